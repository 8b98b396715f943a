"""What a screen gives back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from standoff.case.records import Found
from standoff.views.web.asked import Asked


class Screen(NamedTuple):
    """A template with its values, and the same as data for those who ask for JSON.

    `kind` and `filters` are the case's list that a download of this screen gives; None where it has none.
    """

    template: str
    values: dict[str, Any]
    data: object
    kind: str | None = None
    filters: Mapping[str, Any] | None = None


class Pages(NamedTuple):
    """Where a page of a list stands in the whole."""

    first: int
    last: int
    total: int
    before: str | None
    after: str | None


def pages(asked: Asked, found: Found[Any]) -> Pages:
    """The place of one stretch in its list, with links to its neighbours."""
    before = asked.link(page=asked.page - 1 if asked.page > 2 else None) if asked.page > 1 else None
    after = asked.link(page=asked.page + 1) if found.offset + len(found) < found.total else None
    return Pages(found.offset + 1 if len(found) else 0, found.offset + len(found), found.total, before, after)


def listed(asked: Asked, found: Found[Any]) -> dict[str, object]:
    """A list as data, with the query that made it."""
    return {"query": asked.given, "total": found.total, "offset": found.offset, "items": found.items}
