"""From what an expression says to what it means: anchored to the publication date or to a date of the narrative.

Without an anchor, unknown parts stay X and no interval is given: no year is ever invented.
"""

from __future__ import annotations

import math
from dataclasses import replace

from standoff.reading.parse import Parse
from standoff.reading.times.choice import choose
from standoff.reading.times.direction import is_either, tense_of
from standoff.reading.times.grammar import Expr, length_value
from standoff.reading.times.meaning import Anchor, Found, Meaning, meaning_of
from standoff.reading.times.narrative import FAR, REACH, Narrative
from standoff.reading.times.publication import is_early, published_hour, published_unit
from standoff.reading.times.tense import is_timetable
from standoff.reading.times.values import (
    DAY,
    FINENESS,
    HOURS_OF_PART,
    Unit,
    days,
    holiday,
    in_calendar_units,
    moved,
    of_day,
    of_grain,
    shifted,
    week_of,
    weekday_beside,
)

_AHEAD = 3
"""Hours from publication to a part of the day that cannot be told of yet."""
_THIS_WEEK = 7
"""Days from publication within which "the weekend" is counted from it."""
FARTHEST = 3000
"""Units of time beyond which a distance is not counted out on the calendar."""


class Resolver:
    """Resolves the expressions of one article in text order; remembers the last date the text set."""

    def __init__(self, parse: Parse, published: str | None) -> None:
        self.parse = parse
        self.published = published_unit(published)
        span = days(self.published) if self.published is not None and self.published.grain == "D" else None
        self.today = span[0] if span is not None else None
        self.early = self.today is not None and is_early(published or "")
        self.hour = published_hour(published or "")
        self.told = Narrative(parse, self.today)

    def resolve(self, expr: Expr) -> Meaning:
        """Type, value and interval of an expression; remembers its date for the next ones."""
        match expr.kind:
            case "set":
                return Meaning("SET", expr.value)
            case "ref":
                return self._reference(expr.value)
            case "length":
                return self._length(expr)
        if expr.kind == "shift" and expr.grain in ("S", "N", "H"):
            return self._short_shift(expr)
        found = self._shift(expr) if expr.kind == "shift" else self._unit(expr)
        if found is None:
            return self._reference("PAST_REF" if expr.direction < 0 else "FUTURE_REF")
        self.told.tell(expr, found.unit)
        return meaning_of(expr, found, self.today)

    # -------------------------------------------------------------- references and lengths

    def _reference(self, value: str) -> Meaning:
        day = self.today.isoformat() if self.today else None
        anchor: Anchor | None = "published" if day else None
        earliest = day if value in ("PRESENT_REF", "FUTURE_REF") else None
        latest = day if value in ("PRESENT_REF", "PAST_REF") else None
        return Meaning("DATE", value, earliest, latest, anchor)

    def _length(self, expr: Expr) -> Meaning:
        value = length_value(expr.count, expr.grain)
        if expr.direction and expr.count is None and self.today is not None:
            bound = self._reference("FUTURE_REF" if expr.direction > 0 else "PAST_REF")
            return replace(bound, type="DURATION", value=value)
        if (
            not expr.direction
            or self.today is None
            or expr.count is None
            or expr.count != int(expr.count)
            or expr.count > 9999
        ):
            return Meaning("DURATION", value)
        grain, count = {"F": ("W", 2.0), "WE": ("W", 1.0), "H": ("D", 1 / 24)}.get(expr.grain, (expr.grain, 1.0))
        other = moved(self.today, expr.direction * math.ceil(expr.count * count), grain)
        if other is None:
            return Meaning("DURATION", value)
        first, last = sorted((other, self.today))
        return Meaning("DURATION", value, first.isoformat(), last.isoformat(), "published")

    def _short_shift(self, expr: Expr) -> Meaning:
        """Read "two hours ago": an instant on a day we cannot name without a clock; value by TIMEX3 custom."""
        if expr.base == "text" or self.today is None or expr.count is None:
            return Meaning("DURATION", length_value(expr.count, expr.grain))
        return Meaning(
            "TIME",
            self.today.isoformat() + "TXX:XX",
            (self.today - DAY).isoformat(),
            self.today.isoformat(),
            "published",
        )

    # -------------------------------------------------------------- shifts

    def _shift(self, expr: Expr) -> Found | None:
        """A distance from the base date; None where the count is vague."""
        if expr.rule == "deictic":
            if self.today is None:
                return Found(Unit("D"))
            steps = expr.direction * int(expr.count or 0)
            if self.parse.lowers[expr.start] == "overnight" and tense_of(self.parse, expr) == "past":
                steps = -1  # the night that ended today
            return Found(of_day(self.today + steps * DAY), "published")
        if expr.count is None:
            return None
        grain, count = in_calendar_units(expr.grain, expr.count)
        base, anchor = self._base(expr)
        if (
            expr.rule == "year-ago"
            and self.today is not None
            and (base is None or base.grain != "Q")
            and expr.value == "period"
        ):
            base, anchor = shifted(of_grain(self.today, "Q"), -1), "published"
        if expr.rule == "year-ago" and anchor == "text" and base is not None and self._is_last_year(base):
            # "In the 1988 period ... the year-earlier results": the year before has been told of already.
            return Found(base, anchor)
        later = expr.base == "text" and expr.direction > 0 and anchor != "text"
        if base is None or abs(count) > FARTHEST or later:
            return Found(Unit(grain))
        return self._moved(expr, base, anchor, grain, expr.direction * int(count))

    def _is_last_year(self, unit: Unit) -> bool:
        return self.published is not None and self.published.year is not None and unit.year == self.published.year - 1

    def _moved(self, expr: Expr, base: Unit, anchor: Anchor | None, grain: str, steps: int) -> Found:
        """The unit `steps` of `grain` from the base; a year from a quarter or month stays a quarter or month."""
        compared = anchor == "text" or expr.rule == "year-ago"
        per_year = {"Q": 4, "M": 12, "H": 2}.get(base.grain)
        indexed = expr.unit is not None and expr.unit.index is not None
        if grain == "Y" and compared and per_year is not None:
            unit = shifted(base, steps * per_year)
            if expr.unit is not None and indexed:
                unit = replace(expr.unit, year=unit.year)
            return Found(unit, anchor)
        if expr.unit is not None and indexed and base.year is not None:
            return Found(replace(expr.unit, year=base.year + steps), anchor)
        span = days(base)
        if span is None:
            return Found(Unit(grain))
        if anchor == "text" and FINENESS.get(base.grain, 9) < FINENESS.get(grain, 9):
            if base.grain in ("Y", "E", "C") and grain in ("D", "W", "M"):
                return Found(Unit(grain))
            return Found(shifted(of_grain(span[0], grain), steps), anchor)
        target = moved(span[0], steps, grain)
        return Found(of_grain(target, grain) if target else Unit(grain), anchor)

    def _base(self, expr: Expr) -> tuple[Unit | None, Anchor | None]:
        near = self.told.near(expr.start)
        if expr.base == "text" and near is not None:
            return near, "text"
        if expr.grain == "Y" and near is not None and near.grain == "Q" and self.told.near(expr.start, 1) is near:
            return near, "text"
        if self.today is not None:
            return self.published, "published"
        if self.published is not None and FINENESS[self.published.grain] >= FINENESS.get(
            {"E": "Y", "C": "Y"}.get(expr.grain, expr.grain), 9
        ):
            return self.published, "published"
        return None, None

    # -------------------------------------------------------------- units

    def _unit(self, expr: Expr) -> Found:  # noqa: PLR0911 - one a kind of unit
        unit = expr.unit or Unit("D")
        if expr.rule == "week-of":
            day = self._unit(replace(expr, rule="date", grain=""))
            span = days(day.unit)
            return Found(of_grain(span[0], "W"), day.anchor) if span else Found(Unit("W"))
        if expr.within is not None:
            return self._inside(expr, unit)
        if expr.pick == "beside":
            beside = self.told.just_before(expr.start)
            return Found(beside, "text") if beside is not None and beside.grain == unit.grain else Found(unit)
        if unit.grain == "Q" and unit.index is None and unit.year is not None:
            return self._quarter_of(expr, Found(unit))
        if unit.year is not None:
            return Found(unit)
        if expr.pick in {"ref", "same"}:
            return self._same(expr, unit)
        if expr.holiday:
            return self._named_day(expr)
        if unit.weekday is not None and unit.month is None:
            return self._weekday(expr, unit)
        named = unit.month is not None or unit.index is not None or unit.season is not None
        if named:
            return self._named(expr, unit)
        return self._row(expr, unit)

    def _inside(self, expr: Expr, unit: Unit) -> Found:  # noqa: PLR0911 - one a kind of unit
        """A unit inside another one: a quarter of last year, the Monday of a week."""
        outer_expr = expr.within
        assert outer_expr is not None  # noqa: S101 - the caller asked
        outer = self._shift(outer_expr) if outer_expr.kind == "shift" else self._unit(outer_expr)
        if outer is None or outer.unit.year is None:
            return Found(unit)
        if expr.rule == "clock-on-day":
            return outer
        span = days(outer.unit)
        if expr.rule == "beside-day":
            return Found(shifted(of_grain(span[0], unit.grain), expr.direction), outer.anchor) if span else Found(unit)
        if expr.rule == "ended":
            # Most of its days lie in the calendar's quarter of the day six weeks before.
            return Found(of_grain(span[1] - 45 * DAY, unit.grain), outer.anchor) if span else Found(unit)
        if unit.weekday is not None and outer.unit.grain == "W":
            return Found(of_day(span[0] + (unit.weekday - 1) * DAY), outer.anchor) if span else Found(unit)
        if unit.grain == "Q" and unit.index is None:
            return self._quarter_of(expr, outer)
        if unit.grain == "W" and outer.unit.grain == "M" and span is not None:
            return Found(outer.unit, outer.anchor, span=week_of(span, unit.index))
        if outer.unit.grain in ("E", "C"):
            return Found(outer.unit, outer.anchor)
        return Found(replace(unit, year=outer.unit.year), outer.anchor)

    def _quarter_of(self, expr: Expr, year: Found) -> Found:
        """Read "the quarter a year ago", "last year's quarter": the one spoken of, in that year."""
        near = self.told.near(expr.start)
        if near is None or near.grain != "Q":
            near = shifted(of_grain(self.today, "Q"), -1) if self.today is not None else None
        return Found(replace(near, year=year.unit.year) if near is not None else Unit("Q", year.unit.year), year.anchor)

    def _same(self, expr: Expr, unit: Unit) -> Found:  # noqa: PLR0911 - one a kind of unit
        """Read "that year", "the quarter", "the same month": the one last spoken of, else the one of publication."""
        near = self._told_of(expr, unit)
        span = days(near) if near is not None else None
        if (
            near is not None
            and span is not None
            and FINENESS[near.grain] >= FINENESS[unit.grain]
            and unit.month is None
        ):
            return Found(of_grain(span[0], unit.grain), "text")
        if expr.pick == "same" and unit.grain == "D" and unit.month is None:
            return Found(Unit("D"))
        if self.today is None:
            return self._partial_row(unit, 0)
        if unit.grain == "Q" and unit.index is None:
            return Found(shifted(of_grain(self.today, "Q"), -1), "published", of_grain(self.today, "Q"))
        if unit.grain == "WE" and self.today.isoweekday() < 6:
            this = of_grain(self.today, "WE")
            gone = shifted(this, -1)
            if tense_of(self.parse, expr) == "future":
                return Found(this, "published", gone)
            return Found(gone, "published", this)
        if unit.month is not None or unit.index is not None or unit.season is not None or unit.weekday is not None:
            return self._named(expr, unit) if unit.weekday is None else self._weekday(expr, unit)
        if self._is_yet_to_come(expr) and tense_of(self.parse, expr) == "past":
            return Found(of_day(self.today - DAY), "published")  # of the day before, in a report of the small hours
        return Found(of_grain(self.today, unit.grain), "published")

    def _is_yet_to_come(self, expr: Expr) -> bool:
        """Whether a part of the day has not come when the article is published."""
        return bool(expr.part) and self.hour is not None and HOURS_OF_PART[expr.part][0] - self.hour >= _AHEAD

    def _told_of(self, expr: Expr, unit: Unit) -> Unit | None:
        """The date told of that "the year", "the same day", "the weekend" may mean."""
        near = self.told.near(expr.start)
        here = self.told.near(expr.start, 0)
        if expr.pick == "same" and unit.grain == "D" and here is None and (near is None or self.told.is_ahead(near)):
            return self.told.day(expr.start)
        if near is None or self.today is None:
            return near
        if expr.part and expr.pick == "ref" and self.told.has_moved_on(expr.start):
            return None
        span = days(near)
        if unit.grain == "WE" and span is not None and abs((span[0] - self.today).days) <= _THIS_WEEK:
            return None  # counted from publication: "on Monday ... over the weekend" is the one before
        return None if expr.pick == "ref" and here is None and self.told.is_ahead(near) else near

    def _weekday(self, expr: Expr, unit: Unit) -> Found:  # noqa: PLR0911 - one a pick
        if self.today is None or unit.weekday is None:
            return Found(unit)
        told = self.told.near(expr.start) if self.told.is_counted_from(expr) else None
        if told is not None and told.grain == "D" and (span := days(told)) is not None:
            return Found(weekday_beside(span[0], unit.weekday, later=expr.pick != "previous"), "text")
        today = self.today
        back = (today.isoweekday() - unit.weekday) % 7
        ahead = (unit.weekday - today.isoweekday()) % 7
        before, after = of_day(today - back * DAY), of_day(today + ahead * DAY)
        if expr.pick in ("last", "past", "previous", "next", "coming", "following"):
            later = expr.pick in ("next", "coming", "following")
            return Found(weekday_beside(today, unit.weekday, later=later), "published")
        if expr.pick == "this":
            return Found(of_day(today + (unit.weekday - today.isoweekday()) * DAY), "published", after)
        if is_either(self.parse, expr):
            return Found(after, "published", before) if ahead <= back else Found(before, "published", after)
        tense = tense_of(self.parse, expr)
        if self.early and back == 1:
            # In the first hours of a UTC day it is still the day before in most newsrooms that write the weekday.
            return Found(before, "published", after)
        if tense == "future" or (
            tense == "present" and is_timetable(self.parse, self.parse.head_of(expr.start, expr.end))
        ):
            return Found(after, "published", before)
        return Found(before, "published", after)

    def _named_day(self, expr: Expr) -> Found:
        if self.published is None or self.published.year is None:
            day = holiday(expr.holiday, 2000) if expr.holiday[:2].isdecimal() else None
            return Found(Unit("D", None, day.month, day.day) if day else Unit("D"))
        lasting = int(expr.holiday.partition("/")[2] or 1)
        year = self.published.year
        options = [of_day(day) for y in (year - 1, year, year + 1) if (day := holiday(expr.holiday, y)) is not None]
        found = choose(self.parse, expr, options, self.published, self.today)
        span = days(found.unit)
        if span is not None and expr.unit is not None and expr.unit.grain == "W":
            return Found(of_grain(span[0], "W"), found.anchor)
        if span is not None and lasting > 1:
            return Found(Unit("Y", found.unit.year), found.anchor, span=(span[0], span[0] + (lasting - 1) * DAY))
        return found

    def _named(self, expr: Expr, unit: Unit) -> Found:
        """A month, date, quarter, half or season without its year."""
        near = self.told.near(expr.start)
        if self.published is None or self.published.year is None:
            if (
                near is not None
                and near.year is not None
                and expr.pick is None
                and self.told.near(expr.start, 0) is near
            ):
                return Found(unit, None)
            return Found(unit)
        year = self.published.year
        options = [option for y in (year - 1, year, year + 1) if days(option := replace(unit, year=y)) is not None]
        if unit.weekday is not None:
            fitting = [o for o in options if (span := days(o)) is not None and span[0].isoweekday() == unit.weekday]
            options = fitting or options
        return choose(self.parse, expr, options, self.published, self.today) if options else Found(unit)

    def _row(self, expr: Expr, unit: Unit) -> Found:
        """Read "last year", "next week": counted from the unit of publication, or of the text for "previous"."""
        grain = unit.grain
        step = {"last": -1, "past": -1, "previous": -1, "latest": -1, "next": 1, "coming": 1, "following": 1}.get(
            expr.pick or "", 0
        )
        if expr.pick == "latest" and grain not in ("Q", "Y"):
            step = 0
        near = self.told.near(expr.start, FAR if expr.pick in ("previous", "following") else REACH)
        if expr.clock and tense_of(self.parse, expr) == "past":
            if near is not None and near.grain == "D":
                return Found(near, "text")
            if expr.clock == "24:00" and self.today is not None:
                return Found(of_day(self.today - DAY), "published")  # the midnight gone by
        if self.told.is_counted_from(expr):
            span = days(near) if near is not None and FINENESS[near.grain] >= FINENESS[grain] else None
            if span is not None:
                return Found(shifted(of_grain(span[0], grain), step), "text")
            if grain == "D" or (expr.pick == "following" and tense_of(self.parse, expr) == "past"):
                return Found(Unit(grain))
        if self.today is None:
            return self._partial_row(unit, step)
        return Found(shifted(of_grain(self.today, grain), step), "published")

    def _partial_row(self, unit: Unit, step: int) -> Found:
        """With a publication date of month or year only, what that still fixes."""
        known = self.published
        if known is None or FINENESS[known.grain] < FINENESS[unit.grain]:
            return Found(unit)
        span = days(known)
        return Found(shifted(of_grain(span[0], unit.grain), step), "published") if span else Found(unit)
