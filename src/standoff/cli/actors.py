"""`standoff actors`: whom a case met, and whom the knowledge base could not name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from standoff.cli.output import Form, console, print_lines, wants_table

app = typer.Typer(help="Whom a case met.", no_args_is_help=True)


@app.callback()
def actors() -> None:
    """Whom a case met, and whom the knowledge base could not name."""


@app.command()
def unresolved(
    case: Annotated[Path, typer.Argument(help="The case file.", show_default=False)],
    limit: Annotated[int, typer.Option(help="How many, most frequent first.", min=1)] = 50,
    output: Annotated[Form, typer.Option("--format", help="Tables for a terminal, JSON Lines for a pipe.")] = Form.auto,
) -> None:
    """List who was met and could not be named, most frequent first; name them in an overlay file (STANDOFF_ACTORS)."""
    from standoff.case import open_case

    with open_case(case, create=False) as opened:
        found = opened.unresolved(limit=limit)
        if wants_table(output):
            from standoff.views.terminal.records import records_table

            console().print(records_table("actors", found, f"not in the knowledge base: {found.total}"))
        else:
            print_lines(found)
