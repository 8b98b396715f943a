"""Place names and the gazetteer entries they are taken for."""

from __future__ import annotations

from standoff.model import Toponym
from standoff.reading.page import Page


def find_toponyms(page: Page) -> tuple[Toponym, ...]:
    """Toponyms in text order, resolved as one decision per article."""
    return ()
