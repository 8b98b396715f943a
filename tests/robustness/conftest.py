"""The sample articles, read once."""

from __future__ import annotations

import pytest

from standoff.model import Article, Reading


@pytest.fixture(scope="session")
def sample_articles() -> list[Article]:
    from standoff.samples import crisis_articles

    return list(crisis_articles())


@pytest.fixture(scope="session")
def sample_readings(sample_articles: list[Article]) -> list[tuple[Article, Reading]]:
    from standoff.reading import read_articles

    return list(zip(sample_articles, read_articles(sample_articles), strict=True))
