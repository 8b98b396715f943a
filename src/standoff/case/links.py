"""Links of one article to those before it, made inside the transaction that adds it.

A first version: copies by shared word 5-grams, series of stated numbers, assertions against denials. `link` and
`unlink` are the seam: what they call may be replaced, the tables stay.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, and_, delete, func, or_, select, update

from standoff.case import schema
from standoff.case.cast import TOGETHER, actor_id, fold
from standoff.case.claims import claim_id, words_under
from standoff.case.dialect import insert_or_ignore
from standoff.case.kept import Kept
from standoff.case.marks import record_id
from standoff.case.reuse import Fingerprint, common_runs, fingerprint
from standoff.case.topics import nearby_days, opposed_stances, topic_terms
from standoff.model import Attribution, Quantity, Reading, Span, content_id

NEAR = 0.3
"""Share of the shorter text's 5-grams two articles must have in common to be copies (syndication study)."""
LEAST_GRAMS = 6
"""Fewer shared 5-grams are a shared phrase, not a copy."""
LEAST_TERMS = 3
"""Content words an assertion and a denial must share to be about one thing."""
TOPIC = 0.5
"""Share of the shorter claim's content words that must be shared."""


def link(connection: Connection, article: Kept, reading: Reading) -> None:
    """Link a newly added (or newly read) article to those before it."""
    find_copies(connection, article, reading)
    put_series(connection, article, reading)
    find_disputes(connection, article, reading)


def unlink(connection: Connection, number: int) -> None:
    """Take back the links made of an article's text and marks; those tied to its records go with the records."""
    connection.execute(delete(schema.copies).where(or_(schema.copies.c.a == number, schema.copies.c.b == number)))
    connection.execute(delete(schema.shingles).where(schema.shingles.c.article == number))
    connection.execute(delete(schema.series_points).where(schema.series_points.c.article == number))


def find_copies(connection: Connection, article: Kept, reading: Reading) -> None:
    """Keep the article's 5-grams and a row for every earlier article that shares enough of them."""
    print_of = fingerprint(article.article.text, reading.furniture)
    hashes = sorted(set(print_of.hashes))
    table = schema.articles.c
    connection.execute(update(schema.articles).where(table.number == article.number).values(grams=len(hashes)))
    shared: dict[int, int] = {}
    for start in range(0, len(hashes), 500):
        rows = connection.execute(
            select(schema.shingles.c.article, func.count())
            .where(schema.shingles.c.hash.in_(hashes[start : start + 500]))
            .group_by(schema.shingles.c.article)
        )
        for number, count in rows:
            shared[number] = shared.get(number, 0) + count
    if hashes:
        connection.execute(schema.shingles.insert(), [{"hash": h, "article": article.number} for h in hashes])
    near = [number for number, count in shared.items() if count >= LEAST_GRAMS]
    others = connection.execute(
        select(table.number, table.sha256, table.grams, table.at, table.text).where(
            table.number.in_(near), table.lineage != article.lineage
        )
    ).all()
    rows_ = [row for other in others if (row := _copy_row(article, print_of, len(hashes), other, shared[other.number]))]
    if rows_:
        connection.execute(schema.copies.insert(), rows_)


def _copy_row(
    article: Kept,
    print_of: Fingerprint,
    size: int,
    other: Any,  # noqa: ANN401 - a row of articles
    shared: int,
) -> dict[str, Any] | None:
    smaller, larger = sorted((size, other.grams or 0))
    if not smaller or shared / smaller < NEAR:
        return None
    share, length = shared / smaller, smaller / larger
    if other.sha256 == article.article.sha256 or (share >= 0.95 and length >= 0.95):
        relation = "verbatim"
    else:
        relation = "truncated" if share >= 0.9 and length < 0.8 else "edited"
    direction = None
    if article.at and other.at and article.at != other.at:
        direction = "ab" if other.at < article.at else "ba"
    spans = [[[a.start, a.end], [b.start, b.end]] for a, b in common_runs(fingerprint(other.text), print_of)]
    return {
        "a": other.number,
        "b": article.number,
        "relation": relation,
        "direction": direction,
        "confidence": round(min(1.0, 0.5 + share / 2), 3),
        "spans": json.dumps(spans),
    }


def put_series(connection: Connection, article: Kept, reading: Reading) -> None:
    """Keep every stated number as a point of its series."""
    rows: list[dict[str, Any]] = []
    measured: set[str] = set()
    for posture in reading.postures:
        if posture.quantity:
            measured.add(posture.quantity)
        if posture.low is None and posture.high is None:
            continue
        holder = _actor_of(posture.holder, reading)
        place = posture.where[0] if posture.where else None
        unit = posture.asset.split(TOGETHER)[0]
        rows.append(
            {
                "id": content_id("n", article.id, posture.id),
                "series": content_id("s", "posture", holder, unit, fold(place or "")),
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


def _counts(quantity: Quantity) -> bool:
    """Whether it is a level of something named, so that another article's can stand beside it."""
    return bool(quantity.unit_norm or quantity.unit) and quantity.change is None


def _quantity_row(article: Kept, reading: Reading, quantity: Quantity) -> dict[str, Any]:
    unit = quantity.unit_norm or quantity.unit or ""
    of = f"{unit} {quantity.of}" if quantity.of else unit
    return {
        "id": content_id("n", article.id, quantity.id),
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


def find_disputes(connection: Connection, article: Kept, reading: Reading) -> None:
    """Set assertions against denials of other holders that share their topic, within days of each other."""
    parents = {a.parent for a in reading.attributions}
    terms_rows: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    for attribution in reading.attributions:
        # An outer claim's content holds the inner one's words: only the innermost is about them.
        stance = opposed_stances(attribution) if attribution.id not in parents else None
        terms = topic_terms(words_under(article.article.text, attribution.content)) if stance else frozenset()
        if stance is None or len(terms) < LEAST_TERMS:
            continue
        own = claim_id(article.id, attribution.id)
        found += _opponents(connection, article, attribution, own, stance, terms)
        terms_rows += [{"term": t, "sign": stance[0], "day": article.at[:10], "claim": own} for t in sorted(terms)]
        if terms_rows:
            connection.execute(schema.claim_terms.insert(), terms_rows)
            terms_rows = []
    insert_or_ignore(connection, schema.disputes, found)


def _opponents(
    connection: Connection,
    article: Kept,
    attribution: Attribution,
    own: str,
    stance: tuple[str, str],
    terms: frozenset[str],
) -> list[dict[str, Any]]:
    table, records, claims = schema.claim_terms.c, schema.records.c, schema.claims.c
    shared = func.count().label("shared")
    rows = connection.execute(
        select(table.claim, shared, records.quote, claims.chain)
        .join(schema.records, records.id == table.claim)
        .join(schema.claims, claims.record == table.claim)
        .where(
            and_(
                table.term.in_(sorted(terms)),
                table.sign == stance[1],
                table.day.between(*nearby_days(article.at)) if article.at else table.day == "",
            )
        )
        .group_by(table.claim, records.quote, claims.chain)
        .having(shared >= LEAST_TERMS)
        .order_by(shared.desc(), table.claim)
        .limit(50)
    ).all()
    found = []
    for row in rows:
        theirs = topic_terms(row.quote)
        chain = json.loads(row.chain)
        score = row.shared / max(1, min(len(terms), len(theirs)))
        if score < TOPIC or not chain or chain[-1:] == list(attribution.chain[-1:]):
            continue
        a, b = sorted((own, row.claim))
        found.append(
            {
                "id": content_id("d", a, b),
                "proposition": None,
                "kind": "contradict",
                "a": a,
                "b": b,
                "score": round(score, 3),
                "why": "shared words: " + ", ".join(sorted(terms & theirs)),
            }
        )
    return found
