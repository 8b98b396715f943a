"""The date the story has reached: what "two days later", "the next morning" and "that year" are counted from."""

from __future__ import annotations

import datetime as dt

from standoff.reading.parse import Parse
from standoff.reading.times.grammar import Expr
from standoff.reading.times.tense import is_pluperfect
from standoff.reading.times.values import Unit, days

REACH = 2
"""Sentences back within which a date of the text anchors "a year earlier" or "the same month"."""
FAR = 6
"""The same for words that can only look back: "the same day", "the following month"."""
_APPOSED = frozenset({",", "-", "--", "–", "—", "("})


class Narrative:
    """Remembers the last date the text set, in text order."""

    def __init__(self, parse: Parse, today: dt.date | None = None) -> None:
        self._parse = parse
        self._today = today
        self._day: tuple[int, Unit] | None = None
        self._is_background = False
        self._unit: Unit | None = None
        self._sentence = 0
        self._end = -1

    def tell(self, expr: Expr, unit: Unit) -> None:
        """Take the date of an expression as the one told of, unless it only compares or closes another."""
        compares = expr.kind == "shift" and expr.grain == "Y"
        closes = self._parse.lowers[expr.start - 1 : expr.start] in (["ended"], ["ending"])
        if unit.year is not None and not compares and not closes:
            adjoins = 0 <= expr.start - self._end <= 2  # "two days earlier, on Wednesday": of one clause
            self._is_background = (adjoins and self._is_background) or is_pluperfect(self._parse, expr.start)
            self._unit, self._sentence, self._end = unit, self._parse.sentence_of[expr.start], expr.end
            if unit.grain == "D" and not self.is_ahead(unit):
                self._day = self._sentence, unit

    def near(self, i: int, reach: int = REACH) -> Unit | None:
        """The date set shortly before token i."""
        return self._unit if self._parse.sentence_of[i] - self._sentence <= reach else None

    def is_ahead(self, unit: Unit) -> bool:
        """Whether a unit begins after the publication: nothing is told of it yet."""
        span = days(unit)
        return self._today is not None and span is not None and span[0] > self._today

    def day(self, i: int) -> Unit | None:
        """The day on which what stands before token i took place."""
        if self._day is None or self._parse.sentence_of[i] - self._day[0] > FAR:
            return None
        return self._day[1]

    def has_moved_on(self, i: int) -> bool:
        """Whether the last date was that of what had been before, and token i is back in the story."""
        return self._is_background and not is_pluperfect(self._parse, i)

    def just_before(self, i: int) -> Unit | None:
        """The date token i is an apposition to: "on 3 November, the day before the raid"."""
        return self._unit if self._end == i - 1 and self._parse.lowers[i - 1] in _APPOSED else None

    def is_counted_from(self, expr: Expr) -> bool:
        """Whether a pick counts from the date told of: "the following month", "the next day", not "next week"."""
        definite = self._parse.lowers[expr.start] == "the" and expr.unit is not None and expr.unit.grain == "D"
        return expr.pick in ("previous", "following") or (expr.pick == "next" and definite)
