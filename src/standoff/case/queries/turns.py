"""Who moved in a dispute: later (or earlier) claims of its holders that say the opposite of what they say in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import func, select

from standoff.case.queries.claims import batches
from standoff.case.queries.filters import Scope
from standoff.case.schema import articles, records, stance_keys, stances
from standoff.linking.stance import Stance
from standoff.linking.turns import Taken, TurnKind, turned

SHARED = 2
"""Keys that two claims share where they may be about one thing."""
MOST = 400
"""Claims looked at for one dispute: the newest, so that the cost is flat."""


class Said(NamedTuple):
    """A stance with its words, and when it was taken."""

    taken: Taken
    at: str


class TurnFound(NamedTuple):
    """Two claims of one holder, of which the later turns about the earlier."""

    before: str
    after: str
    kind: TurnKind


def find_turns(scope: Scope, claims: Sequence[str]) -> list[TurnFound]:
    """Turns between the claims of a dispute and others of the same holders, the earliest first."""
    wanted = [*claims, *_of_one_thing(scope, claims)]
    taken = _taken(scope, wanted)
    found = set()
    for own in claims:
        for name in taken:
            if own not in taken or taken[name].at[:10] == taken[own].at[:10]:
                continue
            before, after = sorted((own, name), key=lambda n: taken[n].at)
            if kind := turned(taken[before].taken, taken[after].taken):
                found.add(TurnFound(before, after, kind))
    return sorted(found, key=lambda f: (taken[f.after].at, f))


def _of_one_thing(scope: Scope, claims: Sequence[str]) -> Sequence[str]:
    """Claims that share keys with some."""
    keys = select(stance_keys.c.key).where(stance_keys.c.claim.in_(claims), ~stance_keys.c.implied)
    near = (
        select(stance_keys.c.claim)
        .where(stance_keys.c.key.in_(keys), stance_keys.c.claim.not_in(claims), ~stance_keys.c.implied)
        .group_by(stance_keys.c.claim)
        .having(func.count() >= SHARED)
        .order_by(func.max(stance_keys.c.day).desc(), stance_keys.c.claim)
        .limit(MOST)
    )
    return scope.connection.execute(near).scalars().all()


def _taken(scope: Scope, claims: Sequence[str]) -> dict[str, Said]:
    """The stance, words and moment of each claim of a current article; undated ones are left out."""
    out: dict[str, Said] = {}
    for some in batches(claims):
        query = (
            select(stances.c.claim, stances.c.body, records.c.quote, records.c.at)
            .join(records, records.c.id == stances.c.claim)
            .join(articles, articles.c.number == records.c.article)
            .where(stances.c.claim.in_(some), ~stances.c.implied, scope.stands(), records.c.at != "")
        )
        for row in scope.connection.execute(query):
            stance = msgspec.json.decode(row.body, type=Stance)
            out[row.claim] = Said(Taken(stance=stance, words=row.quote), row.at)
    return out
