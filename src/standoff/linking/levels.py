"""What the number of a force counts: whose, where, and whether it stands, is to come, moves or waits on alert."""

from __future__ import annotations

import functools
import re
from typing import Literal

import msgspec

from standoff.knowledge.series_words import alternatives, load_series_words
from standoff.linking.sentences import sentence_around
from standoff.linking.theatres import Ground
from standoff.model import Posture, Reading

Standing = Literal["level", "expected", "moving", "leaving", "alert", "part"]
"""What a number is: how many there are, are to be, are on their way, go, wait on alert, or belong to a greater one."""
SO = frozenset({"happened", "ongoing", "recurring"})
"""Statuses of what is so."""
TO_COME = frozenset({"planned", "possible", "conditional"})
"""Statuses of what may come to be."""
WAITING = frozenset({"alert", "standby"})
STATE = 3

NEAR = 24
"""Characters beside a number that may tell that it is part of another or comes on top."""

_DIGITS = re.compile(r"\d[\d,.]*")
_ONE_OF_MANY = re.compile(r"[a-z]+s$")


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """One number and all that must be equal for another to be about the same.

    `scope` is "in", "around" or "alert" ("" where nothing tells), `theatre` the state or region, `place` the town or
    the like within it. `as_of` is the day it was so, as far as the words tell.
    """

    unit: str
    scope: str
    theatre: str | None
    place: str | None
    standing: Standing
    change: str | None
    as_of: str | None


def level_of(posture: Posture, text: str, reading: Reading, ground: Ground, said: str | None) -> Level | None:
    """What a force's number counts; None where it counts nothing that is or is to come (denied, demanded)."""
    if posture.status not in SO | TO_COME:
        return None
    beside = _beside(posture, text, reading)
    as_of = _as_of(posture, text, reading, said)
    standing = _standing(posture, text, beside)
    theatre = None if standing == "alert" else ground.theatre(posture)
    more = _more_before().search(beside[0]) or _more_behind().match(beside[1])
    return Level(
        unit=_unit(posture),
        scope="alert" if standing == "alert" else theatre.scope if theatre else "",
        theatre=theatre.name if theatre else None,
        place=theatre.place if theatre else None,
        standing="moving" if more and standing == "level" else standing,
        change="increase" if more else None,
        as_of=said if standing in {"level", "alert"} and as_of and said and as_of > said else as_of,
    )


def _standing(posture: Posture, text: str, beside: tuple[str, str]) -> Standing:
    if posture.status in TO_COME:
        return "expected"
    if posture.readiness in WAITING:
        return "alert"
    if posture.readiness == "withdrawn":
        return "leaving"
    before, behind = beside
    if _part_before().search(before) or _part_behind().match(behind):
        return "part"
    if posture.readiness == "moving" and not _gathered().search(posture.quote.of(text)):
        return "moving"
    return "level"


def _unit(posture: Posture) -> str:
    """What is counted: the strength of one unit is a number of troops."""
    asset = posture.asset.split(";")[0].strip()
    counted = (posture.unit or "").lower()
    one = asset == "unit" and counted.isascii() and counted[:1].isalpha() and not _ONE_OF_MANY.search(counted)
    return "troops" if one and (posture.low or posture.high or 0) > 1 else asset


def _as_of(posture: Posture, text: str, reading: Reading, said: str | None) -> str | None:
    """The day of the number; "since the autumn" tells when it began and not when it was so."""
    if not posture.as_of:
        return said
    inside = sentence_around(text, posture.quote)
    for timex in reading.timexes:
        if inside.contains(timex.span) and (timex.latest or "")[:10] == posture.as_of[:10]:
            before = text[max(0, timex.start - 16) : timex.start]
            if _since().search(before):
                return said
    return posture.as_of[:10]


def _beside(posture: Posture, text: str, reading: Reading) -> tuple[str, str]:
    """The words just before and just behind the number."""
    number = next((q.span for q in reading.quantities if q.id == posture.quantity), None)
    digits = _DIGITS.search(text, posture.quote.start, posture.quote.end)
    start, end = (
        (number.start, number.end) if number else digits.span() if digits else (posture.quote.start, posture.quote.end)
    )
    return text[max(0, start - NEAR) : start], text[end : end + NEAR]


def _about() -> str:
    return rf"(?:{alternatives(load_series_words().about)}\s+)*"


@functools.cache
def _more_before() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(load_series_words().more)}\s+{_about()}$", re.IGNORECASE)


@functools.cache
def _more_behind() -> re.Pattern[str]:
    # "2,000 more troops" come on top; "2,000 more than" is a comparison.
    words = alternatives((*load_series_words().more, "more"))
    return re.compile(rf"\s+{words}\b(?!\s+than\b)", re.IGNORECASE)


@functools.cache
def _part_before() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(load_series_words().among)}\s+{_about()}$", re.IGNORECASE)


@functools.cache
def _part_behind() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternatives(load_series_words().part)}\b", re.IGNORECASE)


@functools.cache
def _gathered() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(load_series_words().gathered)}\b", re.IGNORECASE)


@functools.cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(load_series_words().since)}\s+(?:the\s+|last\s+)?$", re.IGNORECASE)
