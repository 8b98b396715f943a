"""`standoff diff`: what changed in a case between two moments."""

from __future__ import annotations

from typing import Annotated

import typer

from standoff.cli.casework import CaseFile
from standoff.cli.output import Form, console, print_lines, wants_table


def diff(
    case: CaseFile,
    since: Annotated[
        str | None, typer.Option(help="The earlier moment: 2022-01-20, 2022-01-20T18:00, today, yesterday.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="The later moment; a day counts whole.")] = None,
    cause: Annotated[
        str | None, typer.Option(help="Only claim, origin, denial, figure, promise, retraction, edit or story.")
    ] = None,
    limit: Annotated[int, typer.Option(help="How many at most.", min=1)] = 200,
    offset: Annotated[int, typer.Option(help="How many to skip.", min=0)] = 0,
    output: Annotated[Form, typer.Option("--format", help="Tables for a terminal, JSON Lines for a pipe.")] = Form.auto,
) -> None:
    """Say what changed between two moments, claim by claim, and why; what only repeats is left out."""
    from standoff.case import open_case

    with open_case(case, create=False) as opened:
        found = opened.diff(since=since, until=until, cause=cause, limit=limit, offset=offset)
    if not wants_table(output):
        print_lines(found)
        return
    from standoff.views.terminal.records import records_table

    more = f"{len(found)} of {found.total}" if len(found) < found.total else str(found.total)
    console().print(records_table("changes", found, f"changes: {more}"))
