"""What the reader model finds in one article: cues with the source and content of each, as characters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from standoff.model import Span, Spans
from standoff.reading.encoder.decoding import Floats, RoleHint, Run, find_roles, find_runs
from standoff.reading.encoder.pieces import Pieces
from standoff.reading.encoder.sight import Sight, Stretch

LEAST = 0.3
"""Probability from which a word is part of a cue."""
AGREED = 0.6
"""Least probability of a cue that was found by another account too."""
ALONE = 0.75
"""Least probability of a cue that nobody else found."""
HINT_IN, HINT_OUT = 0.5, 1.0
"""What a cue by another account adds to the log odds of its words, and takes from those of the words beside it."""
BESIDE = 4
"""Pieces on either side that count as beside a cue."""


@dataclass(frozen=True, slots=True)
class ModelMark:
    """One attribution as the model sees it; probabilities are the means over the words of each part."""

    cue: Span
    source: Span | None
    content: Spans
    outermost: float
    """How likely the cue is one that stands in nobody's words."""
    nested: float
    """How likely it is a cue inside somebody's words."""
    source_probability: float
    content_probability: float

    @property
    def probability(self) -> float:
        """How likely the cue is one at all."""
        return max(self.outermost, self.nested)


@dataclass(slots=True)
class ModelMarks:
    """The marks of an article in text order of their cues, and how likely any stretch of it is a cue."""

    marks: list[ModelMark] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    chances: list[float] = field(default_factory=list)
    """Per piece: how likely it is part of a cue, of either kind."""

    def likelihood(self, span: Span) -> float:
        """How likely the likeliest piece under a span is part of a cue."""
        inside = self.chances[bisect_right(self.ends, span.start) : bisect_left(self.starts, span.end)]
        return max(inside, default=0.0)


def find_marks(sight: Sight, hints: Mapping[Span, RoleHint] | None = None) -> ModelMarks:
    """Every cue likely enough, with its source and content; `hints` are roles by the span of their cue."""
    found = ModelMarks()
    ordered = sorted((hints or {}).items())
    for stretch in sight.stretches():
        low, high = (bisect_left(ordered, at, key=_start) for at in (stretch.span.start, stretch.span.end))
        _read(sight, stretch, ordered[low:high], found)
    return found


def _start(hint: tuple[Span, RoleHint]) -> int:
    return hint[0].start


def _read(sight: Sight, stretch: Stretch, hints: Sequence[tuple[Span, RoleHint]], found: ModelMarks) -> None:
    """Add the marks of one stretch."""
    pieces, raw = stretch.pieces, stretch.tagged
    tags = _hinted(pieces, raw.tags, [span for span, hint in hints])
    by_piece = {i: hint for span, hint in hints for i in pieces.within(span)}
    likely: list[tuple[Run, float, float]] = []
    for cue in _either(pieces, tags):
        inside = [i for i in cue.pieces if pieces.first[i]] or [cue.pieces.start]
        outermost, nested = (float((1 - tags[inside, column]).mean()) for column in (0, 3))
        if max(outermost, nested) >= (ALONE if by_piece.keys().isdisjoint(cue.pieces) else AGREED):
            likely.append((cue, outermost, nested))
    read = sight.model.roles(pieces, raw, [cue.pieces for cue, _, _ in likely])
    for (cue, outermost, nested), roles in zip(likely, read, strict=True):
        hint = next((h for i in cue.pieces if (h := by_piece.get(i)) and h.content), None)
        parts = find_roles(pieces, sight.text, roles.start, cue.pieces, roles.probabilities, hint)
        if parts.content:
            span = Span(pieces.starts[cue.pieces.start], pieces.ends[cue.pieces.stop - 1])
            weights = (outermost, nested, parts.source_probability, parts.content_probability)
            found.marks.append(ModelMark(span, parts.source, parts.content, *weights))
    found.starts += pieces.starts
    found.ends += pieces.ends
    found.chances += np.maximum(1 - raw.tags[:, 0], 1 - raw.tags[:, 3]).tolist()


def _hinted(pieces: Pieces, tags: Floats, hints: Sequence[Span]) -> Floats:
    """The tags, with words of a hinted cue likelier to be one and the words beside it less likely."""
    if not hints:
        return tags
    shift = np.zeros(len(pieces), dtype=np.float32)
    stretches = [pieces.within(span) for span in hints]
    for inside in stretches:
        shift[max(0, inside.start - BESIDE) : inside.stop + BESIDE] = -HINT_OUT
    for inside in stretches:
        shift[inside.start : inside.stop] = HINT_IN
    moved = tags.copy()
    for column in (0, 3):
        none = np.clip(tags[:, column], 1e-6, 1 - 1e-6)
        now = 1 / (1 + np.exp(shift) * (1 - none) / none)
        moved[:, column + 1 : column + 3] *= ((1 - now) / (1 - none))[:, None]
        moved[:, column] = now
    return moved


def _either(pieces: Pieces, tags: Floats) -> list[Run]:
    """Cues of both kinds in text order; of two that overlap the likelier."""
    found = [*find_runs(pieces, tags[:, :3], LEAST), *find_runs(pieces, tags[:, 3:], LEAST)]
    kept: list[Run] = []
    taken: set[int] = set()
    for cue in sorted(found, key=lambda c: (-c.probability, c.pieces.start)):
        if taken.isdisjoint(cue.pieces):
            taken.update(cue.pieces)
            kept.append(cue)
    return sorted(kept, key=lambda c: c.pieces.start)
