"""Words by which states bind themselves (promises.toml) and treaties that bind them (treaties.tsv)."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources

from standoff.knowledge.assets import table_rows


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """Lemma sets by what the words do in a commitment; promises.toml says what each holds."""

    promise: frozenset[str]
    threat: frozenset[str]
    infinitive: frozenset[str]
    say: frozenset[str]
    warn: frozenset[str]
    giving: frozenset[str]
    befall: frozenset[str]
    bound: frozenset[str]
    ready: frozenset[str]
    promise_noun: frozenset[str]
    threat_noun: frozenset[str]
    prospect_noun: frozenset[str]
    plan_noun: frozenset[str]
    announce: frozenset[str]
    carry: frozenset[str]
    hostile: frozenset[str]
    hostile_object: frozenset[str]
    suffer: frozenset[str]
    consequence: frozenset[str]
    provocation: frozenset[str]
    entail: frozenset[str]
    impose: frozenset[str]
    deliver: frozenset[str]
    aid: frozenset[str]
    step: frozenset[str]
    party: frozenset[str]
    treaty: frozenset[str]
    treaty_says: frozenset[str]
    treaty_binds: frozenset[str]
    condition: frozenset[str]


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty by name: whom it binds, and the year it was signed."""

    name: str
    by: str
    year: int


@functools.cache
def load_promises() -> PromiseWords:
    """The table shipped with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("promises.toml").read_text(encoding="utf-8"))
    return PromiseWords(**{name: frozenset(words.split()) for name, words in table.items()})


@functools.cache
def load_treaties() -> dict[str, tuple[tuple[tuple[str, ...], Treaty], ...]]:
    """Treaties by the last word of their name, the longest first, with the name's words."""
    found: dict[str, list[tuple[tuple[str, ...], Treaty]]] = {}
    for name, by, year in table_rows("treaties.tsv"):
        words = tuple(name.split())
        found.setdefault(words[-1], []).append((words, Treaty(name, by, int(year))))
    return {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in found.items()}
