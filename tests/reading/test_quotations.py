"""Quotations: marks of all kinds, quotations that run over paragraphs, marks that do not balance."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.model import Article, text_sha256
from standoff.reading.attributions.quotations import find_quotations, states_something
from standoff.reading.layout import find_layout
from standoff.reading.page import Page
from standoff.reading.parse import Parse


def bare(text: str) -> Page:
    """A page laid out and not parsed: marks are found in the text alone."""
    layout = find_layout(text)
    article = Article(id="t", text=text, sha256=text_sha256(text))
    return Page(article, layout, Parse(text), find_quotations(text, layout.paragraphs), None)


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in bare(text).quotations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The envoy said “the bridge is shut” and left.", ["“the bridge is shut”"]),
        ('The envoy said "the bridge is shut" and left.', ['"the bridge is shut"']),
        ("The envoy said ``the bridge is shut'' and left.", ["``the bridge is shut''"]),
        ("The envoy said ''the bridge is shut'' and left.", ["''the bridge is shut''"]),
        ("The envoy said ‘the bridge is shut’ and left.", ["‘the bridge is shut’"]),
        ("The envoy said 'the bridge is shut' and left.", ["'the bridge is shut'"]),
        ("The envoy said «the bridge is shut» and left.", ["«the bridge is shut»"]),
        ("It's the ships' crews who don't know.", []),
        ("The envoy said ‘it’s the crews’ own fault’ and left.", ["‘it’s the crews’ own fault’"]),
        ('He called it "odd", then "wrong".', ['"odd"', '"wrong"']),
    ],
)
def test_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_quotation_runs_over_paragraphs_until_it_is_closed() -> None:
    text = 'The mayor said: "We have no water left.\n\n"We have no bread left either," she went on.'
    first, second = bare(text).quotations
    assert first.open
    assert first.span.of(text) == '"We have no water left.'
    assert not second.open


def test_an_unbalanced_mark_ends_with_its_sentence() -> None:
    text = 'He spoke of a "lost decade. Nobody in the hall objected to it.'
    (only,) = bare(text).quotations
    assert only.open
    assert only.span.of(text) == '"lost decade.'


def test_scare_quotes_state_nothing(page) -> None:
    scare = page("They met the so-called “governor” of the port.")
    said = page("“The port is closed to all ships,” the governor said.")
    assert not states_something(scare, scare.quotations[0])
    assert states_something(said, said.quotations[0])


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab .,\n\"'“”‘’`«»", max_size=80))
def test_quotations_are_in_order_and_never_overlap(text: str) -> None:
    spans = [q.span for q in bare(text).quotations]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
