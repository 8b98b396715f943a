"""Small classes of words by which act, certainty and condition are read off a content: act_words.toml."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class ActWords:
    """The classes, by the names they have in the file."""

    hostile: frozenset[str]
    wielding: frozenset[str]
    hostile_nouns: frozenset[str]
    mild: frozenset[str]
    own_affairs: frozenset[str]
    wrongs: frozenset[str]
    wrong_nouns: frozenset[str]
    blamed: frozenset[str]
    good_words: frozenset[str]
    planning: frozenset[str]
    plan_nouns: frozenset[str]
    acceptance: frozenset[str]
    refusals: frozenset[str]
    public: frozenset[str]
    public_deeds: frozenset[str]
    assessing_adjectives: frozenset[str]
    assessing_nouns: frozenset[str]
    possible_modals: frozenset[str]
    possible: frozenset[str]
    probable: frozenset[str]
    unknown: frozenset[str]
    probable_verbs: frozenset[str]
    unknown_verbs: frozenset[str]
    conditions: frozenset[str]


@functools.cache
def load_act_words() -> ActWords:
    """The classes shipped with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("act_words.toml").read_text(encoding="utf-8"))
    return ActWords(**{name: frozenset(words) for name, words in table.items()})
