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


@pytest.fixture
def rules_alone(monkeypatch):
    """The typer may have another opinion of a type: with this, events are what the rules make of them."""
    monkeypatch.setattr("standoff.reading.events.load_type_model", lambda: None)
