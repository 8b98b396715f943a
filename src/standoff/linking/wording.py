"""Words, word runs and terms of a text, as the linking compares them. Positions are code points of the text."""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Iterator

from standoff.knowledge.english import common_words

RUN = 5
"""Words in a shingle: runs of five equal words are rare by chance and survive a light edit."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MASK = (1 << 62) - 1
_PRIME = 1_000_003


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Lower-case words with their start and end."""
    return [(m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text)]


@functools.lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    raw = word.encode("utf-8", "surrogatepass")
    return (zlib.crc32(raw) << 30) ^ zlib.adler32(raw)


def shingles(words: list[str], size: int = RUN) -> list[int]:
    """A number below 2**62 for every run of `size` words, by its first word; the same on every machine and run.

    A text of fewer words is one run.
    """
    numbers = [_number(w) for w in words]
    if len(numbers) < size:
        numbers += [0] * (size - len(numbers)) if numbers else []
    leaving = pow(_PRIME, size, _MASK + 1)
    out = []
    mixed = 0
    for place, number in enumerate(numbers):
        mixed = (mixed * _PRIME + number) & _MASK
        if place >= size:
            mixed = (mixed - numbers[place - size] * leaving) & _MASK
        if place >= size - 1:
            out.append(mixed)
    return out


_SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "ed", "es", "er", "ly", "s", "e")


@functools.lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A rough stem: one inflectional or common derivational ending off, at least four letters left."""
    bare = word.replace("’", "'").removesuffix("'s")
    for suffix in _SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= 4:
            return bare[: -len(suffix)]
    return bare


def terms_of(text: str) -> Iterator[str]:
    """Stems of the words that carry content, in text order, numbers included."""
    known = common_words()
    for word, _, _ in words_of(text):
        if word not in known and (len(word) > 2 or word.isdigit()):
            yield stem(word)
