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
FACTUAL = STATING | {"accuse", "deny"}
"""Acts by which one can be a second witness to what another says."""
OWNER_REACH = 3
"""Words before a claim's noun among which its owner is named."""
HEAD = 80
"""Characters of a content in which the noun stands that says what is refused."""

_NO_OWNER = frozenset({"and", "or", "no", "any", "not"})
"""Words that part a claim's noun from a name before it."""
_SAID = "claims?|accusations?|allegations?|charges?|assertions?|reports?|suggestions?"
_ASSERTED = re.compile(rf"\b(?:{_SAID})\b(?! to\b)", re.IGNORECASE)
_OWNED = re.compile(rf"\b(?:{_SAID}|demands?|proposals?|plans?|offers?|calls?|requests?)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\w+ed (?:of|for|over|with)$")
"""A cue of accusing in the passive; in the active the accused stands before the preposition."""
_WARNED_OFF = re.compile(r"^(?:\S+ ){1,4}(?:not to|against)\b", re.IGNORECASE)
"""Who is warned, and off what."""
_NOT_TO = re.compile(r"\b(?:not|never) to\b|\bdon['’]t\b|\bdo not\b|\bagainst \w+ing\b", re.IGNORECASE)
_OPEN = re.compile(r"(?:who|what|when|where|why|how|whether|if)\b(?!.*,)", re.IGNORECASE)
_CONDITION = re.compile(r"(?<=\w)[,;]? (?:if|unless|in case)\b.*", re.IGNORECASE | re.DOTALL)
_BEHIND_DEMAND = re.compile(r"(?<=\w)[,;]? (?:if|unless|that|in case|so that|because)\b.*", re.IGNORECASE | re.DOTALL)
_TO_STOP = re.compile(
    r"(?:[a-z'’]+ )?[A-Z][\w'’.-]*(?: \S+){0,3} to (?:stop|end|halt|cease|refrain|abandon|drop|quit)\b"
)
"""Somebody named who is to end something; a "ban to stop the traffic" is no such demand."""
_SAYS = re.compile(r"(?:\b(?:say|says|said|saying|tell|tells|told|adds?|added|according to)|[:–—-])$")
"""Ends of cues that a whole clause goes with."""
_ASKED_FOR = re.compile(r"\b(?:demands?|proposals?|plans?|offers?|calls?|requests?)\b", re.IGNORECASE)
_SILENCE = re.compile(
    r"(?:\bnot|n['’]t|\bdeclin\w+|\brefus\w+|\bneither)\b.*\b(?:confirm|comment|say|discuss|elaborate)", re.IGNORECASE
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|could|may|might|will|would|did|does)\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:to|for|not)\b")
"""Opens what somebody is asked to do, within the words of a request."""


def kind_of(
    attribution: Attribution, reading: Reading, whole: Span, holders: frozenset[str], content: str
) -> StanceKind:
    """The kind of stance a holder takes to a content, which lies in `whole`."""
    kind = KINDS.get(attribution.act, "assert")
    if attribution.act == "propose" and _FINITE.search(content) and not obliges(content):
        # "Figures suggest that the fleet could sail": no proposal.
        kind = "assert"
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
    """Whether a demand is that something be not done, or that it end."""
    turned = _NOT_TO.search(content) or _TO_STOP.match(content)
    return attribution.act == "warn" or negated(content) or turned is not None


def owners(content: str) -> frozenset[str]:
    """The sides a claim is said to be of: those named before its noun ("Russia's claims to the strait")."""
    found = _OWNED.search(content[:HEAD])
    before = content[: found.start()].split()[-OWNER_REACH:] if found else []
    if any(word in _NO_OWNER for word in before):
        return frozenset()
    return frozenset(t for t in proposition_terms(" ".join(before)) if t.isupper())


def kind_of_owners(content: str) -> StanceKind:
    """What those take a stance by whose claim or demand a refused content names."""
    return "demand" if _ASKED_FOR.search(content[:HEAD]) else "assert"


def charged_by_nobody(text: str, attribution: Attribution) -> bool:
    """Whether an accusing cue is passive ("Aldo accused of ..."): its source is the accused."""
    cue = " ".join(s.of(text) for s in attribution.cue)
    return attribution.act == "accuse" and _PASSIVE.search(cue) is not None


def leaves_open(content: str) -> bool:
    """Whether a content is a question told: who asks or says why, whether or what has put nothing forward."""
    return _OPEN.match(content) is not None


def proper_part(content: str, kind: StanceKind) -> str:
    """The words of a content that are held: without its condition, and of a demand without what it is for or about."""
    cut = (_CONDITION if kind != "demand" else _BEHIND_DEMAND).search(content)
    return content[: cut.start()] if cut else content


def states_fact(text: str, attribution: Attribution, content: str) -> bool:
    """Whether a content is a clause put forward as so; a will, a judgement or a bare thing is none."""
    if attribution.act not in FACTUAL:
        return False
    cue = " ".join(s.of(text) for s in attribution.cue).lower()
    return bool(not cue or _SAYS.search(cue) or _FINITE.search(content) or content.lower().startswith("that "))


def keeps_silent(text: str, attribution: Attribution) -> bool:
    """Whether a cue tells that its source says nothing ("won't confirm", "declined to comment on")."""
    return _SILENCE.search(" ".join(s.of(text) for s in attribution.cue)) is not None


def names_topic(text: str, attribution: Attribution) -> bool:
    """Whether a cue tells what is spoken of and not what is said ("discusses", "speaks about")."""
    last = " ".join(s.of(text) for s in attribution.cue).lower().rpartition(" ")[2]
    if attribution.act == "ask":
        return not _ASKED.search(" ".join(s.of(text) for s in attribution.content))
    return attribution.act == "assert" and last in load_stance_words().topical
