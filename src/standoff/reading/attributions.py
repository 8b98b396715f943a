"""Who says so: sources, cues and contents, nested to any depth."""

from __future__ import annotations

from standoff.model import Attribution, Quotation, Spans, Timex
from standoff.reading.actors import Cast
from standoff.reading.page import Page


def find_attributions(
    page: Page, quotations: tuple[Quotation, ...], cast: Cast, timexes: tuple[Timex, ...]
) -> tuple[Attribution, ...]:
    """Attributions in text order of their cues, parents linked."""
    return ()


def find_opinion(page: Page, attributions: tuple[Attribution, ...]) -> Spans:
    """Sentences that are the reporter's own assessment, said by nobody but the outlet."""
    return ()
