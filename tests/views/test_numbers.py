"""Numbers as people read them."""

from __future__ import annotations

import pytest

from standoff.views.numbers import number_range


@pytest.mark.parametrize(
    ("low", "high", "wording", "words"),
    [
        (100000, None, "more than", "more than 100,000"),
        (100000, None, None, "100,000 or more"),
        (None, 190000, "up to", "up to 190,000"),
        (None, 190000, None, "up to 190,000"),
        (4000, 4000, "about", "about 4,000"),
        (8500, 8500, None, "8,500"),
        (169000, 190000, None, "169,000 to 190,000"),
        (1000, None, "thousands", "thousands (1,000 or more)"),
        (24, 99, "dozens", "dozens (24 to 99)"),
        (1.5, 1.5, None, "1.5"),
        (None, None, "some", ""),
    ],
)
def test_bounds_in_words(low, high, wording, words):
    assert number_range(low, high, wording) == words
