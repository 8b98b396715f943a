"""Events of several articles that tell one happening, put together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import or_, select

from standoff.case.cast import fold
from standoff.case.corrections.keeping import pairs_decided
from standoff.case.groups import Groups
from standoff.case.queries.claims import batches
from standoff.case.queries.filters import EventFilter, Scope, refuse_unknown
from standoff.case.queries.happenings import find_events
from standoff.case.records import EventRecord, Found
from standoff.case.schema import articles, copies
from standoff.linking.happenings import Told, find_happenings, why_one


class HappeningFilter(EventFilter, total=False):
    """`least` is how many articles must tell it."""

    least: int


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One happening as several events tell it; `reports` are its articles without those that only reprint another.

    Source and target, code and status are those of the event that tells most; `why` says what holds them together.
    """

    id: str
    type: str
    cameo: str
    status: str
    source: str | None
    target: str | None
    first: str | None
    last: str | None
    at: str | None
    places: tuple[str, ...]
    articles: int
    outlets: int
    reports: int
    why: tuple[str, ...]
    events: tuple[EventRecord, ...]
    """In order of publication."""


def find_occurrences(scope: Scope, given: HappeningFilter) -> Found[Happening]:
    """Happenings among the events that pass the filters, the last reported first."""
    refuse_unknown(given, HappeningFilter)
    least = given.get("least") or 1
    filters = {k: v for k, v in given.items() if k not in {"least", "limit", "offset", "order"}}
    told = {event.id: event for event in find_events(scope, {**filters, "order": "oldest"})}  # type: ignore[typeddict-item]
    same, apart = pairs_decided(scope.connection, "event")
    groups = find_happenings(map(_told, told.values()), same=same, apart=apart)
    reprints = reprints_among(scope, {event.article for event in told.values()})
    found = [_happening([told[e.id] for e in group], why_one(group), reprints) for group in groups]
    found = [h for h in found if h.articles >= least]
    found.sort(key=lambda h: (h.at or "", h.id), reverse=given.get("order", "newest") == "newest")
    return Found.stretch(found, given)


def _told(event: EventRecord) -> Told:
    mark = event.mark
    day = (event.at or "")[:10]
    return Told(
        id=event.id, plover=mark.plover, cameo=mark.cameo, status=mark.status, source=mark.source_code,
        target=mark.target_code, words=event.quote, first=event.first or day, last=event.last or event.first or day,
        dated=mark.date_from == "text", places=frozenset(fold(p.name) for p in event.places if p.role == "event"),
    )  # fmt: skip


def reprints_among(scope: Scope, wanted: set[str]) -> dict[str, str]:
    """For each article that shares text with others, the one all of them are counted as."""
    groups: Groups[str] = Groups()
    one, other = articles.alias("one"), articles.alias("other")
    for some in batches(sorted(wanted)):
        pairs = scope.connection.execute(
            select(one.c.id, other.c.id)
            .select_from(copies)
            .join(one, one.c.number == copies.c.a)
            .join(other, other.c.number == copies.c.b)
            .where(or_(one.c.id.in_(some), other.c.id.in_(some)), scope.stands(one), scope.stands(other))
        )
        for a, b in pairs:
            groups.join(a, b)
    return {article: groups.of(article) for article in wanted}


def _happening(events: Sequence[EventRecord], why: tuple[str, ...], reprints: dict[str, str]) -> Happening:
    ordered = sorted(events, key=lambda e: (e.at or "", e.id))
    best = max(ordered, key=lambda e: (_told(e).known, e.mark.confidence, e.id))
    moments = [e.at for e in ordered if e.at]
    days = [e.first for e in ordered if e.first]
    return Happening(
        id=f"h{min(e.id for e in ordered)[1:]}", type=best.mark.plover, cameo=best.mark.cameo, status=best.mark.status,
        source=best.mark.source_text or best.mark.source_code, target=best.mark.target_text or best.mark.target_code,
        first=min(days, default=None), last=max((e.last or e.first or "" for e in ordered), default="") or None,
        at=max(moments, default=None),
        places=tuple(dict.fromkeys(p.name for e in ordered for p in e.places if p.role == "event")),
        articles=len({e.article for e in ordered}), outlets=len({e.outlet for e in ordered}),
        reports=len({reprints[e.article] for e in ordered}), why=why, events=tuple(ordered),
    )  # fmt: skip
