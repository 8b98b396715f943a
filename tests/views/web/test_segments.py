"""Texts are cut without losing a character, and every mark lies where it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.views.web.segments import Layered, cut, fitting


@st.composite
def marked(draw):
    text = draw(st.text(max_size=60))
    marks = []
    for _ in range(draw(st.integers(0, 8)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        marks.append(Layered(start, end, draw(st.sampled_from("abc")), draw(st.sampled_from("xyz"))))
    return text, marks


@given(marked())
def test_segments_joined_are_the_text(made):
    text, marks = made
    segments = cut(text, marks)
    assert "".join(s.text for s in segments) == text
    assert all(s.text for s in segments)
    assert [s.start for s in segments] == [sum(len(p.text) for p in segments[:n]) for n in range(len(segments))]


@given(marked())
def test_every_character_lies_under_exactly_its_marks(made):
    text, marks = made
    for segment in cut(text, marks):
        for at in range(segment.start, segment.start + len(segment.text)):
            assert set(segment.marks) == {m for m in marks if m.start <= at < m.end}


@given(marked())
def test_each_record_begins_once_at_its_first_character(made):
    text, marks = made
    begun = [(record, s.start) for s in cut(text, marks) for record in s.begins]
    assert sorted(begun) == sorted(
        {m.record: min(x.start for x in marks if x.record == m.record) for m in marks}.items()
    )


def test_marks_that_cross_are_cut_at_each_edge():
    segments = cut("abcdef", [Layered(0, 4, "one", "r1"), Layered(2, 6, "two", "r2")])
    assert [(s.text, s.layers) for s in segments] == [("ab", ("one",)), ("cd", ("one", "two")), ("ef", ("two",))]


def test_offsets_are_code_points():
    segments = cut("😀 é ends", [Layered(2, 3, "one", "r")])
    assert [s.text for s in segments if s.marks] == ["é"]


def test_the_shortest_mark_over_a_segment_comes_first():
    (segment,) = [
        s for s in cut("abcdef", [Layered(0, 6, "one", "long"), Layered(2, 4, "two", "short")]) if len(s.marks) == 2
    ]
    assert segment.records == ("short", "long")


def test_what_does_not_fit_is_an_orphan():
    good, bad = Layered(0, 3, "one", "a"), Layered(2, 9, "one", "b")
    assert fitting("abc", [good, bad]) == ([good], [bad])


def test_depth_counts_the_claims_a_stretch_lies_in():
    marks = [Layered(0, 9, "content", "a"), Layered(2, 7, "content", "b"), Layered(3, 4, "cue", "c")]
    by_text = {s.start: s for s in cut("abcdefghi", marks)}
    assert [by_text[at].depth for at in (0, 2, 7)] == [1, 2, 1]
    assert by_text[2].innermost == "b"
    assert by_text[3].innermost == "c"
    assert by_text[7].innermost == "a"
