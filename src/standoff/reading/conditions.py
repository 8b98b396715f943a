"""On what condition, and by when: the if-clause and the due time of one attribution."""

from __future__ import annotations

from standoff.model import Due, Spans, Timex
from standoff.model.marks import Act
from standoff.reading.drafts import Draft
from standoff.reading.page import Page


def condition_of(page: Page, draft: Draft) -> Spans:
    """The clauses the content depends on."""
    return ()


def due_of(page: Page, draft: Draft, act: Act, timexes: tuple[Timex, ...]) -> Due | None:
    """When what is said is to be done."""
    return None
