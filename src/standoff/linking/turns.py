"""Who moved: a holder who comes to say the opposite of what they said before about one thing."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from standoff.linking.disputes import opposed
from standoff.linking.propositions import proposition_terms
from standoff.linking.stance import Stance

TurnKind = Literal["asserts now", "denies now", "demands now", "refuses now"]

KINDS: dict[str, TurnKind] = {
    "assert": "asserts now", "accuse": "asserts now", "deny": "denies now", "demand": "demands now",
    "refuse": "refuses now",
}  # fmt: skip
ALIKE = 0.4
"""How much two stances must have in common to be one holder's to one thing: more than for a dispute, as who turned
about is a heavier thing to say than who disagrees."""
OWN_WORDS = 0.5
"""Share of the shorter claim's own terms that the other's words must hold; a stance may also know its sentence."""

_NEGATED = re.compile(r"\b(?:no|not|never|none|nor|neither|nothing|nobody|without)\b|n[’']t\b", re.IGNORECASE)


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A stance with the claim's own words."""

    stance: Stance
    words: str


def turned(before: Taken, after: Taken) -> TurnKind | None:
    """How a holder's later stance turns about an earlier one; None where it is not one."""
    one, other = before.stance, after.stance
    if one.article == other.article or not one.holders & other.holders or one.implied or other.implied:
        return None
    # "He has no plans to attack" and "he denies that he would attack" are one word.
    if bool(_NEGATED.search(before.words)) != bool(_NEGATED.search(after.words)):
        return None
    ours, theirs = proposition_terms(before.words), proposition_terms(after.words)
    if len(ours & theirs) < max(1, OWN_WORDS * min(len(ours), len(theirs))):
        return None
    # Nobody is in dispute with themselves: what is compared is what the stances are, whoever's they are.
    found = opposed(*(msgspec.structs.replace(s, holders=frozenset()) for s in (one, other)))
    return KINDS[other.kind] if found and found.score >= ALIKE else None
