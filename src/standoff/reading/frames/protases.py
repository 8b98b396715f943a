"""Conditions of a clause: which of its own clauses is an if, unless or until clause, and what it asks for."""

from __future__ import annotations

from standoff.knowledge.governors import load_modals
from standoff.reading.parse import Parse

_INVERTED = frozenset(("should", "had", "were"))
"""Auxiliaries that open a condition when they stand before their subject."""
_PROVIDED = frozenset(("provided", "providing"))


def protasis(parse: Parse, verb: int) -> bool | None:
    """None for no condition; True where what it says is asked for ("unless", "only if", "provided"), else False."""
    dep = parse.deps[verb]
    if dep not in ("advcl", "pcomp", "ccomp"):
        return None
    if dep == "advcl" and parse.lowers[verb] in _PROVIDED:
        return True
    for c in parse.children[verb]:
        if parse.deps[c] not in ("mark", "advmod"):
            continue
        word = parse.lowers[c]
        if word == "if" and dep == "advcl":
            return c > 0 and parse.lowers[c - 1] == "only"
        if word in _PROVIDED or load_modals().get(word) == "unless":
            return word not in ("until", "till")
    return False if dep != "pcomp" and _is_inverted(parse, verb) else None


def _is_inverted(parse: Parse, verb: int) -> bool:
    """Whether a clause opens with its auxiliary: "should it fire", "had it fired", "were it to fire"."""
    first, up = parse.lefts[verb], parse.heads[verb]
    if parse.lowers[first] == "were" and verb in (first, *parse.children[first]):
        verb, up = first, parse.heads[first]  # the auxiliary is the head
    asks = parse.words[parse.sentence(verb)[1] - 1] == "?"
    subject = parse.child(verb, "nsubj", "nsubjpass")
    if asks or up in (verb, first) or subject is None or subject < first or parse.lowers[first] not in _INVERTED:
        return False
    return first == verb or parse.deps[first] in ("aux", "auxpass")


def conditions(parse: Parse, verb: int) -> tuple[tuple[int, int], ...]:
    """Token ranges of the conditions that hang on a verb."""
    return tuple(
        parse.subtree(c)
        for c in parse.children[verb]
        if parse.deps[c] in ("advcl", "ccomp") and protasis(parse, c) is not None
    )
