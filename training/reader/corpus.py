"""Labelled articles as word pieces with the roles of each attribution."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from standoff.model import Article, Span, text_sha256
from standoff.reading.attributions.quotations import find_quotations
from standoff.reading.encoder.pieces import BREAK, Ints, Pieces, cut
from standoff.reading.encoder.windows import breaks_of
from standoff.reading.layout import find_layout
from standoff.reading.legible import legible

IGNORED = -100
OUTSIDE, BEGINS, INSIDE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Labelled:
    """One attribution: the pieces of its cue, source and content."""

    cue: range
    source: tuple[int, ...]
    content: tuple[int, ...]
    nested: bool = False


@dataclass(slots=True)
class LabelledArticle:
    """An article's pieces and what is labelled in it."""

    id: str
    text: str
    pieces: Pieces
    breaks: Ints
    labelled: list[Labelled]
    nested_known: bool = False
    tags: Ints = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))

    def tag(self) -> None:
        """Work out the tags of each piece: cue, nested cue, source, content; only first pieces of words count."""
        tags = np.zeros((4, len(self.pieces)), dtype=np.int64)
        for one in self.labelled:
            rows = [(1 if one.nested else 0, list(one.cue))]
            if not one.nested:
                rows += [(2, list(one.source)), (3, list(one.content))]
            for row, inside in rows:
                before = None
                for i in inside:
                    begins = before is None or i > before + 1
                    tags[row, i] = BEGINS if begins else tags[row, i] or INSIDE
                    before = i
        tags[:, ~self.pieces.first] = IGNORED
        tags[:, self.pieces.ids == BREAK] = IGNORED
        if not self.nested_known:
            tags[1] = IGNORED
        self.tags = tags


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a JSON Lines file, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def label(row: dict[str, Any]) -> LabelledArticle:
    """An article of the corpus; spans are code points of its text, attributions `source`, `cue` and `content`."""
    text = row["text"]
    article = legible(Article(id=str(row["id"]), text=text, sha256=text_sha256(text)))
    layout = find_layout(article.text)
    pieces = cut(article.text, layout.paragraphs, find_quotations(article.text, layout.paragraphs))
    labelled = []
    for one in row.get("attributions", ()):
        cue = _inside(pieces, one["cue"])
        if cue:
            source, content = (tuple(_inside(pieces, one[role])) for role in ("source", "content"))
            labelled.append(Labelled(range(cue[0], cue[-1] + 1), source, content, bool(one.get("nested"))))
    known = bool(row.get("nested_known"))
    out = LabelledArticle(str(row["id"]), article.text, pieces, breaks_of(pieces), labelled, known)
    out.tag()
    return out


def _inside(pieces: Pieces, spans: Sequence[Sequence[int]]) -> list[int]:
    found = {i for start, end in spans if end > start for i in pieces.within(Span(start, end))}
    return sorted(i for i in found if pieces.ids[i] != BREAK)
