"""POLECAT: 40 tab-separated columns under a line of their names; an empty cell is written None.

Source: the weekly files of the POLECAT Dataverse (Halterman et al., "PLOVER and POLECAT", 2023). Some of them name the
intensity "Event Intensity", name columns they do not have, or end rows with tabs too many; all of these are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from standoff.errors import SourceError
from standoff.formats import event_codes
from standoff.formats.actor_codes import actor_code, code_of
from standoff.formats.lines import read_lines
from standoff.formats.record import CodedEvent, Party, Place, PlaceKind, day_of
from standoff.formats.tables import CellError, Row, Table, joined, number, read_headed
from standoff.knowledge.country_codes import load_country_codes
from standoff.knowledge.sector_codes import cameo_by_plover, load_sector_codes

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip

QUAD_NAMES = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
"""Names of the quad classes, by PLOVER's number."""

_ALIASES = {"Event Intensity": "Intensity"}
_EMPTY = "None"
_MARK = "; "
_FEATURES: dict[PlaceKind, str] = {"country": "PCLI", "admin1": "ADM1", "city": "PPL"}


def write(events: Iterable[CodedEvent]) -> Iterator[str]:
    """The line of column names, then a row for each event that has a PLOVER type, each with its line end."""
    yield TABLE.head
    for event in events:
        if event.plover:
            yield TABLE.line(event)


def read(source: str | Path) -> Iterator[CodedEvent | SourceError]:
    """The records of a file (also .gz, .zip, or "-"); a row that is none is an error, and the rest goes on.

    Raises SourceError where the file cannot be read, FormatError where its first line does not name the columns.
    """
    return read_headed(TABLE, read_lines(source), _ALIASES, lambda line: line.split("\t"))


def _cells(event: CodedEvent) -> Mapping[str, str | None]:
    plover = event.plover or ""
    quad = event_codes.plover_quad(plover)
    place = event.place or Place()
    return {
        "Event ID": event.id,
        "Event Date": day_of(event),
        "Event Type": plover,
        "Event Mode": event.mode,
        "Intensity": number(event_codes.plover_score(plover)),
        "Quad Code": QUAD_NAMES[quad] if quad else None,
        "Contexts": joined(event.contexts, _MARK),
        **_party_cells("Actor", event.source),
        **_party_cells("Recipient", event.target),
        "Placename": place.name,
        "City": place.city,
        "District": place.district,
        "Province": place.province,
        "Country": place.country,
        "Latitude": number(place.lat),
        "Longitude": number(place.lon),
        "GeoNames ID": str(place.geonameid) if place.geonameid is not None else None,
        "Raw Placename": place.text,
        "Feature Type": _FEATURES[place.kind] if place.kind else None,
        "Source": event.outlet,
        "Publication Date": event.published,
        "Story People": joined(event.people, _MARK),
        "Story Organizations": joined(event.organizations, _MARK),
        "Story Locations": joined(event.locations, _MARK),
        "Language": event.language,
        "Version": event.coder,
    }


def _party_cells(role: str, party: Party) -> dict[str, str | None]:
    parts = actor_code(party.code)
    codes = load_country_codes().get(parts.country or "")
    sectors = [load_sector_codes()[s].plover for s in parts.sectors]
    return {
        f"{role} Name": party.name,
        f"{role} Country": parts.top,
        f"{role} COW": codes.cow if codes else None,
        f"Primary {role} Sector": sectors[0] if sectors else None,
        f"{role} Sectors": joined(sectors, _MARK),
        f"{role} Title": party.office,
        f"{role} Name Raw": party.text,
        f"Wikipedia {role} ID": party.wiki,
    }


def _event(row: Row) -> CodedEvent:
    id_, plover = row.text("Event ID"), row.text("Event Type")
    for column, value in (("Event ID", id_), ("Event Type", plover)):
        if value is None:
            msg = f"{column}: empty"
            raise CellError(msg)
    row.number("Intensity", most=10)
    return CodedEvent(
        id=id_ or "",
        date=row.day("Event Date"),
        plover=plover,
        mode=row.text("Event Mode"),
        contexts=row.listed("Contexts", ";"),
        source=_party(row, "Actor"),
        target=_party(row, "Recipient"),
        place=_place(row),
        outlet=row.text("Source"),
        published=row.day("Publication Date"),
        people=row.listed("Story People", ";"),
        organizations=row.listed("Story Organizations", ";"),
        locations=row.listed("Story Locations", ";"),
        language=row.text("Language"),
        coder=row.text("Version"),
    )


def _party(row: Row, role: str) -> Party:
    """One actor; several in a cell ("USA; FRA") make no code, and their cells are kept as they are."""
    country = row.text(f"{role} Country")
    top = country if country and len(country) == 3 and actor_code(country).top == country else None
    sectors = tuple(cameo_by_plover().get(s, s) for s in row.listed(f"{role} Sectors", ";"))
    known = tuple(s for s in sectors if s in load_sector_codes())
    return Party(
        name=row.text(f"{role} Name"),
        text=row.text(f"{role} Name Raw"),
        code=code_of(top, known) if top or not country else None,
        office=row.text(f"{role} Title"),
        wiki=row.text(f"Wikipedia {role} ID"),
    )


def _place(row: Row) -> Place | None:
    feature = row.text("Feature Type") or ""
    kinds: dict[str, PlaceKind] = {"PCL": "country", "PPL": "city"}
    place = Place(
        name=row.text("Placename"),
        text=row.text("Raw Placename"),
        kind="admin1" if feature == "ADM1" else kinds.get(feature[:3]),
        country=row.text("Country"),
        province=row.text("Province"),
        district=row.text("District"),
        city=row.text("City"),
        lat=row.number("Latitude", most=90),
        lon=row.number("Longitude", most=180),
        geonameid=row.integer("GeoNames ID"),
    )
    return None if place == Place() else place


TABLE = Table(form="polecat", columns=COLUMNS, cells=_cells, event=_event, blank=_EMPTY)
