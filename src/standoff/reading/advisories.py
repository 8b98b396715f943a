"""Advice of states to their people and carriers: leave, avoid travel, reduce staff, close airspace."""

from __future__ import annotations

from standoff.model import Advisory, Attribution, Toponym
from standoff.reading.actors import Cast
from standoff.reading.page import Page


def find_advisories(
    page: Page, attributions: tuple[Attribution, ...], cast: Cast, toponyms: tuple[Toponym, ...]
) -> tuple[Advisory, ...]:
    """Advisories in text order."""
    return ()
