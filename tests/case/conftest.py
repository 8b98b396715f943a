"""Cases filled with Readings made by hand, without the parser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from case.making import Hand, article, plain
from standoff.case import Case, open_case
from standoff.case.corrections.analyst import Analyst


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "crisis.case"


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    with open_case(path) as opened:
        yield opened


@pytest.fixture
def put(case: Case) -> Callable[..., str]:
    """`put(text or hand, number, **fields)`: add one article, read as the hand says or plainly; its id in the case."""

    def add(what: str | Hand, number: object = 1, **fields: str | None) -> str:
        text = what if isinstance(what, str) else what.text
        made = article(text, number, **fields)
        reading = plain(made) if isinstance(what, str) else what.reading(made)
        (added,) = case.add([made], reader=lambda batch: (reading for _ in batch), reader_version="hand")
        assert added.article, added
        return added.article

    return add


@pytest.fixture
def ana(case: Case) -> Analyst:
    return case.analyst("Ana")
