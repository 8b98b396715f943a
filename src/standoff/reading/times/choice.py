"""Which of the days or months that bear one name in neighbouring years is meant."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from standoff.reading.parse import Parse
from standoff.reading.times.direction import lies_ahead
from standoff.reading.times.grammar import Expr
from standoff.reading.times.meaning import Days, Found
from standoff.reading.times.values import Unit, days

_GONE = ("last", "past", "previous")
_TO_COME = ("next", "coming", "following")


def choose(parse: Parse, expr: Expr, options: list[Unit], published: Unit | None, today: dt.date | None) -> Found:
    """The option the pick or the tense asks for: the latest begun, or the next not yet over."""
    if today is None:
        same_year = [o for o in options if published is not None and o.year == published.year]
        return Found(replace(same_year[0] if same_year else options[0], year=None))
    spans = {option: span for option in options if (span := days(option)) is not None}
    begun = [o for o, (first, _) in spans.items() if first <= today]
    over = [o for o, (_, last) in spans.items() if last < today]
    open_ = [o for o, (_, last) in spans.items() if last >= today]
    later = [o for o, (first, _) in spans.items() if first > today]
    past = (over if expr.pick in _GONE else begun) or options
    future = (later if expr.pick in _TO_COME else open_) or options
    if expr.pick in _GONE:
        return Found(past[-1], "published")
    if expr.pick in _TO_COME:
        return Found(future[0], "published")
    if expr.pick == "this":
        # A winter belongs to two years: the one that is, before the one of this year's number.
        current = [o for o in begun if o in open_]
        named = [o for o in options if o.year == today.year]
        return Found((*current, *named, past[-1])[0], "published")
    return _by_tense(parse, expr, spans, (past[-1], future[0]), today)


def _by_tense(parse: Parse, expr: Expr, spans: dict[Unit, Days], ends: tuple[Unit, Unit], today: dt.date) -> Found:
    """Between the latest begun and the next one: by tense and distance."""
    past, future = ends
    if past == future or past not in spans or future not in spans:
        return Found(past, "published")
    since, ahead = max(0, (today - spans[past][1]).days), max(0, (spans[future][0] - today).days)
    late = lies_ahead(parse, expr, past.grain, since, ahead)
    return Found(future, "published", past) if late else Found(past, "published", future)
