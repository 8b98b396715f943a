"""The rows of an export: every event, force and advice of a case that a format has a place for, each once."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from standoff.errors import CaseError
from standoff.formats import gdelt, icews, plover, polecat
from standoff.formats.actor_codes import actor_code
from standoff.formats.record import CodedEvent, Mentions
from standoff.model import Span
from standoff.views.coding.bundles import Asked, Bundle, articles_of, read_bundles
from standoff.views.coding.making import advisory_row, event_row, posture_row
from standoff.views.coding.reprints import Reprints, carriers
from standoff.views.coding.standing import Standing, is_standing, tells_of

if TYPE_CHECKING:
    from standoff.case import Case

FORMS: dict[str, Callable[[Iterable[CodedEvent]], Iterator[str]]] = {
    "gdelt": gdelt.write,
    "polecat": polecat.write,
    "plover": plover.write,
    "icews": icews.write,
}
"""How each format is written."""

KINDS = {"events": "event", "postures": "posture", "advisories": "advisory"}
"""Kinds of records that become rows, by the name of their list."""
_COUNTED = "gdelt"
_CLAIMS_REMEMBERED = 100_000


def event_lines(
    case: Case,
    form: str,
    *,
    what: str | None = None,
    actor: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Iterator[str]:
    """A case in one of FORMS, a piece of text at a time; CaseError for a kind of record that is no event data."""
    events = coded_events(case, what=what, actor=actor, since=since, until=until, counted=form == _COUNTED)
    return FORMS[form](events)


def coded_events(
    case: Case,
    *,
    what: str | None = None,
    actor: str | None = None,
    since: str | None = None,
    until: str | None = None,
    counted: bool = False,
) -> Iterator[CodedEvent]:
    """Coded events of a case, oldest article first, an article in memory at a time.

    `counted` asks for each event's mentions and independent origins, about 10 ms a claim. CaseError for a `what` other
    than events, postures, advisories.
    """
    if what is not None and what not in KINDS:
        msg = f"event data hold {', '.join(KINDS)}; {what} have no place there"
        raise CaseError(msg)
    kinds = frozenset(KINDS[kind] for kind in ((what,) if what else KINDS))
    asked = Asked(kinds, actor, since, until)
    return _coded_events(case, asked, _Counter(case) if counted else None)


def _coded_events(case: Case, asked: Asked, counter: _Counter | None) -> Iterator[CodedEvent]:
    standing, reprints = Standing(), Reprints(case)
    _see_what_was_before(case, asked, standing)
    for bundle in read_bundles(case, asked):
        for row in _rows(bundle, standing, reprints):
            if row.kind in asked.kinds and _says_something(row):
                yield msgspec.structs.replace(row, told=counter.told(bundle, row)) if counter else row


def _see_what_was_before(case: Case, asked: Asked, standing: Standing) -> None:
    """Learn the forces and advice of articles before the period: what stood then is not new in it."""
    if asked.since is None:
        return
    first = next(articles_of(case, asked.window()), None)
    for article in articles_of(case, {}):
        if first is None or article.id == first.id:
            return
        for posture in case.postures(article=article.id, order="oldest"):
            standing.is_new_force(posture)
        for advisory in case.advisories(article=article.id, order="oldest"):
            standing.is_new_advice(advisory)


def _rows(bundle: Bundle, standing: Standing, reprints: Reprints) -> Iterator[CodedEvent]:
    """Rows of one article: no standing force twice, no reprint, and no saying twice."""
    told: set[str] = set()
    forces: list[CodedEvent] = []
    for posture in bundle.postures:
        new = standing.is_new_force(posture)
        covering = {event.id for event in bundle.events if tells_of(event, posture)}
        if covering:
            told |= covering if not new and is_standing(posture) else set()
        elif new:
            forces.append(posture_row(bundle, posture))
    events = [
        row
        for record in bundle.events
        if record.id not in told and not reprints.is_reprint(bundle, record) and (row := event_row(bundle, record))
    ]
    yield from _said_once(events)
    yield from forces
    for advisory in bundle.advisories:
        if standing.is_new_advice(advisory):
            yield advisory_row(bundle, advisory)


def _says_something(row: CodedEvent) -> bool:
    """Whether anything is known of who, to whom or where: event data count by these; a force needs its holder."""
    placed = row.kind == "event" and row.place is not None and row.place.country is not None
    return placed or bool(row.source.code or row.target.code)


def _said_once(rows: list[CodedEvent]) -> list[CodedEvent]:
    """Rows without those that a collapse made the same as another of the same sentence."""
    plain = {_saying(row) for row in rows if row.as_coded is None}
    out: list[CodedEvent] = []
    for row in rows:
        saying = _saying(row)
        if row.as_coded is None or saying not in plain:
            out.append(row)
        if row.as_coded is not None:
            plain.add(saying)
    return out


def _saying(row: CodedEvent) -> tuple[int | None, str | None, str | None, str | None]:
    source, target = actor_code(row.source.code), actor_code(row.target.code)
    return row.sentence, row.plover, source.top, target.top


class _Counter:
    """How widely each row is told: by the origins of the claim it stands under, else by the articles that carry it."""

    def __init__(self, case: Case) -> None:
        self._origins = functools.lru_cache(_CLAIMS_REMEMBERED)(case.origins)

    def told(self, bundle: Bundle, row: CodedEvent) -> Mentions:
        """At least the row's own article; sources are independent origins, so that copies count once."""
        spots = row.spots
        articles = carriers(bundle, Span(spots.start, spots.end)) if spots else 1
        sources = 1
        if row.claim:
            origins = self._origins(row.claim)
            articles, sources = max(articles, origins.reporting), max(1, origins.roots)
        return Mentions(mentions=articles, sources=sources, articles=articles)
