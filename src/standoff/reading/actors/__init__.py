"""Who acts and speaks: mentions, what they refer to, and the offices people held at the article's date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from standoff.knowledge.outlets import find_outlet
from standoff.model import Actor, Span
from standoff.reading.actors.affiliations import affiliate, home_of
from standoff.reading.actors.coreference import resolve
from standoff.reading.actors.mentions import Draft, Mention, Roll, find_names
from standoff.reading.actors.nominals import find_descriptions
from standoff.reading.actors.organisations import find_organisations, join_acronyms
from standoff.reading.actors.persons import find_people
from standoff.reading.page import Page

_DATE = re.compile(r"(\d{4})(?:-?([01]\d)(?:-?([0-3]\d))?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one article, and which of them each token refers to."""

    actors: tuple[Actor, ...] = ()
    by_token: dict[int, Actor] = field(default_factory=dict)
    """Every token of a mention (pronouns and descriptions that were resolved included) to its actor."""
    codes: dict[int, str] = field(default_factory=dict)
    """By token, the code of a mention that is narrower than its actor's ("the Russian government": RUSGOV)."""

    lands: dict[int, str] = field(default_factory=dict)
    """By token, the state (ISO 3166-1 alpha-3) of a capital that is meant as a place ("fighting in Kyiv")."""

    together: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    """By the id of an actor that is two ("the two leaders"), those it is."""

    def at(self, token: int) -> Actor | None:
        """The actor the token refers to; None when nobody, or nobody certain."""
        return self.by_token.get(token)

    def each(self, token: int) -> tuple[Actor, ...]:
        """The actors the token refers to, two where two are meant together; empty when nobody, or nobody certain."""
        found = self.by_token.get(token)
        return () if found is None else self.together.get(found.id, (found,))

    def code(self, token: int) -> str | None:
        """The code of the mention over a token: its own where the words give one, else its actor's."""
        found = self.by_token.get(token)
        return self.codes.get(token) or (found.code if found is not None else None)


def find_actors(page: Page) -> Cast:
    """The article's actors with all their mentions, coreferent ones included."""
    outlet = find_outlet(page.article.outlet) if page.article.outlet else None
    roll = Roll(page.parse, _day(page.article.published), outlet.country if outlet is not None else None)
    find_names(roll)
    find_people(roll)
    find_organisations(roll)
    waiting = find_descriptions(roll)
    join_acronyms(roll)
    resolve(roll, waiting)
    place = page.layout.dateline_place
    affiliate(roll, home_of(roll, place.of(page.text) if place is not None else None))
    return _cast(page, roll)


def _day(published: str | None) -> str | None:
    """The date of an ISO 8601 moment, extended or basic, as "2022-01-24", "2022-01" or "2022"; None for other forms."""
    found = _DATE.match(published or "")
    return "-".join(part for part in found.groups() if part) if found else None


def _cast(page: Page, roll: Roll) -> Cast:
    actors: dict[int, Actor] = {}
    for draft in roll.drafts.values():
        if draft.mentions:
            actors[id(draft)] = _actor(page, draft)
    by_token: dict[int, Actor] = {}
    codes: dict[int, str] = {}
    for i, mention in enumerate(roll.owner):
        if mention is not None:
            by_token[i] = actors[id(mention.draft)]
            if mention.code is not None:
                codes[i] = mention.code
    codes.update(roll.codes)
    order = sorted(actors.values(), key=lambda a: a.mentions[0])
    together = {
        actors[id(draft)].id: tuple(actors[id(part)] for part in draft.parts)
        for draft in roll.drafts.values()
        if draft.parts and draft.mentions
    }
    return Cast(tuple(order), by_token, codes, roll.lands, together)


def _actor(page: Page, draft: Draft) -> Actor:
    spans = sorted({_span(page, m) for m in draft.mentions})
    return Actor(
        id=page.mark_id("c", *draft.identity),
        rule=draft.rule,
        runner_up=draft.runner_up,
        name=draft.name,
        kind=draft.kind,
        code=draft.code or None,
        key=draft.key,
        office=draft.office,
        country=draft.country,
        mentions=tuple(spans),
    )


def _span(page: Page, mention: Mention) -> Span:
    return page.parse.span(mention.start, mention.end)
