"""The sample crisis: short reports written for the project, to try everything without any news at hand."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from standoff.model import Article


def crisis_folder() -> Path:
    """The folder of the sample's articles."""
    from pathlib import Path

    return Path(str(resources.files(__package__).joinpath("crisis", "articles")))


def crisis_articles() -> Iterator[Article]:
    """The sample's articles, in order of their files."""
    from standoff.errors import SourceError
    from standoff.sources import read_inputs

    for item in read_inputs([crisis_folder()]):
        if isinstance(item, SourceError):
            raise item
        yield item
