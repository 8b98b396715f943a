"""What tests of reading share."""

import pytest

from reading.timing import PUBLISHED
from standoff.reading.times import find_times


@pytest.fixture(scope="module")
def times(page):
    """`times(text, published)`: (words, type, value) of each expression."""

    def run(text, published=PUBLISHED):
        return [(text[t.start : t.end], t.type, t.value) for t in find_times(page(text, published))]

    return run
