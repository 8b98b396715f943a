"""English number words, from number_words.toml."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Values by lower-case word."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    abbreviated: dict[str, int]
    plurals: dict[str, int]
    fractions: dict[str, float]
    glyphs: dict[str, float]
    ordinals: dict[str, int]


@functools.cache
def load_number_words() -> NumberWords:
    """The table shipped with the package."""
    raw = tomllib.loads(resources.files(__package__).joinpath("number_words.toml").read_text(encoding="utf-8"))
    return NumberWords(**raw)
