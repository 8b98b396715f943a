"""Where: places as markers by how many records are tied to them, and the same as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from standoff.model.marks import PlaceRole
from standoff.views.web.asked import Asked
from standoff.views.web.screens.screen import Screen, listed
from standoff.views.web.worldmap import WORLD, markers, named, view_of

if TYPE_CHECKING:
    from standoff.case import Case

DRAWN = 400
"""Markers at most; the list says how many there are."""


def places(case: Case, asked: Asked) -> Screen:
    """The map and the list beside it."""
    filters = asked.filters(("role",))
    found = case.places(**filters, limit=DRAWN)
    drawn = markers(found.items)
    view = WORLD if asked["zoom"] == "world" else view_of(drawn)
    if wanted := asked["place"]:
        chosen = [m for m in drawn if m.place.name.casefold() == wanted.casefold()]
        view = view_of(chosen) if chosen else view
    drawn = named(drawn, view)
    values = {
        "found": found, "markers": drawn, "view": view, "roles": get_args(PlaceRole), "chosen": asked["place"],
                "unplaced": [p for p in found if p.lat is None],
        "shown": sorted(found, key=lambda p: -(p.records or p.articles)),
    }  # fmt: skip
    return Screen("map.html", values, listed(asked, found), "places", filters)
