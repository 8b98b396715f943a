"""Promises: commitments that tell the same put together, with what later words tell of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, or_, select
from sqlalchemy.orm import aliased

from standoff.case.outcomes import Evidence, PromiseRecord
from standoff.case.queries.claims import batches
from standoff.case.queries.filters import CommitmentFilter, Scope
from standoff.case.queries.happenings import commitment_conditions, commitment_records, commitments_query
from standoff.case.queries.standing import DECIDING, seen_articles
from standoff.case.records import CommitmentRecord, Found
from standoff.case.schema import articles, claims, commitments, events, pledges, promise_evidence, records
from standoff.linking.conditions import meets
from standoff.linking.doers import SO
from standoff.linking.pledges import Pledge
from standoff.model import Event

MOST_EVENTS = 200
"""Events of the kind a condition waits for that are looked at, the earliest."""
SHOWN_MET = 3
"""Of those that meet it, how many are told."""


def find_promises(scope: Scope, given: CommitmentFilter) -> Found[PromiseRecord]:
    """Promises any telling of which passes the filters, the one with the newest telling or evidence first."""
    return Found.stretch(_labels(scope, given), given, lambda some: promises_named(scope, given, some))


def promises_named(scope: Scope, given: Mapping[str, Any], wanted: Sequence[str]) -> list[PromiseRecord]:
    """Promises by their ids, in that order; those no standing article tells are left out."""
    tellings = _tellings(scope, given, wanted)
    evidence = _evidence(scope, given, wanted)
    bodies = _bodies(scope.connection, wanted)
    found = []
    for label in wanted:
        if not tellings[label]:
            continue
        met = [e for c in tellings[label][:1] for e in _met(scope, given, c, bodies.get(c.id))]
        found.append(_promise(scope, label, tellings[label], [*evidence.get(label, ()), *met]))
    return found


def _labels(scope: Scope, given: CommitmentFilter) -> list[str]:
    """Names of the promises that pass, the last touched first; a commitment that tells no pledge stands alone."""
    label = func.coalesce(pledges.c.promise, records.c.id).label("label")
    passing = (
        select(label)
        .join_from(records, commitments, commitments.c.record == records.c.id)
        .join(articles, articles.c.number == records.c.article)
        .outerjoin(pledges, pledges.c.commitment == records.c.id)
        .where(*commitment_conditions(scope, given))
        .distinct()
        .subquery()
    )
    seen = seen_articles(scope, given)
    at = articles.alias("evidence_at")
    told = (
        select(pledges.c.promise.label("promise"), func.max(at.c.at).label("last"))
        .join_from(promise_evidence, pledges, pledges.c.commitment == promise_evidence.c.commitment)
        .join(at, at.c.number == promise_evidence.c.article)
        .where(promise_evidence.c.article.in_(seen))
        .group_by(pledges.c.promise)
        .subquery()
    )
    made = (
        select(label, func.max(records.c.at).label("last"))
        .join_from(records, commitments, commitments.c.record == records.c.id)
        .outerjoin(pledges, pledges.c.commitment == records.c.id)
        .where(records.c.article.in_(seen))
        .group_by(label)
        .subquery()
    )
    newest = func.max(made.c.last, func.coalesce(told.c.last, made.c.last)).label("newest")
    if scope.connection.dialect.name != "sqlite":
        newest = func.greatest(made.c.last, func.coalesce(told.c.last, made.c.last)).label("newest")
    rows = scope.connection.execute(
        select(passing.c.label, newest)
        .join(made, made.c.label == passing.c.label)
        .outerjoin(told, told.c.promise == passing.c.label)
        .order_by(newest.asc() if given.get("order") == "oldest" else newest.desc(), passing.c.label)
    )
    return [row.label for row in rows]


def _tellings(scope: Scope, given: Mapping[str, Any], wanted: Sequence[str]) -> dict[str, list[CommitmentRecord]]:
    """All tellings of promises, earliest first."""
    label = func.coalesce(pledges.c.promise, records.c.id)
    found: dict[str, list[CommitmentRecord]] = {name: [] for name in wanted}
    for some in batches(wanted):
        rows = scope.connection.execute(
            commitments_query(scope, given)
            .add_columns(label.label("label"))
            .outerjoin(pledges, pledges.c.commitment == records.c.id)
            .where(label.in_(some), records.c.article.in_(seen_articles(scope, given)))
            .order_by(records.c.at, records.c.id)
        ).all()
        for row, record in zip(rows, commitment_records(rows), strict=True):
            found[row.label].append(record)
    return found


def _evidence(scope: Scope, given: Mapping[str, Any], wanted: Sequence[str]) -> dict[str, list[Evidence]]:
    """What is told of promises, once for all their tellings."""
    table, under = promise_evidence.c, aliased(claims, name="under")
    found: dict[str, dict[tuple[Any, ...], Evidence]] = {}
    for some in batches(wanted):
        rows = scope.connection.execute(
            select(
                promise_evidence, pledges.c.promise, articles.c.id.label("article_id"), articles.c.title,
                articles.c.outlet, articles.c.at, records.c.kind, under.c.chain,
                func.substr(articles.c.text, table.start + 1, table.end - table.start).label("quote"),
            )
            .join_from(promise_evidence, pledges, pledges.c.commitment == table.commitment)
            .join(articles, articles.c.number == table.article)
            .outerjoin(records, records.c.id == table.record)
            .outerjoin(under, or_(under.c.record == records.c.claim, under.c.record == records.c.id))
            .where(pledges.c.promise.in_(some), table.article.in_(seen_articles(scope, given)))
            .order_by(articles.c.at, table.article, table.start, table.score.desc(), table.verdict, table.commitment)
        )  # fmt: skip
        for row in rows:
            listed = found.setdefault(row.promise, {})
            # One change of mind is broken word for the telling whose day had come, withdrawn for another: it is one.
            sort = "broken" if row.verdict == "withdrawn" else row.verdict
            listed.setdefault((row.article_id, row.start, row.end, sort), _told(row))
    return {label: list(listed.values()) for label, listed in found.items()}


def _told(row: Row[Any]) -> Evidence:
    return Evidence(
        verdict=row.verdict, record=row.record, kind=row.kind or "sentence", article=row.article_id, title=row.title,
        outlet=row.outlet, at=row.at or None, start=row.start, end=row.end, quote=row.quote,
        chain=tuple(json.loads(row.chain)) if row.chain else (), own=row.own, score=row.score, why=row.why,
    )  # fmt: skip


def _bodies(connection: Connection, wanted: Sequence[str]) -> dict[str, Pledge]:
    table = pledges.c
    found: dict[str, Pledge] = {}
    for some in batches(wanted):
        rows = connection.execute(select(table.commitment, table.body).where(table.promise.in_(some)))
        found |= {row.commitment: msgspec.json.decode(row.body, type=Pledge) for row in rows}
    return found


def _met(scope: Scope, given: Mapping[str, Any], telling: CommitmentRecord, pledge: Pledge | None) -> list[Evidence]:
    """Events that meet the condition of a promise, the earliest."""
    if pledge is None or not pledge.awaited or not telling.at:
        return []
    under = aliased(claims, name="under")
    rows = scope.connection.execute(
        select(
            records,
            articles.c.id.label("article_id"),
            articles.c.title,
            articles.c.outlet,
            articles.c.text,
            under.c.chain,
        )
        .join_from(records, events, events.c.record == records.c.id)
        .join(articles, articles.c.number == records.c.article)
        .outerjoin(under, under.c.record == records.c.claim)
        .where(
            events.c.plover.in_(sorted({a[0] for a in pledge.awaited})),
            or_(*(events.c.source_code.startswith(a[1], autoescape=True) for a in pledge.awaited)),
            events.c.status.in_(sorted(SO)),
            records.c.at > telling.at,
            articles.c.number.in_(seen_articles(scope, given)),
        )
        .order_by(records.c.at, records.c.id)
        .limit(MOST_EVENTS)
    )
    found: list[Evidence] = []
    for row in rows:
        event = msgspec.json.decode(row.body, type=Event)
        words = " ".join(s.of(row.text) for s in event.event_spans)
        again = any(e.article == row.article_id for e in found)
        if len(found) < SHOWN_MET and not again and meets(pledge, event, words):
            found.append(
                Evidence(
                    verdict="met", record=row.id, kind="event", article=row.article_id, title=row.title,
                    outlet=row.outlet, at=row.at or None, start=row.start, end=row.end, quote=row.quote,
                    chain=tuple(json.loads(row.chain)) if row.chain else (), own=False, score=event.confidence,
                    why=f"its condition is told as come about ({words})",
                )
            )  # fmt: skip
    return found


def _promise(
    scope: Scope, label: str, tellings: Sequence[CommitmentRecord], evidence: Sequence[Evidence]
) -> PromiseRecord:
    first = tellings[0]
    dues = [(c.mark.due.end, c.mark.due.wording) for c in tellings if c.mark.due and c.mark.due.end]
    wordings = [c.mark.due.wording for c in tellings if c.mark.due]
    due, wording = max(dues, default=(None, next(iter(wordings), None)))
    moments = [m for m in (*(c.at for c in tellings), *(e.at for e in evidence)) if m]
    condition = next((c.condition for c in tellings if c.condition), None)
    met = any(e.verdict == "met" for e in evidence)
    return PromiseRecord(
        id=label,
        status=first.status,
        why=_why(first.status, evidence, due, scope.today, held=bool(condition), met=met),
        by=first.mark.by,
        to=first.mark.to,
        kind=first.mark.kind,
        quote=first.quote,
        condition=condition,
        met=True if met else None,
        due=due,
        due_wording=wording,
        first=first.at,
        last=max(moments, default=None),
        tellings=tuple(tellings),
        evidence=tuple(sorted(evidence, key=lambda e: (e.at or "", e.article, e.start, e.verdict))),
    )


def _why(status: str, evidence: Sequence[Evidence], due: str | None, today: str, *, held: bool, met: bool) -> str:
    """In words, how the status is known."""
    wanted = {"kept": ("kept",), "withdrawn": ("withdrawn",), "disputed": ("disputed",), "lapsed": ("broken",)}
    deciding = [e for e in evidence if e.verdict in wanted.get(status, ()) and not (e.verdict == "kept" and e.own)]
    if deciding:
        last = max(deciding, key=lambda e: (e.at or "", e.score))
        return f"{last.outlet or 'an outlet not known'}, {(last.at or 'undated')[:10]}, {last.why}"
    said = []
    if any(e.verdict == "open" for e in evidence):
        said.append("told as not done yet")
    if any(e.verdict == "kept" and e.own for e in evidence):
        said.append("only its maker says that it was done")
    if held:
        said.append("its condition is told as come about" if met else "nothing told of its condition")
    if not any(e.verdict in DECIDING for e in evidence):
        said.append("nothing found")
    if due is None:
        return "; ".join(["no day set", *said])
    return "; ".join([f"due {due[:10]} passed" if due[:10] < today else f"due {due[:10]}", *said])
