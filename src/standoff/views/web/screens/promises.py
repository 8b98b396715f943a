"""Promises: what was promised beside what later words tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from standoff.model.marks import CommitmentKind
from standoff.views.web.asked import Asked
from standoff.views.web.screens.screen import Screen, listed, pages

if TYPE_CHECKING:
    from standoff.case import Case

STATUSES = {
    "open": "Open", "kept": "Told as kept", "lapsed": "Lapsed", "withdrawn": "Withdrawn", "disputed": "Disputed",
}  # fmt: skip
VERDICTS = {
    "kept": "told as done", "broken": "the opposite is told", "withdrawn": "told as called off",
    "disputed": "denied, or called broken", "open": "told as not done yet",
    "met": "its condition is told as come about",
}  # fmt: skip
SHOWN = 20


def promises(case: Case, asked: Asked) -> Screen:
    """Promises, the one touched last first."""
    filters = asked.filters(("by", "status", "kind", "text", "since", "until"))
    shown = min(asked.per, SHOWN)
    found = case.promises(**filters, limit=shown, offset=(asked.page - 1) * shown)
    values = {
        "found": found, "pages": pages(asked, found), "statuses": STATUSES, "verdicts": VERDICTS,
        "kinds": get_args(CommitmentKind),
    }  # fmt: skip
    return Screen("promises.html", values, listed(asked, found), "promises", filters)
