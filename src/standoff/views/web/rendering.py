"""Templates with everything they say in words: days, chains, numbers, addresses that are safe to follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from standoff.case.dialect import MARK_CLOSE, MARK_OPEN
from standoff.views.numbers import number, number_range
from standoff.views.words import short

ACTS = {
    "assert": "says", "deny": "denies", "demand": "demands", "promise": "promises", "threaten": "threatens",
    "warn": "warns", "advise": "advises", "accuse": "accuses", "propose": "proposes", "reject": "rejects",
    "ask": "asks", "believe": "believes", "expect": "expects", "intend": "intends", "praise": "praises",
}  # fmt: skip
TONES = {
    "deny": "denied", "reject": "denied", "refuse": "denied", "threaten": "threat", "warn": "threat",
    "ultimatum": "threat", "demand": "demand", "ask": "demand", "promise": "pledge", "intend": "pledge",
    "treaty": "pledge", "accuse": "charge", "contradict": "denied", "oppose": "demand", "numeric": "charge",
    "conditional": "threat", "denied": "denied", "demanded": "demand", "planned": "pledge", "possible": "threat",
    "lapsed": "charge", "withdrawn": "denied", "disputed": "denied", "happened": "plain", "kept": "plain",
    "alert": "threat", "moving": "pledge", "leave": "charge", "close-airspace": "threat",
}  # fmt: skip
"""In which tone (hatched, dashed, plain ...) a label is drawn; the label itself is always written out."""


def day(moment: str | None) -> str:
    """A day as a newsroom writes it; "undated" when unknown."""
    if not moment:
        return "undated"
    try:
        date = dt.date.fromisoformat(moment[:10])
    except ValueError:
        return moment
    return f"{date.day} {date:%b %Y}"


def weekday(moment: str | None) -> str:
    """A day with its name."""
    try:
        return f"{dt.date.fromisoformat((moment or '')[:10]):%A}"
    except ValueError:
        return ""


def clock(moment: str | None) -> str:
    """Hours and minutes, where they are known."""
    return moment[11:16] if moment and len(moment) >= 16 else ""


def safe_url(url: str | None) -> str | None:
    """A web address; None for anything a browser would run or open on this machine."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


def text_link(url: str | None, words: str) -> str | None:
    """The address with a text fragment (WICG scroll-to-text) that finds the words on the page."""
    if (safe := safe_url(url)) is None:
        return None
    listed = words.split()
    if len(listed) > 10:
        fragment = f"{_fragment(' '.join(listed[:4]))},{_fragment(' '.join(listed[-4:]))}"
    else:
        fragment = _fragment(" ".join(listed))
    return f"{safe.partition('#')[0]}#:~:text={fragment}"


def _fragment(words: str) -> str:
    # A bare "-" or "," would be read as the fragment's own syntax.
    return quote(words, safe="").replace("-", "%2D")


def snippet(words: str) -> Markup:
    """Escaped words with those found marked."""
    out = Markup("")
    for n, piece in enumerate(words.split(MARK_OPEN)):
        found, closed, rest = piece.partition(MARK_CLOSE)
        out += Markup("<mark>{}</mark>{}").format(found, rest) if n and closed else Markup("{}").format(piece)
    return out


def plain_chain(holders: Sequence[str], outlet: str | None) -> str:
    """A chain as one line."""
    return " < ".join([outlet or "outlet not known", *holders])


def act_words(act: str, polarity: str = "+") -> str:
    """An act as a verb; a negated assertion says so."""
    return ACTS.get(act, act) + (" (not)" if polarity == "-" and act not in {"deny", "reject"} else "")


def stated(low: float | None, high: float | None, approx: str | None = None) -> str:
    """Bounds in words, with the approximator as worded, but not where the bounds say it already."""
    return number_range(low, high, None if approx in {"exact", "more_than", "less_than"} else approx)


def tone(label: str | None) -> str:
    """The tone of a label."""
    return TONES.get(label or "", "plain")


def plural(count: int, noun: str) -> str:
    """A count with its noun."""
    if noun == "series":
        return f"{count:,} series"
    many = noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"
    return f"{count:,} {noun if count == 1 else many}"


def make_environment() -> Environment:
    """Templates of the desk; whatever is put into them is escaped."""
    made = Environment(
        loader=PackageLoader("standoff.views.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = {
        "day": day, "weekday": weekday, "clock": clock, "safe_url": safe_url, "snippet": snippet, "short": short,
        "tone": tone, "number": number, "plural": plural, "casefold": str.casefold,
    }  # fmt: skip
    made.filters.update(filters)
    made.globals.update(act_words=act_words, stated=stated, plain_chain=plain_chain, text_link=text_link, zip=zip)
    return made
