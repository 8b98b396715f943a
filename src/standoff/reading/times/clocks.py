"""Times of the clock in words: "four o'clock", "half past seven", "a quarter to nine", "three in the afternoon"."""

from __future__ import annotations

from standoff.knowledge.number_words import load_number_words
from standoff.knowledge.time_words import load_time_words
from standoff.reading.parse import Parse
from standoff.reading.times.grammar import Expr
from standoff.reading.times.values import Unit

_BEFORE_HOURS = frozenset({"at", "by", "around", "about", "until", "till", "since", "from", "after", "before", "to"})
_SHARES = {"half": 30, "quarter": 15}
"""Minutes of the words before "past" and "to"."""


def spoken_clock(parse: Parse, i: int) -> Expr | None:
    """The clock time in words that token i, "o'clock", "half", "quarter" or a part of the day, belongs to."""
    lowers = parse.lowers
    if lowers[i] in _SHARES:
        return _past_or_to(parse, i)
    if lowers[i] not in load_time_words().dayparts:
        hour = _hour(parse, i - 1)
        return None if hour is None else _at(parse, i - 1, i + 1, hour, 0)
    hour = _hour(parse, i - 3) if lowers[max(0, i - 2) : i] == ["in", "the"] else None
    if hour is None or i < 4 or lowers[i - 4] not in _BEFORE_HOURS:
        return None
    return _at(parse, i - 3, i - 2, hour, 0)


def _past_or_to(parse: Parse, i: int) -> Expr | None:
    link = parse.lowers[i + 1 : i + 2]
    hour = _hour(parse, i + 2) if link in (["past"], ["to"], ["after"]) else None
    if hour is None or (link != ["past"] and parse.lowers[i] == "half"):
        return None
    start = i - 1 if i and parse.lowers[i - 1] == "a" else i
    if start == 0 or (link != ["past"] and parse.lowers[start - 1] not in _BEFORE_HOURS):
        return None  # "cut a quarter to nine per cent"
    minutes = _SHARES[parse.lowers[i]]
    end = i + 4 if parse.lowers[i + 3 : i + 4] in (["o'clock"], ["o’clock"]) else i + 3
    return _at(parse, start, end, hour, -minutes if link == ["to"] else minutes)


def _hour(parse: Parse, i: int) -> int | None:
    """An hour of the clock in words at token i that counts nothing."""
    hour = load_number_words().units.get(parse.lowers[i], 0) if 0 <= i < len(parse) else 0
    return hour if 1 <= hour <= 12 else None


def _at(parse: Parse, start: int, end: int, hour: int, minutes: int) -> Expr:
    """The time as an expression, with the part of the day behind it, which says which half of the day is meant."""
    part = ""
    if parse.lowers[end : end + 2] == ["in", "the"] and end + 2 < len(parse):
        part = load_time_words().dayparts.get(parse.lowers[end + 2], "")
    end = end + 3 if part else end
    hour = hour % 12 + 12 if part in ("AF", "EV") else hour
    of_day = (hour * 60 + minutes) % (24 * 60)
    return Expr(start, end, "unit", "clock", unit=Unit("D"), clock=f"{of_day // 60:02d}:{of_day % 60:02d}")
