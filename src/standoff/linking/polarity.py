"""Whether words hold a proposition up or turn it down: negation, disbelief, and the telling of a refusal.

Read off the words alone: headlines leave out the verbs a parse would need ("No plans to ...", "Claims false, says").
"""

from __future__ import annotations

import functools
import itertools
import re

from standoff.knowledge.english import common_words
from standoff.knowledge.series_words import alternatives
from standoff.knowledge.stance_words import load_stance_words
from standoff.knowledge.time_words import load_time_words

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;:!?–—\"“”]")
_PARTS = re.compile(r":\s+|\s[-–—]\s")
"""Signs between the parts of a headline."""
_BREAKS = frozenset(',;:!?–—"“”')
_SHORT_NOT = re.compile(r"n['’]t$")
_MODAL_NOT = re.compile(r"(?:ca|could|must|should|may|might)n['’]t$")
SUBJECT = 3
"""Words a headline's subject may have before its verb."""
_NO_END = re.compile(
    r"\b(?:not|never|n['’]t) (?:stop|cease|end|halt|exclude|rul|den[yi])(?:p|d)?(?:e|ed|ing)?(?: out)?\b", re.IGNORECASE
)
OBLIGING = frozenset({"must", "should", "ought"})
_CLEFT = re.compile(r"\W*(?:that )?it (?:is|was) not\b.*\bit (?:is|was)\b", re.IGNORECASE | re.DOTALL)
_LEAST = 3
"""Words before a break that may still be the subject ("that", "in Kyiv,"), those that tell when not counted ("today,
March 28,"): the clause goes on behind it."""


def clause_of(content: str) -> list[str]:
    """Lower-case words of a content's first clause; signs that break it off are left out."""
    ends = load_stance_words().clause_ends
    out: list[str] = []
    for found in _TOKEN.finditer(content):
        word = found.group().lower()
        if (word in _BREAKS or word == "that") and sum(not _tells_when(w) for w in out) < _LEAST:
            continue
        if word in _BREAKS or (word in ends and out):
            break
        if word not in ends:
            out.append(word)
    return out


def _tells_when(word: str) -> bool:
    """Whether a word is a day, a month or a number."""
    words = load_time_words()
    return word.isdigit() or word in words.months or word in words.weekdays or word in words.deictic


def negated(content: str) -> bool:
    """Whether a content's first clause says that something is not so; what must or cannot be is another thing."""
    clause = clause_of(content)
    if _CLEFT.match(content):
        # "It is not they who came, it is you": says who, and not that nobody did.
        return False
    if not load_stance_words().untrue.isdisjoint(clause):
        # "not groundless" holds up what it speaks of, and "not false" does no less.
        return False
    return _negator(clause) is not None


def goes_on(content: str) -> bool:
    """Whether what a content negates is an end or a denial: "does not stop", "has not ruled out"."""
    return _NO_END.search(content) is not None


def obliges(content: str) -> bool:
    """Whether a content's first clause says what has to be, and not what is."""
    return not OBLIGING.isdisjoint(clause_of(content))


def focus_of(content: str) -> str:
    """The words a clause's negation is on: "no [new manoeuvres] after the drill", "has not [moved tanks] away"."""
    words = load_stance_words()
    clause = clause_of(content)
    place = _negator(clause)
    out: list[str] = []
    for word in clause[place + 1 :] if place is not None else ():
        if word not in common_words() and word not in words.between | words.intending:
            out.append(word)
        elif out:
            break
    return " ".join(out)


def _negator(clause: list[str]) -> int | None:
    """Where the word stands that turns a clause into its opposite."""
    words = load_stance_words()
    for place, word in enumerate(clause):
        before = clause[place - 1] if place else ""
        after = clause[place + 1] if place + 1 < len(clause) else ""
        plain = word in words.negators and before not in words.idle_before
        short = _SHORT_NOT.search(word) is not None and not _MODAL_NOT.search(word)
        # "Hard not to see it as a threat" sees it as one.
        hard = after == "to" and before in words.hard
        # "Aldo not to join": a headline's future; further on, "not to" belongs to what somebody is asked or warned.
        asked = after == "to" and place > SUBJECT
        # "Agreed to take no new steps": it is so that they agreed.
        undone = word == "no" and clause[place - 2 : place - 1] == ["to"] and place > SUBJECT
        if (plain or short) and after not in words.idle_after and not (asked or hard or undone):
            return place
    return None


def disbelieved(text: str) -> bool:
    """Whether a claim is called untrue: "the claims are false", "false claims", "lies about"; not a "false flag"."""
    found = _disbelief().search(text)
    return found is not None and not upheld(text)


def tells_refusal(text: str) -> bool:
    """Whether words tell that somebody denies, refuses or disbelieves what they speak of, or say that it is not so."""
    if upheld(text):
        return False
    words = load_stance_words()
    refusing = words.refusing | words.lacking | words.untrue
    spoken = [m.group().lower() for m in _TOKEN.finditer(text)]
    two = {f"{a} {b}" for a, b in itertools.pairwise(spoken)}
    ruled = bool(two & {"rule out", "rules out", "ruled out", "turn down", "turns down", "turned down"})
    return ruled or any(w in refusing for w in spoken) or any(negated(part) for part in _PARTS.split(text))


def upheld(text: str) -> bool:
    """Whether disbelief itself is denied: "not groundless"."""
    return _not_false().search(text) is not None


@functools.cache
def _not_false() -> re.Pattern[str]:
    return re.compile(rf"\b(?:not|never|n['’]t|far from) {alternatives(load_stance_words().untrue)}\b", re.IGNORECASE)


@functools.cache
def _disbelief() -> re.Pattern[str]:
    words = alternatives(load_stance_words().untrue)
    claim = alternatives(load_stance_words().claim_nouns)
    forms = (
        rf"\b{claim}\b.{{0,60}}\b{words}\b",
        rf"\b{words} {claim}\b",
        r"\b(?:lies?|lying|lied|hoax|disinformation|misinformation|fakes?) (?:about|of|that)\b",
        r"['’]s\b[^.;:,]{0,40}\b(?:hoax|lies?|disinformation|misinformation|fabrications?)\b",
        rf"^(?:that )?(?:this|that|it|these|those) (?:is|was|are|were|ha[ds] been) (?:\w+ )?{words}\b",
    )
    return re.compile("|".join(forms), re.IGNORECASE)
