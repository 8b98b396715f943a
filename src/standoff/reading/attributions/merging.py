"""Rules and reader model brought together: one draft a cue, each saying which of the two found it.

The model decides what is a cue and where its parts begin and end. The rules give each cue its head word and frame, and
add what the model was never shown: headlines, citing, and cues inside other people's words.
"""

from __future__ import annotations

from bisect import bisect_right

from standoff.knowledge.cues import load_cue_words
from standoff.knowledge.speech_acts import load_speech_acts
from standoff.model import Span
from standoff.model.span import merged
from standoff.reading.attributions.asides import is_kicker
from standoff.reading.attributions.cues import Candidate
from standoff.reading.attributions.drafts import Draft
from standoff.reading.attributions.learned import draft_of
from standoff.reading.attributions.quotations import QuotationIndex
from standoff.reading.encoder.decoding import RoleHint
from standoff.reading.encoder.marks import ModelMarks
from standoff.reading.page import Page

RULED = 0.4
"""Least probability, for the model, of a cue that only the rules found, outside all contents."""
RULED_INSIDE = 0.2
"""The same inside a content, where the model was shown less."""
BINDING_INSIDE = 0.03
"""The same for promises and threats with a clause, and for nouns that have an owner ("its claims to the island")."""


def hints_of(page: Page, rules: list[Draft]) -> dict[Span, RoleHint]:
    """What the rules make of each cue, as hints to the model's reading of the same one."""
    return {page.parse.span(*d.cue): RoleHint(d.source_spans(page.parse), d.content) for d in rules}


def merge(
    page: Page, index: QuotationIndex, candidates: list[Candidate], rules: list[Draft], found: ModelMarks
) -> list[Draft]:
    """Drafts in text order of their cues."""
    parse = page.parse
    by_head = {candidate.head: candidate for candidate in candidates}
    drafts: list[Draft] = []
    taken: set[int] = set()
    by_token = {i: draft for draft in rules for i in range(*draft.cue)}
    for mark in found.marks:
        draft = draft_of(page, mark, by_head, index)
        if draft is None or any(i in taken for i in range(*draft.cue)):
            continue
        ruled = next((by_token[i] for i in range(*draft.cue) if i in by_token), None)
        if ruled is None and _is_topic(page, draft):
            continue
        if ruled is not None:
            draft = _nested_by_rule(ruled, draft) if mark.nested > mark.outermost and ruled.content else draft
            draft.found = "both"
        taken.update(range(*draft.cue))
        drafts.append(draft)
    accepted = merged([span for draft in drafts for span in draft.content])
    for draft in rules:
        if any(i in taken for i in range(*draft.cue)):
            continue
        cue = parse.span(*draft.cue)
        at = bisect_right(accepted, cue.start, key=lambda span: span.start) - 1
        inside = at >= 0 and accepted[at].contains(cue)
        floor = RULED if not inside else BINDING_INSIDE if _binds(page, draft) else RULED_INSIDE
        if _is_unseen(draft) or found.likelihood(cue) >= floor:
            drafts.append(draft)
    return sorted(drafts, key=lambda d: d.cue)


def _is_topic(page: Page, draft: Draft) -> bool:
    """Whether a place or a kind of piece stands before a headline's colon: the rules heard nobody speak there."""
    headline, source = page.layout.headline, draft.source
    if headline is None or draft.candidate.kind != "punctuation" or source is None:
        return False
    if not headline.contains(page.parse.span(*draft.cue)):
        return False
    entity = page.parse.entity_at[source.head]
    return is_kicker(page.parse, source.start, source.end) or (entity is not None and entity.label == "GPE")


def _nested_by_rule(ruled: Draft, draft: Draft) -> Draft:
    """The rules' parts of a cue inside a content: of those the model was shown only what it labelled itself."""
    ruled.weight, ruled.source_weight, ruled.content_weight = draft.weight, draft.source_weight, draft.content_weight
    return ruled


def _binds(page: Page, draft: Draft) -> bool:
    """Whether a cue promises or threatens something, or is a noun with its owner before it."""
    candidate, source = draft.candidate, draft.source
    if candidate.kind == "noun" and source is not None and page.parse.deps[source.head] == "poss":
        return True
    row = load_speech_acts().of(candidate.kind, candidate.lemma, candidate.frame)
    return (
        row is not None and row.act in {"promise", "threaten"} and candidate.frame in {"that", "to", "bare", "him-to"}
    )


def _is_unseen(draft: Draft) -> bool:
    """Whether the rules know a construction the model was never shown: headlines, citing, figures, who carried it."""
    return (
        draft.candidate.kind == "punctuation"
        or draft.candidate.frame == "obj-at"
        or draft.rule in {"headline-tail", "carried-by"}
        or draft.candidate.lemma in load_cue_words().citing
    )
