"""PLOVER JSON Lines: one JSON object an event, in the field names of the PLOVER manual, with our spans in `text_info`.

Source: PLOVER manual, draft 0.8 (Open Event Data Alliance), chapter "JSON Data Fields"; the names of draft 0.7
(`source`, `actor_text`) are read as well. The manual lets providers add named fields: ours are `text_info.spans`, an
actor's `cameo`, and `standoff`, which holds what the manual has no field for. All are told in docs/formats.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from standoff.errors import FormatError, SourceError
from standoff.formats import event_codes
from standoff.formats.actor_codes import actor_code, code_of
from standoff.formats.lines import Line, read_lines
from standoff.formats.record import Code, CodedEvent, Kept, Mentions, Party, Place, PlaceKind, RecordKind, Spots
from standoff.knowledge.country_codes import country_name
from standoff.knowledge.sector_codes import cameo_by_plover, load_sector_codes
from standoff.model import Span, Spans

KEYS = (
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
)  # fmt: skip
"""Fields of the manual in its order; `time`, `link`, `coded_time` and the like are not filled."""

FORM = "plover"
CODEBOOK = "PLOVER 0.8"


class Entity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An actor object: `code` and `sector` are PLOVER's, `cameo` is ours: the whole code where it says more."""

    code: str | None = None
    sector: str | None = None
    entity_text: str | None = None
    identifier_id: str | None = None
    identifier_text: str | None = None
    office: str | None = None
    cameo: str | None = None


class Location(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A location object; `country_code` is ISO 3166-1 alpha-3."""

    extracted_place: str | None = None
    resolved_place: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    city: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None
    country_code: str | None = None
    feature_class: str | None = None
    feature_code: str | None = None


class NamedSpans(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Ours: where the words of an act, its parties and its condition stand."""

    event: Spans = ()
    source: Span | None = None
    target: Span | None = None
    condition: Spans = ()


class TextInfo(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A text object; offsets are Unicode code points of the article's text, whose hash is `sha256` (ours)."""

    sequence: int | None = None
    start: int | None = None
    end: int | None = None
    sha256: str | None = None
    spans: NamedSpans | None = None


class CiteInfo(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A citation object."""

    url: str | None = None
    title: str | None = None
    language: str | None = None
    publication: str | None = None
    codebook: str | None = None


class Own(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the manual has no field for, under `standoff`."""

    kind: RecordKind | None = None
    status: str | None = None
    cameo: str | None = None
    as_coded: Code | None = None
    due: tuple[str, str] | None = None
    date_from: Literal["text", "published"] | None = None
    chain: tuple[str, ...] = ()
    claim: str | None = None
    article: str | None = None
    published: str | None = None
    added: str | None = None
    root: bool | None = None
    told: Mentions | None = None
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line, as we write it; fields stand in the manual's order."""

    id: str
    has_event: bool | None = None
    date: str | None = None
    enddate: str | None = None
    actor: tuple[Entity, ...] = ()
    recipient: tuple[Entity, ...] = ()
    event: tuple[str, ...] = ()
    event_loc: Location | None = None
    event_text: tuple[str, ...] = ()
    quad_code: int | None = None
    event_scale: float | None = None
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    text: str | None = None
    text_info: TextInfo | None = None
    cite_info: CiteInfo | None = None
    coder: str | None = None
    standoff: Own | None = None


def write(events: Iterable[CodedEvent]) -> Iterator[str]:
    """A line for each event that has a PLOVER type (or was a line of PLOVER that has none), with its line end."""
    for event in events:
        if event.plover or _is_kept(event):
            yield _line(event)


def read(source: str | Path) -> Iterator[CodedEvent | SourceError]:
    """The records of a file (also .gz, .zip, or "-"); a line that is none is an error, and the rest goes on.

    Raises SourceError where the file cannot be read.
    """
    for line in read_lines(source):
        yield _read_line(line.text, line.where) if isinstance(line, Line) else line


def _is_kept(event: CodedEvent) -> bool:
    return event.kept is not None and event.kept.form == FORM


def _line(event: CodedEvent) -> str:
    made = _fields(event)
    if event.kept and _is_kept(event):
        made |= {key: msgspec.Raw(text.encode()) for key, text in event.kept.cells}
        made = {key: value for key, value in made.items() if bytes(value)}
    return msgspec.json.encode(made).decode() + "\n"


def _fields(event: CodedEvent) -> dict[str, msgspec.Raw]:
    """The line's fields in order, each as JSON."""
    return msgspec.json.decode(msgspec.json.encode(_document(event)), type=dict[str, msgspec.Raw])


def _read_line(text: str, where: str) -> CodedEvent | SourceError:
    try:
        given = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
        event = _event(msgspec.json.decode(msgspec.json.encode(_named_as_now(given)), type=Document))
    except msgspec.ValidationError as error:
        return FormatError(where, f"no PLOVER record: {error}")
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        return FormatError(where, f"not JSON ({error})")
    except ValueError as error:
        return FormatError(where, f"no PLOVER record: {error}")
    made = {key: bytes(value) for key, value in _fields(event).items()}
    read = {key: bytes(value) for key, value in given.items()}
    kept = [(key, value.decode()) for key, value in read.items() if made.get(key) != value]
    kept += [(key, "") for key in made if key not in read]
    return msgspec.structs.replace(event, kept=Kept(form=FORM, cells=tuple(kept))) if kept else event


def _named_as_now(given: dict[str, msgspec.Raw]) -> dict[str, Any]:
    """The fields under the names and in the forms of draft 0.8: a single value where a list belongs makes a list."""
    fields: dict[str, Any] = {key: msgspec.json.decode(value) for key, value in given.items()}
    if "actor" not in fields and "source" in fields:
        fields["actor"] = fields.pop("source")
    for key in ("actor", "recipient", "event", "event_text", "mode", "context"):
        value = fields.get(key)
        if value is None:
            fields.pop(key, None)
        elif not isinstance(value, list):
            fields[key] = [value]
    for role in ("actor", "recipient"):
        fields[role] = [_entity_as_now(entity) for entity in fields.get(role, ())]
    if isinstance(fields.get("id"), int):
        fields["id"] = str(fields["id"])
    return fields


def _entity_as_now(entity: object) -> object:
    if not isinstance(entity, dict):
        return entity
    renamed = {"actor_text": "entity_text", "identifer_id": "identifier_id", "identifer_text": "identifier_text"}
    return {renamed.get(key, key): value for key, value in entity.items()}


def _document(event: CodedEvent) -> Document:
    plover = event.plover or ""
    spots = event.spots
    named = (
        NamedSpans(event=spots.event, source=spots.source, target=spots.target, condition=spots.condition)
        if spots
        else NamedSpans()
    )
    info = TextInfo(
        sequence=event.sentence,
        start=spots.start if spots else None,
        end=spots.end if spots else None,
        sha256=spots.sha256 if spots else None,
        spans=named if named != NamedSpans() else None,
    )
    cite = CiteInfo(
        url=event.url, title=event.title, language=event.language, publication=event.outlet, codebook=CODEBOOK
    )
    own = Own(**_own_fields(event) | {"kind": None if event.kind == "event" else event.kind})
    return Document(
        id=event.id,
        has_event=True,
        date=event.date,
        enddate=event.end,
        actor=_entities(event.source),
        recipient=_entities(event.target),
        event=(plover,) if plover else (),
        event_loc=_location(event.place),
        event_text=event.words,
        quad_code=event_codes.plover_quad(plover),
        event_scale=event_codes.plover_score(plover),
        mode=(event.mode,) if event.mode else (),
        context=event.contexts,
        text=event.text,
        text_info=info if info != TextInfo() else None,
        cite_info=cite,
        coder=event.coder,
        standoff=own if own != Own() else None,
    )


def _entities(party: Party) -> tuple[Entity, ...]:
    if party == Party():
        return ()
    parts = actor_code(party.code)
    sector = "".join(load_sector_codes()[s].plover for s in parts.sectors) or None
    plain = code_of(parts.top, parts.sectors)
    entity = Entity(
        code=parts.top,
        sector=sector,
        entity_text=party.text,
        identifier_id=party.wiki,
        identifier_text=party.name,
        office=party.office,
        cameo=party.code if party.code != plain else None,
    )
    return (entity,)


def _location(place: Place | None) -> Location | None:
    if place is None:
        return None
    class_, code = _FEATURES[place.kind] if place.kind else (None, None)
    return Location(
        extracted_place=place.text,
        resolved_place=place.name,
        geonameid=place.geonameid,
        lat=place.lat,
        lon=place.lon,
        city=place.city,
        district=place.district,
        province=place.province,
        country=country_name(place.country) if place.country else None,
        country_code=place.country,
        feature_class=class_,
        feature_code=code,
    )


_FEATURES: dict[PlaceKind, tuple[str, str]] = {"country": ("A", "PCLI"), "admin1": ("A", "ADM1"), "city": ("P", "PPL")}
"""GeoNames feature class and code by kind of place."""


def _event(found: Document) -> CodedEvent:
    info, cite, own = found.text_info or TextInfo(), found.cite_info or CiteInfo(), found.standoff or Own()
    return CodedEvent(
        id=found.id,
        date=_day(found.date, "date"),
        end=_day(found.enddate, "enddate"),
        plover=found.event[0] if found.event else None,
        mode=found.mode[0] if found.mode else None,
        contexts=found.context,
        source=_party(found.actor),
        target=_party(found.recipient),
        place=_place(found.event_loc),
        words=found.event_text,
        text=found.text,
        sentence=info.sequence,
        spots=_spots(info),
        url=cite.url,
        title=cite.title,
        language=cite.language,
        outlet=cite.publication,
        coder=found.coder,
        **_own_fields(own) | {"kind": own.kind or "event"},
    )


def _own_fields(holder: CodedEvent | Own) -> dict[str, Any]:
    return {name: getattr(holder, name) for name in Own.__struct_fields__}


def _day(value: str | None, field: str) -> str | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        msg = f"{field}: {value!r} is no date of the form YYYY-MM-DD"
        raise ValueError(msg) from None


def _spots(info: TextInfo) -> Spots | None:
    if info.start is None or info.end is None:
        return None
    named = info.spans or NamedSpans()
    return Spots(
        start=info.start, end=info.end, sha256=info.sha256, event=named.event, source=named.source,
        target=named.target, condition=named.condition,
    )  # fmt: skip


def _party(entities: tuple[Entity, ...]) -> Party:
    """The first of a list of actors; the field as it was is kept where there are more."""
    if not entities:
        return Party()
    entity = entities[0]
    sector = entity.sector or ""
    parts = [cameo_by_plover().get(sector[at : at + 3], "") for at in range(0, len(sector), 3)]
    return Party(
        name=entity.identifier_text,
        text=entity.entity_text,
        code=entity.cameo or code_of(entity.code, tuple(parts)),
        office=entity.office,
        wiki=entity.identifier_id,
    )


def _place(found: Location | None) -> Place | None:
    if found is None:
        return None
    kinds = {code: kind for kind, (_, code) in _FEATURES.items()}
    return Place(
        name=found.resolved_place,
        text=found.extracted_place,
        kind=kinds.get(found.feature_code or ""),
        country=found.country_code,
        province=found.province,
        district=found.district,
        city=found.city,
        lat=found.lat,
        lon=found.lon,
        geonameid=found.geonameid,
    )
