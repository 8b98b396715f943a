"""Units of measure, currencies, verbs of change and nouns that label numbers, from their tables."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from standoff.knowledge.time_words import read_rows

Change = Literal["increase", "decrease"]


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's normal name, and its ISO 4217 code where it is a currency."""

    name: str
    currency: bool = False
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Units:
    """Lookups of unit words and signs."""

    signs: dict[str, UnitName]
    """By the sign as written, for measures: case matters."""
    money: dict[str, UnitName]
    """By the sign or code as written, for currencies."""
    currencies: dict[str, UnitName]
    """Currencies by normal name."""
    words: dict[str, list[tuple[tuple[str, ...], UnitName]]]
    """By first lower-case word: phrases, longest first."""
    change: dict[str, Change]
    """By lemma."""
    change_nouns: frozenset[str]
    """Lemmas of `change` that count as nouns too."""
    labels: frozenset[str]
    people: frozenset[str]
    """Words after a bare number that make it one of people."""
    people_verbs: frozenset[str]
    """Lemmas of verbs whose bare number is one of people."""
    people_subjects: frozenset[str]
    """Lemmas of verbs whose bare subject number is one of people."""
    tallies: frozenset[str]
    """Lemmas of nouns and verbs that give the number of something named beside them."""
    inhabited: frozenset[str]
    """Places whose bare number is that of the people there."""


@functools.cache
def load_units() -> Units:
    """The tables shipped with the package."""
    signs: dict[str, UnitName] = {}
    money: dict[str, UnitName] = {}
    currencies: dict[str, UnitName] = {}
    words: dict[str, list[tuple[tuple[str, ...], UnitName]]] = {}
    for row in read_rows("units.tsv"):
        unit = UnitName(row[0])
        signs.update(dict.fromkeys(row[1].split() if len(row) > 1 else [], unit))
        _add_words(words, row[2] if len(row) > 2 else "", unit)
    for row in read_rows("currencies.tsv"):
        unit = UnitName(row[0], currency=True, code=row[1] or None)
        currencies[unit.name] = unit
        money.update(dict.fromkeys(row[2].split() if len(row) > 2 else [], unit))
        _add_words(words, row[3] if len(row) > 3 else "", unit)
    for options in words.values():
        options.sort(key=lambda option: -len(option[0]))
    change: dict[str, Change] = {}
    nouns: set[str] = set()
    for lemma, direction, *noun in read_rows("change_verbs.tsv"):
        change[lemma] = "increase" if direction == "increase" else "decrease"
        if noun:
            nouns.add(lemma)
    raw = tomllib.loads(resources.files(__package__).joinpath("number_labels.toml").read_text(encoding="utf-8"))
    lists = [
        frozenset(raw[name]) for name in ("labels", "people", "people_verbs", "people_subjects", "tallies", "inhabited")
    ]
    return Units(signs, money, currencies, words, change, frozenset(nouns), *lists)


def _add_words(table: dict[str, list[tuple[tuple[str, ...], UnitName]]], cell: str, unit: UnitName) -> None:
    for word in cell.split():
        phrase = tuple(word.lower().split("_"))
        table.setdefault(phrase[0], []).append((phrase, unit))
