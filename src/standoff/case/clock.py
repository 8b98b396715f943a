"""Moments as a case keeps them: local to its time zone, ISO 8601 without offset, as precise as they were given."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from standoff.errors import CaseError

END = "~"
"""After every moment."""
_PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")
Clock = Callable[[], dt.datetime]
"""Gives the present moment, with its zone."""


def utc_now() -> dt.datetime:
    """The present, of the machine's own clock."""
    return dt.datetime.now(dt.UTC)


def find_zone(name: str) -> ZoneInfo:
    """The time zone of an IANA name; CaseError for an unknown one."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        msg = f"{name}: no such time zone (use a name like Europe/Berlin)"
        raise CaseError(msg) from error


def local_moment(written: str | None, zone: ZoneInfo) -> str:
    """ISO 8601 in the zone, without offset; a day stays a day, and "" stands for unknown.

    "2022-01-24T18:05:00+01:00" in UTC is "2022-01-24T17:05:00"; a time without zone is taken as local.
    """
    if not written:
        return ""
    if len(written) <= 10:
        return written
    try:
        moment = dt.datetime.fromisoformat(written)
    except ValueError:
        return written[:10]
    if moment.tzinfo is not None:
        moment = moment.astimezone(zone)
    return moment.replace(tzinfo=None, microsecond=0).isoformat()


def resolve_since(since: str | dt.date | None, today: str, zone: ZoneInfo) -> str | None:
    """The first moment meant by a date, ISO datetime, "today" or "yesterday"; None for no bound."""
    return None if since is None else _resolve(since, today, zone)


def resolve_until(until: str | dt.date | None, today: str, zone: ZoneInfo) -> str | None:
    """The first moment *after* what is meant, so that a whole day, month or year counts; None for no bound."""
    if until is None:
        return None
    moment = _resolve(until, today, zone)
    if isinstance(until, str) and (period := _PERIOD.fullmatch(until.strip())):
        year, month = int(period[1]), int(period[2] or 12)
        return END if (year, month) == (9999, 12) else f"{year + month // 12:04}-{month % 12 + 1:02}-01"
    if len(moment) == 10:
        return END if moment == dt.date.max.isoformat() else shifted(moment, 1)
    # "~" sorts after every digit and sign: all that begins like the moment is still before it.
    return moment + "~"


def shifted(moment: str, days: int) -> str:
    """The day so many days from that of a moment; the moment itself where it names no day, or there is none."""
    try:
        return (dt.date.fromisoformat(moment[:10]) + dt.timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return moment


def last_day_before(bound: str) -> str:
    """The last day that begins before a moment `resolve_until` gave."""
    if bound == END:
        return dt.date.max.isoformat()
    if len(bound) == 10:
        return shifted(bound, -1)
    return bound[:10]


def _resolve(when: str | dt.date, today: str, zone: ZoneInfo) -> str:
    if isinstance(when, dt.date):
        return local_moment(when.isoformat(), zone)
    named = when.strip().lower()
    if named in {"today", "yesterday"}:
        back = dt.timedelta(days=1 if named == "yesterday" else 0)
        return (dt.date.fromisoformat(today) - back).isoformat()
    written = when.strip()
    if _PERIOD.fullmatch(written):
        written = f"{written}-01-01"[:10]
    try:
        if not _MOMENT.fullmatch(written):
            raise ValueError  # noqa: TRY301 - told as every other date that is none
        moment = local_moment(written, zone)
        dt.datetime.fromisoformat(moment)
    except (ValueError, OverflowError) as error:
        msg = f"{when}: not a date (use 2022-01-24, 2022-01-24T18:00, today or yesterday)"
        raise CaseError(msg) from error
    return moment
