"""What queries can be narrowed by, and the conditions that does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypedDict, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, exists, or_, select
from sqlalchemy.orm import aliased
from sqlalchemy.sql import ColumnElement, FromClause
from sqlalchemy.sql.selectable import NamedFromClause

from standoff.case.claims import article_with
from standoff.case.clock import resolve_since, resolve_until
from standoff.case.dialect import contains_words, found_articles, is_sqlite
from standoff.case.schema import articles, records
from standoff.model.marks import Act, AdviceKind, Asset, Certainty, CommitmentKind, Polarity, Readiness, Status

Moment = str | dt.date
Order = Literal["newest", "oldest"]
Condition = ColumnElement[bool]


class Window(TypedDict, total=False):
    """What every list can be narrowed by.

    `since` and `until` are dates, ISO datetimes, "today" or "yesterday" (relative to the newest article), both
    inclusive, about when the article was published; `text` are words the quote holds; `article` an article's id;
    `revisions` includes superseded ones.
    """

    since: Moment | None
    until: Moment | None
    outlet: str | None
    text: str | None
    article: str | None
    revisions: bool
    order: Order
    limit: int | None
    offset: int


class ClaimFilter(Window, total=False):
    """`actor` is anybody in the chain; `chain_depth` how many holders stand below the outlet."""

    actor: str | None
    act: Act | None
    polarity: Polarity | None
    certainty: Certainty | None
    place: str | None
    chain_depth: int | None
    disputed: bool | None


class EventFilter(Window, total=False):
    """`type` is a PLOVER type, or the beginning of a CAMEO code; `actor` acts, `target` is acted upon."""

    type: str | None
    mode: str | None
    status: Status | None
    actor: str | None
    target: str | None
    place: str | None
    quad: int | None


class PostureFilter(Window, total=False):
    """`where` is a place or the country it lies in."""

    holder: str | None
    asset: Asset | None
    where: str | None
    readiness: Readiness | None


class AdvisoryFilter(Window, total=False):
    """`where` is the place the advice is about."""

    issuer: str | None
    kind: AdviceKind | None
    where: str | None


class CommitmentFilter(Window, total=False):
    """`status` is open, kept, lapsed, withdrawn or disputed."""

    by: str | None
    kind: CommitmentKind | None
    status: str | None


Bounds = tuple[str | None, str | None]
"""The first moment that counts and the first that is too late; None for no bound."""


class Scope(NamedTuple):
    """What filters are resolved against: a connection, the case's zone, and its newest day.

    `bound` is set where the case is asked as it stood at an earlier moment: the first moment that is too late.
    """

    connection: Connection
    zone: ZoneInfo
    today: str
    bound: str | None = None

    def stands(self, table: FromClause = articles) -> Condition:
        """Whether an article (or an alias of the table) is the latest revision, now or at the moment asked for."""
        if self.bound is None:
            return cast("Condition", table.c.current)
        later = aliased(articles, name=f"{table.name if isinstance(table, NamedFromClause) else ''}_later")
        newer = exists().where(
            later.c.lineage == table.c.lineage, later.c.revision > table.c.revision, later.c.seen < self.bound
        )
        return and_(table.c.seen != "", table.c.seen < self.bound, ~newer)


def not_yet(scope: Scope, wanted: str) -> str | None:
    """Why what an id stands for was not there at the moment asked for; None where it was."""
    if scope.bound is None:
        return None
    own = article_with(wanted)
    table = articles.c
    row = scope.connection.execute(
        select(table.seen).where(or_(table.id == own, table.given_id == wanted)).order_by(table.seen)
    ).first()
    if row is None or (row.seen and row.seen < scope.bound):
        return None
    return f"{wanted}: stands in a text of {row.seen or 'an unknown day'}, after the moment asked for"


def refuse_unknown(given: Mapping[str, Any], allowed: type) -> None:
    """TypeError for a filter the query does not know, as a call with a wrong keyword raises."""
    names = allowed.__annotations__.keys()
    for name in given:
        if name not in names:
            msg = f"no filter {name!r}; there are {', '.join(sorted(names))}"
            raise TypeError(msg)


def bounds(scope: Scope, given: Mapping[str, Any]) -> Bounds:
    """The first moment that counts and the first that is too late; None for no bound."""
    since = resolve_since(given.get("since"), scope.today, scope.zone)
    return since, resolve_until(given.get("until"), scope.today, scope.zone)


def within(scope: Scope, given: Mapping[str, Any], moment: ColumnElement[str]) -> list[Condition]:
    """Conditions that a moment, "" where unknown, lies between the bounds given."""
    return inside(bounds(scope, given), moment)


def inside(moments: Bounds, moment: ColumnElement[str]) -> list[Condition]:
    """Conditions that a moment, "" where unknown, lies between two."""
    since, until = moments
    out: list[Condition] = [moment >= since] if since else []
    return [*out, moment < until, moment != ""] if until else out


def window_conditions(scope: Scope, given: Mapping[str, Any]) -> list[Condition]:
    """Conditions on `records` joined with `articles`."""
    out = [*article_conditions(scope, given), *within(scope, given, records.c.at)]
    if words := given.get("text"):
        out += contains_words(records.c.quote, words)
        if is_sqlite(scope.connection) and not _in_parts(words):
            found = found_articles(scope.connection, words).subquery()
            out.append(records.c.article.in_(select(found.c.number)))
    return out


def article_conditions(scope: Scope, given: Mapping[str, Any]) -> list[Condition]:
    """Conditions on `articles`: current ones, of an outlet, of an id."""
    out: list[Condition] = []
    if given.get("article"):
        out.append(or_(articles.c.id == given["article"], articles.c.given_id == given["article"]))
    elif not given.get("revisions"):
        out.append(scope.stands())
    if scope.bound is not None:
        out += [articles.c.seen != "", articles.c.seen < scope.bound]
    if given.get("outlet"):
        out.append(articles.c.outlet_key == given["outlet"].strip().casefold())
    return out


def _in_parts(words: str) -> bool:
    """Whether words may stand for parts of words, which the index of whole words cannot find."""
    return not all(c.isalnum() or c.isspace() for c in words)


def equal(given: Mapping[str, Any], columns: Mapping[str, ColumnElement[Any]]) -> list[Condition]:
    """Conditions that columns equal the filters of their names, where those are given."""
    return [column == given[name] for name, column in columns.items() if given.get(name) is not None]


def ordering(given: Mapping[str, Any], default: Order = "newest") -> list[ColumnElement[Any]]:
    """Columns of `records` to sort by; within an article always in text order."""
    columns = records.c
    within: list[ColumnElement[Any]] = [columns.start.asc(), columns.end.desc(), columns.id.asc()]
    if given.get("order", default) == "newest":
        return [columns.at.desc(), columns.article.desc(), *within]
    return [columns.at.asc(), columns.article.asc(), *within]
