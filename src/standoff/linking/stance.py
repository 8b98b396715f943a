"""A stance: what somebody is said to hold of a proposition, in terms that can be compared across articles."""

from __future__ import annotations

import msgspec

from standoff.linking.kinds import StanceKind
from standoff.model import Span


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """One holder's stance to one proposition.

    `holders` are actor codes where known, else lower-case names; empty is the outlet itself. `terms` are concepts and
    content words of the proposition, `concepts` those of them that name a kind of act, `codes` the states and bodies
    it is about, pronouns resolved. `claimed_by` are the owners of a claim that is refused by name ("Aldo's claim to
    the strait"). `span` is where it is said.
    """

    article: str
    kind: StanceKind
    holders: frozenset[str]
    terms: frozenset[str]
    concepts: frozenset[str]
    codes: frozenset[str]
    span: Span
    attribution: str | None = None
    claimed_by: frozenset[str] = frozenset()
    answers: str | None = None
    """The attribution before it, by another side, that a denial or refusal answers or points back at."""
    implied: bool = False
    """Whether the holders do not speak, but are named by who refuses their claim."""
    agents: frozenset[str] = frozenset()
    """Who does the deeds it is about, where the events in its words tell (quad class 4, material conflict)."""
    foremost: frozenset[str] = frozenset()
    """The sides named first in it and in one breath, but for the holders: as a rule those it is about."""
    against: bool = False
    """Whether a demand or pledge is that something be not done."""
    fact: bool = False
    """Whether it is a clause put forward as so, to which another could be a second witness."""
    open: bool = False
    """Whether all that is told in it has yet to be: planned, possible, asked for."""
    counts: frozenset[str] = frozenset()
    """The numbers of things told in it, and what they count."""
    no_counts: frozenset[str] = frozenset()
    """The number a denial is of, and what it says there are none of."""
    supposed: bool = False
    """Whether it only says what would follow if something came about: that it does is not put forward."""
    will: bool = False
    """Whether it is the holder's own will ("to help them resist"): what others do in it is no more than named."""
    intent: bool = False
    """Whether it is about what somebody means to do."""
    focus: frozenset[str] = frozenset()
    """The terms a "not" or "no" is on, where the content's own words deny: what else they name is background."""
