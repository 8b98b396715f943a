"""Files of articles, scenarios and pairs as `standoff link` takes them, and the rows it prints."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from standoff.errors import FormatError, SourceError
from standoff.model import Article, Reading
from standoff.sources.jsonlines import row_article

Warn = Callable[[SourceError], None]


def copies(file: str, warn: Warn) -> Iterator[dict[str, Any]]:
    """`{"a","b","relation","confidence"}` for each pair of texts of which one reuses the other."""
    from standoff.linking.copies import find_copies

    for copy in find_copies(_articles(file, warn)):
        yield {"a": copy.a, "b": copy.b, "relation": copy.relation, "confidence": copy.confidence}


def stories(file: str, warn: Warn) -> Iterator[dict[str, Any]]:
    """`{"id","cluster"}` for each article."""
    from standoff.linking.stories import find_stories

    for article, story in find_stories(_articles(file, warn)):
        yield {"id": article, "cluster": story}


def origins(file: str, warn: Warn) -> Iterator[dict[str, Any]]:
    """`{"id","roots","min","max","reporting","why"}` for each line `{"id","claim","articles": [...]}`."""
    from standoff.linking.origins import count_origins

    for where, row in _lines(file, warn):
        if not isinstance(row.get("articles"), list) or not isinstance(row.get("claim"), str):
            warn(FormatError(where, 'needs "claim" and a list of "articles"'))
            continue
        articles = _members(row["articles"], str(row.get("id", where)), where, warn)
        found = count_origins(str(row.get("id", where)), row["claim"], articles, _readings(articles))
        yield {
            "id": found.id, "roots": found.roots, "min": found.min, "max": found.max, "reporting": found.reporting,
            "why": list(found.why),
        }  # fmt: skip


def pairs(file: str, warn: Warn) -> Iterator[dict[str, Any]]:
    """`{"id","label"}` for each line `{"id","a": article,"b": article}`."""
    from standoff.linking.disputes import relate

    for where, row in _lines(file, warn):
        articles = _members([row.get("a"), row.get("b")], str(row.get("id", where)), where, warn)
        if len(articles) != 2:
            continue
        readings = _readings(articles)
        one, other = ((a, readings[a.id]) for a in articles)
        yield {"id": str(row.get("id", where)), "label": relate(one, other)}


def _members(rows: list[object], scenario: str, where: str, warn: Warn) -> list[Article]:
    """Articles of one line; ids are made unique within it, as scenarios seldom give any."""
    out = []
    for n, row in enumerate(rows):
        named = {**row, "id": f"{scenario}/{n}"} if isinstance(row, dict) else row
        try:
            out.append(row_article(named, where))
        except SourceError as error:
            warn(error)
    return out


def _readings(articles: list[Article]) -> dict[str, Reading]:
    from standoff.reading import read_articles

    return {reading.id: reading for reading in read_articles(articles)}


def _articles(file: str, warn: Warn) -> Iterator[Article]:
    from standoff.sources import read_inputs

    for item in read_inputs([file]):
        if isinstance(item, SourceError):
            warn(item)
        else:
            yield item


def _lines(file: str, warn: Warn) -> Iterator[tuple[str, dict[str, Any]]]:
    """Objects of a file of JSON Lines, with where each stands."""
    import gzip
    import sys

    if file == "-":
        stream = sys.stdin.buffer
    else:
        try:
            data = Path(file).read_bytes()
        except OSError as error:
            raise SourceError(file, f"cannot be read ({error.strerror})") from error
        import io

        stream = io.BytesIO(gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data)
    for number, line in enumerate(stream, 1):
        where = f"{file}:{number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            warn(FormatError(where, f"not JSON ({error})"))
            continue
        if isinstance(row, dict):
            yield where, row
        else:
            warn(FormatError(where, "not a JSON object"))
