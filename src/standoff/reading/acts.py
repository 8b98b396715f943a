"""What the holder does with the content: act, polarity and certainty."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.model.marks import Act, Certainty, Polarity
from standoff.reading.drafts import Draft
from standoff.reading.page import Page


@dataclass(frozen=True, slots=True)
class ActReading:
    """An act with what came second, its polarity and its certainty."""

    act: Act = "assert"
    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    certainty_wording: str | None = None
    runner_up: str | None = None


def act_of(page: Page, draft: Draft) -> ActReading:
    """The act of one draft."""
    return ActReading()
