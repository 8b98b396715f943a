"""What changed in a case between two moments, claim by claim, each change with its cause."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, exists, or_, select
from sqlalchemy.orm import aliased

from standoff.case.change import CAUSES, Cause, Change
from standoff.case.clock import last_day_before
from standoff.case.corrections.keeping import Decided, pairs_decided
from standoff.case.opposition import claim_of, nearby, read_stances
from standoff.case.queries.claims import claims_of
from standoff.case.queries.developments import ChangeFilter, between, changed_figures, changed_promises
from standoff.case.queries.edits import EditRecord, edits_between
from standoff.case.queries.filters import Bounds, Scope, bounds, inside, refuse_unknown
from standoff.case.queries.stories import changed_stories
from standoff.case.records import ClaimRecord, Found
from standoff.case.schema import articles, copies, disputes, records, stances
from standoff.errors import CaseError
from standoff.knowledge.origin_words import load_origin_words
from standoff.linking.disputes import tell_one_thing
from standoff.linking.sentences import sentence_around
from standoff.linking.stance import Stance
from standoff.model import Span

LEAST_REPEATED = 2
REPEATED = 0.25
"""Content words two claims of one holder must share, and their share of all, for the later to repeat the earlier."""

TEXTS = 64
"""Texts looked through at a time."""


class _Article(NamedTuple):
    """An article's number, id and moment in the case."""

    number: int
    id: str
    at: str


def find_changes(scope: Scope, given: ChangeFilter) -> Found[Change]:
    """Changes between two moments, the earliest first; claims that only repeat what was said before are none."""
    refuse_unknown(given, ChangeFilter)
    cause = given.get("cause")
    if cause is not None and cause not in CAUSES:
        msg = f"{cause}: no cause of a change; there are {', '.join(CAUSES)}"
        raise CaseError(msg)
    moments = bounds(scope, given)
    if (until := moments[1]) is not None:
        # The later moment is a moment: what came after it is not known yet, and no day after the newest has come.
        bound = min(until, scope.bound or until)
        scope = scope._replace(bound=bound, today=min(scope.today, last_day_before(bound)))
    found = [
        change
        for make, causes in MAKERS
        if cause is None or cause in causes
        for change in make(scope, moments)
        if cause in {None, change.cause}
    ]
    found.sort(key=lambda c: (c.at or "", c.article))
    return Found.stretch(found, given)


def _claims(scope: Scope, moments: Bounds) -> Iterator[Change]:
    """New claims, new holders of old ones, and denials, in articles that came to be between the moments."""
    first = aliased(articles, name="first")
    window = [first.c.lineage == articles.c.lineage, first.c.revision == 1, first.c.seen != ""]
    window += inside(moments, first.c.seen)
    table = articles.c
    rows = scope.connection.execute(
        select(table.number, table.id, table.at)
        .where(scope.stands(), exists().where(*window))
        .order_by(table.at, table.id)
    ).all()
    decided = pairs_decided(scope.connection, "claim")
    for row in rows:
        article = _Article(*row)
        if own := _own_stances(scope, article):
            yield from _weighed(scope, article, own, decided)


def _own_stances(scope: Scope, article: _Article) -> list[Stance]:
    """Stances of the article's claims but those in words it took from an article before it."""
    wanted = scope.connection.execute(
        select(stances.c.claim, records.c.start, records.c.end)
        .join(records, records.c.id == stances.c.claim)
        .where(records.c.article == article.number, ~stances.c.implied)
        .order_by(records.c.start, records.c.id)
    ).all()
    taken = _taken(scope, article)
    own = [(row.claim, False) for row in wanted if 2 * _covered(Span(row.start, row.end), taken) < row.end - row.start]
    return read_stances(scope.connection, own)


def _covered(span: Span, stretches: Sequence[Span]) -> int:
    """How many characters of a span stand in stretches, which do not overlap."""
    return sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in stretches)


def _taken(scope: Scope, article: _Article) -> list[Span]:
    """Stretches that an article before this one holds word for word."""
    pair, other = copies.c, articles.alias("other")
    rows = scope.connection.execute(
        select(copies, other.c.at.label("when"), other.c.id.label("which"))
        .join(other, or_(other.c.number == pair.a, other.c.number == pair.b))
        .where(or_(pair.a == article.number, pair.b == article.number), other.c.number != article.number)
    )
    out: list[Span] = []
    for row in rows:
        if (row.when, row.which) < (article.at, article.id):
            side = 0 if row.a == article.number else 1
            out += [Span(*run[side]) for run in json.loads(row.spans)]
    return out


def _weighed(scope: Scope, article: _Article, own: Sequence[Stance], decided: Decided) -> Iterator[Change]:
    others = nearby(scope.connection, article.number, article.at, own, alike=True)
    moments = _moments(scope, [claim_of(s) for s in others])
    before = [s for s in others if (claim_of(s) in moments) and moments[claim_of(s)] < (article.at, article.id)]
    known = claims_of(scope, [claim_of(s) for s in own])
    answered = _answered(scope, list(known))
    taken_for, apart = decided
    for stance in own:
        claim = known.get(claim_of(stance))
        if claim is None:
            continue
        same = [
            s
            for s in before
            if not s.implied
            and (pair := frozenset((claim.id, claim_of(s)))) not in apart
            and (pair in taken_for or tell_one_thing(stance, s) or _repeats(stance, s))
        ]
        facing = answered.get(claim.id, ())
        cause, why = _cause(stance, same, claim)
        if cause is not None:
            against = facing if cause == "denial" else tuple(sorted({claim_of(s) for s in same}))
            yield _change(claim, cause, against, why)


def _repeats(one: Stance, other: Stance) -> bool:
    """Whether a holder takes one stance to one subject again: not the same words, but nothing new of them."""
    if one.kind != other.kind or not one.holders & other.holders:
        return False
    common = one.terms & other.terms
    if one.concepts & other.concepts and one.codes & other.codes:
        return True
    return len(common) >= LEAST_REPEATED and len(common) / len(one.terms | other.terms) >= REPEATED


def _cause(stance: Stance, same: Sequence[Stance], claim: ClaimRecord) -> tuple[Cause | None, str]:
    """Why a claim is a change, None where it only repeats what its holder, or nobody else, was said to say before."""
    if any(stance.holders & s.holders or not stance.holders for s in same):
        return None, ""
    told = f"{len(same)} earlier claim{'s' if len(same) > 1 else ''} of others say the same"
    if stance.kind in {"deny", "refuse"}:
        return "denial", told if same else "nobody was read to deny it before"
    if not same:
        return "claim", "nobody was read to say it before"
    if claim.holders and claim.holders[-1].kind in {"unstated", "anonymous"}:
        return None, ""
    return "origin", told


def _moments(scope: Scope, claims: list[str]) -> dict[str, tuple[str, str]]:
    """When claims of standing articles were made, by id; of one moment the article's id decides, not who came first."""
    rows = scope.connection.execute(
        select(records.c.id, articles.c.at, articles.c.id.label("article"))
        .join(articles, articles.c.number == records.c.article)
        .where(records.c.id.in_(claims), scope.stands())
    )
    return {row.id: (row.at, row.article) for row in rows}


def _answered(scope: Scope, claims: list[str]) -> dict[str, tuple[str, ...]]:
    """The other sides of each claim's disputes."""
    pair = disputes.c
    out: dict[str, set[str]] = {}
    for row in scope.connection.execute(
        select(pair.a, pair.b).where(or_(pair.a.in_(claims), pair.b.in_(claims))).order_by(pair.a, pair.b)
    ):
        for one, other in ((row.a, row.b), (row.b, row.a)):
            if one != other:
                out.setdefault(one, set()).add(other)
    there = _moments(scope, sorted(set().union(*out.values())))
    return {claim: tuple(sorted(found & there.keys())) for claim, found in out.items()}


def _change(claim: ClaimRecord, cause: Cause, against: tuple[str, ...], why: str) -> Change:
    return Change(
        at=claim.at, cause=cause, article=claim.article, outlet=claim.outlet, record=claim.id, chain=claim.chain,
        quote=claim.quote, against=against, why=why,
    )  # fmt: skip


def _retractions(scope: Scope, moments: Bounds) -> Iterator[Change]:
    """Articles of the window by which an outlet takes a report back."""
    table = articles.c
    wanted = select(table.number).where(*between(scope, moments)).order_by(table.at, table.number)
    for row in _with_text(scope, scope.connection.execute(wanted).scalars().all()):
        if found := load_origin_words().withdrawal.search(row.text):
            sentence = sentence_around(row.text, Span(found.start(), found.end()))
            yield Change(
                at=row.at or None, cause="retraction", article=row.id, outlet=row.outlet, record=None, chain=(),
                quote=sentence.of(row.text), against=(), why="the outlet takes a report back in its own words",
            )  # fmt: skip


def _with_text(scope: Scope, numbers: Sequence[int]) -> Iterator[Row[Any]]:
    """Articles with their texts, in the order of the numbers, few texts in memory at a time."""
    table = articles.c
    for start in range(0, len(numbers), TEXTS):
        some = numbers[start : start + TEXTS]
        query: Select[Any] = select(table.number, table.id, table.outlet, table.at, table.text)
        rows = {row.number: row for row in scope.connection.execute(query.where(table.number.in_(some)))}
        yield from (rows[number] for number in some)


def _edits(scope: Scope, moments: Bounds) -> Iterator[Change]:
    for edit in edits_between(scope, moments):
        yield Change(
            at=edit.at, cause="edit", article=edit.after, outlet=edit.outlet, record=None, chain=(),
            quote=edit.title or "", against=(edit.before,), why=_told(edit),
        )  # fmt: skip


def _told(edit: EditRecord) -> str:
    """What an edit did, in a line."""
    counts = {kind: sum(c.kind == kind for c in edit.claims) for kind in ("vanished", "appeared", "changed")}
    said = [f"{n} claim{'s' if n > 1 else ''} {kind}" for kind, n in counts.items() if n]
    said += [f"{f.before} became {f.after}" for f in edit.figures]
    said += ["new headline"] if edit.title_before else []
    return f"{'; '.join(said) or 'no claim changed'}; {'nothing says so' if edit.silent else 'it says so'}"


MAKERS: tuple[tuple[Callable[[Scope, Bounds], Iterator[Change]], frozenset[Cause]], ...] = (
    (_claims, frozenset({"claim", "origin", "denial"})),
    (changed_figures, frozenset({"figure"})),
    (changed_promises, frozenset({"promise"})),
    (_retractions, frozenset({"retraction"})),
    (_edits, frozenset({"edit"})),
    (changed_stories, frozenset({"story"})),
)
"""Who finds which causes: of what nobody asked for nothing is gathered."""
