"""Which pieces the reader model sees at a time: windows of an article, and crops round one cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.reading.encoder.pieces import BREAK, CLS, SEP, Ints, Pieces

LENGTH = 254
"""Pieces of a window, without the two that frame it."""
CONTEXT = 16
"""Pieces of a window on either side that are read for context only, where it begins and ends with paragraphs."""
BEFORE, AFTER = 48, 76
"""Pieces of a crop before and after the first piece of its cue."""
DISTANCES = 20
WASTE = 1.1
"""How much longer than its shortest the longest row of what runs together may be: padding costs as much as words."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `[start, end)`, of which `[core_start, core_end)` are tagged from this window."""

    start: int
    end: int
    core_start: int
    core_end: int


def windows(size: int, breaks: Ints) -> list[Window]:
    """Windows whose cores cover pieces `[0, size)` once.

    Cores end between paragraphs where they can, so that a cue and its crop are read in one window: states of two
    windows do not fit together, as each counts its positions anew. Inside a long paragraph a core keeps a crop's
    length away from both ends of its window.
    """
    if size <= LENGTH:
        return [Window(0, size, 0, size)] if size else []
    out: list[Window] = []
    between = set(breaks.tolist())
    start = 0
    while start < size:
        cut_before = start > 0 and start - 1 not in between
        left = min(start, BEFORE if cut_before else CONTEXT)
        end = size if size - start <= LENGTH - BEFORE else _core_end(start, left, breaks)
        cut_after = end < size and end - 1 not in between
        right = min(size - end, AFTER if cut_after else CONTEXT, LENGTH - (end - start) - left)
        out.append(Window(start - left, end + right, start, end))
        start = end
    return out


def _core_end(start: int, left: int, breaks: Ints) -> int:
    """Behind the last paragraph that fits beside `left` pieces of context; else in mid-paragraph."""
    longest = start + LENGTH - left - CONTEXT
    at = int(np.searchsorted(breaks, longest)) - 1
    if at >= 0 and int(breaks[at]) + 1 > start + LENGTH // 4:
        return int(breaks[at]) + 1
    return start + LENGTH - BEFORE - AFTER


def framed(pieces: Pieces, window: Window) -> tuple[Ints, Ints, Ints]:
    """The inputs of a window: ids, cases and quotation states, between the two framing pieces."""
    ids = np.empty(window.end - window.start + 2, dtype=np.int64)
    cases, quoted = np.zeros_like(ids), np.zeros_like(ids)
    ids[0], ids[-1] = CLS, SEP
    ids[1:-1] = pieces.ids[window.start : window.end]
    cases[1:-1] = pieces.cases[window.start : window.end]
    quoted[1:-1] = pieces.quoted[window.start : window.end]
    return ids, cases, quoted


def crop(pieces: Pieces, breaks: Ints, cue: int) -> tuple[int, int]:
    """The pieces round a cue in which its source and content are looked for.

    They are those of its paragraph, and of the following ones as long as these open with a quotation mark.
    """
    at = int(np.searchsorted(breaks, cue))
    start = max(0 if at == 0 else int(breaks[at - 1]) + 1, cue - BEFORE)
    limit = min(len(pieces), cue + AFTER)
    end = limit
    while at < len(breaks) and breaks[at] < limit:
        following = int(breaks[at]) + 1
        if following >= len(pieces) or not pieces.quoted[following]:
            end = int(breaks[at])
            break
        at += 1
    return start, end


def breaks_of(pieces: Pieces) -> Ints:
    """The pieces that stand between paragraphs."""
    return np.flatnonzero(pieces.ids == BREAK)


def marks_of(start: int, end: int, cue: range) -> tuple[Ints, Ints]:
    """Which pieces of a crop are its cue, and how far each is from the cue's first piece."""
    distance = np.arange(start, end) - cue.start
    marks = ((distance >= 0) & (distance < len(cue))).astype(np.int64)
    steps = np.minimum(1 + np.floor(np.log2(np.maximum(np.abs(distance), 1)) * 1.25), 9).astype(np.int64)
    return marks, DISTANCES // 2 + np.sign(distance) * np.where(distance == 0, 0, steps)


def alike(numbers: Sequence[int], sizes: Sequence[int], most: int) -> Iterator[list[int]]:
    """Numbers by size, cut into groups of at most so many that lose little to the padding of their rows."""
    group: list[int] = []
    for n in sorted(numbers, key=lambda n: (sizes[n], n)):
        if group and (len(group) == most or sizes[n] > WASTE * sizes[group[0]]):
            yield group
            group = []
        group.append(n)
    if group:
        yield group
