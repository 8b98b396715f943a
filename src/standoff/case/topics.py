"""What a claim is about, as plain content words and coded events, and which sign it has: enough to find its denial."""

from __future__ import annotations

import datetime as dt
import re

from standoff.case.cast import fold
from standoff.model import Attribution, Event

DAYS = 10
"""Days between two claims that may still answer each other."""
KEYWORDS = 5
"""Words a claim is found by: its longest, as long words are rare and the choice needs no counts."""
EVENT = "="
"""Begins the key of an event, which no word does."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_CLOSED = frozenset(
    "about after also although because been before being between both could does doing down during each from further "
    "have having here into itself just more most must only other over same shall should some such than that their "
    "them then there these they this those through under until very were what when where which while whom will with "
    "would your said says saying told".split()
)
_ENDINGS = ("ations", "ation", "ings", "ing", "ians", "ian", "ies", "ed", "es", "s", "e")


def topic_terms(words: str) -> frozenset[str]:
    """The content words, cut to a common stem so that "invading" meets "invade"."""
    return frozenset(_stem(w) for w in _WORD.findall(fold(words)) if w not in _CLOSED)


def keywords(terms: frozenset[str]) -> list[str]:
    """The words a claim is found by."""
    return sorted(terms, key=lambda t: (-len(t), t))[:KEYWORDS]


def _stem(word: str) -> str:
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def event_key(event: Event) -> str | None:
    """What tells one happening from others between the same parties; None where a party is unknown."""
    if not event.source_code or not event.target_code:
        return None
    return f"{EVENT}{event.plover}|{event.source_code[:3]}|{event.target_code[:3]}"


def opposed_signs(attribution: Attribution) -> tuple[str, str] | None:
    """The claim's sign and that of what would contradict it; None for acts that state nothing."""
    if attribution.act == "deny":
        return "-", "+"
    if attribution.act in {"assert", "accuse", "warn", "believe", "expect"}:
        return ("-", "+") if attribution.polarity == "-" else ("+", "-")
    return None


def nearby_days(at: str) -> tuple[str, str]:
    """First and last day within DAYS of a moment."""
    try:
        day = dt.date.fromisoformat(at[:10])
    except ValueError:
        return at, at
    reach = dt.timedelta(days=DAYS)
    return (day - reach).isoformat(), (day + reach).isoformat()
