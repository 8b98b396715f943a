"""What every kind of mark is read from: the article, its layout and quotations, its one parse, what the model sees."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.model import Article, Quotation, content_id
from standoff.model.span import Span
from standoff.reading.encoder.sight import Sight
from standoff.reading.layout import Layout
from standoff.reading.parse import Parse


@dataclass(frozen=True, slots=True)
class Page:
    """One article, laid out and parsed once; what each module of `reading` is given."""

    article: Article
    layout: Layout
    parse: Parse
    quotations: tuple[Quotation, ...]
    sight: Sight | None
    """The article as the reader model sees it; None where reading is by rules alone."""

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
