"""Marked sentences to learn event types from: event corpora in the project's form, and sentences of our own."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from standoff.knowledge.plover import load_coding
from standoff.model import Span
from standoff.reading.encoder.pieces import Ints, cut
from standoff.reading.encoder.type_model import STATUSES, TYPES, Asked, framed, mark
from training.typer.align import coded, telling

_MARK = re.compile(r"</?([stp])>")


@dataclass(frozen=True, slots=True)
class Example:
    """One marked sentence; offsets are code points of `text`. `types` are all labels that count as right.

    `wrong` is 1 where a marked side has no part in the act of the marked word, and None where that is not known.
    """

    group: str
    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    word: tuple[int, int] | None
    types: tuple[int, ...]
    status: int | None
    wrong: int | None = 0


@dataclass(frozen=True, slots=True)
class Marked:
    """An example as the network reads it."""

    ids: Ints
    cases: Ints
    marks: Ints
    example: Example


def unmark(text: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """A sentence without its marks, and where they were."""
    out, at, spans, begun = [], 0, {}, {}
    size = 0
    for found in _MARK.finditer(text):
        piece = text[at : found.start()]
        out.append(piece)
        size += len(piece)
        at = found.end()
        if found.group().startswith("</"):
            spans[found[1]] = (begun[found[1]], size)
        else:
            begun[found[1]] = size
    out.append(text[at:])
    return "".join(out), spans


def own(path: Path) -> Iterator[Example]:
    """Sentences of our own: type, status, marked text on a line each, and a CAMEO code or "wrong" (sides) behind."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        plover, status, marked, *more = line.split("\t")
        text, spans = unmark(marked)
        known = STATUSES.index(status) if status in STATUSES else None
        yield Example(
            group=text, text=text, source=spans.get("s"), target=spans.get("t"), word=spans.get("p"),
            types=(TYPES.index(plover),), status=known, wrong=None if plover == "NONE" else int(more == ["wrong"]),
        )  # fmt: skip


def marked(example: Example) -> Marked:
    """The pieces of an example with their marks, as they are at run time."""
    sides = (None if ends is None else Span(*ends) for ends in (example.source, example.target, example.word))
    asked = Asked(Span(0, len(example.text)), *sides)
    pieces = cut(example.text, (asked.sentence,), ())
    return Marked(*framed(pieces, asked.sentence), mark(pieces, asked), example)


def turn(example: Example) -> Example:
    """The same with its sides marked the wrong way round."""
    return replace(example, source=example.target, target=example.source, wrong=1)


def rows(path: Path) -> list[dict[str, Any]]:
    """The labelled sentences of an event corpus."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def cluster(row: dict[str, Any]) -> str:
    """The sentence cluster of a labelled sentence: what says the same is held out together."""
    return str(row["id"]).split("-")[1]


def corpus(path: Path) -> Iterator[Example]:
    """The pairs of an event corpus (README.md) with the rules' telling words; a turned copy of none."""
    for row, found in coded(rows(path)):
        for event in row["events"]:
            plover = event.get("plover") or load_coding().codes[event["cameo"]].plover
            kinds = ("CONCEDE", "RETREAT") if plover == "YIELD" else (plover,)
            if plover == "" or not (event.get("source_span") or event.get("target_span")):
                continue
            source, target = (tuple(event[k]) if event.get(k) else None for k in ("source_span", "target_span"))
            yield Example(
                group=cluster(row), text=row["text"], source=source, target=target,
                word=telling(event, plover, found), types=tuple(TYPES.index(k) for k in kinds), status=None,
                wrong=None if event.get("reciprocal") or source is None or target is None else 0,
            )  # fmt: skip
