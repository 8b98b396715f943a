"""Words of advice by states to their people and carriers, from advice.toml."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class AdviceWords:
    """Lemma sets by what the words do in advice; advice.toml says what each holds."""

    advise: frozenset[str]
    public: frozenset[str]
    staff: frozenset[str]
    post: frozenset[str]
    leave: frozenset[str]
    departure: frozenset[str]
    travel: frozenset[str]
    forgo: frozenset[str]
    care: frozenset[str]
    careful: frozenset[str]
    against: frozenset[str]
    notice: frozenset[str]
    travel_notice: frozenset[str]
    issue: frozenset[str]
    lift: frozenset[str]
    pull: frozenset[str]
    airspace: frozenset[str]
    closure: frozenset[str]
    flights: frozenset[str]
    ban: frozenset[str]
    weak_ban: frozenset[str]


@functools.cache
def load_advice() -> AdviceWords:
    """The table shipped with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("advice.toml").read_text(encoding="utf-8"))
    return AdviceWords(**{name: frozenset(words.split()) for name, words in table.items()})
