"""Who is in a case: actors, and the outlets and agencies it hears from."""

from __future__ import annotations

from typing import Any, TypedDict

import msgspec
from sqlalchemy import Row, Select, func, or_, select, union

from standoff.case.cast import fold
from standoff.case.corrections.keeping import ratings
from standoff.case.queries.filters import Scope, refuse_unknown
from standoff.case.records import ActorRecord, Found, SourceRecord
from standoff.case.schema import actors, articles, claim_holders, copies, mentions, records


class ActorFilter(TypedDict, total=False):
    """`name` is part of a name; `kind` an ActorKind or HolderKind; `resolved` whether the knowledge base has it."""

    name: str | None
    kind: str | None
    resolved: bool | None
    limit: int | None
    offset: int


class Stretch(TypedDict, total=False):
    """Which stretch of a list is wanted."""

    limit: int | None
    offset: int


NOBODY = ("unstated", "anonymous", "document")
"""Kinds of holder that name no actor."""


def find_actors(scope: Scope, given: ActorFilter) -> Found[ActorRecord]:
    """Actors mentioned or heard in current articles, those heard and mentioned most first."""
    refuse_unknown(given, ActorFilter)
    query = _actors_query(scope)
    table = actors.c
    if given.get("name"):
        query = query.where(table.folded.contains(fold(given["name"] or ""), autoescape=True))
    if given.get("kind"):
        query = query.where(table.kind == given["kind"])
    if (resolved := given.get("resolved")) is not None:
        query = query.where(table.key.is_not(None) if resolved else table.key.is_(None))
        query = query.where(table.kind.not_in(NOBODY))
    rows = scope.connection.execute(query).all()
    return Found.stretch(rows, given, lambda some: map(_actor, some))


def _actor(row: Row[Any]) -> ActorRecord:
    return ActorRecord(
        id=row.id, name=row.name, kind=row.kind, key=row.key, code=row.code, office=row.office, country=row.country,
        articles=row.articles, mentions=row.mentions, claims=row.claims, first=row.first or None, last=row.last or None,
    )  # fmt: skip


def _actors_query(scope: Scope) -> Select[Any]:
    mentioned = (
        select(
            mentions.c.actor,
            func.count().label("articles"),
            func.sum(mentions.c.count).label("mentions"),
            func.min(func.nullif(articles.c.at, "")).label("first"),
            func.max(articles.c.at).label("last"),
        )
        .join(articles, articles.c.number == mentions.c.article)
        .where(scope.stands())
        .group_by(mentions.c.actor)
        .subquery()
    )
    heard = (
        select(
            claim_holders.c.actor,
            func.count(claim_holders.c.claim.distinct()).label("claims"),
            func.count(records.c.article.distinct()).label("articles"),
            func.min(func.nullif(records.c.at, "")).label("first"),
            func.max(records.c.at).label("last"),
        )
        .join(records, records.c.id == claim_holders.c.claim)
        .join(articles, articles.c.number == records.c.article)
        .where(scope.stands())
        .group_by(claim_holders.c.actor)
        .subquery()
    )
    claims = func.coalesce(heard.c.claims, 0)
    times = func.coalesce(mentioned.c.mentions, 0)
    return (
        select(
            actors,
            func.coalesce(mentioned.c.articles, heard.c.articles).label("articles"),
            times.label("mentions"),
            claims.label("claims"),
            func.coalesce(mentioned.c.first, heard.c.first).label("first"),
            func.coalesce(mentioned.c.last, heard.c.last).label("last"),
        )
        .outerjoin(mentioned, mentioned.c.actor == actors.c.id)
        .outerjoin(heard, heard.c.actor == actors.c.id)
        .where(or_(mentioned.c.actor.is_not(None), heard.c.actor.is_not(None)))
        .order_by(claims.desc(), times.desc(), actors.c.folded, actors.c.id)
    )


def find_sources(scope: Scope, given: Stretch) -> Found[SourceRecord]:
    """Outlets articles come from, then outlets and agencies they cite or credit; most articles first."""
    refuse_unknown(given, Stretch)
    rated = ratings(scope.connection)
    items = [
        msgspec.structs.replace(source, reliability=rated.get(fold(source.name), source.reliability))
        for source in (*_outlets(scope), *_cited(scope), *_credited(scope))
    ]
    return Found.stretch(items, given)


def _outlets(scope: Scope) -> list[SourceRecord]:
    table = articles.c
    made = (
        select(records.c.article, func.count().label("claims"))
        .where(records.c.kind == "claim")
        .group_by(records.c.article)
        .subquery()
    )
    other = articles.alias("sharing")
    ways = ((copies.c.a, copies.c.b), (copies.c.b, copies.c.a))
    shared = union(
        *(select(a.label("article")).join(other, other.c.number == b).where(scope.stands(other)) for a, b in ways)
    ).subquery()
    rows = scope.connection.execute(
        select(
            func.max(table.outlet).label("name"),
            func.count().label("articles"),
            func.coalesce(func.sum(made.c.claims), 0).label("claims"),
            func.count(shared.c.article).label("copies"),
            func.min(func.nullif(table.at, "")).label("first"),
            func.max(table.at).label("last"),
        )
        .select_from(articles)
        .outerjoin(made, made.c.article == table.number)
        .outerjoin(shared, shared.c.article == table.number)
        .where(scope.stands())
        .group_by(table.outlet_key)
        .order_by(func.count().desc(), table.outlet_key)
    ).all()
    return [
        SourceRecord(
            name=r.name or "", role="outlet", articles=r.articles, claims=r.claims, copies=r.copies,
            first=r.first, last=r.last or None,
        )
        for r in rows
    ]  # fmt: skip


def _cited(scope: Scope) -> list[SourceRecord]:
    rows = scope.connection.execute(
        select(
            func.max(claim_holders.c.name).label("name"),
            func.count(records.c.article.distinct()).label("articles"),
            func.count(records.c.id.distinct()).label("claims"),
            func.min(func.nullif(records.c.at, "")).label("first"),
            func.max(records.c.at).label("last"),
        )
        .select_from(claim_holders)
        .join(records, records.c.id == claim_holders.c.claim)
        .join(articles, articles.c.number == records.c.article)
        .where(scope.stands(), claim_holders.c.kind == "outlet")
        .group_by(claim_holders.c.actor)
        .order_by(func.count(records.c.article.distinct()).desc(), func.max(claim_holders.c.name))
    ).all()
    return [
        SourceRecord(
            name=r.name,
            role="cited",
            articles=r.articles,
            claims=r.claims,
            copies=0,
            first=r.first,
            last=r.last or None,
        )
        for r in rows
    ]


def _credited(scope: Scope) -> list[SourceRecord]:
    table = articles.c
    rows = scope.connection.execute(
        select(
            table.credit,
            func.count().label("articles"),
            func.min(func.nullif(table.at, "")).label("first"),
            func.max(table.at).label("last"),
        )
        .where(scope.stands(), table.credit.is_not(None), table.credit != "")
        .group_by(table.credit)
        .order_by(func.count().desc(), table.credit)
    ).all()
    return [
        SourceRecord(
            name=r.credit, role="credited", articles=r.articles, claims=0, copies=0, first=r.first, last=r.last or None
        )
        for r in rows
    ]
