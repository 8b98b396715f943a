"""Stated numbers as points of series: one holder, one thing counted, one place."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from standoff.case import schema
from standoff.case.cast import TOGETHER, actor_id, fold
from standoff.case.claims import claim_id, local_id
from standoff.case.dialect import insert_or_ignore
from standoff.case.kept import Kept
from standoff.case.marks import record_id
from standoff.model import Posture, Quantity, Reading, Span, content_id


def put_series(connection: Connection, article: Kept, reading: Reading) -> None:
    """Keep every stated number as a point of its series."""
    rows: list[dict[str, Any]] = []
    measured: set[str] = set()
    for posture in reading.postures:
        if posture.quantity:
            measured.add(posture.quantity)
        if (posture.low is None and posture.high is None) or posture.holder == "unstated":
            # Forces of nobody named have nothing in common but that.
            continue
        holder = _actor_of(posture.holder, reading)
        place = _theatre(posture)
        unit = posture.asset.split(TOGETHER)[0]
        rows.append(
            {
                "id": local_id("n", article.id, posture.id),
                "series": content_id("s", "posture", posture.holder_code or holder, unit, fold(place or "")),
                "kind": "posture",
                "record": record_id(article.id, posture.id),
                "claim": _claim(article, reading, posture.attribution),
                "holder": posture.holder,
                "holder_actor": holder,
                "holder_code": posture.holder_code,
                "unit": unit,
                "place": place,
                "place_key": fold(place or ""),
                "value": posture.low if posture.low == posture.high else None,
                "low": posture.low,
                "high": posture.high,
                "approx": posture.approx,
                "change": None,
                "as_of": posture.as_of,
                "start": posture.quote.start,
                "end": posture.quote.end,
            }
        )
    rows += [_quantity_row(article, reading, q) for q in reading.quantities if q.id not in measured and _counts(q)]
    text = article.article.text
    for row in rows:
        row |= {"article": article.number, "at": article.at, "quote": text[row["start"] : row["end"]]}
    insert_or_ignore(connection, schema.series_points, rows)


def _theatre(posture: Posture) -> str | None:
    """The place a force is counted at: the first that is not its holder's own state, where there is another."""
    away = [place for place in posture.where if place != posture.holder]
    return next(iter(away or posture.where), None)


def _counts(quantity: Quantity) -> bool:
    """Whether it is a level of something named, so that another article's can stand beside it."""
    return bool(quantity.unit_norm or quantity.unit) and quantity.change is None


def _quantity_row(article: Kept, reading: Reading, quantity: Quantity) -> dict[str, Any]:
    unit = quantity.unit_norm or quantity.unit or ""
    of = f"{unit} {quantity.of}" if quantity.of else unit
    return {
        "id": local_id("n", article.id, quantity.id),
        "series": content_id("s", "quantity", fold(of)),
        "kind": "quantity",
        "record": None,
        "claim": _claim(article, reading, _innermost(reading, quantity.span)),
        "holder": None,
        "holder_actor": None,
        "holder_code": None,
        "unit": of,
        "place": None,
        "place_key": "",
        "value": quantity.value,
        "low": quantity.bounds[0],
        "high": quantity.bounds[1],
        "approx": quantity.approx,
        "change": quantity.change,
        "as_of": None,
        "start": quantity.start,
        "end": quantity.end,
    }


def _claim(article: Kept, reading: Reading, attribution: str | None) -> str | None:
    known = attribution is not None and any(a.id == attribution for a in reading.attributions)
    return claim_id(article.id, attribution) if attribution and known else None


def _innermost(reading: Reading, span: Span) -> str | None:
    """The attribution whose content holds the span most tightly."""
    holding = [(len(c), a.id) for a in reading.attributions for c in a.content if c.contains(span)]
    return min(holding)[1] if holding else None


def _actor_of(name: str, reading: Reading) -> str:
    folded = fold(name)
    key = next((a.key for a in reading.actors if fold(a.name) == folded), None)
    return actor_id(name, key)
