"""Which states share a land border, from neighbours.tsv."""

from __future__ import annotations

import functools

from standoff.knowledge.tables import read_table


@functools.cache
def load_neighbours() -> dict[str, frozenset[str]]:
    """Codes of the neighbours of a state by its code; islands are not listed."""
    return {row["code"]: frozenset(row["neighbours"].split()) for row in read_table("neighbours")}
