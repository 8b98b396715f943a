"""Who held which office when: people with their name variants, titles, and dated tenures."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from standoff.knowledge.tables import names, read_table, valid_on

_HIGHEST = ("supreme_leader", "head_of_state", "head_of_government")
"""Offices that name their holder whatever else is held beside them."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office: `of` is a state's code or a body's name, `start` and `end` ISO of any precision."""

    person: str
    office: str
    of: str
    start: str
    end: str

    def covers(self, date: str) -> bool:
        """Whether the office was held on an ISO date of any precision."""
        return valid_on(self.start, self.end, date)


@dataclass(slots=True)
class Figure:
    """A person of the public record: every way the name is written, and the offices held, in the order they began."""

    name: str
    variants: tuple[str, ...] = ()
    gender: str = ""
    tenures: list[Tenure] = field(default_factory=list)

    def on(self, date: str) -> Tenure | None:
        """The office held on a date: of several the highest, else the last begun."""
        held = [t for t in reversed(self.tenures) if t.covers(date)]
        high = [t for office in _HIGHEST for t in held if t.office == office]
        return next(iter(high or held), None)

    @property
    def countries(self) -> frozenset[str]:
        """States and bodies served."""
        return frozenset(t.of for t in self.tenures)


@functools.cache
def load_figures() -> dict[str, Figure]:
    """People by canonical name."""
    found: dict[str, Figure] = {}
    for row in read_table("offices"):
        figure = found.setdefault(row["person"], Figure(row["person"]))
        figure.variants = tuple(dict.fromkeys((*figure.variants, *names(row["variants"]))))
        figure.gender = figure.gender or row["gender"]
        tenure = Tenure(row["person"], row["office"], row["of"], row["from"], row["to"])
        figure.tenures = [
            t for t in figure.tenures if (t.office, t.of, t.start) != (tenure.office, tenure.of, tenure.start)
        ]
        figure.tenures.append(tenure)
    for figure in found.values():
        figure.tenures.sort(key=lambda tenure: tenure.start)
    return found


@functools.cache
def _by_office() -> dict[tuple[str, str], list[Tenure]]:
    found: dict[tuple[str, str], list[Tenure]] = {}
    for figure in load_figures().values():
        for tenure in figure.tenures:
            found.setdefault((tenure.of, tenure.office), []).append(tenure)
    return found


@functools.cache
def load_titles() -> dict[str, tuple[tuple[str, str], ...]]:
    """Offices, each with the holder it is limited to or "", by title in lower case."""
    found: dict[str, dict[str, str]] = {}
    for row in read_table("titles"):
        found.setdefault(row["title"], {})[row["of"]] = row["office"]
    return {title: tuple((office, of) for of, office in offices.items()) for title, offices in found.items()}


@functools.cache
def load_office_nouns() -> dict[str, tuple[str, ...]]:
    """What the holder of an office is called on second mention ("the minister"), by office."""
    found = {row["office"]: names(row["nouns"]) for row in read_table("office_sectors")}
    for title, offices in load_titles().items():
        for office, _ in offices:
            found[office] = tuple(dict.fromkeys((*found.get(office, ()), title.split()[-1])))
    return found


@functools.cache
def load_office_sectors() -> dict[str, str]:
    """The CAMEO sector of an office's holder; offices that are not listed are GOV."""
    return {row["office"]: row["sector"] for row in read_table("office_sectors")}


def holders(of: str, office: str, date: str | None = None) -> tuple[Tenure, ...]:
    """Those who held an office of a state or body on a date, or ever; "leader" is whoever leads it."""
    table = _by_office()
    if office == "leader":
        both = holders(of, "head_of_state", date), holders(of, "head_of_government", date)
        return next((found for found in (both[::-1] if _led_by_premier(of, date) else both) if found), ())
    return tuple(t for t in table.get((of, office), ()) if date is None or t.covers(date))


def office_holder(of: str, office: str, date: str | None) -> str | None:
    """The one person who held an office on a date (ever, without a date); None when unknown or more than one fits."""
    found = {t.person for t in holders(of, office, date)}
    return found.pop() if len(found) == 1 else None


@functools.cache
def _premiers() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in read_table("premiers"):
        found.setdefault(row["code"], []).append((row["from"], row["to"]))
    return found


def _led_by_premier(of: str, date: str | None) -> bool:
    spans = _premiers().get(of, ())
    return any(date is None or valid_on(start, end, date) for start, end in spans)
