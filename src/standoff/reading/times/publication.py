"""The publication date as an anchor: of what precision it is, and which day it may still be at home."""

from __future__ import annotations

import datetime as dt

from standoff.reading.times.values import Unit, days, of_day


def published_unit(published: str | None) -> Unit | None:
    """The publication date as a unit of its own precision; None for none or an impossible one."""
    if not published:
        return None
    parts = published.strip()[:10].replace("/", "-").split("-")
    try:
        numbers = [int(part) for part in parts if part.isdecimal()]
        if len(parts[0]) != 4 or len(numbers) != len(parts):
            return None
        if len(numbers) == 3:
            unit = of_day(dt.date(*numbers))
        else:
            unit = Unit("M", numbers[0], numbers[1]) if len(numbers) == 2 else Unit("Y", numbers[0])
    except ValueError:
        return None
    return unit if days(unit) is not None else None


def is_early(published: str) -> bool:
    """Whether a publication time is in UTC and before nine in the morning."""
    clock = published.strip()[10:]
    hour = clock[1:3]
    return hour.isdecimal() and int(hour) < 9 and clock.endswith(("Z", "+00:00", "+0000"))


def published_hour(published: str) -> int | None:
    """The hour of publication as the outlet's clock has it; None without one, or for the first instant of a day."""
    clock = published.strip()[10:]
    if not clock[1:3].isdecimal() or clock[1:6] in ("00:00", "00"):
        return None
    return int(clock[1:3])
