"""Units of time: lengths, distances, one of a row of units, and frequencies, read around the unit's word."""

from __future__ import annotations

from standoff.knowledge.time_words import load_time_words
from standoff.reading.parse import Parse
from standoff.reading.quantities.numbers import has_digit, read_number
from standoff.reading.times.grammar import Before, Expr, day_number, length_value, read_before
from standoff.reading.times.tense import is_to_come, tense_at
from standoff.reading.times.values import Unit

_SHIFT_WORDS = {
    "ago": (-1, "published"),
    "earlier": (-1, "text"),
    "later": (1, "text"),
    "before": (-1, "text"),
    "prior": (-1, "text"),
    "previously": (-1, "text"),
    "hence": (1, "published"),
    "after": (1, "text"),
    "afterward": (1, "text"),
    "afterwards": (1, "text"),
}
"""Words after a count of units: direction, and whether they count from publication or from the narrative's date."""


def read_unit(parse: Parse, i: int) -> Expr | None:  # noqa: PLR0911 - one a form
    """The expression around a unit of time: a length, a distance, one of a row, or a frequency."""
    word, lowers = parse.lowers[i], parse.lowers
    grain = load_time_words().units[word]
    plural = word.endswith("s") or word in ("centuries", "millennia")
    if parse.words[i][0].isupper() and i > parse.sentence(i)[0] and parse.pos[i] == "PROPN" and grain not in ("Y", "Q"):
        return None
    if grain == "S" and (parse.pos[i] != "NOUN" or (not has_digit(lowers[i - 1] if i else "") and not plural)):
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
    """Read "the year two thousand", "year - end", "year's end"."""
    lowers = parse.lowers
    number = read_number(parse, i + 1) if i + 1 < len(parse) else None
    if number is not None and number.kind == "words" and 1000 <= number.value <= 2100:
        start = before.start if before.det == "the" else i
        return Expr(start, number.end, "unit", "spoken-year", unit=Unit("Y", int(number.value)))
    for link in (["-", "end"], ["'s", "end"], ["end"]):
        if lowers[i + 1 : i + 1 + len(link)] == link:
            pick = "last" if lowers[i - 1 : i] == ["since"] else "this"
            return Expr(i, i + 1 + len(link), "unit", "year-end", unit=Unit("Y"), pick=pick, mod="END")
    return None


def _year_ago(parse: Parse, i: int, before: Before, grain: str) -> Expr | None:
    """Read "the year - earlier quarter", "year - ago": the same stretch a year before."""
    lowers = parse.lowers
    if grain == "Y" and lowers[i + 1 : i + 2] == ["-"] and lowers[i + 2 : i + 3] in (["ago"], ["earlier"]):
        end, start = i + 3, before.start if before.det == "the" else i
        while end < len(lowers) and (
            lowers[end] in ("first", "second", "third", "fourth", "fiscal")
            or load_time_words().units.get(lowers[end]) in ("Q", "TERM", "HALF", "M")
        ):
            end += 1
        index = next((day_number(lowers[k]) for k in range(i + 3, end) if day_number(lowers[k])), None)
        unit = Unit("Q", index=index[0]) if index else None
        if end == i + 3:
            start = i
        elif lowers[start - 1 : start] in (["comparable"], ["same"]):
            start -= 1
        if end > i + 3 and lowers[start - 1 : start] == ["the"]:
            start -= 1
        return Expr(
            start,
            end,
            "shift",
            "year-ago",
            unit=unit,
            count=1.0,
            grain="Y",
            direction=-1,
            base="text",
            value="period" if end > i + 3 else "",
        )
    return None


def _shift(parse: Parse, i: int, before: Before, grain: str, *, plural: bool) -> Expr | None:
    """Read "three days ago", "a year earlier", "two weeks from now"."""
    lowers, end = parse.lowers, i + 1
    count = before.count if before.counted else (1.0 if before.article and not before.vague else None)
    told = _is_told_unit(parse, i, before) and not plural
    if not (before.counted or before.article or before.vague or plural or told) or grain in ("HALF", "TERM"):
        return None
    count = 1.0 if told else count
    if before.pick and not before.counted:
        return None
    if lowers[end : end + 2] == ["or", "so"]:
        end += 2
    if lowers[end : end + 3] == ["and", "a", "half"]:
        count, end = (count or 1) + 0.5, end + 3
    following = lowers[end] if end < len(lowers) else ""
    if following in _SHIFT_WORDS:
        direction, base = _SHIFT_WORDS[following]
        if following in ("before", "prior", "after") and _governs(parse, end):
            return None
        return Expr(
            before.start,
            end + 1,
            "shift",
            following,
            count=count,
            grain=grain,
            direction=direction,
            base=base,
            mod=before.mod,
        )
    if lowers[end : end + 2] == ["from", "now"] or lowers[end : end + 2] == ["from", "today"]:
        return Expr(before.start, end + 2, "shift", "from-now", count=count, grain=grain, direction=1, mod=before.mod)
    return None


def _is_told_unit(parse: Parse, i: int, before: Before) -> bool:
    """Whether this is "the day before" or "the week after" of what was told last."""
    after = parse.lowers[i + 1 : i + 2]
    alone = before.det == "the" and before.words == 1
    return alone and bool(after) and after[0] in ("before", "after", "earlier", "later", "prior")


def _governs(parse: Parse, i: int) -> bool:
    """Whether a preposition or conjunction has something after it ("two days before the vote")."""
    return parse.child(i, "pobj", "pcomp") is not None or parse.deps[i] == "mark"


_CENTURIES = range(1, 31)


def _picked(parse: Parse, i: int, before: Before, grain: str, *, plural: bool) -> Expr | None:  # noqa: PLR0911 - one a form
    """Read "last year", "the third quarter", "the 1988 period", "the quarter"."""
    if grain == "C" and before.ordinal in _CENTURIES:
        start, first = before.start, ((before.ordinal or 1) - 1) * 100
        return Expr(start, i + 1, "unit", "century", unit=Unit("C", first), mod=before.mod)
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
        numbered = grain == "W" and before.ordinal <= 4 and parse.lowers[i + 1 : i + 2] == ["of"]
        unit = Unit("W", index=before.ordinal)
        return Expr(before.start, i + 1, "unit", "week-in", unit=unit) if numbered else None
    if before.pick:
        end = i + 3 if parse.lowers[i + 1 : i + 3] == ["or", "so"] else i + 1
        return Expr(
            before.start,
            end,
            "unit",
            "picked-unit",
            unit=Unit(grain),
            pick=before.pick,
            mod=before.mod,
            fiscal=before.fiscal,
        )
    return _the_unit(parse, i, before, grain) if before.det == "the" else None


def _the_unit(parse: Parse, i: int, before: Before, grain: str) -> Expr | None:
    """Read "the quarter", "the end of the year", "the fiscal year ended March 31"."""
    in_row = parse.lowers[before.start - 1 : before.start] == ["in"]
    if not in_row and parse.lowers[i + 1 : i + 2] in (["before"], ["after"], ["following"], ["preceding"]):
        # Counted from what happened, whose day is not known here; from a date, when one stands behind.
        return Expr(before.start, i + 1, "unit", "beside", unit=Unit(grain), pick="beside")
    if grain == "D":
        return None
    if grain == "Y" and parse.lowers[i + 1 : i + 2] in (["ended"], ["ending"]):
        # A company's or state's own year: a length, not a calendar year.
        return Expr(before.start, i + 1, "length", "own-year", count=1.0, grain="Y")
    if _ADDED.intersection(parse.lowers[before.start : i]) or has_digit("".join(parse.lowers[i + 1 : i + 2])):
        return None
    if parse.deps[i] not in ("pobj", "npadvmod", "poss", "dobj", "nsubj", "compound"):
        return None
    return Expr(
        before.start, i + 1, "unit", "the-unit", unit=Unit(grain), pick="ref", mod=before.mod, fiscal=before.fiscal
    )


_ADDED = frozenset({"additional", "extra", "more", "other", "further"})
"""Adjectives that make "the week" a length instead of one of a row."""


def _quarter(parse: Parse, i: int, before: Before, grain: str) -> Expr | None:
    index = before.ordinal or 0
    if index > (4 if grain == "Q" else 2):
        return None
    if grain == "HALF" and not parse.is_date(i) and parse.lowers[i + 1 : i + 2] != ["of"]:
        return None
    unit = Unit("Q" if grain == "Q" else "H", before.year, index=index)
    return Expr(
        before.start,
        i + 1,
        "unit",
        "quarter" if grain == "Q" else "half-year",
        unit=unit,
        pick=before.pick if before.pick != "this" else None,
        mod=before.mod,
        fiscal=before.fiscal,
    )


def _length(parse: Parse, i: int, before: Before, grain: str, *, plural: bool) -> Expr | None:  # noqa: PLR0911 - one a form
    """Read "three days", "several months", "the past two years", "recent weeks"."""
    lowers, end = parse.lowers, i + 1
    if not (before.counted or before.article or before.vague or plural or before.pick):
        return None
    clock = grain in ("S", "N", "H")  # "78,000 times a minute" measures a speed
    if lowers[i - 1 : i] == ["a"] and not clock and (start := _counted_rate(parse, i)) is not None:
        return Expr(start, end, "set", "rate", value=length_value(1, grain))
    if not _is_length(parse, i, before, grain):
        return None
    count = before.count if before.counted else (1.0 if before.article and not before.vague else None)
    start = i if plural and before.words == 1 and before.det == "the" else before.start
    if grain == "D" and lowers[start:end] == ["one", "day"] and _some_day(parse, i):
        return Expr(start, end, "ref", "one-day", value="FUTURE_REF")
    if plural and before.pick == "coming" and not (before.counted or before.det):
        return Expr(start, end, "ref", "coming-units", value="FUTURE_REF")
    if lowers[end : end + 3] == ["and", "a", "half"]:
        count, end = (count or 1) + 0.5, end + 3
    if lowers[end : end + 2] in (["or", "so"], ["or", "two"], ["or", "more"]):
        end += 2
    ahead = _lies_ahead(parse, i, before) if count is not None and end == i + 1 else ""
    if ahead == "in" and grain not in ("S", "N", "H"):
        return Expr(start, end, "shift", "in-units", count=count, grain=grain, direction=1, mod=before.mod)
    if lowers[i - 1 : i] == ["recent"] or (before.vague and "recent" in lowers[before.start : i]):
        return Expr(before.start, end, "ref", "recent-units", value="PAST_REF")
    steps = {"past": -1, "last": -1, "latest": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
    direction = 1 if ahead else steps.get(before.pick or "", 0)
    return Expr(
        start, end, "length", "length", count=count, grain=grain, direction=direction, mod=before.mod, plural=plural
    )


def _some_day(parse: Parse, i: int) -> bool:
    """Whether "one day" is a time to come: "may one day join", "one day it will"; not "will last one day"."""
    inside = parse.deps[max(0, i - 2)] == "aux" and parse.heads[max(0, i - 2)] == parse.heads[i]
    return (inside or parse.deps[i] == "npadvmod") and parse.heads[i] > i and tense_at(parse, i) == "future"


def _lies_ahead(parse: Parse, i: int, before: Before) -> str:
    """The word "in" or "within" where the length is counted from now: "will vote in two weeks", "expires within"."""
    j = before.start - 1
    if before.pick or before.hyphen or before.det == "the" or parse.child(i, "relcl", "acl") is not None:
        return ""
    if j < 0 or parse.heads[i] != j or parse.lowers[j] not in ("in", "within"):
        return ""
    return parse.lowers[j] if is_to_come(parse, j) else ""


def _is_length(parse: Parse, i: int, before: Before, grain: str) -> bool:
    """Whether a unit with its count is a length, and no age, rate, fraction or part of a day."""
    lowers, end = parse.lowers, i + 1
    if lowers[end : end + 1] in (["old"], ["olds"]) or lowers[end : end + 2] in (["-", "old"], ["-", "olds"]):
        return False
    if before.article and lowers[i - 1 : i] in (["a"], ["an"]) and _is_rate(parse, i):
        return False
    if before.pick is None and before.words == 0 and grain in ("Q", "HALF", "WE", "S"):
        return False
    # "the early hours of Thursday", "a quarter of the votes"
    if (grain == "H" and "early" in lowers[before.start : i]) or (grain == "Q" and lowers[end : end + 1] == ["of"]):
        return False
    return before.det not in ("those", "these") or before.counted or before.vague


def _counted_rate(parse: Parse, i: int) -> int | None:
    """Where "twice a week" or "three times a year" starts, whose unit is token i."""
    lowers = parse.lowers
    if lowers[i - 2 : i - 1] in (["once"], ["twice"], ["thrice"]):
        return i - 2
    if lowers[i - 2 : i - 1] != ["times"]:
        return None
    counted = i >= 3 and parse.deps[i - 3] in ("nummod", "amod") and parse.heads[i - 3] == i - 2
    return i - 3 if counted else i - 2


def _is_rate(parse: Parse, i: int) -> bool:
    """Whether "a year" is "per year": after a number, sum or count."""
    j = i - 2
    if j < 0 or parse.deps[i] not in ("npadvmod", "prep", "appos", "nmod", "pobj", "dep"):
        return False
    return (parse.pos[j] in ("NUM", "NOUN", "SYM") or parse.words[j] == ")") and parse.deps[i] == "npadvmod"
