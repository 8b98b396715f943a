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
    showing: frozenset[str]
    uneasy: frozenset[str]
    claim_nouns: frozenset[str]
    asked_nouns: frozenset[str]
    speaking_of: frozenset[str]
    between: frozenset[str]
    untrue: frozenset[str]
    true: frozenset[str]
    bearing_out: frozenset[str]
    refused_as: frozenset[str]
    needing: frozenset[str]
    assurances: frozenset[str]
    hard: frozenset[str]
    intending: frozenset[str]

    @property
    def said_nouns(self) -> frozenset[str]:
        """Words for what somebody said or asked, or that it is spoken of."""
        return self.claim_nouns | self.asked_nouns | self.speaking_of

    @property
    def idle(self) -> frozenset[str]:
        """Words that tell how a proposition is held, and nothing of what it is."""
        return self.untrue | self.negators | self.refusing | self.said_nouns | self.between | self.intending


@functools.cache
def load_stance_words() -> StanceWords:
    """The classes shipped with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("stance_words.toml").read_text(encoding="utf-8"))
    return StanceWords(**{name: frozenset(words) for name, words in table.items()})
