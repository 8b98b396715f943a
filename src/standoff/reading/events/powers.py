"""Whether those who act have power, whatever their state: offices, organs and governments by their nouns."""

from __future__ import annotations

from standoff.knowledge.sectors import load_actor_nouns
from standoff.reading.events.parties import Party
from standoff.reading.parse import Parse

_OFFICES = frozenset(("official", "organ", "branch", "government"))
_POLITICAL = frozenset(("GOV", "LEG", "JUD", "COP", "MIL", "OPP", "REB", "PTY", "LAB"))
"""Kinds and sectors of those whose words are events whatever state they are of."""


def holds_office(parse: Parse, party: Party) -> bool:
    """Whether somebody of no known state has power or a following still: "the mayor", "Speaker Omar Said"."""
    words = [party.token, *(c for c in parse.children[party.token] if parse.deps[c] in ("compound", "appos", "nmod"))]
    nouns = (load_actor_nouns().get(parse.lowers[t]) for t in words)
    return any(noun is not None and noun.kind in _OFFICES and noun.sector in _POLITICAL for noun in nouns)


def are_governments(parse: Parse, party: Party) -> bool:
    """Whether unnamed states act: "world leaders", "several governments"."""
    noun = load_actor_nouns().get(parse.lowers[party.token])
    if noun is None or parse.tags[party.token] != "NNS":
        return False
    return noun.kind in ("countries", "government") or parse.lemmas[party.token] == "leader"


def is_public(parse: Parse, party: Party) -> bool:
    """Whether those who go somewhere are ordinary people: "its citizens" who travel meet nobody."""
    noun = load_actor_nouns().get(parse.lowers[party.token])
    return noun is not None and noun.kind == "people" and noun.sector == "CVL"
