"""Tables of a terminal: plain columns that wrap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table of words; no cell is read as markup, as quoted text may hold brackets."""
    out = Table(
        title=title, title_justify="left", title_style="bold", header_style="bold", expand=False, pad_edge=False
    )
    for column in columns:
        out.add_column(column, overflow="fold")
    for row in rows:
        out.add_row(*(Text(cell) for cell in row))
    return out
