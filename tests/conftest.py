"""What many tests need: texts read without files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from standoff.model import Article, Reading, text_sha256

if TYPE_CHECKING:
    from standoff.case import Case
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


@pytest.fixture(scope="session")
def crisis_readings() -> dict[str, Reading]:
    """The articles of the sample crisis as they are read, by the gold's ids."""
    from samples.crisis_gold import article as as_given
    from samples.crisis_gold import samples
    from standoff.reading import read_articles

    return {reading.id: reading for reading in read_articles([as_given(sample) for sample in samples().values()])}


@pytest.fixture(scope="session")
def crisis(crisis_readings: dict[str, Reading], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case of the sample crisis, which tests only ask."""
    from samples.crisis_gold import article as as_given
    from samples.crisis_gold import samples
    from standoff.case import open_case

    with open_case(tmp_path_factory.mktemp("crisis") / "sample.case") as case:
        given = (as_given(sample) for sample in samples().values())
        read = {"reader": lambda batch: (crisis_readings[a.id] for a in batch), "reader_version": "as read"}
        for added in case.add(given, **read):
            assert added.error is None
        yield case
