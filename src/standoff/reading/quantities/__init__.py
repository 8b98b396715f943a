"""Counts, sums and measures with their bounds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from standoff.knowledge.number_words import load_number_words
from standoff.knowledge.units import load_units
from standoff.model import Quantity, Timex
from standoff.reading.page import Page
from standoff.reading.parse import Parse
from standoff.reading.quantities.bounds import find_inexact
from standoff.reading.quantities.change import find_change
from standoff.reading.quantities.counted import Counted, is_time_unit
from standoff.reading.quantities.exclusions import is_no_quantity
from standoff.reading.quantities.numbers import FOLD, Number, read_number
from standoff.reading.quantities.of import find_of
from standoff.reading.quantities.units import find_counted

_STARTERS = frozenset({"a", "an", "half", "several", "few", "couple"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A number or range as the text states it."""

    first: Number
    last: Number

    @property
    def is_range(self) -> bool:
        """Whether there are two ends."""
        return self.first is not self.last


def find_quantities(page: Page, timexes: tuple[Timex, ...]) -> tuple[Quantity, ...]:
    """Quantities in text order; dates and clock times are none, lengths of time are."""
    parse = page.parse
    out: list[Quantity] = []
    before: Counted | None = None
    previous: Quantity | None = None
    for stated in _stated(parse, timexes):
        counted = find_counted(parse, stated.first, stated.last)
        if is_no_quantity(parse, stated.first, stated.last, counted):
            continue
        if counted.kind == "none" and before is not None and _shares_unit(parse, stated.first, before):
            counted = Counted(
                before.text,
                before.norm,
                before.span,
                before.head,
                stated.last.end,
                stated.first.start,
                kind=before.kind,
            )
        quantity = _quantity(page, stated, counted)
        if previous is not None and before is not None and _converts(parse, stated, counted, before):
            quantity = _as_inexact_as(previous, quantity)
        out.append(quantity)
        previous, before = quantity, counted if counted.kind != "none" else before
    return tuple(out)


def _shares_unit(parse: Parse, number: Number, before: Counted) -> bool:
    """Read "from 3.9 million ships to 2.4 million": a bare number beside a counted one, in the same sentence."""
    i = number.start
    if before.span is None or i == 0 or parse.sentence(i)[0] > before.end - 1 or before.kind == "time":
        return False
    return parse.lowers[i - 1] in ("from", "to", "or", "by", "than") and i - before.end <= 12


def _converts(parse: Parse, stated: Stated, counted: Counted, before: Counted) -> bool:
    """Whether a measure repeats the one before it in another unit: "just under 300 hp (224 kW / 300 PS)"."""
    between = parse.lowers[before.end : counted.first or stated.first.start]
    return counted.kind in ("measure", "money") and before.kind in ("measure", "money") and between in (["("], ["/"])


def _as_inexact_as(first: Quantity, second: Quantity) -> Quantity:
    """A conversion with the approximator of what it converts."""
    second = msgspec.structs.replace(second, of=first.of, of_span=first.of_span)
    if first.approx == "exact" or second.approx != "exact" or second.value is None:
        return second
    n = second.value
    open_ends = (None if first.bounds[0] is None else n, None if first.bounds[1] is None else n)
    if first.approx == "less_than":
        open_ends = (0.0, n)
    return msgspec.structs.replace(
        second, approx=first.approx, approx_wording=first.approx_wording, bounds=open_ends, rule="conversion"
    )


def _stated(parse: Parse, timexes: tuple[Timex, ...]) -> Iterator[Stated]:
    """Numbers and ranges outside dates, left to right."""
    table, lowers = load_number_words(), parse.lowers
    words = frozenset().union(table.units, table.tens, table.plurals, table.glyphs, _STARTERS, ("hundred", "minus"))
    starts, size, i = [t.start for t in timexes], len(parse), 0
    while i < size:
        word = lowers[i]
        if not (
            word in words
            or word.endswith(FOLD)
            or "0" <= word[-1] <= "9"
            or "0" <= word[0] <= "9"
            or (len(word) > 2 and any("0" <= c <= "9" for c in word))
        ):
            i += 1
            continue
        number = read_number(parse, i)
        if number is None:
            i += 1
            continue
        timex = _timex_at(number, timexes, starts)
        if timex is not None and not _is_length(parse, number, timex):
            i = max(i + 1, number.end)
            continue
        stated = _range(parse, number)
        yield stated
        i = max(i + 1, stated.last.end)


def _timex_at(number: Number, timexes: tuple[Timex, ...], starts: list[int]) -> Timex | None:
    at = bisect_right(starts, number.begin) - 1
    return timexes[at] if at >= 0 and timexes[at].end > number.begin else None


def _is_length(parse: Parse, number: Number, timex: Timex) -> bool:
    """Whether the number in a time expression counts units of time ("three days", "two years ago")."""
    if timex.rule == "one-day":
        return False  # "may one day join"
    at = number.end + 1 if parse.words[number.end : number.end + 1] == ["-"] else number.end
    return any(is_time_unit(parse, k) for k in range(at, min(at + 2, len(parse))) if parse.starts[k] < timex.end)


# ------------------------------------------------------------------ ranges


def _range(parse: Parse, number: Number) -> Stated:
    """The number, or a range from it: "3 to 5", "3 - 5 billion", "between 4% and 5%", "8 or 9"."""
    lowers, at = parse.lowers, number.end
    opening = lowers[number.start - 1] if number.start else ""
    if opening in load_units().money and number.start > 1:
        opening = lowers[number.start - 2]
    at = _skip_unit(parse, at)
    if at >= len(parse):
        return Stated(number, number)
    link = lowers[at]
    if link == "and" and "between" in lowers[max(0, number.start - 4) : number.start]:
        opening = "between"
    if link not in ("-", "to", "or", "and", "/", "–", "—") or (link == "and" and opening != "between"):
        return Stated(number, number)
    second_at = at + 1
    if link == "to" and lowers[second_at : second_at + 1] == ["-"]:
        second_at += 1
    units = load_units()
    if (
        second_at < len(parse)
        and parse.words[second_at] in units.money
        and parse.words[second_at] not in ("p", "c", "sen")
    ):
        second_at += 1
        if second_at < len(parse) and parse.words[second_at] in units.money:
            second_at += 1
    second = read_number(parse, second_at) if second_at < len(parse) else None
    if second is None or not _fits(parse, number, second, link, opening):
        return Stated(number, number)
    first = number
    if (
        second.scale > 1
        and number.scale == 1
        and number.value < second.value / second.scale * 1000
        and number.value < 1000
    ):
        first = _rescaled(number, second.scale)
    return Stated(first, second)


def _skip_unit(parse: Parse, at: int) -> int:
    """Past a percent sign or unit between the ends: "5% to 10%", "4% and 5%"."""
    if at < len(parse) and (
        parse.words[at] in ("%", "percent", "°", "C", "pc", "pct")
        or parse.lowers[at] in ("dollars", "degrees", "percent", "yen", "per")
    ):
        at += 2 if parse.lowers[at : at + 2] == ["per", "cent"] else 1
    return at


def _rescaled(number: Number, scale: float) -> Number:
    return Number(
        number.start,
        number.end,
        number.begin,
        number.stop,
        number.value * scale,
        kind=number.kind,
        before=number.before,
        scale=scale,
    )


def _fits(parse: Parse, first: Number, second: Number, link: str, opening: str) -> bool:  # noqa: PLR0911 - one a link
    """Whether two numbers are the ends of one range."""
    low, high = first.value, second.value
    if second.scale > 1 and first.scale == 1 and low < 1000:
        low *= second.scale
    if first.kind == "vague" or second.kind == "vague":
        return first.kind == second.kind and link in ("to", "or", "-")
    if link == "or":
        return 0 < low < high <= max(low * 2, low + 3)
    if _measured(parse, first) != _measured(parse, second) and _measured(parse, first):
        return False
    if link in ("-", "/", "–", "—"):
        return 0 <= low < high and (parse.ends[first.end - 1] == parse.starts[first.end] or high <= low * 20)
    if link == "to":
        if opening == "by":
            return low < high <= low * 3
        # "Rose from 900 to 1,200" gives two levels; "ranges from 3 to 5" one range.
        return low < high if opening != "from" else not _changes(parse, first.start)
    return True


def _changes(parse: Parse, start: int) -> bool:
    """Whether the "from" before a number hangs on a verb of change."""
    j = start - 1
    while j > start - 4 and parse.lowers[j] != "from":
        j -= 1
    return parse.deps[j] == "prep" and parse.lemmas[parse.heads[j]].lower() in load_units().change


def _measured(parse: Parse, number: Number) -> str:
    """The percent sign or the like right after a number; the ends of a range share it."""
    word = parse.lowers[number.end] if number.end < len(parse) else ""
    return "%" if word in ("%", "percent", "pct", "pc", "per") else ""


# ------------------------------------------------------------------ the mark


def _quantity(page: Page, stated: Stated, counted: Counted) -> Quantity:
    parse, first, last = page.parse, stated.first, stated.last
    inexact = find_inexact(
        parse,
        first,
        counted.first or first.start,
        _after(last, counted),
        last.value if stated.is_range else None,
    )
    change = find_change(parse, first, last, counted, inexact.start)
    of = find_of(parse, last, counted)
    low, high = (
        (min(first.value, last.value), max(first.value, last.value))
        if stated.is_range
        else (first.value, first.value if first.high is None else first.high)
    )
    rule = inexact.rule if inexact.rule != "number" else ("range" if stated.is_range else f"number-{counted.kind}")
    start, end = first.begin, last.stop
    return Quantity(
        id=page.mark_id("q", start, end, low, high),
        rule=rule,
        start=start,
        end=end,
        value=None if stated.is_range else first.value,
        low=low,
        high=high,
        bounds=(inexact.low, inexact.high),
        unit=counted.text,
        unit_norm=counted.norm,
        unit_span=counted.span,
        currency=counted.currency,
        approx=inexact.approx,
        approx_wording=inexact.wording,
        change=change,
        of=None if of is None else page.text[of.start : of.end],
        of_span=of,
    )


def _after(last: Number, counted: Counted) -> int:
    """The token where an approximator after the number may stand: right after the digits or after a unit."""
    return last.end if counted.kind == "noun" else max(last.end, counted.end)
