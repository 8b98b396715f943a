"""Words beside a capital that show it stands for its government."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from standoff.knowledge.tables import read_table


@dataclass(frozen=True, slots=True)
class Dealings:
    """Verbs that address a government, nouns that lead to one or follow a capital, and what a city has or does."""

    address: frozenset[str]
    dealing: frozenset[str]
    seat: frozenset[str]
    site: frozenset[str]
    lying: frozenset[str]


@functools.cache
def load_dealings() -> Dealings:
    """The table shipped with the package."""
    rows = read_table("dealings")
    return Dealings(
        *(frozenset(r["word"] for r in rows if r["kind"] == k) for k in ("address", "dealing", "seat", "site", "lying"))
    )
