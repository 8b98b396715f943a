"""Run by Alembic: migrations take the connection of the case that is being opened."""

from __future__ import annotations

from alembic import context

from standoff.case.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite's DDL is transactional once the driver does not commit behind our back (see dialect.py).
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
