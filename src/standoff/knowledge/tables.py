"""Reading the tables of the actor knowledge base, with the user's own entries on top."""

from __future__ import annotations

import functools
import os
from importlib import resources
from pathlib import Path

from standoff.errors import KnowledgeError

OVERLAY_VARIABLE = "STANDOFF_ACTORS"
"""Path of a TSV of the user's own rows: the table's name ("states", "offices"), then that table's columns in order."""


def read_table(name: str) -> list[dict[str, str]]:
    """Rows of `name`.tsv by column, the overlay's rows for that table after them; a later row of the same key wins."""
    text = resources.files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = [_row(columns, line.split("\t")) for line in lines[1:]]
    return rows + [_row(columns, cells) for cells in _overlay().get(name, ())]


def names(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by "|"."""
    return tuple(part for part in cell.split("|") if part)


def valid_on(start: str, end: str, date: str) -> bool:
    """Whether an ISO date lies between two others of any precision (inclusive; empty is open)."""
    return (not start or start[: len(date)] <= date[: len(start)]) and (not end or date[: len(end)] <= end[: len(date)])


def _row(columns: list[str], cells: list[str]) -> dict[str, str]:
    return dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=False))


@functools.cache
def _overlay() -> dict[str, list[list[str]]]:
    """The user's rows by table; KnowledgeError where the file cannot be read or a line names no table."""
    path = os.environ.get(OVERLAY_VARIABLE)
    found: dict[str, list[list[str]]] = {}
    if not path:
        return found
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{OVERLAY_VARIABLE}: {path} cannot be read ({error}); unset the variable or give a UTF-8 file"
        raise KnowledgeError(msg) from error
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        table, *cells = line.split("\t")
        if not cells or not table.isidentifier() or not resources.files(__package__).joinpath(f"{table}.tsv").is_file():
            msg = f"{path}:{number}: {table!r} is no table; begin with states, bodies, offices ... and a tab"
            raise KnowledgeError(msg)
        found.setdefault(table, []).append(cells)
    return found
