"""Numbers over time: one chart a holder, thing counted and place, with the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standoff.views.web.asked import Asked
from standoff.views.web.charts import chart
from standoff.views.web.screens.screen import Screen, listed, pages

if TYPE_CHECKING:
    from standoff.case import Case

SHOWN = 6
"""Charts of a page."""


def series(case: Case, asked: Asked) -> Screen:
    """Series of stated numbers; of forces unless all numbers are asked for."""
    filters: dict[str, Any] = asked.filters(("holder", "unit", "place", "kind", "least"))
    if filters.get("kind") == "all":
        del filters["kind"]
    else:
        filters.setdefault("kind", "posture")
    least = {"least": 2} | filters
    found = case.series(**least, limit=SHOWN, offset=(asked.page - 1) * SHOWN)
    values = {"found": found, "pages": pages(asked, found), "charts": [chart(s) for s in found]}
    return Screen("series.html", values, listed(asked, found), "series", least)
