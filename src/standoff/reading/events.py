"""What happened, is planned, demanded or denied: PLOVER and CAMEO events with actors and status."""

from __future__ import annotations

from standoff.model import Attribution, Event, Quantity, Timex, Toponym
from standoff.reading.actors import Cast
from standoff.reading.page import Page


def find_events(
    page: Page,
    attributions: tuple[Attribution, ...],
    cast: Cast,
    toponyms: tuple[Toponym, ...],
    timexes: tuple[Timex, ...],
    quantities: tuple[Quantity, ...],
) -> tuple[Event, ...]:
    """Events in text order."""
    return ()
