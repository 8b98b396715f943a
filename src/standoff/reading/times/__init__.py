"""Time expressions: TIMEX3 type and value, with the days each can mean."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.knowledge.time_words import load_time_words
from standoff.model import Timex
from standoff.reading.page import Page
from standoff.reading.parse import Parse
from standoff.reading.times.anchor import Resolver
from standoff.reading.times.cores import read_core, read_phrase
from standoff.reading.times.dates import read_number_core, spoken_year
from standoff.reading.times.grammar import Expr
from standoff.reading.times.joins import combine, extend_left, spread
from standoff.reading.times.values import Unit

_MODS = {"EARLIER": "START", "LATER": "END"}
"""Modifiers finer than TIMEX3's."""


def find_times(page: Page) -> tuple[Timex, ...]:
    """Time expressions in text order, anchored to the publication date where there is one."""
    parse = page.parse
    exprs = sorted(_expressions(parse), key=lambda e: e.start)
    resolver = Resolver(parse, page.article.published)
    out: list[Timex] = []
    for expr in exprs:
        meaning = resolver.resolve(expr)
        start, end = parse.starts[expr.start], parse.ends[expr.end - 1]
        if out and start < out[-1].end:
            continue
        out.append(
            Timex(
                id=page.mark_id("t", start, end, meaning.value),
                rule=expr.rule,
                runner_up=meaning.runner_up,
                start=start,
                end=end,
                type=meaning.type,
                value=meaning.value,
                earliest=meaning.earliest,
                latest=meaning.latest,
                anchor=meaning.anchor,
                mod=_MODS.get(expr.mod or "", expr.mod),
            )
        )
    return tuple(out)


def _expressions(parse: Parse) -> Iterator[Expr]:
    for expr in spread(parse, list(combine(parse, list(_cores(parse))))):
        yield extend_left(parse, expr) if expr.kind in ("unit", "shift") else expr


def _cores(parse: Parse) -> Iterator[Expr]:
    """Expressions around every core word: one dictionary test a token, the grammar only on a hit."""
    time = load_time_words()
    triggers, references, holidays = time.triggers, time.references, time.holidays
    for i, word in enumerate(parse.lowers):
        if word in references or word in holidays:
            found = read_phrase(parse, i)
            if found is not None:
                yield found
                continue
        kind = triggers.get(word)
        if kind is not None:
            found = read_core(parse, i, kind)
        elif "0" <= word[0] <= "9" or (word[-1] in "0123456789s" and any("0" <= c <= "9" for c in word)):
            found = read_number_core(parse, i)
        elif word in ("nineteen", "eighteen") and (spoken := spoken_year(parse, i)) is not None:
            found = Expr(i, spoken[1], "unit", "spoken-year", unit=Unit("Y", spoken[0]))
        else:
            continue
        if found is not None:
            yield found
