"""Series as queries return them: stated numbers, the lines they make by whose they are, and what each is to another."""

from __future__ import annotations

from typing import Literal

import msgspec


class SeriesPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One stated number: the ends its words imply, when it was so (`as_of`) and when it was said (`at`).

    `speaker` is whose number it is: a state or body for all who speak for it, else who is named, else the outlet.
    `standing` is `level` (so many there are), `expected`, `moving`, `leaving`, `alert` or `part` (of a greater one);
    `change` is set where it comes on top of another. `occasion` is the day of the event that is counted. `replaced`
    marks a number that a later revision of the article no longer has.
    """

    id: str
    kind: str
    article: str
    outlet: str | None
    record: str | None
    claim: str | None
    chain: tuple[str, ...]
    value: float | None
    low: float | None
    high: float | None
    approx: str | None
    change: str | None
    as_of: str | None
    at: str | None
    start: int
    end: int
    quote: str
    speaker: str = ""
    place: str | None = None
    standing: str = "level"
    occasion: str | None = None
    replaced: bool = False


class SeriesStatement(msgspec.Struct, frozen=True, kw_only=True):
    """One number said once, by the ids of points that tell it, and in how many articles; a copy says nothing twice."""

    points: tuple[str, ...]
    as_of: str
    low: float | None
    high: float | None
    approx: str | None
    articles: int
    replaced: bool = False


class SeriesLine(msgspec.Struct, frozen=True, kw_only=True):
    """What one speaker says of one place, in order of when it was so; `code` is the state's or body's."""

    speaker: str
    code: str | None
    place: str | None
    standing: str
    change: str | None
    occasion: str | None
    statements: tuple[SeriesStatement, ...]


class SeriesMove(msgspec.Struct, frozen=True, kw_only=True):
    """What a number is to another, by the ids of a point of each.

    Within a line `restated`, `revision` (another number for the same day) or `later`; between lines, for one day,
    `conflict` (no value in common) or `agree`. `why` says it in words.
    """

    kind: Literal["restated", "revision", "later", "conflict", "agree"]
    before: str
    after: str
    why: str


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of one holder, thing counted and place, by whose they are; never averaged and none chosen.

    `scope` says how `place` is meant: `in` it, `around` it, `alert` (a force that waits, wherever), `of` (losses of the
    holder, wherever), or nothing where the words do not tell. Numbers without scope are not held against each other.
    """

    id: str
    kind: str
    holder: str | None
    unit: str
    place: str | None
    points: tuple[SeriesPoint, ...]
    scope: str = ""
    lines: tuple[SeriesLine, ...] = ()
    moves: tuple[SeriesMove, ...] = ()
