"""Forces that one predicate speaks of together, with their count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.knowledge.assets import load_force_nouns, load_force_predicates
from standoff.model import Quantity
from standoff.reading.parse import Parse
from standoff.reading.postures.forces import SIZES, Force, Stand, find_stand, particle_lemma

ESTIMATING = frozenset("put estimate set reckon assess place".split())
"""Verbs that tell a size by "at"."""
REACHING = frozenset(
    "grow rise swell climb increase expand amount total number stand reach exceed shrink fall drop be come".split()
)
"""Verbs that tell a size as object or by "to" and "at"."""


@dataclass(slots=True)
class Group:
    """Forces counted and told of together: they make one posture. `low` and `high` are bounds, None is open."""

    forces: list[Force]
    stand: Stand | None
    quantity: Quantity | None = None
    low: float | None = None
    high: float | None = None
    approx: str | None = None
    sized: bool = False
    """Whether the count is told as the force's size ("has grown to 9,000")."""

    def count(self, quantity: Quantity) -> None:
        """Take a count: "about 4,000" stays 4,000, "over" and "up to" open one side."""
        self.quantity, self.approx = quantity, quantity.approx_wording
        if quantity.approx in ("more_than", "less_than"):
            self.low, self.high = quantity.bounds[0] or None, quantity.bounds[1]
        elif quantity.value is not None:
            self.low = self.high = quantity.value
        else:
            self.low, self.high = quantity.low, quantity.high

    @property
    def counted(self) -> bool:
        """Whether a number is told."""
        return self.low is not None or self.high is not None


def group_forces(parse: Parse, forces: list[Force], quantities: Iterable[Quantity]) -> list[Group]:
    """Forces joined by "and" under one predicate are one group, unless they are counted apart."""
    counts = {i: quantity for quantity in quantities for i in parse.tokens(quantity.span)}
    forces = _with_bare_numbers(parse, forces, counts)
    nouns = {force.head for force in forces}
    out: list[Group] = []
    by_head: dict[int, Group] = {}
    for force in forces:
        quantity = _count_of(parse, force, counts)
        sized = quantity is None and (quantity := _size_of(parse, force, counts)) is not None
        first = _first_conjunct(parse, force.top)
        joined = by_head.get(first)
        if joined is not None and first != force.top and quantity is None:
            joined.forces.append(force)
        elif not _contains(parse, force, nouns):
            group = Group([force], find_stand(parse, force), sized=sized)
            if quantity is not None:
                group.count(quantity)
            by_head[force.top] = group
            by_head.setdefault(force.head, group)
            out.append(group)
    _count_later(parse, out, counts)
    return out


_PARTS = frozenset(
    ("most", "some", "many", "half", "part", "parts", "few", "several", "majority", "rest", "remainder", "none")
)
"""Words for a part of no told size: "some of the 5,000 troops"."""


def _count_of(parse: Parse, force: Force, counts: dict[int, Quantity]) -> Quantity | None:
    """The count in a force's noun phrase; a difference ("2,000 more") is none, nor the whole of a part ("most of")."""
    if force.top != force.head:
        part = next((q for i in range(parse.lefts[force.top], force.top + 1) if (q := counts.get(i)) is not None), None)
        if part is not None and not part.change:
            return part
        if parse.lowers[force.top] in _PARTS:
            return None
    for i in range(force.head, min(parse.lefts[force.top], parse.lefts[force.head]) - 1, -1):
        quantity = counts.get(i)
        if quantity is not None and not quantity.change and (i < force.first or i == force.head):
            return quantity
    return None


def _with_bare_numbers(parse: Parse, forces: list[Force], counts: dict[int, Quantity]) -> list[Force]:
    """The forces with those told by a number alone ("2,000 will be sent") after one that is named."""
    predicates = load_force_predicates()
    bare = []
    for i, quantity in counts.items():
        role = {"dobj": "o", "nsubjpass": "o", "nsubj": "s"}.get(parse.deps[i])
        if (
            role is None
            or parse.pos[i] != "NUM"
            or parse.child(i, "det") is not None
            or quantity.unit is not None
            or quantity.change
        ):
            continue
        found = predicates.get((particle_lemma(parse, parse.heads[i]), role))
        if found is None or found.readiness == "place":
            continue
        near = [f for f in forces if f.head < i and parse.sentence_of[i] - parse.sentence_of[f.head] <= 1]
        if near:
            bare.append(Force(i, near[-1].asset, "number", i, i))
    return sorted([*forces, *bare], key=lambda f: f.head) if bare else forces


def _size_of(parse: Parse, force: Force, counts: dict[int, Quantity]) -> Quantity | None:
    """The size told of a force: "a unit of 900", "put the number of troops at", "the force has grown to"."""
    if parse.tags[force.head] in ("NN", "NNP"):
        for c in parse.children[force.head]:
            if parse.deps[c] == "prep" and parse.lowers[c] == "of":
                quantity = _number_under(parse, c, counts, forces=True)
                if quantity is not None:
                    return quantity
    verb, dep = parse.heads[force.top], parse.deps[force.top]
    if parse.pos[verb] not in ("VERB", "AUX"):
        return None
    if dep in ("dobj", "nsubjpass") and parse.lemmas[verb] in ESTIMATING:
        return _size_behind(parse, verb, force, counts, ("at",))
    return _size_said(parse, verb, force, counts) if dep == "nsubj" else None


def _size_said(parse: Parse, verb: int, force: Force, counts: dict[int, Quantity]) -> Quantity | None:
    """What a verb says of its subject's size: "has a strength of 900", "is 900 strong", "numbers 900 men"."""
    lemma = parse.lemmas[verb]
    if lemma == "have":
        size = parse.child(verb, "dobj")
        of = parse.child(size, "prep") if size is not None and parse.lemmas[size] in SIZES else None
        return _number_under(parse, of, counts) if of is not None and parse.lowers[of] == "of" else None
    strong = parse.child(verb, "acomp")
    if strong is not None and parse.lowers[strong] == "strong":
        return next((counts[c] for c in parse.children[strong] if c in counts and not counts[c].change), None)
    counted = parse.child(verb, "dobj") if lemma in ("number", "total") else None
    if counted is not None:
        return _counted(parse, counted, counts)
    told = lemma in REACHING and (lemma != "be" or parse.lemmas[force.top] in SIZES)
    return _size_behind(parse, verb, force, counts, ("to", "at"), bare=True) if told else None


def _size_behind(
    parse: Parse,
    verb: int,
    force: Force,
    counts: dict[int, Quantity],
    links: tuple[str, ...],
    *,
    bare: bool = False,
) -> Quantity | None:
    """The count behind a verb, by a preposition or, if `bare`, as its object: "grown to 900", "reached 900"."""
    for c in parse.children[verb]:
        told = parse.deps[c] == "prep" and parse.lowers[c] in links
        if c > force.head and (told or (bare and parse.deps[c] in ("dobj", "attr") and c in counts)):
            quantity = _number_under(parse, c, counts, forces=True) if told else counts[c]
            if quantity is not None:
                return quantity
    return None


def _number_under(
    parse: Parse, preposition: int, counts: dict[int, Quantity], *, forces: bool = False
) -> Quantity | None:
    """The count that is a preposition's object or stands before it; a difference is none. `forces` asks for forces."""
    named = parse.child(preposition, "pobj")
    if named is None or (parse.pos[named] != "NUM" and parse.tags[named] not in ("NNS", "NNPS")):
        return None
    if (
        forces
        and parse.pos[named] != "NUM"
        and (parse.lowers[named],) not in load_force_nouns().get(parse.lowers[named], {})
    ):
        return None
    return _counted(parse, named, counts)


def _counted(parse: Parse, noun: int, counts: dict[int, Quantity]) -> Quantity | None:
    """The count that a noun is, or that stands before it; a difference is none."""
    number = next((i for i in (noun, *parse.children[noun]) if i in counts and parse.pos[i] == "NUM"), None)
    quantity = counts[number] if number is not None else None
    return quantity if quantity is not None and not quantity.change else None


def _count_later(parse: Parse, groups: list[Group], counts: dict[int, Quantity]) -> None:
    """Give the count of "they now number N" to the force spoken of before it."""
    for i, quantity in counts.items():
        verb = parse.heads[parse.heads[i]] if parse.deps[i] == "pobj" else parse.heads[i]
        subject = parse.child(verb, "nsubj")
        if parse.lemmas[verb] != "number" or parse.pos[verb] != "VERB" or subject is None:
            continue
        before = [g for g in groups if g.forces[0].head < subject and not g.counted]
        near = before and parse.sentence_of[subject] - parse.sentence_of[before[-1].forces[0].head] <= 1
        if near and parse.pos[subject] == "PRON":
            before[-1].count(quantity)


def _contains(parse: Parse, force: Force, nouns: set[int]) -> bool:
    """Whether the noun only says in what unit another force stands ("troops in battalions")."""
    if parse.deps[force.head] != "pobj":
        return False
    preposition = parse.heads[force.head]
    return parse.lowers[preposition] in ("in", "into", "as", "aboard") and parse.heads[preposition] in nouns


def _first_conjunct(parse: Parse, i: int) -> int:
    while parse.deps[i] == "conj" and parse.pos[parse.heads[i]] in ("NOUN", "PROPN", "NUM"):
        i = parse.heads[i]
    return i
