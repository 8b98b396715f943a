"""Who binds themselves to what, on what condition, by when."""

from __future__ import annotations

from standoff.model import Attribution, Commitment, Event, Timex
from standoff.reading.actors import Cast
from standoff.reading.page import Page


def find_commitments(
    page: Page,
    attributions: tuple[Attribution, ...],
    events: tuple[Event, ...],
    cast: Cast,
    timexes: tuple[Timex, ...],
) -> tuple[Commitment, ...]:
    """Commitments in text order."""
    return ()
