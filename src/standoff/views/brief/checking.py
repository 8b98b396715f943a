"""The checker: refuses a sentence that names a name, number or day which the words it cites do not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standoff.errors import BriefError
from standoff.views.brief.sentences import Citation, Sentence

OWN_WORDS = frozenset(
    "A According After All An As At Both By For From In It Its Not Of On One Said Says Since So Stated That The Then"
    " This To Two Under Until What Who".split()
)
"""Words that a sentence of ours may open with in capitals without naming anybody."""

_MONTHS = "January February March April May June July August September October November December".split()
_NAME = re.compile(r"\b[A-Z][\w’'.&-]*")
_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_MARK = re.compile(r"\[\^\d+\]")
_QUOTED = re.compile(r"“[^”]*”")


def day_words(moment: str | None) -> str:
    """A day in words ("24 January 2022"); "an unknown day" of None, the month or year where that is all there is."""
    if not moment:
        return "an unknown day"
    parts = moment[:10].split("-")
    if len(parts) == 3:
        return f"{int(parts[2])} {_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else parts[0]


def check(sentence: Sentence) -> Sentence:
    """The sentence itself, when its citations hold it; BriefError names the first word they do not hold."""
    if not sentence.citations:
        msg = f"a sentence without a citation: {sentence.words!r}"
        raise BriefError(msg)
    own = _MARK.sub("", sentence.words)
    held = " ".join(c.quote for c in sentence.citations)
    for quoted in _QUOTED.findall(own):
        if not _holds_words(held, quoted.strip("“”")):
            msg = f"not in the cited words: {quoted}"
            raise BriefError(msg)
    own = _QUOTED.sub(" ", own)
    own = _without_days(own, sentence.citations)
    _check_numbers(own, sentence.citations)
    _check_names(own, sentence.citations)
    return sentence


def _holds_words(held: str, quoted: str) -> bool:
    """Whether every part of a quotation that may be cut ("…") stands in the cited words, blanks aside."""
    flat = " ".join(held.split())
    return all(" ".join(part.split()) in flat for part in quoted.split("…") if part.strip())


def _without_days(own: str, citations: Iterable[Citation]) -> str:
    known = {day_words(day) for c in citations for day in (c.at, *c.days)}
    for found in _DAY.finditer(own):
        if found.group() not in known:
            msg = f"a day the citations do not hold: {found.group()}"
            raise BriefError(msg)
    for words in sorted(known, key=len, reverse=True):
        own = own.replace(words, " ")
    return own


def _check_numbers(own: str, citations: Iterable[Citation]) -> None:
    held = {n for c in citations for n in c.numbers}
    written = " ".join(c.quote for c in citations)
    for found in _NUMBER.finditer(own):
        value = float(found.group().replace(",", "").rstrip("."))
        if value not in held and found.group() not in written:
            msg = f"a number the citations do not hold: {found.group()}"
            raise BriefError(msg)


def _check_names(own: str, citations: Iterable[Citation]) -> None:
    held: set[str] = set(OWN_WORDS)
    for c in citations:
        for words in (c.outlet or "", c.quote, *c.names):
            held.update(_parts(words))
    for found in _NAME.finditer(own):
        if not _parts(found.group()) <= held:
            msg = f"a name the citations do not hold: {found.group()}"
            raise BriefError(msg)


def _parts(words: str) -> set[str]:
    """Words of a name without possessive endings and stops."""
    return {re.sub(r"['’]s?$", "", w.strip(".,;:()'’&")) for w in re.split(r"[\s/-]+", words)} - {""}
