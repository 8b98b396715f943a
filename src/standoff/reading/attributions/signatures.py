"""Quotations signed by who said them: "We were never asked." — Ann Low, teacher."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standoff.model import Span
from standoff.reading.attributions.cues import Candidate
from standoff.reading.attributions.drafts import Draft
from standoff.reading.attributions.quotations import QuotationIndex, states_something
from standoff.reading.attributions.speakers import Source
from standoff.reading.page import Page
from standoff.reading.parse import Parse

_SIGNED = re.compile(
    r"[ \t\xa0]*(?P<dash>―|—|–|--|-(?=\s))[ \t\xa0]*(?P<name>[^\n\"“”„«»]{2,90}?)[\s.]*(?=\n|$|[\"“„«])"
)
"""A dash behind a closed quotation, then a name that fills the rest of the line or reaches to the next quotation."""
SIGNATURE = "signature"
"""The rule's name."""
_LONGEST_NAME = 6
"""Tokens of a name, without what is said of its bearer behind a comma."""
_PARTICLE = 3
"""Letters of the longest small word within a name: "van der", "bin"."""
_WEIGHT = 0.85


def find_signed(page: Page, index: QuotationIndex) -> Iterator[Draft]:
    """Drafts of quotations with a signature, in text order."""
    parse = page.parse
    for quotation in index.quotations:
        if quotation.open or not _opens_line(page.text, quotation.span.start) or not states_something(page, quotation):
            continue
        tokens = parse.tokens(quotation.span)
        if not tokens:
            continue
        paragraph = page.layout.paragraphs[parse.paragraph(tokens[-1])]
        found = _SIGNED.match(page.text, quotation.span.end, paragraph.end)
        if found is None:
            continue
        dash = parse.tokens(Span(*found.span("dash")))
        name = parse.tokens(Span(*found.span("name")))
        comma = next((i for i in name if parse.words[i] == ","), name.stop)
        if dash and name and dash.start < name.start and _is_name(parse, range(name.start, comma)):
            yield Draft(
                Candidate(dash.start, "punctuation", SIGNATURE, "aside"), (dash.start, name.start),
                Source(comma - 1, name.start, name.stop), (quotation.span,), _WEIGHT, SIGNATURE, quotation,
            )  # fmt: skip


def _opens_line(text: str, at: int) -> bool:
    """Whether nothing but blanks stands before a position in its line: within a sentence a dash joins other things."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _is_name(parse: Parse, tokens: range) -> bool:
    """Whether the tokens are capitalised words with at most particles between them."""
    if not tokens or len(tokens) > _LONGEST_NAME:
        return False
    capital = [parse.words[i][0].isupper() for i in tokens]
    return (
        capital[0]
        and capital[-1]
        and parse.pos[tokens.start] != "PRON"
        and all(large or len(parse.words[i]) <= _PARTICLE for i, large in zip(tokens, capital, strict=True))
    )
