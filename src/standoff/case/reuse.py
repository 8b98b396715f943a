"""Copies looked up and kept: an index of word runs brings up articles, `standoff.linking.copies` judges them."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, or_, select

from standoff.case import schema
from standoff.case.kept import Kept
from standoff.linking.copies import Copy, Fingerprint, fingerprint, judge
from standoff.model import Article, Reading, Span, Spans

SHORT = 128
"""A text of no more word runs is indexed with all of them."""
SAMPLE = 8
"""Of a longer text every run whose number this divides: enough to find a pair, which is then compared whole."""
LEAST_SAMPLED = 2
"""Shared indexed runs that make a pair worth comparing."""
CLOSEST = 40
"""Articles compared with one, those that share most indexed runs, so that boilerplate costs no more in a large case."""
NEEDED = ("sha256", "outlet", "credit", "byline", "published", "text")
"""What judging a copy needs of an article."""


class Furniture(msgspec.Struct):
    """The one part of a Reading that comparing texts needs."""

    furniture: Spans = ()


def find_copies(connection: Connection, article: Kept, reading: Reading) -> None:
    """Keep some of the article's word runs, and a row for every article it shares text with."""
    own = fingerprint(str(article.number), article.article.text, reading.furniture)
    runs = indexed(own.numbers)
    rows = [row for other in _candidates(connection, article, runs) if (row := _copy_row(article, own, other))]
    if rows:
        connection.execute(schema.copies.insert(), rows)
    if runs:
        connection.execute(schema.shingles.insert(), [{"hash": run, "article": article.number} for run in runs])


def indexed(runs: Iterable[int]) -> list[int]:
    """The word runs the index keeps: all of a short text, of a long one the same eighth in every text."""
    whole = set(runs)
    return sorted(whole if len(whole) <= SHORT else (run for run in whole if not run % SAMPLE))


def _candidates(connection: Connection, article: Kept, runs: list[int]) -> list[Any]:
    grams, table = schema.shingles.c, schema.articles.c
    shared: Counter[int] = Counter()
    for start in range(0, len(runs), 500):
        shared.update(
            connection.execute(select(grams.article).where(grams.hash.in_(runs[start : start + 500]))).scalars()
        )
    near = [number for number, count in shared.items() if count >= min(LEAST_SAMPLED, len(runs))]
    closest = sorted(near, key=lambda number: (-shared[number], number))[:CLOSEST]
    query = (
        select(table.number, schema.readings.c.body, *(table[name] for name in NEEDED))
        .join(schema.readings, schema.readings.c.id == table.reading)
        .where(
            or_(table.number.in_(closest), table.sha256 == article.article.sha256),
            table.lineage != article.lineage,
            table.number != article.number,
        )
        .order_by(table.number)
    )
    return list(connection.execute(query))


def _copy_row(article: Kept, own: Fingerprint, other: Any) -> dict[str, Any] | None:  # noqa: ANN401 - a row
    furniture = msgspec.json.decode(zlib.decompress(other.body), type=Furniture).furniture
    theirs = fingerprint(str(other.number), other.text, furniture)
    there = Article(id=str(other.number), **{name: getattr(other, name) for name in NEEDED})
    here = msgspec.structs.replace(article.article, id=str(article.number))
    found = judge(there, here, theirs, own)
    if found is None:
        return None
    # The row has the one that arrived first as `a`; the copy has the one that was reused.
    turned = int(found.a) > int(found.b)
    a, b = sorted((int(found.a), int(found.b)))
    direction = ("ba" if turned else "ab") if found.directed else None
    runs = [(y, x) if turned else (x, y) for x, y in found.passages]
    return {
        "a": a,
        "b": b,
        "relation": found.relation,
        "direction": direction,
        "confidence": found.confidence,
        "spans": json.dumps([[[x.start, x.end], [y.start, y.end]] for x, y in runs]),
    }


def one_text(connection: Connection, number: int) -> set[int]:
    """The article and those that share its text."""
    table = schema.copies.c
    pairs = connection.execute(select(table.a, table.b).where(or_(table.a == number, table.b == number)))
    return {number}.union(*((row.a, row.b) for row in pairs))


def copies_among(connection: Connection, articles: dict[int, str]) -> list[Copy]:
    """The kept copies among articles (ids by number), as linking gives them."""
    table = schema.copies.c
    rows = connection.execute(select(schema.copies).where(table.a.in_(sorted(articles)), table.b.in_(sorted(articles))))
    return [_copy(row, articles) for row in rows]


def _copy(row: Any, articles: dict[int, str]) -> Copy:  # noqa: ANN401 - a row of `copies`
    spans = [(Span(*one), Span(*other)) for one, other in json.loads(row.spans)]
    turned = row.direction == "ba"
    a, b = (row.b, row.a) if turned else (row.a, row.b)
    return Copy(
        a=articles[a],
        b=articles[b],
        relation=row.relation,
        containment=round(max(0.0, 2 * row.confidence - 1), 4),
        confidence=row.confidence,
        directed=row.direction is not None,
        why="kept",
        passages=tuple((y, x) if turned else (x, y) for x, y in spans),
    )
