"""Attributions in the making: what each step of reading them adds to, before they are printed."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.model import Holder, Quotation, Span, Spans
from standoff.model.marks import Finder
from standoff.reading.attributions.cues import Candidate
from standoff.reading.attributions.speakers import Source, source_span
from standoff.reading.parse import Parse


@dataclass(slots=True)
class Draft:
    """One attribution: `cue` as tokens `[start, end)`, contents as characters, `weight` how sure the cue is."""

    candidate: Candidate
    cue: tuple[int, int]
    source: Source | None
    content: Spans
    weight: float
    rule: str
    quotation: Quotation | None = None
    """The direct quotation that is, or opens, the content."""
    parent: Draft | None = None
    same_content: Draft | None = None
    """The attribution whose content this one shares ("citing officials, it said")."""
    chain: tuple[str, ...] = ()
    holders: tuple[Holder, ...] = field(default=())
    found: Finder = "rules"
    source_weight: float = 1.0
    content_weight: float = 1.0
    """How sure the reader model is of its words for source (or that there is none) and content."""
    confidence: float = 1.0
    """How likely all of it is right."""

    def source_spans(self, parse: Parse) -> Spans:
        """The source's words; empty without one."""
        return () if self.source is None else (source_span(parse, self.source),)

    @property
    def extent(self) -> int:
        """Characters of content."""
        return sum(len(span) for span in self.content)

    def holds(self, span: Span) -> bool:
        """Whether a span lies in the content."""
        return any(piece.contains(span) for piece in self.content)
