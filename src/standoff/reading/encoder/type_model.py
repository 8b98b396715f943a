"""The typer: what a word tells of between two marked sides of a sentence - its type or none, its status, wrong sides.

A sentence is read once; the marks of each question about it are added above the lower layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from standoff.knowledge.plover import QUADS
from standoff.model import Span
from standoff.model.marks import Status
from standoff.reading.encoder.decoding import Floats
from standoff.reading.encoder.pieces import CLS, SEP, Ints, Pieces
from standoff.reading.encoder.running import WordTable, open_session
from standoff.reading.encoder.windows import alike

TYPER_FILES = ("sentences.onnx", "types.onnx")
"""The lower layers and the upper ones with their heads."""
NONE = "NONE"
TYPES = (*QUADS, NONE)
"""The answers in the network's order; NONE is nothing of politics between the two."""
STATUSES: tuple[Status, ...] = (
    "happened", "ongoing", "recurring", "planned", "conditional", "possible", "demanded", "denied",
)  # fmt: skip
SOURCE, TARGET, WORD = 1, 2, 3
"""Marks of pieces."""
LONGEST = 254
"""Pieces of a sentence at most; what is said further on in a longer one is not answered."""
TOGETHER = 8
"""Sentences, or questions, run together."""


Kind = TypeVar("Kind", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence with its two sides and the word that tells of an act; either side may be nobody."""

    sentence: Span
    source: Span | None
    target: Span | None
    word: Span | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Probabilities: of each of TYPES, of each of STATUSES, and of a side that has no such part in the act."""

    types: Floats
    statuses: Floats
    wrong: float

    @property
    def best(self) -> str:
        """The likeliest type."""
        return TYPES[int(self.types.argmax())]

    def of(self, plover: str) -> float:
        """How likely a type is."""
        return float(self.types[TYPES.index(plover)])


def framed(pieces: Pieces, sentence: Span) -> tuple[Ints, Ints]:
    """Ids and cases of a sentence's pieces, with the first and last piece of the frame."""
    inside = pieces.within(sentence)[:LONGEST]
    kept = slice(inside.start, inside.stop)
    return np.concatenate(([CLS], pieces.ids[kept], [SEP])), np.pad(pieces.cases[kept], 1)


def mark(pieces: Pieces, asked: Asked) -> Ints:
    """The marks of a framed sentence's pieces: source, target, telling word, 0 for the others."""
    inside = pieces.within(asked.sentence)[:LONGEST]
    marks = np.zeros(len(inside) + 2, dtype=np.int64)
    for kind, span in ((SOURCE, asked.source), (TARGET, asked.target), (WORD, asked.word)):
        if span is not None:
            under = pieces.within(span)
            low, high = max(under.start, inside.start), min(under.stop, inside.stop)
            marks[low - inside.start + 1 : max(high, low) - inside.start + 1] = kind
    return marks


class TypeModel:
    """The exported typer; what is run together is decided by the article alone, so that the digits hold."""

    def __init__(self, folder: Path, words: WordTable) -> None:
        sentences, types = (folder / name for name in TYPER_FILES)
        self._sentences, self._types = open_session(sentences), open_session(types)
        self._words = words

    def ask(self, pieces: Pieces, asked: Sequence[Asked]) -> list[Answer | None]:
        """An answer for each sentence asked about, in the order given; None where its word lies too far on."""
        marks = [mark(pieces, one) for one in asked]
        open_ = [n for n, one in enumerate(asked) if one.word is None or (marks[n] == WORD).any()]
        states = self._read(pieces, sorted({asked[n].sentence for n in open_}))
        out: list[Answer | None] = [None] * len(asked)
        for group in alike(open_, [len(one) for one in marks], TOGETHER):
            around = _stack([states[asked[n].sentence] for n in group])
            shown = _stack([np.ones(len(marks[n]), dtype=np.int32) for n in group])
            given = {"around": around, "marks": _stack([marks[n] for n in group]), "shown": shown}
            types, statuses, wrong = self._types.run(["types", "statuses", "wrong"], given)
            for row, n in enumerate(group):
                out[n] = Answer(types[row], statuses[row], float(wrong[row, 1]))
        return out

    def _read(self, pieces: Pieces, sentences: Sequence[Span]) -> dict[Span, Floats]:
        """The lower layers' states of the sentences' framed pieces."""
        looked = [framed(pieces, sentence) for sentence in sentences]
        out: dict[Span, Floats] = {}
        for group in alike(range(len(sentences)), [len(ids) for ids, _ in looked], TOGETHER):
            ids, cases = (_stack([looked[n][part] for n in group]) for part in (0, 1))
            given = {"words": self._words.of(ids), "cases": cases, "shown": (ids != 0).astype(np.int32)}
            [states] = self._sentences.run(["states"], given)
            for row, n in enumerate(group):
                out[sentences[n]] = states[row, : len(looked[n][0])]
        return out


def _stack(rows: Sequence[npt.NDArray[Kind]]) -> npt.NDArray[Kind]:
    """Rows of unlike length as one array, zeros behind the shorter ones."""
    longest = max(len(row) for row in rows)
    padding = [(0, 0)] * (rows[0].ndim - 1)
    return np.stack([np.pad(row, [(0, longest - len(row)), *padding]) for row in rows])
