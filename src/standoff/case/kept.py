"""An article as the case has kept it."""

from __future__ import annotations

from typing import NamedTuple

from standoff.model import Article


class Kept(NamedTuple):
    """An article with its number, id, moment and row of revisions in the case."""

    number: int
    id: str
    at: str
    lineage: str
    article: Article
