"""Which attribution holds given words: asked for every mark, so answered from the contents that lie near by."""

from __future__ import annotations

from collections.abc import Container, Iterator

from standoff.model import Attribution, Span
from standoff.reading.parse import Parse

BLOCK = 512
"""Characters; contents are listed under every block of the text they reach into."""


class Contents:
    """The contents of all attributions of an article, found by place; asking costs the same in a long text."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self.attributions = attributions
        ordered = sorted(attributions, key=lambda a: sum(map(len, a.content)))
        self._blocks: dict[int, list[tuple[Span, Attribution]]] = {}
        for attribution in ordered:
            for content in attribution.content:
                for block in range(content.start // BLOCK, (content.end - 1) // BLOCK + 1):
                    self._blocks.setdefault(block, []).append((content, attribution))

    def innermost(self, span: Span) -> Attribution | None:
        """The attribution with the shortest content that holds the whole span; of equals the first."""
        for content, attribution in self._blocks.get(span.start // BLOCK, ()):
            if content.contains(span):
                return attribution
        return None


def worded(
    parse: Parse, attributions: tuple[Attribution, ...], lemmas: Container[str], sentences: range
) -> Iterator[Attribution]:
    """The attributions with one of these words in their cue that stands in one of these sentences."""
    for attribution in attributions:
        cue = (i for span in attribution.cue for i in parse.tokens(span))
        if any(parse.lemmas[i] in lemmas and parse.sentence_of[i] in sentences for i in cue):
            yield attribution
