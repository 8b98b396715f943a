"""A captured report: immutable text and what is known of where it came from."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec


def text_sha256(text: str) -> str:
    """Hex SHA-256 of the text's UTF-8 bytes (lone surrogates kept), by which a text is known."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def instant(moment: str | None) -> dt.datetime | None:
    """The instant of an ISO moment, to put moments of different zones in order; UTC is assumed where none is given.

    None for an unknown moment and for one known by month or year only.
    """
    if not moment:
        return None
    try:
        found = dt.datetime.fromisoformat(moment)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One report as captured; a later text at the same url is another Article, a revision.

    `published`, `modified` and `retrieved` are ISO 8601 with as much precision and zone as the source gave
    ("2022-01-24" or "2022-01-24T18:05:00+01:00"); None is unknown. Dates *in* the text are marks, not fields.
    `html_sha256` is the hash of the page the text was taken from.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credit: str | None = None
    language: str | None = None
    published: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    html_sha256: str | None = None
    origin: str | None = None
    """Where it was read from: a path, `file.jsonl:12`, a url, or `-`."""
