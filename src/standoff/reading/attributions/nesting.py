"""Which attribution stands inside which: parents by containment, and contents shared with "citing" and the like."""

from __future__ import annotations

from standoff.knowledge.cues import load_cue_words
from standoff.model import Span
from standoff.reading.attributions.cues import Candidate
from standoff.reading.attributions.drafts import Draft
from standoff.reading.attributions.edges import spans_of, without
from standoff.reading.attributions.quotations import QuotationIndex
from standoff.reading.attributions.speakers import Source, noun_phrase
from standoff.reading.page import Page
from standoff.reading.parse import Parse

NESTED_THRESHOLD = 0.62
"""Least weight of an attribution inside another's content, unless a clause of its own follows it."""

_CLAUSAL = frozenset({"that", "bare", "pre", "para", "to", "him-to", "aside", "is-that", "is-to"})


def nest(page: Page, index: QuotationIndex, drafts: list[Draft]) -> list[Draft]:
    """The drafts that have content, in text order of their cues, each with its parent set."""
    parse = page.parse
    share_contents(page, index, drafts)
    kept = [draft for draft in drafts if draft.content]
    kept.sort(key=lambda d: (parse.starts[d.cue[0]], d.cue[1]))
    order = {id(draft): n for n, draft in enumerate(kept)}
    for draft in kept:
        draft.parent = draft.same_content
    waiting = sorted(kept, key=lambda d: d.content[0].start, reverse=True)
    around: list[Draft] = []
    for draft in kept:
        cue = parse.span(*draft.cue)
        # Cues come in text order: contents that ended before this one are done with.
        while waiting and waiting[-1].content[0].start <= cue.start:
            around.append(waiting.pop())
        around = [other for other in around if other.content[-1].end > cue.start]
        if draft.parent is None:
            draft.parent = _parent(parse, draft, cue, around, order)
    weak = {id(draft) for draft in kept if draft.parent is not None and _is_weak(draft, draft.parent)}
    for draft in kept:
        if draft.parent is not None and id(draft.parent) in weak:
            draft.parent = _above(draft.parent, parse.span(*draft.cue), weak)
    return [draft for draft in kept if id(draft) not in weak]


def share_contents(page: Page, index: QuotationIndex, drafts: list[Draft]) -> None:
    """Give "citing officials" and "attributed to officials" the content they vouch for, one level below its cue."""
    parse, words = page.parse, load_cue_words()
    heads = {draft.candidate.head: draft for draft in drafts}
    for draft in drafts:
        candidate = draft.candidate
        i = candidate.head
        citing = candidate.lemma in words.citing and parse.tags[i] == "VBG" and candidate.frame == "obj"
        if not citing and not (candidate.lemma in words.attributing and candidate.passive):
            continue
        source = _cited(parse, candidate) if citing else draft.source
        if source is None:
            continue
        above = parse.heads[i]
        if parse.deps[i] == "acl" and parse.deps[above] in {"nsubj", "pobj"}:
            above = parse.heads[above]
        target = heads.get(above)
        if target is not None and target.content and target is not draft:
            draft.content, draft.same_content = target.content, target
        elif citing and parse.deps[i] == "advcl":
            cut = (parse.lefts[i], parse.rights[i])
            draft.content = spans_of(parse, without([parse.subtree(above)], cut), index)
        else:
            continue
        draft.rule = "citing" if citing else "attributed-to"
        draft.source = source


def _cited(parse: Parse, candidate: Candidate) -> Source | None:
    """Whom a participle cites: a person, a body or a document, not a fact."""
    head = candidate.complement
    if head is None:
        return None
    words = load_cue_words()
    entity = parse.entity_at[head]
    named = entity is not None and entity.label in {"PERSON", "ORG", "GPE", "NORP"}
    if not named and parse.lemmas[head] not in words.holders and parse.lemmas[head] not in words.documents:
        return None
    return noun_phrase(parse, head, candidate.head)


def _parent(parse: Parse, draft: Draft, cue: Span, around: list[Draft], order: dict[int, int]) -> Draft | None:
    """The attribution with the least content that holds the cue; of two that hold each other the one with more."""
    best: Draft | None = None
    for other in around:
        if other is draft or other.same_content is draft or not other.holds(cue):
            continue
        mutual = draft.holds(parse.span(*other.cue))
        if mutual and (draft.extent, order[id(draft)]) >= (other.extent, order[id(other)]):
            continue
        if best is not None and (other.extent, other.same_content is None) >= (best.extent, best.same_content is None):
            continue
        if not _stands_under(other, draft):
            best = other
    return best


def _stands_under(draft: Draft, other: Draft) -> bool:
    """Whether a draft stands inside another by the parents set so far: misparsed contents may hold cues in a ring."""
    at: Draft | None = draft
    while at is not None:
        if at is other:
            return True
        at = at.parent
    return False


def _above(dropped: Draft, cue: Span, weak: set[int]) -> Draft | None:
    """The nearest attribution kept above a dropped one whose content holds the cue too."""
    at = dropped.parent
    while at is not None and (id(at) in weak or not at.holds(cue)):
        at = at.parent
    return at


def _is_weak(draft: Draft, parent: Draft) -> bool:
    """Whether a nested draft adds nothing sure: a faint cue, or the deed its parent plans or declines."""
    candidate = draft.candidate
    if draft.same_content is not None:
        return False
    if candidate.frame.removeprefix("be-") in _CLAUSAL:
        return False
    if candidate.head == parent.candidate.complement and parent.candidate.frame in {"to", "him-to"}:
        return True
    return draft.weight < NESTED_THRESHOLD
