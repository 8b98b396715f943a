"""Reading the tables of the actor knowledge base, with the user's own entries on top."""

from __future__ import annotations

import functools
import os
from pathlib import Path

from standoff.knowledge.overlay import OVERLAY_VARIABLE, Overlay, as_row, digest, read_overlay, table_lines


def read_table(name: str) -> list[dict[str, str]]:
    """Rows of `name`.tsv by column, the overlay's rows for that table after them; a later row of the same key wins."""
    columns, *rows = table_lines(name)
    return [as_row(columns, cells) for cells in (*rows, *_overlay().get(name, ()))]


@functools.cache
def overlay_digest() -> str:
    """Eight digits for the user's own rows, which readings depend on; empty where there are none."""
    return digest(_overlay())


def names(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by "|"."""
    return tuple(part for part in cell.split("|") if part)


def valid_on(start: str, end: str, date: str) -> bool:
    """Whether an ISO date lies between two others of any precision (inclusive; empty is open)."""
    return (not start or start[: len(date)] <= date[: len(start)]) and (not end or date[: len(end)] <= end[: len(date)])


@functools.cache
def _overlay() -> Overlay:
    """The user's rows by table; KnowledgeError where the file cannot be read or a line is no row."""
    path = os.environ.get(OVERLAY_VARIABLE)
    return read_overlay(Path(path)) if path else {}
