"""Stated numbers as points of series: whose force or loss, what is counted, where; and whose number it is."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection

from standoff.case import schema
from standoff.case.cast import actor_id, fold
from standoff.case.claims import claim_id, local_id
from standoff.case.dialect import insert_or_ignore
from standoff.case.kept import Kept
from standoff.case.marks import record_id
from standoff.linking.levels import Level, level_of
from standoff.linking.outcomes import Toll, toll_of
from standoff.linking.sentences import sentence_around
from standoff.linking.speakers import giver_of, speaker_of
from standoff.linking.theatres import Ground
from standoff.model import Posture, Quantity, Reading, Span, content_id

RUN = 8
"""Words in a row from which they are not chosen alike by two writers."""


def put_series(connection: Connection, article: Kept, reading: Reading) -> None:
    """Keep each number of a force, and each toll of people or things, as a point of its series."""
    text = article.article.text
    ground = Ground(text, reading)
    said = article.at[:10] or None
    rows: list[dict[str, Any]] = []
    for posture in reading.postures:
        if (posture.low is None and posture.high is None) or posture.holder == "unstated":
            # Forces of nobody named have nothing in common but that.
            continue
        if level := level_of(posture, text, reading, ground, said):
            rows.append(_force_row(article, reading, posture, level))
    measured = {p.quantity for p in reading.postures if p.quantity}
    rows += [
        _toll_row(article, reading, quantity, toll)
        for quantity in reading.quantities
        if quantity.id not in measured and (toll := toll_of(quantity, text, reading, ground))
    ]
    for row in rows:
        row |= {"article": article.number, "at": article.at, "quote": text[row["start"] : row["end"]]}
    insert_or_ignore(connection, schema.series_points, rows)


def _force_row(article: Kept, reading: Reading, posture: Posture, level: Level) -> dict[str, Any]:
    holder = _actor_of(posture.holder, reading)
    theatre = fold(level.theatre or "")
    return {
        "id": local_id("n", article.id, posture.id),
        "series": content_id("s", "posture", posture.holder_code or holder, level.unit, level.scope, theatre),
        "kind": "posture",
        "record": record_id(article.id, posture.id),
        "holder": posture.holder,
        "holder_actor": holder,
        "holder_code": posture.holder_code,
        "unit": level.unit,
        "scope": level.scope,
        "theatre": level.theatre,
        "theatre_key": theatre,
        "place": level.place,
        "place_key": fold(level.place or ""),
        "standing": level.standing,
        "value": posture.low if posture.low == posture.high else None,
        "low": posture.low,
        "high": posture.high,
        "approx": posture.approx,
        "change": level.change,
        "as_of": level.as_of,
        "occasion": None,
        "start": posture.quote.start,
        "end": posture.quote.end,
        **_told(article, reading, posture.attribution, posture.quote),
    }


def _toll_row(article: Kept, reading: Reading, quantity: Quantity, toll: Toll) -> dict[str, Any]:
    where = toll.where
    theatre = fold(where.name) if where else ""
    return {
        "id": local_id("n", article.id, quantity.id),
        "series": content_id("s", "quantity", toll.unit, toll.owner_code or "", theatre),
        "kind": "quantity",
        "record": None,
        "holder": toll.owner,
        "holder_actor": _actor_of(toll.owner, reading) if toll.owner else None,
        "holder_code": toll.owner_code,
        "unit": toll.unit,
        "scope": where.scope if where else "of",
        "theatre": where.name if where else None,
        "theatre_key": theatre,
        "place": where.place if where else None,
        "place_key": fold(where.place) if where else "",
        "standing": "level",
        "value": quantity.value,
        "low": quantity.bounds[0],
        "high": quantity.bounds[1],
        "approx": quantity.approx,
        "change": None,
        "as_of": article.at[:10] or None,
        "occasion": toll.occasion,
        "start": quantity.start,
        "end": quantity.unit_span.end if quantity.unit_span else quantity.end,
        **_told(article, reading, _innermost(reading, quantity.span), quantity.span),
    }


def _told(article: Kept, reading: Reading, attribution: str | None, number: Span) -> dict[str, Any]:
    """Whose number it is, the claim it stands under, and by what words it is known again in another article."""
    told = next((a for a in reading.attributions if a.id == attribution), None)
    text = article.article.text
    giver = giver_of(text, reading, number) if told is None else None
    speaker = speaker_of(told, article.article.outlet, reading.actors, giver)
    # From the number on, as a copy may put another beginning to the sentence.
    words = re.findall(r"\w+", text[number.start : sentence_around(text, number).end].casefold())
    return {
        "claim": claim_id(article.id, told.id) if told else None,
        "speaker": speaker.name,
        "speaker_key": speaker.key,
        "speaker_code": speaker.code,
        "told": bool(told or giver),
        "wording": content_id("w", *words) if len(words) >= RUN else None,
    }


def _innermost(reading: Reading, span: Span) -> str | None:
    """The attribution whose content holds the span most tightly."""
    holding = [(len(c), a.id) for a in reading.attributions for c in a.content if c.contains(span)]
    return min(holding)[1] if holding else None


def _actor_of(name: str, reading: Reading) -> str:
    folded = fold(name)
    key = next((a.key for a in reading.actors if fold(a.name) == folded), None)
    return actor_id(name, key)
