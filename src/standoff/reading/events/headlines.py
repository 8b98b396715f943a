"""What a headline tells and the story under it tells again, which is one happening."""

from __future__ import annotations

from standoff.model.marks import Status
from standoff.reading.events.coded import Coded
from standoff.reading.events.parties import Party
from standoff.reading.page import Page

_TOLD: frozenset[Status] = frozenset(("happened", "ongoing", "recurring"))
"""Statuses that differ by tense alone: headlines tell what happened in the present."""


def told_once(page: Page, events: list[Coded]) -> list[Coded]:
    """The events without those of the headline that its story tells of, with the same sides or more."""
    headline = page.layout.headline
    above = page.parse.tokens(headline) if headline is not None else range(0)
    story = [coded for coded in events if coded.frame.predicate not in above]
    return [
        coded
        for coded in events
        if coded.frame.predicate not in above or not any(_is_same(coded, told) for told in story)
    ]


def _is_same(headline: Coded, story: Coded) -> bool:
    """Whether the story's event is the headline's: one type and standing, and no side that only the headline names."""
    return (
        headline.typing.code.plover == story.typing.code.plover
        and (headline.status == story.status or {headline.status, story.status} <= _TOLD)
        and _is_held(headline.source, story.source)
        and _is_held(headline.target, story.target)
    )


def _is_held(named: Party | None, told: Party | None) -> bool:
    """Whether whoever the headline knows is whom the story means."""
    if named is None or not named.code:
        return True
    return told is not None and bool(told.code) and named.of_one_state(told)
