"""Which kind of stance an attribution takes: by its act, by what its cue does, by what its words say of the thing."""

from __future__ import annotations

import functools
import re
from typing import Literal

from standoff.knowledge.series_words import alternatives
from standoff.knowledge.stance_words import load_stance_words
from standoff.linking.polarity import clause_of, disbelieved, goes_on, negated, obliges
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
WANTED = 4
"""Words behind a verb of wanting among which the thing wanted is named."""
HEAD = 80
"""Characters of a content in which the noun stands that says what is refused."""

CALLING = 3
"""Words behind an "as" among which a demand is called by what its refusal is."""

_NO_OWNER = frozenset({"and", "or", "no", "any", "not"})
"""Words that part a claim's noun from a name before it."""
_PASSIVE = re.compile(r"\w+ed (?:of|for|over|with)$")
"""A cue of accusing in the passive; in the active the accused stands before the preposition."""
_WARNED_OFF = re.compile(r"^(?:\S+ ){1,4}(?:not to|against)\b", re.IGNORECASE)
"""Who is warned, and off what."""
_NOT_TO = re.compile(r"\b(?:not|never) to\b|\bdon['’]t\b|\bdo not\b|\bagainst \w+ing\b", re.IGNORECASE)
_OPEN = re.compile(r"(?:who|what|when|where|why|how|whether|if)\b(?!.*,)", re.IGNORECASE)
_CONDITION = re.compile(
    r"(?<=\w)[,;]? (?:if|unless|in case|in the event of|after|before|following|ahead of)\b.*", re.IGNORECASE | re.DOTALL
)
"""From where on a content tells under what condition or when, which is taken for granted and not put forward."""
_BEHIND_DEMAND = re.compile(r"(?<=\w)[,;]? (?:if|unless|that|in case|so that|because)\b.*", re.IGNORECASE | re.DOTALL)
_TO_STOP = re.compile(
    r"(?:[a-z'’]+ )?[A-Z][\w'’.-]*(?: \S+){0,3} to (?:stop|end|halt|cease|refrain|abandon|drop|quit)\b"
)
"""Somebody named who is to end something; a "ban to stop the traffic" is no such demand."""
_PLANS = frozenset({"plan", "plans"})
"""Turned down like a demand, but nobody asks for one."""
_SAYS = re.compile(r"(?:\b(?:say|says|said|saying|tell|tells|told|adds?|added|according to)|[:–—-])$")
"""Ends of cues that a whole clause goes with."""
_SILENCE = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bdeclin\w+|\brefus\w+|\bneither)\b.*\b(?:confirm|comment|say|discuss|elaborate)",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(
    r"(?:any |no |further |more |the |an? )?"
    r"(?:proof|evidence|details?|information|reasons?|explanation|figures?|names?)\b",
    re.IGNORECASE,
)
_WITHHOLDS = re.compile(r"\bnot\b|n['’]t\b|\bdeclin|\brefus", re.IGNORECASE)
_IGNORANT = re.compile(
    r"(?:\S+ ){0,5}?\S*(?:\bnot|n['’]t|\bnever) (?:\w+ )?(?:aware|know|known|sure|certain)\b|(?:\S+ ){0,5}?unaware\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"(?:that )?(?:(?:if|unless|should)\b|(?:any|another|such an?) [^.;]{1,80}?\b(?:would|will|could)\b)", re.IGNORECASE
)
_TO_DO = re.compile(r"(?:(?:not|never) )?to\b", re.IGNORECASE)
_TO_COME = re.compile(r"(?:(?:will|would|shall)(?:n['’]t)?|won['’]t|\S+['’]ll)$")
"""A word by which a clause speaks of what is to come: a pledge "that it would not" is one "not to"."""
_BREAK = re.compile(r"[,;:.]\s|\s[-–—]\s")
_CALLED = re.compile(r"\bas\b\W*", re.IGNORECASE)
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
    if kind == "refuse" and _asserted().search(content[:HEAD]):
        # Who rejects a claim denies what it says; who rejects a demand refuses it.
        return "deny"
    if attribution.act in STATING | {"accuse"} and _turns_down(content):
        kind = "refuse"
    if kind != "assert" or _demands(attribution, reading, whole, content):
        return "demand" if kind == "assert" else kind
    if attribution.act == "promise" and stated_as_fact(content) and not _binds(content) and negated(content):
        # Who assures that it is not so says that it is not; who pledges that he would not do it denies nothing.
        return "deny"
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
    told_to = _ASKED.search(content) and not content.lower().startswith("that ")
    if told_to and any(s.overlaps(c) for e in asking for s in e.event_spans for c in attribution.cue):
        return True
    if attribution.act == "warn" and _WARNED_OFF.search(content):
        return True
    if attribution.act not in STATING:
        return False
    return statuses_in(reading, whole) == {"demanded"} or obliges(content) or _needs_assurance(content)


def _needs_assurance(content: str) -> bool:
    """Whether somebody is said to want a guarantee: who says that he needs one asks for it."""
    words = load_stance_words()
    clause = clause_of(content)
    wanted = next((n for n, word in enumerate(clause) if word in words.needing), len(clause))
    return any(word in words.assurances for word in clause[wanted + 1 : wanted + 1 + WANTED])


def _turns_down(content: str) -> bool:
    """Whether a demand is called by what its refusal is ("such proposals non-starters")."""
    asked = _asked_for().search(content[:HEAD])
    if asked is None:
        return False
    behind = content[asked.end() :]
    called = _CALLED.search(behind)
    words = (*clause_of(behind), *(clause_of(behind[called.end() :])[:CALLING] if called else ()))
    return any(word.replace("-", "") in load_stance_words().refused_as for word in words)


def _binds(content: str) -> bool:
    """Whether what is promised is to be done or left undone, and not how things are: "not to", "that it would not"."""
    return _TO_DO.match(content) is not None or any(_TO_COME.match(word) for word in clause_of(content))


def asks_not(attribution: Attribution, content: str) -> bool:
    """Whether a demand or pledge is that something be not done, or that it end."""
    turned = _NOT_TO.search(content) or _TO_STOP.match(content)
    return attribution.act == "warn" or negated(content) or turned is not None


def owners(content: str) -> frozenset[str]:
    """The sides a claim is said to be of: those named before its noun ("Russia's claims to the strait")."""
    found = _owned().search(content[:HEAD])
    before = _BREAK.split(content[: found.start()])[-1].split()[-OWNER_REACH:] if found else []
    if any(word in _NO_OWNER for word in before):
        return frozenset()
    return frozenset(t for t in proposition_terms(" ".join(before)) if t.isupper())


def kind_of_owners(content: str) -> StanceKind:
    """What those take a stance by whose claim or demand a refused content names."""
    found = _owned().search(content[:HEAD])
    return "demand" if found and _asked_for().match(found.group()) else "assert"


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
    return bool(not cue or _SAYS.search(cue) or stated_as_fact(content))


def stated_as_fact(content: str) -> bool:
    """Whether words are a clause of their own and no bare thing or deed."""
    return _FINITE.search(content) is not None or content.lower().startswith("that ")


def keeps_silent(text: str, attribution: Attribution) -> bool:
    """Whether a source says nothing of it: "won't confirm", "declined to show any proof", "was not aware of it"."""
    cue = " ".join(s.of(text) for s in attribution.cue)
    content = " ".join(s.of(text) for s in attribution.content)
    if _SILENCE.search(cue) or _IGNORANT.match(cue) or _IGNORANT.match(content):
        return True
    return _WITHHOLDS.search(cue) is not None and _EVIDENCE.match(content) is not None


def is_of_intent(content: str) -> bool:
    """Whether a content is about what somebody means to do."""
    return not load_stance_words().intending.isdisjoint(clause_of(content))


def is_own_will(attribution: Attribution, content: str) -> bool:
    """Whether a content is what the holder means to do: "to help them withstand the attack" puts no attack forward."""
    return attribution.act not in KINDS and _TO_DO.match(content) is not None


def is_supposed(content: str) -> bool:
    """Whether a content only says what would follow: "if they come", "any attack would be a mistake"."""
    return _SUPPOSED.match(content) is not None


def names_topic(text: str, attribution: Attribution) -> bool:
    """Whether a cue tells what is spoken of and not what is said ("discusses", "speaks about")."""
    cue = " ".join(s.of(text) for s in attribution.cue).lower()
    last = cue.rpartition(" ")[2]
    if attribution.act == "ask":
        return not _ASKED.search(" ".join(s.of(text) for s in attribution.content))
    if last in load_stance_words().topical:
        return attribution.act == "assert"
    # Concern over a thing is not the word that it is so; concern that it will be is.
    content = " ".join(s.of(text) for s in attribution.content)
    return attribution.act in STATING and _uneasy().search(cue) is not None and not stated_as_fact(content)


@functools.cache
def _uneasy() -> re.Pattern[str]:
    return re.compile(
        rf"\b{alternatives(load_stance_words().uneasy)}(?: over| about| at| for| with| by)?$", re.IGNORECASE
    )


@functools.cache
def _asserted() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(load_stance_words().claim_nouns)}\b(?! to\b)", re.IGNORECASE)


@functools.cache
def _asked_for() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(load_stance_words().asked_nouns | _PLANS)}\b", re.IGNORECASE)


@functools.cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"{_asked_for().pattern}|\b{alternatives(load_stance_words().claim_nouns)}\b", re.IGNORECASE)
