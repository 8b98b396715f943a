"""`standoff diff`: what changed in a case between two moments."""

from __future__ import annotations

from typing import Annotated

import typer

from standoff.cli.listing import AsOf, CaseFile, Limit, Offset, Output, print_list
from standoff.cli.output import Form


def diff(
    case: CaseFile,
    since: Annotated[
        str | None, typer.Option(help="The earlier moment: 2022-01-20, 2022-01-20T18:00, today, yesterday.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="The later moment; a day counts whole.")] = None,
    cause: Annotated[
        str | None, typer.Option(help="Only claim, origin, denial, figure, promise, retraction, edit or story.")
    ] = None,
    limit: Limit = 200,
    offset: Offset = 0,
    as_of: AsOf = None,
    output: Output = Form.auto,
) -> None:
    """Say what changed between two moments, claim by claim, and why; what only repeats is left out."""
    filters = {"since": since, "until": until, "cause": cause, "limit": limit, "offset": offset}
    print_list(case, "diff", filters, output, as_of=as_of, title="changes")
