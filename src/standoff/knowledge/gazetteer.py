"""The gazetteer: places by spelling key, from the compiled file and the tables of countries, regions and subdivisions.

Cities and subdivisions lie in gazetteer.sqlite (made by tools/build_gazetteer.py, read only, GeoNames data under
CC BY 4.0), countries, regions and subdivisions' other forms in TSV tables that a reader can open and correct.
"""

from __future__ import annotations

import functools
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from standoff.knowledge.place_keys import place_key

Precision = Literal["point", "city", "admin1", "country", "region", "box"]

_KINDS = ("city", "admin1", "admin2")
_SCALE = 10_000
_CACHE = 20_000
"""Names kept with their entries: an archive's names repeat."""
_COLUMNS = "p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population, p.suburb"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place: `id` is its GeoNames number, None for one of our own; degrees north and east; country is ISO-3."""

    id: int | None
    name: str
    kind: str
    lat: float
    lon: float
    country: str | None = None
    countries: tuple[str, ...] = ()
    """All states it lies in or touches, for regions and seas."""
    admin1: int | None = None
    admin2: int | None = None
    population: int = 0
    box: tuple[float, float, float, float] | None = None
    suburb: bool = False
    disputed: bool = False
    capital: bool = False
    alternate: bool = False
    """Whether it was found by another name than its first."""

    @property
    def precision(self) -> Precision:
        """How exact the point is."""
        if self.kind in {"city", "admin1", "country"}:
            return self.kind  # type: ignore[return-value]
        if self.kind in POINTS:
            return "point"
        return "box" if self.box else "region"


POINTS = frozenset({"base", "facility", "plant", "crossing", "landmark", "island"})
"""Kinds of regions.tsv that stand at one spot."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What is known without opening the compiled file."""

    world: Mapping[str, tuple[Entry, ...]]
    """Countries and regions by spelling key."""
    written: Mapping[str, tuple[Entry, ...]]
    """Abbreviations by their exact writing: "U.S.", "Ky."."""
    peoples: Mapping[str, tuple[Entry, ...]]
    """Places by their adjectives and the names of their people, by spelling key."""
    capitals: Mapping[int, str]
    """Country (ISO-3) by the GeoNames id of its seat of government."""
    iso3: Mapping[str, str]
    by_country: Mapping[str, Entry]
    lower: frozenset[str]
    """First words of names that are written small ("eastern flank")."""
    articled: frozenset[str]
    """Keys that name a place only behind "the": "the Gulf"."""
    forms: Mapping[str, tuple[int, ...]]
    """GeoNames ids of subdivisions by the spelling keys and abbreviations that subdivisions.tsv adds."""
    form_peoples: Mapping[str, tuple[int, ...]]
    abbreviations: frozenset[str]
    """Every writing that is cut short by a stop."""
    english: Mapping[int, str]
    """English names of subdivisions by GeoNames id."""


class Gazetteer:
    """Places by name; one read-only connection, opened at the first look-up that needs it."""

    def __init__(self, tables: Tables, path: str) -> None:
        self.tables = tables
        self._path = path
        self._store: sqlite3.Connection | None = None
        self.find = functools.lru_cache(_CACHE)(self._find)
        self.people = functools.lru_cache(_CACHE)(self._people)
        self.subdivision = functools.lru_cache(_CACHE)(self._subdivision)

    def _find(self, name: str) -> tuple[Entry, ...]:
        """All places a writing may name, the tables' first; empty for none."""
        exact = self.tables.written.get(name, ()) + self._numbered(self.tables.forms.get(name, ()))
        if exact:
            return exact
        key = place_key(name)
        if not key or (len(key) < 3 and name != name.title()):
            return ()
        own = self.tables.world.get(key, ()) + self._numbered(self.tables.forms.get("=" + key, ()))
        taken = {e.id for e in own}
        return own + tuple(e for e in self._rows(key) if e.id not in taken)

    def _people(self, name: str) -> tuple[Entry, ...]:
        """The places whose adjective or people the word names."""
        key = place_key(name)
        return self.tables.peoples.get(key, ()) + self._numbered(self.tables.form_peoples.get(key, ()))

    def _numbered(self, numbers: tuple[int, ...]) -> tuple[Entry, ...]:
        return tuple(e for e in map(self.subdivision, numbers) if e)

    def _subdivision(self, number: int) -> Entry | None:
        """The entry of a GeoNames number in the compiled file."""
        row = self._open().execute(f"SELECT {_COLUMNS}, 0 FROM place p WHERE p.id = ?", (number,)).fetchone()  # noqa: S608
        return self._entry(row) if row else None

    def _rows(self, key: str) -> Iterator[Entry]:
        rows = self._open().execute(
            f"SELECT {_COLUMNS}, n.alternate FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?",  # noqa: S608
            (key,),
        )
        return map(self._entry, rows.fetchall())

    def _open(self) -> sqlite3.Connection:
        if self._store is None:
            self._store = sqlite3.connect(f"file:{self._path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        return self._store

    def _entry(self, row: tuple[int, str, int, str, int, int, int, int, int, int, int]) -> Entry:
        number, name, kind, iso2, admin1, admin2, lat, lon, population, suburb, alternate = row
        return Entry(
            id=number,
            name=self.tables.english.get(number, name),
            kind=_KINDS[kind],
            lat=lat / _SCALE,
            lon=lon / _SCALE,
            country=self.tables.iso3.get(iso2, iso2),
            admin1=admin1,
            admin2=admin2,
            population=population,
            suburb=bool(suburb),
            capital=number in self.tables.capitals,
            alternate=bool(alternate),
        )


@functools.cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer shipped with the package; opening costs a few milliseconds."""
    path = resources.files(__package__).joinpath("gazetteer.sqlite")
    return Gazetteer(load_tables(), str(path))


@functools.cache
def load_tables() -> Tables:
    """countries.tsv with the names of states.tsv, regions.tsv and subdivisions.tsv, as look-up tables."""
    found = _Names()
    iso3: dict[str, str] = {}
    by_country: dict[str, Entry] = {}
    capitals: dict[int, str] = {}
    states = _state_names()
    for row in rows_of("countries.tsv"):
        entry = Entry(
            int(row["geonameid"]), row["name"], "country", float(row["lat"]), float(row["lon"]), row["iso3"],
            (row["iso3"],), population=int(row["population"]),
        )  # fmt: skip
        iso3[row["iso2"]] = row["iso3"]
        by_country[row["iso3"]] = entry
        if row["capital"]:
            capitals[int(row["capital"])] = row["iso3"]
        names, peoples = states.get(row["iso3"], ((), ()))
        found.add(entry, (row["name"], *names, *parts(row["names"])), (*peoples, *parts(row["peoples"])))
    for row in rows_of("subdivisions.tsv"):
        found.add_form(int(row["geonameid"]), row["name"], parts(row["names"]), parts(row["peoples"]))
    for row in rows_of("regions.tsv"):
        found.add(_region(row), (row["name"], *parts(row["names"])), parts(row["peoples"]), override=True)
    return Tables(
        world=found.world,
        written=found.written,
        peoples=found.peoples,
        capitals=capitals,
        iso3=iso3,
        by_country=by_country,
        lower=frozenset(found.lower),
        articled=frozenset(found.articled - found.plain),
        forms=found.forms,
        form_peoples=found.form_peoples,
        abbreviations=frozenset(f for f in (*found.written, *found.forms) if f.endswith(".")),
        english=found.english,
    )


class _Names:
    """Tables while they grow."""

    def __init__(self) -> None:
        self.world: dict[str, tuple[Entry, ...]] = {}
        self.written: dict[str, tuple[Entry, ...]] = {}
        self.peoples: dict[str, tuple[Entry, ...]] = {}
        self.lower: set[str] = set()
        self.articled: set[str] = set()
        self.plain: set[str] = set()
        self.forms: dict[str, tuple[int, ...]] = {}
        self.form_peoples: dict[str, tuple[int, ...]] = {}
        self.english: dict[int, str] = {}

    def add_form(self, number: int, name: str, names: Iterable[str], peoples: Iterable[str]) -> None:
        """Enter further names of a subdivision of the compiled file; keys of full names begin with "=" here."""
        self.english[number] = name
        for form in (name, *names):
            key = form if is_abbreviation(form) else "=" + place_key(form)
            self.forms[key] = (*self.forms.get(key, ()), number)
            if (bare := key.removeprefix("=")) in self.world:
                self.world[bare] = tuple(
                    e for e in self.world[bare] if e.kind != "country" or place_key(e.name) == bare
                )
        for form in (f for people in peoples for f in _plurals(people)):
            key = place_key(form)
            self.form_peoples[key] = (*self.form_peoples.get(key, ()), number)
            for country in [e for e in self.peoples.get(key, ()) if e.kind == "country"]:
                self.peoples[key] = tuple(e for e in self.peoples[key] if e is not country)

    def add(self, entry: Entry, names: Iterable[str], peoples: Iterable[str], *, override: bool = False) -> None:
        """Enter names and peoples; a later table's name takes the place of a country's (England, Gaza)."""
        for name in names:
            if is_abbreviation(name):
                _put(self.written, name, entry, override)
                continue
            key = place_key(name)
            _put(self.world, key, entry, override)
            (self.articled if name.startswith("the ") else self.plain).add(key)
            if name[:1].islower() and not name.startswith("the "):
                self.lower.add(name.split()[0])
        for people in peoples:
            if is_abbreviation(people):
                continue
            for form in _plurals(people):
                _put(self.peoples, place_key(form), entry, override)


def _plurals(people: str) -> tuple[str, ...]:
    return (people,) if people[-1] in "shez" else (people, people + "s")


def _put(table: dict[str, tuple[Entry, ...]], key: str, entry: Entry, override: bool) -> None:  # noqa: FBT001
    before = table.get(key, ())
    if override:
        before = tuple(e for e in before if e.kind != "country" or e.name.casefold() == key)
    if entry not in before:
        table[key] = (*before, entry)


def is_abbreviation(name: str) -> bool:
    """Whether a name is only itself in this very writing: capitals ("US", "UAE") or cut short by a stop ("Ky.")."""
    return len(name) <= 6 and (name.isupper() or name.endswith("."))


def _region(row: Mapping[str, str]) -> Entry:
    box = tuple(float(x) for x in row.get("box", "").split()) or None
    countries = tuple(parts(row["countries"]))
    return Entry(
        id=int(row["geonameid"]) if row["geonameid"] else None,
        name=row["name"],
        kind=row["kind"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        country=countries[0] if len(countries) == 1 else None,
        countries=countries,
        box=box if box and len(box) == 4 else None,
        disputed=row.get("disputed", "") == "x",
    )


def _state_names() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Names and peoples of today's states by ISO-3."""
    out: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for row in rows_of("states.tsv"):
        if not row["iso2"] or row.get("to"):
            continue
        names, peoples = out[row["code"]]
        names += [row["name"], *parts(row["others"])]
        peoples += [*parts(row["adjectives"]), *parts(row["demonyms"])]
    return {code: (tuple(names), tuple(peoples)) for code, (names, peoples) in out.items()}


def rows_of(table: str) -> Iterator[dict[str, str]]:
    """Rows of a TSV table of this package by column name; lines that begin with # are comments."""
    text = resources.files(__package__).joinpath(table).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    head = lines[0]
    for line in lines[1:]:
        yield dict(zip(head, line + [""] * (len(head) - len(line)), strict=True))


def parts(cell: str) -> list[str]:
    """The names in a cell."""
    return [p for p in cell.split("|") if p]
