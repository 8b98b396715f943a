"""Disputes about the doer: charges of one article against those of its own and of articles near it in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from standoff.case import schema
from standoff.case.clock import shifted
from standoff.case.dialect import insert_or_ignore
from standoff.case.kept import Kept
from standoff.case.opposition import dispute_row
from standoff.case.reuse import one_text
from standoff.linking.blame import APART, DOING, SAYING, Charge, rival

MOST = 200
"""Charges of other articles that are compared with the article's own: the newest, so the cost is flat."""
CONFLICT = (3, 4)
"""Quad classes of acts one is blamed for."""
SCORE = 0.7


def put_blame(connection: Connection, article: Kept) -> None:
    """Keep a dispute for each two claims that name each other's side as the doer of one thing."""
    events, records = schema.events.c, schema.records.c
    own = _charges(connection, _told().where(records.article == article.number))
    if not own:
        return
    day = article.at[:10]
    others = _told().where(
        records.article.not_in(sorted(one_text(connection, article.number))),
        records.at.between(shifted(day, -APART), shifted(day, APART) + "~"),
        events.plover.in_(sorted({charge.act for charge in own})),
    )
    against = _charges(connection, others.order_by(records.at.desc(), records.id).limit(MOST))
    pairs = {tuple(sorted((a.claim, b.claim))): (a, b) for a in own for b in (*own, *against) if rival(a, b)}
    insert_or_ignore(connection, schema.disputes, [_row(*pair) for _, pair in sorted(pairs.items())])


def _told() -> Select[Any]:
    """Events that somebody says a known actor did."""
    events, records, claims = schema.events.c, schema.records.c, schema.claims.c
    return (
        select(records.id, records.article, records.claim, records.day)
        .add_columns(events.plover, events.source_code)
        .join(schema.events, events.record == records.id)
        .join(schema.claims, claims.record == records.claim)
        .where(
            records.kind == "event",
            events.quad.in_(CONFLICT),
            events.status.in_(sorted(DOING)),
            events.source_code.is_not(None),
            claims.act.in_(sorted(SAYING)),
            claims.polarity == "+",
        )
    )


def _charges(connection: Connection, query: Select[Any]) -> list[Charge]:
    rows = connection.execute(query).all()
    by = _innermost(connection, sorted({row.claim for row in rows}))
    places: dict[str, set[str]] = defaultdict(set)
    where = schema.record_places.c
    at = select(where.record, where.folded).where(where.record.in_([row.id for row in rows]), where.role == "event")
    for place in connection.execute(at):
        places[place.record].add(place.folded)
    return [_charge(row, by[row.claim], places[row.id]) for row in rows if row.claim in by]


def _charge(row: Row[Any], by: Mapping[str, str], places: set[str]) -> Charge:
    return Charge(
        claim=row.claim, article=str(row.article), by=frozenset(by), name=", ".join(by.values()), agent=row.source_code,
        act=row.plover, day=row.day, places=frozenset(places),
    )  # fmt: skip


def _innermost(connection: Connection, claims: list[str]) -> dict[str, dict[str, str]]:
    """Names by code of a claim's innermost holders, where all of them have a code."""
    table = schema.claim_holders.c
    found: dict[str, dict[int, dict[str | None, str]]] = defaultdict(lambda: defaultdict(dict))
    query = select(table.claim, table.position, table.code, table.name).where(table.claim.in_(claims))
    for row in connection.execute(query.order_by(table.claim, table.position, table.part)):
        found[row.claim][row.position][row.code] = row.name
    last = {claim: holders[max(holders)] for claim, holders in found.items()}
    return {claim: {c: n for c, n in names.items() if c} for claim, names in last.items() if None not in names}


def _row(one: Charge, other: Charge) -> dict[str, Any]:
    first, second = sorted((one, other), key=lambda c: c.claim)
    where = sorted(first.places & second.places)
    about = ", ".join((first.act.lower(), first.day[:10], *where[:1]))
    why = f"{first.name} and {second.name} each name the other's side as the doer ({about})"
    return dispute_row("blame", first.claim, second.claim, SCORE, why)
