"""Stretches between quotation marks, across paragraphs where a quotation runs on.

A quotation that runs over several paragraphs, each opened anew and only the last closed, is one Quotation per
paragraph; all but the last are `open`. An apostrophe is told from a single mark by what stands on its two sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.model import Quotation, Span
from standoff.reading.page import Page
from standoff.reading.parse import Parse

SCARE_WORDS = 3
"""Up to this many words without a verb or an end mark, a quotation names or distances; it states nothing."""

_MARK = re.compile(r"``|''|[\"“”„«»‘’]|(?<![^\s(\[—–-])'(?=\S)|(?<=\S)'(?!\w)")
_CLOSES = {"“": '”"', "”": '”"', "„": "”“", "«": "»", "»": "«", "``": "''", "''": "''", '"': '"”', "‘": "’", "'": "'"}
_SINGLE = frozenset("‘'")
_END = re.compile(r"[.!?][\"”’']?(?=\s+[A-Z\"“‘]|\s*$)")


@dataclass(frozen=True, slots=True)
class QuotationIndex:
    """The quotation, if any, that covers each token."""

    quotations: tuple[Quotation, ...]
    by_token: dict[int, int]

    @classmethod
    def of(cls, parse: Parse, quotations: tuple[Quotation, ...]) -> QuotationIndex:
        """Index the quotations of a parse."""
        by_token: dict[int, int] = {}
        for n, quotation in enumerate(quotations):
            for i in parse.tokens(quotation.span):
                by_token[i] = n
        return cls(quotations, by_token)

    def at(self, token: int) -> Quotation | None:
        """The quotation round a token."""
        n = self.by_token.get(token)
        return None if n is None else self.quotations[n]


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Quotations of the paragraphs of a text, in text order; they do not overlap."""
    found: list[Quotation] = []
    for at, paragraph in enumerate(paragraphs):
        following = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        runs_on = following is not None and text[following.start : following.start + 2][:1] in "\"“„«`'‘"
        found.extend(_in_paragraph(text, paragraph, runs_on=runs_on))
    return tuple(found)


def states_something(page: Page, quotation: Quotation) -> bool:
    """Whether the quoted words are somebody's statement, not a title, a nickname or a word held at a distance."""
    if quotation.words > SCARE_WORDS + 3:
        return True
    inner = quotation.span.of(page.text).strip("\"“”„«»‘’'` ")
    if inner.endswith((".", "!", "?", ",")) and quotation.words > 1:
        return True
    if quotation.words <= SCARE_WORDS - 1:
        return False
    parse = page.parse
    return any(parse.tags[i] in {"VBD", "VBP", "VBZ", "MD"} for i in parse.tokens(quotation.span))


def _in_paragraph(text: str, paragraph: Span, *, runs_on: bool) -> Iterator[Quotation]:
    marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    n = 0
    while n < len(marks):
        opening = marks[n]
        if not _may_open(text, opening, paragraph):
            n += 1
            continue
        close = _closing(text, marks, n)
        if close is not None:
            yield _quotation(text, opening.start(), marks[close].end(), is_open=False)
            n = close + 1
            continue
        if opening.group() not in _SINGLE and opening.group() != "’":
            end = (
                paragraph.end
                if runs_on or opening.start() == paragraph.start
                else _sentence_end(text, opening, paragraph)
            )
            # An unbalanced mark may swallow no balanced pair after it.
            later = [m for m in range(n + 1, len(marks)) if _may_open(text, marks[m], paragraph)]
            later = [m for m in later if _closing(text, marks, m) is not None]
            if later and not runs_on:
                end = min(end, marks[later[0]].start())
            words = text[opening.start() : end].rstrip()
            if len(words) > len(opening.group()):
                yield _quotation(text, opening.start(), opening.start() + len(words), is_open=True)
            while n < len(marks) and marks[n].start() < end:
                n += 1
            continue
        n += 1


def _quotation(text: str, start: int, end: int, *, is_open: bool) -> Quotation:
    return Quotation(span=Span(start, end), words=len(text[start:end].split()), open=is_open)


def _sentence_end(text: str, opening: re.Match[str], paragraph: Span) -> int:
    found = _END.search(text, opening.end(), paragraph.end)
    return found.end() if found else paragraph.end


def _may_open(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether an opening mark can stand here: words follow, and none runs into it from the left."""
    kind = mark.group()
    if mark.end() >= paragraph.end:
        return False
    if kind in {"”", "’"}:
        # A closing mark in front of a paragraph's first word is a slip: nothing could be closed there.
        return kind == "”" and mark.start() == paragraph.start and text[mark.end()].isalnum()
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()]
    if kind in {"“", "„", "«", "``"}:
        return True
    if kind in _SINGLE:
        return not before.isalnum() and after.isalnum() and not _elision(text, mark)
    if kind in {'"', "''"}:
        return not before.isalnum() and before not in ".,!?"
    return kind == "»" and not before.isalnum()


def _elision(text: str, mark: re.Match[str]) -> bool:
    """Whether the mark stands for left-out letters or figures: 'em, '90s, 'til."""
    tail = text[mark.end() : mark.end() + 5].lower()
    return tail[:1].isdigit() or re.match(r"(?:em|til|cause|tis|twas|n)\b", tail) is not None


def _closing(text: str, marks: list[re.Match[str]], n: int) -> int | None:
    """Index of the mark that closes mark n; None when nothing in the paragraph does."""
    kind = marks[n].group()
    closers = _CLOSES.get(kind, "")
    single = kind in _SINGLE
    fallback: int | None = None
    for m in range(n + 1, len(marks)):
        other = marks[m].group()
        if not single and other == kind and kind in {"“", "„", "«", "``"}:
            return None
        if other != closers and other not in closers and not (kind == "``" and other == '"'):
            continue
        start, end = marks[m].start(), marks[m].end()
        after = text[end] if end < len(text) else " "
        before = text[start - 1]
        if before.isspace() and kind in {'"', "''"} and after.isalnum() and _count(marks, n, kind) % 2:
            return None
        if not single:
            return m
        if after.isalnum():
            continue
        if before == "s" and after == " " and fallback is None and text[end + 1 : end + 2].islower():
            fallback = m
            continue
        return m
    return fallback


def _count(marks: list[re.Match[str]], n: int, kind: str) -> int:
    return sum(mark.group() == kind for mark in marks[n:])
