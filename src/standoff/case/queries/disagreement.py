"""Where accounts differ: disputes, and numbers side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple, TypedDict

import msgspec
from sqlalchemy import Connection, Row, Select, func, or_, select
from sqlalchemy.orm import aliased

from standoff.case.cast import fold
from standoff.case.clock import resolve_since, resolve_until
from standoff.case.queries.claims import batches, claims_of
from standoff.case.queries.filters import Moment, Scope, refuse_unknown
from standoff.case.queries.names import speaks, who_is
from standoff.case.records import ClaimRecord, DisputeRecord, Found, Series, SeriesPoint, Side
from standoff.case.schema import articles, claims, disputes, records, series_points, stances
from standoff.case.wordings import side_names
from standoff.linking.sentences import sentence_around
from standoff.linking.stances import Stance
from standoff.model import Span, content_id


class DisputeFilter(TypedDict, total=False):
    """`since` and `until` are about the newest side; `actor` stands on one of the sides."""

    since: Moment | None
    until: Moment | None
    kind: str | None
    actor: str | None
    limit: int | None
    offset: int


class SeriesFilter(TypedDict, total=False):
    """`unit` is part of what is counted; `least` how many points a series must have."""

    holder: str | None
    unit: str | None
    place: str | None
    kind: Literal["posture", "quantity"] | None
    least: int
    limit: int | None
    offset: int


class Group(NamedTuple):
    """Pairs of one kind that hang together by a claim, before their claims are read."""

    id: str
    pairs: list[Row[Any]]
    claims: frozenset[str]
    last: str


def find_disputes(scope: Scope, given: DisputeFilter) -> Found[DisputeRecord]:
    """Disputes, the one with the newest side first; pairs that share a claim are one dispute."""
    refuse_unknown(given, DisputeFilter)
    query = _pairs()
    if kind := given.get("kind"):
        query = query.where(disputes.c.kind == kind)
    found = _joined(scope.connection.execute(query).all())
    since = resolve_since(given.get("since"), scope.today, scope.zone)
    until = resolve_until(given.get("until"), scope.today, scope.zone)
    if since:
        found = [group for group in found if group.last >= since]
    if until:
        found = [group for group in found if group.last and group.last < until]
    if actor := given.get("actor"):
        heard = set(scope.connection.execute(select(records.c.id).where(speaks(scope.connection, actor))).scalars())
        found = [group for group in found if not heard.isdisjoint(group.claims)]
    offset = given.get("offset") or 0
    stop = None if given.get("limit") is None else offset + (given["limit"] or 0)
    return Found(_read(scope.connection, found[offset:stop]), len(found), offset)


def disputes_of(connection: Connection, claim: str) -> tuple[DisputeRecord, ...]:
    """Disputes in which a claim stands."""
    reached: set[str] = set()
    edge = {claim}
    found: dict[str, Row[Any]] = {}
    while edge:
        reached |= edge
        for some in batches(sorted(edge)):
            pairs = connection.execute(_pairs().where(or_(disputes.c.a.in_(some), disputes.c.b.in_(some))))
            found |= {pair.id: pair for pair in pairs}
        edge = {side for pair in found.values() for side in (pair.a, pair.b)} - reached
    groups = [group for group in _joined(list(found.values())) if claim in group.claims]
    return _read(connection, groups)


def _pairs() -> Select[Any]:
    """Pairs of claims of current articles, with the moments of both."""
    one, other = aliased(records, name="one"), aliased(records, name="other")
    first, second = aliased(articles, name="first"), aliased(articles, name="second")
    return (
        select(disputes, one.c.at.label("a_at"), other.c.at.label("b_at"))
        .join(one, one.c.id == disputes.c.a)
        .join(other, other.c.id == disputes.c.b)
        .join(first, first.c.number == one.c.article)
        .join(second, second.c.number == other.c.article)
        .where(first.c.current, second.c.current)
    )


def _joined(pairs: Sequence[Row[Any]]) -> list[Group]:
    """Pairs grouped by the claims they share, the group with the newest side first."""
    root: dict[tuple[str, str], tuple[str, str]] = {}

    def find(node: tuple[str, str]) -> tuple[str, str]:
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for pair in pairs:
        a, b = find((pair.kind, pair.a)), find((pair.kind, pair.b))
        root[max(a, b)] = min(a, b)
    listed: dict[tuple[str, str], list[Row[Any]]] = {}
    for pair in pairs:
        listed.setdefault(find((pair.kind, pair.a)), []).append(pair)
    groups = [
        Group(
            content_id("d", together[0].kind, min(p.a for p in together)),
            together,
            frozenset(side for p in together for side in (p.a, p.b)),
            max(at for p in together for at in (p.a_at, p.b_at)),
        )
        for together in listed.values()
    ]
    return sorted(sorted(groups, key=lambda g: g.id), key=lambda g: g.last, reverse=True)


def _read(connection: Connection, groups: Sequence[Group]) -> tuple[DisputeRecord, ...]:
    claimed = sorted({claim for group in groups for claim in group.claims})
    known = claims_of(connection, claimed)
    taken = {(stance.implied, claim): stance for claim, stance in _stances(connection, claimed)}
    told = _contexts(connection, known)
    return tuple(_dispute(group, known, taken, told) for group in groups)


def _contexts(connection: Connection, known: dict[str, ClaimRecord]) -> dict[str, str]:
    """The sentence around each claim's words, by the claim's id."""
    table = articles.c
    texts: dict[str, str] = {}
    for some in batches(sorted({c.article for c in known.values()})):
        texts |= {
            row.id: row.text for row in connection.execute(select(table.id, table.text).where(table.id.in_(some)))
        }
    return {
        name: sentence_around(texts[claim.article], Span(claim.start, claim.end)).of(texts[claim.article])
        for name, claim in known.items()
    }


def _stances(connection: Connection, claimed: Sequence[str]) -> Iterator[tuple[str, Stance]]:
    table = stances.c
    for some in batches(claimed):
        for row in connection.execute(select(table.claim, table.body).where(table.claim.in_(some))):
            yield row.claim, msgspec.json.decode(row.body, type=Stance)


def _dispute(
    group: Group, known: dict[str, ClaimRecord], taken: dict[tuple[bool, str], Stance], told: dict[str, str]
) -> DisputeRecord:
    listed = sorted((known[side] for side in group.claims if side in known), key=lambda c: (c.at or "", c.id))
    best = max(group.pairs, key=lambda p: (p.score, p.id))
    moments = [c.at for c in listed if c.at]
    sides: list[Side] = []
    for claim in listed:
        own = taken.get((False, claim.id))
        sides.append(_side(claim, own.kind if own else _stance(claim), claim.chain, told[claim.id]))
    sides += [
        _side(known[name], taken[True, name].kind, tuple(side_names(taken[True, name].holders)), told[name])
        for name in sorted({p.a for p in group.pairs if p.a == p.b})
        if (True, name) in taken and name in known
    ]
    put = [s for s in sides if s.stance in {"assert", "accuse", "demand"}]
    asserted = max(put, key=lambda s: len(s.quote), default=None)
    return DisputeRecord(
        id=group.id,
        kind=best.kind,
        label=(asserted or sides[0]).quote if sides else "",
        first=min(moments, default=None),
        last=max(moments, default=None),
        score=best.score,
        why=best.why,
        sides=tuple(sides),
    )


def _side(claim: ClaimRecord, stance: str, chain: tuple[str, ...], context: str) -> Side:
    return Side(
        claim=claim.id, stance=stance, article=claim.article, outlet=claim.outlet, at=claim.at, chain=chain,
        quote=claim.quote, context=context,
    )  # fmt: skip


def _stance(claim: ClaimRecord) -> str:
    if claim.act in {"demand", "ask"}:
        return "demand"
    if claim.act == "reject":
        return "refuse"
    return "deny" if claim.act == "deny" or claim.polarity == "-" else "assert"


def find_series(scope: Scope, given: SeriesFilter) -> Found[Series]:
    """Series of stated numbers, those with most points first; points in order of when it was so."""
    refuse_unknown(given, SeriesFilter)
    table = series_points.c
    query = (
        select(table.series, func.count().label("size"), func.max(table.at).label("last"))
        .join(articles, articles.c.number == table.article)
        .where(articles.c.current)
        .group_by(table.series)
        .having(func.count() >= (given.get("least") or 1))
        .order_by(func.count().desc(), func.max(table.at).desc(), table.series)
    )
    if given.get("kind"):
        query = query.where(table.kind == given["kind"])
    if holder := given.get("holder"):
        query = query.where(who_is(scope.connection, holder).matches(table.holder_actor, table.holder_code))
    if unit := given.get("unit"):
        query = query.where(table.unit.icontains(unit, autoescape=True))
    if place := given.get("place"):
        query = query.where(table.place_key == fold(place))
    rows = scope.connection.execute(query).all()
    offset = given.get("offset") or 0
    stop = None if given.get("limit") is None else offset + (given["limit"] or 0)
    wanted = [row.series for row in rows[offset:stop]]
    return Found(_series(scope.connection, wanted), len(rows), offset)


def _series(connection: Connection, wanted: Sequence[str]) -> tuple[Series, ...]:
    table = series_points.c
    points: dict[str, list[Row[Any]]] = {name: [] for name in wanted}
    for some in batches(wanted):
        rows = connection.execute(
            select(series_points, articles.c.id.label("article_id"), articles.c.outlet, claims.c.chain)
            .join(articles, articles.c.number == table.article)
            .outerjoin(claims, claims.c.record == table.claim)
            .where(table.series.in_(some), articles.c.current)
            .order_by(func.coalesce(table.as_of, table.at), table.at, table.article, table.start, table.id)
        )
        for row in rows:
            points[row.series].append(row)
    return tuple(
        Series(
            id=name,
            kind=listed[0].kind,
            holder=listed[0].holder,
            unit=listed[0].unit,
            place=listed[0].place,
            points=tuple(_point(row) for row in listed),
        )
        for name, listed in points.items()
    )


def _point(row: Any) -> SeriesPoint:  # noqa: ANN401 - a row of the query above
    return SeriesPoint(
        id=row.id, kind=row.kind, article=row.article_id, outlet=row.outlet, record=row.record, claim=row.claim,
        chain=tuple(json.loads(row.chain)) if row.chain else (), value=row.value, low=row.low, high=row.high,
        approx=row.approx, change=row.change, as_of=row.as_of, at=row.at or None, start=row.start, end=row.end,
        quote=row.quote,
    )  # fmt: skip
