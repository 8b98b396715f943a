"""An event while it is being coded: everything in tokens and parties, nothing yet in offsets and ids."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.model.marks import Status
from standoff.reading.events.parties import Party
from standoff.reading.events.typing_events import Typing
from standoff.reading.frames import Frame


@dataclass(frozen=True, slots=True)
class Coded:
    """An event in tokens: its frame, type, parties and status."""

    frame: Frame
    typing: Typing
    status: Status
    source: Party | None
    target: Party | None
    confidence: float
    word: int | None = None
    """The token that makes it this event where it is not the predicate: "will", "must", "ready"."""
