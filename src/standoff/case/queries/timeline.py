"""Dated things of all kinds in one row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal, TypedDict

from sqlalchemy import Select, case, func, literal, or_, select
from sqlalchemy.orm import aliased

from standoff.case.queries.filters import Condition, Moment, Scope, article_conditions, refuse_unknown, within
from standoff.case.queries.names import who_is
from standoff.case.records import Found, TimelineItem
from standoff.case.schema import (
    advisories,
    articles,
    claim_holders,
    claims,
    commitments,
    events,
    postures,
    records,
)

Kind = Literal["claim", "event", "posture", "advisory", "commitment"]


class TimelineFilter(TypedDict, total=False):
    """`since` and `until` are about the day of the thing itself; `dated` asks for those their own words date."""

    since: Moment | None
    until: Moment | None
    kinds: Sequence[Kind] | None
    actor: str | None
    outlet: str | None
    article: str | None
    revisions: bool
    dated: bool | None
    limit: int | None
    offset: int


def find_timeline(scope: Scope, given: TimelineFilter) -> Found[TimelineItem]:
    """Records by the day they are about, else the day of their article; undated articles' come last."""
    refuse_unknown(given, TimelineFilter)
    conditions = _conditions(scope, given)
    query = _query().where(*conditions)
    columns = records.c
    offset = given.get("offset") or 0
    rows = scope.connection.execute(
        query.order_by(columns.day == "", columns.day, columns.article, columns.start, columns.id)
        .limit(given.get("limit"))
        .offset(offset)
    ).all()
    total = scope.connection.execute(
        select(func.count()).select_from(query.with_only_columns(columns.id).order_by(None).subquery())
    ).scalar_one()
    return Found(tuple(_item(row) for row in rows), total, offset)


def _conditions(scope: Scope, given: TimelineFilter) -> list[Condition]:
    columns = records.c
    conditions = [*article_conditions(scope, given), *within(scope, given, columns.day)]
    if kinds := given.get("kinds"):
        conditions.append(columns.kind.in_(list(kinds)))
    if (dated := given.get("dated")) is not None:
        conditions.append(columns.first.is_not(None) if dated else columns.first.is_(None))
    if actor := given.get("actor"):
        who = who_is(scope.connection, actor)
        heard = select(claim_holders.c.claim).where(who.matches(claim_holders.c.actor, claim_holders.c.code))
        conditions.append(
            or_(
                columns.id.in_(heard),
                who.matches(events.c.source_actor, events.c.source_code),
                who.matches(events.c.target_actor, events.c.target_code),
                who.matches(postures.c.holder_actor, postures.c.holder_code),
                who.matches(advisories.c.issuer_actor, advisories.c.issuer_code),
                who.matches(commitments.c.by_actor, commitments.c.by_code),
            )
        )
    return conditions


def _query() -> Select[Any]:
    columns = records.c
    under = aliased(claims, name="under")
    label = case(
        (columns.kind == "claim", claims.c.act),
        (columns.kind == "event", events.c.plover),
        (columns.kind == "posture", postures.c.readiness),
        (columns.kind == "advisory", advisories.c.advice),
        (columns.kind == "commitment", commitments.c.type),
        else_=literal(""),
    )
    who = func.coalesce(events.c.source, postures.c.holder, advisories.c.issuer, commitments.c.by)
    return (
        select(
            columns.id, columns.kind, columns.day, columns.first, columns.last, columns.at, columns.quote,
            articles.c.id.label("article"), articles.c.outlet, label.label("label"), who.label("who"),
            func.coalesce(claims.c.chain, under.c.chain).label("chain"),
        )
        .select_from(records)
        .join(articles, articles.c.number == columns.article)
        .outerjoin(claims, claims.c.record == columns.id)
        .outerjoin(events, events.c.record == columns.id)
        .outerjoin(postures, postures.c.record == columns.id)
        .outerjoin(advisories, advisories.c.record == columns.id)
        .outerjoin(commitments, commitments.c.record == columns.id)
        .outerjoin(under, under.c.record == columns.claim)
    )  # fmt: skip


def _item(row: Any) -> TimelineItem:  # noqa: ANN401 - a row of `_query`
    chain = tuple(json.loads(row.chain)) if row.chain else ()
    return TimelineItem(
        day=row.day,
        last=row.last,
        dated=row.first is not None,
        kind=row.kind,
        label=row.label,
        who=row.who or (chain[-1] if row.kind == "claim" and chain else None),
        record=row.id,
        article=row.article,
        outlet=row.outlet,
        at=row.at or None,
        chain=chain,
        quote=row.quote,
    )
