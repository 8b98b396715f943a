"""How a commitment stands: open, kept, lapsed, withdrawn or disputed, from what is told of the promise it tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, and_, case, exists, func, select
from sqlalchemy.sql import ColumnElement

from standoff.case.queries.filters import Scope, article_conditions
from standoff.case.schema import articles, commitments, pledges, promise_evidence, records

DECIDING = ("kept", "broken", "withdrawn")
"""Verdicts of which the last told decides; a denial outweighs them all."""
STATUS_OF = {"kept": "kept", "broken": "lapsed", "withdrawn": "withdrawn"}
ABROAD = ("revisions",)
"""Filters that hold for evidence too; the others are about the commitment alone."""


def seen_articles(scope: Scope, given: Mapping[str, Any]) -> Select[Any]:
    """Numbers of the articles whose words count, whatever else narrows a list."""
    conditions = article_conditions(scope, {name: given[name] for name in ABROAD if name in given})
    return select(articles.c.number).where(*conditions).correlate(None)


def standing(scope: Scope, given: Mapping[str, Any]) -> ColumnElement[str]:
    """The status of a row of `commitments` as a column, as of the scope's day."""
    told = promise_evidence.alias("told")
    telling, other, bound = pledges.alias("telling"), pledges.alias("other"), commitments.alias("bound")
    seen = seen_articles(scope, given)
    moment, holding = articles.alias("moment"), records.alias("holding")
    own = (
        select(telling.c.promise)
        .where(telling.c.commitment == commitments.c.record)
        .correlate(commitments)
        .scalar_subquery()
    )
    about = and_(other.c.promise == own, told.c.article.in_(seen))
    denied = (
        exists()
        .where(told.c.commitment == other.c.commitment, about, told.c.verdict == "disputed")
        .correlate(commitments)
    )
    latest = (
        select(told.c.verdict)
        .join(other, other.c.commitment == told.c.commitment)
        .join(moment, moment.c.number == told.c.article)
        .where(about, told.c.verdict.in_(DECIDING), ~and_(told.c.verdict == "kept", told.c.own))
        # Of one moment, the opposite told as done says more than a change of mind.
        .order_by(
            func.substr(moment.c.at, 1, 10).desc(), told.c.verdict == "withdrawn", told.c.score.desc(), told.c.verdict
        )
        .limit(1)
        .correlate(commitments)
        .scalar_subquery()
    )
    due = (
        select(func.max(bound.c.due_end))
        .join(other, other.c.commitment == bound.c.record)
        .join(holding, holding.c.id == bound.c.record)
        .where(other.c.promise == own, holding.c.article.in_(seen))
        .correlate(commitments)
        .scalar_subquery()
    )
    passed = and_(
        commitments.c.type != "treaty",
        commitments.c.condition.is_(None),
        func.coalesce(due, commitments.c.due_end) < scope.today,
    )
    return case(
        (denied, "disputed"),
        *((latest == verdict, status) for verdict, status in STATUS_OF.items()),
        (passed, "lapsed"),
        else_="open",
    )
