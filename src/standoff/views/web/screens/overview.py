"""What is new since a day, and what was there before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from standoff.case.records import CommitmentRecord
from standoff.views.web.asked import Asked
from standoff.views.web.screens.screen import Screen

if TYPE_CHECKING:
    from standoff.case import Case

KINDS = ("articles", "claims", "denials", "events", "postures", "advisories", "commitments", "disputes")
SHOWN = 6
"""Records of a panel."""
LOOKED_AT = 400
"""Open commitments that are looked through for those that fall due."""
SOON = dt.timedelta(days=21)


class Bar(NamedTuple):
    """One day of the strip: where its bar stands, in hundredths of the strip's width and height."""

    day: str
    articles: int
    claims: int
    x: float
    width: float
    height: float


def overview(case: Case, asked: Asked) -> Screen:
    """Counts by kind with what they were before, and the newest of each kind that matters most."""
    info = case.info()
    last = (info.last or "")[:10]
    since = asked["since"] or (last or None)
    new = case.overview(since, newest=SHOWN)
    begun = (new.since or last)[:10]
    before = _before(case, begun, last) if begun and last else {}
    panels = {
        "threats": case.claims(since=since, act="threaten", limit=SHOWN) if since else case.claims(act="threaten"),
        "warnings": case.claims(since=since, act="warn", limit=SHOWN) if since else case.claims(act="warn"),
    }
    days = case.days()
    values = {
        "since": begun, "last": last, "info": info, "new": new, "before": before, "kinds": KINDS,
        "figures": [p for p in new.postures if p.mark.low is not None or p.mark.high is not None],
        "due": _due(case.commitments(status="open", limit=LOOKED_AT).items, last),
        "bars": _bars(days), "days": days, **panels, "earlier": _earlier(last),
    }  # fmt: skip
    return Screen("overview.html", values, {"since": begun, "before": before, "new": new})


def _before(case: Case, begun: str, last: str) -> dict[str, int]:
    """Counts of the stretch of the same length before the day."""
    try:
        start, end = dt.date.fromisoformat(begun), dt.date.fromisoformat(last)
    except ValueError:
        return {}
    length = max(dt.timedelta(days=1), end - start + dt.timedelta(days=1))
    window: Any = {"since": (start - length).isoformat(), "until": (start - dt.timedelta(days=1)).isoformat()}
    counts = {k: getattr(case, k)(**window, limit=1).total for k in KINDS if k not in {"denials", "disputes"}}
    disputes = case.disputes(**window).total
    return counts | {"denials": case.claims(**window, act="deny", limit=1).total, "disputes": disputes}


def _earlier(last: str) -> list[tuple[str, str]]:
    """Days a reader may go back to, by what they are called."""
    try:
        end = dt.date.fromisoformat(last)
    except ValueError:
        return []
    steps = (("last day", 0), ("2 days", 1), ("3 days", 2), ("7 days", 6), ("30 days", 29))
    return [(name, (end - dt.timedelta(days=back)).isoformat()) for name, back in steps]


def _due(commitments: Sequence[CommitmentRecord], last: str) -> list[CommitmentRecord]:
    """Open commitments that fall due around the case's last day, the soonest first."""
    try:
        until = (dt.date.fromisoformat(last) + SOON).isoformat()
        since = (dt.date.fromisoformat(last) - SOON).isoformat()
    except ValueError:
        return []
    found = [c for c in commitments if c.mark.due and since <= (c.mark.due.end or c.mark.due.start or "")[:10] <= until]
    return sorted(found, key=lambda c: (c.mark.due.end or c.mark.due.start or "") if c.mark.due else "")[:SHOWN]


def _bars(days: Sequence[tuple[str, int, int]]) -> list[Bar]:
    """A bar for each day with articles, on a strip 1000 wide and 100 high."""
    try:
        dated = [(dt.date.fromisoformat(day), articles, claims) for day, articles, claims in days]
    except ValueError:
        return []
    if not dated:
        return []
    first = dated[0][0]
    span = (dated[-1][0] - first).days + 1
    width = 1000 / span
    most = max(articles for _, articles, _ in dated)
    return [
        Bar(day.isoformat(), articles, claims, (day - first).days * width, width, 100 * articles / most)
        for day, articles, claims in dated
    ]
