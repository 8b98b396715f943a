"""Dates of office from files of Wikidata: entities, dumps and results of a query."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from standoff.knowledge.importing.entities import (
    Entity,
    Qualifiers,
    Snak,
    Statement,
    is_list_of_lines,
    read_dump,
    read_entities,
)
from standoff.knowledge.importing.people import Person, Term
from standoff.knowledge.importing.positions import Position, is_wording, may_be_position, position_of
from standoff.knowledge.importing.report import Report
from standoff.knowledge.importing.results import read_results
from standoff.knowledge.names import by_name
from standoff.knowledge.states import states_by_code
from standoff.knowledge.tables import names, read_table

_GENDERS = {"Q6581097": "m", "Q6581072": "f", "Q2449503": "m", "Q1052281": "f"}
_HEADS = frozenset({"head_of_state", "head_of_government", "vice_president", "head"})
_LABELS = 50_000
"""Labels of other items kept for the report; a dump of everything has more."""


@dataclass(slots=True)
class _Items:
    """What a file's other items say of positions and of whose they are."""

    positions: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """Items worded as an office: their label, and the items they say they belong to."""
    holders: dict[str, str] = field(default_factory=dict)
    """Codes of states and names of bodies by item."""
    labels: dict[str, str] = field(default_factory=dict)
    """Labels of other items, for the report."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file that holds entities: all at once, or one a line."""

    path: Path
    entities: tuple[Entity, ...] | None

    def read(self, report: Report) -> Iterator[Entity]:
        return read_dump(self.path, report) if self.entities is None else iter(self.entities)


def read_wikidata(paths: Sequence[Path], report: Report) -> list[Person]:
    """People with the terms of office the files tell, in the files' order.

    A dump is read line by line, twice: for what its items say of positions, then for people. What is kept is bounded
    by the terms found, not by the file. Raises FormatError where a file is nothing of Wikidata's.
    """
    people: list[Person] = []
    files: list[_File] = []
    for path in paths:
        entities = None if is_list_of_lines(path) else read_entities(path)
        if entities is None and not is_list_of_lines(path):
            people += read_results(path, report)
        else:
            files.append(_File(path, tuple(entities) if entities is not None else None))
    items = _Items(holders=dict(_states()))
    for file in files:
        for entity in file.read(report):
            _note(entity, items)
    for file in files:
        # The lines that are broken were noted the first time.
        found = (_person(entity, items, report) for entity in file.read(Report()))
        people += [person for person in found if person is not None]
    return people


@functools.cache
def _states() -> tuple[tuple[str, str], ...]:
    return tuple((item, row["code"]) for row in read_table("wikidata_states") for item in names(row["items"]))


@functools.cache
def _common() -> dict[str, tuple[str, str]]:
    return {row["item"]: (row["office"], row["of"]) for row in read_table("wikidata_positions")}


def _note(entity: Entity, items: _Items) -> None:
    """Keep what an item that is no person says of a position, a state or a body."""
    said, label = entity.said, entity.label
    if said.positions or not label or entity.human:
        return
    code = next((s.mainsnak.text for s in said.iso3 if s.rank != "deprecated"), None)
    if code is not None and code in states_by_code():
        items.holders.setdefault(entity.id, code)
    entry = by_name(label)
    if entry is not None and entry.kind == "body":
        items.holders.setdefault(entity.id, entry.key)
    if may_be_position(label) and (is_wording(label) or position_of(label) is not None):
        # The narrower property decides: a minister of Bavaria has Germany for a country.
        owners = said.jurisdictions or said.directs or said.countries
        found = tuple(s.mainsnak.item or "" for s in owners if s.rank != "deprecated")
        items.positions[entity.id] = label, found
    elif len(items.labels) < _LABELS:
        items.labels[entity.id] = label


def _person(entity: Entity, items: _Items, report: Report) -> Person | None:
    """A person with the terms that can be told; None for other items and for those without any."""
    statements = entity.said.positions
    if entity.missing is not None:
        report.leave("items that Wikidata does not have", entity.id)
    if not statements:
        return None
    if not entity.human:
        report.leave("items with positions that are not said to be people", entity.label or entity.id)
        return None
    if not entity.label:
        report.leave("people without an English name", entity.id)
        return None
    dead = any(s.rank != "deprecated" for s in entity.said.deaths)
    terms = [
        term
        for statement in statements
        if (term := _term(statement, entity.label, items, report, dead=dead)) is not None
    ]
    gender = next((_GENDERS.get(s.mainsnak.item or "", "") for s in entity.said.genders), "")
    return Person(entity.label, entity.names, gender, list(dict.fromkeys(terms))) if terms else None


def _term(statement: Statement, name: str, items: _Items, report: Report, *, dead: bool) -> Term | None:
    item, beside = statement.mainsnak.item, statement.beside
    if statement.rank == "deprecated":
        report.leave("statements that Wikidata itself calls wrong (deprecated)", name)
        return None
    if item is None:
        report.leave("terms in a position that nobody knows", name)
        return None
    position = _position(item, beside, items)
    if position is None:
        worded = items.positions.get(item, ("",))[0]
        if worded or item in _common():
            report.leave("terms in offices of which nobody says clearly whose they are", worded or item)
        else:
            report.leave("terms in positions that are no office here or not in the file", items.labels.get(item, item))
        return None
    return _dated(position, beside, f"{name}, {position.office} of {position.of}", report, dead=dead)


def _position(item: str, beside: Qualifiers, items: _Items) -> Position | None:
    """The office of a position's item, and whose it is: by the statement, else by the item."""
    stated = beside.of or beside.jurisdiction
    holder = _one_holder([s.item or "" for s in stated], items)
    if stated and holder is None:
        return None
    if item in items.positions:
        label, owners = items.positions[item]
        found = position_of(label, holder or _one_holder(owners, items))
        if found is None and not owners and beside.country:
            found = position_of(label, _one_holder([s.item or "" for s in beside.country], items))
            # Who presides or governs somewhere in a country need not preside over it.
            return None if found is not None and found.office in _HEADS else found
        return found
    office, of = _common().get(item, ("", ""))
    if of or not office:
        return Position(office, of) if of else None
    return Position(office, holder) if holder is not None and holder in states_by_code() else None


def _one_holder(owners: Sequence[str], items: _Items) -> str | None:
    """The one state or body among items; None where none is, or several are."""
    found = {items.holders[owner] for owner in owners if owner in items.holders}
    return found.pop() if len(found) == 1 else None


def _dated(position: Position, beside: Qualifiers, what: str, report: Report, *, dead: bool) -> Term | None:
    start, end = _one_date(beside.start), _one_date(beside.end)
    reason = None
    if len(beside.start) > 1 or len(beside.end) > 1:
        reason = "terms of several starts or ends in one statement"
    elif start is None or not start:
        reason = "terms without a start to the year"
    elif end is None:
        reason = "terms with an end that nobody knows to the year"
    elif not end and (dead or beside.replaced):
        reason = "terms without an end of people who died or were replaced"
    if reason is not None or not start or end is None:
        report.leave(reason or "terms without a start to the year", what)
        return None
    return Term(position.office, position.of, start, end)


def _one_date(snaks: tuple[Snak, ...]) -> str | None:
    """The date; empty where none is given or there is said to be none; None where it is not known to the year."""
    if not snaks or snaks[0].snaktype == "novalue":
        return ""
    return snaks[0].date
