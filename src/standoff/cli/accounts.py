"""`standoff series` and `standoff disputes`: where accounts differ."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from standoff.cli.listing import AsOf, CaseFile, Limit, Offset, Output, print_list
from standoff.cli.output import Form


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
    as_of: AsOf = None,
    output: Output = Form.auto,
) -> None:
    """List stated numbers over time by whose they are; each is told from those before and beside it.

    later, revision (another number for the same day), conflict (for one day, no value in common): never averaged, none
    chosen.
    """
    filters = {
        "holder": holder, "unit": unit, "place": place, "speaker": speaker, "kind": kind and kind.value, "since": since,
        "until": until, "least": least, "limit": limit, "offset": offset,
    }  # fmt: skip
    print_list(case, "series", filters, output, as_of=as_of)


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
    as_of: AsOf = None,
    output: Output = Form.auto,
) -> None:
    """List where accounts differ: both sides' words side by side, since when, and who moved."""
    filters = {
        "kind": kind and kind.value, "actor": actor, "since": since, "until": until, "limit": limit, "offset": offset,
    }  # fmt: skip
    print_list(case, "disputes", filters, output, as_of=as_of)
