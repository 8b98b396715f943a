"""What an item puts first: the propositions its headline holds up, turns down, demands, or only tells of.

A headline is no sentence: verbs are left out, and the attribution stands anywhere or nowhere. So each thing said in it
is taken for itself, with the polarity of its own words, and what nobody is said to say is the outlet's own word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from standoff.knowledge.stance_words import load_stance_words
from standoff.linking.kinds import charged_by_nobody
from standoff.linking.polarity import disbelieved, obliges, tells_refusal, upheld
from standoff.linking.propositions import WIDE, agents_in, days_in, names_in, plain_terms, sides_in, statuses_in
from standoff.linking.stance import Stance
from standoff.linking.stances import find_stances
from standoff.linking.wording import words_of
from standoff.model import Article, Reading, Span

Holding = Literal["put", "refused", "denied", "demanded", "accused", "told"]
HOLDINGS: dict[str, Holding] = {
    "assert": "put", "accuse": "accused", "deny": "denied", "demand": "demanded", "refuse": "refused",
}  # fmt: skip
UP = frozenset({"put", "demanded", "accused"})
"""Holdings that hold a proposition up."""
DOWN = frozenset({"refused", "denied"})
UNSTATED = frozenset({"unstated"})
NEAR = 40
"""Characters before a content in which a word of disbelief is the outlet's on it ("spread lies about")."""
LEAST = 2
"""Words, sides and towns two propositions must share at the least."""
SHARE = {"one act": 0.5, "no act": 0.7}
"""Share of a proposition's words that another must hold to be about it: less where both name one kind of act."""

_ASKS = re.compile(
    r"(?:^|: )\s*(?:is|are|was|were|did|does|do|has|have|had|will|would|could|can|should|may|might)\b[^?]*\?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r":\s+|;\s+|\s[-–—]\s")


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """One thing said: how it is held, by whom (empty is the outlet), and what it is about.

    `terms` are its content words but the names of places, `acts` those of them that name a kind of act, `towns` those
    of the `places` that are no region, `sides` the states and bodies, `agents` those of them who do the deed, `parties`
    all who speak in the item; `focus` are the terms a negation is on, and `against` is set where a demand is that
    something be not done.
    """

    holding: Holding
    holders: frozenset[str]
    terms: frozenset[str]
    acts: frozenset[str]
    places: frozenset[str]
    towns: frozenset[str]
    sides: frozenset[str]
    agents: frozenset[str]
    parties: frozenset[str] = frozenset()
    focus: frozenset[str] = frozenset()
    against: bool = False
    owners: frozenset[str] = frozenset()
    """Whose claim it is that is turned down, where the words tell."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An article by what it puts first and what it says after that."""

    lead: tuple[Unit, ...]
    rest: tuple[Unit, ...]


def view(article: Article, reading: Reading) -> Item:
    """The things said in an article, those of its headline apart; a text without a title leads with its first line."""
    end = _lead_end(article)
    stances = [s for s in find_stances(article, reading) if not s.implied]
    turned = [s.span for s in stances if HOLDINGS[s.kind] in DOWN]
    # What stands within a denial is what is denied, whoever is said there to claim it.
    stances = [s for s in stances if HOLDINGS[s.kind] in DOWN or not any(t.contains(s.span) for t in turned)]
    # Who says that another demands or charges does neither.
    acts = [s.span for s in stances if s.kind != "assert"]
    stances = [s for s in stances if s.kind != "assert" or not any(s.span.contains(t) for t in acts)]
    lead = [_unit(article, reading, s) for s in stances if s.span.start < end]
    rest = [_unit(article, reading, s) for s in stances if s.span.start >= end]
    whole = Span(0, end)
    doubt = _doubt(article, reading, whole) if not any(u.holding in DOWN for u in lead) else None
    if doubt is not None:
        lead = [msgspec.structs.replace(u, holding="told") for u in lead] + [doubt]
    elif not lead:
        own = _own(article, reading, whole)
        said = any(c.start < end for a in reading.attributions if not charged_by_nobody(article.text, a) for c in a.cue)
        # Somebody speaks of it, and takes no stance.
        lead = [msgspec.structs.replace(own, holding="told") if said else own]
    parties = frozenset(side for unit in (*lead, *rest) for side in unit.holders)
    first, behind = (tuple(msgspec.structs.replace(u, parties=parties) for u in units) for units in (lead, rest))
    return Item(lead=first, rest=behind)


def _lead_end(article: Article) -> int:
    if article.title and article.text.startswith(article.title):
        return len(article.title)
    return article.text.find("\n") if "\n" in article.text else len(article.text)


def _unit(article: Article, reading: Reading, stance: Stance) -> Unit:
    text = stance.span.of(article.text)
    holding = HOLDINGS[stance.kind]
    before = article.text[max(0, stance.span.start - NEAR) : stance.span.start]
    if holding in {"put", "accused"} and (_only_tells(text) or disbelieved(f"{before} {text}")):
        holding = "told"
    places, towns = _places(reading, stance.span)
    return Unit(
        holding=holding,
        holders=stance.holders,
        terms=stance.terms - places,
        acts=stance.concepts,
        places=places,
        towns=towns,
        sides=stance.codes,
        agents=stance.agents,
        focus=stance.focus,
        against=stance.against,
        owners=stance.claimed_by,
    )


def _only_tells(text: str) -> bool:
    """Whether words hold nothing up: they ask, tell of a refusal, or speak of a claim ("discusses Russia's claims")."""
    if _ASKS.search(text) or tells_refusal(text):
        return True
    return not upheld(text) and any(word in load_stance_words().said_nouns for word, _, _ in words_of(text))


def _own(article: Article, reading: Reading, span: Span) -> Unit:
    """A stretch of text as the outlet's own word."""
    text = span.of(article.text)
    terms, acts = plain_terms(text)
    places, towns = _places(reading, span)
    asked = statuses_in(reading, span) == {"demanded"} or obliges(text)
    return Unit(
        holding="told" if _only_tells(text) else "demanded" if asked else "put",
        holders=frozenset(),
        terms=terms - places - days_in(article.text, reading, span) - names_in(article.text, reading),
        acts=acts,
        places=places,
        towns=towns,
        sides=sides_in(reading, span, text),
        agents=agents_in(reading, span),
    )


def _doubt(article: Article, reading: Reading, lead: Span) -> Unit | None:
    """What a headline calls untrue in the outlet's own voice ("Aldo's hoax about the dam")."""
    at = lead.start
    for found in (*_CLAUSE.finditer(lead.of(article.text)), None):
        stop = lead.start + found.start() if found else lead.end
        if stop > at and disbelieved(article.text[at:stop]):
            return msgspec.structs.replace(_own(article, reading, Span(at, stop)), holding="denied")
        at = lead.start + found.end() if found else stop
    return None


def _places(reading: Reading, span: Span) -> tuple[frozenset[str], frozenset[str]]:
    """Words of the places named in a span, and of those that are towns or less."""
    named = [t for t in reading.toponyms if span.contains(Span(t.start, t.end))]
    towns = [t for t in named if t.kind not in WIDE]
    words, narrow = ({term for t in some for term in plain_terms(t.name)[0]} for some in (named, towns))
    return frozenset(words), frozenset(narrow)


def answered(refusal: Unit, others: Sequence[Unit]) -> Unit | None:
    """The one of the others that holds up what a refusal turns down; None where none does."""
    for other in others:
        if other.holding not in UP or (other.holders and other.holders & refusal.holders):
            continue
        if refusal.holding == "refused" and other.holding != "demanded":
            # That a thing happens is no answer to who opposes it.
            continue
        if refusal.owners and other.holders and other.holders <= refusal.sides - refusal.owners:
            # What one side says of another is turned down: no word of that other's is.
            continue
        if other.against or not is_about(refusal, other) or _other_deed(refusal, other):
            continue
        return other
    return None


def is_about(one: Unit, other: Unit) -> bool:
    """Whether `other` speaks of the proposition of `one`: its act, most of its words, no other town or side."""
    shared = one.terms & other.terms
    if one.focus and not one.focus & other.terms:
        return False
    places = one.places & other.places
    if one.towns and other.towns and not one.towns & other.towns:
        return False
    ours, theirs = one.sides | one.holders, other.sides | other.holders
    if one.sides and other.sides and not places and not ours & theirs:
        return False
    acts = shared & one.acts
    if acts:
        # One kind of act is not yet one act: something of what it is done to must be common, or its only side.
        rest = one.terms - one.acts
        common = bool(rest & shared or places) if rest else bool(places or one.sides & other.sides)
        return common and len(shared) >= SHARE["one act"] * len(one.terms)
    # The parties are named in all that is said of their affair; a third is part of what it is about.
    named = one.sides - one.parties - other.parties
    both = len(shared) + len(named & other.sides)
    return both + len(places) >= LEAST and both >= SHARE["no act"] * (len(one.terms) + len(named))


def _other_deed(refusal: Unit, other: Unit) -> bool:
    """Whether the deed denied is one side's and the deed told another's."""
    if refusal.holding != "denied" or not other.agents:
        return False
    agents = refusal.agents or (refusal.holders if not refusal.sides - refusal.holders else frozenset())
    return bool(agents) and not agents & other.agents
