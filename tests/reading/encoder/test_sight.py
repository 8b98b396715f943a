"""An article is seen once for all who ask; a book in stretches that hold all of it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.model import Span
from standoff.reading.encoder import sight as module
from standoff.reading.encoder.session import MODEL_VARIABLE, CueTags
from standoff.reading.encoder.sight import Sight, look

LINE = "The ferry left Port Aldo for Norland. "


class Model:
    """Counts how often it is asked; everything is nothing to it."""

    def __init__(self):
        self.asked = 0

    def cues(self, pieces):
        self.asked += 1
        size = len(pieces)
        return CueTags(np.zeros((size, 6)), np.zeros((size, 3)), np.zeros(size, dtype=np.int64), [])


def paragraphs(text):
    spans, at = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def seen(text):
    model = Model()
    return model, Sight(model, text, paragraphs(text), ())


def test_an_article_is_read_once_and_not_before_it_is_asked_for():
    model, sight = seen(LINE)
    assert model.asked == 0
    [first], [second] = list(sight.stretches()), list(sight.stretches())
    assert first is second
    assert model.asked == 1


def test_a_text_without_paragraphs_is_nothing():
    model, sight = seen("")
    assert list(sight.stretches()) == []
    assert model.asked == 0


@settings(max_examples=20)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=8))
def test_stretches_hold_all_words_once_whatever_the_paragraphs(sizes):
    text = "\n".join((LINE * n).strip() for n in sizes)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "STRETCH", 120)
        _, sight = seen(text)
        stretches = list(sight.stretches())
        again = list(sight.stretches())
    words = [text[a:b] for one in stretches for a, b in zip(one.pieces.starts, one.pieces.ends, strict=True) if b > a]
    assert "".join(words) == "".join(text.split())
    assert [one.span for one in stretches] == sorted(one.span for one in stretches) == [one.span for one in again]
    assert all(len(one.span) <= 120 for one in stretches)


def test_by_rules_alone_there_is_no_sight(monkeypatch):
    monkeypatch.setenv(MODEL_VARIABLE, "none")
    assert look(LINE, paragraphs(LINE), ()) is None
