"""`standoff series` and `standoff disputes`: where accounts differ."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from standoff.cli.casework import CaseFile
from standoff.cli.output import Form, console, print_lines, wants_table

if TYPE_CHECKING:
    from standoff.case import Found

Limit = Annotated[int, typer.Option(help="How many at most.", min=1)]
Offset = Annotated[int, typer.Option(help="How many to skip.", min=0)]
Output = Annotated[Form, typer.Option("--format", help="Tables for a terminal, JSON Lines for a pipe.")]


class SeriesKind(StrEnum):
    """What a series counts."""

    posture = "posture"
    quantity = "quantity"


class DisputeKind(StrEnum):
    """How accounts differ."""

    contradict = "contradict"
    oppose = "oppose"
    numeric = "numeric"
    blame = "blame"


def series(
    case: CaseFile,
    holder: Annotated[str | None, typer.Option(help="Whose force or loss: a state, body or code.")] = None,
    unit: Annotated[str | None, typer.Option(help="What is counted, or part of it: troops, killed ...")] = None,
    place: Annotated[str | None, typer.Option(help="In or around which state, or at which town.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Whose numbers: a state, body, person or outlet.")] = None,
    kind: Annotated[SeriesKind | None, typer.Option(help="Forces, or people and things lost.")] = None,
    since: Annotated[str | None, typer.Option(help="Numbers as of this day on.")] = None,
    until: Annotated[str | None, typer.Option(help="Numbers as of this day at most.")] = None,
    least: Annotated[int, typer.Option(help="How many numbers a series must have.", min=1)] = 1,
    limit: Limit = 20,
    offset: Offset = 0,
    output: Output = Form.auto,
) -> None:
    """List stated numbers over time by whose they are; each is told from those before and beside it.

    later, revision (another number for the same day), conflict (for one day, no value in common): never averaged, none
    chosen.
    """
    from standoff.case import open_case

    given = {"holder": holder, "unit": unit, "place": place, "speaker": speaker, "since": since, "until": until}
    filters: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if kind is not None:
        filters["kind"] = kind.value
    with open_case(case, create=False) as opened:
        _print(opened.series(**filters, least=least, limit=limit, offset=offset), output)


def disputes(
    case: CaseFile,
    kind: Annotated[
        DisputeKind | None, typer.Option(help="Said and denied, demanded and refused, figures, or who did it.")
    ] = None,
    actor: Annotated[str | None, typer.Option(help="Who stands on one of the sides.")] = None,
    since: Annotated[str | None, typer.Option(help="Touched from this day on.")] = None,
    until: Annotated[str | None, typer.Option(help="Touched up to this day.")] = None,
    limit: Limit = 20,
    offset: Offset = 0,
    output: Output = Form.auto,
) -> None:
    """List where accounts differ: both sides' words side by side, since when, and who moved."""
    from standoff.case import open_case

    given = {"actor": actor, "since": since, "until": until}
    filters: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if kind is not None:
        filters["kind"] = kind.value
    with open_case(case, create=False) as opened:
        _print(opened.disputes(**filters, limit=limit, offset=offset), output)


def _print(found: Found[Any], output: Form) -> None:
    if not wants_table(output):
        print_lines(found)
        return
    from standoff.views.terminal.accounts import tables

    out = console()
    for table in tables(found):
        out.print(table)
        out.print()
    out.print(f"{len(found)} of {found.total}" if len(found) < found.total else str(found.total))
