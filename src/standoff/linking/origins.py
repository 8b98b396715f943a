"""Origins: from how many independent roots a claim comes, after copies, credits and citations are followed back.

Deterministic: articles stand in a graph, edges lead upstream (reuse, credit, cites, unnamed media), roots are the
knowers at its upper end. `min` counts only what is shown to be independent, `max` what may be. A false second origin
is the worst error, so whatever cannot be told apart counts once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import msgspec

from standoff.linking.bases import Basis, Edge, Knower, find_basis
from standoff.linking.copies import Copy, find_copies
from standoff.linking.credits import plain_name
from standoff.linking.propositions import proposition_terms
from standoff.model import Article, Reading, Span


class Origins(msgspec.Struct, frozen=True, kw_only=True):
    """How many independent origins a claim has: `roots` is the number shown (`min`), `max` the number possible.

    `reporting` are the articles that carry it and do not deny it; `why` says, line by line, how the number came about.
    `sides` are the states and bodies the shown origins speak for, `named` how many of them are known by name or saw it
    themselves, `observed` whether one saw it; `withdrawn` whether all who reported it took it back.
    """

    id: str
    roots: int
    min: int
    max: int
    reporting: int
    why: tuple[str, ...]
    sides: int = 0
    named: int = 0
    observed: bool = False
    withdrawn: bool = False


@dataclass(slots=True)
class _Root:
    """Knowers taken for one."""

    keys: set[str]
    side: str | None
    official: bool
    observer: str | None
    words: list[str] = field(default_factory=list)


def count_origins(
    claim_id: str,
    claim: str,
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    *,
    copies: Sequence[Copy] | None = None,
    outlets: Sequence[str] = (),
    telling: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> Origins:
    """The independent origins of a claim among the articles that speak of it.

    `outlets` adds newsrooms that may be cited though no article of theirs is at hand; `telling` names, by article, the
    attributions that put the claim forward, where that is known.
    """
    known = [*outlets, *(a.outlet for a in articles if a.outlet)]
    bases = [find_basis(claim, a, readings[a.id], known, telling.get(a.id, frozenset())) for a in articles]
    found = list(find_copies(articles)) if copies is None else list(copies)
    upstream = {b.article: _upstream(b, articles, found) for b in bases}
    why: list[str] = []
    dead = _withdrawn(bases, upstream, why)
    standing = [b for b in bases if b.article not in dead and not b.denial and not b.withdrawn]
    why += [f"{b.outlet or b.article} denies it: origin of the opposite claim, not counted" for b in bases if b.denial]
    roots, shown, possible = _roots(standing, upstream, why)
    least = max(shown, 1) if standing else 0
    if least > shown:
        why.append("nobody who knows is named: the reports together count as one")
    most = max(least, possible)
    reporting = len(standing)
    return Origins(
        id=claim_id, roots=least, min=least, max=most, reporting=reporting, why=tuple(why),
        sides=len({r.side for r in roots if r.side}), named=sum(1 for r in roots if r.keys or r.observer),
        observed=any(r.observer for r in roots), withdrawn=bool(dead) and not standing,
    )  # fmt: skip


def _upstream(basis: Basis, articles: Sequence[Article], copies: Sequence[Copy]) -> list[tuple[str | None, Edge]]:
    """(article id, None for one not at hand; edge) for each way the report goes back to another."""
    out: list[tuple[str | None, Edge]] = []
    for copy in copies:
        if copy.b == basis.article and _reuses(copy, basis.sentence):
            words = f"{copy.containment:.0%} of the shorter text"
            out.append((copy.a, Edge(kind="reuse", outlet=None, words=words, confidence=0.95)))
    for edge in basis.edges:
        named = [a.id for a in articles if edge.outlet and a.outlet and plain_name(a.outlet) == plain_name(edge.outlet)]
        targets = [a for a in named if a != basis.article]
        if edge.kind == "media":
            targets = [a.id for a in articles if a.id != basis.article][:1]
        if edge.kind == "own-report" and not targets:
            continue
        out += [(target, edge) for target in targets] or [(None, edge)]
    return out


def _reuses(copy: Copy, sentence: Span | None) -> bool:
    """Whether the copied stretches cover the claim's sentence, or most of the text."""
    if sentence is None or copy.containment >= 0.6:
        return True
    covered = sum(max(0, min(b.end, sentence.end) - max(b.start, sentence.start)) for _, b in copy.passages)
    return covered * 2 >= len(sentence)


def _withdrawn(bases: list[Basis], upstream: dict[str, list[tuple[str | None, Edge]]], why: list[str]) -> set[str]:
    """Articles that no longer stand: those of an outlet that took its report back, and what rests on them alone."""
    outlets = {plain_name(b.outlet) for b in bases if b.withdrawn and b.outlet}
    dead = {b.article for b in bases if b.outlet and plain_name(b.outlet) in outlets}
    why += [f"{b.outlet} withdrew its report" for b in bases if b.withdrawn]
    growing = True
    while growing:
        growing = False
        for basis in bases:
            ups = upstream[basis.article]
            rests = bool(ups) and all(target in dead for target, _ in ups)
            if basis.article not in dead and rests:
                dead.add(basis.article)
                growing = True
                why.append(f"{basis.outlet} rests on a withdrawn report")
    return dead


def _roots(
    standing: list[Basis], upstream: dict[str, list[tuple[str | None, Edge]]], why: list[str]
) -> tuple[list[_Root], int, int]:
    """The roots, how many of them are shown to be independent, and how many there may be."""
    roots: list[_Root] = []
    absent: set[str] = set()
    loose = 0
    relied = [words for b in standing for words in b.relies_on]
    for basis in standing:
        ups = upstream[basis.article]
        if ups:
            for target, edge in ups:
                goes = f"{basis.outlet or basis.article}: {edge.kind}"
                why.append(f"{goes} {edge.outlet or ''} ({edge.words})".replace("  ", " "))
                if target is None and edge.outlet:
                    absent.add(plain_name(edge.outlet))
            continue
        if not basis.knowers:
            loose += 1
            why.append(f"{basis.outlet or basis.article}: no origin named, adds none to the minimum")
        for knower in _told_apart(basis):
            _merge(roots, knower, basis, relied, why)
    specific = sum(1 for r in roots if r.keys or r.observer)
    shown = specific or min(1, len(roots))
    # An outlet that is only cited stands in for whatever it knew, where no knower is named at all.
    if not shown and absent:
        shown = 1
    return roots, shown, len(roots) + loose + len(absent)


def _told_apart(basis: Basis) -> list[Knower]:
    """The knowers of one report that may count as different: its first, and those named in one breath with it.

    Several speakers of one report may lean on each other; that they do not is not shown.
    """
    if len(basis.knowers) < 2:
        return list(basis.knowers)
    breath = basis.together
    return [k for k in basis.knowers if k.words in breath] if breath else [basis.knowers[0]]


def _merge(roots: list[_Root], knower: Knower, basis: Basis, relied: list[str], why: list[str]) -> None:
    """Add a knower to the root it may be the same as, or open one."""
    observer = plain_name(basis.outlet or basis.article) if knower.observer else None
    for root in roots:
        if _same(root, knower, observer, relied):
            root.keys |= knower.keys
            root.side = root.side or knower.side
            root.official = root.official or knower.official
            root.words.append(knower.words)
            why.append(f"{basis.outlet or basis.article}: {knower.words} - same origin as {root.words[0]}")
            return
    roots.append(_Root(set(knower.keys), knower.side, knower.official, observer, [knower.words]))
    why.append(f"{basis.outlet or basis.article}: {knower.words} - an origin")


def _same(root: _Root, knower: Knower, observer: str | None, relied: list[str]) -> bool:
    """Whether nothing shows the two to be different."""
    if root.observer or observer:
        return root.observer == observer
    if not knower.keys or not root.keys:
        return not (knower.side and root.side and knower.side != root.side)
    if root.side and knower.side:
        if root.side == knower.side:
            return True
        names = {root.side, knower.side}
        return any(name in words.lower() or name in proposition_terms(words) for words in relied for name in names)
    if root.keys & knower.keys:
        return True
    # Two officials, at most one of them with a named owner: nothing shows two governments.
    return root.official and knower.official
