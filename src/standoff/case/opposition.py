"""Assertions set against denials of other holders: a first, cautious version, over claims' words and coded events."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from standoff.case import schema
from standoff.case.cast import TOGETHER
from standoff.case.claims import claim_id, words_under
from standoff.case.dialect import insert_or_ignore
from standoff.case.kept import Kept
from standoff.case.topics import EVENT, event_key, keywords, nearby_days, opposed_signs, topic_terms
from standoff.model import Attribution, Reading, content_id

LEAST_TERMS = 3
"""Content words an assertion and a denial must share to be about one thing; one fewer where their event is one too."""
TOPIC = 0.5
"""Share of the shorter claim's content words that must be shared, where no event is."""
CLOSEST = 30
"""Claims of other articles one article's are compared with, those that share most keys."""
MOST = 200
"""Shared keys looked at for one article's assertions, and as many for its denials: the newest, so the cost is flat."""


class Stance(NamedTuple):
    """A claim that states or denies something, and the words it is found by."""

    claim: str
    sign: str
    opposite: str
    holders: frozenset[str]
    terms: frozenset[str]
    keys: frozenset[str]


def find_disputes(connection: Connection, article: Kept, reading: Reading) -> None:
    """Keep a dispute for each claim of the article that another holder's nearby claim contradicts."""
    stances = list(_stances(article, reading))
    against = _nearby(connection, article, stances)
    denials, others = [s for s in stances if s.sign == "-"], [s for s in stances if s.sign == "+"]
    facing = [(s, o) for s in denials for o in others]
    facing += [(s, o) for s in stances for o in against if s.sign == o.opposite and not s.keys.isdisjoint(o.keys)]
    found = [row for one, other in facing if (row := _dispute(one, other))]
    rows = [
        {"term": key, "sign": stance.sign, "day": article.at[:10], "claim": stance.claim}
        for stance in stances
        for key in sorted(stance.keys)
    ]
    if rows:
        connection.execute(schema.claim_terms.insert(), rows)
    insert_or_ignore(connection, schema.disputes, found)


def _stances(article: Kept, reading: Reading) -> Iterable[Stance]:
    # An outer claim's content holds the inner one's words: only the innermost is about them.
    parents = {a.parent for a in reading.attributions}
    events: dict[str, set[str]] = defaultdict(set)
    for event in reading.events:
        if event.attribution and (key := event_key(event)):
            events[event.attribution].add(key)
    seen: set[str] = set()
    for attribution in reading.attributions:
        signs = opposed_signs(attribution)
        if signs is None or attribution.id in parents or attribution.id in seen or not _is_heard(attribution):
            continue
        seen.add(attribution.id)
        terms = topic_terms(words_under(article.article.text, attribution.content))
        if len(terms) >= LEAST_TERMS - 1:
            yield Stance(
                claim_id(article.id, attribution.id),
                *signs,
                frozenset(attribution.chain[-1].split(TOGETHER)),
                terms,
                frozenset({*keywords(terms), *events[attribution.id]}),
            )


def _is_heard(attribution: Attribution) -> bool:
    """Whether somebody is said to say it: nobody named cannot be told from the one who denies."""
    holder = attribution.holders[-1] if attribution.holders else None
    return bool(attribution.chain) and not (holder and holder.kind == "unstated")


def _nearby(connection: Connection, article: Kept, stances: list[Stance]) -> list[Stance]:
    """Claims of other articles within days that share keys with one of opposite sign."""
    table = schema.claim_terms.c
    window = table.day.between(*nearby_days(article.at)) if article.at else table.day == ""
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    for sign, opposite in (("+", "-"), ("-", "+")):
        keys = sorted({key for s in stances if s.sign == sign for key in s.keys})
        if keys:
            query = select(table.term, table.sign, table.claim).where(
                table.term.in_(keys), table.sign == opposite, window
            )
            for row in connection.execute(query.order_by(table.day.desc(), table.claim).limit(MOST)):
                shared[row.claim, row.sign].add(row.term)
    close = [(c, s, keys) for (c, s), keys in shared.items() if len(keys) > 1 or _has_event(keys)]
    closest = sorted(close, key=lambda found: (-len(found[2]), found[0]))[:CLOSEST]
    return list(_read_back(connection, {claim: (sign, keys) for claim, sign, keys in closest}))


def _read_back(connection: Connection, close: dict[str, tuple[str, set[str]]]) -> Iterable[Stance]:
    records, claims = schema.records.c, schema.claims.c
    rows = connection.execute(
        select(records.id, records.quote, claims.chain)
        .join(schema.claims, claims.record == records.id)
        .where(records.id.in_(sorted(close)))
        .order_by(records.id)
    )
    for row in rows:
        sign, keys = close[row.id]
        holders = frozenset(json.loads(row.chain)[-1].split(TOGETHER))
        yield Stance(row.id, sign, "+" if sign == "-" else "-", holders, topic_terms(row.quote), frozenset(keys))


def _has_event(keys: Iterable[str]) -> bool:
    return any(key.startswith(EVENT) for key in keys)


def _dispute(one: Stance, other: Stance) -> dict[str, Any] | None:
    """The row of a dispute of two claims; None where they can both hold, for all that is known."""
    if one.holders & other.holders:
        return None
    terms = one.terms & other.terms
    event = _has_event(one.keys & other.keys)
    score = len(terms) / max(1, min(len(one.terms), len(other.terms)))
    if len(terms) < LEAST_TERMS - event or (score < TOPIC and not event):
        return None
    a, b = sorted((one.claim, other.claim))
    why = "shared words: " + ", ".join(sorted(terms))
    return {
        "id": content_id("d", a, b),
        "proposition": None,
        "kind": "contradict",
        "a": a,
        "b": b,
        "score": round(min(1.0, score + 0.25 * event), 3),
        "why": f"same event; {why}" if event else why,
    }
