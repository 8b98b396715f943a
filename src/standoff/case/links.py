"""Links of one article to those before it, made inside the transaction that adds it.

A first version: copies by shared word 5-grams, series of stated numbers, assertions against denials. `link` and
`unlink` are the seam: what they call may be replaced, the tables stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, or_

from standoff.case import schema
from standoff.case.figures import put_series
from standoff.case.opposition import find_disputes
from standoff.case.reuse import find_copies

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from standoff.case.kept import Kept
    from standoff.model import Reading


def link(connection: Connection, article: Kept, reading: Reading) -> None:
    """Link a newly added (or newly read) article to the others."""
    find_copies(connection, article, reading)
    put_series(connection, article, reading)
    find_disputes(connection, article, reading)


def unlink(connection: Connection, number: int) -> None:
    """Take back the links made of an article's text and numbers; those tied to its records go with the records."""
    connection.execute(delete(schema.copies).where(or_(schema.copies.c.a == number, schema.copies.c.b == number)))
    connection.execute(delete(schema.shingles).where(schema.shingles.c.article == number))
    connection.execute(delete(schema.series_points).where(schema.series_points.c.article == number))
