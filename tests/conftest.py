"""What many tests need: texts read without files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from standoff.model import Article, Reading, text_sha256

if TYPE_CHECKING:
    from standoff.reading.page import Page


# The same examples in every run, and no failure because a machine is busy: laws are about values, not about time.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


def article(text: str, published: str | None = None, **fields: str) -> Article:
    """An article of a text; its id is "test" unless given."""
    return Article(**{"id": "test", **fields}, text=text, sha256=text_sha256(text), published=published)


@pytest.fixture(scope="session")
def page() -> Callable[..., Page]:
    """`page(text, published=None, **fields)`: the text laid out and parsed."""

    from standoff.reading.reader import read_pages

    def make(text: str, published: str | None = None, **fields: str) -> Page:
        return next(read_pages([article(text, published, **fields)]))

    return make


@pytest.fixture(scope="session")
def read(page: Callable[..., Page]) -> Callable[..., Reading]:
    """`read(text, published=None, **fields)`: every mark of a text."""

    from standoff.reading.reader import read_page

    def run(text: str, published: str | None = None, **fields: str) -> Reading:
        return read_page(page(text, published, **fields))

    return run
