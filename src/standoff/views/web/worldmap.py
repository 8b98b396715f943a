"""The map: outlines from `static/world.svg`, one marker a place, in Mercator units of a twentieth of a degree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from standoff.case.records import PlaceCount

UNIT = 20
"""Units of a degree of longitude."""
NORTHMOST = 82.0
"""Degrees of latitude up to which Mercator is drawn; beyond it stretches without end."""
WIDTH = 360 * UNIT
TOP = math.degrees(math.log(math.tan(math.pi / 4 + math.radians(NORTHMOST) / 2)))
HEIGHT = round(2 * TOP * UNIT)
NARROWEST = 420
"""Units of the narrowest first view, about the width of Ukraine."""
MARGIN = 0.13
"""Share of records at each edge that the first view may leave out."""
LARGEST = 13
"""Radius of the busiest place's marker, in pixels of an 800 pixel wide map."""


def project(lon: float, lat: float) -> tuple[float, float]:
    """Where a point lies on the map, from its upper left corner."""
    held = max(-NORTHMOST, min(NORTHMOST, lat))
    y = math.degrees(math.log(math.tan(math.pi / 4 + math.radians(held) / 2)))
    return (lon + 180) * UNIT, (TOP - y) * UNIT


class Marker(NamedTuple):
    """A place on the map; `wide` ones stand for an area, not a point."""

    place: PlaceCount
    x: float
    y: float
    radius: float
    wide: bool
    size: int
    named: bool = False


class View(NamedTuple):
    """The part of the map that is shown."""

    x: float
    y: float
    width: float
    height: float

    def __str__(self) -> str:
        return f"{self.x:.0f} {self.y:.0f} {self.width:.0f} {self.height:.0f}"

    @property
    def scale(self) -> float:
        """Units a pixel of an 800 pixel wide map."""
        return self.width / 800


WORLD = View(0, 300, WIDTH, WIDTH * 0.6)


def markers(places: Sequence[PlaceCount]) -> list[Marker]:
    """A marker for each place with a point, those of most records drawn first so that small ones lie on top."""
    sizes = [(p, p.records or p.articles) for p in places if p.lat is not None and p.lon is not None]
    most = max((size for _, size in sizes), default=1)
    out = []
    for place, size in sorted(sizes, key=lambda item: -item[1]):
        x, y = project(place.lon or 0.0, place.lat or 0.0)
        wide = place.precision in {"region", "country", "admin1", "box"}
        out.append(Marker(place, x, y, max(5.0 if wide else 3.0, LARGEST * math.sqrt(size / most)), wide, size))
    return out


def named(shown: Sequence[Marker], view: View) -> list[Marker]:
    """The markers, those of most records named as long as names do not lie over each other; `desk.js` does the same."""
    taken: list[tuple[float, float, float]] = []
    out = []
    for marker in shown:
        x, y = (marker.x - view.x) / view.scale, (marker.y - view.y) / view.scale + marker.radius
        half = len(marker.place.name) * 3.1
        free = all(abs(x - a) > half + b or abs(y - c) > 13 for a, b, c in taken)
        if free:
            taken.append((x, half, y))
        out.append(marker._replace(named=free))
    return out


def view_of(shown: Sequence[Marker]) -> View:
    """A view that holds most records, the far-off left out; the world where nothing is placed."""
    if not shown:
        return WORLD
    left, right = _bounds([(m.x, m.size) for m in shown if not m.wide] or [(m.x, m.size) for m in shown])
    top, bottom = _bounds([(m.y, m.size) for m in shown if not m.wide] or [(m.y, m.size) for m in shown])
    width = max((right - left) * 1.25, (bottom - top) * 1.25 / 0.6, NARROWEST)
    width = min(width, float(WIDTH))
    height = width * 0.6
    x = min(max(0.0, (left + right - width) / 2), WIDTH - width)
    return View(x, max(0.0, (top + bottom - height) / 2), width, height)


def _bounds(weighed: list[tuple[float, int]]) -> tuple[float, float]:
    """Between which values all but MARGIN of the weight at each end lies."""
    ordered = sorted(weighed)
    whole = sum(weight for _, weight in ordered)
    low = high = ordered[0][0]
    passed = 0
    begun = False
    for value, weight in ordered:
        if not begun and passed + weight > whole * MARGIN:
            low, begun = value, True
        passed += weight
        high = value
        if passed >= whole * (1 - MARGIN):
            break
    return low, high
