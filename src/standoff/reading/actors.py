"""Who acts and speaks: mentions, what they refer to, and the offices people held at the article's date."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.model import Actor
from standoff.reading.page import Page


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one article, and which of them each token refers to."""

    actors: tuple[Actor, ...] = ()
    by_token: dict[int, Actor] = field(default_factory=dict)
    """Every token of a mention (pronouns and descriptions that were resolved included) to its actor."""

    def at(self, token: int) -> Actor | None:
        """The actor the token refers to; None when nobody, or nobody certain."""
        return self.by_token.get(token)


def find_actors(page: Page) -> Cast:
    """The article's actors with all their mentions, coreferent ones included."""
    return Cast()
