"""Words by which a report shows what it rests on, from origin_words.toml."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class OriginWords:
    """The table, patterns compiled without regard to case."""

    government: frozenset[str]
    generic: frozenset[str]
    observing: frozenset[str]
    possessives: frozenset[str]
    blocs: frozenset[str]
    comment: frozenset[str]
    media: re.Pattern[str]
    document: re.Pattern[str]
    observer: re.Pattern[str]
    withdrawal: re.Pattern[str]
    notice: re.Pattern[str]
    reliance: re.Pattern[str]
    own_report: re.Pattern[str]


@functools.cache
def load_origin_words() -> OriginWords:
    """The table shipped with the package."""
    table = tomllib.loads(resources.files(__package__).joinpath("origin_words.toml").read_text(encoding="utf-8"))

    def joined(name: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{p})" for p in table[f"{name}_patterns"]), re.IGNORECASE | re.MULTILINE)

    return OriginWords(
        government=frozenset(table["government"]),
        generic=frozenset(table["generic"]),
        observing=frozenset(table["observing"]),
        possessives=frozenset(table["possessives"]),
        blocs=frozenset(table["blocs"]),
        comment=frozenset(table["comment"]),
        media=joined("media"),
        document=joined("document"),
        observer=joined("observer"),
        withdrawal=joined("withdrawal"),
        notice=joined("notice"),
        reliance=joined("reliance"),
        own_report=joined("own_report"),
    )
