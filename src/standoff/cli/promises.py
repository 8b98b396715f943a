"""`standoff promises`: what was promised, and what later words tell of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from standoff.cli.listing import AsOf, CaseFile, Limit, Offset, Output, Since, Until, print_list
from standoff.cli.output import Form


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
    limit: Limit = 50,
    offset: Offset = 0,
    as_of: AsOf = None,
    output: Output = Form.auto,
) -> None:
    """List promises with what later words tell of them, the last touched first.

    Lapsed says that a day has passed and nothing was found, or that the opposite is told as done; nobody is accused.
    """
    filters = {
        "by": by, "status": status and status.value, "kind": kind and kind.value, "since": since, "until": until,
        "limit": limit, "offset": offset,
    }  # fmt: skip
    print_list(case, "promises", filters, output, as_of=as_of)
