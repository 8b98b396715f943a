"""Disputes: stances to one proposition that cannot all hold, and demands met by refusals, told apart.

A contradiction needs an assertion and a denial of the same thing by different sides. A demand against a refusal is
opposition. Two numbers conflict only with the same unit, scope and day, when their bounds do not meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from standoff.linking.stances import Stance, find_stances, proposition_terms
from standoff.model import Article, Quantity, Reading

DisputeKind = Literal["contradict", "oppose", "numeric"]
Relation = Literal["contradict", "oppose", "numeric", "update", "agree", "related"]

SAME_TERMS = 3
"""Terms two stances must share to be about one thing."""
SAME_SHARE = 0.5
"""Share of the shorter stance's terms that must be shared."""
UNSTATED = frozenset({"unstated"})
COVERED = 0.5
"""Share of a denial's content words that the other item must hold to be what it answers."""
SAME_STORY = 0.2
"""Jaccard of two items' terms from which they tell the same thing."""


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """Two stances that do not go together, and the terms they are both about."""

    kind: DisputeKind
    one: Stance
    other: Stance
    about: frozenset[str]


def same_proposition(one: Stance, other: Stance) -> frozenset[str]:
    """The terms shared, when enough of them are; empty otherwise."""
    shared = one.terms & other.terms
    shorter = min(len(one.terms), len(other.terms))
    weighty = {t for t in shared if not t.isupper()}
    if not weighty or shorter == 0:
        return frozenset()
    return shared if len(shared) >= min(SAME_TERMS, shorter) and len(shared) >= SAME_SHARE * shorter else frozenset()


def opposed(one: Stance, other: Stance) -> Dispute | None:
    """The dispute between two stances; None where they agree, are one holder's, or are about different things."""
    kinds = {one.kind, other.kind}
    if kinds == {"assert", "deny"}:
        kind: DisputeKind = "contradict"
    elif kinds == {"demand", "refuse"}:
        kind = "oppose"
    elif kinds == {"assert", "refuse"}:
        kind = "contradict"
    else:
        return None
    if one.holders and one.holders & other.holders:
        return None
    about = same_proposition(one, other)
    return Dispute(kind=kind, one=one, other=other, about=about) if about else None


def find_disputes(one: Sequence[Stance], others: Sequence[Stance]) -> list[Dispute]:
    """Disputes between the stances of two articles, or within one."""
    pairs = ((a, b) for a in one for b in others if a is not b)
    return [found for a, b in pairs if (found := opposed(a, b)) is not None]


def numbers_conflict(one: Quantity, other: Quantity) -> bool | None:
    """Whether two numbers of one unit cannot both hold; None when they are not about the same unit."""
    if not one.unit_norm or one.unit_norm != other.unit_norm or one.change or other.change:
        return None
    low = max(one.bounds[0] or 0.0, other.bounds[0] or 0.0)
    high = min(
        one.bounds[1] if one.bounds[1] is not None else float("inf"),
        other.bounds[1] if other.bounds[1] is not None else float("inf"),
    )
    return low > high


def relate(a: tuple[Article, Reading], b: tuple[Article, Reading]) -> Relation:
    """How two items on one affair stand to each other.

    What one side denies or refuses is looked for in the whole of the other item: a headline seldom repeats the
    words of the claim it answers. Items that carry the same holder's denial agree about it.
    """
    ours, theirs = list(find_stances(*a)), list(find_stances(*b))
    whole_a, whole_b = proposition_terms(a[0].text), proposition_terms(b[0].text)
    alike = len(whole_a & whole_b) / (len(whole_a | whole_b) or 1)
    kinds = [*_answers(ours, theirs, whole_b), *_answers(theirs, ours, whole_a)]
    if kinds:
        return min(kinds)
    if _numbers(a[1], b[1]) and alike >= SAME_STORY:
        return "numeric" if (a[0].published or "")[:10] == (b[0].published or "")[:10] else "update"
    return "agree" if alike >= SAME_STORY else "related"


def _answers(ones: Sequence[Stance], others: Sequence[Stance], whole: frozenset[str]) -> list[DisputeKind]:
    """The kinds of dispute in which some of `ones` refuse or deny what the other item (its terms: `whole`) holds."""
    denials = [s for s in others if s.kind in {"deny", "refuse"}]
    out: list[DisputeKind] = []
    for stance in ones:
        if stance.kind not in {"deny", "refuse"} or stance.holders == UNSTATED:
            continue
        weighty = {t for t in stance.terms if not t.isupper()}
        if any(len(weighty & d.terms) >= COVERED * min(len(weighty), len(d.terms)) for d in denials if weighty):
            # Both items carry a denial of it: they tell one thing.
            continue
        if len(weighty) < 2 or len(weighty & whole) < max(2, COVERED * len(weighty)):
            continue
        demanded = any(s.kind == "demand" and s.terms & weighty for s in others)
        out.append("oppose" if stance.kind == "refuse" and demanded else "contradict")
    return out


def _numbers(one: Reading, other: Reading) -> bool:
    verdicts = [v for p in one.quantities for q in other.quantities if (v := numbers_conflict(p, q)) is not None]
    return bool(verdicts) and all(verdicts)
