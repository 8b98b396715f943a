"""What becomes of neighbouring time expressions: joined, extended to the left, or two ends of one range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standoff.knowledge.time_words import load_time_words
from standoff.reading.parse import Parse
from standoff.reading.quantities.numbers import has_digit
from standoff.reading.times.grammar import Expr, day_number
from standoff.reading.times.values import FINENESS, Unit, is_date


def extend_left(parse: Parse, expr: Expr) -> Expr:
    """Take in "early", "later in", "the end of" and the like before an expression."""
    lowers, first = parse.lowers, parse.sentence(expr.start)[0]
    j = expr.start - 1
    if j > first and lowers[j] == "-" and lowers[j - 1] in ("mid", "early", "late"):
        mod = "MID" if lowers[j - 1] == "mid" else load_time_words().modifiers[lowers[j - 1]]
        return replace(expr, start=j - 1, mod=mod)
    expr = _modified(parse, expr, first)
    return _stretch(parse, expr, first) if expr.kind == "unit" else expr


def _modified(parse: Parse, expr: Expr, first: int) -> Expr:
    """Read "early 2014", "later this week", "earlier in the year", "the late 1970s", "sometime next year"."""
    lowers, modifiers = parse.lowers, load_time_words().modifiers
    j = expr.start - 1
    if j >= first and lowers[j] == "sometime":
        return replace(expr, start=j)
    linked = j > first and lowers[j] in ("in", "on") and lowers[j - 1] in modifiers and lowers[j - 1] != "mid"
    j -= linked
    if j < first or lowers[j] not in modifiers:
        return expr
    word = lowers[j]
    is_bare_year = expr.unit is not None and expr.unit.grain == "Y" and expr.pick is None
    if word == "later" and not linked and is_bare_year:
        return expr
    if j > first and lowers[j - 1] == "the" and not linked:
        j -= 1
    return replace(expr, start=j, mod=word.upper() if word in ("earlier", "later") else modifiers[word])


def _stretch(parse: Parse, expr: Expr, first: int) -> Expr:
    """Read "the end of January", "the middle of the year"."""
    lowers, stretch = parse.lowers, load_time_words().stretch
    j = expr.start - 1
    if j > first and lowers[j] == "the" and lowers[j - 1] == "of":
        j -= 1
    if j <= first or lowers[j] != "of" or lowers[j - 1] not in stretch:
        return expr
    start = j - 1
    if start > first and lowers[start - 1] in ("the", "very"):
        start -= 1
    return replace(expr, start=start, mod=stretch[lowers[j - 1]])


def spread(parse: Parse, exprs: list[Expr]) -> Iterator[Expr]:
    """Ranges: "10 to 20 February" and "3 - 5 May" are two dates; "3 February and 9 March 2022" share their year."""
    for at, found in enumerate(exprs):
        unit = found.unit
        if unit is None or found.rule != "date" or unit.month is None:
            yield found
            continue
        other = _other_day(parse, found, unit)
        if other is not None and other.start < found.start:
            yield other
        yield _with_shared_year(parse, found, unit, exprs[at + 1 : at + 2])
        if other is not None and other.start > found.start:
            yield other


def _with_shared_year(parse: Parse, expr: Expr, unit: Unit, after: list[Expr]) -> Expr:
    """A date without a year takes that of the date it is joined to, where that comes later in the year."""
    other = after[0].unit if after and after[0].rule == "date" else None
    if unit.year is not None or other is None or other.year is None:
        return expr
    linked = parse.lowers[expr.end : after[0].start] in (["and"], ["to"], ["-"], ["until"])
    if linked and (unit.month or 0, unit.day or 0) <= (other.month or 0, other.day or 0):
        return replace(expr, unit=replace(unit, year=other.year))
    return expr


def _other_day(parse: Parse, expr: Expr, unit: Unit) -> Expr | None:
    """The other end of a range of days that shares the month."""
    lowers, day, start, end = parse.lowers, unit.day or 0, expr.start, expr.end
    opens_with_day = has_digit(lowers[start])
    if start >= 2 and opens_with_day and lowers[start - 1] in ("to", "-", "and", "or"):
        found = day_number(lowers[start - 2])
        listed = lowers[start - 1] != "and" or lowers[start - 3 : start - 2] in (["between"], ["on"])
        if found is not None and found[0] < day and listed:
            return _same_month(expr, unit, found[0], start - 2)
    if unit.year is None and not opens_with_day and lowers[end : end + 1] in (["to"], ["-"], ["and"]):
        found = day_number(lowers[end + 1]) if end + 1 < len(parse) else None
        ends = end + 2 >= len(parse) or parse.pos[end + 2] not in ("NOUN", "PROPN", "ADJ", "NUM")
        if found is not None and found[0] > day and ends and is_date(unit.month or 0, found[0]):
            return _same_month(expr, unit, found[0], end + 1)
    return None


def _same_month(expr: Expr, unit: Unit, day: int, at: int) -> Expr:
    return replace(expr, start=at, end=at + 1, unit=replace(unit, day=day, weekday=None), mod=None)


def combine(parse: Parse, exprs: list[Expr]) -> Iterator[Expr]:
    """Neighbouring expressions that are one: "Friday night", "4 a.m. EDT Thursday", "the first half of last year"."""
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
        yield _hung_on(parse, expr, kept, at + 1)
        at += 1


_AT = (["at"], [",", "at"], ["at", "about"], ["at", "around"], ["around"], ["by"], ["from"])


def _hung_on(parse: Parse, expr: Expr, kept: list[Expr], at: int) -> Expr:
    """The expression with the day behind it that fixes it: "5 p.m. on Friday", "the quarter ended Sept. 30"."""
    after = kept[at] if at < len(kept) else expr
    gap = parse.lowers[expr.end : after.start]
    if expr.rule == "the-unit" and expr.unit is not None and expr.unit.grain in ("Q", "H"):
        closed = gap in (["ended"], ["ending"], ["that", "ended"], ["to"]) and _is_day(after)
        return replace(expr, within=after, rule="ended", pick=None) if closed else expr
    if expr.rule not in ("clock", "clock-word"):
        return expr
    told = kept[at - 2] if at >= 2 else None
    if told is not None and _is_day(told) and parse.lowers[told.end : expr.start] in _AT:
        return replace(expr, within=told, rule="clock-on-day")  # "on Tuesday at 5 p.m."
    if _is_day(after) and gap in ([], ["on"], [")"], [")", "on"]):
        return replace(expr, within=after, rule="clock-on-day")
    if gap == ["("] and (after.clock or after.rule == "clock"):
        # "10:35 a.m. (0735 GMT) Friday", "4 in the morning (4 a.m. EDT Thursday)"
        day = after if after.rule == "clock-and-day" else _hung_on(parse, after, kept, at + 1).within
        return replace(expr, within=replace(day, clock="", zone=None), rule="clock-on-day") if day else expr
    return expr


def _join(parse: Parse, a: Expr, b: Expr) -> Expr | None:
    if a.kind not in ("unit", "shift") or b.kind not in ("unit", "shift", "set"):
        return None
    gap = parse.lowers[a.end : b.start] if b.start - a.end <= 3 else ["..."]
    joined = _part_and_day(parse, a, b, gap)
    if joined is not None or b.kind == "set" or a.unit is None:
        return joined
    return _unit_of_unit(a, a.unit, b, gap) or _week_or_day_beside(a, a.unit, b, gap)


def _part_and_day(parse: Parse, a: Expr, b: Expr, gap: list[str]) -> Expr | None:  # noqa: PLR0911 - one a form
    """Read "Friday night", "4 a.m. EDT Thursday", "overnight on Tuesday", "the night of 23-24 February"."""
    if a.kind == "unit" and a.unit is not None and b.rule == "day-part" and b.bare and not gap and not a.part:
        return replace(a, end=b.end, part=b.part, rule="day-and-part")
    if a.rule == "deictic" and parse.lowers[a.start] == "overnight" and gap in ([], ["on"]) and b.rule == "weekday":
        return replace(b, start=a.start, part=a.part, rule="day-and-part")
    if a.kind == "shift":
        return replace(a, end=b.end, part=b.part) if b.rule == "day-part" and not gap else None
    if not a.clock and not (a.part and a.rule == "day-part"):
        return None
    part = "" if a.clock else a.part
    hung = replace(b, start=a.start, clock=a.clock, part=part, zone=a.zone, mod=a.mod or b.mod, rule="clock-and-day")
    if gap in ([], [","], ["of"]) and _is_day(b) and not (b.clock or (b.part and a.part)):
        return hung
    if a.part == "NI" and b.rule == "date" and b.unit is not None and gap[:1] == ["of"] and gap[2:] == ["-"]:
        evening = day_number(gap[1])
        if evening is not None and evening[0] == (b.unit.day or 0) - 1:
            return replace(hung, unit=replace(b.unit, day=evening[0], weekday=None))
    return None


def _unit_of_unit(a: Expr, inner: Unit, b: Expr, gap: list[str]) -> Expr | None:
    """Read "the first half of last year", "last year's third quarter", "the second half of February"."""
    if b.unit is None:
        yearly = inner.grain in ("Q", "M", "H") and b.kind == "shift" and b.grain == "Y"
        return (
            replace(a, end=b.end, within=b, rule=a.rule + "-of") if yearly and not gap and inner.year is None else None
        )
    if inner.grain == "H" and inner.year is None and gap == ["of"] and b.unit.grain in ("M", "E"):
        return replace(b, start=a.start, mod="START" if inner.index == 1 else "END")
    finer = not b.holiday and not a.clock and FINENESS[inner.grain] > FINENESS[b.unit.grain]
    if (
        finer
        and inner.year is None
        and gap in ([], ["of"], ["of", "the"], ["'s"])
        and (gap or b.pick is not None or inner.grain in ("Q", "H"))
    ):
        return replace(a, end=b.end, within=b, rule=a.rule + "-of", pick=None)
    if FINENESS[b.unit.grain] > FINENESS[inner.grain] and gap in (["'s"], ["’s"]) and b.unit.year is None:
        return replace(b, start=a.start, within=a, rule=b.rule + "-of", pick=None)
    return None


def _week_or_day_beside(a: Expr, inner: Unit, b: Expr, gap: list[str]) -> Expr | None:
    """Read "the week of 14 February", "the day before Monday"."""
    if a.rule == "beside" and gap in (["before"], ["after"], ["following"], ["preceding"]) and _is_dated(b):
        direction = -1 if gap in (["before"], ["preceding"]) else 1
        return replace(a, end=b.end, within=b, rule="beside-day", direction=direction)
    if a.rule in ("picked-unit", "the-unit") and inner.grain == "W" and gap == ["of"] and _is_day(b):
        return replace(b, start=a.start, rule="week-of", grain="W")
    return None


def _is_dated(expr: Expr) -> bool:
    return _is_day(expr) or (expr.unit is not None and expr.unit.year is not None)


def _is_day(expr: Expr) -> bool:
    if expr.kind == "shift":
        return expr.grain == "D"
    return expr.unit is not None and expr.unit.grain == "D" and not expr.clock
