"""The commands and their names; each does its importing when it runs, so that `--help` loads no model."""

from __future__ import annotations

from typing import Annotated

import typer

from standoff import __version__
from standoff.cli import accounts, actors, casework, changing, correcting, importing, linking, promises, reading

app = typer.Typer(
    name="standoff",
    help="Read the news of a crisis and keep the record: who did what, who says so, where they disagree.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"standoff {__version__}")
        raise typer.Exit


@app.callback()
def standoff(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Read the news of a crisis and keep the record: who did what, who says so, where they disagree."""
    del version


app.command("read")(reading.read)
app.command("add")(casework.add)
app.command("show")(casework.show)
app.command("origins")(casework.origins)
app.command("diff")(changing.diff)
app.command("promises")(promises.promises)
app.command("series")(accounts.series)
app.command("disputes")(accounts.disputes)
app.command("brief")(casework.brief)
app.command("export")(casework.export)
app.command("import")(importing.import_events)
app.command("serve")(casework.serve)
app.command("link")(linking.link)
app.add_typer(correcting.app, name="correct")
app.add_typer(actors.app, name="actors")
