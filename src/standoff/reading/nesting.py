"""Which attribution stands inside which: parents by containment, and contents shared with "citing" or "according to"."""

from __future__ import annotations

from standoff.reading.contents import QuotationIndex
from standoff.reading.drafts import Draft
from standoff.reading.page import Page


def nest(page: Page, index: QuotationIndex, drafts: list[Draft]) -> list[Draft]:
    """The drafts that have content, in text order of their cues, each with its parent set."""
    parse = page.parse
    kept = [draft for draft in drafts if draft.content]
    kept.sort(key=lambda d: (parse.starts[d.cue[0]], d.cue[1]))
    cues = [parse.span(*draft.cue) for draft in kept]
    for n, draft in enumerate(kept):
        best: Draft | None = None
        for m, other in enumerate(kept):
            if m == n or not other.holds(cues[n]):
                continue
            if draft.holds(cues[m]) and (draft.extent, n) >= (other.extent, m):
                continue
            if best is None or other.extent < best.extent:
                best = other
        draft.parent = best
    return kept
