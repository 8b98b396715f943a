"""Small classes of words by which a proposition is held, refused or left open: stance_words.toml."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The classes, by the names they have in the file."""

    negators: frozenset[str]
    idle_after: frozenset[str]
    idle_before: frozenset[str]
    clause_ends: frozenset[str]
    refusing: frozenset[str]
    lacking: frozenset[str]
    topical: frozenset[str]
    said_nouns: frozenset[str]
    between: frozenset[str]
    untrue: frozenset[str]
    true: frozenset[str]
    refused_as: frozenset[str]
    needing: frozenset[str]
    assurances: frozenset[str]
    hard: frozenset[str]
    intending: frozenset[str]


@functools.cache
def load_stance_words() -> StanceWords:
    """The classes shipped with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("stance_words.toml").read_text(encoding="utf-8"))
    return StanceWords(**{name: frozenset(words) for name, words in table.items()})
