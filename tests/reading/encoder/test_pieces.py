"""Word pieces lie on the text they came from, each with its case and its quotation state."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.model import Span
from standoff.reading.attributions.quotations import find_quotations
from standoff.reading.encoder.pieces import BREAK, cut
from standoff.reading.layout import find_layout

TEXTS = st.text(st.sampled_from("abcdeABC ,.:-“”\"'’\n éü1230—"), max_size=300)


def pieces_of(text):
    paragraphs = find_layout(text).paragraphs
    return cut(text, paragraphs, find_quotations(text, paragraphs)), paragraphs


@given(TEXTS)
def test_pieces_are_in_order_and_inside_their_paragraphs(text):
    pieces, paragraphs = pieces_of(text)
    previous = 0
    for id_, start, end in zip(pieces.ids, pieces.starts, pieces.ends, strict=True):
        assert previous <= start <= end <= len(text)
        if id_ != BREAK:
            assert start < end
            assert any(p.start <= start and end <= p.end for p in paragraphs)
        previous = end
    assert not len(pieces) or pieces.first[0]


@given(TEXTS)
def test_every_letter_and_digit_of_a_paragraph_is_in_a_piece(text):
    pieces, paragraphs = pieces_of(text)
    covered = np.zeros(len(text) + 1, dtype=bool)
    for start, end in zip(pieces.starts, pieces.ends, strict=True):
        covered[start:end] = True
    for paragraph in paragraphs:
        for at in range(paragraph.start, paragraph.end):
            assert covered[at] or not text[at].isalnum()


@pytest.mark.parametrize(
    ("word", "case"), [("1990", 1), ("—", 2), ("talks", 3), ("NATO", 4), ("A", 5), ("Kyiv", 5), ("iPhone", 6)]
)
def test_a_word_has_its_case_class(word, case):
    pieces, _ = pieces_of(f"then {word} then")
    at = pieces.within(Span(5, 5 + len(word)))
    assert set(pieces.cases[at.start : at.stop].tolist()) == {case}


def test_what_stands_between_quotation_marks_is_known_to():
    text = "He said “we will go” and left."
    pieces, _ = pieces_of(text)
    quoted = [text[s:e] for s, e, q in zip(pieces.starts, pieces.ends, pieces.quoted, strict=True) if q]
    assert quoted == ["“", "we", "will", "go", "”"]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ("``", "''"), ("«", "»")])
def test_all_quotation_marks_are_one_to_the_model(opening, closing):
    plain = pieces_of('They said "no deal" twice.')[0]
    other = pieces_of(f"They said {opening}no deal{closing} twice.")[0]
    assert plain.ids.tolist() == other.ids.tolist()
    assert plain.quoted.tolist() == other.quoted.tolist()


def test_a_break_stands_between_paragraphs_and_belongs_to_neither():
    text = "One ship left.\n\nTwo ships came back to the port on Monday."
    pieces, _ = pieces_of(text)
    at = pieces.ids.tolist().index(BREAK)
    assert pieces.starts[at] == pieces.ends[at] == text.index("Two")
    assert at not in pieces.within(Span(text.index("Two"), len(text)))
