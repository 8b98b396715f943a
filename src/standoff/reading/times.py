"""Time expressions: TIMEX3 type and value, with the days each can mean."""

from __future__ import annotations

from standoff.model import Timex
from standoff.reading.page import Page


def find_times(page: Page) -> tuple[Timex, ...]:
    """Time expressions in text order, anchored to the publication date where there is one."""
    return ()
