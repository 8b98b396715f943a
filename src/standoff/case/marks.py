"""Rows made from the marks of a Reading: events, postures, advisories, commitments, places, mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from standoff.case import schema
from standoff.case.cast import Cast, fold
from standoff.case.claims import claim_id, claim_rows, local_id, words_under
from standoff.case.dialect import insert_or_ignore
from standoff.model import Advisory, Commitment, Event, Mark, Posture, Reading, Span, Spans, Toponym, hull

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

Row = dict[str, Any]


@dataclass(slots=True)
class Rows:
    """Rows of one article, by table, in an order foreign keys allow."""

    article: int
    id: str
    at: str
    text: str
    reading: Reading
    cast: Cast
    by_table: dict[Table, list[Row]] = field(default_factory=dict)

    def put(self, table: Table, row: Row) -> None:
        """Keep a row for a table."""
        self.by_table.setdefault(table, []).append(row)

    def put_record(self, record: Row) -> None:
        """Keep a row of `records`, completed by what it takes from its article."""
        record |= {"article": self.article, "at": self.at, "day": record["first"] or self.at}
        self.put(schema.records, record)


def write_rows(connection: Connection, rows: Rows) -> None:
    """Insert everything made from one article's Reading."""
    insert_or_ignore(connection, schema.actors, list(rows.cast.rows.values()))
    if rows.cast.mentions:
        connection.execute(schema.mentions.insert(), list(rows.cast.mentions.values()))
    for table, listed in rows.by_table.items():
        connection.execute(table.insert(), listed)


def rows_of(article: int, own: str, at: str, text: str, reading: Reading) -> Rows:
    """All rows of an article but those that link it to others."""
    rows = Rows(article, own, at, text, reading, Cast(reading, article))
    seen: set[str] = set()
    for record, claim, *holders in claim_rows(own, text, reading, rows.cast):
        seen.add(record["mark"])
        rows.put_record(record)
        rows.put(schema.claims, claim)
        for holder in holders:
            rows.put(schema.claim_holders, holder)
    for mark in (*reading.events, *reading.postures, *reading.advisories, *reading.commitments):
        # Two rules may find one mark: its id is one, and so is its row.
        if mark.id not in seen:
            seen.add(mark.id)
            _put_mark(rows, mark, seen)
    _put_toponyms(rows)
    return rows


def record_id(article: str, mark: str) -> str:
    """The id of the record made of a mark (no attribution) in an article of the case."""
    return local_id("r", article, mark)


def _put_mark(rows: Rows, mark: Mark, seen: set[str]) -> None:
    own = record_id(rows.id, mark.id)
    if isinstance(mark, Event):
        _put_event(rows, own, mark, seen)
    elif isinstance(mark, Posture):
        _put_posture(rows, own, mark, seen)
    elif isinstance(mark, Advisory):
        _put_advisory(rows, own, mark, seen)
    elif isinstance(mark, Commitment):
        _put_commitment(rows, own, mark, seen)


def _record(
    rows: Rows, own: str, kind: str, mark: Event | Posture | Advisory | Commitment, spans: Spans, seen: set[str]
) -> Row:
    span = hull(spans)
    under = mark.attribution
    return {
        "id": own,
        "kind": kind,
        "mark": mark.id,
        "claim": claim_id(rows.id, under) if under in seen else None,
        "start": span.start if span else 0,
        "end": span.end if span else 0,
        "quote": rows.text[span.start : span.end] if span else "",
        "first": None,
        "last": None,
        "body": msgspec.json.encode(mark).decode(),
    }


def _put_event(rows: Rows, own: str, event: Event, seen: set[str]) -> None:
    around = tuple(s for s in (event.source_span, event.target_span) if s is not None)
    record = _record(rows, own, "event", event, (*event.event_spans, *around), seen)
    if event.date_from != "published":
        record |= {"first": event.start, "last": event.end}
    rows.put_record(record)
    rows.put(
        schema.events,
        {
            "record": own,
            "plover": event.plover,
            "mode": event.mode,
            "cameo": event.cameo,
            "quad": event.quad,
            "status": event.status,
            "source_actor": rows.cast.at(event.source_span, event.source_text),
            "source_code": event.source_code,
            "source": event.source_text,
            "target_actor": rows.cast.at(event.target_span, event.target_text),
            "target_code": event.target_code,
            "target": event.target_text,
        },
    )
    _put_places(rows, own, [(p.name, p.role, p.toponym) for p in event.places])


def _put_posture(rows: Rows, own: str, posture: Posture, seen: set[str]) -> None:
    record = _record(rows, own, "posture", posture, (posture.quote,), seen)
    record |= {"first": posture.as_of, "last": posture.as_of}
    rows.put_record(record)
    rows.put(
        schema.postures,
        {
            "record": own,
            "holder_actor": rows.cast.named(posture.holder, posture.holder_code),
            "holder": posture.holder,
            "holder_code": posture.holder_code,
            "asset": posture.asset,
            "unit": posture.unit,
            "low": posture.low,
            "high": posture.high,
            "readiness": posture.readiness,
            "status": posture.status,
            "as_of": posture.as_of,
        },
    )
    _put_places(rows, own, [(name, "event", None) for name in posture.where])


def _put_advisory(rows: Rows, own: str, advisory: Advisory, seen: set[str]) -> None:
    rows.put_record(_record(rows, own, "advisory", advisory, (advisory.quote,), seen))
    rows.put(
        schema.advisories,
        {
            "record": own,
            "issuer_actor": rows.cast.named(advisory.issuer, advisory.issuer_code),
            "issuer": advisory.issuer,
            "issuer_code": advisory.issuer_code,
            "advice": advisory.kind,
            "lifted": advisory.lifted,
        },
    )
    _put_places(rows, own, [(name, "event", None) for name in advisory.where])


def _put_commitment(rows: Rows, own: str, commitment: Commitment, seen: set[str]) -> None:
    spans = (commitment.then, commitment.condition) if commitment.condition else (commitment.then,)
    record = _record(rows, own, "commitment", commitment, (commitment.then,), seen)
    due = commitment.due
    record |= {"first": due.start if due else None, "last": due.end if due else None}
    whole = hull(spans)
    if whole is not None:
        record |= {"start": whole.start, "end": whole.end}
    rows.put_record(record)
    rows.put(
        schema.commitments,
        {
            "record": own,
            "by_actor": rows.cast.named(commitment.by, commitment.by_code),
            "by": commitment.by,
            "by_code": commitment.by_code,
            "to": commitment.to,
            "type": commitment.kind,
            "status": "open",
            "condition": words_under(rows.text, (commitment.condition,)) if commitment.condition else None,
            "due_start": due.start if due else None,
            "due_end": due.end if due else None,
            "due_wording": due.wording if due else None,
        },
    )


def _put_places(rows: Rows, own: str, places: list[tuple[str, str, str | None]]) -> None:
    toponyms = rows.reading.toponyms
    taken: set[tuple[str, str]] = set()
    for name, role, mark in places:
        place = next((t for t in toponyms if t.id == mark), None) or next(
            (t for t in toponyms if name in {t.name, t.canonical}), None
        )
        _put_place(rows, own, name, role, place, taken)


def _put_place(rows: Rows, own: str, name: str, role: str, place: Toponym | None, taken: set[tuple[str, str]]) -> None:
    shown = (place.canonical if place else None) or name
    key = (fold(shown), role)
    if key in taken:
        return
    taken.add(key)
    rows.put(
        schema.record_places,
        {
            "record": own,
            "folded": key[0],
            "role": role,
            "name": shown,
            "geonameid": place.geonameid if place else None,
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "country": place.country if place else None,
            "precision": place.precision if place else None,
        },
    )


def _put_toponyms(rows: Rows) -> None:
    taken: dict[str, set[tuple[str, str]]] = {}
    contents: list[tuple[Span, str]] = [
        (span, claim_id(rows.id, a.id)) for a in rows.reading.attributions for span in a.content
    ]
    marks: set[str] = set()
    for toponym in rows.reading.toponyms:
        if toponym.id in marks:
            continue
        marks.add(toponym.id)
        rows.put(
            schema.toponyms,
            {
                "article": rows.article,
                "mark": toponym.id,
                "name": toponym.canonical or toponym.name,
                "folded": fold(toponym.canonical or toponym.name),
                "geonameid": toponym.geonameid,
                "lat": toponym.lat,
                "lon": toponym.lon,
                "kind": toponym.kind,
                "country": toponym.country,
                "precision": toponym.precision,
                "role": toponym.role,
                "start": toponym.start,
                "end": toponym.end,
            },
        )
        for span, claim in contents:
            if span.contains(toponym.span):
                _put_place(rows, claim, toponym.name, "mentioned", toponym, taken.setdefault(claim, set()))
