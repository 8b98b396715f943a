"""What the reader model makes of an article's place names: the rules' names kept or dropped, others found.

The rules know every state and which words stand beside towns; the model has seen how names are used. Where it is sure
that a name is no place (Georgia, somebody's daughter) or is one that the rules have no sign for, it is believed.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence

from standoff.knowledge.place_keys import place_key
from standoff.model import Span
from standoff.reading.encoder.decoding import find_runs
from standoff.reading.encoder.sight import NameTags
from standoff.reading.places.evidence import organisations
from standoff.reading.places.names import Name, Search

WORD = 0.4
"""Probability from which a word is part of a name."""
APART = 0.9
"""Probability from which a word inside begins another name: names seldom adjoin."""
FOUND = 0.75
"""Least probability of a name the rules have no sign for."""
SURE = 0.97
"""Least probability of a name that is a person's of the article as well."""
UNKNOWN = 0.85
"""Least probability of one that the gazetteer does not know either."""
HELD = 0.3
"""Least probability of a town's name that stands without a sign."""
KEPT = 0.02
"""Least probability of a name the rules have a sign for; that of a state or region needs none."""
SHARE = 0.5
"""A writing that is likely a place in this share of its mentions is one in all."""


def spans(one: NameTags) -> Iterator[tuple[Span, float]]:
    """The place names the model sees, with their probabilities."""
    for found in find_runs(one.pieces, one.places, WORD, APART):
        first, last = found.pieces.start, found.pieces.stop - 1
        yield Span(one.pieces.starts[first], one.pieces.ends[last]), found.probability


def weighed(search: Search, tagged: Sequence[NameTags]) -> list[Name]:
    """The names of an article in text order, by the rules and the model together."""
    chances: dict[int, float] = {}
    by_text: defaultdict[str, list[float]] = defaultdict(list)
    told = [*search.found, *search.held]
    for name in told:
        chance = _likelihood(tagged, Span(name.first, name.last))
        if chance is not None:
            chances[id(name)] = chance
            by_text[name.text].append(chance)
    usual = {text for text, some in by_text.items() if sum(c >= WORD for c in some) >= SHARE * len(some)}
    names = [name for name in told if _is_kept(name, chances.get(id(name)), usual)]
    for name in names:
        if name.rule == "held":
            name.rule = "learned"
    names += _added(search, tagged, names)
    return sorted([*search.dateline, *names], key=lambda name: name.first)


def _is_kept(name: Name, chance: float | None, usual: set[str]) -> bool:
    if chance is None:
        return name.rule != "held"
    if name.rule == "held":
        return chance >= HELD or name.text in usual
    return name.rule == "gazetteer" or chance >= KEPT or name.text in usual


def _added(search: Search, tagged: Sequence[NameTags], names: list[Name]) -> Iterator[Name]:
    """Names that only the model sees; a writing that it sees in most of its mentions, in all of them."""
    taken = sorted((name.first, name.last) for name in names)
    fresh: list[Name] = []
    for span, chance in (found for one in tagged for found in spans(one)):
        if chance >= FOUND and not _overlaps(taken, span) and search.parse.tokens(span):
            name = search.named(span, "learned")
            if _is_new(search, name, chance):
                fresh.append(name)
                insort(taken, (name.first, name.last))
    yield from fresh
    for text in sorted({name.text for name in fresh}):
        every = [Span(*found.span()) for found in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", search.page.text)]
        some = [(span, likely) for span in every if (likely := _likelihood(tagged, span)) is not None]
        if sum(likely >= WORD for _, likely in some) >= SHARE * len(some):
            for span, _ in some:
                if not _overlaps(taken, span) and search.parse.tokens(span):
                    name = search.named(span, "learned")
                    insort(taken, (name.first, name.last))
                    yield name


def _is_new(search: Search, name: Name, chance: float) -> bool:
    """Whether a name that the rules did not find may be one: it is no person's of the article, and likely enough."""
    words, key = name.text.split(), place_key(name.text)
    if not any(word[0].isupper() for word in words) or name.text in organisations():
        return False
    if key in search.known.compass or key in search.known.never:
        return False
    if _in_body(search, name):
        return False
    if name.people:
        return _describes(search, name, chance)
    if words[0] in search.evidence.given or (words[-1] in search.evidence.persons and chance < SURE):
        return False
    return chance >= (FOUND if name.entries else UNKNOWN)


def _in_body(search: Search, name: Name) -> bool:
    """Whether the name only stands in that of an outlet, a firm or a team ("The Albion Post")."""
    entity = search.parse.entity_at[name.start]
    if entity is None or entity.label != "ORG" or (entity.start == name.start and entity.end == name.end):
        return False
    return search.evidence.spoilt(entity, name.start, name.end)


def _describes(search: Search, name: Name, chance: float) -> bool:
    """Whether the name of a people is an adjective, by the rules or by a model that is sure; several are persons."""
    entity = search.parse.entity_at[name.start]
    if search.evidence.describes(name.start, name.end, entity):
        return True
    language = entity is not None and entity.label == "LANGUAGE"
    return chance >= UNKNOWN and not language and search.parse.tags[name.end - 1] not in {"NNS", "NNPS"}


def _likelihood(tagged: Sequence[NameTags], span: Span) -> float | None:
    at = bisect_right(tagged, span.start, key=lambda one: one.span.start) - 1
    return tagged[at].place_likelihood(span) if at >= 0 else None


def _overlaps(taken: Sequence[tuple[int, int]], span: Span) -> bool:
    """Whether a span shares a character with one of some that do not overlap each other, in text order."""
    at = bisect_right(taken, span.end - 1, key=lambda one: one[0]) - 1
    return at >= 0 and taken[at][1] > span.start
