"""Actors of PETRARCH's dictionaries, mapped from CAMEO's codes to the tables of the knowledge base."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from standoff.knowledge.bodies import load_bodies
from standoff.knowledge.gazetteer import load_gazetteer
from standoff.knowledge.importing.capitals import (
    is_common,
    is_organisation,
    is_person,
    with_initials,
    without_title,
    written,
)
from standoff.knowledge.importing.dictionary import Coded, Entry, read_entries
from standoff.knowledge.importing.people import Person, Term, office_lines
from standoff.knowledge.importing.positions import position_of
from standoff.knowledge.importing.report import Report
from standoff.knowledge.names import Entry as Known
from standoff.knowledge.names import by_name
from standoff.knowledge.overlay import Line, columns
from standoff.knowledge.states import states_by_code
from standoff.knowledge.tables import read_table

_OFFICES = {
    "GOV": "official", "MIL": "officer", "COP": "police_officer", "SPY": "intelligence_officer", "LEG": "legislator",
    "JUD": "judge", "OPP": "opposition_figure", "PTY": "party_figure", "REB": "rebel", "SEP": "separatist",
    "INS": "insurgent", "RAD": "radical", "BUS": "businessperson", "MED": "journalist", "CRM": "criminal",
    "ELI": "public_figure",
}  # fmt: skip
"""CAMEO's roles (codebook 1.1b3, 3.2) and the office of office_sectors.tsv for somebody of whom no more is known."""
_ORGANS = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
_GROUPS = frozenset({"REB", "SEP", "INS", "RAD", "OPP", "PTY", "CRM", "UAF"})
_BODIES = frozenset({"IGO", "NGO", "NGM"})
_MILITARISED = "IMG"
_NO_CODES = frozenset({"", "ELI"})
"""The null code (---), and the elite of no state."""
_OLD_CODES = {"ROM": "ROU", "ZAR": "COD", "TMP": "TLS", "KSV": "XKX"}
"""Codes that ISO has replaced since the dictionaries were begun."""
_TABLES = {"state": "states", "body": "bodies", "organ": "organs", "group": "groups", "outlet": "outlets"}


Undecided = Literal["leave", "people", "groups"]
"""What becomes of names that no word shows to be a person's or an organisation's."""


@dataclass(frozen=True, slots=True)
class _Code:
    """A CAMEO code taken apart: the state's code or ""; its first role; and the code itself."""

    state: str
    role: str
    whole: str

    @property
    def kind(self) -> str:
        """The three letters it begins with."""
        return self.whole[:3]


def _taken_apart(code: str) -> _Code:
    first = _OLD_CODES.get(code[:3], code[:3])
    state = first if first in states_by_code() else ""
    parts = [code[at : at + 3] for at in range(3, len(code), 3)]
    return _Code(state, next((part for part in parts if part in _OFFICES or part in _GROUPS), ""), first + code[3:])


@dataclass(slots=True)
class _Found:
    """What a dictionary gives, before it is written as lines."""

    people: list[Person] = field(default_factory=list)
    more: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    """Further names of known actors, by table and name; for a state its code."""
    new: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """New organs, groups and bodies by table and name: the cells after the names."""
    named: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    """Their further names."""


def read_petrarch(paths: Sequence[Path], report: Report, undecided: Undecided = "leave") -> list[Line]:
    """Lines for states, bodies, organs, groups and offices; what fits none of them is counted in the report.

    Raises FormatError where a file is no dictionary of actors.
    """
    found = _Found()
    for path in paths:
        for entry in read_entries(path, report):
            _take(entry, found, undecided, report)
    lines = [line for key, names in found.more.items() if (line := _restated(*key, list(names))) is not None]
    lines += [
        Line(table, (name, "|".join(found.named[table, name]), *cells)) for (table, name), cells in found.new.items()
    ]
    return lines + office_lines(found.people, report)


def _take(entry: Entry, found: _Found, undecided: Undecided, report: Report) -> None:
    what = f"line {entry.where.rpartition(':')[2]} {entry.names[0] if entry.names else ''}".rstrip("_ ")
    names = list(dict.fromkeys(with_initials([name for raw in entry.names for name in written(raw)])))
    codes = [(coded, _taken_apart(coded.code)) for coded in entry.codes if coded.code.strip("-") not in _NO_CODES]
    if not names:
        report.leave("entries whose names have signs that no name has", what)
    elif not entry.codes:
        if not entry.spoiled:
            report.leave("names without a code", what)
    elif not codes:
        report.leave("names with no code but --- or ELI", what)
    elif any("~" in coded.code for coded, _ in codes):
        report.leave("agents: nouns for anybody (see sectors.tsv)", what)
    elif all(code.state and len(code.whole) == 3 for _, code in codes):
        _take_state(names, {code.state for _, code in codes}, found, what, report)
    elif (known := _known(names)) is not None:
        _take_known(names, known, [code for _, code in codes], found, what, report)
    else:
        _take_new(names, codes, found, undecided, what, report)


def _take_state(names: list[str], states: set[str], found: _Found, what: str, report: Report) -> None:
    """Further names of a state; its cities and provinces are places, which the gazetteer has."""
    if len(states) > 1:
        report.leave("names that mean several states, one after the other", what)
        return
    code = states.pop()
    for name in names:
        entry = by_name(name)
        if entry is not None and entry.code == code:
            continue
        if entry is not None:
            report.leave("names that mean another actor here", name)
        elif any(place.country == code for place in load_gazetteer().find(name)):
            report.leave("cities and provinces given as names of their state (the gazetteer has them)", name)
        elif is_person(name) or is_common(name):
            report.leave("names of people and common words given as names of a state", name)
        else:
            found.more.setdefault(("states", code), {})[name] = None


def _known(names: list[str]) -> Known | None:
    """The actor of the knowledge base that one of the names means already."""
    return next((entry for name in names if (entry := by_name(name)) is not None), None)


def _take_known(names: list[str], known: Known, codes: list[_Code], found: _Found, what: str, report: Report) -> None:
    """Further names of an actor that is known; its code stays as it is."""
    table = _TABLES.get("outlet" if known.kind == "agency" else known.kind, "")
    international = any(code.kind in _BODIES for code in codes)
    same = international if known.kind == "body" else any(code.state == known.country for code in codes)
    if known.kind == "group" and any(code.role in _GROUPS or code.kind == _MILITARISED for code in codes):
        same = same or not any(code.state for code in codes)
    if known.kind == "state" or not same:
        report.leave("names that mean another actor here", f"{what} ({known.key})")
        return
    fresh = [name for name in names if by_name(name) is None]
    people = [name for name in fresh if is_person(name) and not is_organisation(name)]
    for name in people:
        report.leave("people given as names of an organisation", name)
    for name in fresh:
        if name not in people and not is_common(name):
            found.more.setdefault((table, known.key), {})[name] = None


def _take_new(
    names: list[str],
    codes: list[tuple[Coded, _Code]],
    found: _Found,
    undecided: Undecided,
    what: str,
    report: Report,
) -> None:
    organisation = any(is_organisation(name) for name in names)
    person = any(is_person(name) for name in names)
    dated = any(coded.start or coded.end for coded, _ in codes)
    if (person and not organisation) or (dated and not organisation and any(" " in name for name in names)):
        _take_person(names, codes, found, what, report)
    elif organisation and (not person or not dated):
        _take_organisation(names, [code for _, code in codes], found, what, report)
    elif organisation or undecided == "people":
        _take_person(names, codes, found, what, report)
    elif undecided == "groups":
        _take_organisation(names, [code for _, code in codes], found, what, report)
    else:
        report.leave("names that no word shows to be a person's or an organisation's (see --undecided)", what)


def _take_person(names: list[str], codes: list[tuple[Coded, _Code]], found: _Found, what: str, report: Report) -> None:
    bare = list(dict.fromkeys(name for name in map(without_title, names) if name))
    full = [name for name in bare if " " in name]
    if not full:
        report.leave("people of whom only one name is given", what)
        return
    terms = [term for coded, code in codes if (term := _term(coded, code, what, report)) is not None]
    # Who is in no office is of the elite to the reading anyway: that is no office.
    offices = [term for term in terms if term.office != _OFFICES["ELI"]]
    offices = offices or terms[:1]
    if offices:
        found.people.append(
            Person(full[0], [name for name in bare if name != full[0]], "", sorted(offices, key=_order))
        )


def _order(term: Term) -> tuple[bool, str]:
    return bool(term.start or term.end), term.start


def _term(coded: Coded, code: _Code, what: str, report: Report) -> Term | None:
    """The office a code stands for; None, counted, where it is of no state and of no body."""
    of = code.state or (_body(code.whole) if code.kind in _BODIES else None)
    if of is None:
        report.leave(f"codes of no state and no body known here ({code.kind}...)", what)
        return None
    position = position_of(coded.title, code.state) if coded.title and code.state else None
    if position is not None and position.of == code.state:
        return Term(position.office, position.of, coded.start, coded.end)
    office = _OFFICES.get(code.role) if code.state else _OFFICES["GOV"]
    if office is None:
        report.leave(f"people whose role no office stands for ({code.whole[3:6] or 'none'})", what)
        return None
    return Term(office, of, coded.start, coded.end, vague=True)


@functools.cache
def _codes_of_bodies() -> dict[str, str]:
    return {body.code: body.name for body in reversed(load_bodies())}


def _body(code: str) -> str | None:
    """The body of a code, or the one it is a part of: IGOUNODEV is of the United Nations."""
    cut = (code[:size] for size in range(len(code), 3, -3))
    return next((name for part in cut if (name := _codes_of_bodies().get(part)) is not None), None)


def _take_organisation(names: list[str], codes: list[_Code], found: _Found, what: str, report: Report) -> None:
    if len({(code.state, code.role, code.kind) for code in codes}) > 1:
        report.leave("organisations whose code changes with the years", what)
        return
    code = codes[0]
    kept = [name for name in names if (is_organisation(name) or not is_person(name)) and not is_common(name)]
    table, cells = _place(code)
    if not table or not kept:
        kind = code.role or code.whole[3:6] if code.state else code.kind
        report.leave(f"organisations that no table takes ({kind})", what)
        return
    for name in names:
        if name not in kept:
            report.leave("people and common words given as names of an organisation", name)
    first, *others = kept
    found.new[table, first] = cells
    found.named.setdefault((table, first), {}).update(dict.fromkeys(others))


def _place(code: _Code) -> tuple[str, tuple[str, ...]]:
    """The table for an organisation of a code, and its cells after the names."""
    if code.kind in _BODIES:
        return "bodies", (code.whole, "organisation", "")
    if code.kind == _MILITARISED:
        return "groups", (_MILITARISED, "REB", "")
    if code.state and code.role in _ORGANS:
        return "organs", (code.state, code.role)
    if code.state and code.role in _GROUPS:
        return "groups", (code.state, code.role, "")
    return "", ()


def _restated(table: str, key: str, names: list[str]) -> Line | None:
    """The row of a known actor with further names, so that nothing else of it changes."""
    by = "code" if table == "states" else "name"
    rows = [row for row in read_table(table) if row[by] == key and row.get("kind") != "region"]
    if not rows:
        return None
    row = dict(rows[-1])
    row["others"] = "|".join(dict.fromkeys((*filter(None, row["others"].split("|")), *names)))
    return Line(table, tuple(row[column] for column in columns(table)))
