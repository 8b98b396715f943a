"""Named entities as the parser's recogniser labels them: what the branch learns them from, as no free gold exists.

A name that it labels one way in most of its mentions in an article is labelled so in all of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from standoff.model import Span
from standoff.reading.layout import Layout
from standoff.reading.parse import Parse, parse_articles

NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
"""Labels of names; the others are those of numbers and dates."""
USUAL = 0.6
"""Share of its labelled mentions from which a label is a name's own."""

Labelled = list[tuple[Span, str]]


def silver(texts: Iterable[tuple[str, Layout]]) -> Iterator[Labelled]:
    """The entities of each text, in text order."""
    return map(_even, parse_articles(texts))


def _even(parse: Parse) -> Labelled:
    found = [(parse.span(one.start, one.end), one.label) for one in parse.entities]
    by_name: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for span, label in found:
        if label in NAMES:
            by_name[span.of(parse.text)][label] += 1
    usual = {}
    for name, counts in by_name.items():
        [(label, most)] = counts.most_common(1)
        if most >= USUAL * counts.total():
            usual[name] = label
    return [(span, usual.get(span.of(parse.text), label) if label in NAMES else label) for span, label in found]
