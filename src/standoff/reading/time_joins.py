"""What becomes of neighbouring time expressions: joined, extended to the left, or two ends of one range."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standoff.knowledge.time_words import load_time_words
from standoff.reading.numbers import has_digit
from standoff.reading.parse import Parse
from standoff.reading.time_grammar import Expr, day_number
from standoff.reading.time_values import FINENESS, Unit, is_date


def extend_left(parse: Parse, expr: Expr) -> Expr:
    """Take in "early", "later in", "the end of", "the week of" and the like before an expression."""
    words, time = load_time_words(), load_time_words()
    lowers, first = parse.lowers, parse.sentence(expr.start)[0]
    start, mod, rule = expr.start, expr.mod, expr.rule
    j = start - 1
    if j >= first and lowers[j] == "-" and j > first and lowers[j - 1] in ("mid", "early", "late"):
        return replace(expr, start=j - 1, mod="MID" if lowers[j - 1] == "mid" else time.modifiers[lowers[j - 1]])
    inner = (
        1 if j > first and lowers[j] in ("in", "on") and lowers[j - 1] in ("earlier", "later", "early", "late") else 0
    )
    if j - inner >= first and lowers[j - inner] in words.modifiers and expr.kind in ("unit", "shift"):
        if (
            lowers[j - inner] == "later"
            and inner == 0
            and expr.unit is not None
            and expr.unit.grain == "Y"
            and expr.pick is None
        ):
            return expr
        mod = words.modifiers[lowers[j - inner]]
        if lowers[j - inner] in ("earlier", "later"):
            mod = lowers[j - inner].upper()
        start = j - inner
        if start > first and lowers[start - 1] == "the" and inner == 0:
            start -= 1
    elif j >= first and lowers[j] == "sometime":
        start = j
    j = start - 1
    if j >= first and lowers[j] in ("the", "very") and j > first and lowers[j - 1] == "of":
        j -= 1
    if j > first and lowers[j] == "of" and expr.kind == "unit":
        if lowers[j - 1] in words.stretch:
            mod, start = words.stretch[lowers[j - 1]], j - 1
            if start > first and lowers[start - 1] in ("the", "very"):
                start -= 1
    elif j >= first and lowers[j] in words.stretch and expr.kind == "unit" and False:
        start = j
    return replace(expr, start=start, mod=mod, rule=rule)


def spread(parse: Parse, exprs: list[Expr]) -> Iterator[Expr]:
    """Ranges: "10 to 20 February" and "3 - 5 May" are two dates; "3 February and 9 March 2022" share their year."""
    for at, expr in enumerate(exprs):
        unit = expr.unit
        if unit is None or expr.rule != "date" or unit.month is None:
            yield expr
            continue
        other = _other_day(parse, expr, unit)
        if other is not None and other.start < expr.start:
            yield other
        after = exprs[at + 1] if at + 1 < len(exprs) else None
        if (
            unit.year is None
            and after is not None
            and after.unit is not None
            and after.rule == "date"
            and after.unit.year is not None
        ):
            if parse.lowers[expr.end : after.start] in (["and"], ["to"], ["-"], ["until"]) and _ordered(
                unit, after.unit
            ):
                expr = replace(expr, unit=replace(unit, year=after.unit.year))
        yield expr
        if other is not None and other.start > expr.start:
            yield other


def _ordered(first: Unit, second: Unit) -> bool:
    return (first.month or 0, first.day or 0) <= (second.month or 0, second.day or 0)


def _other_day(parse: Parse, expr: Expr, unit: Unit) -> Expr | None:
    """The other end of a range of days that shares the month."""
    lowers, day = parse.lowers, unit.day or 0
    if expr.start >= 2 and has_digit(lowers[expr.start]) and lowers[expr.start - 1] in ("to", "-", "and", "or"):
        found = day_number(lowers[expr.start - 2])
        if (
            found is not None
            and found[0] < day
            and (lowers[expr.start - 1] != "and" or lowers[expr.start - 3 : expr.start - 2] in (["between"], ["on"]))
        ):
            return replace(
                expr, start=expr.start - 2, end=expr.start - 1, unit=replace(unit, day=found[0], weekday=None), mod=None
            )
    if (
        unit.year is None
        and expr.end + 1 < len(parse)
        and lowers[expr.end] in ("to", "-", "and")
        and not has_digit(lowers[expr.start])
    ):
        found = day_number(lowers[expr.end + 1])
        ends = expr.end + 2 >= len(parse) or parse.pos[expr.end + 2] not in ("NOUN", "PROPN", "ADJ", "NUM")
        if found is not None and found[0] > day and ends and unit.month is not None and is_date(unit.month, found[0]):
            return replace(
                expr, start=expr.end + 1, end=expr.end + 2, unit=replace(unit, day=found[0], weekday=None), mod=None
            )
    return None


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
        after = kept[at + 1] if at + 1 < len(kept) else None
        if expr.clock and expr.rule in ("clock", "clock-word") and after is not None and _is_day(after):
            if parse.lowers[expr.end : after.start] == ["on"]:
                expr = replace(expr, within=after, rule="clock-on-day")
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
        return replace(
            b,
            start=a.start,
            clock=a.clock,
            part="" if a.clock else a.part,
            zone=a.zone,
            mod=a.mod or b.mod,
            rule="clock-and-day",
        )
    finer = b.unit is not None and not b.holiday and not a.clock and FINENESS[a.unit.grain] > FINENESS[b.unit.grain]
    if (
        finer
        and a.unit.year is None
        and gap in ([], ["of"], ["of", "the"], ["'s"])
        and (gap or b.pick is not None or a.unit.grain in ("Q", "H"))
    ):
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
