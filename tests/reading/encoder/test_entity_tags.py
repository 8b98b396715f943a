"""Tags of pieces to named entities: whole words, in order, never overlapping."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.model import Span
from standoff.reading.encoder.entity_tags import LABELS, OUTSIDE, TAGS, begins, entities
from standoff.reading.encoder.pieces import cut

TEXT = "The Krasnohora Guards left Port Aldo.\nOn Friday 12 ships followed them to Norland."
PARAGRAPHS = [Span(0, 37), Span(38, len(TEXT))]


def tagged(**labels):
    pieces = cut(TEXT, PARAGRAPHS, ())
    tags = np.full(len(pieces), OUTSIDE, dtype=np.int64)
    for words, label in labels.items():
        at = TEXT.index(words.replace("_", " "))
        inside = pieces.within(Span(at, at + len(words)))
        tags[inside.start : inside.stop] = begins(label) + 1
        tags[inside.start] = begins(label)
    return [(span.of(TEXT), label) for span, label in entities(pieces, tags)]


def test_an_entity_is_its_words_and_its_label():
    found = tagged(The_Krasnohora_Guards="ORG", Port_Aldo="GPE", Friday="DATE")
    assert found == [("The Krasnohora Guards", "ORG"), ("Port Aldo", "GPE"), ("Friday", "DATE")]


def test_a_new_label_or_a_new_beginning_parts_neighbours():
    assert tagged(Port="ORG", Aldo="GPE") == [("Port", "ORG"), ("Aldo", "GPE")]
    assert tagged(Port="GPE", Aldo="GPE") == [("Port", "GPE"), ("Aldo", "GPE")]


def test_what_goes_on_without_a_beginning_begins():
    pieces = cut(TEXT, PARAGRAPHS, ())
    tags = np.full(len(pieces), OUTSIDE, dtype=np.int64)
    inside = pieces.within(Span(TEXT.index("Norland"), len(TEXT) - 1))
    tags[inside.start : inside.stop] = begins("GPE") + 1
    assert [(span.of(TEXT), label) for span, label in entities(pieces, tags)] == [("Norland", "GPE")]


def test_every_label_has_tags_of_its_own():
    tags = [tag for label in LABELS for tag in (begins(label), begins(label) + 1)]
    assert sorted([OUTSIDE, *tags]) == list(range(TAGS))


@settings(max_examples=200)
@given(st.data())
def test_whatever_the_tags_entities_are_whole_words_in_order_and_apart(data):
    pieces = cut(TEXT, PARAGRAPHS, ())
    tags = np.array(data.draw(st.lists(st.integers(0, TAGS - 1), min_size=len(pieces), max_size=len(pieces))))
    found = list(entities(pieces, tags))
    assert all(a.end <= b.start for (a, _), (b, _) in itertools.pairwise(found))
    for span, label in found:
        assert label in LABELS
        assert "\n" not in span.of(TEXT)
        assert not TEXT[span.start - 1 : span.start + 1].isalpha() or span.start == 0
        assert not TEXT[span.end - 1 : span.end + 1].isalpha()
    words = (i for i in np.flatnonzero(pieces.first) if pieces.ends[i] > pieces.starts[i])
    untagged = {i for i in words if tags[i] == OUTSIDE}
    assert not any(span.start <= pieces.starts[i] < span.end for i in untagged for span, _ in found)
