"""The reporter's own assessment: sentences of judgement that nobody else is said to make."""

from __future__ import annotations

from standoff.model import Attribution, Spans
from standoff.reading.page import Page


def find_opinion(page: Page, attributions: tuple[Attribution, ...]) -> Spans:
    """Sentences that are the reporter's own assessment, said by nobody but the outlet."""
    return ()
