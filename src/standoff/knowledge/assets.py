"""Force nouns and the asset they name (assets.tsv), predicates of standing and moving forces (readiness.tsv)."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class ForceNoun:
    """A noun for a force: its asset and how sure the noun is ("yes", "mark", "arms", "plain"; see assets.tsv)."""

    asset: str
    sure: str


@dataclass(frozen=True, slots=True)
class ForcePredicate:
    """What a predicate says of the force in one role; `gives` where it can also mean handing over."""

    readiness: str
    gives: bool = False


def table_rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of this package as fields; comments and blank lines are left out."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield [field.strip() for field in line.split("\t")]


@functools.cache
def load_force_nouns() -> dict[str, dict[tuple[str, ...], ForceNoun]]:
    """Entries by their last word, lower case: the whole entry as words, longest first."""
    found: dict[str, dict[tuple[str, ...], ForceNoun]] = {}
    for noun, asset, sure in table_rows("assets.tsv"):
        stem = noun.removesuffix("*")
        for form in (stem, stem + "s") if noun.endswith("*") else (stem,):
            words = tuple(form.split())
            found.setdefault(words[-1], {})[words] = ForceNoun(asset, sure)
    return {last: dict(sorted(entries.items(), key=lambda e: -len(e[0]))) for last, entries in found.items()}


@functools.cache
def load_force_predicates() -> dict[tuple[str, str], ForcePredicate]:
    """Predicates by lemma (with particle) and role of the force: o, s, w or n."""
    found = {}
    for row in table_rows("readiness.tsv"):
        predicate, role, readiness, *rest = row
        found[predicate, role] = ForcePredicate(readiness, bool(rest and rest[0]))
    return found


@functools.cache
def load_military_words() -> frozenset[str]:
    """Words that make a noun after them a military one."""
    return frozenset(row[0] for row in table_rows("military_words.txt"))


@functools.cache
def load_location_nouns() -> dict[str, str]:
    """Common nouns of place by lemma: border, area, state, unit or being (locations.tsv)."""
    return {noun: kind for kind, nouns in table_rows("locations.tsv") for noun in nouns.split()}
