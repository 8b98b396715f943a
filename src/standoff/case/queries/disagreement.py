"""Where accounts differ: disputes, both sides in their own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypedDict

import msgspec
from sqlalchemy import Connection, Row, Select, or_, select
from sqlalchemy.orm import aliased

from standoff.case.groups import Groups
from standoff.case.queries.claims import batches, claims_of
from standoff.case.queries.filters import Moment, Scope, bounds, refuse_unknown
from standoff.case.queries.names import speaks
from standoff.case.queries.turns import TurnFound, find_turns
from standoff.case.records import ClaimRecord, DisputeRecord, Found, Side, Turn
from standoff.case.schema import articles, disputes, records, stances
from standoff.case.wordings import side_names
from standoff.linking.sentences import sentence_around
from standoff.linking.stance import Stance
from standoff.model import Span, content_id

TURNING = frozenset({"contradict", "oppose"})
"""Kinds of dispute whose sides take stances, and may turn about."""


class DisputeFilter(TypedDict, total=False):
    """`since` and `until` are about the newest side; `actor` stands on one of the sides."""

    since: Moment | None
    until: Moment | None
    kind: str | None
    actor: str | None
    limit: int | None
    offset: int


class Group(NamedTuple):
    """Pairs of one kind that hang together by a claim, before their claims are read."""

    id: str
    kind: str
    pairs: list[Row[Any]]
    claims: frozenset[str]
    last: str


def find_disputes(scope: Scope, given: DisputeFilter) -> Found[DisputeRecord]:
    """Disputes, the one with the newest side first; pairs that share a claim are one dispute."""
    refuse_unknown(given, DisputeFilter)
    query = _pairs(scope)
    if kind := given.get("kind"):
        query = query.where(disputes.c.kind == kind)
    found = _joined(scope.connection.execute(query).all())
    since, until = bounds(scope, given)
    if since:
        found = [group for group in found if group.last >= since]
    if until:
        found = [group for group in found if group.last and group.last < until]
    if actor := given.get("actor"):
        heard = set(scope.connection.execute(select(records.c.id).where(speaks(scope.connection, actor))).scalars())
        found = [group for group in found if not heard.isdisjoint(group.claims)]
    return Found.stretch(found, given, lambda some: _read(scope, some))


def disputes_of(scope: Scope, claim: str) -> tuple[DisputeRecord, ...]:
    """Disputes in which a claim stands."""
    reached: set[str] = set()
    edge = {claim}
    found: dict[str, Row[Any]] = {}
    while edge:
        reached |= edge
        for some in batches(sorted(edge)):
            pairs = scope.connection.execute(_pairs(scope).where(or_(disputes.c.a.in_(some), disputes.c.b.in_(some))))
            found |= {pair.id: pair for pair in pairs}
        edge = {side for pair in found.values() for side in (pair.a, pair.b)} - reached
    groups = [group for group in _joined(list(found.values())) if claim in group.claims]
    return _read(scope, groups)


def _pairs(scope: Scope) -> Select[Any]:
    """Pairs of claims of current articles, with the moments of both."""
    one, other = aliased(records, name="one"), aliased(records, name="other")
    first, second = aliased(articles, name="first"), aliased(articles, name="second")
    return (
        select(disputes, one.c.at.label("a_at"), other.c.at.label("b_at"))
        .join(one, one.c.id == disputes.c.a)
        .join(other, other.c.id == disputes.c.b)
        .join(first, first.c.number == one.c.article)
        .join(second, second.c.number == other.c.article)
        .where(scope.stands(first), scope.stands(second))
    )


def _joined(pairs: Sequence[Row[Any]]) -> list[Group]:
    """Pairs grouped by the claims they share, the group with the newest side first."""
    shared = Groups(((pair.kind, pair.a), (pair.kind, pair.b)) for pair in pairs)
    listed: dict[tuple[str, str], list[Row[Any]]] = {}
    for pair in pairs:
        listed.setdefault(shared.of((pair.kind, pair.a)), []).append(pair)
    groups = [
        Group(
            content_id("d", together[0].kind, min(p.a for p in together)),
            together[0].kind,
            together,
            frozenset(side for p in together for side in (p.a, p.b)),
            max(at for p in together for at in (p.a_at, p.b_at)),
        )
        for together in listed.values()
    ]
    return sorted(sorted(groups, key=lambda g: g.id), key=lambda g: g.last, reverse=True)


def _read(scope: Scope, groups: Sequence[Group]) -> tuple[DisputeRecord, ...]:
    claimed = sorted({claim for group in groups for claim in group.claims})
    taken = {(stance.implied, claim): stance for claim, stance in _stances(scope.connection, claimed)}
    turns = {group.id: find_turns(scope, sorted(group.claims)) for group in groups if group.kind in TURNING}
    moved = {claim for found in turns.values() for turn in found for claim in (turn.before, turn.after)}
    known = claims_of(scope, sorted({*claimed, *moved}))
    told = _contexts(scope.connection, known)
    out = []
    for group in groups:
        made = _dispute(group, known, taken, told)
        moves = (_turn(turn, known, told) for turn in turns.get(group.id, ()))
        out.append(msgspec.structs.replace(made, moves=tuple(moves)))
    return tuple(out)


def _turn(turn: TurnFound, known: dict[str, ClaimRecord], told: dict[str, str]) -> Turn:
    before, after = (_side(c, _stance(c), c.chain, told[c.id]) for c in (known[turn.before], known[turn.after]))
    return Turn(who=after.chain[-1] if after.chain else after.outlet or "", kind=turn.kind, before=before, after=after)


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
    parts = _parts(group, [c.id for c in listed])
    sides = [msgspec.structs.replace(s, part=parts.get(s.claim, 0)) for s in sides]
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


def _parts(group: Group, claims: Sequence[str]) -> dict[str, int]:
    """To each claim the first number that none of the claims it stands against has, the earliest claims first."""
    against: dict[str, set[str]] = {claim: set() for claim in claims}
    for pair in group.pairs:
        if pair.a != pair.b and pair.a in against and pair.b in against:
            against[pair.a].add(pair.b)
            against[pair.b].add(pair.a)
    out: dict[str, int] = {}
    waiting = list(claims)
    while waiting:
        # Whoever stands against one already placed comes first, so that two sides are two.
        claim = next((c for c in waiting if against[c] & out.keys()), waiting[0])
        waiting.remove(claim)
        theirs = {out[other] for other in against[claim] if other in out}
        out[claim] = next(n for n in range(len(claims)) if n not in theirs)
    return out


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
