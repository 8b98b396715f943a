"""The values everything else is about: frozen, typed, without input or output."""

from __future__ import annotations

from standoff.model.article import Article, instant, text_sha256
from standoff.model.identity import content_id
from standoff.model.marks import (
    Actor,
    Advisory,
    Attribution,
    Commitment,
    Due,
    Event,
    EventPlace,
    Holder,
    Mark,
    Posture,
    Quantity,
    Quotation,
    Timex,
    Toponym,
)
from standoff.model.reading import Provenance, Reading
from standoff.model.span import Span, Spans, hull, merged, overlap_length

__all__ = [
    "Actor", "Advisory", "Article", "Attribution", "Commitment", "Due", "Event", "EventPlace", "Holder", "Mark",
    "Posture", "Provenance", "Quantity", "Quotation", "Reading", "Span", "Spans", "Timex", "Toponym",
    "content_id", "hull", "instant", "merged", "overlap_length", "text_sha256",
]  # fmt: skip
