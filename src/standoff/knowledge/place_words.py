"""Words around place names; tables from place_words.toml."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Lower-case words and lemmas that stand beside place names."""

    locative: frozenset[str]
    spatial: frozenset[str]
    """Those of the locative ones that hardly ever take a person."""
    origin: frozenset[str]
    motion: frozenset[str]
    destination: frozenset[str]
    assaults: frozenset[str]
    """Nouns of force; what `assailed` leads to behind them is a place more often than not."""
    assailed: frozenset[str]
    compass: frozenset[str]
    kinds: dict[str, str]
    """What a noun beside a name says it is: city, admin1, admin2, water, land, facility."""
    before_of: frozenset[str]
    """Words before "of" and a place: "outskirts of", "out of"."""
    civic: frozenset[str]
    titled: frozenset[str]
    """Those that say so even with a capital: "Lviv Airport"."""
    bodies: frozenset[str]
    """Last words of names of outlets, firms, teams and treaties that only hold a place's name."""
    institutions: frozenset[str]
    """Last words of the names of a place's institutions: "Police Department"."""
    never: frozenset[str]
    stray: frozenset[str]
    """Spelling keys that hardly ever mean the place they name somewhere."""

    prepositions: frozenset[str]
    """All prepositions that take a place."""


@functools.cache
def load_place_words() -> PlaceWords:
    """The table shipped with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("place_words.toml").read_text(encoding="utf-8"))
    return PlaceWords(
        prepositions=frozenset(table["locative"] + table["origin"] + table["destination"]),
        locative=frozenset(table["locative"]),
        spatial=frozenset(table["spatial"]),
        origin=frozenset(table["origin"]),
        motion=frozenset(table["motion"]),
        destination=frozenset(table["destination"]),
        assaults=frozenset(table["assaults"]["nouns"]),
        assailed=frozenset(table["assaults"]["prepositions"]),
        compass=frozenset(table["compass"]),
        kinds={word: kind for kind, words in table["kinds"].items() for word in words},
        before_of=frozenset(table["before_of"]),
        civic=frozenset(table["civic"]["nouns"]),
        titled=frozenset(table["civic"]["titled"]),
        bodies=frozenset(table["bodies"]["last"]),
        institutions=frozenset(table["civic"]["institutions"]),
        never=frozenset(table["stray"]["never"]),
        stray=frozenset(table["stray"]["words"] + table["stray"]["never"]),
    )
