"""What treaties bind their parties to: clauses they say, and clauses that hold under them."""

from __future__ import annotations

from standoff.knowledge.promises import load_treaties
from standoff.reading.commitments.binding import Binder, Binding
from standoff.reading.commitments.provisos import Range
from standoff.reading.frames import Frame
from standoff.reading.frames.roles import subjects
from standoff.reading.holders import Holding

LINKS = frozenset({"under", "by"})
OBLIGING = frozenset({"must", "shall", "will", "would"})
DEEMED = frozenset({"regard", "consider", "treat", "oblige", "require", "bind", "commit"})
"""Passives by which a treaty says what counts as what, and who must do what."""


def under_treaty(binder: Binder, verb: int) -> int | None:
    """The treaty noun a clause stands under: "under the X Memorandum", "the X treaty, under which"."""
    parse = binder.parse
    for c in parse.children[verb]:
        if parse.deps[c] != "prep" or parse.lowers[c] not in LINKS:
            continue
        noun = parse.child(c, "pobj")
        if noun is not None and parse.lowers[noun] == "which" and parse.deps[verb] == "relcl":
            noun = parse.heads[verb]
        if noun is not None and _is_treaty(binder, noun):
            return noun
    return None


def _is_treaty(binder: Binder, noun: int) -> bool:
    parse = binder.parse
    named = parse.pos[noun] == "PROPN" and parse.lowers[noun] == "document"
    return parse.lemmas[noun].lower() in binder.words.treaty or named


def clause_under_treaty(binder: Binder, frame: Frame) -> Binding | None:
    """What holds under a treaty: "under the pact, an attack on one is regarded as an attack on all"."""
    parse, verb = binder.parse, frame.predicate
    treaty = under_treaty(binder, verb) if frame.kind == "verb" and not frame.protasis else None
    if treaty is None or not (binder.modal(verb) in OBLIGING or (frame.passive and parse.lemmas[verb] in DEEMED)):
        return None
    if frame.status == "denied" or parse.lemmas[verb] in binder.words.befall:
        return None
    by = _named(binder, treaty) or _first_group(binder, subjects(parse, verb)) or binder.holders.owner(treaty)
    start, end = parse.subtree(verb)
    if by is None and binder.words.party.isdisjoint(parse.lemmas[start:end]):
        return None
    condition = binder.conditions.under(verb) or _when(binder, verb)
    return Binding(by, "treaty", binder.conditions.apodosis(verb), condition, verb, "under-treaty")


def _when(binder: Binder, verb: int) -> Range | None:
    """The "when" clause of what is always to be done."""
    parse = binder.parse
    for c in parse.children[verb]:
        if c > verb and parse.deps[c] == "advcl" and parse.lowers[parse.lefts[c]] == "when":
            return parse.subtree(c)
    return None


def _named(binder: Binder, treaty: int) -> Holding | None:
    """The parties of a treaty known by its name."""
    parse = binder.parse
    for words, known in load_treaties().get(parse.lowers[treaty], ()):
        start = treaty - len(words) + 1
        if start >= 0 and tuple(parse.lowers[start : treaty + 1]) == words:
            return Holding(known.by)
    return None


def _first_group(binder: Binder, nouns: list[int]) -> Holding | None:
    found = (binder.holders.group(noun) for noun in nouns)
    return next((group for group in found if group is not None), None)


def treaty_clause(binder: Binder, frame: Frame) -> Binding | None:
    """What a treaty says: "the treaty says that if one is attacked, all will", "the pact obliges members to"."""
    parse, words = binder.parse, binder.words
    verb = frame.predicate
    if frame.kind != "verb" or not frame.agents or parse.lemmas[frame.agents[0]].lower() not in words.treaty:
        return None
    complement = binder.complement(verb)
    binds = parse.lemmas[verb] in words.treaty_binds
    if complement is None or not (binds or parse.lemmas[verb] in words.treaty_says):
        return None
    if not binds and binder.modal(complement) not in ("will", "shall", "would", "must", "should", "'ll"):
        return None
    by = _parties(binder, frame.agents[0], complement, frame)
    if by is None or not by.known:
        return None
    condition = binder.conditions.under(complement, verb)
    return Binding(by, "treaty", binder.conditions.apodosis(complement), condition, verb, "treaty-clause")


def _parties(binder: Binder, treaty: int, complement: int, frame: Frame) -> Holding | None:
    """Who is bound: the treaty's parties by its name, the members the clause names, or whose treaty it is."""
    parse, holders = binder.parse, binder.holders
    named = _named(binder, treaty)
    if named is not None:
        return named
    for subject in (*subjects(parse, complement), *frame.patients):
        inside = [parse.child(c, "pobj") for c in parse.children[subject] if parse.deps[c] == "prep"]
        for i in (subject, *(k for k in inside if k is not None)):
            found = holders.group(i)
            if found is not None:
                return found
        found = holders.owner(subject)
        if found is not None:
            return found
    return holders.owner(treaty)
