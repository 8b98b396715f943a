"""What stands around a number and makes it inexact, and the bounds that follow."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.knowledge.approximators import Approximators, BoundRule, load_approximators
from standoff.knowledge.number_words import load_number_words
from standoff.model.marks import Approximator
from standoff.reading.parse import Parse
from standoff.reading.quantities.counted import is_time_unit
from standoff.reading.quantities.numbers import Number

_SKIPPED = frozenset(
    {
        "the",
        "a",
        "an",
        "-",
        "of",
        "only",
        "just",
        "another",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "$",
        "us",
        "us$",
        "€",
        "£",
        "``",
        '"',
        "'",
    }
)
"""Words that may stand between an approximator and its number."""


@dataclass(frozen=True, slots=True)
class Inexact:
    """An approximator met at a number: its class, wording and the number's bounds."""

    approx: Approximator
    wording: str | None
    low: float | None
    high: float | None
    rule: str
    start: int
    """Token where the whole expression starts, approximator included."""


def find_inexact(parse: Parse, number: Number, first: int, after: int, high: float | None = None) -> Inexact:
    """The approximator of a number whose expression runs from token `first` to `after`; exact without one.

    `high` is the upper end of a stated range.
    """
    table = load_approximators()
    low, top = number.value, number.value if high is None else high
    rule = _around(parse, table, first, after)
    if rule is None and number.before in table.before:
        rule = table.before[number.before][-1][1], first
    if number.kind == "vague":
        own = table.number.get(parse.text[number.begin : number.stop].lower().replace("  ", " "))
        if own is not None and (rule is None or rule[0].approx == "about"):
            ends = own.bounds(number.value)
            return Inexact(own.approx, own.wording, ends[0], ends[1], "vague-plural", first)
    if rule is None:
        return Inexact("exact", None, *_ordered(low, top), "number", first)
    found, start = rule
    if high is not None and found.approx == "about":
        return Inexact("about", found.wording, *_ordered(low, top), "approximator", start)
    if found.approx == "less_than" and (first_low := found.bounds(top)) is not None:
        return Inexact("less_than", found.wording, first_low[0], first_low[1], "approximator", start)
    ends = found.bounds(low)
    return Inexact(found.approx, found.wording, ends[0], ends[1], "approximator", start)


def _ordered(a: float, b: float) -> tuple[float, float]:
    return (a, b) if a <= b else (b, a)


def _around(parse: Parse, table: Approximators, first: int, after: int) -> tuple[BoundRule, int] | None:
    lowers, opening = parse.lowers, parse.sentence(first)[0]
    j = first - 1
    for _ in range(3):
        if j < opening:
            break
        found = _ending_at(parse, table, opening, j)
        if found is not None:
            return found
        if lowers[j] not in _SKIPPED:
            break
        j -= 1
    for at in range(after, min(after + 2, len(lowers))):
        for phrase, rule in table.after.get(lowers[at], ()):
            if tuple(lowers[at : at + len(phrase)]) == phrase:
                return rule, first
        if parse.pos[at] not in ("NOUN", "PROPN"):
            break
    return None


def _ending_at(parse: Parse, table: Approximators, opening: int, j: int) -> tuple[BoundRule, int] | None:
    lowers = parse.lowers
    for phrase, rule in table.before.get(lowers[j], ()):
        start = j + 1 - len(phrase)
        if start < opening or tuple(lowers[start : j + 1]) != phrase:
            continue
        before = lowers[start - 1] if start > opening else ""
        if before in _SPOILERS.get(rule.wording, ()) or (rule.wording in _PLACES and not _bounds_number(parse, j)):
            continue
        if (rule.wording == "over" and _is_during(parse, j)) or (
            rule.wording in _GAPS and parse.pos[start - 1] == "NUM"
        ):
            continue
        return rule, start
    return None


_GAPS = frozenset({"short of", "shy of"})
"""Approximators that tell an exact gap behind a number: "five short of the 60"."""


def _is_during(parse: Parse, j: int) -> bool:
    """Whether "over" is a particle ("hand over nine guns") or tells a course of time ("by 100,000 over two years")."""
    if parse.tags[j] == "RP" or parse.deps[j] == "prt":
        return True
    follows = j > 0 and parse.pos[j - 1] in ("NOUN", "PROPN", "NUM", "SYM", "PRON")
    return follows and any(is_time_unit(parse, k) for k in range(j + 2, min(j + 4, len(parse))))


_PLACES = frozenset({"above", "below", "under", "past", "beyond", "within", "around"})
"""Approximators that also say where."""
_SPOILERS = {
    "up to": ("lead", "leading", "leads", "led", "run", "build", "add", "adds", "live", "lived"),
    "more than": ("no", "not"),
    "less than": ("no", "not"),
    "fewer than": ("no", "not"),
}
"""Words before a wording that make it another one."""


def _bounds_number(parse: Parse, j: int) -> bool:
    """Whether "under" and the like bound the number, and do not say where ("under two flags")."""
    if parse.tags[j] not in ("IN", "RB", "JJR") or parse.deps[j] not in ("advmod", "quantmod", "prep", "amod", "case"):
        return False
    small = load_number_words().units
    return parse.deps[j] != "prep" or not any(word in small for word in parse.lowers[j + 1 : j + 2])
