"""Who says so: sources, cues and contents, nested to any depth.

The steps, each in a module of its own: candidate cues (cues), which of them are cues and the roles of each (framing),
quotations (quoting), nesting and chains (chains), act, certainty, condition and due time (acts, certainty, conditions).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from standoff.model import Attribution, Spans, Timex
from standoff.reading.actors import Cast
from standoff.reading.attributions.acts import act_of
from standoff.reading.attributions.chains import chain_drafts
from standoff.reading.attributions.conditions import condition_of, due_of, find_conditions
from standoff.reading.attributions.confidence import confidence_of
from standoff.reading.attributions.cues import find_candidates
from standoff.reading.attributions.drafts import Draft
from standoff.reading.attributions.framing import find_drafts
from standoff.reading.attributions.merging import hints_of, merge
from standoff.reading.attributions.nesting import nest
from standoff.reading.attributions.opinion import find_opinion
from standoff.reading.attributions.quotations import QuotationIndex
from standoff.reading.attributions.quoting import attach_quotations
from standoff.reading.encoder.marks import find_marks
from standoff.reading.page import Page

__all__ = ["find_attributions", "find_opinion"]

LEAST = 0.3
"""Least confidence of an attribution: F1 is best where calibrated ones begin at half its value (Lipton et al. 2014)."""


def find_attributions(page: Page, cast: Cast, timexes: tuple[Timex, ...]) -> tuple[Attribution, ...]:
    """Attributions in text order of their cues, parents linked; by rules alone where the page has no sight."""
    index = QuotationIndex.of(page.parse, page.quotations)
    candidates = find_candidates(page.parse)
    drafts = attach_quotations(page, index, find_drafts(page, index, candidates))
    if page.sight is not None:
        marks = find_marks(page.sight, hints_of(page, drafts))
        drafts = attach_quotations(page, index, merge(page, index, candidates, drafts, marks))
    drafts = _believed(nest(page, index, drafts), alone=page.sight is None)
    chain_drafts(page, drafts, cast)
    ids: dict[int, str] = {}
    children: dict[int, list[Draft]] = {}
    for draft in drafts:
        ids[id(draft)] = page.mark_id(
            "q", page.parse.starts[draft.cue[0]], draft.content[0].start, draft.content[-1].end
        )
        if draft.parent is not None:
            children.setdefault(id(draft.parent), []).append(draft)
    conditions = find_conditions(page.parse) if drafts else []
    near = _Surroundings(cast, timexes, conditions, children)
    return tuple(_printed(page, draft, ids, index, near) for draft in drafts)


def _believed(drafts: list[Draft], *, alone: bool) -> list[Draft]:
    """Drafts that are likely enough; what stood inside another's words stands inside the next ones out."""
    for draft in drafts:
        draft.confidence = confidence_of(draft, alone=alone)
    weak = {id(draft) for draft in drafts if draft.confidence < LEAST}
    kept = [draft for draft in drafts if id(draft) not in weak]
    for draft in kept:
        while draft.parent is not None and id(draft.parent) in weak:
            draft.parent = draft.parent.parent
        if id(draft.same_content) in weak:
            draft.same_content = None
    return kept


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What of the page an attribution is printed with."""

    cast: Cast
    timexes: tuple[Timex, ...]
    conditions: list[tuple[int, int]]
    children: dict[int, list[Draft]]


def _printed(page: Page, draft: Draft, ids: dict[int, str], index: QuotationIndex, near: _Surroundings) -> Attribution:
    parse = page.parse
    children = near.children.get(id(draft), [])
    condition = condition_of(page, draft, near.conditions, children)
    reading = act_of(page, draft, near.cast, conditional=bool(condition))
    return Attribution(
        id=ids[id(draft)],
        rule=draft.rule,
        runner_up=reading.runner_up,
        source=draft.source_spans(parse),
        cue=(parse.span(*draft.cue),),
        content=draft.content,
        parent=ids[id(draft.parent)] if draft.parent is not None else None,
        chain=draft.chain,
        holders=draft.holders,
        act=reading.act,
        polarity=reading.polarity,
        certainty=reading.certainty,
        certainty_wording=reading.certainty_wording,
        icd203=reading.icd203,
        condition=condition,
        due=due_of(page, draft, reading.act, near.timexes, children),
        manner=_manner(draft.content, index),
        found=draft.found,
        confidence=round(draft.confidence, 2),
    )


def _manner(content: Spans, index: QuotationIndex) -> Literal["direct", "indirect", "mixed"]:
    """Direct where quotations fill the content, mixed where they stand in it."""
    quotations = index.quotations
    first = bisect_left(quotations, content[0].start, key=lambda q: q.span.end)
    last = bisect_left(quotations, content[-1].end, key=lambda q: q.span.start)
    near = [q.span for q in quotations[first:last]]
    quoted = sum(max(0, min(q.end, c.end) - max(q.start, c.start)) for q in near for c in content)
    whole = sum(len(c) for c in content)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.95 * whole else "mixed"
