"""What the commands that list a case share: their options, and how what was found is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from standoff.cli.output import Form, console, print_lines, wants_table

if TYPE_CHECKING:
    from standoff.case import Case, Found

CaseFile = Annotated[
    str, typer.Argument(metavar="CASE", help="The case: a file, or a database address.", show_default=False)
]
Since = Annotated[
    str | None, typer.Option(help="From this day on: 2022-01-20, today, yesterday (of the newest article).")
]
Until = Annotated[str | None, typer.Option(help="Up to this day.")]
AsOf = Annotated[
    str | None, typer.Option(help="The case as it stood on this day, or at this moment, in the texts of then.")
]
Limit = Annotated[int, typer.Option(help="How many at most.", min=1)]
Offset = Annotated[int, typer.Option(help="How many to skip.", min=0)]
Output = Annotated[Form, typer.Option("--format", help="Tables for a terminal, JSON Lines for a pipe.")]


def then(case: Case, moment: str | None) -> Case:
    """The case, as it stood at a moment where one is given."""
    return case if moment is None else case.as_of(moment)


def print_list(
    case: str,
    what: str,
    filters: Mapping[str, Any],
    output: Form,
    *,
    as_of: str | None = None,
    ids: bool = False,
    title: str | None = None,
) -> None:
    """Open a case and print one of its lists; `what` names the query, filters of None count as not given."""
    from standoff.case import open_case

    given = {name: value for name, value in filters.items() if value is not None}
    with open_case(case, create=False) as opened:
        _print(what, getattr(then(opened, as_of), what)(**given), output, ids=ids, title=title or what)


def _print(what: str, found: Found[Any], output: Form, *, ids: bool, title: str) -> None:
    if not wants_table(output):
        print_lines(found)
        return
    from standoff.views.terminal.lists import list_of

    more = f"{len(found)} of {found.total}" if len(found) < found.total else str(found.total)
    out = console()
    for part in list_of(what, found.items, f"{title}: {more}", ids=ids):
        out.print(part)
