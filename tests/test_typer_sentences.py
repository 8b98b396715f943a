"""The typer's own labelled sentences: known labels, marks in pairs, nothing twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from standoff.knowledge.plover import load_coding
from standoff.reading.encoder.type_model import NONE, STATUSES, TYPES

FILES = sorted((Path(__file__).resolve().parent.parent / "training" / "typer" / "sentences").glob("*.tsv"))
MARK = re.compile(r"</?([stp])>")


def lines(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def test_there_are_sentences():
    assert sum(len(lines(path)) for path in FILES) > 4700


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_are_known_and_marks_come_in_pairs(path):
    codes = load_coding().codes
    for number, cells in enumerate(lines(path), 1):
        plover, status, text, *more = cells
        where = f"{path.name}:{number}"
        assert plover in TYPES, where
        assert status in STATUSES or status == "-", where
        assert status == "-" or plover != NONE, where
        assert not more or more[0] in ("-", "wrong") or more[0] in codes, where
        opened = [m[1] for m in MARK.finditer(text) if not m.group().startswith("</")]
        closed = [m[1] for m in MARK.finditer(text) if m.group().startswith("</")]
        assert sorted(opened) == sorted(closed) == sorted(set(opened)), where


def test_no_marked_sentence_stands_twice():
    texts = [cells[2] for path in FILES for cells in lines(path)]
    assert len(texts) == len(set(texts))
