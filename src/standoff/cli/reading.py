"""`standoff read`: the record of articles, without keeping a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli.output import Form, console, print_lines, wants_table, warn

if TYPE_CHECKING:
    from standoff.model import Article

_ARTICLES = typer.Argument(
    metavar="ARTICLES...",
    help="Files (.txt .html .jsonl .json, also .gz), directories, web addresses, or - for standard input.",
    show_default=False,
)
Inputs = Annotated[list[str], _ARTICLES]
MoreInputs = Annotated[list[str] | None, _ARTICLES]
"""Inputs that may be none."""
Published = Annotated[
    str | None,
    typer.Option(
        help="Publication date (ISO 8601) of articles that carry none; without it unknown years stay unknown."
    ),
]
MaxBytes = Annotated[int, typer.Option("--max-bytes", help="Refuse a single article larger than this.", min=1)]
Output = Annotated[Form, typer.Option("--format", help="Tables for a terminal, JSON Lines for a pipe.")]
DEFAULT_MAX_BYTES = 20_000_000


class Failures:
    """How many items could not be read, each said on standard error."""

    def __init__(self) -> None:
        self.count = 0

    def articles(self, inputs: list[str], published: str | None, max_bytes: int) -> Iterator[Article]:
        """The articles that can be read."""
        from standoff.errors import SourceError
        from standoff.sources import Limits, read_inputs
        from standoff.sources.moments import iso_moment

        if published is not None and iso_moment(published) is None:
            message = f"{published!r} is no date; write it as 2022-01-27 or 2022-01-27T18:05:00+01:00"
            raise typer.BadParameter(message, param_hint="--published")
        for item in read_inputs(inputs, published=iso_moment(published), limits=Limits(item_bytes=max_bytes)):
            if isinstance(item, SourceError):
                self.count += 1
                warn(item)
            else:
                yield item


def read(
    articles: Inputs,
    published: Published = None,
    output: Output = Form.auto,
    max_bytes: MaxBytes = DEFAULT_MAX_BYTES,
) -> None:
    """Print the record of one or more articles; nothing is kept.

    Ends with status 1 when an item could not be read; the others are printed all the same.
    """
    from standoff.reading import read_articles

    failures = Failures()
    found = failures.articles(articles, published, max_bytes)
    if wants_table(output):
        _print_tables(found)
    else:
        print_lines(read_articles(found))
    if failures.count:
        raise typer.Exit(1)


def _print_tables(found: Iterator[Article]) -> None:
    import itertools

    from standoff.reading import read_articles
    from standoff.views.terminal.readings import reading_view

    out = console()
    shown, read_from = itertools.tee(found)
    for article, reading in zip(shown, read_articles(read_from), strict=True):
        out.print(reading_view(article, reading))
        out.print()
