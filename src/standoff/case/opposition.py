"""Disputes: each claim's stance is kept with the keys it is found by, and set against opposite ones nearby."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from standoff.case import schema
from standoff.case.claims import claim_id
from standoff.case.clock import shifted
from standoff.case.dialect import insert_or_ignore
from standoff.case.kept import Kept
from standoff.case.reuse import one_text
from standoff.case.wordings import say_why
from standoff.linking.disputes import ALIKE, FACING, Dispute, find_disputes
from standoff.linking.propositions import proposition_terms
from standoff.linking.stance import Stance
from standoff.linking.stances import find_stances
from standoff.model import Attribution, Reading, content_id, hull

DAYS = 14
"""Days between two claims that may still answer each other."""
WRAPPED = 0.5
"""Share of a claim's words that tell a denial, demand or charge within it, from which it is but their frame."""
LEAST_TERMS = 2
"""Content words and states a claim must name to be about something."""
PLAIN = frozenset({"deny", "reject", "accuse", "demand"})
"""Acts that take a stance whatever their words."""
PRONOUNS = frozenset("it this that these those what which who they he she we i you some others many all".split())
"""Holders that could be anybody."""
LEAST_COMMON = 3
"""Content words, acts and states two claims of different articles must share, where none is about who denies it."""
KEYWORDS = 6
"""Content words a stance is found by: its longest, as long words are rare and the choice needs no counts."""
PAIRS = 12
"""Pairs of an act and a state a stance is found by."""
MOST = 300
"""Shared keys looked at for each kind of the article's opposites: the newest, so the cost is flat."""
CLOSEST = 60
"""Stances of other articles compared with the article's, those that share most keys."""


def keep_stances(connection: Connection, article: Kept, reading: Reading) -> list[Stance]:
    """Keep the stances of the article's claims, and give them."""
    stances = stances_of(article, reading)
    rows = []
    keys = []
    for stance in stances:
        row = {"claim": claim_of(stance), "implied": stance.implied, "kind": stance.kind}
        rows.append(row | {"body": msgspec.json.encode(stance).decode()})
        keys += [row | {"key": key, "day": article.at[:10]} for key in sorted(keys_of(stance))]
    insert_or_ignore(connection, schema.stances, rows)
    insert_or_ignore(connection, schema.stance_keys, keys)
    return stances


def stances_of(article: Kept, reading: Reading) -> list[Stance]:
    """Stances that claims take, with the article's id in the case; what the outlet itself reports is no claim."""
    told = msgspec.structs.replace(article.article, id=article.id)
    marks = {a.id: a for a in reading.attributions}
    found = itertools.takewhile(lambda s: s.attribution is not None, find_stances(told, reading))
    taken = [s for s in found if s.attribution in marks]
    framed: dict[str, Attribution] = {}
    for stance in taken:
        below = marks[stance.attribution or ""]
        # Who says that another was told to expect it says a thing of its own, which can be denied.
        framing = stance.kind != "assert" and (stance.kind != "demand" or below.act in PLAIN)
        while framing and below.parent in marks and below.parent not in framed:
            framed[below.parent] = below
            below = marks[below.parent]
    answered = {s.answers for s in taken if s.answers}
    return [
        s
        for s in taken
        if s.implied
        or s.answers is not None
        or s.attribution in answered
        or (
            _says_something(marks[s.attribution or ""], article.article.text)
            and not _frames(s, marks[s.attribution or ""], framed.get(s.attribution or ""))
        )
    ]


def _frames(stance: Stance, own: Attribution, told: Attribution | None) -> bool:
    """Whether a claim mostly tells another's denial, demand or charge: who says that another denies denies nothing."""
    if told is None or own.act in PLAIN:
        return False
    whole = hull((*told.source, *told.cue, *told.content))
    return whole is not None and stance.span.overlaps(whole) and len(whole) >= WRAPPED * len(stance.span)


def _says_something(attribution: Attribution, text: str) -> bool:
    """Whether the holder can be told and the words are about something, or plainly deny what was said before."""
    if attribution.chain[-1].lower() in PRONOUNS:
        return False
    if attribution.act in PLAIN:
        return True
    return len(proposition_terms(" ".join(s.of(text) for s in attribution.content))) >= LEAST_TERMS


def claim_of(stance: Stance) -> str:
    """The claim that takes the stance, or names the one who does."""
    return claim_id(stance.article, stance.attribution or "")


def keys_of(stance: Stance) -> set[str]:
    """Pairs of an act and a state, and the longest content words."""
    pairs = [f"{act}|{code}" for act in sorted(stance.concepts) for code in sorted(stance.codes)]
    words = sorted(stance.terms - stance.concepts, key=lambda t: (-len(t), t))
    return {*pairs[:PAIRS], *words[:KEYWORDS]}


def put_disputes(connection: Connection, article: Kept, reading: Reading, stances: Sequence[Stance]) -> None:
    """Keep a dispute for each of the article's claims that another holder's nearby claim opposes."""
    against = nearby(connection, article.number, article.at, stances)
    marks = {a.id: a for a in reading.attributions}
    inside = (d for d in find_disputes(stances, stances) if _place(d.one) < _place(d.other))
    found = [d for d in inside if not _tells_it_itself(d, marks)]
    found += [d for d in find_disputes(stances, against) if _holds_apart(d)]
    insert_or_ignore(connection, schema.disputes, [_row(d) for d in found])


def _tells_it_itself(dispute: Dispute, marks: Mapping[str, Attribution]) -> bool:
    """Whether one of the two only tells the other: nobody disputes what they report another to say."""
    for outer, inner in ((dispute.one, dispute.other), (dispute.other, dispute.one)):
        own = marks[outer.attribution or ""]
        above = marks[inner.attribution or ""].parent
        while above in marks and above != own.id:
            above = marks[above or ""].parent
        if above == own.id and own.act == "accuse":
            # "Aldo broke its promise to leave": the promise is told, and nobody has answered the charge.
            return True
        if above == own.id and own.act not in PLAIN:
            # Who calls another state's claim false disputes it; "his country had learned" is nobody else's.
            another = any(holder.isupper() for holder in inner.holders)
            return outer.kind == "assert" or own.polarity == "-" or (own.act == "assert" and not another)
    return False


def _holds_apart(dispute: Dispute) -> bool:
    """Whether two claims of different articles have enough in common: there is no place in a text to go by."""
    if {dispute.one.kind, dispute.other.kind} == {"assert", "accuse"} and dispute.score < ALIKE["contradict"]:
        return False
    pairs = ((dispute.one, dispute.other), (dispute.other, dispute.one))
    answers = any(d.kind == "deny" and d.holders & s.codes and d.concepts & s.concepts for d, s in pairs)
    return answers or len(dispute.about) >= LEAST_COMMON


def _place(stance: Stance) -> tuple[str, bool]:
    return claim_of(stance), stance.implied


def nearby(
    connection: Connection, number: int, at: str, stances: Sequence[Stance], *, alike: bool = False
) -> list[Stance]:
    """Stances of other articles within days, not copies, that share keys with one of an opposite (or the same) kind.

    `number` and `at` are those of the article that takes the stances given.
    """
    shared: Counter[tuple[str, bool]] = Counter()
    table = schema.stance_keys.c
    days = shifted(at, -DAYS), shifted(at, DAYS)
    for kind, opposites in FACING.items():
        facing = [s for s in stances if (s.kind == kind if alike else s.kind in opposites)]
        keys = sorted({key for s in facing for key in keys_of(s)})
        if not keys:
            continue
        query = (
            select(table.key, table.claim, table.implied)
            .where(table.key.in_(keys), table.kind == kind, table.day.between(*days))
            .order_by(table.day.desc(), table.claim, table.key)
            .limit(MOST)
        )
        for row in connection.execute(query):
            # One act by one state is a subject; two words are the least of one.
            shared[row.claim, bool(row.implied)] += 2 if "|" in row.key else 1
    close = sorted((c for c, n in shared.items() if n > 1), key=lambda c: (-shared[c], c))
    return read_stances(connection, close[:CLOSEST], without=one_text(connection, number))


def read_stances(
    connection: Connection, wanted: Sequence[tuple[str, bool]], without: Iterable[int] = ()
) -> list[Stance]:
    """Stances by claim, but those of some articles."""
    if not wanted:
        return []
    table, records, asked = schema.stances.c, schema.records.c, set(wanted)
    # By claim alone: no index serves pairs of values, and SQLite would walk through every stance of the case.
    rows = connection.execute(
        select(table.claim, table.implied, table.body, records.article)
        .join(schema.records, records.id == table.claim)
        .where(table.claim.in_(sorted({claim for claim, _ in asked})))
        .order_by(table.claim, table.implied)
    )
    left_out = set(without)
    return [
        msgspec.json.decode(row.body, type=Stance)
        for row in rows
        if (row.claim, bool(row.implied)) in asked and row.article not in left_out
    ]


def _row(dispute: Dispute) -> dict[str, Any]:
    one, other = sorted((claim_of(dispute.one), claim_of(dispute.other)))
    return dispute_row(dispute.kind, one, other, dispute.score, say_why(dispute))


def dispute_row(kind: str, one: str, other: str, score: float, why: str) -> dict[str, Any]:
    """A row of `disputes` about two claims in order of their ids."""
    return {
        "id": content_id("d", one, other),
        "kind": kind,
        "a": one,
        "b": other,
        "score": round(min(1.0, score), 3),
        "why": why,
    }
