"""The sentence around some words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.linking.sentences import sentence_around
from standoff.model import Span

TEXT = (
    "Talks go on\n\nIt demanded that all U.S. Army units leave. Gen. Aldo Brant said: “We stay.” Nobody left on Jan. 5, he "
    "added! Would they? J. Moor asked."
)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("Talks", "Talks go on"),
        ("demanded", "It demanded that all U.S. Army units leave."),
        ("units", "It demanded that all U.S. Army units leave."),
        ("stay", "Gen. Aldo Brant said: “We stay.”"),
        ("left", "Nobody left on Jan. 5, he added!"),
        ("they", "Would they?"),
        ("Moor", "J. Moor asked."),
    ],
)
def test_the_sentence_of_a_word(word, sentence):
    at = TEXT.index(word)
    assert sentence_around(TEXT, Span(at, at + len(word))).of(TEXT) == sentence


def test_words_over_two_sentences_bring_both():
    start, end = TEXT.index("Would"), TEXT.index("Moor")
    assert sentence_around(TEXT, Span(start, end)).of(TEXT) == "Would they? J. Moor asked."


@given(st.text(min_size=1, max_size=120), st.data())
def test_the_sentence_holds_the_words_and_lies_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = sentence_around(text, span)
    assert found.contains(span)
    assert found.end <= len(text)
