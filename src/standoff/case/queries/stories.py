"""Stories: articles about the same happening, gathered among those of a stretch of days when asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypedDict
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, select

from standoff.case.change import Change
from standoff.case.clock import END, resolve_until, shifted
from standoff.case.corrections.stories import Said, said_of_stories, story_with
from standoff.case.queries.filters import Bounds, Moment, Scope, bounds, refuse_unknown
from standoff.case.queries.occurrences import reprints_among
from standoff.case.records import Found
from standoff.case.schema import articles
from standoff.linking.stories import tell_stories
from standoff.model import Article

DAYS = 30
"""Days before the last one asked for that are looked through where no first one is given."""
MOST = 4_000
"""Articles that are gathered at once, the newest: a month of a busy crisis, in a few seconds."""


class StoryFilter(TypedDict, total=False):
    """`since` and `until` bound the articles that are gathered; `least` how many reports a story must have."""

    since: Moment | None
    until: Moment | None
    outlet: str | None
    least: int
    limit: int | None
    offset: int


class StoryArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article of a story."""

    id: str
    outlet: str | None
    at: str | None
    title: str | None


class StoryRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One story: its articles, earliest first, and the headline of the one most like all of it.

    `id` is made of its earliest article's, and lives as long as that one opens it; `reports` counts reprints once.
    """

    id: str
    headline: str
    first: str | None
    last: str | None
    outlets: int
    reports: int
    articles: tuple[StoryArticle, ...]
    said: tuple[str, ...] = ()
    """What analysts said of it: merged, split, noted, by whom, when and why."""


class _Gathered(NamedTuple):
    """A story before it is shown: ids of its articles, earliest first, and of the one that stands for it."""

    members: tuple[str, ...]
    head: str


def find_stories(scope: Scope, given: StoryFilter) -> Found[StoryRecord]:
    """Stories of a stretch of days, the last reported first; a month up to the newest day unless asked otherwise."""
    refuse_unknown(given, StoryFilter)
    since, until = _stretch(scope, given)
    told = _articles(scope, since, until)
    said = said_of_stories(scope.connection, (article.id for article in told))
    shown = {
        article.id: StoryArticle(
            id=article.id, outlet=article.outlet, at=article.published or None, title=article.title
        )
        for article in told
    }
    reprints = reprints_among(scope, set(shown))
    outlet = (given.get("outlet") or "").strip().casefold()
    found = []
    for story in _gather(told, said):
        own = [shown[m] for m in story.members]
        reports = len({reprints[a.id] for a in own})
        if reports < (given.get("least") or 1) or (outlet and outlet not in {(a.outlet or "").casefold() for a in own}):
            continue
        found.append(
            StoryRecord(
                id=story_with(own[0].id), headline=shown[story.head].title or "", first=own[0].at,
                last=max((a.at for a in own if a.at), default=None), outlets=len({a.outlet for a in own}),
                reports=reports, articles=tuple(own),
                said=tuple(s.line for s in said if s.is_of(story.members)),
            )
        )  # fmt: skip
    found.sort(key=lambda s: (s.last or "", s.id), reverse=True)
    return Found.stretch(found, given)


def changed_stories(scope: Scope, moments: Bounds) -> Iterator[Change]:
    """Stories of the month before the first moment that became one by the second, or of which one became several."""
    moment, until = moments
    if not moment:
        return
    told = _articles(scope, shifted(moment, -DAYS), until or _day_after(scope))
    known = {article.id: article for article in told}
    old = [article for article in told if (article.published or "") < moment]
    said = said_of_stories(scope.connection, known)
    before = {m: story for story in _gather(old, said) for m in story.members}
    after = {m: story for story in _gather(told, said) for m in story.members}
    # Weights of words move a little with every article: what no new article has a part in is no news.
    fresh = {story for m, story in after.items() if m not in before}
    for story in sorted(fresh):
        parts = {before[m] for m in story.members if m in before}
        if len(parts) > 1:
            yield _shift(known, story, tuple(sorted(p.members[0] for p in parts)), f"{len(parts)} stories became one")
    for story in sorted(set(before.values())):
        parts = {after[m] for m in story.members}
        if len(parts) > 1 and parts & fresh:
            newest = max(parts & fresh, key=lambda p: (known[p.members[-1]].published or "", p))
            yield _shift(known, newest, tuple(sorted(p.members[0] for p in parts)), f"one story became {len(parts)}")


def _shift(known: dict[str, Article], story: _Gathered, others: tuple[str, ...], why: str) -> Change:
    newest = max((known[m] for m in story.members), key=lambda a: (a.published or "", a.id))
    return Change(
        at=newest.published or None, cause="story", article=newest.id, outlet=newest.outlet, record=None, chain=(),
        quote=known[story.head].title or "", against=others, why=f"{why}, by their first articles",
    )  # fmt: skip


def _stretch(scope: Scope, given: Mapping[str, Any]) -> tuple[str, str]:
    """The first moment that counts and the first that is too late."""
    begin, until = bounds(scope, given)
    end = until or _day_after(scope)
    return begin or (scope.today if end == END else shifted(end, -DAYS)), end


def _day_after(scope: Scope) -> str:
    """The moment after the newest day."""
    return resolve_until(scope.today, scope.today, scope.zone) or END


def _articles(scope: Scope, since: str, until: str, *, newest: bool = True) -> list[Article]:
    """Standing articles between moments, by their id in the case and when they were published there."""
    table = articles.c
    rows = scope.connection.execute(
        select(table.id, table.at, table.outlet, table.title, table.text, table.sha256)
        .where(scope.stands(), table.at >= since, table.at < until, table.at != "")
        .order_by(table.at.desc() if newest else table.at, table.id)
        .limit(MOST)
    )
    return [
        Article(id=r.id, text=r.text, sha256=r.sha256, outlet=r.outlet, title=r.title, published=r.at) for r in rows
    ]


def _gather(told: list[Article], said: Sequence[Said]) -> list[_Gathered]:
    rulings = [s.ruling for s in said if s.ruling]
    return [_Gathered(tuple(story.members), head) for story, head in tell_stories(told, rulings)]


def opened_by(connection: Connection, article: str) -> set[str]:
    """The articles of the story that a standing one opens: what is gathered with it of the month from it on."""
    at = connection.execute(select(articles.c.at).where(articles.c.id == article)).scalar_one()
    told = _articles(Scope(connection, ZoneInfo("UTC"), at[:10]), at, shifted(at, DAYS), newest=False) if at else []
    said = said_of_stories(connection, (a.id for a in told))
    return next((set(story.members) for story in _gather(told, said) if article in story.members), {article})
