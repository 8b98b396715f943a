"""Where words are: half-open ranges of Unicode code points in an article's text."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from standoff.errors import SpanError


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """`[start, end)` in Unicode code points of the article's text; never empty.

    Raises SpanError when built with `start < 0` or `end <= start`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            msg = f"[{self.start}, {self.end}) is not a span"
            raise SpanError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words under the span; SpanError when it reaches past the text's end."""
        if self.end > len(text):
            msg = f"[{self.start}, {self.end}) reaches past the text's {len(text)} characters"
            raise SpanError(msg)
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def gap(self, other: Span) -> int:
        """Characters between the two; 0 where they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)


Spans = tuple[Span, ...]


def hull(spans: Iterable[Span]) -> Span | None:
    """The shortest span that covers all of `spans`; None for none."""
    listed = list(spans)
    if not listed:
        return None
    return Span(min(s.start for s in listed), max(s.end for s in listed))


def merged(spans: Iterable[Span], *, gap: int = 0) -> Spans:
    """The spans in text order, those at most `gap` characters apart joined."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start - out[-1].end <= gap:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def overlap_length(ours: Iterable[Span], theirs: Iterable[Span]) -> int:
    """Characters that both lists of spans cover; each list is free of overlaps within itself."""
    others = list(theirs)
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in ours for b in others)
