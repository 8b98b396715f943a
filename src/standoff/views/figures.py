"""What each number of a series is to the others, in words."""

from __future__ import annotations

from typing import NamedTuple

from standoff.case.series import Series, SeriesLine, SeriesStatement
from standoff.views.numbers import number_range

STANDINGS = {
    "level": "", "expected": "expected", "moving": "on the way", "leaving": "leaving", "alert": "on alert",
    "part": "part of a greater number",
}  # fmt: skip
"""What a number is, where it is not how many there are."""
SCOPES = {"in": "in {}", "around": "around {}", "alert": "on alert", "of": "wherever", "": "where is not said"}
STEPS = {"restated": "again", "revision": "revision", "later": "later"}


class Row(NamedTuple):
    """One statement of a line, as a table tells it: `marks` say what it is to others."""

    line: SeriesLine
    number: int
    statement: SeriesStatement
    marks: tuple[str, ...]


def heading(series: Series) -> str:
    """What a series counts: "Russia: troops, around Ukraine"."""
    where = SCOPES.get(series.scope, "{}")
    place = where.format(series.place) if series.place or "{}" not in where else ""
    what = f"{series.holder}: {series.unit}" if series.holder else series.unit
    return f"{what}, {place}" if place and series.scope != "of" else what


def standing_words(line: SeriesLine) -> str:
    """What the numbers of a line are: "expected, on top", "in Tapa"; empty for how many there are."""
    words = [STANDINGS.get(line.standing, line.standing)]
    if line.change:
        words.append("on top of what is there" if line.change == "increase" else "off what is there")
    if line.occasion:
        words.append(f"of {line.occasion}")
    return ", ".join(word for word in words if word)


def rows_of(series: Series) -> list[Row]:
    """The statements of all lines in order of when it was so, each with what it is to others."""
    told = {p: (line, s) for line in series.lines for s in line.statements for p in s.points}
    marks: dict[tuple[str, ...], list[str]] = {}
    for move in series.moves:
        (one, before), (other, after) = told[move.before], told[move.after]
        if move.kind in STEPS:
            why = move.why.partition(": ")[2] or (move.why if move.kind == "revision" else "")
            marks.setdefault(after.points, []).append(f"{STEPS[move.kind]}: {why}" if why else STEPS[move.kind])
            continue
        word = "conflict" if move.kind == "conflict" else "agrees"
        for own, who, against in ((before, other, after), (after, one, before)):
            number = number_range(against.low, against.high, against.approx)
            marks.setdefault(own.points, []).append(f"{word} with {who.speaker}, {number}")
    rows = [
        Row(
            line, n, s,
            (*(["taken back by a later revision"] if s.replaced else []), *marks.get(s.points, ())),
        )
        for n, line in enumerate(series.lines)
        for s in line.statements
    ]  # fmt: skip
    return sorted(rows, key=lambda r: (r.statement.as_of, r.number))
