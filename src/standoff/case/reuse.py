"""Copies: articles that share runs of words, found through an index of their word 5-grams."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select

from standoff.case import schema
from standoff.case.kept import Kept
from standoff.model import Reading, Spans

GRAM = 5
NEAR = 0.3
"""Share of the shorter text's 5-grams two articles must have in common to be copies (syndication study)."""
LEAST_GRAMS = 6
"""Fewer shared 5-grams are a shared phrase, not a copy."""
SHORT = 128
"""A text of no more 5-grams is indexed with all of them."""
SAMPLE = 8
"""Of a longer text every gram whose hash this divides: enough to find a pair, which is then compared whole."""
LEAST_SAMPLED = 2
"""Shared indexed grams that make a pair worth comparing."""
_WORD = re.compile(r"\w+")
_FACTOR = 1_000_003
_OLDEST = pow(_FACTOR, GRAM, 1 << 63)
_MASK = (1 << 63) - 1


class Fingerprint(NamedTuple):
    """A text's words without its page furniture, and the hash of the 5-gram that begins at each."""

    text: str
    hashes: list[int]

    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands; worked out only for texts that share something."""
        return [match.span() for match in _WORD.finditer(self.text)]


def fingerprint(text: str, furniture: Spans = ()) -> Fingerprint:
    """The 5-grams of a text without its page furniture; the same on every machine and run."""
    for span in furniture:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    codes: list[int] = []
    known: dict[str, int] = {}
    for word in _WORD.findall(text):
        code = known.get(word)
        if code is None:
            code = known[word] = zlib.crc32(word.lower().encode("utf-8", "surrogatepass"))
        codes.append(code)
    hashes: list[int] = []
    value = 0
    for place, code in enumerate(codes):
        value = (value * _FACTOR + code) & _MASK
        if place >= GRAM:
            value = (value - codes[place - GRAM] * _OLDEST) & _MASK
        if place >= GRAM - 1:
            hashes.append(value)
    return Fingerprint(text, hashes)


def common_runs(a: Fingerprint, b: Fingerprint) -> list[list[list[int]]]:
    """[[start, end] in a, [start, end] in b] of runs of equal words at least five words long, in order of `b`."""
    places: dict[int, int] = {}
    for start, value in enumerate(a.hashes):
        places.setdefault(value, start)
    ours, theirs = a.spans(), b.spans()
    runs: list[list[list[int]]] = []
    at = 0
    while at < len(b.hashes):
        there = places.get(b.hashes[at])
        if there is None:
            at += 1
            continue
        length = 1
        while (
            at + length < len(b.hashes)
            and there + length < len(a.hashes)
            and b.hashes[at + length] == a.hashes[there + length]
        ):
            length += 1
        last = length + GRAM - 2
        runs.append([[ours[there][0], ours[there + last][1]], [theirs[at][0], theirs[at + last][1]]])
        at += length
    return runs


def find_copies(connection: Connection, article: Kept, reading: Reading) -> None:
    """Keep some of the article's 5-grams, and a row for every article that shares enough of all of them."""
    own = fingerprint(article.article.text, reading.furniture)
    hashes = indexed(own.hashes)
    shared: dict[int, int] = {}
    grams, table = schema.shingles.c, schema.articles.c
    for start in range(0, len(hashes), 500):
        counted = (
            select(grams.article, func.count().label("shared"))
            .where(grams.hash.in_(hashes[start : start + 500]))
            .group_by(grams.article)
        )
        for row in connection.execute(counted):
            shared[row.article] = shared.get(row.article, 0) + row.shared
    near = sorted(number for number, count in shared.items() if count >= LEAST_SAMPLED)
    others = connection.execute(
        select(table.number, table.sha256, table.at, table.text).where(
            or_(table.number.in_(near), table.sha256 == article.article.sha256),
            table.lineage != article.lineage,
        )
    )
    rows = [_copy_row(article, own, other) for other in others]
    if found := [row for row in rows if row]:
        connection.execute(schema.copies.insert(), found)
    if hashes:
        connection.execute(schema.shingles.insert(), [{"hash": h, "article": article.number} for h in hashes])


def indexed(hashes: list[int]) -> list[int]:
    """The 5-grams the index keeps: all of a short text, of a long one the same eighth in every text."""
    whole = set(hashes)
    return sorted(whole if len(whole) <= SHORT else (h for h in whole if not h % SAMPLE))


def _copy_row(article: Kept, own: Fingerprint, other: Any) -> dict[str, Any] | None:  # noqa: ANN401 - a row
    theirs = fingerprint(other.text)
    same = other.sha256 == article.article.sha256
    mine, others = set(own.hashes), set(theirs.hashes)
    shared = len(mine & others)
    smaller, larger = sorted((len(mine), len(others)))
    if not same and (shared < LEAST_GRAMS or shared / smaller < NEAR):
        return None
    share, length = (1.0, 1.0) if same else (shared / smaller, smaller / larger)
    if share >= 0.95 and length >= 0.95:
        relation = "verbatim"
    else:
        relation = "truncated" if share >= 0.9 and length < 0.8 else "edited"
    a, b = other.number, article.number
    # Only when read again can an article meet one that arrived after it.
    turned = a > b
    direction = None
    if article.at and other.at and article.at != other.at:
        direction = "ab" if (other.at < article.at) != turned else "ba"
    runs = common_runs(theirs, own)
    if turned:
        a, b, runs = b, a, [[there, here] for here, there in runs]
    return {
        "a": a,
        "b": b,
        "relation": relation,
        "direction": direction,
        "confidence": round(min(1.0, 0.5 + share / 2), 3),
        "spans": json.dumps(runs),
    }
