"""`standoff promises`: what was promised, and what later words tell of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from standoff.cli.casework import CaseFile, Since, Until
from standoff.cli.output import Form, console, print_lines, wants_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table


class Standing(StrEnum):
    """How a promise stands."""

    open = "open"
    kept = "kept"
    lapsed = "lapsed"
    withdrawn = "withdrawn"
    disputed = "disputed"


class Sort(StrEnum):
    """What kind of commitment it is."""

    promise = "promise"
    threat = "threat"
    treaty = "treaty"
    ultimatum = "ultimatum"


def promises(
    case: CaseFile,
    by: Annotated[str | None, typer.Option(help="Who promised: a state, body, person or code.")] = None,
    status: Annotated[Standing | None, typer.Option(help="How it stands by what the case holds.")] = None,
    kind: Annotated[Sort | None, typer.Option(help="What kind of commitment.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(help="How many at most.", min=1)] = 50,
    offset: Annotated[int, typer.Option(help="How many to skip.", min=0)] = 0,
    output: Annotated[Form, typer.Option("--format", help="Tables for a terminal, JSON Lines for a pipe.")] = Form.auto,
) -> None:
    """List promises with what later words tell of them, the last touched first.

    Lapsed says that a day has passed and nothing was found, or that the opposite is told as done; nobody is accused.
    """
    from standoff.case import open_case

    with open_case(case, create=False) as opened:
        found = opened.promises(
            by=by,
            status=status.value if status else None,
            kind=kind.value if kind else None,
            since=since,
            until=until,
            limit=limit,
            offset=offset,
        )
    if wants_table(output):
        more = f"{len(found)} of {found.total}" if len(found) < found.total else str(found.total)
        console().print(_table(found, f"promises: {more}"))
    else:
        print_lines(found)


def _table(found: Iterable[Any], title: str) -> Table:
    from standoff.views.terminal.records import records_table

    return records_table("promises", found, title)
