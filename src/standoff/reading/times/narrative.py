"""The date the story has reached: what "two days later", "the next morning" and "that year" are counted from."""

from __future__ import annotations

from standoff.reading.parse import Parse
from standoff.reading.times.grammar import Expr
from standoff.reading.times.values import Unit

REACH = 2
"""Sentences back within which a date of the text anchors "a year earlier" or "the same month"."""


class Narrative:
    """Remembers the last date the text set, in text order."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._unit: Unit | None = None
        self._sentence = 0
        self._end = -1

    def tell(self, expr: Expr, unit: Unit) -> None:
        """Take the date of an expression as the one told of, unless it only compares or closes another."""
        compares = expr.kind == "shift" and expr.grain == "Y"
        closes = self._parse.lowers[expr.start - 1 : expr.start] in (["ended"], ["ending"])
        if unit.year is not None and not compares and not closes:
            self._unit, self._sentence, self._end = unit, self._parse.sentence_of[expr.start], expr.end

    def near(self, i: int, reach: int = REACH) -> Unit | None:
        """The date set shortly before token i."""
        return self._unit if self._parse.sentence_of[i] - self._sentence <= reach else None

    def just_before(self, i: int) -> Unit | None:
        """The date token i is an apposition to: "on 3 November, the day before the raid"."""
        return self._unit if self._end == i - 1 and self._parse.lowers[i - 1] == "," else None

    def is_counted_from(self, expr: Expr) -> bool:
        """Whether a pick counts from the date told of: "the following month", "the next day", not "next week"."""
        definite = self._parse.lowers[expr.start] == "the" and expr.unit is not None and expr.unit.grain == "D"
        return expr.pick in ("previous", "following") or (expr.pick == "next" and definite)
