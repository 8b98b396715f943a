"""Which entry each place name of an article means: one decision for all of them.

Every candidate has a prior (people, kind, seat of government) and gains by what the article says: a container beside
the name, a kind word, the countries and subdivisions of the other names, places near by.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from dataclasses import dataclass

from standoff.knowledge.gazetteer import Entry, load_gazetteer
from standoff.knowledge.outlets import find_outlet
from standoff.knowledge.place_keys import alike, place_key
from standoff.reading.page import Page
from standoff.reading.parse import Parse
from standoff.reading.places.names import Name
from standoff.reading.places.nearness import SMALL, Nearness, distance

_CONTAINED = 6.0
_CUED = 2.5
_HOME = 0.5
_NEIGHBOURS = 1.5
"""Gains in units of the prior, decimal logarithms of people."""
_ACTOR = 0.5
"""What a country's name counts for where others lie: it acts as often as it is a place ("U.S. officials")."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry taken for a name and the one that came second."""

    entry: Entry | None
    runner_up: Entry | None = None


def resolve(page: Page, names: list[Name]) -> dict[str, Choice]:
    """Choices by spelling key: a name has one sense in an article."""
    join(page, names)
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(sense_key(name), []).append(name)
    home = home_of(page)
    choices = {key: _choose(group, None, home) for key, group in groups.items()}
    nearness = Nearness({key: group[0].entries for key, group in groups.items()})
    for _ in range(2):
        setting = _Setting(groups, choices, nearness)
        choices = {key: _choose(group, setting, home) for key, group in groups.items()}
    return choices


def _votes(groups: dict[str, list[Name]]) -> dict[str, dict[int, float]]:
    """By name, the subdivisions in which it may lie; a name that may lie in many votes little for each."""
    out: dict[str, dict[int, float]] = {}
    for key, group in groups.items():
        boxes = [box for name in group for box in name.containers]
        entries = [e for e in group[0].entries if e.kind in {"city", "admin1", "admin2"}]
        inside = [e for e in entries if any(_within(e, box) for box in boxes)]
        above = {e.id if e.kind == "admin1" else e.admin1 for e in inside or entries} - {None}
        out[key] = {number: 1.0 / len(above) for number in above if number is not None}
    return out


def sense_key(name: Name) -> str:
    """What names share a sense: the spelling key, adjectives apart from names."""
    return ("~" if name.people else "") + place_key(name.text)


def join(page: Page, names: list[Name]) -> None:
    """Note which name contains which: "Odessa, Texas", "Paris (Texas)", "Ukraine's Kharkiv"."""
    text = page.text
    for a, b in itertools.pairwise(names):
        between = text[a.last : b.first]
        if between in _JOINS and not a.people and not b.people:
            if between == ", " and _is_apart(page.parse, b):
                continue
            if not _contain(a, b) and between == ", " and _closes(text, b) and not _is_known(a):
                a.unlisted = True
        elif between in _OWNS or (between == " " and a.people and not b.people):
            # "Giza's Haram district" is not the town in Norway.
            strange = not _contain(b, a) and not _countries(a) & _countries(b)
            b.unlisted = b.unlisted or (strange and b.cue is not None)


def _is_apart(parse: Parse, name: Name) -> bool:
    """Whether a comma before a name ends a phrase or joins a list: "in Geneva, U.S. diplomats", "Rome, Georgia and"."""
    if name.start < 0 or (name.text.endswith(".") and any(e.kind == "admin1" for e in name.entries)):
        return False
    if parse.words[name.end : name.end + 1] == ["("]:
        return False  # "Kramatorsk, Ukraine (AP) -"
    head = parse.head_of(name.start, name.end)
    if parse.heads[head] < name.end:
        return parse.deps[head] == "conj"
    return parse.deps[head] in {"compound", "poss", "nmod", "amod"}


def _countries(name: Name) -> set[str | None]:
    return {entry.country for entry in name.entries}


def _closes(text: str, name: Name) -> bool:
    """Whether a name ends "town, state" and no list: cut short, or a state with the comma that style asks for."""
    first = name.entries[0] if name.entries else None
    if first is None or first.kind != "admin1" or first.country not in _STATES_BEHIND_TOWNS:
        return False
    after = text[name.last : name.last + 5]
    closed = after[:1] in {",", ";", ".", ")"} and after not in _LISTS and not _is_known(name)
    return closed or name.text.endswith(".")


def _is_known(name: Name) -> bool:
    """Whether a name is a great city's before anything else: "Moscow, Washington, officials said" is a list."""
    return any(e.kind == "city" and (e.capital or e.population >= _GREAT) and not e.alternate for e in name.entries)


_GREAT = 1_000_000
"""People of a great city."""
_STATES_BEHIND_TOWNS = frozenset({"USA", "CAN", "AUS"})
_OWNS = frozenset({"'s ", "’s "})
_LISTS = frozenset({", and", ", or "})
_JOINS = frozenset({", ", " (", " in ", ", in ", " in the "})


def _contain(inner: Name, outer: Name) -> bool:
    """Join two names if the one may lie in the other, and say whether: "Paris, London" is a list."""
    boxes = tuple(box for box in outer.entries if box.kind in {"country", "admin1", "admin2"} and not box.alternate)
    if not any(_within(entry, box) for entry in inner.entries for box in boxes):
        return False
    inner.containers, inner.part_of = boxes, outer
    return True


class _Setting:
    """What the other names of the article say about where it plays."""

    def __init__(self, groups: dict[str, list[Name]], choices: dict[str, Choice], nearness: Nearness) -> None:
        self.nearness = nearness
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.admin1: defaultdict[int, float] = defaultdict(float)
        self.own: dict[str, tuple[str | None, int | None, float]] = {}
        self.points: list[tuple[str, float, float]] = []
        for key, group in groups.items():
            entry = choices[key].entry
            if entry is None or entry.country is None:
                continue
            weight = 1.0 + math.log2(len(group))
            if entry.kind == "country":
                weight *= _ACTOR
            above = entry.id if entry.kind == "admin1" else entry.admin1
            self.countries[entry.country] += weight
            if above:
                self.admin1[above] += weight
            self.own[key] = (entry.country, above, weight)
            if entry.kind in {"city", "admin2", "admin1"}:
                self.points.append((key, entry.lat, entry.lon))
        self.total = sum(self.countries.values())
        self.votes = _votes(groups)
        self.support: defaultdict[int, float] = defaultdict(float)
        for votes in self.votes.values():
            for number, vote in votes.items():
                self.support[number] += vote

    def favour(self, key: str, entry: Entry) -> float:
        """What the rest of the article adds to a candidate."""
        if entry.country is None:
            return 0.0
        country, above, weight = self.own.get(key, (None, None, 0.0))
        rest = self.total - (weight if country else 0.0)
        if rest <= 0:
            return 0.0
        shared = self.countries[entry.country] - (weight if country == entry.country else 0.0)
        gain = 2.0 * shared / (rest + 1.0)
        own = entry.id if entry.kind == "admin1" else entry.admin1
        if own:
            gain += 2.0 * (self.admin1[own] - (weight if above == own else 0.0)) / (rest + 1.0)
            if len(self.votes) > 2:
                gain += 2.0 * (self.support[own] - self.votes[key].get(own, 0.0)) / (len(self.votes) + 1.0)
        if entry.kind in SMALL and not entry.alternate:
            # Another name proves little by its neighbours: "Frankfurt" is no Frankfort because Chicago is near.
            gain += _NEIGHBOURS * self.nearness.of(key, entry)
            near = min((distance(lat, lon, entry) for other, lat, lon in self.points if other != key), default=9999.0)
            gain += 1.2 if near < 60 else 0.7 if near < 200 else 0.0
        return gain


def prior(entry: Entry) -> float:
    """How often news means this entry by its name, all else equal; about the decimal logarithm of its people."""
    if entry.kind == "city":
        people = math.log10(max(entry.population, 500))
        return (
            people
            + (1.5 if entry.capital and not entry.alternate else 0.0)
            - (0.9 if entry.suburb else 0.0)
            - (0.4 if entry.alternate else 0.0)
        )
    if entry.kind == "admin1":
        return math.log10(max(entry.population, 1000)) + 0.2 - (1.1 if entry.alternate else 0.0)
    if entry.kind == "admin2":
        return math.log10(max(entry.population, 500)) - 0.9 - (0.3 if entry.alternate else 0.0)
    if entry.kind == "country":
        return max(math.log10(max(entry.population, 1)), 6.0) + 1.5
    return 8.0


def home_of(page: Page) -> str | None:
    """The country the outlet works from (ISO-3), by its name, its address or the address's national ending."""
    article = page.article
    for known in (article.outlet, article.url):
        outlet = find_outlet(known) if known else None
        if outlet:
            return outlet.country or None
    host = (article.url or "").partition("://")[2].partition("/")[0].partition(":")[0]
    ending = host.rpartition(".")[2].upper()
    return load_gazetteer().tables.iso3.get("GB" if ending == "UK" else ending)


def _choose(group: list[Name], setting: _Setting | None, home: str | None) -> Choice:
    entries = list(dict.fromkeys(e for name in group for e in name.entries))
    if any(name.unlisted for name in group):
        entries = [e for e in entries if e.kind not in SMALL]
    if not entries:
        return Choice(None)
    key = sense_key(group[0])
    # A subdivision called after its city is meant only where a word says so: "Kherson", "Kherson region".
    named = {e.admin1 for e in entries if e.kind == "city" and not e.alternate}
    scored: list[tuple[float, int, Entry]] = []
    for n, entry in enumerate(entries):
        score = _score(group, entry) + (setting.favour(key, entry) if setting else 0.0)
        if home is not None and entry.country == home:
            score += _HOME
        if entry.kind == "admin1" and entry.id in named:
            score -= 1.0
        if entry.kind == "city" and entry.alternate and named and not alike(place_key(entry.name), key):
            score -= 1.5
        scored.append((score, -n, entry))
    scored.sort(key=lambda item: item[:2], reverse=True)
    return Choice(scored[0][2], scored[1][2] if len(scored) > 1 else None)


def _score(group: list[Name], entry: Entry) -> float:
    score = prior(entry)
    if any(_within(entry, box) for name in group for box in name.containers):
        score += _CONTAINED
    cues = {name.cue for name in group if name.cue}
    if entry.kind in cues:
        score += _CUED
    elif cues and len([n for n in group if n.cue]) == len(group):
        score -= 0.5
    return score


def _within(entry: Entry, box: Entry) -> bool:
    if box.kind == "country":
        return entry.country == box.country and entry.kind != "country"
    if box.kind == "admin1":
        return box.id is not None and entry.admin1 == box.id and entry.id != box.id
    if box.kind == "admin2":
        return box.id is not None and entry.admin2 == box.id
    return False
