"""Stretches between quotation marks, across paragraphs where a quotation runs on."""

from __future__ import annotations

from standoff.model import Quotation
from standoff.reading.page import Page


def find_quotations(page: Page) -> tuple[Quotation, ...]:
    """Quotations in text order; they do not overlap."""
    return ()
