"""Any list of a case in a terminal: one table, or one for each series and dispute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from standoff.views.terminal.accounts import dispute_table, series_table
from standoff.views.terminal.records import records_table

SINGLE: dict[str, Callable[[Any], Table]] = {"series": series_table, "disputes": dispute_table}
"""Kinds of which each has a table of its own."""


def list_of(kind: str, found: Sequence[Any], title: str, *, ids: bool = False) -> list[Table | Text]:
    """What is printed of a list, with the ids where those are asked for."""
    if kind not in SINGLE:
        return [records_table(kind, found, title, ids=ids)]
    out: list[Table | Text] = []
    for record in found:
        one = SINGLE[kind](record)
        one.title = f"{one.title}  {record.id}" if ids else one.title
        out += [one, Text()]
    return [*out, Text(title)]
