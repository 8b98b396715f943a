"""How far a candidate is trusted to be a cue, given who its source is and how it stands in its sentence."""

from __future__ import annotations

import math
from collections.abc import Iterator

from standoff.knowledge.cues import load_cue_trust
from standoff.reading.attributions.cues import Candidate
from standoff.reading.attributions.quotations import QuotationIndex
from standoff.reading.attributions.speakers import Source
from standoff.reading.parse import Parse

_PERSONS = frozenset({"he", "she", "they", "who", "himself", "herself"})
_SPEAKERS = frozenset({"i", "we", "you"})
_THINGS = frozenset({"it", "this", "that", "which", "these", "those", "there", "what"})
_PRONOUNS = {
    **dict.fromkeys(_PERSONS, "person"),
    **dict.fromkeys(_SPEAKERS, "speaker"),
    **dict.fromkeys(_THINGS, "thing"),
}
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def source_class(parse: Parse, source: Source | None) -> str:
    """A coarse class of the source: pronoun, kind of name, noun, thing or none."""
    if source is None:
        return "none"
    head = source.head
    pronoun = _PRONOUNS.get(parse.lowers[head])
    if pronoun is not None:
        return pronoun
    entity = parse.entity_at[head]
    if entity is not None and entity.label in _NAMED:
        return entity.label.lower()
    if parse.pos[head] == "PROPN":
        return "name"
    return "plural" if parse.tags[head] == "NNS" else "noun"


def adjusted(
    parse: Parse, candidate: Candidate, weight: float, source: Source | None, index: QuotationIndex, signs: set[str]
) -> float:
    """The weight, 0 to 1, of a cue in view of its source and place; `signs` are features known to the caller."""
    odds = load_cue_trust()
    weight = min(max(weight, 0.02), 0.98)
    total = odds["weight"] * math.log(weight / (1 - weight))
    for name in signs:
        total += odds.get(name, 0.0)
    for name in _features(parse, candidate, source, index):
        total += odds.get(name, 0.0)
    return 1 / (1 + math.exp(-total))


def _features(parse: Parse, candidate: Candidate, source: Source | None, index: QuotationIndex) -> Iterator[str]:
    i = candidate.head
    yield f"{candidate.kind}-source-{source_class(parse, source)}"
    if candidate.kind != "verb":
        return
    yield "tag-" + parse.tags[i]
    yield "dep-" + parse.deps[i]
    for c in parse.children[i]:
        if parse.deps[c] == "neg":
            yield "neg"
        elif parse.tags[c] == "MD":
            yield "modal"
    complement = candidate.complement
    if complement is None or candidate.frame in {"that", "bare", "to", "pre"}:
        return
    start, end = parse.subtree(complement)
    if any(j in index.by_token for j in (start, complement, end - 1)) and i not in index.by_token:
        yield "quoted"
    if end - start == 1:
        yield "object-one"
