"""Disputes: both sides in equal form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.case.records import DisputeRecord, Side
from standoff.views.web.asked import Asked
from standoff.views.web.screens.screen import Screen, listed, pages

if TYPE_CHECKING:
    from standoff.case import Case

KINDS = {
    "contradict": "Contradiction", "oppose": "Opposition", "numeric": "Figures differ", "blame": "Blame differs",
}  # fmt: skip
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
        "sides": [two_sides(d) for d in found],
    }  # fmt: skip
    return Screen("disputes.html", values, listed(asked, found), "disputes", filters)


def two_sides(of: DisputeRecord) -> tuple[list[Side], list[Side]]:
    """Claims of the first stance taken, and all others; in a dispute of one stance the first claim stands alone."""
    if not of.sides:
        return [], []
    first = of.sides[0].stance
    one = [s for s in of.sides if s.stance == first]
    other = [s for s in of.sides if s.stance != first]
    return (one, other) if other else ([of.sides[0]], list(of.sides[1:]))
