"""Stated numbers over time: the points of a series, whose they are, and what each is to the others."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

import msgspec
from sqlalchemy import Connection, Row, Select, func, or_, select
from sqlalchemy.orm import aliased

from standoff.case.cast import fold
from standoff.case.groups import Groups
from standoff.case.queries.claims import batches
from standoff.case.queries.filters import Condition, Moment, Scope, article_conditions, bounds, refuse_unknown
from standoff.case.queries.names import who_is
from standoff.case.records import Found
from standoff.case.schema import articles, claims, copies, series_points
from standoff.case.series import Series, SeriesLine, SeriesMove, SeriesPoint, SeriesStatement
from standoff.case.sums import point_of
from standoff.linking.series import Line, Point, find_lines, find_moves

POINT = series_points.c


class SeriesFilter(TypedDict, total=False):
    """`unit` is part of what is counted, `place` the theatre or the town in it, `speaker` whose number it is.

    `since` and `until` are about the day a number is as of; `least` how many points a series must have.
    """

    holder: str | None
    unit: str | None
    place: str | None
    speaker: str | None
    kind: Literal["posture", "quantity"] | None
    since: Moment | None
    until: Moment | None
    least: int
    limit: int | None
    offset: int


def find_series(scope: Scope, given: SeriesFilter) -> Found[Series]:
    """Series of stated numbers, those with most points first; points in order of when it was so."""
    refuse_unknown(given, SeriesFilter)
    conditions = [*article_conditions(scope, given), *_conditions(scope, given)]
    query = (
        select(POINT.series)
        .join(articles, articles.c.number == POINT.article)
        .where(*conditions)
        .group_by(POINT.series)
        .having(func.count() >= (given.get("least") or 1))
        .order_by(func.count().desc(), func.max(POINT.at).desc(), POINT.series)
    )
    found = scope.connection.execute(query).scalars().all()
    return Found.stretch(found, given, lambda some: _read(scope.connection, some, conditions))


def series_named(scope: Scope, wanted: Sequence[str]) -> tuple[Series, ...]:
    """Series by their ids, with the points of standing articles."""
    found = _read(scope.connection, wanted, article_conditions(scope, {}))
    return tuple(series for series in found if series.points)


def _conditions(scope: Scope, given: SeriesFilter) -> list[Condition]:
    out: list[Condition] = []
    if given.get("kind"):
        out.append(POINT.kind == given["kind"])
    if holder := given.get("holder"):
        out.append(who_is(scope.connection, holder).matches(POINT.holder_actor, POINT.holder_code))
    if unit := given.get("unit"):
        out.append(POINT.unit.icontains(unit, autoescape=True))
    if place := given.get("place"):
        out.append(or_(POINT.place_key == fold(place), POINT.theatre_key == fold(place)))
    if speaker := given.get("speaker"):
        codes = who_is(scope.connection, speaker).codes
        named = [POINT.speaker_code.startswith(code, autoescape=True) for code in codes]
        heard = scope.connection.execute(select(POINT.speaker).where(POINT.speaker.is_not(None)).distinct()).scalars()
        # Databases differ in what they take for the lower case of a letter: names are compared here.
        out.append(or_(POINT.speaker.in_([name for name in heard if fold(name) == fold(speaker)]), *named))
    day = func.coalesce(POINT.as_of, POINT.at)
    since, until = bounds(scope, given)
    if since:
        out.append(day >= since[:10])
    if until:
        out.append(day < until)
    return out


def _read(connection: Connection, wanted: Sequence[str], conditions: Sequence[Condition]) -> tuple[Series, ...]:
    current: dict[str, list[Row[Any]]] = {name: [] for name in wanted}
    for some in batches(wanted):
        for row in connection.execute(_rows().where(POINT.series.in_(some), *conditions)):
            current[row.series].append(row)
    replaced = _replaced(connection, [row for rows in current.values() for row in rows])
    texts = _texts(connection, [row for rows in (*current.values(), *replaced.values()) for row in rows])
    return tuple(_series(name, rows, replaced.get(name, []), texts) for name, rows in current.items() if rows)


def _rows() -> Select[Any]:
    return (
        select(
            series_points, articles.c.id.label("article_id"), articles.c.outlet, articles.c.lineage,
            articles.c.revision, claims.c.chain,
        )
        .join(articles, articles.c.number == POINT.article)
        .outerjoin(claims, claims.c.record == POINT.claim)
        .order_by(func.coalesce(POINT.as_of, POINT.at), POINT.at, POINT.article, POINT.start, POINT.id)
    )  # fmt: skip


def _replaced(connection: Connection, current: Sequence[Row[Any]]) -> dict[str, list[Row[Any]]]:
    """Numbers of earlier revisions that the article of today no longer gives, by series."""
    today = {(row.series, row.lineage): row.revision for row in current if row.revision > 1}
    given = {(row.series, row.lineage, row.standing, row.low, row.high) for row in current}
    out: dict[str, list[Row[Any]]] = {}
    for some in batches(sorted({lineage for _, lineage in today})):
        for row in connection.execute(_rows().where(articles.c.lineage.in_(some))):
            earlier = row.revision < today.get((row.series, row.lineage), 0)
            if earlier and (row.series, row.lineage, row.standing, row.low, row.high) not in given:
                out.setdefault(row.series, []).append(row)
    return out


def _texts(connection: Connection, rows: Sequence[Row[Any]]) -> dict[int, str]:
    """For each article a name that is equal for revisions of one, for copies, and for those that share the words."""
    groups = Groups((row.lineage, f"words {row.wording}") for row in rows if row.wording)
    one, other = aliased(articles, name="one"), aliased(articles, name="other")
    for some in batches(sorted({row.lineage for row in rows})):
        pairs = (
            select(one.c.lineage.label("a"), other.c.lineage.label("b"))
            .select_from(copies)
            .join(one, one.c.number == copies.c.a)
            .join(other, other.c.number == copies.c.b)
            .where(one.c.lineage.in_(some))
        )
        for pair in connection.execute(pairs):
            groups.join(pair.a, pair.b)
    return {row.article: groups.of(row.lineage) for row in rows}


def _series(name: str, rows: Sequence[Row[Any]], replaced: Sequence[Row[Any]], texts: Mapping[int, str]) -> Series:
    gone = {row.id for row in replaced}
    every = sorted([*rows, *replaced], key=lambda r: (r.as_of or r.at, r.at, r.article, r.start, r.id))
    stated = [
        msgspec.structs.replace(point_of(row, texts[row.article]), lineage=row.lineage, replaced=row.id in gone)
        for row in every
    ]
    by_id = {row.id: row for row in every}
    lines = find_lines(stated)
    # Numbers of forces nobody says where have nothing to agree or conflict about.
    moves = find_moves(lines) if every[0].scope else ()
    return Series(
        id=name,
        kind=every[0].kind,
        holder=every[0].holder,
        unit=every[0].unit,
        scope=every[0].scope,
        place=every[0].theatre,
        points=tuple(_point(row, replaced=row.id in gone) for row in every),
        lines=tuple(_line(line, by_id, stated) for line in lines),
        moves=tuple(SeriesMove(kind=m.kind, before=m.before, after=m.after, why=m.why) for m in moves),
    )


def _line(line: Line, rows: Mapping[str, Row[Any]], stated: Sequence[Point]) -> SeriesLine:
    own = next(rows[p.id] for p in stated if p.speaker == line.speaker)
    return SeriesLine(
        speaker=own.speaker or own.outlet or "outlet not known",
        code=own.speaker_code,
        place=rows[line.statements[0].points[0]].place,
        standing=line.standing,
        change=line.change,
        occasion=line.occasion,
        statements=tuple(
            SeriesStatement(
                points=s.points, as_of=s.as_of, low=s.low, high=s.high, approx=rows[s.points[0]].approx,
                articles=s.articles, replaced=s.replaced,
            )
            for s in line.statements
        ),
    )  # fmt: skip


def _point(row: Any, *, replaced: bool) -> SeriesPoint:  # noqa: ANN401 - a row of the query above
    return SeriesPoint(
        id=row.id, kind=row.kind, article=row.article_id, outlet=row.outlet, record=row.record, claim=row.claim,
        chain=tuple(json.loads(row.chain)) if row.chain else (), value=row.value, low=row.low, high=row.high,
        approx=row.approx, change=row.change, as_of=row.as_of, at=row.at or None, start=row.start, end=row.end,
        quote=row.quote, speaker=row.speaker or row.outlet or "", place=row.place, standing=row.standing,
        occasion=row.occasion, replaced=replaced,
    )  # fmt: skip
