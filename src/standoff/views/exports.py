"""A case's records in open formats: JSON Lines, CSV (RFC 4180), GeoJSON (RFC 7946), and those of event data.

Exports give exactly what is asked for, in the order of the case's lists, one page after the other, so that memory does
not grow with the case.
"""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from standoff.errors import CaseError
from standoff.formats import EventForm

if TYPE_CHECKING:
    from standoff.case import Case

RECORDS = ("claims", "events", "postures", "advisories", "commitments")
KINDS = (
    "articles",
    *RECORDS,
    "promises",
    "disputes",
    "series",
    "timeline",
    "actors",
    "sources",
    "happenings",
    "stories",
    "edits",
    "corrections",
)
BY_ACTOR = {
    "claims": "actor", "events": "actor", "happenings": "actor", "disputes": "actor", "timeline": "actor",
    "postures": "holder", "series": "holder", "advisories": "issuer", "commitments": "by", "promises": "by",
    "actors": "name",
}  # fmt: skip
SINGULAR = {"series": "series", "advisories": "advisory", "stories": "story"}
WHOLE = tuple(kind for kind in KINDS if kind not in {"happenings", "stories"})
"""What is exported where no kind is named: these hold what is exported already."""
PLACED = ("events", "postures", "advisories")
UNDATED = ("actors", "sources", "corrections")
"""Kinds that cannot be narrowed to a period."""
PAGE = 500


def export_lines(
    case: Case,
    form: str,
    *,
    what: str | None = None,
    actor: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Iterator[str]:
    """The export as pieces of text, each with its line end; CaseError for a form and kind that do not go together.

    So is a kind that cannot be narrowed by what is asked; where no kind is named, an actor leaves such kinds out.
    """
    _refuse_what_cannot_narrow(what, actor, since or until)
    if form in tuple(EventForm):
        from standoff.views.coding import event_lines

        return event_lines(case, form, what=what, actor=actor, since=since, until=until)
    if form == "geojson":
        return _geojson(case, what, actor, since, until)
    if form == "csv":
        if what is None:
            msg = f"csv holds one kind of record; name it with --what ({', '.join(KINDS)})"
            raise CaseError(msg)
        return csv_lines(_rows(case, what, actor, since, until))
    return _jsonl(case, what, actor, since, until)


def _refuse_what_cannot_narrow(what: str | None, actor: str | None, period: str | None) -> None:
    if what is None:
        return
    if actor is not None and what not in BY_ACTOR:
        msg = f"{what} cannot be narrowed to an actor; {', '.join(BY_ACTOR)} can"
        raise CaseError(msg)
    if period is not None and what in UNDATED:
        msg = f"{what} cannot be narrowed to a period; all but {', '.join(UNDATED)} can"
        raise CaseError(msg)


def _rows(case: Case, what: str, actor: str | None, since: str | None, until: str | None) -> Iterator[Any]:
    """All records of a kind."""
    filters: dict[str, Any] = {}
    if actor is not None:
        filters[BY_ACTOR[what]] = actor
    if what not in UNDATED:
        filters |= {k: v for k, v in (("since", since), ("until", until)) if v is not None}
    return paged(case, what, filters)


def paged(case: Case, what: str, filters: dict[str, Any]) -> Iterator[Any]:
    """All records of one of the case's lists, a page at a time; the first is fetched at once, so errors come early."""
    fetch = getattr(case, what)
    return _pages(fetch, filters, fetch(**filters, limit=PAGE, offset=0))


def _pages(fetch: Callable[..., Any], filters: dict[str, Any], found: Any) -> Iterator[Any]:  # noqa: ANN401 - Found
    offset = 0
    while True:
        yield from found
        offset += len(found)
        if not len(found) or offset >= found.total:
            return
        found = fetch(**filters, limit=PAGE, offset=offset)


def _jsonl(case: Case, what: str | None, actor: str | None, since: str | None, until: str | None) -> Iterator[str]:
    whole = WHOLE if actor is None else tuple(kind for kind in WHOLE if kind in BY_ACTOR)
    for kind in (what,) if what else whole:
        for record in _rows(case, kind, actor, since, until):
            row = msgspec.to_builtins(record)
            row.setdefault("kind", SINGULAR.get(kind, kind.removesuffix("s")))
            yield msgspec.json.encode(row).decode() + "\n"


def flat(record: object) -> dict[str, str]:
    """A record as cells: nested fields as `mark.act`, lists joined by "; ", spans as start-end."""
    cells: dict[str, str] = {}
    _flatten(msgspec.to_builtins(record), "", cells)
    return cells


def _flatten(value: object, key: str, cells: dict[str, str]) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            _flatten(inner, f"{key}.{name}" if key else str(name), cells)
    elif isinstance(value, (list, tuple)):
        cells[key] = "; ".join(_cell(item) for item in value)
    else:
        cells[key] = "" if value is None else str(value)


def _cell(item: object) -> str:
    if isinstance(item, dict):
        return str(item.get("name") or item.get("quote") or item)
    if isinstance(item, (list, tuple)):
        return "-".join(map(str, item))
    return str(item)


def csv_lines(records: Iterable[Any]) -> Iterator[str]:
    """Records of one kind as CSV, header first; columns are those of the first PAGE records together.

    A field that is empty in one record and holds several in another would else lose them.
    """
    buffer = io.StringIO()
    waiting = iter(records)
    first = [flat(record) for record in itertools.islice(waiting, PAGE)]
    if not first:
        return
    writer = csv.DictWriter(buffer, fieldnames=_columns(first), extrasaction="ignore", restval="")
    writer.writeheader()
    for cells in itertools.chain(first, map(flat, waiting)):
        writer.writerow({k: inert(v) for k, v in cells.items()})
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _columns(rows: Iterable[dict[str, str]]) -> list[str]:
    """All columns, in the order they are met; a field that is a group in some rows is no column of its own."""
    names = dict.fromkeys(name for row in rows for name in row)
    groups = {name[:at] for name in names for at, letter in enumerate(name) if letter == "."}
    return [name for name in names if name not in groups]


def inert(cell: str) -> str:
    """A cell that a spreadsheet will not run as a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return cell in {"+", "-"}
    return True


def _geojson(case: Case, what: str | None, actor: str | None, since: str | None, until: str | None) -> Iterator[str]:
    if what is not None and what not in PLACED:
        msg = f"geojson holds records with places: {', '.join(PLACED)}"
        raise CaseError(msg)
    kinds = (what,) if what else PLACED
    asked = {"kinds": kinds, "actor": actor, "since": since, "until": until}
    records = (record for kind in kinds for record in _rows(case, kind, actor, since, until))
    return geojson_lines(records, {k: v for k, v in asked.items() if v is not None})


def geojson_lines(records: Iterable[Any], query: dict[str, Any]) -> Iterator[str]:
    """One feature for each place of each record, with its role and precision; unplaced records are left out.

    The query that chose the records stands in the file.
    """
    yield f'{{"type":"FeatureCollection","query":{msgspec.json.encode(query).decode()},"features":[\n'
    first = True
    for record in records:
        for place in record.places:
            if place.lat is None or place.lon is None:
                continue
            yield ("" if first else ",\n") + msgspec.json.encode(feature(record, place)).decode()
            first = False
    yield "\n]}\n"


def feature(record: Any, place: Any) -> dict[str, Any]:  # noqa: ANN401 - records of three kinds
    """A record at one of its places."""
    mark = msgspec.to_builtins(record.mark)
    kept = (
        "plover",
        "cameo",
        "status",
        "source_code",
        "target_code",
        "holder",
        "asset",
        "low",
        "high",
        "readiness",
        "issuer",
    )
    return {
        "type": "Feature",
        "id": f"{record.id}-{place.name}",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "record": record.id, "kind": record.kind, "place": place.name, "role": place.role,
            "precision": place.precision, "geonameid": place.geonameid, "outlet": record.outlet, "at": record.at,
            "first": record.first, "last": record.last, "chain": list(record.chain), "quote": record.quote,
            **{k: mark[k] for k in kept if k in mark},
        },
    }  # fmt: skip
