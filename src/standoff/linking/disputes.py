"""Disputes: stances to one proposition that cannot all hold, and demands met by refusals, told apart.

A contradiction needs an assertion and a denial of one thing by different sides, or an accusation and the accused's own
word on the matter. A demand against a refusal is opposition. Two numbers conflict only with the same unit, scope and
day, when their bounds do not meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from standoff.linking.stances import Stance, find_stances, proposition_terms
from standoff.model import Article, Quantity, Reading

DisputeKind = Literal["contradict", "oppose", "numeric"]
Relation = Literal["contradict", "oppose", "numeric", "update", "agree", "related"]

Bounds = tuple[float | None, float | None]

ALIKE = {"contradict": 0.34, "oppose": 0.2, "answer": 0.1}
"""Share of two stances' terms and sides that must be common (Jaccard) for them to be about one thing; what the accused
answer seldom repeats the charge."""
SAME = {"one side": 0.4, "two sides": 0.5}
"""Share of two stances' terms and sides that must be common for them to put forward one thing: more than for a dispute,
as a false second origin is worse than one too few."""
ANSWERED = 0.5
"""Score of a denial that follows what it denies: what is shared is the place in the text, not the words."""
UNSTATED = frozenset({"unstated"})
COVERED = 0.5
"""Share of a denial's content words that the other item must hold to be what it answers."""
SAME_STORY = 0.2
"""Jaccard of two items' terms from which they tell the same thing."""


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """Two stances that do not go together, what they are both about, and how alike they are (0 to 1)."""

    kind: DisputeKind
    one: Stance
    other: Stance
    about: frozenset[str]
    score: float


def opposed(one: Stance, other: Stance) -> Dispute | None:
    """The dispute between two stances; None where they agree, are one side's, or are about different things."""
    kind = _kind(one, other)
    if kind is None or (one.holders and one.holders & other.holders):
        return None
    about = (one.terms & other.terms) | (one.codes & other.codes)
    if _named(one, other):
        return Dispute(kind=kind, one=one, other=other, about=about, score=1.0)
    if _answered(one, other):
        return Dispute(kind=kind, one=one, other=other, about=about, score=ANSWERED)
    whole = one.terms | other.terms | one.codes | other.codes
    if kind == "oppose":
        # A refusal names who demands, which the demand does not: no difference in what they are about.
        whole -= (one.holders | other.holders) - about
    score = len(about) / (len(whole) or 1)
    acts = one.concepts & other.concepts
    if acts and one.agents and other.agents and not one.agents & other.agents:
        # Two attacks by two sides are two things.
        return None
    # One kind of act by or against one state is a subject; so are three words in common.
    subject = (acts and one.codes & other.codes) or len(one.terms & other.terms) >= 3
    answer = kind == "contradict" and {one.kind, other.kind} == {"assert", "accuse"}
    if not subject or score < ALIKE["answer" if answer else kind]:
        return None
    return Dispute(kind=kind, one=one, other=other, about=about, score=round(score, 3))


def tell_one_thing(one: Stance, other: Stance) -> float:
    """How surely two stances put forward one thing, 0 where they do not; stricter across sides than within one."""
    if one.kind != other.kind or (one.agents and other.agents and not one.agents & other.agents):
        return 0.0
    common = (one.terms & other.terms) | (one.codes & other.codes)
    score = len(common) / (len(one.terms | other.terms | one.codes | other.codes) or 1)
    subject = (one.concepts & other.concepts and one.codes & other.codes) or len(one.terms & other.terms) >= 3
    least = SAME["one side" if one.holders & other.holders else "two sides"]
    return round(score, 3) if subject and score >= least else 0.0


def _answered(one: Stance, other: Stance) -> bool:
    """Whether one of the two answers the other in the same text."""
    if one.article != other.article:
        return False
    return any(a.answers is not None and a.answers == b.attribution for a, b in ((one, other), (other, one)))


def _named(one: Stance, other: Stance) -> bool:
    """Whether one of the two is the claim that the other names and refuses."""
    return one.implied != other.implied and (one.article, one.attribution) == (other.article, other.attribution)


def _kind(one: Stance, other: Stance) -> DisputeKind | None:
    """What two stances would be to each other, were they about one thing."""
    kinds = {one.kind, other.kind}
    if kinds == {"demand", "refuse"}:
        return "oppose"
    if kinds in ({"assert", "deny"}, {"accuse", "deny"}, {"assert", "refuse"}, {"accuse", "refuse"}):
        return "contradict"
    if kinds == {"assert", "accuse"}:
        accuser, accused = (one, other) if one.kind == "accuse" else (other, one)
        # The accused speak of the same matter: "we kept the treaty" answers "you broke your pledge".
        answers = bool(accused.holders & accuser.codes - accuser.holders) and bool(accuser.concepts & accused.concepts)
        return "contradict" if answers else None
    return None


def find_disputes(one: Sequence[Stance], others: Sequence[Stance]) -> list[Dispute]:
    """Disputes between the stances of two articles, or within one."""
    pairs = ((a, b) for a in one for b in others if a is not b)
    return [found for a, b in pairs if (found := opposed(a, b)) is not None]


def numbers_conflict(one: Quantity, other: Quantity) -> bool | None:
    """Whether two numbers of one unit cannot both hold; None when they are not about the same unit."""
    if not one.unit_norm or one.unit_norm != other.unit_norm or one.change or other.change:
        return None
    return bounds_conflict(one.bounds, other.bounds)


def bounds_conflict(one: Bounds, other: Bounds) -> bool:
    """Whether two pairs of bounds (None is open) do not meet."""
    low = max(one[0] or 0.0, other[0] or 0.0)
    high = min(one[1] if one[1] is not None else float("inf"), other[1] if other[1] is not None else float("inf"))
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
        words = stance.terms
        if any(len(words & d.terms) >= COVERED * min(len(words), len(d.terms)) for d in denials if words and d.terms):
            # Both items carry a denial of it: they tell one thing.
            continue
        if len(words) < 2 or len(words & whole) < max(2, COVERED * len(words)):
            continue
        demanded = any(s.kind == "demand" and s.terms & words for s in others)
        out.append("oppose" if stance.kind == "refuse" and demanded else "contradict")
    return out


def _numbers(one: Reading, other: Reading) -> bool:
    verdicts = [v for p in one.quantities for q in other.quantities if (v := numbers_conflict(p, q)) is not None]
    return bool(verdicts) and all(verdicts)
