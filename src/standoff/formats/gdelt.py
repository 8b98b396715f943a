"""GDELT 2.0 events: 61 tab-separated columns without a first line of names.

Source: "The GDELT Event Database Data Format Codebook V2.0" (19 February 2015); where the files differ from it, the
files: FractionDate counts (month - 1) * 30 + day, and a geo type of 0 stands for no place.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from standoff.errors import FormatError, SourceError
from standoff.formats import event_codes
from standoff.formats.actor_codes import actor_code
from standoff.formats.lines import Line, read_lines
from standoff.formats.numbers import whole_number
from standoff.formats.record import CodedEvent, Mentions, Party, Place, PlaceKind, day_of
from standoff.formats.tables import CellError, Row, Table, number
from standoff.knowledge.country_codes import country_name, iso3_by_cameo, iso3_by_fips, load_country_codes, us_state

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{c}" for c in _ACTOR), *(f"Actor2{c}" for c in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{c}" for c in _GEO), *(f"Actor2Geo_{c}" for c in _GEO), *(f"ActionGeo_{c}" for c in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip

_DAY, _SECOND = "%Y%m%d", "%Y%m%d%H%M%S"
_NO_PLACE = "0"
_KINDS: dict[int, PlaceKind] = {1: "country", 2: "admin1", 3: "city", 4: "city", 5: "admin1"}
"""Kind of place by ActionGeo_Type; 2 and 3 are in the United States."""


def write(events: Iterable[CodedEvent]) -> Iterator[str]:
    """Rows of the events that have a CAMEO code, each with its line end."""
    return (TABLE.line(event) for event in events if event.cameo)


def read(source: str | Path) -> Iterator[CodedEvent | SourceError]:
    """The records of a file (also .gz, .zip, or "-"); a row that is none is an error, and the rest goes on.

    A first line of column names, which some tools add, is passed over. Raises SourceError where the file itself cannot
    be read.
    """
    first = True
    for line in read_lines(source):
        if not isinstance(line, Line):
            yield line
            continue
        cells = line.text.split("\t")
        if not (first and cells[0].casefold() == COLUMNS[0].casefold()):
            yield _read_row(cells, line.where)
        first = False


def _read_row(cells: list[str], where: str) -> CodedEvent | SourceError:
    if len(cells) != len(COLUMNS):
        older = "; 57 and 58 are those of GDELT 1.0" if len(cells) in {57, 58} else ""
        return FormatError(where, f"{len(cells)} cells, {len(COLUMNS)} columns wanted{older}")
    return TABLE.read(dict(zip(COLUMNS, cells, strict=True)), where)


def _cells(event: CodedEvent) -> Mapping[str, str | None]:
    code = event.cameo or ""
    told = event.told
    return {
        "GLOBALEVENTID": whole_number(event.id),
        **_date_cells(event),
        **_actor_cells("Actor1", event.source),
        **_actor_cells("Actor2", event.target),
        "IsRootEvent": None if event.root is None else str(int(event.root)),
        "EventCode": code,
        "EventBaseCode": event_codes.base(code),
        "EventRootCode": event_codes.root(code),
        "QuadClass": str(event_codes.quad(code)),
        "GoldsteinScale": number(event_codes.goldstein(code)),
        "NumMentions": str(told.mentions) if told else None,
        "NumSources": str(told.sources) if told else None,
        "NumArticles": str(told.articles) if told else None,
        "Actor1Geo_Type": _NO_PLACE,
        "Actor2Geo_Type": _NO_PLACE,
        "ActionGeo_Type": _NO_PLACE,
        **_geo_cells(event.place),
        "DATEADDED": dt.datetime.fromisoformat(event.added).strftime(_SECOND) if event.added else None,
        "SOURCEURL": event.url,
    }  # fmt: skip


def _date_cells(event: CodedEvent) -> dict[str, str]:
    """The day; only month or year where no more is known than that it lies in it."""
    if day := day_of(event):
        date = dt.date.fromisoformat(day)
        fraction = f"{((date.month - 1) * 30 + date.day) / 365:.4f}"
        return {
            "SQLDATE": f"{date:%Y%m%d}",
            "MonthYear": f"{date:%Y%m}",
            "Year": f"{date:%Y}",
            "FractionDate": f"{date:%Y}{fraction[1:]}",
        }
    first, last = event.date or "", event.end or ""
    cells = {"Year": first[:4]} if first[:4] == last[:4] else {}
    return cells | ({"MonthYear": first[:7].replace("-", "")} if first and first[:7] == last[:7] else {})


def _actor_cells(prefix: str, party: Party) -> dict[str, str | None]:
    parts = actor_code(party.code)
    own = load_country_codes().get(parts.country or "")
    types = [*([parts.kind] if parts.kind else []), *parts.sectors, None, None, None]
    return {
        f"{prefix}Code": _in_cameo(party.code),
        f"{prefix}Name": party.name.upper() if party.name else None,
        f"{prefix}CountryCode": own.cameo if own else parts.country or parts.region,
        f"{prefix}KnownGroupCode": parts.group,
        f"{prefix}Type1Code": types[0],
        f"{prefix}Type2Code": types[1],
        f"{prefix}Type3Code": types[2],
    }


def _in_cameo(code: str | None) -> str | None:
    """A code with CAMEO's own letters for its country: ROUGOV is ROMGOV."""
    own = load_country_codes().get(code[:3]) if code else None
    return own.cameo + code[3:] if own and code else code


def _in_iso(code: str | None) -> str | None:
    return iso3_by_cameo().get(code[:3], code[:3]) + code[3:] if code else None


def _geo_cells(place: Place | None) -> dict[str, str | None]:
    """The place of the act; one that lies in no country, or in the United States and no state, has no type here."""
    codes = load_country_codes().get(place.country or "") if place else None
    if place is None or place.kind is None or codes is None or codes.fips is None:
        return {}
    fips = codes.areas.get(place.name or "", codes.fips)
    american = place.country == "USA"
    types = {"country": "1", "admin1": "2" if american else "5", "city": "3" if american else "4"}
    state = us_state(place.name if place.kind == "admin1" else place.province) if american else None
    if american and place.kind == "admin1" and state is None:
        return {}
    feature = {"country": fips, "admin1": state, "city": None}[place.kind]
    parts = [place.name, place.province if place.kind == "city" else None]
    if place.kind != "country":
        parts.append(country_name(place.country or ""))
    return {
        "ActionGeo_Type": types[place.kind],
        "ActionGeo_FullName": ", ".join(p for p in parts if p),
        "ActionGeo_CountryCode": fips,
        "ActionGeo_ADM1Code": fips if place.kind == "country" else f"US{state}" if state else None,
        "ActionGeo_Lat": number(place.lat),
        "ActionGeo_Long": number(place.lon),
        "ActionGeo_FeatureID": feature,
    }


def _event(row: Row) -> CodedEvent:
    code, id_ = row.cameo("EventCode"), row.identity("GLOBALEVENTID")
    first, last = _dates(row)
    root = row.integer("IsRootEvent")
    row.number("GoldsteinScale", most=10)
    row.number("AvgTone", most=100)
    return CodedEvent(
        id=id_,
        date=first,
        end=last,
        cameo=code,
        source=Party(code=_in_iso(row.text("Actor1Code")), name=row.text("Actor1Name")),
        target=Party(code=_in_iso(row.text("Actor2Code")), name=row.text("Actor2Name")),
        place=_place(row),
        root=None if root is None else root == 1,
        told=_told(row),
        added=row.moment("DATEADDED", _SECOND),
        url=row.text("SOURCEURL"),
    )


def _dates(row: Row) -> tuple[str | None, str | None]:
    day = row.day("SQLDATE", _DAY)
    if day:
        return day, None
    month, year = row.day("MonthYear", "%Y%m"), row.integer("Year")
    if month:
        last = calendar.monthrange(int(month[:4]), int(month[5:7]))[1]
        return month, f"{month[:7]}-{last:02}"
    return (f"{year:04}-01-01", f"{year:04}-12-31") if year and year < 10000 else (None, None)


def _told(row: Row) -> Mentions | None:
    found = [row.integer(c) for c in ("NumMentions", "NumSources", "NumArticles")]
    mentions, sources, articles = found
    if mentions is None or sources is None or articles is None:
        return None
    return Mentions(mentions=mentions, sources=sources, articles=articles)


def _place(row: Row) -> Place | None:
    type_ = row.integer("ActionGeo_Type") or 0
    if type_ == 0:
        return None
    if type_ not in _KINDS:
        msg = f"ActionGeo_Type: {type_} is none of 0 to 5"
        raise CellError(msg)
    kind = _KINDS[type_]
    # "London, London, City of, United Kingdom": the country stands last, what is between is one name.
    name, *rest = (row.text("ActionGeo_FullName") or "").split(", ")
    fips = row.text("ActionGeo_CountryCode")
    return Place(
        name=name or None,
        kind=kind,
        country=iso3_by_fips().get(fips or ""),
        province=", ".join(rest[:-1]) or None if kind == "city" else None,
        lat=row.number("ActionGeo_Lat", most=90),
        lon=row.number("ActionGeo_Long", most=180),
    )


TABLE = Table(form="gdelt", columns=COLUMNS, cells=_cells, event=_event)
