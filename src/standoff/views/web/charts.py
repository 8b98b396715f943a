"""Stated numbers over time as intervals: a bar from bound to bound, an open end fading out, never an average."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import NamedTuple

from standoff.case.series import Series, SeriesPoint
from standoff.views.numbers import number

WIDTH, HEIGHT = 760, 240
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 18, 30
LANE = 46
"""Width of the lane for undated numbers, left of the axis of time."""
SHAPES = ("circle", "square", "triangle", "diamond", "cross", "ring")
"""Each source has a shape of its own beside its colour."""
STEEP = 40
"""From this ratio of the largest number to the smallest the axis is logarithmic."""
STANDING = frozenset({"level", "alert"})
"""Numbers that say how many there are; others are drawn hollow."""
SMALLEST = 1e-3
"""What is nearer to zero is drawn as zero."""
OPEN = 34
"""How far an open end is drawn, in pixels."""


class Tick(NamedTuple):
    """A value on an axis and where it stands."""

    label: str
    at: float


class Drawn(NamedTuple):
    """One number: its bar from `top` to `bottom`, which ends are open, its source's shape.

    `hollow` is what is not there yet, or on its way; `articles` how many tell it.
    """

    point: SeriesPoint
    x: float
    top: float
    bottom: float
    open_top: bool
    open_bottom: bool
    source: int
    shape: str
    hollow: bool = False
    articles: int = 1


class Thread(NamedTuple):
    """What one source says in turn: a path from each of its numbers to the next, which stands for none between."""

    source: int
    path: str


class Chart(NamedTuple):
    """A series as it is drawn."""

    series: Series
    points: tuple[Drawn, ...]
    sources: tuple[tuple[str, int, str], ...]
    values: tuple[Tick, ...]
    days: tuple[Tick, ...]
    logarithmic: bool
    undated: bool
    threads: tuple[Thread, ...] = ()


class Stated(NamedTuple):
    """A number to be drawn: the first point that tells it, in how many articles, in which line."""

    point: SeriesPoint
    articles: int
    line: int


class Scale(NamedTuple):
    """From a number to a height."""

    low: float
    high: float
    logarithmic: bool

    def y(self, value: float) -> float:
        """Pixels from the top."""
        low, high, at = self.low, self.high, value
        if self.logarithmic:
            low, high, at = math.log10(low), math.log10(high), math.log10(max(value, self.low))
        share = (at - low) / (high - low) if high > low else 0.5
        return HEIGHT - BOTTOM - max(0.0, min(1.0, share)) * (HEIGHT - BOTTOM - TOP)


def chart(series: Series) -> Chart:
    """Where everything of a series stands."""
    stated = _stated(series)
    scale = _scale([v for s in stated for v in (s.point.low, s.point.high) if v is not None])
    dated = [(s, _date(s.point.as_of or s.point.at)) for s in stated]
    known = [d for _, d in dated if d is not None]
    first, last = (min(known), max(known)) if known else (None, None)
    undated = any(d is None for _, d in dated)
    left = LEFT + (LANE if undated else 0)
    names = list(dict.fromkeys(source_of(s.point) for s in stated))
    taken: dict[int, int] = {}
    drawn: list[Drawn] = []
    for said, date in dated:
        x = _x(date, first, last, left)
        # Numbers of one day stand side by side.
        column = round(x / 9)
        beside = taken.get(column, 0)
        taken[column] = beside + 1
        drawn.append(_drawn(said, min(x + 11 * beside, WIDTH - RIGHT), scale, names.index(source_of(said.point))))
    listed = tuple((name, n, _shape(n)) for n, name in enumerate(names))
    return Chart(
        series, tuple(drawn), listed, _values(scale), _days(first, last, left), scale.logarithmic, undated,
        _threads(stated, drawn) if series.scope else (),
    )  # fmt: skip


def _stated(series: Series) -> list[Stated]:
    """The numbers of a series in order of when it was so: each statement once, however many articles tell it."""
    points = {p.id: p for p in series.points}
    lines = [Stated(points[s.points[0]], s.articles, n) for n, line in enumerate(series.lines) for s in line.statements]
    told = lines or [Stated(point, 1, 0) for point in series.points]
    bounded = [s for s in told if s.point.low is not None or s.point.high is not None]
    return sorted(bounded, key=lambda s: s.point.as_of or s.point.at or "") if lines else bounded


def _threads(stated: Sequence[Stated], drawn: Sequence[Drawn]) -> tuple[Thread, ...]:
    """Threads through the numbers of each line that has several."""
    lines: dict[int, list[Drawn]] = {}
    for said, mark in zip(stated, drawn, strict=True):
        lines.setdefault(said.line, []).append(mark)
    return tuple(
        Thread(marks[0].source, "M" + "L".join(f"{m.x:.1f} {_stem(m):.1f}" for m in marks))
        for marks in lines.values()
        if len(marks) > 1
    )


def _stem(mark: Drawn) -> float:
    """The height at which a number's shape stands."""
    return mark.bottom if mark.open_top else mark.top if mark.open_bottom else (mark.top + mark.bottom) / 2


def source_of(point: SeriesPoint) -> str:
    """Who gives the number: whose it is, else the innermost holder, else the outlet."""
    return point.speaker or (point.chain[-1] if point.chain else None) or point.outlet or "outlet not known"


def _shape(source: int) -> str:
    """Colours come round after six sources; shapes shift by one then, so that no two look alike."""
    return SHAPES[(source + source // len(SHAPES)) % len(SHAPES)]


def _drawn(said: Stated, x: float, scale: Scale, source: int) -> Drawn:
    point = said.point
    low, high = point.low, point.high
    bottom = scale.y(low) if low is not None else min(scale.y(high or 0) + OPEN, HEIGHT - BOTTOM)
    top = scale.y(high) if high is not None else max(bottom - OPEN, 2.0)
    hollow = point.standing not in STANDING or point.replaced
    return Drawn(
        point, x, top, bottom, high is None, low is None, source % 6, _shape(source), hollow, said.articles
    )  # fmt: skip


def _scale(numbers: Sequence[float]) -> Scale:
    finite = [n for n in numbers if math.isfinite(n)]
    low, high = min(finite, default=0.0), max(finite, default=1.0)
    if low >= SMALLEST and high / low >= STEEP:
        return Scale(10 ** math.floor(math.log10(low)), 10 ** math.ceil(math.log10(high)), logarithmic=True)
    low = min(0.0, low)
    step = _step(high - low or 1.0)
    return Scale(low, math.ceil(max(high * 1.04, low + step) / step) * step, logarithmic=False)


def _step(span: float) -> float:
    """A round number that goes about four times into the span."""
    rough = max(span, SMALLEST) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    return next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough)


def _values(scale: Scale) -> tuple[Tick, ...]:
    if scale.logarithmic:
        powers = range(round(math.log10(scale.low)), round(math.log10(scale.high)) + 1)
        return tuple(Tick(number(10.0**p), scale.y(10.0**p)) for p in powers)
    step = _step(scale.high - scale.low)
    count = round((scale.high - scale.low) / step)
    return tuple(Tick(number(scale.low + n * step), scale.y(scale.low + n * step)) for n in range(count + 1))


def _date(moment: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None


def _x(date: dt.date | None, first: dt.date | None, last: dt.date | None, left: float) -> float:
    if date is None or first is None or last is None:
        return LEFT + LANE / 4
    share = (date - first).days / (last - first).days if last > first else 0.0
    return left + 12 + share * (WIDTH - RIGHT - 30 - left)


def _days(first: dt.date | None, last: dt.date | None, left: float) -> tuple[Tick, ...]:
    if first is None or last is None:
        return ()
    span = (last - first).days
    parts = min(5, max(1, span))
    dates = [first + dt.timedelta(days=round(span * n / parts)) for n in range(parts + 1)] if span else [first]
    year = " %Y" if span > 300 else ""
    return tuple(Tick(f"{d.day} {d:%b}{d.strftime(year)}", _x(d, first, last, left)) for d in dates)
