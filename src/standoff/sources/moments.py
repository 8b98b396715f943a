"""Publication times as sources write them, brought to ISO 8601 without inventing precision or zone."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d|UTC|GMT)?)?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")


def iso_moment(written: object) -> str | None:
    """ISO 8601 of a date or time, as precise as it was written; None for what is no date.

    Knows ISO 8601, RFC 2822 ("Mon, 24 Jan 2022 18:05:00 +0100") and YYYYMMDD.
    """
    text = str(written).strip() if written is not None else ""
    if not text:
        return None
    if found := _COMPACT.fullmatch(text):
        text = "-".join(found.groups())
    if found := _ISO.fullmatch(text):
        year, month, day, hour, minute, second, zone = found.groups()
        out = "-".join(part for part in (year, month, day) if part)
        if hour:
            out += f"T{hour}:{minute}:{second or '00'}"
            if zone:
                out += "+00:00" if zone in {"Z", "UTC", "GMT"} else f"{zone[:3]}:{zone[-2:]}"
        return out if _is_real(out) else None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError):
        return None


def _is_real(moment: str) -> bool:
    try:
        dt.datetime.fromisoformat(moment if len(moment) > 7 else (moment + "-01-01")[:10])
    except ValueError:
        return False
    return True
