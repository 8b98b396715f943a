"""What analysts said of stories: which articles tell one, and which do not, whatever is gathered of them when asked.

A story is no record: it is gathered anew each time, of the days that are asked for. So a correction of one keeps the
articles it had, and holds for those, in every revision.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, select

from standoff.case import schema
from standoff.case.corrections.keeping import Target, lineages, standing
from standoff.errors import CaseError
from standoff.linking.rulings import Ruling

STORY = "t"
"""Before the id of the article that opens a story, in place of that one's own letter."""
SIDES = " / "
"""Between the articles of one side of a correction and those of the other."""
DONE = {"merge": "merged", "split": "split", "annotate": "noted"}


def story_with(article: str) -> str:
    """The id of the story that an article opens."""
    return f"{STORY}{article[1:]}"


def opening(story: str) -> str:
    """The id of the article that opens a story."""
    return f"a{story[1:]}"


def sides(act: str, one: tuple[Target, set[str]], other: tuple[Target, set[str]]) -> str:
    """The articles of a story, and of what it is merged with or split from, as a correction keeps them."""
    (story, whole), (second, rest) = one, other
    within = second.article in whole
    if within and act == "merge":
        msg = f"{story.id}, {second.id}: are one story already"
        raise CaseError(msg)
    if within and second.of == "story":
        msg = f"{story.id}, {second.id}: are one story; undo what made them one, or split its articles from it"
        raise CaseError(msg)
    mine, rest = (whole - rest, rest) if within else (whole, rest - whole)
    if not mine:
        msg = f"{second.id}: is all of {story.id}"
        raise CaseError(msg)
    return SIDES.join(" ".join(sorted(side)) for side in (mine, rest))


class Said(NamedTuple):
    """What an analyst said of stories: what was ruled, or a note to the story that some articles stand in."""

    line: str
    articles: frozenset[str]
    ruling: Ruling | None

    def is_of(self, members: Iterable[str]) -> bool:
        """Whether it is about the story of some articles."""
        told = self.articles.intersection(members)
        if self.ruling is None or not self.ruling.together:
            return bool(told)
        return bool(told & self.ruling.one and told & self.ruling.other)


def said_of_stories(connection: Connection, there: Iterable[str]) -> list[Said]:
    """What holds of the stories of some articles, in the order in which it was said."""
    rows = standing(connection, schema.corrections.c.of == "story", schema.corrections.c.act != "undo")
    if not rows:
        return []
    current = {lineage: article for article, lineage in lineages(connection, set(there)).items()}
    named = [[side.split() for side in (row.value or opening(row.about)).split(SIDES)] for row in rows]
    lineage = lineages(connection, {article for pair in named for side in pair for article in side})
    out = []
    for row, pair in zip(rows, named, strict=True):
        kept = [frozenset(current[lineage[a]] for a in side if lineage.get(a) in current) for side in pair]
        ruled = row.act != "annotate"
        out.append(
            Said(
                line=f"{DONE[row.act]} by {row.who} on {row.made[:10]}: {row.why} ({row.id})",
                articles=frozenset().union(*kept),
                ruling=Ruling(together=row.act == "merge", one=kept[0], other=kept[1]) if ruled else None,
            )
        )
    return out


def find_story(connection: Connection, wanted: str) -> Target | None:
    """The story of an id, by the article that opens it; None where there is none."""
    articles = schema.articles.c
    if not wanted.startswith(STORY):
        return None
    lineage = select(articles.lineage).where(articles.id == opening(wanted)).scalar_subquery()
    row = connection.execute(
        select(articles.id, articles.title).where(articles.lineage == lineage, articles.current)
    ).first()
    return Target("story", story_with(row.id), row.id, row.title or "") if row else None
