"""The database under a case: opened, created or migrated, and every failure of it told as a CaseError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select
from sqlalchemy.exc import ArgumentError, DBAPIError

from standoff.case import dialect
from standoff.case.migrations import HEAD, REVISIONS, upgrade
from standoff.case.schema import meta
from standoff.errors import CaseError


class Store:
    """Connections to one case; errors of the database become CaseError naming it."""

    def __init__(self, where: str | Path, *, create: bool) -> None:
        url = dialect.database_url(where)
        self.location = dialect.shown(where)
        if url.startswith("sqlite"):
            self._check_file(url, create=create)
        try:
            self.engine: Engine = dialect.make_engine(url)
        except ArgumentError as error:
            msg = f"{self.location}: is no database url that can be used: {error}"
            raise CaseError(msg) from error
        except ImportError as error:
            msg = f"{self.location}: its driver is missing; pip install 'standoff[postgresql]' brings psycopg"
            raise CaseError(msg) from error
        try:
            self._open(create=create)
        except BaseException:
            self.engine.dispose()
            raise

    def _check_file(self, url: str, *, create: bool) -> None:
        path = Path(url.partition(":///")[2])
        if path.is_dir():
            msg = f"{self.location}: is a directory, not a case"
            raise CaseError(msg)
        if not path.exists():
            if not create:
                msg = f"{self.location}: no such case (standoff add makes one)"
                raise CaseError(msg)
            if not path.absolute().parent.is_dir():
                msg = f"{self.location}: the directory {path.absolute().parent} does not exist"
                raise CaseError(msg)

    def _open(self, *, create: bool) -> None:
        with self.reading() as connection:
            version = self._version(connection)
        if version == HEAD:
            return
        if version is None and not create:
            msg = f"{self.location}: is not a case"
            raise CaseError(msg)
        with self._told():
            dialect.turn_on_wal(self.engine)
        with self.writing() as connection:
            # Another process may have made it meanwhile.
            if self._version(connection) != HEAD:
                upgrade(connection)
                dialect.sign_file(connection)

    def _version(self, connection: Connection) -> str | None:
        """The schema version of the case; None for an empty database, CaseError for anything else."""
        tables = set(inspect(connection).get_table_names())
        if not tables:
            return None
        signed = dialect.application_id(connection) in {None, dialect.APPLICATION_ID}
        if not signed or not {"alembic_version", meta.name} <= tables:
            msg = f"{self.location}: is a database, but not a case"
            raise CaseError(msg)
        version = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
        if version not in REVISIONS:
            msg = f"{self.location}: was written by a newer version of Standoff (schema {version}); update Standoff"
            raise CaseError(msg)
        return version

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the case throughout."""
        with self._told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all that is done in it is kept, or none."""
        options = {dialect.WRITES: True}
        with self._told(), self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            msg = f"{self.location}: {_reason(error)}"
            raise CaseError(msg) from error

    def meta(self, connection: Connection) -> dict[str, str]:
        """The case's own facts."""
        return {row.key: row.value for row in connection.execute(select(meta.c.key, meta.c.value))}

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


REASONS = {
    "not a database": "is not a case (not a SQLite file)",
    "is full": "no room is left on the disk; what was added before is kept",
    "locked": "another program has been writing to it for too long; try again",
    "readonly": "cannot be written to",
    "malformed": "is damaged (SQLite: database disk image is malformed)",
    "disk I/O error": "cannot be read or written (is it a file, on a disk that works?)",
    "unable to open": "cannot be opened (do its directory and file allow it?)",
}
"""What a user is told, by a part of what the database said."""


def _reason(error: DBAPIError) -> str:
    told = str(error.orig)
    return next((reason for part, reason in REASONS.items() if part in told), told)
