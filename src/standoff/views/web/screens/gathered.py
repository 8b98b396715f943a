"""What several articles tell together: happenings and stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.views.web.asked import Asked
from standoff.views.web.screens.screen import Screen, listed, pages

if TYPE_CHECKING:
    from standoff.case import Case

SHOWN = 25
"""Groups of a page: each lists what is in it."""


def happenings(case: Case, asked: Asked) -> Screen:
    """Events of several articles that tell one thing, those told by two or more unless asked otherwise."""
    filters = {"least": 2} | asked.filters(("type", "status", "actor", "target", "place", "since", "until", "least"))
    shown = min(asked.per, SHOWN)
    found = case.happenings(**filters, limit=shown, offset=(asked.page - 1) * shown)
    values = {"found": found, "pages": pages(asked, found)}
    return Screen("happenings.html", values, listed(asked, found), "happenings", filters)


def stories(case: Case, asked: Asked) -> Screen:
    """Articles about one happening, by the story last reported."""
    filters = asked.filters(("since", "until", "outlet", "least"))
    shown = min(asked.per, SHOWN)
    found = case.stories(**filters, limit=shown, offset=(asked.page - 1) * shown)
    values = {"found": found, "pages": pages(asked, found)}
    return Screen("stories.html", values, listed(asked, found), "stories", filters)
