"""When: dated things by the day they are about, those without a day of their own in a lane apart."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any, get_args

from standoff.case.queries.timeline import Kind
from standoff.case.records import TimelineItem
from standoff.views.web.asked import Asked
from standoff.views.web.screens.screen import Screen, listed, pages

if TYPE_CHECKING:
    from standoff.case import Case


def timeline(case: Case, asked: Asked) -> Screen:
    """Things their own words date, by day; asked `dated=no`, those only their article dates."""
    filters: dict[str, Any] = {"dated": True} | asked.filters(("since", "until", "actor", "outlet", "dated"))
    kinds = tuple(k for k in get_args(Kind) if k == asked["kind"])
    if kinds:
        filters["kinds"] = kinds
    found = case.timeline(**filters, **asked.stretch)
    other = case.timeline(**filters | {"dated": not filters["dated"]}, limit=1).total
    values = {
        "found": found, "pages": pages(asked, found), "days": _days(found), "kinds": get_args(Kind),
        "dated": filters["dated"], "other": other,
    }  # fmt: skip
    return Screen("timeline.html", values, listed(asked, found), "timeline", filters)


def _days(found: Iterable[TimelineItem]) -> list[tuple[str, list[TimelineItem]]]:
    return [(day, list(group)) for day, group in groupby(found, key=lambda item: item.day[:10])]
