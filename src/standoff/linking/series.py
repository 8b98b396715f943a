"""The numbers of one series by whose they are, and what each is to the one before it and to those of others.

A line is what one speaker says of one place. Within a line a number is said again (`restated`), put otherwise for the
same day (`revision`), or newer (`later`). Between two lines, numbers for one day have a value in common (`agree`) or
have none (`conflict`). Nothing is averaged and none is chosen; a reprint of one text says nothing twice.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from standoff.linking.disputes import Bounds, bounds_conflict

MoveKind = Literal["restated", "revision", "later", "conflict", "agree"]

LEVELS = frozenset({"level", "alert"})
"""Standings of numbers that say how many there are, so that two of one day can be held against each other."""
NEAR = 0.1
"""Share of a number by which another may differ from it, where the words only give it as near."""
OCCASION = 7
"""Days within which a toll that names no day goes on with the one before it."""


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One stated number as one article has it.

    `speaker` is equal for all who speak for one side. `as_of` is the day it was so, `said` when the article said so.
    `text` is equal for articles that share a text. `occasion` is the day of the event that is counted.
    """

    id: str
    speaker: str
    place: str
    article: str
    text: str
    as_of: str
    said: str
    low: float | None
    high: float | None
    standing: str = "level"
    change: str | None = None
    occasion: str | None = None
    near: bool = False
    """Whether the words call the number a near one ("about", "some")."""
    told: bool = True
    """Whether the article names who says so."""
    lineage: str = ""
    toll: bool = False
    """Whether it counts what one event did: weeks later it is another event."""
    replaced: bool = False
    """Whether a later revision of the article has another number."""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One number said once: `points` are those that tell it, the first printed first; `articles` how many tell it."""

    points: tuple[str, ...]
    as_of: str
    said: str
    low: float | None
    high: float | None
    articles: int
    near: bool = False
    replaced: bool = False
    lineages: frozenset[str] = frozenset()


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What one speaker says of one place, in order of when it was so."""

    speaker: str
    place: str
    standing: str
    change: str | None
    occasion: str | None
    statements: tuple[Statement, ...]


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """What one stated number is to another, by a point of each; `why` says it in words."""

    kind: MoveKind
    before: str
    after: str
    why: str


def find_lines(points: Iterable[Point]) -> tuple[Line, ...]:
    """The points of one series by speaker, place and what they count; their order does not matter."""
    listed = _occasions(sorted(points, key=_order))
    runs = _runs(listed)
    found: dict[tuple[str, ...], list[list[Point]]] = {}
    for together in _said_once(listed):
        # A copy that dropped the name says it by the name the other copies give.
        own = min(together, key=lambda p: (not p.told, _order(p)))
        key = (own.standing, own.place, own.speaker, own.change or "", own.occasion or "", runs.get(own.id, ""))
        found.setdefault(key, []).append(together)
    lines = [_line(key, groups) for key, groups in sorted(found.items())]
    return tuple(sorted(lines, key=lambda line: (line.standing != "level", _first(line), line.place, line.speaker)))


def find_moves(lines: Sequence[Line]) -> tuple[Move, ...]:
    """Steps within each line, and how lines stand to each other on the days both have a number for."""
    moves = [step for line in lines for step in _steps(line)]
    for one, other in itertools.combinations(lines, 2):
        if (one.standing, one.place, one.occasion) == (other.standing, other.place, other.occasion):
            moves += _meetings(one, other)
    return tuple(moves)


def same_number(one: Statement, other: Statement) -> bool:
    """Whether two statements name the same ends: "more than 100,000" names the number that "100,000" does."""
    return {one.low, one.high} - {None} == {other.low, other.high} - {None}


def apart(one: Statement | Point, other: Statement | Point) -> bool:
    """Whether two numbers have no value in common, a near one being any within a tenth of it."""
    return bounds_conflict(_wide(one), _wide(other))


def _wide(stated: Statement | Point) -> Bounds:
    share = NEAR if stated.near else 0.0
    return (
        stated.low * (1 - share) if stated.low is not None else None,
        stated.high * (1 + share) if stated.high is not None else None,
    )


def _order(point: Point) -> tuple[str, str, str]:
    return point.as_of, point.said, point.id


def _first(line: Line) -> tuple[str, str]:
    return line.statements[0].as_of, line.statements[0].said


def _occasions(points: Sequence[Point]) -> list[Point]:
    """The points, those of tolls that name no day put to the nearest day named not long before."""
    named = sorted({p.occasion for p in points if p.occasion})
    out = []
    for point in points:
        if named and point.occasion is None:
            near = [day for day in named if _within(day, point.as_of)]
            out.append(msgspec.structs.replace(point, occasion=near[-1] if near else None))
        else:
            out.append(point)
    return out


def _runs(points: Sequence[Point]) -> dict[str, str]:
    """For each toll of no named day the first day of its run: numbers of one place that follow each other closely."""
    out: dict[str, str] = {}
    last: dict[str, tuple[str, str]] = {}
    for point in points:
        if point.toll and point.occasion is None:
            first, before = last.get(point.place, ("", ""))
            run = first if before and _within(before, point.as_of) else point.as_of
            last[point.place] = (run, point.as_of)
            out[point.id] = run
    return out


def _within(day: str, later: str) -> bool:
    try:
        return 0 <= (dt.date.fromisoformat(later[:10]) - dt.date.fromisoformat(day)).days <= OCCASION
    except ValueError:
        return False


def _said_once(points: Sequence[Point]) -> list[list[Point]]:
    """Points that are one statement: the same number of one thing, in copies of one text or twice in one article."""
    groups: dict[tuple[object, ...], list[Point]] = {}
    for point in points:
        ends = frozenset({point.low, point.high} - {None})
        key = (point.text, point.standing, point.place, point.change, point.occasion, ends, point.replaced)
        groups.setdefault(key, []).append(point)
    out: list[list[Point]] = []
    for listed in groups.values():
        # Two who are named are two, though they stand in one text.
        named = sorted({p.speaker for p in listed if p.told})
        if len(named) < 2:
            out.append(listed)
            continue
        by_speaker = {name: [p for p in listed if p.told and p.speaker == name] for name in named}
        out += by_speaker.values()
        out += [[p] for p in listed if not p.told]
    return out


def _line(key: tuple[str, ...], groups: Sequence[Sequence[Point]]) -> Line:
    standing, place, speaker, change, occasion, _ = key
    statements = [
        Statement(
            points=tuple(p.id for p in sorted(group, key=lambda p: (p.said, p.id))),
            as_of=min(p.as_of for p in group),
            said=min(p.said for p in group),
            low=first.low,
            high=first.high,
            articles=len({p.article for p in group}),
            near=any(p.near for p in group),
            replaced=first.replaced,
            lineages=frozenset(p.lineage for p in group if p.lineage),
        )
        for group in groups
        for first in [min(group, key=lambda p: (p.low is not None and p.high is not None, not p.told, _order(p)))]
    ]
    statements.sort(key=lambda s: (s.as_of, s.said, not s.replaced, s.points))
    return Line(
        speaker=speaker, place=place, standing=standing, change=change or None, occasion=occasion or None,
        statements=tuple(statements),
    )  # fmt: skip


def _steps(line: Line) -> list[Move]:
    out = []
    for one, other in itertools.pairwise(line.statements):
        kind, why = _step(one, other, of_level=line.standing in LEVELS)
        out.append(Move(kind=kind, before=one.points[0], after=other.points[0], why=why))
    return out


def _step(one: Statement, other: Statement, *, of_level: bool) -> tuple[MoveKind, str]:
    if one.replaced and one.lineages & other.lineages and not same_number(one, other):
        return "revision", "the article was changed"
    if same_number(one, other):
        return "restated", f"the same number again, as of {other.as_of}"
    if one.as_of == other.as_of:
        return "revision", f"another number for the same day, {other.as_of}"
    if not of_level:
        return "later", f"as of {other.as_of}, {_days(one.as_of, other.as_of)} later"
    return "later", f"as of {other.as_of}, {_days(one.as_of, other.as_of)} later: {_direction(one, other)}"


def _direction(one: Statement, other: Statement) -> str:
    if apart(one, other):
        return "more" if _least(other) > _least(one) else "fewer"
    return "both could be so of one number"


def _least(statement: Statement) -> float:
    return statement.low if statement.low is not None else (statement.high or 0.0)


def _days(one: str, other: str) -> str:
    try:
        days = (dt.date.fromisoformat(other[:10]) - dt.date.fromisoformat(one[:10])).days
    except ValueError:
        return "some days"
    return "a day" if days == 1 else f"{days} days"


def _meetings(one: Line, other: Line) -> list[Move]:
    """For each day that both lines have a number for: whether their last ones for it can both hold."""
    if one.standing not in LEVELS or one.change or other.change:
        return []
    last = [{s.as_of: s for s in line.statements if not s.replaced} for line in (one, other)]
    out = []
    for day in sorted(last[0].keys() & last[1].keys()):
        first, second = sorted((last[0][day], last[1][day]), key=lambda s: (s.said, s.points))
        kind: MoveKind = "conflict" if apart(first, second) else "agree"
        why = f"both as of {day}: " + ("no value in common" if kind == "conflict" else "a value in common")
        out.append(Move(kind=kind, before=first.points[0], after=second.points[0], why=why))
    return out
