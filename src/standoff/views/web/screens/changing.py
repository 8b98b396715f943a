"""What changed between two moments, and what analysts put right."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from standoff.case.change import CAUSES
from standoff.views.web.asked import Asked
from standoff.views.web.screens.screen import Screen, listed, pages

if TYPE_CHECKING:
    from standoff.case import Case

MEANING = {
    "claim": "said for the first time", "origin": "another holder says it too", "denial": "somebody denies or refuses",
    "figure": "a number is put otherwise", "promise": "a promise came due or was answered",
    "retraction": "the outlet takes a report back", "story": "stories became one, or one several",
    "edit": "a text was changed after it was put out",
}  # fmt: skip
ACTS = ("retract", "relabel", "annotate", "rate", "merge", "split", "undo")


def changes(case: Case, asked: Asked) -> Screen:
    """Changes by day, the earliest first; since the case's last day unless asked otherwise."""
    filters = asked.filters(("since", "until", "cause"))
    if not filters.get("since") and not filters.get("until"):
        filters["since"] = (case.info().last or "today")[:10]
    found = case.diff(**filters, **asked.stretch)
    days = [(day, list(made)) for day, made in itertools.groupby(found, key=lambda c: (c.at or "")[:10])]
    values = {
        "found": found, "pages": pages(asked, found), "days": days, "causes": CAUSES, "meaning": MEANING,
        "since": filters.get("since", ""),
    }  # fmt: skip
    return Screen("changes.html", values, listed(asked, found), "diff", filters)


def corrections(case: Case, asked: Asked) -> Screen:
    """What analysts said of the record, the latest first."""
    filters = asked.filters(("about", "act", "who"))
    found = case.corrections(**filters, **asked.stretch)
    values = {"found": found, "pages": pages(asked, found), "acts": ACTS}
    return Screen("corrections.html", values, listed(asked, found), "corrections", filters)
