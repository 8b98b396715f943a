"""`standoff link`: what many articles have to do with each other, without keeping a case."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

import typer

from standoff.cli.output import Form, console, print_lines, wants_table, warn


class Show(StrEnum):
    """What to print of the links."""

    copies = "copies"
    stories = "stories"
    origins = "origins"
    pairs = "pairs"


def link(
    file: Annotated[str, typer.Argument(help="JSON Lines, also .gz; - is standard input.", show_default=False)],
    show: Annotated[Show, typer.Option(help="What to print; docs/contract.md has the forms of input and output.")],
    output: Annotated[Form, typer.Option("--format", help="Tables for a terminal, JSON Lines for a pipe.")] = Form.auto,
) -> None:
    """Print copies, stories, origins or related pairs among the articles of a file."""
    rows = _rows(file, show)
    if not wants_table(output):
        print_lines(rows)
        return
    from standoff.views.terminal.tables import table

    listed = list(rows)
    columns = list(listed[0]) if listed else ["nothing found"]
    cells = ([_cell(row[c]) for c in columns] for row in listed)
    console().print(table(f"{show.value}: {len(listed)}", columns, cells))


def _cell(value: object) -> str:
    return "\n".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _rows(file: str, show: Show) -> Iterator[dict[str, Any]]:
    from standoff.cli import batches

    if show is Show.copies:
        return batches.copies(file, warn)
    if show is Show.stories:
        return batches.stories(file, warn)
    if show is Show.origins:
        return batches.origins(file, warn)
    return batches.pairs(file, warn)
