"""Stated numbers that cannot both hold: one thing counted in one place on one day, put differently by two speakers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select

from standoff.case import schema
from standoff.case.dialect import insert_or_ignore
from standoff.case.kept import Kept
from standoff.case.opposition import dispute_row
from standoff.knowledge.approximators import load_approximators
from standoff.linking.series import Point, apart

MOST = 200
"""Earlier numbers of the article's series that are compared with its own: the newest, so the cost is flat."""
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


def is_near(approx: str | None) -> bool:
    """Whether a number's wording only says what it is near to."""
    return approx == "about" or any(r.wording == approx and r.approx == "about" for r in load_approximators().rules)


def point_of(row: Any, text: str = "") -> Point:  # noqa: ANN401 - a row of `series_points`
    """The row as linking reads it; `text` is equal for articles that share one."""
    article = str(row.article)
    return Point(
        id=row.id, speaker=row.speaker_key, place=row.place_key, article=article, text=text or article,
        as_of=_day(row), said=row.at, low=row.low, high=row.high, standing=row.standing, change=row.change,
        occasion=row.occasion, near=is_near(row.approx), told=bool(row.told),
        toll=row.kind == "quantity",
    )  # fmt: skip


def _points() -> Select[Any]:
    """Numbers of what is so and where, that somebody is said to give."""
    points = schema.series_points.c
    return select(schema.series_points).where(
        points.claim.is_not(None),
        points.told,
        points.speaker_key.not_like("unstated:%"),
        points.scope.in_(("in", "around", "of")),
        points.standing == "level",
        points.change.is_(None),
    )


def _day(point: Row[Any]) -> str:
    return str(point.as_of or point.at)[:10]


def _counted(point: Row[Any]) -> tuple[str | None, ...]:
    return point.series, point.place_key, point.occasion, _day(point)


def _conflict(one: Row[Any], other: Row[Any]) -> bool:
    same = _counted(one) == _counted(other)
    return same and one.speaker_key != other.speaker_key and apart(point_of(one), point_of(other))


def _row(one: Row[Any], other: Row[Any]) -> dict[str, Any]:
    first, second = sorted((one, other), key=lambda p: p.claim)
    what = ", ".join(part for part in (first.holder, first.unit, first.place) if part)
    why = f"{what}, {_day(first)}: {first.quote} against {second.quote}"
    return dispute_row("numeric", first.claim, second.claim, SCORE, why)
