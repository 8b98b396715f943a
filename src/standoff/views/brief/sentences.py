"""What a brief is made of: sentences with the citations that hold them."""

from __future__ import annotations

import msgspec


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """One place in one article: `quote` are the words at `[start, end)`; `names` who is meant by words in them.

    `names` are canonical names of actors and places whose mention lies in the cited words or in the words that say
    who speaks; `numbers` what the numbers there come to.
    """

    record: str
    article: str
    outlet: str | None
    title: str | None
    at: str | None
    url: str | None
    start: int
    end: int
    quote: str
    names: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()
    days: tuple[str, ...] = ()


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """Words assembled from records; `[^n]` in them points at `citations[n - 1]`."""

    words: str
    citations: tuple[Citation, ...]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Sentences under one heading; `left_out` counts what the limit kept out, `refused` says what the checker did."""

    title: str
    sentences: tuple[Sentence, ...]
    left_out: int = 0
    refused: tuple[str, ...] = ()


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A brief of a case over a period; `sources` lists every outlet cited with how often."""

    title: str
    since: str | None
    until: str | None
    articles: int
    outlets: int
    sections: tuple[Section, ...]
    sources: tuple[tuple[str, int], ...]
