"""The likelihood terms of ICD 203: rows that follow on each other, and the longest term wins."""

import itertools

import pytest

from standoff.knowledge.likelihood import load_likelihoods


def test_rows_cover_one_to_ninety_nine_percent_without_a_gap():
    rows = sorted({(r.low, r.high) for r in load_likelihoods().rows.values()})
    assert len(rows) == 7
    assert (rows[0][0], rows[-1][1]) == (1, 99)
    assert all(a[1] == b[0] for a, b in itertools.pairwise(rows))


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("it is very likely to fail", "very likely"),
        ("it is likely to fail", "likely"),
        ("it was highly improbable", "very unlikely"),
        ("almost certainly shot down", "almost certain"),
        ("it failed", None),
    ],
)
def test_the_longest_term_wins(words, row):
    found = load_likelihoods().longest_in(words.split())
    assert (found.name if found else None) == row
