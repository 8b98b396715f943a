"""`standoff actors`: whom a case met, whom the knowledge base could not name, and files that name them."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli.listing import Output, print_list
from standoff.cli.output import Form, warn

if TYPE_CHECKING:
    from standoff.knowledge.importing.report import Report
    from standoff.knowledge.overlay import Line

app = typer.Typer(help="Whom a case met, and files that name them.", no_args_is_help=True)

_SHOWN = 5
"""Broken lines that are said one by one."""


class Source(StrEnum):
    """What is imported."""

    wikidata = "wikidata"
    petrarch = "petrarch"


class Undecided(StrEnum):
    """What becomes of names that may be a person's or an organisation's."""

    leave = "leave"
    people = "people"
    groups = "groups"


@app.callback()
def actors() -> None:
    """Whom a case met, whom the knowledge base could not name, and files that name them."""


@app.command()
def unresolved(
    case: Annotated[Path, typer.Argument(help="The case file.", show_default=False)],
    limit: Annotated[int, typer.Option(help="How many, most frequent first.", min=1)] = 50,
    output: Output = Form.auto,
) -> None:
    """List who was met and could not be named, most frequent first; name them in an overlay file (STANDOFF_ACTORS)."""
    print_list(str(case), "unresolved", {"limit": limit}, output, title="not in the knowledge base")


@app.command("import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILES...", help="Files you downloaded, also .gz and .bz2.", show_default=False),
    ],
    source: Annotated[
        Source,
        typer.Option(
            "--format", help="Wikidata's JSON (entities, a dump, results), or PETRARCH's actors.", show_default=False
        ),
    ],
    to: Annotated[
        Path | None, typer.Option("--output", "-o", help="Add the lines to this overlay; else they are printed.")
    ] = None,
    undecided: Annotated[
        Undecided,
        typer.Option(help="petrarch: what names are that no word shows to be a person's or an organisation's."),
    ] = Undecided.leave,
) -> None:
    """Turn files of actors into lines of an overlay (STANDOFF_ACTORS); nothing is guessed.

    What cannot be mapped is counted on standard error. Ends with status 1 when a line could not be read; the others are
    imported all the same.
    """
    from standoff.knowledge.importing.report import Report
    from standoff.knowledge.overlay import OVERLAY_VARIABLE

    if to is not None and to.exists():
        # What is in the overlay already is known, whether or not the variable names it.
        os.environ[OVERLAY_VARIABLE] = str(to)
    report = Report()
    lines = _read(files, source, undecided, report)
    if to is None:
        for line in lines:
            print(line)
    else:
        from standoff.knowledge.importing.appending import append_lines

        heading = f"imported from {source.value}: {', '.join(path.name for path in files)}"
        added = append_lines(to, lines, heading)
        print(f"{to}: {added} lines added, {len(lines) - added} there already", file=sys.stderr)
    _tell(lines, report)
    if report.broken_count:
        raise typer.Exit(1)


def _read(files: list[Path], source: Source, undecided: Undecided, report: Report) -> list[Line]:
    if source is Source.petrarch:
        from standoff.knowledge.importing import petrarch

        return petrarch.read_petrarch(files, report, undecided.value)
    from standoff.knowledge.importing.people import office_lines
    from standoff.knowledge.importing.wikidata import read_wikidata

    return office_lines(read_wikidata(files, report), report)


def _tell(lines: list[Line], report: Report) -> None:
    """Say on standard error what was made, what was left out and why, and what could not be read."""
    for error in report.broken[:_SHOWN]:
        warn(error)
    if report.broken_count > _SHOWN:
        print(f"standoff: and {report.broken_count - _SHOWN} broken lines more", file=sys.stderr)
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.table] = counts.get(line.table, 0) + 1
    people = len({line.cells[0] for line in lines if line.table == "offices"})
    said = [f"{people} people with {n} lines" if t == "offices" else f"{n} {t}" for t, n in sorted(counts.items())]
    print(f"found: {', '.join(said) or 'nothing that could be mapped'}", file=sys.stderr)
    for text in report.lines():
        print(f"left out: {text}", file=sys.stderr)
