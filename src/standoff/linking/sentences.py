"""The sentence around some words, found without a parse: for showing words in their context, not for reading them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.model import Span

_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])|\n")
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Sen|Rep|Gov|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?"
    r"|Oct|Nov|Dec))\.$"
)
"""What a full stop ends without ending a sentence: initials ("U.S."), titles, months."""


def sentence_around(text: str, span: Span) -> Span:
    """The sentence, or sentences, that hold a span, without outer blanks; ends are full stops and line ends."""
    start, end = 0, len(text)
    for stop, after in _ends(text):
        if after <= span.start:
            start = after
        elif after >= span.end:
            end = stop
            break
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def sentence_number(text: str, position: int) -> int:
    """The number, from 1, of the sentence in which a position lies; headlines and bylines count as sentences."""
    number, start = 1, 0
    for _, after in _ends(text):
        if after > position:
            break
        number += bool(text[start:after].strip())
        start = after
    return number


def _ends(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence's own signs end, and where what comes after begins: a line end belongs to neither."""
    for found in _END.finditer(text):
        if found.group() == "\n":
            yield found.start(), found.end()
        elif not _SHORT.search(text[max(0, found.start() - 6) : found.start() + 1]):
            yield found.end(), found.end()


def sentences_of(text: str) -> Iterator[Span]:
    """The sentences of a text in order, headlines and bylines among them, without outer blanks."""
    start = 0
    for stop, after in (*_ends(text), (len(text), len(text))):
        while start < stop and text[start].isspace():
            start += 1
        if text[start:stop].strip():
            yield Span(start, start + len(text[start:stop].rstrip()))
        start = after
