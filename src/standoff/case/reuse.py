"""Word 5-grams of a text as numbers, and the runs two texts share."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

from standoff.model import Span, Spans

GRAM = 5
_WORD = re.compile(r"\w+")
_FACTOR = 1_000_003
_MASK = (1 << 63) - 1


class Fingerprint(NamedTuple):
    """A text's 5-grams: the hash of each, and the span of each word."""

    hashes: list[int]
    words: list[Span]


def fingerprint(text: str, furniture: Spans = ()) -> Fingerprint:
    """The 5-grams of a text without its page furniture; the same on every machine and run."""
    words: list[Span] = []
    codes: list[int] = []
    for match in _WORD.finditer(text):
        span = Span(*match.span())
        if any(f.contains(span) for f in furniture):
            continue
        words.append(span)
        codes.append(zlib.crc32(match.group().lower().encode("utf-8", "surrogatepass")))
    hashes = []
    for start in range(len(codes) - GRAM + 1):
        value = 0
        for code in codes[start : start + GRAM]:
            value = (value * _FACTOR + code) & _MASK
        hashes.append(value)
    return Fingerprint(hashes, words)


def common_runs(a: Fingerprint, b: Fingerprint) -> list[tuple[Span, Span]]:
    """Runs of equal words in both texts, at least five words long, in order of `b`."""
    places: dict[int, int] = {}
    for start, value in enumerate(a.hashes):
        places.setdefault(value, start)
    runs: list[tuple[Span, Span]] = []
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
        runs.append(
            (
                Span(a.words[there].start, a.words[there + last].end),
                Span(b.words[at].start, b.words[at + last].end),
            )
        )
        at += length
    return runs
