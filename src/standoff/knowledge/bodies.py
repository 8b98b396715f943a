"""International bodies and alliances, and who belonged to them when."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from standoff.knowledge.tables import names, read_table, valid_on


@dataclass(frozen=True, slots=True)
class Body:
    """One row of bodies.tsv; `code` is CAMEO's, `nouns` what it is called on second mention ("the alliance")."""

    name: str
    others: tuple[str, ...]
    code: str
    kind: str
    nouns: tuple[str, ...]


@functools.cache
def load_bodies() -> tuple[Body, ...]:
    """All rows, in the table's order."""
    found = {
        row["name"]: Body(row["name"], names(row["others"]), row["code"], row["kind"], names(row["nouns"]))
        for row in read_table("bodies")
    }
    return tuple(found.values())


@functools.cache
def _memberships() -> tuple[tuple[str, str, str, str], ...]:
    ends = {(row["body"], row["state"], row["from"]): row["to"] for row in read_table("members")}
    return tuple((*key, end) for key, end in ends.items())


def members(body: str, date: str) -> frozenset[str]:
    """Codes of the states that belonged to a body ("NATO", "European Union" ...) on an ISO date of any precision."""
    return frozenset(s for b, s, start, end in _memberships() if b == body and valid_on(start, end, date))
