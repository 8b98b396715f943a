"""Links of one article to those before it, made inside the transaction that adds it.

What is alike, opposed or copied is decided in `standoff.linking`; here it is looked up and kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, or_

from standoff.case import schema
from standoff.case.blame import put_blame
from standoff.case.corrections.keeping import decide_copies
from standoff.case.figures import put_series
from standoff.case.opposition import keep_stances, put_disputes
from standoff.case.promises import forget_promises, put_promises
from standoff.case.reuse import find_copies
from standoff.case.sums import put_numeric

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from standoff.case.kept import Kept
    from standoff.model import Reading


def link(connection: Connection, article: Kept, reading: Reading) -> None:
    """Link a newly added (or newly read) article to the others."""
    find_copies(connection, article, reading)
    decide_copies(connection, article)
    put_series(connection, article, reading)
    put_numeric(connection, article)
    put_blame(connection, article)
    put_disputes(connection, article, reading, keep_stances(connection, article, reading))
    put_promises(connection, article, reading)


def unlink(connection: Connection, number: int) -> None:
    """Take back the links made of an article's text and numbers; those tied to its records go with the records."""
    connection.execute(delete(schema.copies).where(or_(schema.copies.c.a == number, schema.copies.c.b == number)))
    forget_promises(connection, number)
    connection.execute(delete(schema.shingles).where(schema.shingles.c.article == number))
    connection.execute(delete(schema.series_points).where(schema.series_points.c.article == number))
