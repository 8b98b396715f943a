"""Everything of a case that becomes event data, one article at a time, oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standoff.case.records import AdvisoryRecord, ArticleFile, ArticleRecord, EventRecord, PostureRecord
from standoff.linking.sentences import sentence_number
from standoff.model import Span
from standoff.reading.layout import find_layout
from standoff.views.exports import paged

if TYPE_CHECKING:
    from standoff.case import Case


@dataclass(frozen=True, slots=True)
class Asked:
    """What is exported: kinds of records, by whom, published when."""

    kinds: frozenset[str]
    actor: str | None = None
    since: str | None = None
    until: str | None = None

    def window(self) -> dict[str, str]:
        """The period, as filters."""
        return {k: v for k, v in (("since", self.since), ("until", self.until)) if v is not None}


@dataclass(frozen=True, slots=True)
class Bundle:
    """One article with its records that may become event data."""

    file: ArticleFile
    events: tuple[EventRecord, ...]
    postures: tuple[PostureRecord, ...]
    advisories: tuple[AdvisoryRecord, ...]
    lead: int
    """Where the first paragraph ends; the headline stands before it."""

    @property
    def day(self) -> str | None:
        """The day of publication, where it is known to the day."""
        published = self.file.record.published or ""
        return published[:10] if len(published) >= 10 else None

    def sentence(self, span: Span) -> int:
        """The number of the sentence in which a span begins, from 1."""
        return sentence_number(self.file.article.text, span.start)


def read_bundles(case: Case, asked: Asked) -> Iterator[Bundle]:
    """Articles of the period that have such records, of whatever kind: postures decide which events are told."""
    for record in articles_of(case, asked.window()):
        events = tuple(case.events(article=record.id, order="oldest", actor=asked.actor))
        postures = tuple(case.postures(article=record.id, order="oldest", holder=asked.actor))
        advisories = tuple(case.advisories(article=record.id, order="oldest", issuer=asked.actor))
        if events or postures or advisories:
            file = case.article(record.id)
            yield Bundle(file, events, postures, advisories, _lead(file.article.text))


def articles_of(case: Case, window: dict[str, str]) -> Iterator[ArticleRecord]:
    """Current articles of a period, oldest first."""
    return paged(case, "articles", {**window, "order": "oldest"})


def _lead(text: str) -> int:
    layout = find_layout(text)
    story = [paragraph for paragraph in layout.paragraphs if paragraph != layout.headline]
    return story[0].end if story else len(text)
