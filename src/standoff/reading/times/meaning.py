"""From a resolved calendar unit to a TIMEX3 type, a value and the first and last day or instant it covers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from standoff.model.marks import TimexType
from standoff.reading.times.grammar import Expr
from standoff.reading.times.values import HOURS_OF_PART, Unit, days, written

Anchor = Literal["published", "text"]
_ONE_OFF = dt.timedelta(days=1)
"""What a reckoned feast can lie beside the day it is kept."""
Days = tuple[dt.date, dt.date]
"""First and last day."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a resolved expression denotes."""

    type: TimexType
    value: str
    earliest: str | None = None
    latest: str | None = None
    anchor: Anchor | None = None
    runner_up: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A unit, what fixed it, and the reading that came second."""

    unit: Unit
    anchor: Anchor | None = None
    runner_up: Unit | None = None
    span: Days | None = None
    """First and last day where they are not those of the unit: a feast of many days within its year."""


def meaning_of(expr: Expr, found: Found, today: dt.date | None) -> Meaning:
    """Type, value and interval of a resolved expression; `today` is the day of publication."""
    unit = found.unit
    value, span = written(unit), found.span or days(unit)
    runner_up = written(found.runner_up) if found.runner_up is not None and found.runner_up != unit else None
    if expr.clock or expr.part:
        return _time_of_day(expr, found, span, runner_up)
    if span is None or expr.fiscal:
        return Meaning("DATE", value, anchor=found.anchor, runner_up=runner_up)
    first, last = _narrowed(expr.mod, span, today)
    return Meaning("DATE", value, first.isoformat(), last.isoformat(), found.anchor, runner_up)


def _narrowed(mod: str | None, span: Days, today: dt.date | None) -> Days:  # noqa: PLR0911 - one a modifier
    """The part of an interval that early, mid, late, earlier and later leave; halves, as the words are loose."""
    first, last = span
    length = (last - first).days
    if mod == "EARLIER" and today is not None and first <= today <= last:
        return first, today
    if mod == "LATER" and today is not None and first <= today <= last:
        return today, last
    if mod == "APPROX":
        return first - _ONE_OFF, last + _ONE_OFF
    if length < 2:
        return first, last
    if mod in ("START", "EARLIER"):
        return first, first + dt.timedelta(days=length // 2)
    if mod in ("END", "LATER"):
        return last - dt.timedelta(days=length // 2), last
    if mod == "MID":
        return first + dt.timedelta(days=length // 4), last - dt.timedelta(days=length // 4)
    return first, last


def _time_of_day(expr: Expr, found: Found, span: Days | None, runner_up: str | None) -> Meaning:
    written_value = f"{written(found.unit)}T{expr.clock or expr.part}"
    if span is None or span[0] != span[1]:
        return Meaning("TIME", written_value, anchor=found.anchor, runner_up=runner_up)
    if expr.clock:
        hour, minute = (int(part) for part in expr.clock.split(":"))
        zone = dt.timezone(dt.timedelta(minutes=expr.zone)) if expr.zone is not None else None
        instant = dt.datetime.combine(span[0], dt.time(), zone) + dt.timedelta(hours=hour, minutes=minute)
        text = instant.isoformat(timespec="minutes")
        return Meaning("TIME", written_value, text, text, found.anchor, runner_up)
    start, end = HOURS_OF_PART[expr.part]
    midnight = dt.datetime.combine(span[0], dt.time())
    earliest, latest = midnight + dt.timedelta(hours=start), midnight + dt.timedelta(hours=end)
    return Meaning(
        "TIME",
        written_value,
        earliest.isoformat(timespec="minutes"),
        latest.isoformat(timespec="minutes"),
        found.anchor,
        runner_up,
    )
