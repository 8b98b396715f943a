"""Which attribution stands inside which: parents by containment, and contents shared with "citing" or "according to"."""

from __future__ import annotations

from standoff.reading.contents import QuotationIndex
from standoff.reading.drafts import Draft
from standoff.reading.page import Page


NESTED_THRESHOLD = 0.62
"""Least weight of an attribution inside another's content, unless a clause of its own follows it."""

_CLAUSAL = frozenset({"that", "bare", "pre", "para", "to", "him-to", "aside", "is-that", "is-to"})


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
    weak = {id(draft) for draft in kept if draft.parent is not None and _is_weak(draft, draft.parent)}
    for draft in kept:
        while draft.parent is not None and id(draft.parent) in weak:
            draft.parent = draft.parent.parent
    return [draft for draft in kept if id(draft) not in weak]


def _is_weak(draft: Draft, parent: Draft) -> bool:
    """Whether a nested draft adds nothing sure: a faint cue, or the deed its parent plans or declines."""
    candidate = draft.candidate
    if candidate.frame.removeprefix("be-") in _CLAUSAL:
        return False
    if candidate.head == parent.candidate.complement and parent.candidate.frame in {"to", "him-to"}:
        return True
    return draft.weight < NESTED_THRESHOLD
