"""How far a candidate is trusted to be a cue, given who its source is and how it stands."""

from __future__ import annotations

from standoff.reading.cues import Candidate
from standoff.reading.parse import Parse
from standoff.reading.speakers import Source


def source_class(parse: Parse, source: Source | None) -> str:
    """A coarse class of the source: pronoun, name, noun, thing or none."""
    if source is None:
        return "none"
    h = source.head
    low = parse.lowers[h]
    if low in {"he", "she", "they", "who", "himself", "herself"}:
        return "person"
    if low in {"i", "we", "you"}:
        return "speaker"
    if low in {"it", "this", "that", "which", "these", "those", "there", "what"}:
        return "thing"
    entity = parse.entity_at[h]
    if entity is not None and entity.label in {"PERSON", "ORG", "NORP", "GPE"}:
        return entity.label.lower()
    if parse.pos[h] == "PROPN":
        return "name"
    return "plural" if parse.tags[h] == "NNS" else "noun"


def adjusted(parse: Parse, candidate: Candidate, weight: float, source: Source | None, *, light: bool) -> float:
    """The weight of a cue in view of its source and the light verb that carries it."""
    return weight
