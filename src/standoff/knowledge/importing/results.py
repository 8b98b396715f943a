"""Results of a SPARQL query as the Wikidata Query Service gives them: its JSON for programs, and both its downloads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from standoff.errors import FormatError
from standoff.knowledge.importing.entities import iso_date
from standoff.knowledge.importing.files import whole
from standoff.knowledge.importing.people import Person, Term
from standoff.knowledge.importing.positions import holder_of, position_of
from standoff.knowledge.importing.report import Report
from standoff.knowledge.states import states_by_code

NEEDED = ("person", "personLabel", "positionLabel", "start")
"""Variables without which no term can be made; docs/knowledge.md has a query with all."""
_GENDERS = {"Q6581097": "m", "Q6581072": "f", "Q2449503": "m", "Q1052281": "f", "male": "m", "female": "f"}
_UNKNOWN = ("/.well-known/genid/", "_:")
"""How an unknown value is written."""


class _Results(msgspec.Struct):
    bindings: list[dict[str, Any]]


class _Head(msgspec.Struct):
    vars: list[str]


class _Answer(msgspec.Struct):
    results: _Results
    head: _Head | None = None


def read_results(path: Path, report: Report) -> list[Person]:
    """People with their terms, in the file's order. FormatError where the file is no result or lacks a variable."""
    rows = _rows(path)
    people: dict[str, Person] = {}
    for row in rows:
        person = people.setdefault(row["person"], Person(row["personLabel"]))
        person.gender = person.gender or _GENDERS.get(row.get("gender", "").rpartition("/")[2], "")
        person.aliases += [a for a in row.get("aliases", "").split("|") if a and a not in person.aliases]
        if not person.name or person.name == row["person"].rpartition("/")[2]:
            report.leave("people without an English name", row["person"])
            continue
        term = _term(row, person.name, report)
        if term is not None and term not in person.terms:
            person.terms.append(term)
    return [person for person in people.values() if person.terms]


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    """Bindings as plain words, those of unknown values as they are written."""
    data = whole(path).removeprefix(b"\xef\xbb\xbf")
    try:
        if data.lstrip().startswith(b"["):
            found, named = msgspec.json.decode(data, type=list[dict[str, Any]]), None
        else:
            answer = msgspec.json.decode(data, type=_Answer)
            found, named = answer.results.bindings, answer.head.vars if answer.head is not None else None
    except msgspec.MsgspecError as error:
        raise FormatError(str(path), f"neither entities of Wikidata nor results of a query ({error})") from error
    rows = [{name: _plain(value) for name, value in row.items()} for row in found]
    there = set(named) if named is not None else {name for row in rows for name in row}
    missing = [name for name in NEEDED if name not in there]
    if missing and (rows or named is not None):
        wanted = ", no ?".join(missing)
        raise FormatError(str(path), f"the query gives no ?{wanted}; docs/knowledge.md has one that does")
    return ({**dict.fromkeys(NEEDED, ""), **row} for row in rows)


def _plain(value: object) -> str:
    """A binding's value; in the plain download the value stands alone."""
    if isinstance(value, dict):
        text = str(value.get("value", ""))
        return f"_:{text}" if value.get("type") == "bnode" else text
    return str(value) if value is not None else ""


def _term(row: Mapping[str, str], name: str, report: Report) -> Term | None:
    label = row["positionLabel"]
    position = position_of(label, _holder(row))
    if position is None:
        report.leave("terms in positions that are no office here", label or row.get("position", "?"))
        return None
    what = f"{name}, {label}"
    start, end = (_date(row, which) for which in ("start", "end"))
    if start is None or not start:
        report.leave("terms without a start to the year", what)
    elif end is None:
        report.leave("terms with an end that nobody knows to the year", what)
    elif not end and (row.get("died") or row.get("replaced")):
        report.leave("terms without an end of people who died or were replaced", what)
    else:
        return Term(position.office, position.of, start, end)
    return None


def _holder(row: Mapping[str, str]) -> str | None:
    code = row.get("iso", "")
    return code if code in states_by_code() else holder_of(row["ofLabel"]) if row.get("ofLabel") else None


def _date(row: Mapping[str, str], which: str) -> str | None:
    """The date of a variable in its precision; empty where there is none, None where it is not known to the year."""
    value = row.get(which, "")
    if not value:
        return ""
    if any(mark in value for mark in _UNKNOWN):
        return None
    precision = row.get(f"{which}Precision", "")
    return iso_date(value, int(precision) if precision.isdigit() else 11)
