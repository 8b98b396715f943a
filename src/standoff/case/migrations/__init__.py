"""Versions of the schema, brought up to date when a case is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

REVISIONS = ("0001", "0002", "0003", "0004")
"""Schema versions this package can open, oldest first; a test compares them with `versions/`."""
HEAD = REVISIONS[-1]
"""The version it writes."""


def upgrade(connection: Connection, to: str = HEAD) -> None:
    """Bring the schema to a version inside the connection's transaction."""
    # Alembic takes long to load and is needed only when there is something to do.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
