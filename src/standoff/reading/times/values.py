"""Calendar units: TIMEX3 values, the days they cover, and counting in them.

A `Unit` value is one calendar unit that is known at least in part: the quarter 1989-Q3, some 24 January, the week
of a Tuesday. Unknown parts stay X. Source of the notation: TimeML annotation guidelines 1.2.1 (ISO 8601 extended).
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

from standoff.reading.times.calendars import islamic, lunar_new_year, rosh_hashanah

DAY = dt.timedelta(days=1)
MONTHS_OF_SEASON = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
HOURS_OF_PART = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 22), "NI": (20, 28), "DT": (9, 17)}
"""First and last hour of parts of a day, by custom; a night runs into the next day."""
FINENESS = {"L": 0, "C": 1, "E": 2, "Y": 3, "H": 4, "Q": 5, "SEASON": 5, "M": 6, "W": 7, "WE": 8, "D": 9}
FIRST_YEAR, LAST_YEAR = 1000, 2999


@dataclass(frozen=True, slots=True)
class Unit:
    """One calendar unit; None is unknown. `year` may be a decade's or century's first year, by `grain`."""

    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    """ISO week; with `year` the ISO year."""
    weekday: int | None = None
    index: int | None = None
    """Number of the quarter or half."""
    season: str | None = None


def of_day(day: dt.date) -> Unit:
    """The unit of one known day."""
    return Unit("D", day.year, day.month, day.day, weekday=day.isoweekday())


def of_grain(day: dt.date, grain: str) -> Unit:  # noqa: PLR0911 - one a grain
    """The unit of this grain that holds the day."""
    if grain in ("W", "WE"):
        iso = day.isocalendar()
        return Unit(grain, iso.year, week=iso.week)
    if grain == "D":
        return of_day(day)
    if grain == "M":
        return Unit("M", day.year, day.month)
    if grain == "Q":
        return Unit("Q", day.year, index=(day.month + 2) // 3)
    if grain == "H":
        return Unit("H", day.year, index=(day.month + 5) // 6)
    if grain == "E":
        return Unit("E", day.year // 10 * 10)
    if grain in ("C", "L"):
        return Unit(grain, day.year // 100 * 100)
    if grain == "SEASON":
        season = ("WI", "SP", "SU", "FA")[day.month % 12 // 3]
        return Unit("SEASON", day.year - (day.month < 3), season=season)
    return Unit("Y", day.year)


def days(unit: Unit) -> tuple[dt.date, dt.date] | None:
    """First and last day of a unit; None where a part is unknown or the date does not exist."""
    year = unit.year
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return _days(unit, year)
    except ValueError:
        return None


def _days(unit: Unit, year: int) -> tuple[dt.date, dt.date] | None:  # noqa: PLR0911 - one a grain
    match unit.grain:
        case "D":
            if unit.month is None or unit.day is None:
                return None
            day = dt.date(year, unit.month, unit.day)
            return day, day
        case "W" | "WE":
            if unit.week is None:
                return None
            first = dt.date.fromisocalendar(year, unit.week, 6 if unit.grain == "WE" else 1)
            return first, dt.date.fromisocalendar(year, unit.week, 7)
        case "M":
            return _months(year, unit.month or 1, 1) if unit.month else None
        case "Q" | "H":
            size = 3 if unit.grain == "Q" else 6
            return _months(year, size * (unit.index - 1) + 1, size) if unit.index else None
        case "SEASON":
            return _months(year, MONTHS_OF_SEASON[unit.season], 3) if unit.season else None
        case "Y":
            return _months(year, 1, 12)
        case "E":
            return _months(year, 1, 120)
        case "C":
            return _months(year, 1, 1200)
    return None


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return dt.date(year, month, 1), end


def written(unit: Unit) -> str:  # noqa: PLR0911 - one a grain
    """The TIMEX3 value of a unit, with X for what is not known."""
    year = "XXXX" if unit.year is None else f"{unit.year:04d}"
    match unit.grain:
        case "D":
            if unit.month is None and unit.weekday is not None:
                week = "XX" if unit.week is None else f"{unit.week:02d}"
                return f"{year}-W{week}-{unit.weekday}"
            month = "XX" if unit.month is None else f"{unit.month:02d}"
            return f"{year}-{month}-" + ("XX" if unit.day is None else f"{unit.day:02d}")
        case "W" | "WE":
            week = "XX" if unit.week is None else f"{unit.week:02d}"
            return f"{year}-W{week}" + ("-WE" if unit.grain == "WE" else "")
        case "M":
            return f"{year}-" + ("XX" if unit.month is None else f"{unit.month:02d}")
        case "Q" | "H":
            return f"{year}-{unit.grain}" + ("X" if unit.index is None else str(unit.index))
        case "SEASON":
            return f"{year}-{unit.season or 'XX'}"
        case "E":
            return year[:3]
        case "C" | "L":
            return year[:2] if unit.grain == "C" else year[:1]
    return year


def shifted(unit: Unit, count: int) -> Unit:
    """The unit of the same grain that lies `count` units later (earlier below zero)."""
    span = days(unit)
    if span is None or unit.year is None:
        return replace(unit, year=None) if unit.grain != "D" else Unit("D")
    try:
        return _shifted(unit, unit.year, span[0], count)
    except (ValueError, OverflowError):
        return Unit(unit.grain)


def _shifted(unit: Unit, year: int, first: dt.date, count: int) -> Unit:
    match unit.grain:
        case "D":
            return of_day(first + count * DAY)
        case "W" | "WE":
            return of_grain(first + 7 * count * DAY, unit.grain)
        case "M":
            total = year * 12 + (unit.month or 1) - 1 + count
            return Unit("M", total // 12, total % 12 + 1)
        case "Q" | "H":
            per = 4 if unit.grain == "Q" else 2
            total = year * per + (unit.index or 1) - 1 + count
            return Unit(unit.grain, total // per, index=total % per + 1)
        case "E" | "C":
            return replace(unit, year=year + count * (10 if unit.grain == "E" else 100))
    return replace(unit, year=year + count)


def moved(day: dt.date, count: int, grain: str) -> dt.date | None:
    """The day `count` units later; None past the calendar's ends. A missing 31st becomes the month's last day."""
    try:
        if grain == "D":
            return day + count * DAY
        if grain in ("W", "WE"):
            return day + 7 * count * DAY
        months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}[grain] * count
        total = day.year * 12 + day.month - 1 + months
        year, month = divmod(total, 12)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, KeyError):
        return None


def in_calendar_units(grain: str, count: float) -> tuple[str, float]:
    """A distance in units the calendar counts: decades in years, a year and a half in months."""
    grain, count = {"F": ("W", count * 2), "WE": ("W", count), "E": ("Y", count * 10), "C": ("Y", count * 100)}.get(
        grain, (grain, count)
    )
    if count != int(count):
        return {"Y": ("M", count * 12), "W": ("D", count * 7), "M": ("W", count * 4)}.get(grain, (grain, count))
    return grain, count


def week_of(month: tuple[dt.date, dt.date], index: int | None) -> tuple[dt.date, dt.date]:
    """The first, second ... seven days of a month; without a number the last."""
    first = month[1] - 6 * DAY if index is None else month[0] + 7 * (index - 1) * DAY
    return first, first + 6 * DAY


def weekday_beside(day: dt.date, weekday: int, *, later: bool) -> Unit:
    """The next such weekday after the day, or the last before it; never the day itself."""
    back = (day.isoweekday() - weekday) % 7
    return of_day(day + (7 - back if later else -(back or 7)) * DAY)


def is_date(month: int, day: int) -> bool:
    """Whether some year has this day."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2020, month)[1]


def easter(year: int) -> dt.date:
    """Western Easter Sunday (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def orthodox_easter(year: int) -> dt.date:
    """Orthodox Easter Sunday in the Gregorian calendar (Meeus's Julian algorithm; 13 days, valid 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return dt.date(year, month, day + 1) + 13 * DAY


def holiday(rule: str, year: int) -> dt.date | None:  # noqa: PLR0911 - one a calendar
    """The day a rule of holidays.tsv gives in a year, the first where it lasts longer."""
    kind, _, rest = rule.partition("/")[0].partition(":")
    try:
        if kind == "hebrew":
            return rosh_hashanah(year) + int(rest) * DAY
        if kind == "lunar":
            return lunar_new_year(year) + int(rest) * DAY
        if kind == "islamic":
            month, day = (int(part) for part in rest.split("-"))
            return islamic(year, month, day)
        if kind == "easter":
            return easter(year) + int(rest) * DAY
        if kind == "orthodox":
            return orthodox_easter(year) + int(rest) * DAY
        if kind == "nth":
            month, weekday, n = (int(part) for part in rest.split(":"))
            fitting = [week[weekday - 1] for week in calendar.monthcalendar(year, month) if week[weekday - 1]]
            return dt.date(year, month, fitting[n - 1 if n > 0 else n])
        month, day = (int(part) for part in kind.split("-"))
        return dt.date(year, month, day)
    except (ValueError, IndexError):
        return None
