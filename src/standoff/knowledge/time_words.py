"""Words of time and named days, from time_words.toml and holidays.tsv."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Lookups by lower-case word; phrases are tuples of tokens, longest first under their first word."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, str]
    dayparts: dict[str, str]
    clock: dict[str, str]
    deictic: dict[str, tuple[int, str]]
    references: dict[str, list[tuple[tuple[str, ...], str]]]
    adjectives: dict[str, str]
    sets: dict[str, str]
    pick: dict[str, str]
    modifiers: dict[str, str]
    stretch: dict[str, str]
    quantifiers: dict[str, list[tuple[tuple[str, ...], str]]]
    """By the last word of the phrase, as they are met from the right."""
    vague: frozenset[str]
    filler: frozenset[str]
    zones: dict[str, int]
    zone_names: dict[str, int | None]
    """Words before "time" that name a zone; None where the offset changes with the season or is not said."""
    planned: frozenset[str]
    planned_loose: frozenset[str]
    planned_verbs: frozenset[str]
    """By lemma."""
    planning: frozenset[str]
    ability: frozenset[str]
    dropping: frozenset[str]
    holidays: dict[str, list[tuple[tuple[str, ...], str]]]
    """Rules of holidays.tsv by the first word of the name."""
    national: frozenset[str]
    """First words of those that other states keep on other days."""
    triggers: dict[str, str]
    """Kind of core by word: what the grammar looks at first."""


def _turned(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in words}


def _phrases(rows: dict[str, str], *, by_last: bool = False) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in rows.items():
        tokens = tuple(phrase.replace("'s", " 's").replace("s' ", "s ' ").replace("-", " - ").split())
        out.setdefault(tokens[-1] if by_last else tokens[0], []).append((tokens, value))
    for options in out.values():
        options.sort(key=lambda option: -len(option[0]))
    return out


def read_rows(name: str) -> list[list[str]]:
    """Rows of a tab-separated table of this package, without comments and blank lines."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


@functools.cache
def load_time_words() -> TimeWords:
    """The tables shipped with the package."""
    raw = tomllib.loads(resources.files(__package__).joinpath("time_words.toml").read_text(encoding="utf-8"))
    months = {word: int(key) for word, key in _turned(raw["months"]).items()}
    weekdays = {word: int(key) for word, key in _turned(raw["weekdays"]).items()}
    units, seasons, dayparts = _turned(raw["units"]), _turned(raw["seasons"]), _turned(raw["dayparts"])
    clock, sets, adjectives = _turned(raw["clock"]), _turned(raw["sets"]), _turned(raw["adjectives"])
    references = _phrases(_turned(raw["references"]), by_last=True)
    days = read_rows("holidays.tsv")
    holidays = _phrases({row[0]: row[1] for row in days})
    triggers: dict[str, str] = {}
    tables: tuple[tuple[str, dict[str, object]], ...] = (
        ("reference", dict(references)), ("adjective", dict(adjectives)), ("holiday", dict(holidays)),
        ("set", dict(sets)), ("deictic", raw["deictic"]), ("clock", dict(clock)), ("daypart", dict(dayparts)),
        ("season", dict(seasons)), ("unit", dict(units)), ("weekday", dict(weekdays)), ("month", dict(months)),
        ("hour", raw["hours"]),
    )  # fmt: skip
    for kind, table in tables:
        triggers.update(dict.fromkeys(table, kind))
    return TimeWords(
        months=months,
        weekdays=weekdays,
        units=units,
        seasons=seasons,
        dayparts=dayparts,
        clock=clock,
        deictic={word: (int(days), str(part)) for word, (days, part) in raw["deictic"].items()},
        references=references,
        adjectives=adjectives,
        sets=sets,
        pick=_turned(raw["pick"]),
        modifiers=_turned(raw["modifiers"]),
        stretch=_turned(raw["stretch"]),
        quantifiers=_phrases(_turned(raw["quantifiers"]), by_last=True),
        vague=frozenset(raw["vague"]["words"]),
        filler=frozenset(raw["filler"]["words"]),
        zones=raw["zones"],
        zone_names={name: offset if isinstance(offset, int) else None for name, offset in raw["zone_names"].items()},
        planned=frozenset(raw["planned"]["words"]),
        planned_loose=frozenset(raw["planned"]["loose"]),
        planned_verbs=frozenset(raw["planned"]["verbs"]),
        planning=frozenset(raw["planned"]["planning"]),
        ability=frozenset(raw["planned"]["ability"]),
        dropping=frozenset(raw["planned"]["dropping"]),
        holidays=holidays,
        national=frozenset(row[0].split()[0] for row in days if row[3:] == ["x"]),
        triggers=triggers,
    )
