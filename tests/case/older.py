"""Cases of older versions: made by their migrations, and what a schema must be once it is brought up to date."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from standoff.case import Case, dialect, migrations
from standoff.case.schema import metadata


def make_older(where: str, version: str) -> None:
    """Make an empty case as a version made it."""
    engine = dialect.make_engine(dialect.database_url(where))
    dialect.turn_on_wal(engine)
    with engine.connect().execution_options(**{dialect.WRITES: True}) as connection, connection.begin():
        migrations.upgrade(connection, version)
        dialect.sign_file(connection)
    engine.dispose()


def differences(case: Case) -> list[object]:
    """What the tables of a case have otherwise than the schema."""

    def ours(name: str | None, kind: str, _: object) -> bool:
        return not (kind == "table" and str(name).startswith("article_search"))

    with case._store.engine.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection, opts={"include_name": ours}), metadata)
