"""Figures that moved and promises that came due or were answered between two moments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from sqlalchemy import func, or_, select

from standoff.case.change import Change
from standoff.case.clock import shifted
from standoff.case.queries.filters import Bounds, Condition, Moment, Scope, inside
from standoff.case.queries.promises import promises_named
from standoff.case.queries.series import series_named
from standoff.case.schema import articles, commitments, pledges, promise_evidence, records, series_points

MOVED = frozenset({"revision", "later", "conflict"})
"""Moves of a series that are news; a number said again, or that fits another's, is none."""
ANSWERED = frozenset({"kept", "broken", "withdrawn", "disputed"})
"""Verdicts on a promise that change how it stands."""


class ChangeFilter(TypedDict, total=False):
    """`since` and `until` are the two moments; `cause` is one of CAUSES."""

    since: Moment | None
    until: Moment | None
    cause: str | None
    limit: int | None
    offset: int


def between(scope: Scope, moments: Bounds) -> list[Condition]:
    """Articles that came to be between the moments, as they stand at the later."""
    return [scope.stands(), articles.c.seen != "", *inside(moments, articles.c.seen)]


def changed_figures(scope: Scope, moments: Bounds) -> Iterator[Change]:
    """Numbers that differ from one said before, or by another for the same day."""
    new = select(articles.c.id, articles.c.number).where(*between(scope, moments))
    fresh = {row.number: row.id for row in scope.connection.execute(new)}
    touched = (
        select(series_points.c.series)
        .join(articles, articles.c.number == series_points.c.article)
        .where(*between(scope, moments))
        .distinct()
    )
    wanted = scope.connection.execute(
        select(series_points.c.series)
        .where(series_points.c.series.in_(touched))
        .group_by(series_points.c.series)
        .having(func.count() > 1)
        .order_by(series_points.c.series)
    )
    recent = set(fresh.values())
    for series in series_named(scope, wanted.scalars().all()):
        points = {point.id: point for point in series.points}
        for move in series.moves:
            before, after = points[move.before], points[move.after]
            if move.kind not in MOVED:
                continue
            # What is news is the number that came later, whichever day it is about.
            first, last = sorted((before, after), key=lambda p: (p.at or "", p.article, p.start))
            if last.article in recent:
                about = " ".join(x for x in (series.holder, series.unit, series.scope, series.place) if x)
                yield Change(
                    at=last.at, cause="figure", article=last.article, outlet=last.outlet, record=last.record,
                    chain=last.chain, quote=last.quote, against=tuple(filter(None, (first.record,))),
                    why=f"{move.kind} ({about}): {move.why}",
                )  # fmt: skip


def changed_promises(scope: Scope, moments: Bounds) -> Iterator[Change]:
    """Promises that were answered, and those whose last day came with nothing found."""
    since, _ = moments
    new = select(articles.c.id).where(*between(scope, moments))
    fresh = set(scope.connection.execute(new).scalars())
    answered = (
        select(pledges.c.promise)
        .join(promise_evidence, promise_evidence.c.commitment == pledges.c.commitment)
        .join(articles, articles.c.number == promise_evidence.c.article)
        .where(*between(scope, moments), promise_evidence.c.verdict.in_(sorted(ANSWERED)))
    )
    due: list[Condition] = [commitments.c.due_end.is_not(None), commitments.c.due_end < scope.today, scope.stands()]
    # A day is over on the next one.
    due += [commitments.c.due_end >= shifted(since, -1)] if since else []
    passed = (
        select(pledges.c.promise)
        .join(commitments, commitments.c.record == pledges.c.commitment)
        .join(records, records.c.id == commitments.c.record)
        .join(articles, articles.c.number == records.c.article)
        .where(*due)
    )
    wanted = scope.connection.execute(
        select(pledges.c.promise).where(or_(pledges.c.promise.in_(answered), pledges.c.promise.in_(passed))).distinct()
    )
    for promise in promises_named(scope, {}, sorted(wanted.scalars())):
        tellings = tuple(c.id for c in promise.tellings)
        for told in promise.evidence:
            if told.article in fresh and told.verdict in ANSWERED and not (told.own and told.verdict == "kept"):
                yield Change(
                    at=told.at, cause="promise", article=told.article, outlet=told.outlet, record=told.record,
                    chain=told.chain, quote=told.quote, against=tellings,
                    why=f"{promise.by}: {promise.quote}: {told.verdict}; {told.why}",
                )  # fmt: skip
        over = shifted(promise.due, 1) if promise.due else "~"
        came = (not since or over >= since[:10]) and over <= scope.today
        if came and promise.status in {"open", "lapsed"}:
            first = promise.tellings[0]
            yield Change(
                at=over, cause="promise", article=first.article, outlet=first.outlet, record=first.id,
                chain=first.chain, quote=promise.quote, against=(), why=f"{promise.by}: {promise.why}",
            )  # fmt: skip
