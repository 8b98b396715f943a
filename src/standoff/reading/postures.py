"""Forces standing or moving somewhere: standing states, not events."""

from __future__ import annotations

from standoff.model import Attribution, Posture, Quantity, Timex, Toponym
from standoff.reading.actors import Cast
from standoff.reading.page import Page


def find_postures(
    page: Page,
    attributions: tuple[Attribution, ...],
    cast: Cast,
    toponyms: tuple[Toponym, ...],
    timexes: tuple[Timex, ...],
    quantities: tuple[Quantity, ...],
) -> tuple[Posture, ...]:
    """Postures in text order."""
    return ()
