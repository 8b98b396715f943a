"""Words that tell what a stated number counts: nearness, levels and parts, and what became of those counted."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of people or things, and the words that say so behind or before them."""

    name: str
    people: bool
    behind: tuple[str, ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeriesWords:
    """The lists of series_words.toml, longest entries first; the file says what each is for."""

    near: tuple[str, ...]
    at: tuple[str, ...]
    across: tuple[str, ...]
    gathered: tuple[str, ...]
    more: tuple[str, ...]
    part: tuple[str, ...]
    among: tuple[str, ...]
    since: tuple[str, ...]
    links: tuple[str, ...]
    about: tuple[str, ...]
    gives: tuple[str, ...]
    numbers: tuple[str, ...]
    counts: tuple[str, ...]
    organs: frozenset[str]
    persons: frozenset[str]
    outcomes: tuple[Outcome, ...]


@functools.cache
def load_series_words() -> SeriesWords:
    """The table shipped with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("series_words.toml").read_text(encoding="utf-8"))
    lists = (
        "near", "at", "across", "gathered", "more", "part", "among", "since", "links", "about", "gives", "numbers",
        "counts",
    )  # fmt: skip
    return SeriesWords(
        **{name: _longest_first(table[name]) for name in lists},
        organs=frozenset(table["organs"]),
        persons=frozenset(table["persons"]),
        outcomes=tuple(
            Outcome(row["name"], row["people"], _longest_first(row["behind"]), _longest_first(row["before"]))
            for row in table["outcomes"]
        ),
    )


def alternatives(words: Iterable[str]) -> str:
    """The words as one group of a regular expression, longest first."""
    return "(?:" + "|".join(word.replace(" ", r"\s+") for word in _longest_first(words)) + ")"


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
