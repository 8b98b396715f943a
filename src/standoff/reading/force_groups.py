"""Forces that one predicate speaks of together, with their count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.model import Quantity
from standoff.reading.forces import Force, Stand, find_stand
from standoff.reading.parse import Parse


@dataclass(slots=True)
class Group:
    """Forces counted and told of together: they make one posture. `low` and `high` are bounds, None is open."""

    forces: list[Force]
    stand: Stand | None
    quantity: Quantity | None = None
    low: float | None = None
    high: float | None = None
    approx: str | None = None

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
    nouns = {force.head for force in forces}
    out: list[Group] = []
    by_head: dict[int, Group] = {}
    for force in forces:
        quantity = _count_of(parse, force, counts)
        first = _first_conjunct(parse, force.top)
        joined = by_head.get(first)
        if joined is not None and first != force.top and quantity is None:
            joined.forces.append(force)
        elif not _contains(parse, force, nouns):
            group = Group([force], find_stand(parse, force))
            if quantity is not None:
                group.count(quantity)
            by_head[force.top] = group
            by_head.setdefault(force.head, group)
            out.append(group)
    _count_later(parse, out, counts)
    return out


def _count_of(parse: Parse, force: Force, counts: dict[int, Quantity]) -> Quantity | None:
    """The count in a force's noun phrase; a difference ("2,000 more") is none."""
    for i in range(force.head, min(parse.lefts[force.top], parse.lefts[force.head]) - 1, -1):
        quantity = counts.get(i)
        if quantity is not None and not quantity.change and (i < force.first or i == force.head):
            return quantity
    return None


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
