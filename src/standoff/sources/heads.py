"""The head of a plain text: headline, byline, and the line that says where and when it was published."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from standoff.knowledge.furniture import load_furniture

LINES = 8
"""Lines looked at; a head is no longer."""
LONGEST_TITLE = 200
"""Characters."""

_ZONES = {
    "Z": "+00:00",
    "UTC": "+00:00",
    "GMT": "+00:00",
    "CET": "+01:00",
    "EET": "+02:00",
    "MSK": "+03:00",
    "EST": "-05:00",
}
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?: ?([ap])\.?m\.?)?", re.IGNORECASE)
_FORMS = ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What the first lines of a text say of it; None where they do not."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None


def find_head(text: str) -> Head:
    """The head of a text; the title is taken only where a byline or publication line follows it."""
    table = load_furniture()
    lines = [line.strip() for line in text.split("\n", 40)[:40] if line.strip()][:LINES]
    byline = outlet = published = None
    first_named: int | None = None
    for number, line in enumerate(lines):
        found = table.publication(line)
        if found is not None:
            outlet, published = outlet or found["outlet"], published or _moment(found)
        elif number and table.is_byline(line):
            byline = byline or re.sub(r"(?i)^by ", "", line)
        else:
            continue
        first_named = number if first_named is None else first_named
    title = lines[0] if first_named and len(lines[0]) <= LONGEST_TITLE else None
    return Head(title=title, byline=byline, outlet=outlet, published=published)


def _moment(found: re.Match[str]) -> str | None:
    """ISO 8601 of a publication line, as precise as it is; a zone only where one is written."""
    day = next((d for form in _FORMS if (d := _day(found["date"], form))), None)
    if day is None or not found["time"]:
        return day
    clock = _CLOCK.fullmatch(found["time"])
    if clock is None:
        return day
    hour, minute, half = int(clock[1]), int(clock[2]), (clock[3] or "").lower()
    hour = hour % 12 + 12 * (half == "p") if half else hour
    if hour > 23 or minute > 59:
        return day
    zone = found["zone"] or ""
    return f"{day}T{hour:02}:{minute:02}:00{_ZONES.get(zone, zone)}"


def _day(written: str, form: str) -> str | None:
    try:
        return dt.datetime.strptime(written, form).date().isoformat()  # noqa: DTZ007 - a day, without a zone
    except ValueError:
        return None
