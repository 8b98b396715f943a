"""Where, when and how much of an event, from its own syntax only, and in whose words it stands."""

from __future__ import annotations

from typing import Literal

from standoff.knowledge.place_roles import load_place_roles
from standoff.model import Attribution, Quantity, Timex, Toponym
from standoff.model.marks import EventPlace, PlaceRole
from standoff.reading.frames import Frame
from standoff.reading.frames.roles import prepositions
from standoff.reading.page import Page

_ROLES: dict[str, PlaceRole] = {
    "in": "event", "at": "event", "near": "event", "on": "event", "inside": "event", "outside": "event",
    "across": "event", "around": "event", "along": "event", "over": "event", "off": "event", "within": "event",
    "to": "destination", "into": "destination", "toward": "destination", "towards": "destination",
    "onto": "destination", "from": "origin",
}  # fmt: skip
DateFrom = Literal["text", "published"] | None
CLIMB = 4
"""Heads climbed at most from a time expression to the predicate it belongs to."""


class Circumstances:
    """Lookups over one page's marks, made once."""

    def __init__(
        self,
        page: Page,
        attributions: tuple[Attribution, ...],
        toponyms: tuple[Toponym, ...],
        timexes: tuple[Timex, ...],
        quantities: tuple[Quantity, ...],
    ) -> None:
        self._page = page
        parse = page.parse
        self._places = {t: place for place in toponyms for t in parse.tokens(place.span)}
        self._dates: dict[int, Timex] = {}
        for timex in timexes:
            if timex.type in ("DATE", "TIME") and timex.earliest:
                verb = self._governor(timex)
                if verb is not None:
                    self._dates.setdefault(verb, timex)
        self._quantities = {t: q for q in quantities for t in parse.tokens(q.span)}
        self._holding: dict[int, str] = {}
        self._parents = {attribution.id: attribution.parent for attribution in attributions}
        size: dict[int, int] = {}
        for attribution in attributions:
            for span in attribution.content:
                for token in parse.tokens(span):
                    if token not in size or len(span) < size[token]:
                        size[token] = len(span)
                        self._holding[token] = attribution.id

    def _governor(self, timex: Timex) -> int | None:
        """The verb or event noun a time expression hangs on."""
        parse = self._page.parse
        inside = parse.tokens(timex.span)
        if not inside:
            return None
        at = parse.head_of(inside.start, inside.stop)
        for _ in range(CLIMB):
            up = parse.heads[at]
            if up == at:
                return None
            if parse.pos[up] in ("VERB", "AUX"):
                return up
            if parse.pos[up] == "NOUN" and parse.deps[at] in ("prep", "npadvmod", "nmod", "compound", "poss"):
                self._dates.setdefault(up, timex)
            at = up
        return None

    def date(self, frame: Frame) -> tuple[str | None, str | None, DateFrom]:
        """(start, end, where the date is from) of a frame."""
        for token in (frame.predicate, frame.verb):
            timex = self._dates.get(token) if token is not None else None
            if timex is not None:
                return timex.earliest, timex.latest, "text"
        published = self._page.article.published
        if published:
            day = str(published)[:10]
            return day, day, "published"
        return None, None, None

    def places(self, frame: Frame, *, harm: bool = False) -> tuple[EventPlace, ...]:
        """Places in the frame's own prepositional phrases.

        Harm done to people somewhere, or by a strike somewhere, is done there: "killed two people in the town".
        """
        parse = self._page.parse
        phrases = list(frame.preps)
        if harm and frame.kind == "verb":
            happenings = load_place_roles().happenings
            beside = [*frame.patients, *(t for t in frame.agents if parse.lemmas[t] in happenings)]
            phrases += [
                (prep, token)
                for t in beside
                if parse.pos[t] in ("NOUN", "NUM")
                for prep, token in prepositions(parse, t)
                if _ROLES.get(prep) == "event"
            ]
        out: list[EventPlace] = []
        for prep, token in phrases:
            place, role = self._places.get(token), _ROLES.get(prep)
            if place is not None and role is not None and all(place.id != known.toponym for known in out):
                out.append(EventPlace(name=place.canonical or place.name, role=role, toponym=place.id))
        return tuple(out)

    def quantity(self, frame: Frame) -> str | None:
        """The quantity that counts what the act is done to, or its doers."""
        parse = self._page.parse
        for token in (*frame.patients, *frame.agents):
            low, high = parse.subtree(token)
            for t in range(low, min(high, low + 12)):
                found = self._quantities.get(t)
                if found is not None:
                    return found.id
        return None

    def attribution(self, frame: Frame, *, spoken: bool = False) -> str | None:
        """The innermost attribution whose content holds the frame's verb.

        `spoken` acts are done by saying so ("said it will withdraw" is the promise): theirs is the one around it.
        """
        token = frame.verb if frame.verb is not None else frame.predicate
        found = self._holding.get(token)
        return self._parents.get(found) if spoken and found is not None else found
