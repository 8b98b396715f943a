"""Dates, years, decades, clock times, months and weekdays, read around their core token."""

from __future__ import annotations

import re
from dataclasses import replace

from standoff.knowledge.number_words import load_number_words
from standoff.knowledge.time_words import load_time_words
from standoff.reading.parse import Parse
from standoff.reading.quantities.numbers import has_digit
from standoff.reading.times.grammar import Expr, day_number, is_before_christ, ordinal_at, read_before, year_at
from standoff.reading.times.joins import extend_left
from standoff.reading.times.values import Unit, days, is_date

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?(am|pm|a\.m\.?|p\.m\.?)?", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)")
_DECADE = re.compile(r"(?:(mid|early|late)-?)?(\d{4}|'?\d\d)(?:'?s)", re.IGNORECASE)
_GLUED_YEAR = re.compile(r"(?:(mid|early|late|post|pre)-)(\d{4})", re.IGNORECASE)
_FISCAL = re.compile(r"(?:fy|cy)'?(\d{4}|\d\d)", re.IGNORECASE)
_QUARTER = re.compile(r"(?:q([1-4])|([1-4])q|(h)([12])|([12])h)", re.IGNORECASE)
_YEAR_CUES = frozenset({
    "in", "since", "by", "until", "till", "before", "after", "during", "from", "to", "of", "between", "and", "or",
    "early", "late", "mid", "fiscal", "year", "through", "than", "circa", "for", "(", "the", "around", "about", "as",
    "back", ",", "-", "throughout", "at",
})  # fmt: skip
_PARTS = frozenset({"half", "quarter", "end", "start", "beginning", "middle", "summer", "autumn", "winter", "spring"})
_MONTH_CUES = frozenset({
    "in", "of", "since", "until", "by", "early", "late", "last", "next", "this", "mid", "from", "to", "-", "each",
    "every",
})  # fmt: skip
"""Words before "may" and "march" that make them months."""
_NOT_YEAR_ENTITIES = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "PRODUCT", "FAC", "ORDINAL"})


def read_number_core(parse: Parse, i: int) -> Expr | None:
    """Token i, which holds a digit, as a date, clock time, decade, year or quarter."""
    word = parse.words[i]
    return (
        _iso_date(parse, i)
        or _numeric_date(i, word)
        or _clock_time(parse, i, word)
        or _decade(parse, i, word)
        or _year(parse, i)
        or _labelled(i, word)
    )


def _iso_date(parse: Parse, i: int) -> Expr | None:
    w = parse.words
    if year_at(parse, i) is None or i + 4 >= len(w) or w[i + 1] != "-" or w[i + 3] != "-":
        return None
    month, day = w[i + 2], w[i + 4]
    if not (month.isdecimal() and day.isdecimal() and is_date(int(month), int(day))):
        return None
    return Expr(i, i + 5, "unit", "iso-date", unit=Unit("D", int(w[i]), int(month), int(day)))


def _numeric_date(i: int, word: str) -> Expr | None:
    found = _NUMERIC_DATE.fullmatch(word)
    if found is None:
        return None
    first, second = int(found[1]), int(found[2])
    year = int(found[3]) if len(found[3]) == 4 else 1900 + int(found[3]) + (100 if int(found[3]) < 50 else 0)
    # Day first is read where the form allows no other: American order is the default of the model's news.
    month, day = (second, first) if first > 12 or "." in word else (first, second)
    if not is_date(month, day):
        return None
    return Expr(i, i + 1, "unit", "numeric-date", unit=Unit("D", year, month, day))


def _clock_time(parse: Parse, i: int, word: str) -> Expr | None:
    found, lowers = _CLOCK.fullmatch(word), parse.lowers
    if found is None:
        return _military(parse, i)
    hour, minute = int(found[1]), int(found[2] or 0)
    half, end = (found[3] or "").lower()[:1], i + 1
    following = lowers[end] if end < len(lowers) else ""
    if not half and following in ("a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock"):
        half, end = following[0], end + 1
    elif (
        not half
        and not (found[2] and ":" in word)
        and not (following == "in" and lowers[end : end + 3] == ["in", "the", "morning"])
    ):
        return _military(parse, i)
    if hour * 60 + minute > 24 * 60 or minute > 59 or (half in ("a", "p") and hour > 12):
        return None
    placed = following in load_time_words().zones or following == "in"
    if not half and not placed and parse.lowers[i - 1 : i] not in (["at"], ["by"], ["until"], ["around"], ["from"]):
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if following == "in" and not half:
        end += 3
    return _zoned(parse, Expr(i, end, "unit", "clock", unit=Unit("D"), clock=f"{hour:02d}:{minute:02d}"))


def _military(parse: Parse, i: int) -> Expr | None:
    """Read "0800 GMT"."""
    word = parse.words[i]
    if len(word) != 4 or not word.isdecimal() or int(word[:2]) > 23 or int(word[2:]) > 59 or i + 1 >= len(parse):
        return None
    if parse.lowers[i + 1] not in load_time_words().zones or not parse.words[i + 1].isupper():
        return None
    return _zoned(parse, Expr(i, i + 1, "unit", "clock", unit=Unit("D"), clock=f"{word[:2]}:{word[2:]}"))


def _zoned(parse: Parse, expr: Expr) -> Expr:
    zones, end = load_time_words().zones, expr.end
    if end < len(parse) and parse.lowers[end] in zones and parse.words[end].isupper():
        expr = replace(expr, end=end + 1, zone=zones[parse.lowers[end]])
    elif parse.lowers[end + 1 : end + 2] == ["time"] and parse.lowers[end] in load_time_words().zone_names:
        expr = replace(expr, end=end + 2, zone=load_time_words().zone_names[parse.lowers[end]])
    j = expr.start - 1
    if j >= 0 and parse.lowers[j] in ("around", "about"):
        expr = replace(expr, start=j, mod="APPROX")
    return expr


def _decade(parse: Parse, i: int, word: str) -> Expr | None:
    found = _DECADE.fullmatch(word)
    if found is None:
        return None
    digits = found[2].lstrip("'")
    if int(digits) % 10:
        return None
    start, before = i, parse.lowers[i - 1] if i else ""
    if len(digits) == 2:
        marked = found[2].startswith("'") or before == "'"
        # Without an apostrophe the small ones are ages and temperatures as often: "in her early 20s".
        if not marked and (before != "the" or int(digits) < 50 or parse.tags[i] == "CD"):
            return None
        start = i - 1 if before == "'" else i
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    mod = {"mid": "MID", "early": "START", "late": "END"}.get((found[1] or "").lower())
    expr = Expr(start, i + 1, "unit", "decade", unit=Unit("E", year), mod=mod)
    return _with_the(parse, extend_left(parse, expr))


def _with_the(parse: Parse, expr: Expr) -> Expr:
    j = expr.start - 1
    if j >= 0 and parse.lowers[j] == "the" and parse.sentence(expr.start)[0] <= j:
        return replace(expr, start=j)
    return expr


def _year(parse: Parse, i: int) -> Expr | None:
    year = year_at(parse, i)
    glued = _GLUED_YEAR.fullmatch(parse.words[i]) if year is None else None
    if glued is not None:
        mod = {"mid": "MID", "early": "START", "late": "END", "post": "AFTER", "pre": "BEFORE"}[glued[1].lower()]
        return Expr(i, i + 1, "unit", "year", unit=Unit("Y", int(glued[2])), mod=mod)
    if year is None or not is_year(parse, i, year):
        return None
    if parse.words[i + 1 : i + 2] == ["-"] and parse.words[i + 3 : i + 4] == ["-"] and parse.words[i + 2].isdecimal():
        return None  # an impossible date in ISO form
    start, lowers = i, parse.lowers
    if (
        year % 10 == 0
        and lowers[i + 1 : i + 2] == ["'s"]
        and lowers[i - 1 : i] in (["the"], ["early"], ["late"], ["mid"])
    ):
        return _with_the(parse, extend_left(parse, Expr(i, i + 2, "unit", "decade", unit=Unit("E", year))))
    fiscal = i > 0 and lowers[i - 1] in ("fiscal", "financial")
    if fiscal:
        start = i - 1
    elif i > 0 and lowers[i - 1] == "year":
        start = i - 2 if i > 1 and lowers[i - 2] in ("the", "fiscal") else i - 1
    return Expr(start, i + 1, "unit", "year", unit=Unit("Y", year), fiscal=fiscal)


def is_year(parse: Parse, i: int, year: int) -> bool:  # noqa: PLR0911 - one a form
    """Whether a four-digit number is a year here: by what stands before it and what it modifies."""
    before = parse.lowers[i - 1] if i > parse.sentence(i)[0] else ""
    after = parse.tags[i + 1] if i + 1 < len(parse) else ""
    entity = parse.entity_at[i]
    label = entity.label if entity is not None else ""
    if (
        before in ("$", "£", "€", "no.", "flight", "number", "no", "#", "nearly", "some", "least", "over")
        or not 1400 <= year <= 2100
    ):
        return False
    if i + 1 < len(parse) and parse.words[i + 1] in ("%", "percent"):
        return False
    counted = parse.deps[i] == "nummod" and parse.heads[i] == i + 1 and after in ("NNS", "NNPS")
    if counted and before not in ("the", "its", "their", "his", "her", "'s", "in", "since", "this", "fiscal"):
        return False
    if after in ("NNS", "NNPS", "CD") and label != "DATE" and before not in ("the", "its", "their", "his", "'s", "of"):
        return False
    if (
        after in ("NNS", "NNPS")
        and before in ("", "about", "around", "than", "and", "of")
        and label in ("", "CARDINAL")
    ):
        return False
    part = before == "of" and parse.lowers[i - 2] in _PARTS if i > 1 else False  # "the first half of 2061"
    if (
        label in _NOT_YEAR_ENTITIES
        and not part
        and not (1900 <= year <= 2050 and before in ("in", "since", "until", "by"))
    ):
        return False
    return label == "DATE" or before in _YEAR_CUES or parse.lowers[i - 1 : i] == [""] or 1900 <= year <= 2050


def _labelled(i: int, word: str) -> Expr | None:
    """Read "FY2022", "Q3 2021", "H1"."""
    found = _FISCAL.fullmatch(word)
    if found is not None:
        year = int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])
        return Expr(i, i + 1, "unit", "fiscal-year", unit=Unit("Y", year), fiscal=True)
    found = _QUARTER.fullmatch(word)
    if found is None or not word[-1 if word[0].isdigit() else 0].isupper():
        return None
    if found[1] or found[2]:
        return Expr(i, i + 1, "unit", "quarter", unit=Unit("Q", index=int(found[1] or found[2])))
    return Expr(i, i + 1, "unit", "half-year", unit=Unit("H", index=int(found[4] or found[5])))


def _is_month(parse: Parse, i: int) -> bool:
    word, lowers = parse.words[i], parse.lowers
    if not word[0].isupper() or (i and lowers[i - 1] in ("mr", "mr.", "ms", "ms.", "mrs", "mrs.", "dr.", "sir")):
        return False
    following = lowers[i + 1] if i + 1 < len(parse) else ""
    before = lowers[i - 1] if i else ""
    if has_digit(following):
        return True
    if lowers[i] in ("jan", "mar", "dec", "sep", "jun", "apr", "jul") or (word == "MAY"):
        return following[:1].isdigit()
    entity = parse.entity_at[i]
    if entity is not None and entity.label == "PERSON":
        return False
    if lowers[i] in ("may", "march"):
        cued = before in _MONTH_CUES or day_number(before) is not None
        return cued or (parse.pos[i] not in ("AUX", "VERB") and entity is not None and entity.label == "DATE")
    return not (entity is not None and entity.label in ("ORG", "WORK_OF_ART", "FAC") and entity.end - entity.start > 1)


def read_month(parse: Parse, i: int) -> Expr | None:
    """A month with its day, year, weekday or pick; None where the word is a name or a verb."""
    if not _is_month(parse, i):
        return None
    lowers, month = parse.lowers, load_time_words().months[parse.lowers[i]]
    day, start, end = _day_of(parse, i, month)
    if day is None and _has_impossible_day(parse, i):
        return None
    if day is not None and start < i and start and lowers[start - 1] == "the" and parse.heads[start - 1] <= i:
        start -= 1
    year, end = year_after(parse, end, of=day is None)
    if year is None and day is not None and lowers[end : end + 1] in (["-"], ["to"], ["and"]):
        # "May 3 - 5, 2021": the year stands after the second day.
        second = day_number(lowers[end + 1]) if end + 1 < len(lowers) else None
        year = year_after(parse, end + 2, of=False)[0] if second is not None and second[0] > day else None
    grain = "M" if day is None else "D"
    if year is None and (is_before_christ(parse, end) or is_before_christ(parse, end + 1)):
        return None
    if year is not None and days(Unit(grain, year, month, day)) is None:
        return None  # 29 February of a year that has none
    expr = Expr(start, end, "unit", "month" if day is None else "date", unit=Unit(grain, year, month, day))
    if day is None and start == i:
        before = read_before(parse, i, counts=False)
        if before.each:
            return Expr(before.start, end, "set", "every-month", value=f"XXXX-{month:02d}")
        if (before.pick or before.mod) and not before.article:
            expr = replace(expr, start=before.start, pick=before.pick, mod=before.mod)
    return _with_weekday(parse, expr)


def _has_impossible_day(parse: Parse, i: int) -> bool:
    """Whether the month at token i stands with a day it has not: "31 February", "June 31", "the 31st of June"."""
    lowers = parse.lowers
    at = i - 2 if i > 1 and lowers[i - 1] == "of" and ordinal_at(lowers[i - 2]) is not None else i - 1
    if at >= 0 and (at == i - 2 or (lowers[at].isdecimal() and len(lowers[at]) <= 2)):
        return True
    after = lowers[i + 1] if i + 1 < len(lowers) else ""
    return after.isdecimal() and len(after) <= 2 and not _counts_noun(parse, i + 1)


def _day_of(parse: Parse, i: int, month: int) -> tuple[int | None, int, int]:
    """The day beside a month ("January 24th", "24 January", "the 24th of January"), and the tokens of both."""
    lowers, after = parse.lowers, i + 1
    at = after + 1 if lowers[after : after + 1] == ["the"] else after
    found = day_number(lowers[at]) if at < len(lowers) else None
    if found is not None and is_date(month, found[0]) and not _counts_noun(parse, at):
        return found[0], i, at + 1
    found = day_number(lowers[i - 1]) if i else None
    if found is not None and is_date(month, found[0]) and parse.words[i - 2 : i - 1] not in (["$"], ["No."]):
        first = day_number(lowers[i - 3]) if i > 2 and lowers[i - 2] == "-" else None
        if lowers[i - 2 : i - 1] != ["-"] or (first is not None and first[0] < found[0]):
            return found[0], i - 1, after
    found = day_number(lowers[i - 2]) if i > 1 and lowers[i - 1] == "of" else None
    if found is not None and found[1] and is_date(month, found[0]):
        return found[0], i - 2, after
    return None, i, after


def _counts_noun(parse: Parse, i: int) -> bool:
    """Whether the number after a month counts something else ("by June 30 countries had signed")."""
    return parse.deps[i] == "nummod" and parse.tags[parse.heads[i]] == "NNS" and parse.heads[i] == i + 1


def year_after(parse: Parse, end: int, *, of: bool) -> tuple[int | None, int]:
    """A year after a month or day, with a comma or "of" before it, and where the expression then ends."""
    lowers = parse.lowers
    at = end
    if lowers[at : at + 1] == [","] or (of and lowers[at : at + 1] == ["of"]):
        at += 1
    if at < len(lowers):
        year = year_at(parse, at)
        if year is not None and 1000 <= year <= 2100:
            return year, at + 1
        if lowers[at] == "'" and lowers[at + 1 : at + 2] and lowers[at + 1].isdecimal() and len(lowers[at + 1]) == 2:
            return 1900 + int(lowers[at + 1]), at + 2
        if at == end or of:
            spoken = spoken_year(parse, at)
            if spoken is not None:
                return spoken[0], spoken[1]
    return None, end


def spoken_year(parse: Parse, i: int) -> tuple[int, int] | None:
    """A year in words ("nineteen ninety - six"): its number and the token after it."""
    numbers, lowers = load_number_words(), parse.lowers
    century = (
        numbers.units.get(lowers[i], 0)
        if lowers[i] in ("eighteen", "nineteen", "seventeen")
        else 20
        if lowers[i] == "twenty"
        else 0
    )
    if century < 17 or i + 1 >= len(lowers):
        return None
    rest = lowers[i + 1]
    if rest in numbers.tens:
        value, end = numbers.tens[rest], i + 2
        if lowers[end : end + 1] == ["-"] and lowers[end + 1 : end + 2] and lowers[end + 1] in numbers.units:
            value, end = value + numbers.units[lowers[end + 1]], end + 2
        elif end < len(lowers) and 1 <= numbers.units.get(lowers[end], 0) <= 9:
            value, end = value + numbers.units[lowers[end]], end + 1
        return century * 100 + value, end
    if century < 20 and 10 <= numbers.units.get(rest, 0) <= 19:
        return century * 100 + numbers.units[rest], i + 2
    return None


def _with_weekday(parse: Parse, expr: Expr) -> Expr:
    """Take in a weekday before a date: "Thursday, April 6"."""
    j = expr.start - 1
    if expr.unit is None or expr.unit.grain != "D" or j < 1:
        return expr
    if parse.lowers[j] == ",":
        j -= 1
    if parse.lowers[j] in load_time_words().weekdays and parse.sentence(expr.start)[0] <= j:
        before = read_before(parse, j, counts=False)
        unit = replace(expr.unit, weekday=load_time_words().weekdays[parse.lowers[j]])
        return replace(expr, start=before.start if before.pick else j, unit=unit)
    return expr


def _opens_name(parse: Parse, i: int) -> bool:
    """Whether the weekday is part of a name: "Sunday Times"."""
    if parse.deps[i] != "compound" or parse.heads[i] != i + 1 or parse.tags[i + 1] not in ("NNP", "NNPS"):
        return False
    return parse.words[i + 1][0].isupper() and parse.lowers[i + 1] not in load_time_words().triggers


def read_weekday(parse: Parse, i: int) -> Expr | None:
    """A weekday with its pick or modifier, or the set of all of them ("Mondays")."""
    if not parse.words[i][0].isupper():
        return None
    entity = parse.entity_at[i]
    if (
        entity is not None
        and entity.label in ("ORG", "WORK_OF_ART", "PERSON", "EVENT")
        and entity.end - entity.start > 1
    ):
        return None
    if parse.lowers[i] in ("sun.", "sat.", "mon.", "wed.", "fri.") and not (
        i + 1 < len(parse) and (has_digit(parse.lowers[i + 1]) or parse.lowers[i + 1] in load_time_words().months)
    ):
        return None
    if _opens_name(parse, i):
        return None
    weekday = load_time_words().weekdays[parse.lowers[i]]
    plural = parse.lowers[i].endswith("days")
    before = read_before(parse, i, counts=False)
    if before.each or (plural and not before.pick):
        return Expr(before.start if before.each else i, i + 1, "set", "every-weekday", value=f"XXXX-WXX-{weekday}")
    start = before.start if before.pick or before.mod else i
    unit = Unit("D", weekday=weekday)
    return Expr(start, i + 1, "unit", "weekday", unit=unit, pick=before.pick, mod=before.mod, bare=start == i)
