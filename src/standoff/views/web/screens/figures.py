"""Numbers over time: one chart a series, a line for each who gives numbers, with the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from standoff.views.figures import heading, rows_of, standing_words
from standoff.views.web.asked import Asked
from standoff.views.web.charts import chart, source_of
from standoff.views.web.screens.screen import Screen, listed, pages

if TYPE_CHECKING:
    from standoff.case import Case

SHOWN = 6
"""Charts of a page."""


def series(case: Case, asked: Asked) -> Screen:
    """Series of stated numbers; of forces unless all numbers are asked for."""
    filters: dict[str, Any] = asked.filters(("holder", "unit", "place", "speaker", "kind", "since", "until", "least"))
    if filters.get("kind") == "all":
        del filters["kind"]
    else:
        filters.setdefault("kind", "posture")
    least = {"least": 2} | filters
    found = case.series(**least, limit=SHOWN, offset=(asked.page - 1) * SHOWN)
    values = {
        "found": found, "pages": pages(asked, found), "charts": [chart(s) for s in found], "heading": heading,
        "rows": [rows_of(s) for s in found], "standing": standing_words, "source": source_of,
        "by_id": [{p.id: p for p in s.points} for s in found],
    }  # fmt: skip
    return Screen("series.html", values, listed(asked, found), "series", least)
