"""The exported networks asked about one article at a time: cues with their roles, and the types of events.

What is run together is decided by the article alone, never by its neighbours in a batch: with weights in eight bits the
range of a whole input sets its rounding, so that other company would mean other digits.
"""

from __future__ import annotations

import functools
import hashlib
import os
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from standoff.errors import ModelMissingError
from standoff.reading.encoder.decoding import Floats
from standoff.reading.encoder.entity_tags import OUTSIDE, likeliest
from standoff.reading.encoder.pieces import Ints, Pieces
from standoff.reading.encoder.running import MODEL_VARIABLE, WIDTH, WordTable, open_session
from standoff.reading.encoder.type_model import TYPER_FILES, TypeModel
from standoff.reading.encoder.windows import Window, alike, breaks_of, crop, framed, marks_of, windows

CROPS = 12
"""Crops run together: enough to fill the processor, few enough that their states stay in its cache."""
_WORDS = "words.npz"
_FILES = (_WORDS, "cues.onnx", "roles.onnx")
NAMES_FILE = "names.onnx"
"""The branch that finds names; without it places are found by rules alone, and entities are the parser's."""


@dataclass(frozen=True, slots=True)
class CueTags:
    """What the model makes of an article: `tags` per piece (O, B, I of outer and of nested cues), states by window."""

    tags: Floats
    places: Floats
    """Per piece, how likely it is outside, begins or is inside a place name; outside without the branch of names."""
    entities: Ints
    """Per piece, its tag as part of a named entity (entity_tags); all outside without that branch."""
    states: list[tuple[Window, Floats]]

    def around(self, cue: int) -> tuple[Window, Floats]:
        """The window whose core holds a piece, and the states of all its pieces."""
        return self.states[bisect_right(self.states, cue, key=lambda one: one[0].core_start) - 1]


@dataclass(frozen=True, slots=True)
class CueRoles:
    """For one cue: the piece its crop starts at, and the probabilities of neither, source, content per piece."""

    start: int
    probabilities: Floats


class ReaderModel:
    """The exported network; safe to share between threads, one core each."""

    def __init__(self, folder: Path) -> None:
        words, cues, roles = (folder / name for name in _FILES)
        self.words = WordTable(words)
        self._cues, self._roles = open_session(cues), open_session(roles)
        names = folder / NAMES_FILE
        self._names = open_session(names) if names.is_file() else None

    @property
    def finds_names(self) -> bool:
        """Whether the model has the branch that finds place names and named entities."""
        return self._names is not None

    def cues(self, pieces: Pieces) -> CueTags:
        """Tags of every piece of an article, window by window."""
        tags = np.zeros((len(pieces), 6), dtype=np.float32)
        places = np.zeros((len(pieces), 3), dtype=np.float32)
        places[:, 0] = 1
        entities = np.full(len(pieces), OUTSIDE, dtype=np.int64)
        words = np.flatnonzero(pieces.first)
        states: list[tuple[Window, Floats]] = []
        wanted = ["cues", "states", *(["lower"] if self._names else [])]
        for window in windows(len(pieces), breaks_of(pieces)):
            ids, cases, quoted = framed(pieces, window)
            given = {"words": self.words.of(ids)[None], "cases": cases[None], "quoted": quoted[None]}
            found, around, *lower = self._cues.run(wanted, given)
            core = slice(window.core_start - window.start + 1, window.core_end - window.start + 1)
            tags[window.core_start : window.core_end] = found[0, core]
            states.append((window, around[0, 1:-1]))
            if self._names is not None:
                placed, named = self._names.run(["places", "entities"], {"around": lower[0][:, 1:-1]})
                inside = slice(window.core_start - window.start, window.core_end - window.start)
                places[window.core_start : window.core_end] = placed[0, inside]
                within = words[(words >= window.core_start) & (words < window.core_end)]
                entities[within] = likeliest(named[0, within - window.start])
        return CueTags(tags, places, entities, states)

    def roles(self, pieces: Pieces, tagged: CueTags, cues: Sequence[range]) -> list[CueRoles]:
        """The roles round each cue, in the order given; crops of like length are run together."""
        breaks = breaks_of(pieces)
        crops = []
        for cue in cues:
            window, _ = tagged.around(cue.start)
            start, end = crop(pieces, breaks, cue.start)
            crops.append((max(start, window.start), min(end, window.end)))
        sizes = [end - start for start, end in crops]
        out: dict[int, CueRoles] = {}
        for group in alike(range(len(cues)), sizes, CROPS):
            inputs = self._stacked([(crops[n], cues[n]) for n in group], tagged)
            found = self._roles.run(["roles"], inputs)[0]
            for row, n in enumerate(group):
                start, end = crops[n]
                out[n] = CueRoles(start, found[row, : end - start])
        return [out[n] for n in range(len(cues))]

    @staticmethod
    def _stacked(group: Sequence[tuple[tuple[int, int], range]], tagged: CueTags) -> dict[str, npt.NDArray[Any]]:
        longest = max(end - start for (start, end), _ in group)
        around = np.zeros((len(group), longest, WIDTH), dtype=np.float32)
        marks, distances = (np.zeros((len(group), longest), dtype=np.int64) for _ in range(2))
        shown = np.zeros((len(group), longest), dtype=np.int32)
        for row, ((start, end), cue) in enumerate(group):
            size = end - start
            window, states = tagged.around(cue.start)
            around[row, :size] = states[start - window.start : end - window.start]
            marks[row, :size], distances[row, :size] = marks_of(start, end, cue)
            shown[row, :size] = 1
        return {"around": around, "marks": marks, "distances": distances, "shown": shown}


def model_folder() -> Path | None:
    """Where the model lies; None where reading is by rules alone.

    Raises ModelMissingError when STANDOFF_READER_MODEL names a folder without the model's files.
    """
    named = os.environ.get(MODEL_VARIABLE, "").strip()
    if named.lower() == "none":
        return None
    folder = Path(named) if named else _shipped()
    if all((folder / name).is_file() for name in _FILES):
        return folder
    if named:
        message = f"{folder} holds no reader model ({', '.join(_FILES)}); {MODEL_VARIABLE}=none reads by rules alone"
        raise ModelMissingError(message)
    return None


def other_model() -> str | None:
    """What reads instead of the shipped model: "rules", or the first eight digits of another model's SHA-256."""
    folder = model_folder()
    if folder is None:
        return "rules"
    return None if folder == _shipped() else _digits(folder)


@functools.cache
def _digits(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in (folder / name for name in (*_FILES, *TYPER_FILES, NAMES_FILE)):
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()[:8]


def _shipped() -> Path:
    return Path(str(files(__package__)))


def load_model() -> ReaderModel | None:
    """The model of this process, loaded once; None where reading is by rules alone."""
    folder = model_folder()
    return None if folder is None else _loaded(folder)


@functools.cache
def _loaded(folder: Path) -> ReaderModel:
    return ReaderModel(folder)


def load_type_model() -> TypeModel | None:
    """The typer of this process, loaded once; None where a folder lacks it or reading is by rules alone."""
    folder = model_folder()
    if folder is None or not all((folder / name).is_file() for name in TYPER_FILES):
        return None
    return _loaded_types(folder)


@functools.cache
def _loaded_types(folder: Path) -> TypeModel:
    return TypeModel(folder, _loaded(folder).words)
