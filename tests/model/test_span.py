"""Laws of spans."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import SpanError
from standoff.model import Span, hull, merged, overlap_length

spans = st.builds(lambda s, n: Span(s, s + n), st.integers(0, 200), st.integers(1, 50))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 4)])
def test_what_is_no_span_is_refused(start, end):
    with pytest.raises(SpanError):
        Span(start, end)


def test_decoding_checks_too():
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b"[4,2]", type=Span)


def test_a_span_past_the_text_is_an_error_not_a_shorter_span():
    with pytest.raises(SpanError, match="past the text's 3"):
        Span(1, 4).of("abc")
    assert Span(1, 3).of("abc") == "bc"


def test_offsets_are_code_points():
    assert Span(1, 3).of("😀né") == "né"


@given(spans, spans)
def test_overlap_is_symmetric_and_agrees_with_gap(a, b):
    assert a.overlaps(b) == b.overlaps(a)
    assert a.gap(b) == b.gap(a)
    if a.overlaps(b):
        assert a.gap(b) == 0
        assert overlap_length([a], [b]) == min(a.end, b.end) - max(a.start, b.start)
    else:
        assert overlap_length([a], [b]) == 0


@given(st.lists(spans, max_size=12))
def test_merging_covers_the_same_characters_without_overlap(items):
    joined = merged(items)
    covered = {i for s in items for i in range(s.start, s.end)}
    assert {i for s in joined for i in range(s.start, s.end)} == covered
    assert all(a.end < b.start for a, b in pairwise(joined))
    whole = hull(items)
    assert (whole is None) == (not items)
    if whole is not None:
        assert all(whole.contains(s) for s in items)


@given(spans)
def test_a_span_survives_json_as_a_pair(span):
    packed = msgspec.json.encode(span)
    assert packed == f"[{span.start},{span.end}]".encode()
    assert msgspec.json.decode(packed, type=Span) == span
