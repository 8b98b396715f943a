"""Named organs of states and armed groups: who they belong to, and their sector."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from standoff.knowledge.tables import names, read_table


@dataclass(frozen=True, slots=True)
class Organ:
    """A named organ of a state (organs.tsv) or an armed group or party (groups.tsv)."""

    name: str
    others: tuple[str, ...]
    country: str
    sector: str
    nouns: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Country and sector, CAMEO style."""
        return self.country + self.sector


def _load(table: str) -> tuple[Organ, ...]:
    found = {
        row["name"]: Organ(
            row["name"], names(row["others"]), row["country"], row["sector"], names(row.get("nouns", ""))
        )
        for row in read_table(table)
    }
    return tuple(found.values())


@functools.cache
def load_organs() -> tuple[Organ, ...]:
    """Organs of states: palaces, ministries with names of their own, parliaments, services."""
    return _load("organs")


@functools.cache
def load_groups() -> tuple[Organ, ...]:
    """Armed groups, movements and parties."""
    return _load("groups")
