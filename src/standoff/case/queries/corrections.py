"""What analysts said of the record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypedDict, TypeVar

from sqlalchemy import Row, func, or_, select

from standoff.case.corrections.correction import Correction
from standoff.case.corrections.keeping import RECORDS, ids_read, retraction_of
from standoff.case.queries.claims import batches
from standoff.case.queries.filters import Moment, Scope, not_yet, refuse_unknown, within
from standoff.case.records import Found
from standoff.case.schema import corrections, records
from standoff.errors import NotFoundError

FoundT = TypeVar("FoundT")


class CorrectionFilter(TypedDict, total=False):
    """`about` is the id of either of a pair, `article` of the article it is or stands in; `of` the kind of thing.

    `since` is about when they were made.
    """

    about: str | None
    article: str | None
    act: str | None
    of: str | None
    who: str | None
    since: Moment | None
    limit: int | None
    offset: int


def find_corrections(scope: Scope, given: CorrectionFilter) -> Found[Correction]:
    """Corrections, the latest first, those undone too."""
    refuse_unknown(given, CorrectionFilter)
    table = corrections.c
    query = select(corrections).where(*within(scope, given, table.made))
    if about := given.get("about"):
        query = query.where(or_(table.about == about, table.other == about))
    for name in ("act", "of", "who", "article"):
        if given.get(name):
            query = query.where(table[name] == given[name])
    total = scope.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    offset = given.get("offset") or 0
    rows = scope.connection.execute(query.order_by(table.number.desc()).limit(given.get("limit")).offset(offset)).all()
    return Found(tuple(_records(scope, rows)), total, offset)


def _records(scope: Scope, rows: Sequence[Row[Any]]) -> list[Correction]:
    by = _undone_by(scope)
    lost = _orphans(scope, rows)
    fields = [name for name in Correction.__struct_fields__ if name not in {"undone_by", "orphan"}]
    return [
        Correction(**{n: getattr(row, n) for n in fields}, undone_by=by.get(row.id), orphan=row.id in lost)
        for row in rows
    ]


def _undone_by(scope: Scope) -> dict[str, str]:
    table = corrections.c
    rows = scope.connection.execute(
        select(table.id, table.about).where(table.act == "undo").order_by(table.number.desc())
    )
    found: dict[str, str] = {}
    for row in rows:
        if row.id not in found:
            found[row.about] = row.id
    return found


def _orphans(scope: Scope, rows: Sequence[Row[Any]]) -> set[str]:
    """Corrections of records whose article is now read without them."""
    about = {row.about: row for row in rows if row.of in RECORDS}
    there: set[str] = set()
    for some in batches(sorted(about)):
        there |= set(scope.connection.execute(select(records.c.id).where(records.c.id.in_(some))).scalars())
    missing = {id_: row for id_, row in about.items() if id_ not in there}
    read: dict[str, set[str]] = {}
    for id_, row in missing.items():
        if row.article not in read:
            read[row.article] = ids_read(scope.connection, row.article)
        if id_ in read[row.article]:
            there.add(id_)
    return {row.id for row in rows if row.of in RECORDS and row.about not in there}


def why_gone(scope: Scope, wanted: str) -> str | None:
    """Who took a record, or the article it is read in, out of the lists and why, where somebody did."""
    made = retraction_of(scope.connection, wanted)
    if made is None:
        return None
    whole = "" if made.about == wanted else f"its article {made.about} "
    return f"{wanted}: {whole}was retracted by {made.who} on {made.made[:10]}: {made.why}"


def present(scope: Scope, wanted: str, find: Callable[[Scope, str], FoundT]) -> FoundT:
    """What is found by an id; where it was retracted, the error says by whom and why."""
    try:
        found = find(scope, wanted)
    except NotFoundError as error:
        if gone := why_gone(scope, wanted):
            raise NotFoundError(gone) from error
        raise
    if later := not_yet(scope, wanted):
        raise NotFoundError(later)
    return found
