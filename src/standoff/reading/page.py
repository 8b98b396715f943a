"""What every kind of mark is read from: the article, its layout and its one parse."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.model import Article, content_id
from standoff.model.span import Span
from standoff.reading.layout import Layout
from standoff.reading.parse import Parse


@dataclass(frozen=True, slots=True)
class Page:
    """One article, laid out and parsed once; what each module of `reading` is given."""

    article: Article
    layout: Layout
    parse: Parse

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def mark_id(self, kind: str, *parts: object) -> str:
        """The id of a mark of this text: `kind` is one letter, `parts` what tells it from others of its kind."""
        return content_id(kind, self.article.sha256, *parts)

    def words(self, span: Span) -> str:
        """The words under a span."""
        return self.article.text[span.start : span.end]
