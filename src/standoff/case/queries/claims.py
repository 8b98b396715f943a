"""The ledger of claims."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlalchemy.sql import ColumnElement

from standoff.case.queries.filters import (
    ClaimFilter,
    Condition,
    Scope,
    equal,
    ordering,
    refuse_unknown,
    window_conditions,
)
from standoff.case.queries.names import speaks, stands_at
from standoff.case.records import ClaimRecord, Found, HolderRecord
from standoff.case.schema import articles, claim_holders, claims, disputes, records
from standoff.errors import NotFoundError
from standoff.model import Attribution

MOST_PARAMETERS = 5_000
"""Ids asked for in one statement; databases limit parameters."""


def batches(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    """The ids in stretches a database takes in one statement."""
    return (ids[start : start + MOST_PARAMETERS] for start in range(0, len(ids), MOST_PARAMETERS))


def record_columns() -> list[Any]:
    """Columns every record is made of."""
    table = records.c
    return [
        table.id, table.kind, table.start, table.end, table.quote, table.claim, table.first, table.last,
        table.body, table.at,
        articles.c.id.label("article"), articles.c.title, articles.c.outlet,
    ]  # fmt: skip


def shared_fields(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of columns chosen above
    """Fields every record takes from its row."""
    return {
        "id": row.id, "kind": row.kind, "article": row.article, "title": row.title,
        "outlet": row.outlet, "at": row.at or None,
        "start": row.start, "end": row.end, "quote": row.quote, "claim": row.claim, "first": row.first,
        "last": row.last,
    }  # fmt: skip


def windowed(
    connection: Connection,
    query: Select[Any],
    given: Mapping[str, Any],
    default: Any = "newest",  # noqa: ANN401
) -> tuple[Sequence[Row[Any]], int, int]:
    """Rows of one stretch of a query over records, how many match in all, and how many were skipped."""
    limit, offset = given.get("limit"), given.get("offset") or 0
    rows = connection.execute(query.order_by(*ordering(given, default)).limit(limit).offset(offset)).all()
    # Where the end was reached no second count is needed, unless nothing was there to reach.
    if (limit is None or len(rows) < limit) and (rows or not offset):
        return rows, offset + len(rows), offset
    counted = query.with_only_columns(records.c.id).order_by(None).subquery()
    total = connection.execute(select(func.count()).select_from(counted)).scalar_one()
    return rows, int(total), offset


def is_disputed(scope: Scope) -> Condition:
    """Whether a record stands on a side of a dispute whose other side stands too."""
    sides = ((disputes.c.a, disputes.c.b), (disputes.c.b, disputes.c.a))
    return or_(*(exists(_facing(scope, own, other).where(own == records.c.id)) for own, other in sides))


def _facing(scope: Scope, own: ColumnElement[str], other: ColumnElement[str]) -> Select[Any]:
    """One side of each pair whose other side is in an article that stands."""
    facing, holding = aliased(records, name="facing"), aliased(articles, name="holding")
    return (
        select(own)
        .join_from(disputes, facing, facing.c.id == other)
        .join(holding, holding.c.number == facing.c.article)
        .where(scope.stands(holding))
    )


def claims_query() -> Select[Any]:
    """Claims joined with their records and articles."""
    table = claims.c
    return (
        select(
            *record_columns(), table.chain, table.act, table.polarity, table.certainty, table.certainty_wording,
            table.condition, table.due_start, table.due_end, table.due_wording, table.manner, table.confidence,
        )
        .join_from(records, claims, table.record == records.c.id)
        .join(articles, articles.c.number == records.c.article)
    )  # fmt: skip


def claim_conditions(scope: Scope, given: ClaimFilter) -> list[Condition]:
    """Conditions of a list of claims, on the tables of `claims_query`."""
    refuse_unknown(given, ClaimFilter)
    table = claims.c
    conditions = window_conditions(scope, given)
    conditions += equal(
        given,
        {"act": table.act, "polarity": table.polarity, "certainty": table.certainty, "chain_depth": table.depth},
    )
    if actor := given.get("actor"):
        conditions.append(speaks(scope.connection, actor))
    if place := given.get("place"):
        conditions.append(stands_at(place))
    if (wanted := given.get("disputed")) is not None:
        conditions.append(is_disputed(scope) if wanted else ~is_disputed(scope))
    return conditions


def find_claims(scope: Scope, given: ClaimFilter) -> Found[ClaimRecord]:
    """Claims that pass the filters."""
    query = claims_query().where(*claim_conditions(scope, given))
    rows, total, offset = windowed(scope.connection, query, given)
    return Found(claim_records(scope, rows), total, offset)


def claims_of(scope: Scope, ids: Sequence[str]) -> dict[str, ClaimRecord]:
    """Claims by their ids; unknown ids are left out."""
    found: dict[str, ClaimRecord] = {}
    for some in batches(ids):
        rows = scope.connection.execute(claims_query().where(records.c.id.in_(some))).all()
        found |= {claim.id: claim for claim in claim_records(scope, rows)}
    return found


def claim_records(scope: Scope, rows: Sequence[Row[Any]]) -> tuple[ClaimRecord, ...]:
    """Records of rows of `claims_query`."""
    ids = [row.id for row in rows]
    holders: dict[str, list[HolderRecord]] = {}
    disputed: set[str] = set()
    table, pairs = claim_holders.c, disputes.c
    for some in batches(ids):
        for row in scope.connection.execute(
            select(claim_holders).where(table.claim.in_(some)).order_by(table.claim, table.position, table.part)
        ):
            holders.setdefault(row.claim, []).append(
                HolderRecord(
                    position=row.position, name=row.name, kind=row.kind, key=row.key, code=row.code, actor=row.actor
                )
            )
        for own, other in ((pairs.a, pairs.b), (pairs.b, pairs.a)):
            disputed.update(scope.connection.execute(_facing(scope, own, other).where(own.in_(some))).scalars())
    return tuple(
        ClaimRecord(
            **shared_fields(row),
            chain=tuple(json.loads(row.chain)),
            act=row.act,
            polarity=row.polarity,
            certainty=row.certainty,
            certainty_wording=row.certainty_wording,
            condition=row.condition,
            due_start=row.due_start,
            due_end=row.due_end,
            due_wording=row.due_wording,
            manner=row.manner,
            confidence=row.confidence,
            holders=tuple(holders.get(row.id, ())),
            disputed=row.id in disputed,
            mark=msgspec.json.decode(row.body, type=Attribution),
        )
        for row in rows
    )


def one_claim(scope: Scope, claim: str) -> tuple[ClaimRecord, list[ClaimRecord], list[ClaimRecord]]:
    """A claim, its parents from the outermost, and its children in text order; NotFoundError for an unknown id."""
    found = claims_of(scope, [claim])
    if claim not in found:
        msg = f"no claim {claim!r} in the case"
        raise NotFoundError(msg)
    parents: list[ClaimRecord] = []
    above = found[claim].claim
    while above is not None:
        parents.insert(0, claims_of(scope, [above])[above])
        above = parents[0].claim
    rows = scope.connection.execute(
        claims_query().where(records.c.claim == claim).order_by(records.c.start, records.c.id)
    )
    return found[claim], parents, list(claim_records(scope, rows.all()))
