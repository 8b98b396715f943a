"""ICEWS: 20 tab-separated columns under a line of their names; an empty cell is empty, and no cell is quoted.

Source: the coded event data of the ICEWS Dataverse (Boschee et al., doi:10.7910/DVN/28075), 1995 to April 2023. Comma
separated copies with quoted cells are read too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from standoff.errors import SourceError
from standoff.formats import event_codes
from standoff.formats.actor_codes import actor_code, code_of
from standoff.formats.lines import Line, read_lines
from standoff.formats.numbers import whole_number
from standoff.formats.record import CodedEvent, Party, Place, PlaceKind, day_of
from standoff.formats.tables import Row, Table, joined, number, read_headed
from standoff.knowledge.country_codes import country_name, iso3_of_name, load_country_codes
from standoff.knowledge.sector_codes import cameo_by_icews, load_sector_codes

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip

_MARK = ","


def write(events: Iterable[CodedEvent]) -> Iterator[str]:
    """The line of column names, then a row for each event that has a CAMEO code, each with its line end."""
    yield TABLE.head
    for event in events:
        if event.cameo:
            yield TABLE.line(event)


def read(source: str | Path) -> Iterator[CodedEvent | SourceError]:
    """The records of a file (also .gz, .zip, or "-"); a row that is none is an error, and the rest goes on.

    Raises SourceError where the file cannot be read, FormatError where its first line does not name the columns.
    """
    lines = read_lines(source)
    for first in lines:
        if not isinstance(first, Line):
            yield first
            continue
        split = _split_commas if "\t" not in first.text and "," in first.text else _split_tabs
        yield from read_headed(TABLE, _after(first, lines), {}, split)


def _after(first: Line, rest: Iterator[Line | SourceError]) -> Iterator[Line | SourceError]:
    yield first
    yield from rest


def _split_tabs(line: str) -> list[str]:
    return line.split("\t")


def _split_commas(line: str) -> list[str]:
    return next(csv.reader([line]), [])


def _cells(event: CodedEvent) -> Mapping[str, str | None]:
    code = event.cameo or ""
    place = event.place or Place()
    return {
        "Event ID": whole_number(event.id),
        "Event Date": day_of(event),
        **_party_cells("Source", event.source),
        "Event Text": event_codes.coded(code).definition,
        "CAMEO Code": code,
        "Intensity": number(event_codes.goldstein(code)),
        **_party_cells("Target", event.target),
        "Story ID": whole_number(event.article) if event.article else None,
        "Sentence Number": str(event.sentence) if event.sentence is not None else None,
        "Publisher": event.outlet,
        "City": place.city,
        "District": place.district,
        "Province": place.province,
        "Country": _country_cell(place.country),
        "Latitude": number(place.lat),
        "Longitude": number(place.lon),
    }


def _party_cells(role: str, party: Party) -> dict[str, str | None]:
    parts = actor_code(party.code)
    sectors = ([parts.kind] if parts.kind in load_sector_codes() else []) + list(parts.sectors)
    return {
        f"{role} Name": party.name,
        f"{role} Sectors": joined((load_sector_codes()[s].icews for s in sectors if s), _MARK),
        f"{role} Country": _country_cell(parts.country),
    }


def _country_cell(iso3: str | None) -> str | None:
    codes = load_country_codes().get(iso3 or "")
    return codes.icews if codes else country_name(iso3) if iso3 else None


def _event(row: Row) -> CodedEvent:
    code, id_ = row.cameo("CAMEO Code"), row.identity("Event ID")
    row.number("Intensity", most=10)
    story = row.integer("Story ID")
    return CodedEvent(
        id=id_,
        date=row.day("Event Date"),
        cameo=code,
        source=_party(row, "Source"),
        target=_party(row, "Target"),
        place=_place(row),
        article=None if story is None else str(story),
        sentence=row.integer("Sentence Number"),
        outlet=row.text("Publisher"),
    )


def _party(row: Row, role: str) -> Party:
    sectors = [cameo_by_icews().get(s) for s in row.listed(f"{role} Sectors", _MARK)]
    country = iso3_of_name(row.text(f"{role} Country") or "")
    return Party(name=row.text(f"{role} Name"), code=code_of(country, tuple(s for s in sectors if s)))


def _place(row: Row) -> Place | None:
    country, city = row.text("Country"), row.text("City")
    kind: PlaceKind | None = "city" if city else "admin1" if row.text("Province") else "country" if country else None
    place = Place(
        name=city or row.text("Province") or country,
        kind=kind,
        country=iso3_of_name(country or ""),
        province=row.text("Province"),
        district=row.text("District"),
        city=city,
        lat=row.number("Latitude", most=90),
        lon=row.number("Longitude", most=180),
    )
    return None if place == Place() else place


TABLE = Table(form="icews", columns=COLUMNS, cells=_cells, event=_event, blanks=("NULL",))
