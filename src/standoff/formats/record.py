"""One coded event as event data have it: the type both directions of every format share."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from standoff.model import Span, Spans

RecordKind = Literal["event", "posture", "advisory"]
PlaceKind = Literal["country", "admin1", "city"]
"""What a place is counted as; "city" takes in landmarks, "admin1" regions of one country."""


class Party(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who acts or is acted on. `code` is CAMEO's (RUSGOV, IGOWSTNAT), `text` the words the article has for them."""

    name: str | None = None
    text: str | None = None
    code: str | None = None
    office: str | None = None
    wiki: str | None = None
    """Id of a Wikipedia or Wikidata entry; ours have none."""


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where it is said to have happened. `country` is ISO 3166-1 alpha-3; degrees are north and east."""

    name: str | None = None
    text: str | None = None
    """The words the article has for it."""
    kind: PlaceKind | None = None
    country: str | None = None
    province: str | None = None
    district: str | None = None
    city: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None


class Code(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an act was coded as before it was collapsed to a plain type."""

    plover: str | None = None
    mode: str | None = None
    cameo: str | None = None


class Mentions(msgspec.Struct, frozen=True, kw_only=True):
    """How widely it is told: mentions, independent sources, articles."""

    mentions: int
    sources: int
    articles: int


class Spots(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the record's words stand, in Unicode code points of the article's text with the hash `sha256`."""

    start: int
    end: int
    sha256: str | None = None
    event: Spans = ()
    source: Span | None = None
    target: Span | None = None
    condition: Spans = ()


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """Cells of a row that was read which the record's own fields would not give again, by column; of one format."""

    form: str
    cells: tuple[tuple[str, str], ...]


class CodedEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row of event data. None is unknown, or a field the format it was read from has no place for.

    `date` and `end` are the first and last day (ISO 8601) it can have happened on; `end` is None where that is one
    day. `plover` and `mode` follow the PLOVER manual, `cameo` the CAMEO code book; `status` is the act's in the text
    and `as_coded` its code there, where a collapse changed it. `chain` are those who say so, outermost first.
    """

    id: str
    kind: RecordKind = "event"
    date: str | None = None
    end: str | None = None
    date_from: Literal["text", "published"] | None = None
    plover: str | None = None
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    status: str | None = None
    as_coded: Code | None = None
    due: tuple[str, str] | None = None
    """First and last day the text gives an act that is planned, demanded or threatened."""
    source: Party = Party()
    target: Party = Party()
    place: Place | None = None
    root: bool | None = None
    """Whether it stands in the headline or the first paragraph."""
    told: Mentions | None = None
    article: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    """Day of publication."""
    added: str | None = None
    """Second at which its article was added to the data, UTC, without a zone: 2022-01-27T18:05:00."""
    language: str | None = None
    text: str | None = None
    sentence: int | None = None
    """Number of its sentence in the article, from 1."""
    words: tuple[str, ...] = ()
    """The words that tell of the act itself."""
    spots: Spots | None = None
    claim: str | None = None
    chain: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    coder: str | None = None
    kept: Kept | None = None


LONGEST_DAY = 7
"""Days within which a stretch is still given as its first day by formats that hold one day."""


def day_of(event: CodedEvent) -> str | None:
    """The day of a format that holds one: the first of a stretch of at most a week; None where less is known."""
    if event.date is None or event.end is None:
        return event.date
    first, last = dt.date.fromisoformat(event.date), dt.date.fromisoformat(event.end)
    return event.date if (last - first).days < LONGEST_DAY else None
