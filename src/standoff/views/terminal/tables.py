"""Tables of a terminal: plain columns that wrap, numbers as ranges, words shortened in the middle of nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

LONGEST = 90
"""Characters of quoted words in a cell."""


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


def short(words: str, longest: int = LONGEST) -> str:
    """Words on one line, cut at a blank with an ellipsis when longer than `longest` characters."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    cut = line.rfind(" ", 0, longest - 1)
    return line[: cut if cut > longest // 2 else longest - 1] + "…"


def number(value: float) -> str:
    """A number with separators, without a useless fraction."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def number_range(low: float | None, high: float | None, wording: str | None = None) -> str:
    """Bounds in words: "at least 1,000", "up to 50", "3 to 5", with the approximator as worded."""
    if low is None and high is None:
        return ""
    if low is not None and high is not None:
        core = number(low) if low == high else f"{number(low)} to {number(high)}"
    elif low is not None:
        core = f"{number(low)} or more"
    else:
        core = f"up to {number(high or 0)}"
    return f"{core} ({wording})" if wording else core
