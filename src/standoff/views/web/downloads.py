"""Exactly what a screen's filters leave, in an open format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from standoff.views.exports import PLACED, csv_lines, geojson_lines, paged

if TYPE_CHECKING:
    from standoff.case import Case

MEDIA = {
    "csv": "text/csv; charset=utf-8; header=present",
    "jsonl": "application/jsonl; charset=utf-8",
    "geojson": "application/geo+json",
}


def forms_of(kind: str) -> tuple[str, ...]:
    """Formats in which a kind can be taken away."""
    return ("csv", "jsonl", "geojson") if kind in PLACED else ("csv", "jsonl")


def download(case: Case, kind: str, form: str, filters: dict[str, Any]) -> Iterator[str]:
    """The pieces of a file; `filters` are those of the case's list of that kind."""
    records = paged(case, kind, filters)
    if form == "csv":
        return csv_lines(records)
    if form == "geojson":
        return geojson_lines(records, {"kind": kind, "filters": filters})
    return (msgspec.json.encode(record).decode() + "\n" for record in records)
