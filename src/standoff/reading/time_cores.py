"""One reader per kind of core word: each returns the expression around its core, or None."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from standoff.knowledge.number_words import load_number_words
from standoff.knowledge.time_words import load_time_words
from standoff.reading.numbers import has_digit, read_number
from standoff.reading.parse import Parse
from standoff.reading.time_grammar import Before, Expr, day_number, extend_left, length_value, read_before, year_at
from standoff.reading.time_values import FINENESS, Unit, is_date

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?(am|pm|a\.m\.?|p\.m\.?)?", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)")
_DECADE = re.compile(r"(?:(mid|early|late)-?)?(\d{4}|'?\d\d)(?:'?s)", re.IGNORECASE)
_GLUED_YEAR = re.compile(r"(?:(mid|early|late|post|pre)-)(\d{4})", re.IGNORECASE)
_FISCAL = re.compile(r"(?:fy|cy)'?(\d{4}|\d\d)", re.IGNORECASE)
_QUARTER = re.compile(r"(?:q([1-4])|([1-4])q|(h)([12])|([12])h)", re.IGNORECASE)
_YEAR_CUES = frozenset({
    "in", "since", "by", "until", "till", "before", "after", "during", "from", "to", "of", "between", "and", "or", "early", "late",
    "mid", "fiscal", "year", "through", "than", "circa", "for", "(", "the", "around", "about", "as", "back", ",", "-", "throughout", "at",
})  # fmt: skip
_NOT_YEAR_ENTITIES = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "PRODUCT", "FAC", "ORDINAL"})
_GRAINS_OF_LENGTH = {"S": "TS", "N": "TM", "H": "TH", "WE": "W"}


def read_core(parse: Parse, i: int, kind: str) -> Expr | None:
    """The expression whose core is token i, of the kind the trigger table gives."""
    match kind:
        case "month":
            return _month(parse, i)
        case "weekday":
            return _weekday(parse, i)
        case "unit":
            return read_unit(parse, i)
        case "season":
            return _season(parse, i)
        case "daypart":
            return _daypart(parse, i)
        case "deictic":
            return _deictic(parse, i)
        case "clock":
            return Expr(i, i + 1, "unit", "clock-word", unit=Unit("D"), clock=load_time_words().clock[parse.lowers[i]])
        case "set":
            return _set_word(parse, i)
        case "adjective":
            return _adjective(parse, i)
    return None


def read_phrase(parse: Parse, i: int) -> Expr | None:
    """A fixed reference ("the near future") that ends at token i, or a named day that starts there."""
    time, lowers = load_time_words(), parse.lowers
    for phrase, value in time.references.get(lowers[i], ()):
        start = i + 1 - len(phrase)
        if start >= 0 and tuple(lowers[start : i + 1]) == phrase:
            if start and lowers[start] == "now" and lowers[start + 1 : start + 2] == ["that"]:
                return None
            return Expr(start, i + 1, "ref", "reference", value=value)
    for phrase, rule in time.holidays.get(lowers[i], ()):
        end = i + len(phrase)
        if tuple(lowers[i:end]) == phrase and parse.words[i][0].isupper():
            before = read_before(parse, i, counts=False)
            start = before.start if before.pick else i
            return Expr(start, end, "unit", "named-day", unit=Unit("D"), holiday=rule, pick=before.pick)
    return None


# ------------------------------------------------------------------ numbers: dates, years, clock times


def read_number_core(parse: Parse, i: int) -> Expr | None:
    """Token i, which holds a digit, as a date, clock time, decade, year or quarter."""
    word = parse.words[i]
    return (
        _iso_date(parse, i)
        or _numeric_date(parse, i, word)
        or _clock_time(parse, i, word)
        or _decade(parse, i, word)
        or _year(parse, i)
        or _labelled(parse, i, word)
    )


def _iso_date(parse: Parse, i: int) -> Expr | None:
    w = parse.words
    if year_at(parse, i) is None or i + 4 >= len(w) or w[i + 1] != "-" or w[i + 3] != "-":
        return None
    month, day = w[i + 2], w[i + 4]
    if not (month.isdecimal() and day.isdecimal() and is_date(int(month), int(day))):
        return None
    return Expr(i, i + 5, "unit", "iso-date", unit=Unit("D", int(w[i]), int(month), int(day)))


def _numeric_date(parse: Parse, i: int, word: str) -> Expr | None:
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
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    half, end = (found[3] or "").lower()[:1], i + 1
    following = lowers[end] if end < len(lowers) else ""
    if not half and following in ("a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock"):
        half, end = following[0], end + 1
    elif not half and not (found[2] and ":" in word) and not (following == "in" and lowers[end : end + 3] == ["in", "the", "morning"]):
        return _military(parse, i)
    if hour > 24 or minute > 59 or (half in ("a", "p") and hour > 12):
        return None
    if not half and following not in load_time_words().zones and parse.lowers[i - 1 : i] not in (["at"], ["by"], ["until"], ["around"], ["from"]):
        if following != "in":
            return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if following == "in" and not half:
        end += 3
    return _zoned(parse, Expr(i, end, "unit", "clock", unit=Unit("D"), clock=f"{hour:02d}:{minute:02d}"))


def _military(parse: Parse, i: int) -> Expr | None:
    """"0800 GMT"."""
    word = parse.words[i]
    if len(word) == 4 and word.isdecimal() and int(word[:2]) < 24 and int(word[2:]) < 60 and i + 1 < len(parse):
        if parse.lowers[i + 1] in load_time_words().zones and parse.words[i + 1].isupper():
            return _zoned(parse, Expr(i, i + 1, "unit", "clock", unit=Unit("D"), clock=f"{word[:2]}:{word[2:]}"))
    return None


def _zoned(parse: Parse, expr: Expr) -> Expr:
    zones, end = load_time_words().zones, expr.end
    if end < len(parse) and parse.lowers[end] in zones and parse.words[end].isupper():
        expr = replace(expr, end=end + 1, zone=zones[parse.lowers[end]])
    j = expr.start - 1
    if j >= 0 and parse.lowers[j] in ("around", "about"):
        expr = replace(expr, start=j, mod="APPROX")
    return expr


def _decade(parse: Parse, i: int, word: str) -> Expr | None:
    found = _DECADE.fullmatch(word)
    if found is None:
        return None
    digits = found[2].lstrip("'")
    if int(digits) % 10 or (len(digits) == 2 and not (i and parse.lowers[i - 1] in ("the", "'", "mid", "early", "late", "-"))):
        return None
    start = i - 1 if i and parse.words[i - 1] == "'" and len(digits) == 2 else i
    if len(digits) == 2 and start == i and not found[2].startswith("'") and parse.lowers[i - 1] == "the" and parse.tags[i] == "CD":
        return None
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
    start, lowers = i, parse.lowers
    fiscal = i > 0 and lowers[i - 1] in ("fiscal", "financial")
    if fiscal:
        start = i - 1
    elif i > 0 and lowers[i - 1] == "year":
        start = i - 2 if i > 1 and lowers[i - 2] in ("the", "fiscal") else i - 1
    return Expr(start, i + 1, "unit", "year", unit=Unit("Y", year), fiscal=fiscal)


def is_year(parse: Parse, i: int, year: int) -> bool:
    """Whether a four-digit number is a year here: by what stands before it and what it modifies."""
    before = parse.lowers[i - 1] if i > parse.sentence(i)[0] else ""
    after = parse.tags[i + 1] if i + 1 < len(parse) else ""
    entity = parse.entity_at[i]
    label = entity.label if entity is not None else ""
    if before in ("$", "£", "€", "no.", "flight", "number", "no", "#", "nearly", "some", "least", "over") or not 1400 <= year <= 2100:
        return False
    if i + 1 < len(parse) and parse.words[i + 1] in ("%", "percent"):
        return False
    if after in ("NNS", "NNPS", "CD") and label != "DATE" and before not in ("the", "its", "their", "his", "'s", "of"):
        return False
    if after in ("NNS", "NNPS") and before in ("", "about", "around", "than", "and", "of") and label in ("", "CARDINAL"):
        return False
    if label in _NOT_YEAR_ENTITIES and not (1900 <= year <= 2050 and before in ("in", "since", "until", "by")):
        return False
    return label == "DATE" or before in _YEAR_CUES or parse.lowers[i - 1 : i] == [""] or 1900 <= year <= 2050


def _labelled(parse: Parse, i: int, word: str) -> Expr | None:
    """"FY2022", "Q3 2021", "H1"."""
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


# ------------------------------------------------------------------ months and weekdays


def _is_month(parse: Parse, i: int) -> bool:
    word, lowers = parse.words[i], parse.lowers
    if not word[0].isupper():
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
        cued = before in ("in", "of", "since", "until", "by", "early", "late", "last", "next", "this", "mid", "from", "to", "-", "each", "every")
        return cued or (parse.pos[i] not in ("AUX", "VERB") and entity is not None and entity.label == "DATE")
    return not (entity is not None and entity.label in ("ORG", "WORK_OF_ART", "FAC") and entity.end - entity.start > 1)


def _month(parse: Parse, i: int) -> Expr | None:
    if not _is_month(parse, i):
        return None
    lowers, month = parse.lowers, load_time_words().months[parse.lowers[i]]
    start, end, day, year = i, i + 1, None, None
    at = end + 1 if lowers[end : end + 1] == ["the"] else end
    found = day_number(lowers[at]) if at < len(lowers) else None
    if found is not None and is_date(month, found[0]) and not _counts_noun(parse, at):
        day, end = found[0], at + 1
    elif start and (earlier := day_number(lowers[i - 1])) is not None and (earlier[1] or has_digit(lowers[i - 1])):
        if is_date(month, earlier[0]) and not (i > 1 and parse.words[i - 2] in ("$", "No.", "-")):
            day, start = earlier[0], i - 1
    elif i > 1 and lowers[i - 1] == "of" and (earlier := day_number(lowers[i - 2])) is not None and earlier[1]:
        if is_date(month, earlier[0]):
            day, start = earlier[0], i - 2
    if day is not None and start < i and start and lowers[start - 1] == "the":
        start -= 1
    year, end = _year_after(parse, end, of=day is None)
    grain = "M" if day is None else "D"
    expr = Expr(start, end, "unit", "month" if day is None else "date", unit=Unit(grain, year, month, day))
    if day is None and start == i:
        before = read_before(parse, i, counts=False)
        if before.each:
            return Expr(before.start, end, "set", "every-month", value=f"XXXX-{month:02d}")
        if (before.pick or before.mod) and not before.article:
            expr = replace(expr, start=before.start, pick=before.pick, mod=before.mod)
    return _with_weekday(parse, expr)


def _counts_noun(parse: Parse, i: int) -> bool:
    """Whether the number after a month counts something else ("by June 30 countries had signed")."""
    return parse.deps[i] == "nummod" and parse.tags[parse.heads[i]] == "NNS" and parse.heads[i] == i + 1


def _year_after(parse: Parse, end: int, *, of: bool) -> tuple[int | None, int]:
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
    century = numbers.units.get(lowers[i], 0) if lowers[i] in ("eighteen", "nineteen", "seventeen") else 20 if lowers[i] == "twenty" else 0
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


def _weekday(parse: Parse, i: int) -> Expr | None:
    if not parse.words[i][0].isupper():
        return None
    entity = parse.entity_at[i]
    if entity is not None and entity.label in ("ORG", "WORK_OF_ART", "PERSON", "EVENT") and entity.end - entity.start > 1:
        return None
    if parse.lowers[i] in ("sun.", "sat.", "mon.", "wed.", "fri.") and not (i + 1 < len(parse) and (has_digit(parse.lowers[i + 1]) or parse.lowers[i + 1] in load_time_words().months)):
        return None
    weekday = load_time_words().weekdays[parse.lowers[i]]
    plural = parse.lowers[i].endswith("days")
    before = read_before(parse, i, counts=False)
    if before.each or (plural and not before.pick):
        return Expr(before.start if before.each else i, i + 1, "set", "every-weekday", value=f"XXXX-WXX-{weekday}")
    start = before.start if before.pick or before.mod else i
    unit = Unit("D", weekday=weekday)
    return Expr(start, i + 1, "unit", "weekday", unit=unit, pick=before.pick, mod=before.mod, bare=start == i)


# ------------------------------------------------------------------ words of their own


def _season(parse: Parse, i: int) -> Expr | None:
    lowers = parse.lowers
    season = load_time_words().seasons[lowers[i]]
    before = read_before(parse, i)
    year, end = _year_after(parse, i + 1, of=True)
    unit = Unit("SEASON", year, season=season)
    if before.counted or lowers[i].endswith("s"):
        if before.each or before.counted:
            return Expr(before.start, end, "set", "seasons", value=f"XXXX-{season}")
        return None
    if before.each:
        return Expr(before.start, end, "set", "every-season", value=f"XXXX-{season}")
    named = parse.pos[i] in ("NOUN", "PROPN") and (before.det == "the" or before.mod or lowers[i - 1 : i] in (["in"], ["by"], ["since"], ["early"], ["late"]))
    if before.year is not None:
        return Expr(before.start, end, "unit", "season", unit=replace(unit, year=before.year), mod=before.mod)
    if not (before.pick or year is not None) and (not named or lowers[i] in ("fall", "spring") and not _is_date_entity(parse, i)):
        return None
    start = before.start if before.words else i
    return Expr(start, end, "unit", "season", unit=unit, pick=before.pick, mod=before.mod)


def _is_date_entity(parse: Parse, i: int) -> bool:
    entity = parse.entity_at[i]
    return entity is not None and entity.label in ("DATE", "TIME")


def _daypart(parse: Parse, i: int) -> Expr | None:
    lowers = parse.lowers
    part = load_time_words().dayparts[lowers[i]]
    before = read_before(parse, i)
    if before.each:
        return Expr(before.start, i + 1, "set", "every-day-part", value=f"XXXX-XX-XXT{part}")
    plural = lowers[i].endswith("s")
    if before.counted or before.article or (plural and before.words) or before.ordinal is not None:
        return None
    if before.pick or before.det == "the" or before.mod:
        unit = Unit("D")
        return Expr(before.start, i + 1, "unit", "day-part", unit=unit, part=part, pick=before.pick or "ref", mod=before.mod)
    if i and lowers[i - 1] in load_time_words().weekdays and lowers[i].endswith("s"):
        weekday = load_time_words().weekdays[lowers[i - 1]]
        return Expr(i - 1, i + 1, "set", "every-weekday-part", value=f"XXXX-WXX-{weekday}T{part}")
    if i and (lowers[i - 1] in load_time_words().weekdays or lowers[i - 1] in load_time_words().deictic):
        return Expr(i, i + 1, "unit", "day-part", unit=Unit("D"), part=part, bare=True)
    return None


def _deictic(parse: Parse, i: int) -> Expr | None:
    shift, part = load_time_words().deictic[parse.lowers[i]]
    if parse.words[i][0].isupper() and (entity := parse.entity_at[i]) is not None and entity.label in ("ORG", "WORK_OF_ART"):
        return None
    if part and parse.lowers[i] == "overnight" and parse.pos[i] not in ("ADV", "NOUN"):
        return None
    expr = Expr(i, i + 1, "shift", "deictic", count=abs(shift), grain="D", direction=-1 if shift < 0 else 1, part=part)
    lowers = parse.lowers
    if i > 1 and lowers[i - 1] in ("before", "after") and lowers[i - 2] == "day":
        more = -1 if lowers[i - 1] == "before" else 1
        start = i - 3 if i > 2 and lowers[i - 3] == "the" else i - 2
        total = shift + more
        return replace(expr, start=start, count=abs(total), direction=-1 if total < 0 else 1)
    return expr


def _set_word(parse: Parse, i: int) -> Expr | None:
    if parse.pos[i] not in ("ADJ", "ADV", "NOUN") or (parse.words[i][0].isupper() and parse.pos[i] == "PROPN"):
        return None
    return Expr(i, i + 1, "set", "frequency", value=load_time_words().sets[parse.lowers[i]])


def _adjective(parse: Parse, i: int) -> Expr | None:
    word = parse.lowers[i]
    if parse.pos[i] == "ADJ" and parse.deps[i] == "amod" and parse.words[i].islower():
        head = parse.heads[i]
        if head > i and parse.lowers[head] not in load_time_words().units and parse.pos[head] in ("NOUN", "PROPN"):
            return Expr(i, i + 1, "ref", "reference-adjective", value=load_time_words().adjectives[word])
    return None


# ------------------------------------------------------------------ units of time

_SHIFT_WORDS = {"ago": (-1, "published"), "earlier": (-1, "text"), "later": (1, "text"), "before": (-1, "text"),
                "prior": (-1, "text"), "previously": (-1, "text"), "hence": (1, "published"), "afterward": (1, "text"), "afterwards": (1, "text")}  # fmt: skip


def read_unit(parse: Parse, i: int) -> Expr | None:
    """The expression around a unit of time: a length, a distance, one of a row, or a frequency."""
    word, lowers = parse.lowers[i], parse.lowers
    grain = load_time_words().units[word]
    plural = word.endswith("s") or word in ("centuries", "millennia")
    if parse.words[i][0].isupper() and i > parse.sentence(i)[0] and parse.pos[i] == "PROPN" and grain not in ("Y", "Q"):
        return None
    if grain in ("S",) and (parse.pos[i] != "NOUN" or not has_digit(lowers[i - 1] if i else "") and not plural):
        return None
    before = read_before(parse, i)
    if before.each and grain not in ("HALF", "TERM"):
        return _every(before, i, grain)
    if grain == "Y" and (named := _named_year(parse, i, before)) is not None:
        return named
    year_ago = _year_ago(parse, i, before, grain)
    if year_ago is not None:
        return year_ago
    shift = _shift(parse, i, before, grain, plural=plural)
    if shift is not None:
        return shift
    picked = _picked(parse, i, before, grain, plural=plural)
    if picked is not None:
        return picked
    if grain in ("HALF", "TERM"):
        return None
    return _length(parse, i, before, grain, plural=plural)


def _every(before: Before, i: int, grain: str) -> Expr:
    count = int(before.count or 1)
    return Expr(before.start, i + 1, "set", "every-unit", value=length_value(count, grain))


def _named_year(parse: Parse, i: int, before: Before) -> Expr | None:
    """"the year two thousand", "year - end", "year's end"."""
    lowers = parse.lowers
    number = read_number(parse, i + 1) if i + 1 < len(parse) else None
    if number is not None and number.kind == "words" and 1000 <= number.value <= 2100:
        start = before.start if before.det == "the" else i
        return Expr(start, number.end, "unit", "spoken-year", unit=Unit("Y", int(number.value)))
    for link in (["-", "end"], ["'s", "end"], ["end"]):
        if lowers[i + 1 : i + 1 + len(link)] == link:
            return Expr(i, i + 1 + len(link), "unit", "year-end", unit=Unit("Y"), pick="this", mod="END")
    return None


def _year_ago(parse: Parse, i: int, before: Before, grain: str) -> Expr | None:
    """"the year - earlier quarter", "year - ago": the same stretch a year before."""
    lowers = parse.lowers
    if grain == "Y" and lowers[i + 1 : i + 2] == ["-"] and lowers[i + 2 : i + 3] in (["ago"], ["earlier"]):
        end, start = i + 3, before.start if before.det == "the" else i
        while end < len(lowers) and (lowers[end] in ("first", "second", "third", "fourth", "fiscal") or load_time_words().units.get(lowers[end]) in ("Q", "TERM", "HALF", "M")):
            end += 1
        index = next((day_number(lowers[k]) for k in range(i + 3, end) if day_number(lowers[k])), None)
        unit = Unit("Q", index=index[0]) if index else None
        if end == i + 3:
            start = i
        elif lowers[start - 1 : start] in (["comparable"], ["same"]):
            start -= 1
        if end > i + 3 and lowers[start - 1 : start] == ["the"]:
            start -= 1
        return Expr(start, end, "shift", "year-ago", unit=unit, count=1.0, grain="Y", direction=-1, base="text", value="period" if end > i + 3 else "")
    return None


def _shift(parse: Parse, i: int, before: Before, grain: str, *, plural: bool) -> Expr | None:
    """"three days ago", "a year earlier", "two weeks from now"."""
    lowers, end = parse.lowers, i + 1
    count = before.count if before.counted else (1.0 if before.article and not before.vague else None)
    if not (before.counted or before.article or before.vague or plural) or grain in ("HALF", "TERM"):
        return None
    if before.pick and not before.counted:
        return None
    if lowers[end : end + 2] == ["or", "so"]:
        end += 2
    if lowers[end : end + 3] == ["and", "a", "half"]:
        count, end = (count or 1) + 0.5, end + 3
    following = lowers[end] if end < len(lowers) else ""
    if following in _SHIFT_WORDS:
        direction, base = _SHIFT_WORDS[following]
        if following in ("before", "prior") and _governs(parse, end):
            return None
        return Expr(before.start, end + 1, "shift", following, count=count, grain=grain, direction=direction, base=base, mod=before.mod)
    if lowers[end : end + 2] == ["from", "now"] or lowers[end : end + 2] == ["from", "today"]:
        return Expr(before.start, end + 2, "shift", "from-now", count=count, grain=grain, direction=1, mod=before.mod)
    return None


def _governs(parse: Parse, i: int) -> bool:
    """Whether a preposition or conjunction has something after it ("two days before the vote")."""
    return parse.child(i, "pobj", "pcomp") is not None or parse.deps[i] == "mark"


def _picked(parse: Parse, i: int, before: Before, grain: str, *, plural: bool) -> Expr | None:
    """"last year", "the third quarter", "the 1988 period", "the quarter"."""
    if grain == "C" and before.ordinal is not None:
        start = before.start
        return Expr(start, i + 1, "unit", "century", unit=Unit("C", (before.ordinal - 1) * 100), mod=before.mod)
    if before.counted or before.vague or (plural and not before.ordinal):
        return None
    if grain == "HALF" and before.pick == "last" and parse.lowers[i + 1 : i + 2] == ["of"]:
        return Expr(before.start, i + 1, "unit", "half-year", unit=Unit("H", index=2))
    if grain in ("Q", "HALF") and before.ordinal is not None and not plural:
        return _quarter(parse, i, before, grain)
    if before.year is not None and grain in ("Q", "TERM", "Y"):
        unit = Unit("Y", before.year) if grain != "Q" else Unit("Q", before.year)
        return Expr(before.start, i + 1, "unit", "year-unit", unit=unit)
    if grain in ("S", "N", "H", "L", "HALF"):
        return None
    if grain == "TERM":
        if before.pick in ("latest", "same"):
            return Expr(before.start, i + 1, "unit", "latest", unit=Unit("Q"), pick="latest")
        return None
    grain = {"F": "W"}.get(grain, grain)
    if before.ordinal is not None:
        return None
    if before.pick:
        end = i + 3 if parse.lowers[i + 1 : i + 3] == ["or", "so"] else i + 1
        return Expr(before.start, end, "unit", "picked-unit", unit=Unit(grain), pick=before.pick, mod=before.mod, fiscal=before.fiscal)
    if before.det == "the" and grain != "D" and parse.deps[i] in ("pobj", "npadvmod", "poss", "dobj", "nsubj", "compound"):
        return Expr(before.start, i + 1, "unit", "the-unit", unit=Unit(grain), pick="ref", mod=before.mod, fiscal=before.fiscal)
    return None


def _quarter(parse: Parse, i: int, before: Before, grain: str) -> Expr | None:
    index = before.ordinal or 0
    if index > (4 if grain == "Q" else 2):
        return None
    if grain == "HALF" and not _is_date_entity(parse, i) and parse.lowers[i + 1 : i + 2] != ["of"]:
        return None
    unit = Unit("Q" if grain == "Q" else "H", before.year, index=index)
    return Expr(before.start, i + 1, "unit", "quarter" if grain == "Q" else "half-year", unit=unit, pick=before.pick if before.pick != "this" else None, mod=before.mod, fiscal=before.fiscal)


def _length(parse: Parse, i: int, before: Before, grain: str, *, plural: bool) -> Expr | None:
    lowers, end = parse.lowers, i + 1
    if lowers[end : end + 1] in (["old"], ["olds"]) or lowers[end : end + 2] in (["-", "old"], ["-", "olds"]):
        return None
    if before.article and lowers[i - 1 : i] in (["a"], ["an"]) and _is_rate(parse, i):
        return None
    count = before.count if before.counted else (1.0 if before.article and not before.vague else None)
    if not (before.counted or before.article or before.vague or plural or before.pick):
        return None
    start = before.start
    if plural and before.words == 1 and before.det == "the":
        start = i
    if plural and before.pick == "coming" and not (before.counted or before.det):
        return Expr(start, end, "ref", "coming-units", value="FUTURE_REF")
    if before.pick is None and before.words == 0 and grain in ("Q", "HALF", "WE", "S"):
        return None
    if before.det in ("those", "these") and not before.counted and not before.vague:
        return None
    if lowers[end : end + 3] == ["and", "a", "half"]:
        count, end = (count or 1) + 0.5, end + 3
    if lowers[end : end + 2] in (["or", "so"], ["or", "two"], ["or", "more"]):
        end += 2
    if lowers[i - 1 : i] == ["recent"] or (before.vague and "recent" in lowers[before.start : i]):
        return Expr(before.start, end, "ref", "recent-units", value="PAST_REF")
    direction = {"past": -1, "last": -1, "latest": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(before.pick or "", 0)
    return Expr(start, end, "length", "length", count=count, grain=grain, direction=direction, mod=before.mod, plural=plural)


def _is_rate(parse: Parse, i: int) -> bool:
    """Whether "a year" is "per year": after a number, sum or count."""
    j = i - 2
    if j < 0 or parse.deps[i] not in ("npadvmod", "prep", "appos", "nmod", "pobj", "dep"):
        return False
    return parse.pos[j] in ("NUM", "NOUN", "SYM", "ADV") and parse.deps[i] == "npadvmod"


# ------------------------------------------------------------------ putting neighbours together


def combine(parse: Parse, exprs: list[Expr]) -> Iterator[Expr]:
    """Neighbouring expressions that are one: "Friday night", "4 a.m. EDT Thursday", "the third quarter of last year"."""
    kept: list[Expr] = []
    for expr in sorted(exprs, key=lambda e: (e.start, -e.end)):
        if kept and expr.start < kept[-1].end:
            if expr.end - expr.start > kept[-1].end - kept[-1].start:
                kept[-1] = expr
            continue
        kept.append(expr)
    at = 0
    while at < len(kept):
        expr = kept[at]
        while at + 1 < len(kept) and (joined := _join(parse, expr, kept[at + 1])) is not None:
            expr, at = joined, at + 1
        yield expr
        at += 1


def _join(parse: Parse, a: Expr, b: Expr) -> Expr | None:
    if a.kind not in ("unit", "shift") or b.kind not in ("unit", "shift", "set"):
        return None
    gap = parse.lowers[a.end : b.start] if b.start - a.end <= 2 else ["..."]
    if a.kind == "unit" and a.unit is not None and b.rule == "day-part" and b.bare and not gap and not a.part:
        return replace(a, end=b.end, part=b.part, rule="day-and-part")
    if a.kind == "shift" and b.rule == "day-part" and not gap:
        return replace(a, end=b.end, part=b.part)
    if b.kind == "set" or a.unit is None:
        return None
    clockish = bool(a.clock) or (bool(a.part) and a.rule == "day-part")
    if clockish and gap in ([], [","], ["of"]) and _is_day(b) and not (b.clock or (b.part and a.part)):
        return replace(b, start=a.start, clock=a.clock, part="" if a.clock else a.part, zone=a.zone, mod=a.mod or b.mod, rule="clock-and-day")
    finer = b.unit is not None and not b.holiday and not a.clock and FINENESS[a.unit.grain] > FINENESS[b.unit.grain]
    if finer and a.unit.year is None and gap in ([], ["of"], ["of", "the"], ["'s"]) and (gap or b.pick is not None or a.unit.grain in ("Q", "H")):
        return replace(a, end=b.end, within=b, rule=a.rule + "-of", pick=None)
    finer = a.unit is not None and b.unit is not None and FINENESS[b.unit.grain] > FINENESS[a.unit.grain]
    if finer and gap in (["'s"], ["’s"]) and b.unit is not None and b.unit.year is None:
        return replace(b, start=a.start, within=a, rule=b.rule + "-of", pick=None)
    if a.unit.grain in ("Q", "M", "H") and b.kind == "shift" and b.grain == "Y" and gap == [] and a.unit.year is None:
        return replace(a, end=b.end, within=b, rule=a.rule + "-of")
    if a.rule == "picked-unit" and a.unit.grain == "W" and gap == ["of"] and _is_day(b):
        return replace(b, start=a.start, rule="week-of", grain="W")
    if a.rule == "the-unit" and a.unit.grain == "W" and gap == ["of"] and _is_day(b):
        return replace(b, start=a.start, rule="week-of", grain="W")
    return None


def _is_day(expr: Expr) -> bool:
    if expr.kind == "shift":
        return expr.grain == "D"
    return expr.unit is not None and expr.unit.grain == "D" and not expr.clock
