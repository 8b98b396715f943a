"""Reprints: an event in words that an article took over from an earlier one is told there already.

A wire story in five outlets is one report, not five: its events are exported once, from the earliest, with the number
of articles that carry the words.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from standoff.case.records import CopyRecord, EventRecord
from standoff.model import Span
from standoff.views.coding.bundles import Bundle

if TYPE_CHECKING:
    from standoff.case import Case

_SLACK = 3
"""Characters two runs of one wording may be apart: quotation marks and blanks differ."""
_REMEMBERED = 64


class Reprints:
    """Looks up what copied articles share; keeps the events of a few articles at hand."""

    def __init__(self, case: Case) -> None:
        self._events = functools.lru_cache(_REMEMBERED)(lambda article: tuple(case.events(article=article)))

    def is_reprint(self, bundle: Bundle, record: EventRecord) -> bool:
        """Whether an earlier article holds the same event in the same words."""
        span = Span(record.start, record.end)
        return any(
            self._holds(copy.earlier, _moved(span, later, earlier), record)
            for copy in bundle.file.copies
            if copy.later == record.article
            for earlier, later in copy.spans
            if _covers(later, span)
        )

    def _holds(self, article: str, span: Span, record: EventRecord) -> bool:
        wanted = _coded(record)
        return any(_coded(e) == wanted and Span(e.start, e.end).overlaps(span) for e in self._events(article))


def carriers(bundle: Bundle, span: Span) -> int:
    """In how many articles some words of this one stand: its own, and the later ones that took them over."""
    return 1 + len({copy.later for copy in bundle.file.copies if _carries(copy, bundle.file.record.id, span)})


def _carries(copy: CopyRecord, article: str, span: Span) -> bool:
    return copy.earlier == article and any(_covers(earlier, span) for earlier, _ in copy.spans)


def _covers(run: Span, span: Span) -> bool:
    return run.start - _SLACK <= span.start and span.end <= run.end + _SLACK


def _moved(span: Span, here: Span, there: Span) -> Span:
    """A span of one run where the same words stand in the other."""
    start = max(0, there.start + span.start - here.start)
    return Span(start, start + len(span))


def _coded(record: EventRecord) -> tuple[str, str, str | None, str | None]:
    mark = record.mark
    return mark.cameo, mark.status, mark.source_code, mark.target_code
