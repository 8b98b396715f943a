"""The chain of each attribution: canonical holders from the outermost inward."""

from __future__ import annotations

from standoff.model import Holder
from standoff.reading.actors import Cast
from standoff.reading.drafts import Draft
from standoff.reading.page import Page

UNSTATED = Holder(name="unstated", kind="unstated")


def chain_drafts(page: Page, drafts: list[Draft], cast: Cast) -> None:
    """Set chain and holders of every draft."""
    for draft in drafts:
        draft.chain = ("unstated",) if draft.source is None else (page.words(draft.source_text[0]),)
