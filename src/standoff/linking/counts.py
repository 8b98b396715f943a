"""Numbers in what is said and denied: what a content counts, and which count its denial is of.

Who denies the figure of 100,000, or denies losing any aircraft, disputes a number, whatever else is said of it.
"""

from __future__ import annotations

import functools
import re

from standoff.knowledge.assets import load_force_nouns
from standoff.knowledge.series_words import alternatives, load_series_words
from standoff.linking.wording import stem
from standoff.model import Reading, Span

_NUMBER = r"(\d[\d,. ]*\d|\d)"
_NONE = re.compile(r"\b(?:any|no|not a single|not one|without) ((?:[a-z-]+ ){0,2}?[a-z-]+)", re.IGNORECASE)
_SENTENCE = re.compile(r"[,;.:](?=\s|$)")


def counts_in(text: str, reading: Reading, span: Span) -> frozenset[str]:
    """The numbers of things in a span, and what things they count."""
    found: set[str] = set()
    for quantity in reading.quantities:
        if span.contains(quantity.span) and quantity.unit_span is not None and not quantity.currency:
            found |= {str(int(end)) for end in quantity.bounds if end is not None}
            found |= {thing for thing in [_thing(quantity.unit_span.of(text))] if thing}
    return frozenset(found)


def counts_denied(content: str) -> frozenset[str]:
    """What number a denied content names as somebody's figure, and what things it says there are none of."""
    found = {re.sub(r"\D", "", number) for number in _figure().findall(content)}
    clause = _SENTENCE.split(content, maxsplit=1)[0]
    return frozenset(found | {thing for words in _NONE.findall(clause) for thing in [_thing(words)] if thing})


def _thing(words: str) -> str | None:
    """What a noun counts: an asset ("planes" are aircraft), or people by the stem of their noun."""
    spoken = words.lower().split()
    if not spoken:
        return None
    forms = load_force_nouns().get(spoken[-1], {})
    force = next((noun.asset for form, noun in forms.items() if tuple(spoken[-len(form) :]) == form), None)
    if force:
        return force
    last = stem(spoken[-1])
    return last if last in _persons() else None


@functools.cache
def _figure() -> re.Pattern[str]:
    figures = alternatives(load_series_words().numbers)
    return re.compile(rf"\b{figures} of (?:about |around |over |more than |some )?{_NUMBER}", re.IGNORECASE)


@functools.cache
def _persons() -> frozenset[str]:
    return frozenset(map(stem, load_series_words().persons))
