"""The labels of named entities as the reader model tags them, and from tags to spans."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np

from standoff.model import Span
from standoff.reading.encoder.decoding import Floats
from standoff.reading.encoder.pieces import BREAK, Ints, Pieces

LABELS = (
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY",
    "NORP", "ORDINAL", "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip
"""Those of OntoNotes 5.0 (Weischedel et al. 2013), as parsers give them."""
OUTSIDE = 0
UNLIKELY = 0.01
"""Least probability of a tag that is considered at all."""
BEGINNING = 2.0
"""What an entity costs, in log probability, that begins with a tag inside one."""
TAGS = 1 + 2 * len(LABELS)
"""Outside, then for each label the tag that begins an entity and the one inside it."""


def begins(label: str) -> int:
    """The tag of an entity's first piece; the one behind it is that of its other pieces."""
    return 1 + 2 * LABELS.index(label)


def likeliest(probabilities: Floats) -> Ints:
    """The likeliest tags of the words of a text together, where a tag inside an entity follows one of its label.

    Viterbi's algorithm over the few tags that are likely at all for each word.
    """
    tags = np.zeros(len(probabilities), dtype=np.int64)
    rows, columns = np.nonzero(probabilities >= UNLIKELY)
    edges = np.searchsorted(rows, np.arange(len(probabilities) + 1)).tolist()
    scores, labels = np.log(probabilities[rows, columns]).tolist(), columns.tolist()
    best: dict[int, float] = {OUTSIDE: 0.0}
    back: list[dict[int, int]] = []
    for low, high in itertools.pairwise(edges):
        top = max(best, key=best.__getitem__)
        now, came = {}, {}
        for k in range(low, high):
            tag, before = labels[k], top
            cost = 0.0
            if tag != OUTSIDE and tag % 2 == 0:
                own = [(best[t], t) for t in (tag, tag - 1) if t in best]
                if own and max(own)[0] >= best[top] - BEGINNING:
                    before = max(own)[1]
                else:
                    cost = BEGINNING
            now[tag], came[tag] = best[before] - cost + scores[k], before
        best = now
        back.append(came)
    tag = max(best, key=best.__getitem__)
    for at in range(len(back) - 1, -1, -1):
        tags[at] = tag
        tag = back[at][tag]
    return tags


def entities(pieces: Pieces, tags: Ints) -> Iterator[tuple[Span, str]]:
    """The entities that the tags of pieces make, in text order; a word counts by its first piece."""
    run: list[int] = []
    label = OUTSIDE
    words = np.flatnonzero(pieces.first).tolist()
    for first, following in itertools.pairwise([*words, len(pieces)]):
        tag = int(tags[first]) if pieces.ids[first] != BREAK else OUTSIDE
        if run and tag != 2 + 2 * label:
            yield Span(pieces.starts[run[0]], pieces.ends[run[-1]]), LABELS[label]
            run = []
        if tag != OUTSIDE:
            label = (tag - 1) // 2
            run += range(first, following)
    if run:
        yield Span(pieces.starts[run[0]], pieces.ends[run[-1]]), LABELS[label]
