"""Exactly what a screen's filters leave, in an open format."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from standoff.views.exports import PLACED, feature, flat, inert

if TYPE_CHECKING:
    from standoff.case import Case

MEDIA = {
    "csv": "text/csv; charset=utf-8; header=present",
    "jsonl": "application/jsonl; charset=utf-8",
    "geojson": "application/geo+json",
}
STEP = 500


def forms_of(kind: str) -> tuple[str, ...]:
    """Formats in which a kind can be taken away."""
    return ("csv", "jsonl", "geojson") if kind in PLACED else ("csv", "jsonl")


def download(case: Case, kind: str, form: str, filters: dict[str, Any]) -> Iterator[str]:
    """The pieces of a file; `filters` are those of the case's list of that kind."""
    # The first stretch is fetched before anything is sent, so that a wrong filter is still an error page.
    first = getattr(case, kind)(**filters, limit=STEP, offset=0)
    records = _all(case, kind, filters, first)
    if form == "csv":
        return _csv(records)
    if form == "geojson":
        return _geojson(records, kind, filters)
    return (msgspec.json.encode(record).decode() + "\n" for record in records)


def _all(case: Case, kind: str, filters: dict[str, Any], first: Any) -> Iterator[Any]:  # noqa: ANN401 - Found of a kind
    found, offset = first, 0
    while True:
        yield from found
        offset += len(found)
        if not len(found) or offset >= found.total:
            return
        found = getattr(case, kind)(**filters, limit=STEP, offset=offset)


def _csv(records: Iterator[Any]) -> Iterator[str]:
    buffer = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for record in records:
        cells = flat(record)
        if writer is None:
            writer = csv.DictWriter(buffer, fieldnames=list(cells), extrasaction="ignore", restval="")
            writer.writeheader()
        writer.writerow({name: inert(cell) for name, cell in cells.items()})
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _geojson(records: Iterator[Any], kind: str, filters: dict[str, Any]) -> Iterator[str]:
    head = msgspec.json.encode({"kind": kind, "filters": filters}).decode()
    yield f'{{"type":"FeatureCollection","query":{head},"features":[\n'
    first = True
    for record in records:
        for place in record.places:
            if place.lat is None or place.lon is None:
                continue
            yield ("" if first else ",\n") + msgspec.json.encode(feature(record, place)).decode()
            first = False
    yield "\n]}\n"
