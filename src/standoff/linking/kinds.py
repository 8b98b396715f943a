"""Which kind of stance an attribution takes: by its act, by what its cue does, by what its words say of the thing."""

from __future__ import annotations

import re
from typing import Literal

from standoff.knowledge.stance_words import load_stance_words
from standoff.linking.polarity import disbelieved, goes_on, negated, obliges
from standoff.linking.propositions import proposition_terms, statuses_in
from standoff.model import Attribution, Reading, Span

StanceKind = Literal["assert", "accuse", "deny", "demand", "refuse"]
KINDS: dict[str, StanceKind] = {
    "deny": "deny", "reject": "refuse", "demand": "demand", "ask": "demand", "propose": "demand", "accuse": "accuse",
}  # fmt: skip
STATING = frozenset({"assert", "believe", "expect", "warn"})
"""Acts that say how things are; a "-" on another act (advised against) denies nothing."""
HEAD = 80
"""Characters of a content in which the noun stands that says what is refused."""

_SAID = "claims?|accusations?|allegations?|charges?|assertions?|reports?|suggestions?"
_ASSERTED = re.compile(rf"\b(?:{_SAID})\b", re.IGNORECASE)
_OWNED = re.compile(rf"\b(?:{_SAID}|demands?|proposals?|plans?|offers?|calls?|requests?)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\w+ed (?:of|for|over|with)$")
"""A cue of accusing in the passive; in the active the accused stands before the preposition."""
_WARNED_OFF = re.compile(r"^(?:\S+ ){1,4}(?:not to|against)\b", re.IGNORECASE)
"""Who is warned, and off what."""
_NOT_TO = re.compile(r"\b(?:not|never) to\b|\bdon['’]t\b|\bdo not\b|\bagainst \w+ing\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:to|for|not)\b")
"""Opens what somebody is asked to do, within the words of a request."""


def kind_of(
    attribution: Attribution, reading: Reading, whole: Span, holders: frozenset[str], content: str
) -> StanceKind:
    """The kind of stance a holder takes to a content, which lies in `whole`."""
    kind = KINDS.get(attribution.act, "assert")
    if kind == "refuse" and _ASSERTED.search(content[:HEAD]):
        # Who rejects a claim denies what it says; who rejects a demand refuses it.
        return "deny"
    if kind != "assert" or _demands(attribution, reading, whole, content):
        return "demand" if kind == "assert" else kind
    if attribution.act not in STATING:
        return "assert"
    # "X calls Y's claims false" denies; "X's claims are false" said by X himself denies nothing of X's own.
    doubted = disbelieved(content) and not owners(content) & holders
    if goes_on(content):
        return "assert"
    turned = attribution.polarity == "-" or statuses_in(reading, whole) == {"denied"} or negated(content)
    return "deny" if turned or doubted else "assert"


def _demands(attribution: Attribution, reading: Reading, whole: Span, content: str) -> bool:
    """Whether words that state by their act ask for something: "calls on", "warns against", "must be handed back"."""
    asking = [e for e in reading.events if e.plover == "REQUEST"]
    if _ASKED.search(content) and any(s.overlaps(c) for e in asking for s in e.event_spans for c in attribution.cue):
        return True
    if attribution.act == "warn" and _WARNED_OFF.search(content):
        return True
    return attribution.act in STATING and (statuses_in(reading, whole) == {"demanded"} or obliges(content))


def asks_not(attribution: Attribution, content: str) -> bool:
    """Whether a demand is that something be not done."""
    return attribution.act == "warn" or negated(content) or _NOT_TO.search(content) is not None


def owners(content: str) -> frozenset[str]:
    """The sides a claim is said to be of: those named before its noun ("Russia's claims to the strait")."""
    found = _OWNED.search(content[:HEAD])
    return frozenset(t for t in proposition_terms(content[: found.start()]) if t.isupper()) if found else frozenset()


def charged_by_nobody(text: str, attribution: Attribution) -> bool:
    """Whether an accusing cue is passive ("Aldo accused of ..."): its source is the accused."""
    cue = " ".join(s.of(text) for s in attribution.cue)
    return attribution.act == "accuse" and _PASSIVE.search(cue) is not None


def names_topic(text: str, attribution: Attribution) -> bool:
    """Whether a cue tells what is spoken of and not what is said ("discusses", "speaks about")."""
    last = " ".join(s.of(text) for s in attribution.cue).lower().rpartition(" ")[2]
    return attribution.act == "assert" and last in load_stance_words().topical
