"""`standoff correct`: what an analyst says against the reading; kept for good, and taken back only by another row."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli.listing import CaseFile, Limit, Offset, Output, Since, print_list
from standoff.cli.output import Form, print_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from standoff.case.corrections.analyst import Analyst
    from standoff.case.corrections.correction import Correction

app = typer.Typer(
    help="Retract, relabel, annotate, rate, merge and split; every correction stays, with who, when and why.",
    no_args_is_help=True,
)
Id = Annotated[str, typer.Argument(metavar="ID", help="As `show --ids` or a pipe prints it.", show_default=False)]
Why = Annotated[str, typer.Option("--why", help="Why; it stays with the correction.", show_default=False)]
Who = Annotated[str | None, typer.Option("--who", help="Who corrects; else the name you are logged in by.")]


@app.callback()
def correct() -> None:
    """Retract, relabel, annotate, rate, merge and split; every correction stays, with who, when and why."""


def _do(case: str, who: str | None, act: Callable[[Analyst], Correction]) -> None:
    """Carry out one correction and print it."""
    from standoff.case import open_case

    with open_case(case, create=False) as opened:
        print_lines([act(opened.analyst(who or _logged_in()))])


def _logged_in() -> str:
    """The name of who is logged in; "" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


@app.command()
def retract(case: CaseFile, about: Id, why: Why, who: Who = None) -> None:
    """Take a record, or all records of an article, out of the lists."""
    _do(case, who, lambda analyst: analyst.retract(about, why))


@app.command()
def relabel(
    case: CaseFile,
    about: Id,
    field: Annotated[str, typer.Argument(help="act, holder, type, status, target, low ...", show_default=False)],
    value: Annotated[str, typer.Argument(help="What is to stand there.", show_default=False)],
    why: Why,
    who: Who = None,
) -> None:
    """Put one field of a record right."""
    _do(case, who, lambda analyst: analyst.relabel(about, field, value, why))


@app.command()
def annotate(
    case: CaseFile, about: Id, note: Annotated[str, typer.Argument(show_default=False)], who: Who = None
) -> None:
    """Put a note to a record, article, story, actor, source or correction."""
    _do(case, who, lambda analyst: analyst.annotate(about, note))


@app.command()
def rate(
    case: CaseFile,
    source: Annotated[str, typer.Argument(help="An outlet or agency by name.", show_default=False)],
    letter: Annotated[str, typer.Argument(help="A to E, or F for cannot be judged.", show_default=False)],
    why: Why,
    who: Who = None,
) -> None:
    """Give a source a letter of reliability (Admiralty code)."""
    _do(case, who, lambda analyst: analyst.rate(source, letter, why))


@app.command()
def merge(case: CaseFile, about: Id, other: Id, why: Why, who: Who = None) -> None:
    """Take the first for the second: an actor, a claim for the same claim, an article for a copy; join stories."""
    _do(case, who, lambda analyst: analyst.merge(about, other, why))


@app.command()
def split(case: CaseFile, about: Id, other: Id, why: Why, who: Who = None) -> None:
    """Take two apart: claims that do not answer or repeat each other, no copies; an article out of a story."""
    _do(case, who, lambda analyst: analyst.split(about, other, why))


@app.command()
def undo(case: CaseFile, correction: Id, why: Why, who: Who = None) -> None:
    """Take back a correction, or an undoing."""
    _do(case, who, lambda analyst: analyst.undo(correction, why))


@app.command("list")
def list_(
    case: CaseFile,
    about: Annotated[str | None, typer.Option(help="Of one record, article, actor or source.")] = None,
    act: Annotated[str | None, typer.Option(help="retract, relabel, annotate, rate, merge, split or undo.")] = None,
    who: Annotated[str | None, typer.Option(help="By whom.")] = None,
    since: Since = None,
    limit: Limit = 50,
    offset: Offset = 0,
    output: Output = Form.auto,
) -> None:
    """List corrections, the latest first, those undone too."""
    filters = {"about": about, "act": act, "who": who, "since": since, "limit": limit, "offset": offset}
    print_list(case, "corrections", filters, output)
