"""From one article to its Reading: one parse, one module per kind of mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from standoff.model import Article, Reading, text_sha256

__all__ = ["read", "read_articles", "reader_version"]


def read(text: str, *, published: str | None = None, **fields: Any) -> Reading:  # noqa: ANN401 - Article checks them
    """The Reading of one text; `published` (ISO 8601) anchors its times, `fields` are those of Article.

    Offsets are Unicode code points into `text`. Raises ModelMissingError when no English model is installed.
    """
    sha256 = text_sha256(text)
    article = Article(**{"id": sha256[:12], **fields}, text=text, sha256=sha256, published=published)
    return next(read_articles([article]))


def read_articles(articles: Iterable[Article]) -> Iterator[Reading]:
    """Readings in input order; the parser's batch bounds the memory."""
    from standoff.reading.reader import read_articles as run

    return run(articles)


def reader_version() -> str:
    """The version of the reading, by which Readings are cached; it names a model other than the shipped one."""
    from standoff.reading import reader

    return reader.reader_version()
