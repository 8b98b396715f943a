"""A text cut where marks begin and end, so that marks which overlap can all be shown.

Offsets are Unicode code points, which a browser does not count in: cutting happens here, never there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Layered(NamedTuple):
    """`[start, end)` of a text, the layer it is drawn in and the record it belongs to."""

    start: int
    end: int
    layer: str
    record: str


class Segment(NamedTuple):
    """A stretch in which the same marks hold throughout; `begins` are records whose first span starts here."""

    text: str
    start: int
    marks: tuple[Layered, ...]
    begins: tuple[str, ...]

    @property
    def layers(self) -> tuple[str, ...]:
        """Layers that lie over the stretch, each once."""
        return tuple(dict.fromkeys(m.layer for m in self.marks))

    @property
    def depth(self) -> int:
        """How many claims' words the stretch lies in."""
        return len({m.record for m in self.marks if m.layer == "content"})

    @property
    def innermost(self) -> str | None:
        """The claim with the shortest content over the stretch, or else whose holder or cue it is."""
        said = [m for m in self.marks if m.layer in {"content", "source", "cue"}]
        return min(said, key=lambda m: (m.layer == "content", m.end - m.start)).record if said else None

    @property
    def records(self) -> tuple[str, ...]:
        """Records that lie over the stretch, the shortest mark first, each once."""
        return tuple(dict.fromkeys(m.record for m in sorted(self.marks, key=lambda m: m.end - m.start)))


def cut(text: str, marks: Iterable[Layered]) -> list[Segment]:
    """The text as segments: joined they are the text again, and every character of a mark lies under it.

    Marks that are empty or do not fit into the text must be taken out before (`fitting`).
    """
    opening: dict[int, list[Layered]] = {}
    closing: dict[int, list[Layered]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    edges = sorted({0, len(text), *opening, *closing})
    active: dict[Layered, int] = {}
    begun: set[str] = set()
    segments: list[Segment] = []
    for start, end in pairwise(edges):
        for mark in closing.get(start, ()):
            active[mark] -= 1
            if not active[mark]:
                del active[mark]
        fresh = []
        for mark in opening.get(start, ()):
            active[mark] = active.get(mark, 0) + 1
            if mark.record not in begun:
                begun.add(mark.record)
                fresh.append(mark.record)
        segments.append(Segment(text[start:end], start, tuple(active), tuple(fresh)))
    return segments


def fitting(text: str, marks: Sequence[Layered]) -> tuple[list[Layered], list[Layered]]:
    """Marks that lie in the text, and orphans that do not; an orphan is never moved to where it might belong."""
    inside = [m for m in marks if 0 <= m.start < m.end <= len(text)]
    return inside, [m for m in marks if not 0 <= m.start < m.end <= len(text)]
