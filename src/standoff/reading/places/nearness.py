"""Which meanings of an article's place names lie close together, whatever each name means by itself.

Names of one neighbourhood come together in local news: "London" beside "St. Thomas" is the one in Ontario, as only
there a St. Thomas lies near. A name that may lie in many spots speaks little for each of them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from standoff.knowledge.gazetteer import Entry

SMALL = frozenset({"city", "admin2"})
"""Kinds small enough for their point to say where they are."""
_DEGREE = 111.2
"""Kilometres of a degree of latitude."""
_CLOSE = 80.0
"""Kilometres within which two places are neighbours."""
_MOST = 2.0
"""Other names that count at most: more of them say no more."""


def distance(lat: float, lon: float, entry: Entry) -> float:
    """Kilometres from a point to a place, on a plane: good for what is near."""
    wide = abs(lon - entry.lon)
    return math.hypot(lat - entry.lat, min(wide, 360 - wide) * math.cos(math.radians(lat))) * _DEGREE


class Nearness:
    """All that the small names of one article may mean, by degree squares."""

    def __init__(self, entries: Mapping[str, Iterable[Entry]]) -> None:
        self._squares: defaultdict[tuple[int, int], list[tuple[str, Entry, float]]] = defaultdict(list)
        for key, some in entries.items():
            small = [entry for entry in some if entry.kind in SMALL and not entry.alternate]
            for entry in small:
                self._squares[math.floor(entry.lat), math.floor(entry.lon)].append((key, entry, 1.0 / len(small)))

    def of(self, key: str, entry: Entry) -> float:
        """How many other names may mean a neighbour of this place, each by the share of its meanings that do."""
        shares: dict[str, float] = {}
        for other, neighbour, share in self._around(entry):
            if other != key and other not in shares and distance(neighbour.lat, neighbour.lon, entry) < _CLOSE:
                shares[other] = share
        return min(sum(shares.values()), _MOST)

    def _around(self, entry: Entry) -> Iterable[tuple[str, Entry, float]]:
        wide = math.ceil(_CLOSE / _DEGREE / max(math.cos(math.radians(entry.lat)), 0.1))
        lat, lon = math.floor(entry.lat), math.floor(entry.lon)
        for y in range(lat - 1, lat + 2):
            for x in range(lon - wide, lon + wide + 1):
                yield from self._squares.get((y, (x + 180) % 360 - 180), ())
