"""The typer: what a word tells of between two marked sides of a sentence - its type or none, its status, its direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from standoff.knowledge.plover import QUADS
from standoff.model import Span
from standoff.model.marks import Status
from standoff.reading.encoder.decoding import Floats
from standoff.reading.encoder.pieces import CLS, SEP, Ints, Pieces
from standoff.reading.encoder.running import WordTable, open_session

NONE = "NONE"
TYPES = (*QUADS, NONE)
"""The answers in the network's order; NONE is nothing of politics between the two."""
STATUSES: tuple[Status, ...] = (
    "happened", "ongoing", "recurring", "planned", "conditional", "possible", "demanded", "denied",
)  # fmt: skip
LONGEST = 126
"""Pieces of a sentence at most; of a longer one those round the marked stretches are read."""
TOGETHER = 8
"""Sentences run together."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence with its two sides and the word that tells of an act; either side may be nobody."""

    sentence: Span
    source: Span | None
    target: Span | None
    word: Span | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Probabilities: of each of TYPES, of each of STATUSES, and of the sides being the wrong way round."""

    types: Floats
    statuses: Floats
    turned: float

    @property
    def best(self) -> str:
        """The likeliest type."""
        return TYPES[int(self.types.argmax())]

    def of(self, plover: str) -> float:
        """How likely a type is."""
        return float(self.types[TYPES.index(plover)])


@dataclass(frozen=True, slots=True)
class MarkedPieces:
    """A marked sentence as the network reads it, without its frame."""

    ids: Ints
    cases: Ints
    marks: Ints

    def framed(self) -> tuple[Ints, Ints, Ints]:
        """Ids, cases and marks with the first and last piece."""
        return np.concatenate(([CLS], self.ids, [SEP])), np.pad(self.cases, 1), np.pad(self.marks, 1)


def mark(pieces: Pieces, sentence: Span, sides: tuple[Span | None, Span | None, Span | None]) -> MarkedPieces:
    """The pieces of a sentence with source, target and telling word marked, cut to what the network reads."""
    inside = pieces.within(sentence)
    marks = np.zeros(len(inside), dtype=np.int64)
    for kind, span in enumerate(sides, 1):
        if span is not None:
            under = pieces.within(span)
            marks[max(under.start - inside.start, 0) : max(under.stop - inside.start, 0)] = kind
    low, high = 0, len(marks)
    if high > LONGEST:
        found = np.flatnonzero(marks)
        middle = int((found[0] + found[-1]) // 2) if len(found) else 0
        low = min(max(0, middle - LONGEST // 2), high - LONGEST)
        high = low + LONGEST
    kept = slice(inside.start + low, inside.start + high)
    return MarkedPieces(pieces.ids[kept], pieces.cases[kept], marks[low:high])


class TypeModel:
    """The exported typer; what is run together is decided by the article alone, so that the digits hold."""

    def __init__(self, path: Path, words: WordTable) -> None:
        self._session = open_session(path)
        self._words = words

    def ask(self, pieces: Pieces, asked: Sequence[Asked]) -> list[Answer]:
        """An answer for each sentence asked about, in the order given."""
        marked = [mark(pieces, one.sentence, (one.source, one.target, one.word)).framed() for one in asked]
        order = sorted(range(len(marked)), key=lambda n: len(marked[n][0]))
        out: dict[int, Answer] = {}
        for at in range(0, len(order), TOGETHER):
            group = order[at : at + TOGETHER]
            longest = len(marked[group[-1]][0])
            ids, cases, marks = (
                np.stack([np.pad(marked[n][part], (0, longest - len(marked[n][part]))) for n in group])
                for part in range(3)
            )
            shown = (ids != 0).astype(np.int32)
            given = {"words": self._words.of(ids), "cases": cases, "marks": marks, "shown": shown}
            types, statuses, turned = self._session.run(["types", "statuses", "turned"], given)
            for row, n in enumerate(group):
                out[n] = Answer(types[row], statuses[row], float(turned[row, 1]))
        return [out[n] for n in range(len(marked))]
