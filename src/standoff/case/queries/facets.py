"""How many records each value of a filter would leave, and how many each day has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Table, case, func, select
from sqlalchemy.sql import ColumnElement

from standoff.case.queries.claims import claim_conditions, is_disputed
from standoff.case.queries.filters import Condition, Scope
from standoff.case.queries.happenings import (
    advisory_conditions,
    commitment_conditions,
    event_conditions,
    posture_conditions,
)
from standoff.case.queries.standing import standing
from standoff.case.schema import (
    actors,
    advisories,
    articles,
    claim_holders,
    claims,
    commitments,
    events,
    postures,
    records,
)
from standoff.errors import CaseError

MOST = 12
"""Values of a facet that are told."""

Facets = dict[str, tuple[tuple[str, int], ...]]
"""By the name of a filter: its values with how many records each leaves, most first."""


class Kind(NamedTuple):
    """A kind of record that has facets: its table, its conditions, and the columns that are counted."""

    table: Table
    conditions: Callable[[Scope, Any], list[Condition]]
    columns: Mapping[str, ColumnElement[Any]]
    actors: Mapping[str, ColumnElement[Any]]
    """Filters whose values are names of actors, with the column of the actor's id."""


def _kinds(scope: Scope, given: Mapping[str, Any]) -> dict[str, Kind]:
    c, e, p, a, m = claims.c, events.c, postures.c, advisories.c, commitments.c
    stands = standing(scope, given)
    disputed = case((is_disputed(scope), "yes"), else_="no")
    return {
        "claims": Kind(
            claims, claim_conditions,
            {"act": c.act, "polarity": c.polarity, "certainty": c.certainty, "disputed": disputed},
            {"actor": claim_holders.c.actor},
        ),
        "events": Kind(
            events, event_conditions, {"type": e.plover, "status": e.status},
            {"actor": e.source_actor, "target": e.target_actor},
        ),
        "postures": Kind(
            postures, posture_conditions, {"asset": p.asset, "readiness": p.readiness}, {"holder": p.holder_actor}
        ),
        "advisories": Kind(advisories, advisory_conditions, {"kind": a.advice}, {"issuer": a.issuer_actor}),
        "commitments": Kind(
            commitments, commitment_conditions, {"kind": m.type, "status": stands}, {"by": m.by_actor}
        ),
    }  # fmt: skip


def find_facets(scope: Scope, kind: str, given: Mapping[str, Any]) -> Facets:
    """Counts for each filter of a kind, under all other filters given; CaseError for a kind without facets."""
    kinds = _kinds(scope, given)
    if kind not in kinds:
        msg = f"{kind}: has no facets; there are {', '.join(kinds)}"
        raise CaseError(msg)
    found: Facets = {}
    chosen = kinds[kind]
    for name, column in {**chosen.columns, **chosen.actors, "outlet": articles.c.outlet}.items():
        others = {key: value for key, value in given.items() if key not in {name, "limit", "offset", "order"}}
        value = actors.c.name if name in chosen.actors else column
        size = func.count(records.c.id.distinct())
        query = (
            select(value.label("value"), size.label("size"))
            .select_from(records)
            .join(chosen.table, chosen.table.c.record == records.c.id)
            .join(articles, articles.c.number == records.c.article)
        )
        if kind == "claims" and name == "actor":
            query = query.join(claim_holders, claim_holders.c.claim == records.c.id)
        if name in chosen.actors:
            query = query.join(actors, actors.c.id == column)
        query = query.where(*chosen.conditions(scope, others), value.is_not(None), value != "")
        # By label: PostgreSQL takes an expression with parameters twice for two expressions.
        rows = scope.connection.execute(query.group_by("value").order_by(size.desc(), value).limit(MOST)).all()
        sizes = [(row.value, row.size) for row in rows]
        if name in chosen.actors:
            # A state stands for all who speak for it: the filter finds more than bear the name.
            counted = [(named, _size(scope, chosen, {**others, name: named})) for named, _ in sizes]
            sizes = sorted(counted, key=lambda pair: -pair[1])
        found[name] = tuple(sizes)
    return found


def _size(scope: Scope, kind: Kind, given: Mapping[str, Any]) -> int:
    """How many records pass filters."""
    query = (
        select(func.count())
        .select_from(records)
        .join(kind.table, kind.table.c.record == records.c.id)
        .join(articles, articles.c.number == records.c.article)
        .where(*kind.conditions(scope, given))
    )
    return int(scope.connection.execute(query).scalar_one())


def records_by_day(scope: Scope) -> tuple[tuple[str, int, int], ...]:
    """Every day on which articles were published, with how many and how many claims they make."""
    day = func.substr(articles.c.at, 1, 10)
    made = (
        select(records.c.article, func.count().label("size"))
        .where(records.c.kind == "claim")
        .group_by(records.c.article)
        .subquery()
    )
    rows = scope.connection.execute(
        select(day.label("day"), func.count().label("articles"), func.coalesce(func.sum(made.c.size), 0).label("made"))
        .select_from(articles)
        .outerjoin(made, made.c.article == articles.c.number)
        .where(scope.stands(), articles.c.at != "")
        .group_by("day")
        .order_by(day)
    )
    return tuple((row.day, row.articles, int(row.made)) for row in rows)
