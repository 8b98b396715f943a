"""`standoff import`: other people's event data as JSON Lines beside our own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from standoff.cli.output import print_lines, warn
from standoff.formats import EventForm


def import_events(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILES...",
            help="Files of event data (also .gz, or .zip with one file in it), or - for standard input.",
            show_default=False,
        ),
    ],
    form: Annotated[EventForm, typer.Option("--format", help="What the files are written as.", show_default=False)],
) -> None:
    """Print other people's event data as JSON Lines of events; nothing is kept.

    An imported row has no words of an article to stand on, so it never becomes a claim or event of a case. How many
    rows were read and refused is said on standard error; ends with status 1 when one was refused.
    """
    broken = False
    for file in files:
        counts = {"read": 0, "refused": 0, "cut": 0}
        print_lines(_rows(file, form, counts))
        said = [f"{counts['read']:,} rows read"]
        said += [f"{counts['refused']:,} refused"] if counts["refused"] else []
        said += ["the rest cannot be read"] if counts["cut"] else []
        print(f"{file}: {', '.join(said)}", file=sys.stderr)
        broken = broken or bool(counts["refused"] or counts["cut"])
    if broken:
        raise typer.Exit(1)


def _rows(file: str, form: EventForm, counts: dict[str, int]) -> Iterator[dict[str, Any]]:
    from standoff.errors import SourceError
    from standoff.formats import gdelt, icews, plover, polecat
    from standoff.formats.imported import imported_event

    readers = {"gdelt": gdelt.read, "polecat": polecat.read, "plover": plover.read, "icews": icews.read}
    try:
        for item in readers[form.value](file):
            if isinstance(item, SourceError):
                counts["refused"] += 1
                warn(item)
            else:
                counts["read"] += 1
                yield imported_event(item, form.value, file)
    except SourceError as error:
        # The file itself: what was read of it so far stands, and the next one is read.
        counts["cut"] += 1
        warn(error)
