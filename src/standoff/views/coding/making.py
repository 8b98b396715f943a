"""One record of a case as one coded event: who, to whom, when, where, collapsed to a plain type."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from typing import Any

from standoff import __version__
from standoff.case.records import AdvisoryRecord, EventRecord, PlaceRecord, PostureRecord
from standoff.formats.collapse import Plain, collapse
from standoff.formats.record import Code, CodedEvent, Party, Place, PlaceKind, Spots
from standoff.knowledge.country_codes import country_name
from standoff.knowledge.gazetteer import load_gazetteer
from standoff.model import Attribution, Event, Span, Spans, Toponym
from standoff.views.coding.bundles import Bundle

_ASKING = frozenset(("demand", "ask", "propose", "advise"))
"""Acts by which somebody demands what somebody else is to do."""

_POSTURES = {
    "stationed": ("MOBILIZE", "154"), "moving": ("MOBILIZE", "154"),
    "alert": ("MOBILIZE", "152"), "standby": ("MOBILIZE", "152"),
    "withdrawn": ("RETREAT", "0874"),
}  # fmt: skip
"""Type and code of a force seen first, or seen changed, by its readiness."""

_WEAPONS = frozenset(("ships", "aircraft", "armour", "missiles"))
_ADVICE = "010"
"""Advice to one's own people: a public statement, and never a cut of relations."""

_NOBODY = "unstated"
"""Name of a holder the text does not name."""

_ROLES = ("event", "destination", "origin")
_KINDS: dict[str | None, PlaceKind] = {
    "country": "country", "admin1": "admin1", "region": "admin1", "box": "admin1", "city": "city", "point": "city",
}  # fmt: skip
_ORGANIZATIONS = frozenset(("body", "organ", "group", "outlet", "agency"))


def event_row(bundle: Bundle, record: EventRecord) -> CodedEvent | None:
    """The coded event of an event; None for one that is denied, or that the collapse has no row for."""
    mark = record.mark
    status = "denied" if _is_denied(bundle, mark) else mark.status
    plain = collapse(mark.plover, mark.mode, mark.cameo, status)
    if plain is None:
        return None
    source = _party(bundle, mark.source_code, mark.source_text, mark.source_span)
    target = _party(bundle, mark.target_code, mark.target_text, mark.target_span)
    if plain.demanded:
        demander = _demander(bundle, mark)
        source, target = demander, source if source.code != demander.code else Party()
    spots = Spots(
        start=record.start,
        end=record.end,
        sha256=bundle.file.article.sha256,
        event=mark.event_spans,
        source=mark.source_span if not plain.demanded else None,
        target=mark.source_span if plain.demanded else mark.target_span,
        condition=mark.condition,
    )
    return _row(
        bundle, record, plain, spots,
        {"plover": mark.plover, "mode": mark.mode, "cameo": mark.cameo},
        {"status": mark.status, "source": source, "target": target, **_dates(bundle, mark, plain)},
    )  # fmt: skip


def posture_row(bundle: Bundle, record: PostureRecord) -> CodedEvent:
    """The coded event of a force that is seen first, or seen changed."""
    mark = record.mark
    plover, cameo = _POSTURES[mark.readiness]
    mode = "withdraw" if plover == "RETREAT" else "weapons" if mark.asset.split("; ")[0] in _WEAPONS else "troops"
    day = _day(mark.as_of)
    date_from = "text" if day and day != bundle.day else "published"
    fields: dict[str, Any] = {"date": day, "date_from": date_from} if day else _published(bundle)
    fields |= {"status": mark.status, "source": _named(mark.holder, mark.holder_code), "target": Party()}
    return _row(bundle, record, Plain(plover, mode, cameo), _whole(bundle, record), {}, fields)


def advisory_row(bundle: Bundle, record: AdvisoryRecord) -> CodedEvent:
    """The coded event of a state's advice: CAMEO 010, and no PLOVER type."""
    mark = record.mark
    issuer = _named(mark.issuer, mark.issuer_code)
    fields = {"status": "happened", "source": issuer, "target": Party(), **_published(bundle)}
    return _row(bundle, record, Plain("", None, _ADVICE), _whole(bundle, record), {}, fields)


def _row(
    bundle: Bundle,
    record: EventRecord | PostureRecord | AdvisoryRecord,
    plain: Plain,
    spots: Spots,
    coded: dict[str, Any],
    fields: dict[str, Any],
) -> CodedEvent:
    article, reading = bundle.file.record, bundle.file.reading
    text = bundle.file.article.text
    span = spots.event[0] if spots.event else Span(record.start, record.end)
    as_coded = Code(**coded) if plain.said else None
    return CodedEvent(
        id=record.id,
        kind=record.kind,  # type: ignore[arg-type]
        plover=plain.plover or None,
        mode=plain.mode,
        cameo=plain.cameo,
        as_coded=as_coded,
        place=_place(record.places, reading.toponyms),
        root=record.start < bundle.lead,
        article=record.article,
        outlet=article.outlet,
        title=article.title,
        url=article.url,
        published=bundle.day,
        added=dt.datetime.fromisoformat(article.added).astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        language=article.language,
        text=record.quote or None,
        sentence=bundle.sentence(span),
        words=_words(text, spots.event),
        spots=spots,
        claim=record.claim,
        chain=record.chain,
        people=_names(a.name for a in reading.actors if a.kind == "person"),
        organizations=_names(a.name for a in reading.actors if a.kind in _ORGANIZATIONS),
        locations=_names(t.canonical or t.name for t in reading.toponyms),
        coder=f"Standoff {__version__}, reader {reading.reader}",
        **fields,
    )


def _whole(bundle: Bundle, record: PostureRecord | AdvisoryRecord) -> Spots:
    return Spots(start=record.start, end=record.end, sha256=bundle.file.article.sha256)


def _words(text: str, spans: Spans) -> tuple[str, ...]:
    return tuple(span.of(text) for span in spans)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _party(bundle: Bundle, code: str | None, text: str | None, span: Span | None) -> Party:
    """A side of an event; its name is the actor's whose mention the words hold, else its state's, else the words."""
    if code is None and text is None:
        return Party()
    named = (a for a in bundle.file.reading.actors if a.code == code)
    best = next((a for a in named if span and any(_nearly(m, span) for m in a.mentions)), None)
    if best is None and code and len(code) == 3 and (state := country_name(code)):
        return Party(name=state, text=text, code=code)
    return Party(name=best.name if best else text, text=text, code=code, office=best.office if best else None)


def _named(name: str, code: str | None) -> Party:
    return Party(name=None if name == _NOBODY else name, code=code)


def _nearly(mention: Span, span: Span) -> bool:
    """Whether two spans are the same words but for a title or an article; "U.S. and Russian envoys" is neither's."""
    both = min(mention.end, span.end) - max(mention.start, span.start)
    return 2 * both >= max(len(mention), len(span))


def _under(bundle: Bundle, mark: Event) -> Attribution | None:
    """The attribution an event stands in."""
    return next((a for a in bundle.file.reading.attributions if a.id == mark.attribution), None)


def _is_denied(bundle: Bundle, mark: Event) -> bool:
    """Whether the words an event stands in are what somebody denies: "denied that it intends to invade"."""
    under = _under(bundle, mark)
    if under is None or under.act != "deny":
        return False
    return any(content.contains(span) for content in under.content for span in mark.event_spans)


def _demander(bundle: Bundle, mark: Event) -> Party:
    """Who demands an act: the holder of the words it stands under, where those demand; else unknown."""
    under = _under(bundle, mark)
    if under is None or under.act not in _ASKING or not under.holders:
        return Party()
    return _holder(bundle, under)


def _holder(bundle: Bundle, under: Attribution) -> Party:
    holder = under.holders[-1]
    if holder.kind == "unstated":
        return Party()
    words = " ".join(_words(bundle.file.article.text, holder.spans)) or None
    return Party(name=holder.name, text=words, code=holder.code)


def _dates(bundle: Bundle, mark: Event, plain: Plain) -> dict[str, Any]:
    """When it happened, from the text where it says so; what is only said is dated by the saying."""
    first, last = _day(mark.start), _day(mark.end, last=True)
    if mark.date_from != "text" or first is None or last is None:
        return _published(bundle)
    if plain.said:
        return _published(bundle) | {"due": (first, last)}
    return {"date": first, "end": last if last > first else None, "date_from": "text"}


def _published(bundle: Bundle) -> dict[str, Any]:
    return {"date": bundle.day, "date_from": "published"} if bundle.day else {}


def _day(moment: str | None, *, last: bool = False) -> str | None:
    """The day of an ISO moment; the first (or last) day of one known by its month or year."""
    if moment is None:
        return None
    padded = moment[:10] if len(moment) >= 10 else (moment + "-01-01")[:10]
    try:
        day = dt.date.fromisoformat(padded)
    except ValueError:
        return None
    if last and len(moment) < 10:
        month = day.month if len(moment) >= 7 else 12
        day = day.replace(month=month, day=calendar.monthrange(day.year, month)[1])
    return day.isoformat()


def _place(places: tuple[PlaceRecord, ...], toponyms: tuple[Toponym, ...]) -> Place | None:
    """The place of the act itself, else where it goes, else where it comes from; of two, the one that has a point."""
    fit = [p for p in places if p.role in _ROLES]
    if not fit:
        return None
    best = min(fit, key=lambda p: (_ROLES.index(p.role), p.lat is None))
    written = next((t.name for t in toponyms if best.name in (t.canonical, t.name)), None)
    kind = _KINDS.get(best.precision) if best.country else None
    return Place(
        name=best.name, text=written, kind=kind, country=best.country, lat=best.lat, lon=best.lon,
        geonameid=best.geonameid, **_parts(best),
    )  # fmt: skip


def _parts(place: PlaceRecord) -> dict[str, str | None]:
    """City, district and province of a place, from the gazetteer."""
    gazetteer = load_gazetteer()
    entry = gazetteer.subdivision(place.geonameid) if place.geonameid else None
    above = (
        [gazetteer.subdivision(number) if number else None for number in (entry.admin1, entry.admin2)] if entry else []
    )
    province, district = (above[0], above[1]) if above else (None, None)
    own = place.precision == "admin1"
    return {
        "city": place.name if place.precision == "city" else None,
        "district": district.name if district and district.id != place.geonameid else None,
        "province": place.name if own else province.name if province else None,
    }
