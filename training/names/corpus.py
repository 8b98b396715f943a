"""Articles with their names as word pieces with tags, and what the reader model's lowest layers make of them.

Those layers are not trained here, so their states are worked out once, by the very file that is shipped: the branch
learns from what it will meet when it reads, the rounding of eight bits included.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from onnx.utils import extract_model

from standoff.knowledge.gazetteer import load_gazetteer
from standoff.model import Article, Span, text_sha256
from standoff.reading.attributions.quotations import find_quotations
from standoff.reading.encoder import entity_tags
from standoff.reading.encoder.decoding import Floats
from standoff.reading.encoder.pieces import BREAK, MASK, Ints, Pieces, cut
from standoff.reading.encoder.running import WordTable, open_session
from standoff.reading.encoder.windows import LENGTH, Window, breaks_of, framed, windows
from standoff.reading.layout import find_layout
from standoff.reading.legible import legible
from training.names.silver import silver
from training.reader.corpus import BEGINS, IGNORED, INSIDE, OUTSIDE

MASKED = 0.08
"""Share of the input pieces hidden in training, so that the words beside a name count too."""
_BRACKETS = re.compile(r"[\[\]]")
_UNION = frozenset(("EU", "E.U.", "European Union"))
LEAST = 24
"""Pieces of the shortest window learned from."""


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article's pieces and the tags of each as a place name and as an entity; `gold` are its place names."""

    id: str
    text: str
    pieces: Pieces
    breaks: Ints
    places: Ints
    entities: Ints
    gold: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One window as the branch sees it: the shared layers' states of its pieces, and their tags."""

    article: str
    states: Floats
    places: Ints
    entities: Ints


class SharedLayers:
    """The layers of a reader model that its branches share, cut out of its exported file."""

    def __init__(self, folder: Path) -> None:
        self._words = WordTable(folder / "words.npz")
        with tempfile.TemporaryDirectory() as scratch:
            cut_out = Path(scratch, "shared.onnx")
            extract_model(folder / "cues.onnx", cut_out, ["words", "cases", "quoted"], ["lower"])
            self._session = open_session(cut_out)

    def read(self, ids: Ints, cases: Ints, quoted: Ints) -> Floats:
        """The states of a framed window's pieces, without the two of the frame."""
        given = {"words": self._words.of(ids)[None], "cases": cases[None], "quoted": quoted[None]}
        [states] = self._session.run(["lower"], given)
        return states[0, 1:-1]


def label(given: Iterable[dict[str, Any]]) -> Iterator[LabelledArticle]:
    """Articles with their `toponyms`, code points of the text, if they name any; entities are the parser's."""
    laid = []
    for row in given:
        article = legible(Article(id=str(row["id"]), text=row["text"], sha256=text_sha256(row["text"])))
        laid.append((row, article, find_layout(article.text)))
    for (row, article, layout), found in zip(laid, silver((a.text, b) for _, a, b in laid), strict=True):
        pieces = cut(article.text, layout.paragraphs, find_quotations(article.text, layout.paragraphs))
        unknown = ~pieces.first | (pieces.ids == BREAK)
        entities = np.full(len(pieces), OUTSIDE, dtype=np.int64)
        for span, name in found:
            inside = pieces.within(span)
            entities[inside.start : inside.stop] = entity_tags.begins(name) + 1
            entities[inside.start : inside.start + 1] = entity_tags.begins(name)
        entities[unknown] = IGNORED
        gold = tuple(Span(one["start"], one["end"]) for one in row.get("toponyms", ()))
        places = np.full(len(pieces), OUTSIDE if "toponyms" in row else IGNORED, dtype=np.int64)
        for span in gold:
            inside = pieces.within(span)
            if not _is_people(article.text[span.start : span.end]):
                places[inside.start : inside.stop] = INSIDE
                places[inside.start : inside.start + 1] = BEGINS
        places[unknown] = IGNORED
        yield LabelledArticle(str(row["id"]), article.text, pieces, breaks_of(pieces), places, entities, gold)


def own(path: Path) -> Iterator[dict[str, Any]]:
    """Sentences of our own, one a line with the place names in brackets; blank lines part articles."""
    for number, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n")):
        parts = _BRACKETS.split(block)
        spans, at = [], 0
        for k, part in enumerate(parts):
            if k % 2:
                spans.append({"start": at, "end": at + len(part)})
            at += len(part)
        yield {"id": f"{path.stem}-{number}", "text": "".join(parts), "toponyms": spans}


def _is_people(name: str) -> bool:
    """Whether a name is that of people ("Russians") or of the Union: LGL takes some for places, nobody else does."""
    known = load_gazetteer()
    return name in _UNION or (name.endswith("s") and bool(known.people(name)) and not known.find(name))


def show(shared: SharedLayers, articles: Sequence[LabelledArticle], rng: random.Random | None) -> list[Shown]:
    """Windows of articles; with `rng` some of their pieces hidden and cut at a random place, else as in reading."""
    hidden = None if rng is None else np.random.default_rng(rng.randrange(2**32))
    out: list[Shown] = []
    for article in articles:
        size = len(article.pieces)
        for window in windows(size, article.breaks) if rng is None else _shifted(size, rng):
            ids, cases, quoted = framed(article.pieces, window)
            if hidden is not None:
                hide = (hidden.random(len(ids)) < MASKED) & (ids != BREAK)
                hide[[0, -1]] = False
                ids[hide] = MASK
            places, entities = np.full((2, window.end - window.start), IGNORED, dtype=np.int64)
            core = slice(window.core_start - window.start, window.core_end - window.start)
            places[core] = article.places[window.core_start : window.core_end]
            entities[core] = article.entities[window.core_start : window.core_end]
            out.append(Shown(article.id, shared.read(ids, cases, quoted).astype(np.float16), places, entities))
    return out


def _shifted(size: int, rng: random.Random) -> list[Window]:
    """Windows side by side that start at a random place, so that each round cuts an article elsewhere."""
    if size <= LENGTH:
        return [Window(0, size, 0, size)] if size else []
    out = []
    for start in range(-rng.randrange(LENGTH), size, LENGTH):
        a, b = max(0, start), min(size, start + LENGTH)
        if b - a >= LEAST:
            out.append(Window(a, b, a, b))
    return out
