"""The code book's definitions: what counts as each type of event, and what each status is told by."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from standoff.knowledge.tables import read_table


@dataclass(frozen=True, slots=True)
class Definition:
    """What counts as a type, and what it is told apart from."""

    counts: str
    apart_from: str


@functools.cache
def load_types() -> dict[str, Definition]:
    """Definitions by PLOVER type, in the order of the manual."""
    return {row["type"]: Definition(row["counts"], row["apart_from"]) for row in read_table("event_types")}


@functools.cache
def load_statuses() -> dict[str, str]:
    """What tells of each status."""
    return {row["status"]: row["told_by"] for row in read_table("statuses")}
