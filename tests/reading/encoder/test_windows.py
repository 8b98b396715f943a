"""Windows cover an article once; crops hold their cue; distances mirror."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from standoff.model import Span
from standoff.reading.encoder.pieces import BREAK, cut
from standoff.reading.encoder.windows import (
    AFTER,
    BEFORE,
    DISTANCES,
    LENGTH,
    breaks_of,
    crop,
    framed,
    marks_of,
    windows,
)


@given(st.lists(st.integers(1, 400), max_size=40))
def test_cores_cover_every_piece_once_and_lie_in_their_windows(paragraphs):
    ends = list(itertools.accumulate(n + 1 for n in paragraphs))
    size, breaks = (ends[-1] - 1, np.array([e - 1 for e in ends[:-1]])) if ends else (0, np.array([], dtype=int))
    made = windows(size, breaks)
    assert [i for w in made for i in range(w.core_start, w.core_end)] == list(range(size))
    for w in made:
        assert 0 <= w.start <= w.core_start < w.core_end <= w.end <= size
        assert w.end - w.start <= LENGTH


@given(st.lists(st.integers(20, 90), min_size=4, max_size=40))
def test_paragraphs_of_common_length_are_never_cut(paragraphs):
    ends = list(itertools.accumulate(n + 1 for n in paragraphs))
    breaks = np.array([e - 1 for e in ends[:-1]])
    for w in windows(ends[-1] - 1, breaks)[:-1]:
        assert w.core_end - 1 in breaks


def test_a_core_in_a_long_paragraph_keeps_a_crop_away_from_its_window_s_ends():
    for w in windows(2000, np.array([], dtype=int))[1:-1]:
        assert w.core_start - w.start >= BEFORE
        assert w.end - w.core_end >= AFTER


def pieces_of(*paragraphs):
    text = "\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    return cut(text, spans, [])


@given(st.lists(st.integers(1, 120), min_size=1, max_size=6), st.data())
def test_a_crop_holds_its_cue_and_stays_in_its_paragraph(lengths, data):
    pieces = pieces_of(*("word " * n + "." for n in lengths))
    breaks = breaks_of(pieces)
    cue = data.draw(st.sampled_from([i for i in range(len(pieces)) if pieces.ids[i] != BREAK]))
    start, end = crop(pieces, breaks, cue)
    assert start <= cue < end
    assert cue - start <= BEFORE
    assert end - cue <= AFTER
    assert BREAK not in pieces.ids[start:end]


def test_a_crop_runs_on_over_a_paragraph_that_opens_with_a_quotation_mark():
    pieces = pieces_of("He said no.", "“Never again.", "The rest.")
    pieces.quoted[pieces.within(Span(12, 25)).start : pieces.within(Span(12, 25)).stop] = 1
    start, end = crop(pieces, breaks_of(pieces), 1)
    assert start == 0
    assert pieces.ends[end - 1] == 25


@given(st.integers(0, 100), st.integers(1, 4), st.integers(1, 100))
def test_marks_are_the_cue_and_distances_grow_away_from_it(before, width, after):
    marks, distances = marks_of(0, before + width + after, range(before, before + width))
    assert [i for i, mark in enumerate(marks) if mark] == list(range(before, before + width))
    assert distances[before] == DISTANCES // 2
    assert all(a <= b for a, b in itertools.pairwise(distances))
    assert distances.min() >= 1
    assert distances.max() < DISTANCES


def test_a_window_is_framed():
    pieces = pieces_of("One ship left.")
    ids, cases, quoted = framed(pieces, windows(len(pieces), breaks_of(pieces))[0])
    assert ids.tolist() == [101, *pieces.ids.tolist(), 102]
    assert len(cases) == len(quoted) == len(ids)
