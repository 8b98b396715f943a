"""Disputes: stances to one proposition that cannot all hold, and demands met by refusals, told apart.

A contradiction needs an assertion and a denial of one thing by different sides, or an accusation and the accused's own
word on the matter. A demand against a refusal is opposition. Two numbers conflict only with the same unit, scope and
day, when their bounds do not meet.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Literal

import msgspec

from standoff.linking.antecedents import NEXT
from standoff.linking.headlines import DOWN, UNSTATED, UP, Item, answered, is_about, view
from standoff.linking.propositions import proposition_terms
from standoff.linking.stance import Stance
from standoff.model import Article, Quantity, Reading

DisputeKind = Literal["contradict", "oppose", "numeric"]
Relation = Literal["contradict", "oppose", "numeric", "update", "agree", "related"]

Bounds = tuple[float | None, float | None]

ALIKE = {"contradict": 0.34, "oppose": 0.2, "demands": 0.4, "answer": 0.1}
"""Share of two stances' terms and sides that must be common (Jaccard) for them to be about one thing; what the accused
answer seldom repeats the charge."""
OWN_DEED = 0.5
"""Share of the words of a denied deed, but for the act, that a charge of that deed must have."""
SUBJECT = 3
"""Content words in common that make a subject without an act."""
SAME = {"one side": 0.5, "two sides": 0.5}
"""Share of two stances' content words, and of these with their sides, that must be common for them to put forward one
thing: more than for a dispute, as a false second origin is worse than one too few."""
LEAST_SAME = 2
"""Content words two stances must share to put forward one thing: an act alone ("an attack on Aldo") is a subject."""
ANSWERED = 0.5
"""Score of a denial that follows what it denies: what is shared is the place in the text, not the words."""
SAME_STORY = 0.2
"""Jaccard of two items' terms from which they tell the same thing."""

FACING = {
    "assert": ("deny", "accuse"),
    "accuse": ("assert", "deny"),
    "deny": ("assert", "accuse"),
    "refuse": ("demand",),
    "demand": ("refuse", "demand"),
}
"""Kinds of stance that may stand against one of a kind, in its article or another."""
NAMING = {"assert": ("refuse",), "refuse": ("assert",)}
"""Kinds that may besides, where one names the other's claim and refuses it."""


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
    if _counts_otherwise(one, other):
        return Dispute(kind="numeric", one=one, other=other, about=about, score=ANSWERED)
    if _answered(one, other):
        return Dispute(kind=kind, one=one, other=other, about=about, score=ANSWERED)
    score = _own_deed(one, other) or _likeness(one, other, about, kind)
    taken = {one.kind, other.kind}
    if score < ALIKE["answer" if taken == {"assert", "accuse"} else "demands" if taken == {"demand"} else kind]:
        return None
    return Dispute(kind=kind, one=one, other=other, about=about, score=round(score, 3))


def _own_deed(one: Stance, other: Stance) -> float:
    """How much of a side's denial of a deed of its own is in what another says it does; 0 where that is another deed.

    "We do not plan to attack" is short and what is said of the attack long: how alike they are as wholes tells little.
    """
    denial, charge = (one, other) if one.kind == "deny" else (other, one)
    acts = denial.concepts & charge.concepts
    if denial.kind != "deny" or not acts or not charge.foremost & denial.holders & denial.agents & charge.agents:
        return 0.0
    if denial.intent and not (charge.open or charge.intent):
        # What has been done before is no plan.
        return 0.0
    rest = denial.terms - denial.concepts
    shared = len(rest & charge.terms) / len(rest) if rest else 1.0
    return round(shared, 3) if shared >= OWN_DEED and (not denial.focus or denial.focus & charge.terms) else 0.0


def _likeness(one: Stance, other: Stance, about: frozenset[str], kind: DisputeKind) -> float:
    """The share of two stances' terms and sides that is common, 0 where they are about different things."""
    pairs = ((one, other), (other, one))
    if any(x.focus and not x.focus & y.terms for x, y in pairs):
        return 0.0
    if any(
        x.kind == "accuse" and x.foremost and y.kind == "deny" and not x.foremost & (y.codes | y.holders)
        for x, y in pairs
    ):
        # What one side is charged with is not denied by who speaks of others.
        return 0.0
    if any(x.will and not x.holders & (y.codes | y.agents) for x, y in pairs):
        # Whoever denies something of others says nothing of what one means to do oneself.
        return 0.0
    acts = one.concepts & other.concepts
    if acts and one.agents and other.agents and not one.agents & other.agents:
        # Two attacks by two sides are two things.
        return 0.0
    # One kind of act by or against one state is a subject; so are three words in common.
    if not (acts and one.codes & other.codes) and len(one.terms & other.terms) < SUBJECT:
        return 0.0
    whole = one.terms | other.terms | one.codes | other.codes
    if kind == "oppose":
        # A refusal names who demands, which the demand does not: no difference in what they are about.
        whole -= (one.holders | other.holders) - about
    return len(about) / (len(whole) or 1)


def tell_one_thing(one: Stance, other: Stance) -> float:
    """How surely two stances put forward one thing, 0 where they do not; stricter across sides than within one."""
    apart = one.agents and other.agents and not one.agents & other.agents
    if (one.kind, one.against) != (other.kind, other.against) or apart or one.open != other.open:
        return 0.0
    if not one.holders & other.holders and not (one.fact and other.fact):
        return 0.0
    shared = one.terms & other.terms
    common = shared | (one.codes & other.codes)
    score = len(common) / (len(one.terms | other.terms | one.codes | other.codes) or 1)
    words = len(shared) / (len(one.terms | other.terms) or 1)
    least = SAME["one side" if one.holders & other.holders else "two sides"]
    return round(score, 3) if len(shared) >= LEAST_SAME and min(score, words) >= least else 0.0


def _answered(one: Stance, other: Stance) -> bool:
    """Whether one of the two answers the other in the same text."""
    if one.article != other.article:
        return False
    return any(a.answers is not None and a.answers == b.attribution for a, b in ((one, other), (other, one)))


def _counts_otherwise(one: Stance, other: Stance) -> bool:
    """Whether one of the two denies the number that the other gives in the same text, or that there are any."""
    if one.article != other.article:
        return False
    pairs = ((a.no_counts & b.counts) for a, b in ((one, other), (other, one)))
    common = {count for found in pairs for count in found}
    return any(count.isdigit() for count in common) or (bool(common) and one.span.gap(other.span) <= NEXT)


def _named(one: Stance, other: Stance) -> bool:
    """Whether one of the two is the claim that the other names and refuses."""
    return one.implied != other.implied and (one.article, one.attribution) == (other.article, other.attribution)


def _kind(one: Stance, other: Stance) -> DisputeKind | None:
    """What two stances would be to each other, were they about one thing."""
    kinds = {one.kind, other.kind}
    answered = _answered(one, other)
    if answered and kinds in ({"demand", "refuse"}, {"assert", "refuse"}):
        # What one side asked for or set out, and the other turns down as a demand.
        return "oppose"
    if kinds == {"demand", "refuse"}:
        # Who refuses what another wants stopped goes along with him.
        return None if one.against or other.against else "oppose"
    supposed = not answered and (one.supposed or other.supposed)
    if kinds == {"demand"} and one.against != other.against:
        return "oppose"
    denied = kinds in ({"assert", "deny"}, {"accuse", "deny"}) and not supposed
    if denied or (kinds == {"assert", "refuse"} and _named(one, other)):
        return "contradict"
    if kinds == {"assert", "accuse"}:
        accuser, accused = (one, other) if one.kind == "accuse" else (other, one)
        # The accused speak of the same matter: "we kept the treaty" answers "you broke your pledge".
        # Who is charged is named first: "Iran of a part in Aldo's raid" charges Aldo with nothing.
        answers = bool(accuser.foremost & accused.holders) and bool(accuser.concepts & accused.concepts)
        return "contradict" if answers else None
    return None


def find_disputes(one: Sequence[Stance], others: Sequence[Stance]) -> list[Dispute]:
    """Disputes between the stances of two articles, or within one."""
    by_kind: dict[str, list[Stance]] = {}
    for stance in others:
        by_kind.setdefault(stance.kind, []).append(stance)
    # Most claims assert, and no two of those can be in dispute: they are not even looked at.
    facing = {kind: (*kinds, *NAMING.get(kind, ())) for kind, kinds in FACING.items()}
    pairs = ((a, b) for a in one for kind in facing[a.kind] for b in by_kind.get(kind, ()) if a is not b)
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
    """How two items on one affair stand to each other, by what each puts first.

    What one headline turns down is looked for in what the other holds up; only where a headline says nothing of it does
    the text behind it speak. Items that tell of one denial agree, whoever denies.
    """
    one, other = view(*a), view(*b)
    kinds = [*_answers(one, other), *_answers(other, one), *_rivals(one, other)]
    if kinds:
        return min(kinds)
    whole_a, whole_b = proposition_terms(a[0].text), proposition_terms(b[0].text)
    alike = len(whole_a & whole_b) / (len(whole_a | whole_b) or 1)
    if _numbers(a[1], b[1]) and alike >= SAME_STORY:
        return "numeric" if (a[0].published or "")[:10] == (b[0].published or "")[:10] else "update"
    return "agree" if alike >= SAME_STORY else "related"


def _answers(one: Item, other: Item) -> list[DisputeKind]:
    """The kinds of dispute in which `one` turns down what `other` holds up."""
    refusals = [unit for unit in one.lead if unit.holding in DOWN and unit.holders != UNSTATED]
    if not any(unit.holding in UP for unit in one.lead):
        refusals += [unit for unit in one.rest if unit.holding in DOWN and unit.holders != UNSTATED]
    out: list[DisputeKind] = []
    for refusal in refusals:
        found = answered(refusal, other.lead)
        spoken = any(is_about(refusal, unit) for unit in other.lead)
        denied = any(unit.holding in DOWN and is_about(refusal, unit) for unit in other.rest)
        if found is None and not spoken and not denied:
            found = answered(refusal, other.rest)
        if found is not None:
            out.append("oppose" if found.holding == "demanded" else "contradict")
    return out


def _rivals(one: Item, other: Item) -> list[DisputeKind]:
    """Disputes without a denial: one deed laid at two doors, and one thing demanded and its opposite."""
    out: list[DisputeKind] = []
    for a, b in itertools.product(one.lead, other.lead):
        if a.holders & b.holders or not (is_about(a, b) or is_about(b, a)):
            continue
        one_deed = a.acts & b.acts & a.terms & b.terms
        if one_deed and any(
            x.holding == "accused" and y.holding in UP and x.holders & y.agents for x, y in ((a, b), (b, a))
        ):
            out.append("contradict")
        if a.holding == b.holding == "demanded" and a.against != b.against:
            out.append("oppose")
    return out


def _numbers(one: Reading, other: Reading) -> bool:
    verdicts = [v for p in one.quantities for q in other.quantities if (v := numbers_conflict(p, q)) is not None]
    return bool(verdicts) and all(verdicts)
