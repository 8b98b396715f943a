"""Quotations joined to their cues: whole quotations as contents, and follow-on ones as further fragments."""

from __future__ import annotations

from bisect import bisect_left

from standoff.model import Quotation, Span
from standoff.model.span import merged
from standoff.reading.attributions.drafts import Draft
from standoff.reading.attributions.quotations import QuotationIndex, states_something
from standoff.reading.attributions.signatures import SIGNATURE
from standoff.reading.page import Page

_BETWEEN = 14
"""Tokens that may stand between a cue and a quotation after it (addressee, time, place)."""


def attach_quotations(page: Page, index: QuotationIndex, drafts: list[Draft]) -> list[Draft]:
    """Drafts with their direct quotations; quotations nobody claimed follow the speaker before them."""
    quotations = index.quotations
    stating = [states_something(page, q) for q in quotations]
    starts = [q.span.start for q in quotations]
    owner: dict[int, Draft] = {}
    # Who signs a quotation has it, whatever stands before it.
    free = (d for d in drafts if d.rule == SIGNATURE or index.at(d.candidate.head) is None)
    ordered = sorted(free, key=lambda d: (d.rule != SIGNATURE, d.cue))
    for draft in ordered:
        _claim(page, index, draft, stating, owner, starts)
    _follow_on(page, quotations, stating, owner, drafts)
    return drafts


def _claim(
    page: Page, index: QuotationIndex, draft: Draft, stating: list[bool], owner: dict[int, Draft], starts: list[int]
) -> None:
    """Give the draft the quotations its content lies in, or that stand right before or after it."""
    if draft.candidate.kind not in {"verb", "punctuation"}:
        return
    for n in _near(page, draft, starts):
        quotation = index.quotations[n]
        if n in owner or not stating[n]:
            continue
        if (draft.content and _fills(draft, quotation)) or _touches(page, index, draft, n):
            owner[n] = draft
            spans = [s for s in draft.content if not quotation.span.contains(s)]
            if (
                not draft.content
                or _fills(draft, quotation)
                or draft.candidate.frame in {"none", "para", "bare", "pre"}
            ):
                draft.content = merged([*spans, quotation.span], gap=1)
                draft.quotation = draft.quotation or quotation


def _near(page: Page, draft: Draft, starts: list[int]) -> range:
    """The quotations a draft could have: those its content reaches over, and its cue's neighbours."""
    edges = [page.parse.starts[draft.cue[0]], page.parse.ends[draft.cue[1] - 1]]
    if draft.content:
        edges += [draft.content[0].start, draft.content[-1].end]
    return range(max(0, bisect_left(starts, min(edges)) - 2), min(len(starts), bisect_left(starts, max(edges)) + 2))


def _mostly_inside(span: Span, quoted: Span) -> bool:
    shared = min(span.end, quoted.end) - max(span.start, quoted.start)
    return shared >= 0.8 * len(span)


def _fills(draft: Draft, quotation: Quotation) -> bool:
    """Whether a piece of content is the quotation, or part of it that starts or ends with it."""
    return any(_mostly_inside(s, quotation.span) for s in draft.content)


def _touches(page: Page, index: QuotationIndex, draft: Draft, n: int) -> bool:
    """Whether the cue, which may open a quotation, stands right behind or before it."""
    if draft.candidate.frame not in {"none", "para", "obj", "p:to", "p:with", "as-clause"}:
        return False
    if draft.content and draft.candidate.frame == "obj":
        return False
    parse = page.parse
    quotation = index.quotations[n]
    begin = min(draft.cue[0], draft.source.start if draft.source is not None else draft.cue[0])
    end = max(draft.cue[1], draft.source.end if draft.source is not None else draft.cue[1])
    inside = parse.tokens(quotation.span)
    if not inside:
        return False
    same = parse.paragraph(inside[0]) == parse.paragraph(draft.cue[0])
    if same and inside[-1] < begin and begin - inside[-1] <= 2:
        return True
    return same and inside[0] >= end and inside[0] - end <= _BETWEEN and parse.words[inside[0] - 1] in {",", ":"}


def _follow_on(
    page: Page, quotations: tuple[Quotation, ...], stating: list[bool], owner: dict[int, Draft], drafts: list[Draft]
) -> None:
    parse = page.parse
    cue_sentences: dict[int, Draft] = {parse.sentence_of[d.candidate.head]: d for d in drafts}
    for n in range(1, len(quotations)):
        if n in owner or not stating[n]:
            continue
        before = owner.get(n - 1)
        if before is None:
            continue
        inside = parse.tokens(quotations[n].span)
        previous = parse.tokens(quotations[n - 1].span)
        if not inside or not previous:
            continue
        here, there = parse.paragraph(inside[0]), parse.paragraph(previous[-1])
        opens_sentence = inside[0] == parse.sentence(inside[0])[0] or parse.words[inside[0] - 1] in {
            ".",
            ":",
            ",",
            "?",
            "!",
        }
        gap = parse.text[max(quotations[n - 1].span.end, parse.ends[before.cue[1] - 1]) : quotations[n].span.start]
        if not opens_sentence:
            continue
        after_cue = parse.sentence_of[inside[0]] - parse.sentence_of[before.cue[0]] <= 1
        continues = here == there and (len(gap.split()) <= 8 or (after_cue and gap.rstrip().endswith((".", ":"))))
        runs = here == there + 1 and (quotations[n - 1].open or _fills_paragraph(page, quotations[n], here))
        other = cue_sentences.get(parse.sentence_of[inside[-1]], before)
        if runs or (continues and (other is before or "." in gap)):
            owner[n] = before
            before.content = merged([*before.content, quotations[n].span], gap=1)


def _fills_paragraph(page: Page, quotation: Quotation, number: int) -> bool:
    if number >= len(page.layout.paragraphs):
        return False
    paragraph = page.layout.paragraphs[number]
    return quotation.span.start <= paragraph.start + 1 and quotation.span.end >= paragraph.end - 2
