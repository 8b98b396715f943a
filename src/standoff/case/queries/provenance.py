"""From how many independent origins a claim comes: the articles that put it forward, gathered when asked."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, or_, select

from standoff.case.corrections.keeping import amended, decided_on
from standoff.case.opposition import claim_of, nearby, read_stances
from standoff.case.queries.claims import claims_of, one_claim
from standoff.case.queries.disagreement import disputes_of
from standoff.case.queries.filters import Scope
from standoff.case.records import ClaimRecord
from standoff.case.reuse import copies_among
from standoff.case.schema import articles, copies, readings, records
from standoff.linking.credibility import Credibility, suggest
from standoff.linking.disputes import tell_one_thing
from standoff.linking.origins import Origins, count_origins
from standoff.linking.propositions import side_of

MOST_ARTICLES = 24
"""Articles a claim is followed through, those whose claim is most alike first."""


def origins_of(scope: Scope, wanted: str) -> Origins:
    """The independent origins of a claim in the case; NotFoundError for an unknown id."""
    from standoff.case.adding import article_of, unpack

    connection = scope.connection
    claim, _, _ = one_claim(scope, wanted)
    numbers, telling = _telling(scope, wanted)
    rows = connection.execute(
        select(articles, readings.c.body)
        .join(readings, readings.c.id == articles.c.reading)
        .where(articles.c.number.in_(numbers))
        .order_by(articles.c.at, articles.c.number)
    ).all()
    told = [msgspec.structs.replace(article_of(row), id=row.id) for row in rows]
    read = {row.id: amended(connection, row.id, unpack(row.body, row.id)) for row in rows}
    shared = copies_among(connection, {row.number: row.id for row in rows})
    return count_origins(wanted, claim.quote, told, read, copies=shared, telling=telling)


def _telling(scope: Scope, wanted: str) -> tuple[list[int], dict[str, frozenset[str]]]:
    """Numbers of the claim's article, of others that put forward the same, and of their copies.

    With them, by article, the attributions that put it forward.
    """
    connection = scope.connection
    row = connection.execute(
        select(articles.c.number, articles.c.id, articles.c.at)
        .join(records, records.c.article == articles.c.number)
        .where(records.c.id == wanted)
    ).one()
    found: dict[int, float] = {row.number: 1.0}
    own = read_stances(connection, [(wanted, False)])
    telling = {row.id: frozenset({_attribution(connection, wanted)})}
    if own:
        same, apart = decided_on(connection, wanted)
        near = nearby(connection, row.number, row.at, own, alike=True)
        alike = [o for o in near if not o.implied and claim_of(o) not in apart and tell_one_thing(own[0], o)]
        score_of = {claim_of(other): tell_one_thing(own[0], other) for other in alike} | dict.fromkeys(same, 1.0)
        alike += read_stances(connection, [(claim, False) for claim in sorted(same)])
        for stance in alike:
            telling[stance.article] = telling.get(stance.article, frozenset()) | {stance.attribution or ""}
        for number, claim in _articles_of(scope, sorted(score_of)):
            found[number] = max(found.get(number, 0.0), score_of[claim])
    closest = sorted(found, key=lambda number: (-found[number], number))[:MOST_ARTICLES]
    table = copies.c
    pairs = connection.execute(select(table.a, table.b).where(or_(table.a.in_(closest), table.b.in_(closest))))
    both = sorted({number for pair in pairs for number in pair} - set(closest))
    current = connection.execute(
        select(articles.c.number).where(articles.c.number.in_(both), scope.stands()).order_by(articles.c.number)
    )
    return [*closest, *current.scalars()][:MOST_ARTICLES], telling


def _attribution(connection: Connection, wanted: str) -> str:
    """The attribution a claim was made of."""
    return str(connection.execute(select(records.c.mark).where(records.c.id == wanted)).scalar_one())


def _articles_of(scope: Scope, claims: list[str]) -> list[tuple[int, str]]:
    """(article, claim) of claims in current articles."""
    rows = scope.connection.execute(
        select(records.c.article, records.c.id)
        .join(articles, articles.c.number == records.c.article)
        .where(records.c.id.in_(claims), scope.stands())
    )
    return [(row.article, row.id) for row in rows]


def credibility_of(scope: Scope, wanted: str, counted: Origins | None = None) -> Credibility:
    """The digit suggested for a claim by how it is sourced, with its derivation; NotFoundError for an unknown id.

    `counted` are its origins where they are known already: gathering them anew is most of the work.
    """
    claim, _, _ = one_claim(scope, wanted)
    against = {
        side.claim
        for dispute in disputes_of(scope, wanted)
        if dispute.kind == "contradict"
        for side in dispute.sides
        if side.stance in {"deny", "refuse"} and side.claim != wanted
    }
    own = _speakers(claim)
    deniers = {who for other in claims_of(scope, sorted(against)).values() for who in _speakers(other)} - own
    return suggest(counted or origins_of(scope, wanted), claim.act, len(deniers))


def _speakers(claim: ClaimRecord) -> set[str]:
    """Who puts a claim forward in the end: the state or body a code stands for, else the name."""
    inner = [h for h in claim.holders if h.position == len(claim.chain) - 1]
    return {side_of(h.code) or h.name.casefold() for h in inner if h.kind != "unstated"}
