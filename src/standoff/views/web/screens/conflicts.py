"""Disputes: both sides in equal form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.views.sides import KINDS, side_names, turn_words, two_sides
from standoff.views.web.asked import Asked
from standoff.views.web.screens.screen import Screen, listed, pages

if TYPE_CHECKING:
    from standoff.case import Case

MEANING = {
    "contradict": "As read, both cannot hold.",
    "oppose": "A demand against a refusal: no contradiction, a conflict of wills.",
    "numeric": "The numbers given have no value in common.",
    "blame": "Each names another doer.",
}
SHOWN = 20


def disputes(case: Case, asked: Asked) -> Screen:
    """Disputes, the one touched last first."""
    filters = asked.filters(("since", "until", "kind", "actor"))
    shown = min(asked.per, SHOWN)
    found = case.disputes(**filters, limit=shown, offset=(asked.page - 1) * shown)
    values = {
        "found": found, "pages": pages(asked, found), "kinds": KINDS, "meaning": MEANING,
        "sides": [two_sides(d) for d in found], "names": [side_names(d) for d in found],
        "turn": turn_words,
    }  # fmt: skip
    return Screen("disputes.html", values, listed(asked, found), "disputes", filters)
