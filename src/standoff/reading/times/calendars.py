"""Feasts of calendars other than the Gregorian, as days of a Gregorian year.

The Hebrew calendar is exact. The Islamic one is the tabular reckoning and the Chinese new moon the mean one: the feast
as kept can lie a day beside them. Source: Reingold and Dershowitz, Calendrical Calculations, 4th edition, 2018.
"""

from __future__ import annotations

import datetime as dt
import math

INEXACT = ("islamic", "lunar")
"""Kinds of rules whose day can be one off."""
_HEBREW_EPOCH = -1_373_427
_ISLAMIC_EPOCH = 227_015
_NEW_MOON = 730_126.09
"""A mean new moon (6 January 2000, 18:14 UT) in days of the common era, at Beijing's clock."""
_LUNATION = 29.530588853


def rosh_hashanah(year: int) -> dt.date:
    """The Hebrew new year that falls in a Gregorian year."""
    number = year + 3761
    before, this, after = (_elapsed(number + step) for step in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return dt.date.fromordinal(_HEBREW_EPOCH + this + delay)


def _elapsed(year: int) -> int:
    """Days from the Hebrew epoch to the mean new moon of a year, put off where the first two rules ask for it."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def islamic(year: int, month: int, day: int) -> dt.date | None:
    """The first such day of the Islamic calendar in a Gregorian year; None in one of the rare years without."""
    about = (year - 622) * 33 // 32
    for number in range(about - 1, about + 3):
        days = day + 29 * (month - 1) + month // 2 + (number - 1) * 354 + (3 + 11 * number) // 30
        found = dt.date.fromordinal(_ISLAMIC_EPOCH + days - 1)
        if found.year == year:
            return found
    return None


def lunar_new_year(year: int) -> dt.date:
    """The new moon that begins the Chinese year: the first on or after 21 January."""
    first = dt.date(year, 1, 21).toordinal()
    moons = math.ceil((first - _NEW_MOON) / _LUNATION)
    return dt.date.fromordinal(math.floor(_NEW_MOON + moons * _LUNATION))
