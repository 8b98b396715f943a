"""Who and what a name in a filter means: actors by name, key or code, places by name or country."""

from __future__ import annotations

import functools
from collections import Counter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, false, or_, select

from standoff.case.cast import fold
from standoff.case.schema import actors, claim_holders, record_places, records
from standoff.knowledge.bodies import load_bodies
from standoff.knowledge.names import by_name, load_people
from standoff.knowledge.states import load_states


@functools.cache
def state_codes() -> dict[str, str]:
    """Code of a state by each of its names, folded; regions are left out, as their code is their state's."""
    return {
        fold(name): state.code
        for state in reversed(load_states())
        if state.kind != "region"
        for name in (state.name, *state.others)
    }


@functools.cache
def _body_codes() -> dict[str, str]:
    """Code of a body by each of its names, folded; a code several share tells none of them."""
    times = Counter(body.code for body in load_bodies())
    return {
        fold(name): body.code for body in load_bodies() if times[body.code] == 1 for name in (body.name, *body.others)
    }


def _keys(name: str) -> set[str]:
    """What the knowledge base calls whoever is written so: other spellings, "the Kremlin", a full name."""
    entry = by_name(name)
    person = load_people()[1].get(name.lower())
    return {name, *([entry.key] if entry else []), *([person] if person else [])}


class Who(NamedTuple):
    """Actors meant by a name, key or code: their ids, and beginnings of codes that belong to them."""

    ids: list[str]
    codes: list[str]

    def matches(self, actor: ColumnElement[Any], code: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether a row's actor or code is one of them."""
        either: list[ColumnElement[bool]] = [code.startswith(c, autoescape=True) for c in self.codes]
        if self.ids:
            either.append(actor.in_(self.ids))
        return or_(*either) if either else false()


def who_is(connection: Connection, name: str) -> Who:
    """A state or body stands for all whose code begins with its own; a part of a name for all who bear it."""
    folded = fold(name)
    table = actors.c
    exact = connection.execute(
        select(table.id).where(
            or_(
                table.folded == folded,
                table.key.in_(sorted(_keys(name))),
                table.code == name.upper(),
                table.id == name,
            )
        )
    )
    ids = set(exact.scalars())
    codes = {code for known in (state_codes(), _body_codes()) if (code := known.get(folded))}
    if not codes and folded:
        part = connection.execute(select(table.id, table.folded).where(table.folded.contains(folded, autoescape=True)))
        ids |= {row.id for row in part if f" {folded} " in f" {row.folded} "}
    if name.isupper() and len(name) >= 3 and name.isalnum():
        codes.add(name)
    return Who(sorted(ids), sorted(codes))


def speaks(connection: Connection, name: str) -> ColumnElement[bool]:
    """Records (claims) in whose chain somebody of the name stands."""
    who = who_is(connection, name)
    return records.c.id.in_(
        select(claim_holders.c.claim).where(who.matches(claim_holders.c.actor, claim_holders.c.code))
    )


def stands_at(place: str) -> ColumnElement[bool]:
    """Records tied to a place, or to any place in it where it is a country."""
    folded = fold(place)
    match: list[ColumnElement[bool]] = [record_places.c.folded == folded]
    if country := state_codes().get(folded):
        match.append(record_places.c.country == country)
    return records.c.id.in_(select(record_places.c.record).where(or_(*match)))
