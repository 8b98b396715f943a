"""Classes of act that fulfil one another (deeds.tsv), and words that tell what became of a promise (outcomes.toml)."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

from standoff.knowledge.assets import table_rows

Phrase = tuple[str, ...]
"""Words of a verb with its particles, in their order."""


@dataclass(frozen=True, slots=True)
class DeedClass:
    """Acts any of which fulfils a promise of another, as promised (`plain`) and as told when done (`done`)."""

    name: str
    opposite: str | None
    plain: frozenset[Phrase]
    done: frozenset[Phrase]


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """Words by what they tell of a promise; outcomes.toml says what each set holds."""

    cancel: frozenset[Phrase]
    promise: frozenset[str]
    deal: frozenset[str]
    promised: frozenset[str]
    keep: frozenset[str]
    breaking: frozenset[str]
    blocks: frozenset[str]
    partial: frozenset[str]
    between: frozenset[str]
    passive: frozenset[str]
    clause: frozenset[str]
    idle: frozenset[str]
    come: frozenset[str]


@functools.cache
def load_deeds() -> dict[str, DeedClass]:
    """Classes of act by name."""
    return {
        name: DeedClass(name, None if opposite == "-" else opposite, _phrases(plain), _phrases(done))
        for name, opposite, plain, done in table_rows("deeds.tsv")
    }


@functools.cache
def load_outcomes() -> OutcomeWords:
    """The table shipped with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("outcomes.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(listed.split()) for name, listed in table.items() if name != "things"}
    cancel, breaking = words.pop("cancel"), words.pop("break")
    return OutcomeWords(cancel=_phrases(" ".join(cancel)), breaking=breaking, **words)


@functools.cache
def load_things() -> dict[str, str]:
    """Names of things that go by several words, by each word."""
    table = tomllib.loads(resources.files(__package__).joinpath("outcomes.toml").read_text(encoding="utf-8"))
    return {word: name for name, words in table["things"].items() for word in words.split()}


def _phrases(cell: str) -> frozenset[Phrase]:
    return frozenset(tuple(word.split("_")) for word in cell.split())
