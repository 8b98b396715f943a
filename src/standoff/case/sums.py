"""Stated numbers that cannot both hold: one force in one place on one day, counted differently by two speakers."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from standoff.case import schema
from standoff.case.cast import TOGETHER
from standoff.case.dialect import insert_or_ignore
from standoff.case.kept import Kept
from standoff.case.opposition import dispute_row
from standoff.linking.disputes import bounds_conflict

MOST = 200
"""Earlier numbers of the article's series that are compared with its own: the newest, so the cost is flat."""
SO = frozenset({"happened", "ongoing"})
"""Statuses of a force that is where it is said to be."""
SCORE = 0.8
"""A number against a number leaves little to judge but whether both count the same."""


def put_numeric(connection: Connection, article: Kept) -> None:
    """Keep a dispute for each number of the article that another speaker's number of one series and day excludes."""
    points = schema.series_points.c
    own = connection.execute(_points().where(points.article == article.number)).all()
    if not own:
        return
    days = sorted({_day(point) for point in own})
    others = connection.execute(
        _points()
        .where(
            points.series.in_(sorted({p.series for p in own})),
            points.article != article.number,
            or_(points.as_of.in_(days), points.at.between(days[0], days[-1] + "~")),
        )
        .order_by(points.at.desc(), points.id)
        .limit(MOST)
    ).all()
    pairs = [(a, b) for a in own for b in (*own, *others) if a.id != b.id and _conflict(a, b)]
    insert_or_ignore(connection, schema.disputes, [_row(a, b) for a, b in pairs])


def _points() -> Select[Any]:
    points, postures, claims = schema.series_points.c, schema.postures.c, schema.claims.c
    return (
        select(schema.series_points, postures.readiness, postures.status, claims.chain)
        .join(schema.postures, postures.record == points.record)
        .join(schema.claims, claims.record == points.claim)
        .where(points.place_key != "")
    )


def _day(point: Row[Any]) -> str:
    return str(point.as_of or point.at)[:10]


def _conflict(one: Row[Any], other: Row[Any]) -> bool:
    same = (one.series, one.readiness, _day(one)) == (other.series, other.readiness, _day(other))
    return (
        same
        and SO.issuperset((one.status, other.status))
        and _speakers(one).isdisjoint(_speakers(other))
        and bool(one.as_of) == bool(other.as_of)
        and bounds_conflict((one.low, one.high), (other.low, other.high))
    )


def _speakers(point: Row[Any]) -> frozenset[str]:
    return frozenset(str(json.loads(point.chain)[-1]).casefold().split(TOGETHER))


def _row(one: Row[Any], other: Row[Any]) -> dict[str, Any]:
    first, second = sorted((one, other), key=lambda p: p.claim)
    why = f"{first.holder}, {first.unit}, {first.place}, {_day(first)}: {first.quote} against {second.quote}"
    return dispute_row("numeric", first.claim, second.claim, SCORE, why)
