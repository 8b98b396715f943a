"""Events, postures, advisories and commitments: what is said to happen, to stand, to be advised and promised."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, Table, or_, select
from sqlalchemy.orm import aliased

from standoff.case.queries.claims import batches, claims_of, record_columns, shared_fields, windowed
from standoff.case.queries.filters import (
    AdvisoryFilter,
    CommitmentFilter,
    Condition,
    EventFilter,
    PostureFilter,
    Scope,
    equal,
    refuse_unknown,
    window_conditions,
)
from standoff.case.queries.names import stands_at, who_is
from standoff.case.queries.standing import standing
from standoff.case.records import (
    AdvisoryRecord,
    ClaimRecord,
    CommitmentRecord,
    EventRecord,
    Found,
    PlaceRecord,
    PostureRecord,
)
from standoff.case.schema import (
    advisories,
    articles,
    claims,
    commitments,
    events,
    postures,
    record_places,
    records,
)
from standoff.errors import NotFoundError
from standoff.model import Advisory, Commitment, Event, Posture

AnyRecord = ClaimRecord | EventRecord | PostureRecord | AdvisoryRecord | CommitmentRecord


def _query(table: Table, *columns: Any) -> Select[Any]:  # noqa: ANN401 - columns of the table
    """Records of one kind joined with their articles and the claim they stand under."""
    under = aliased(claims, name="under")
    return (
        select(*record_columns(), under.c.chain.label("chain"), *columns)
        .join_from(records, table, table.c.record == records.c.id)
        .join(articles, articles.c.number == records.c.article)
        .outerjoin(under, under.c.record == records.c.claim)
    )


def _fields(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of `_query`
    return shared_fields(row) | {"chain": tuple(json.loads(row.chain)) if row.chain else ()}


def event_conditions(scope: Scope, given: EventFilter) -> list[Condition]:
    """Conditions of a list of events, on the tables of its query."""
    refuse_unknown(given, EventFilter)
    table = events.c
    conditions = window_conditions(scope, given)
    conditions += equal(given, {"mode": table.mode, "status": table.status, "quad": table.quad})
    if coded := given.get("type"):
        conditions.append(or_(table.plover == coded.upper(), table.cameo.startswith(coded, autoescape=True)))
    if actor := given.get("actor"):
        conditions.append(who_is(scope.connection, actor).matches(table.source_actor, table.source_code))
    if target := given.get("target"):
        conditions.append(who_is(scope.connection, target).matches(table.target_actor, table.target_code))
    return conditions + _at(given.get("place"))


def find_events(scope: Scope, given: EventFilter) -> Found[EventRecord]:
    """Events that pass the filters."""
    query = _query(events).where(*event_conditions(scope, given))
    rows, total, offset = windowed(scope.connection, query, given)
    return Found(event_records(scope.connection, rows), total, offset)


def posture_conditions(scope: Scope, given: PostureFilter) -> list[Condition]:
    """Conditions of a list of postures, on the tables of its query."""
    refuse_unknown(given, PostureFilter)
    table = postures.c
    conditions = window_conditions(scope, given)
    conditions += equal(given, {"readiness": table.readiness})
    if asset := given.get("asset"):
        # Several assets of one posture are joined by "; ".
        conditions.append(or_(table.asset == asset, ("; " + table.asset + ";").contains(f"; {asset};")))
    if holder := given.get("holder"):
        conditions.append(who_is(scope.connection, holder).matches(table.holder_actor, table.holder_code))
    return conditions + _at(given.get("where"))


def find_postures(scope: Scope, given: PostureFilter) -> Found[PostureRecord]:
    """Postures that pass the filters."""
    query = _query(postures).where(*posture_conditions(scope, given))
    rows, total, offset = windowed(scope.connection, query, given)
    return Found(posture_records(scope.connection, rows), total, offset)


def advisory_conditions(scope: Scope, given: AdvisoryFilter) -> list[Condition]:
    """Conditions of a list of advisories, on the tables of its query."""
    refuse_unknown(given, AdvisoryFilter)
    table = advisories.c
    conditions = window_conditions(scope, given)
    conditions += equal(given, {"kind": table.advice})
    if issuer := given.get("issuer"):
        conditions.append(who_is(scope.connection, issuer).matches(table.issuer_actor, table.issuer_code))
    return conditions + _at(given.get("where"))


def find_advisories(scope: Scope, given: AdvisoryFilter) -> Found[AdvisoryRecord]:
    """Advisories that pass the filters."""
    query = _query(advisories).where(*advisory_conditions(scope, given))
    rows, total, offset = windowed(scope.connection, query, given)
    return Found(advisory_records(scope.connection, rows), total, offset)


def commitment_conditions(scope: Scope, given: CommitmentFilter) -> list[Condition]:
    """Conditions of a list of commitments, on the tables of its query."""
    refuse_unknown(given, CommitmentFilter)
    table = commitments.c
    conditions = window_conditions(scope, given)
    conditions += equal(given, {"kind": table.type})
    if status := given.get("status"):
        conditions.append(standing(scope, given) == status)
    if by := given.get("by"):
        conditions.append(who_is(scope.connection, by).matches(table.by_actor, table.by_code))
    return conditions


def find_commitments(scope: Scope, given: CommitmentFilter) -> Found[CommitmentRecord]:
    """Commitments that pass the filters."""
    query = commitments_query(scope, given).where(*commitment_conditions(scope, given))
    rows, total, offset = windowed(scope.connection, query, given)
    return Found(commitment_records(rows), total, offset)


def _at(place: str | None) -> list[Condition]:
    return [stands_at(place)] if place else []


def commitments_query(scope: Scope, given: Mapping[str, Any]) -> Select[Any]:
    """Commitments with their records, articles and claims, and how they stand under the filters."""
    return _query(commitments, standing(scope, given).label("status"), commitments.c.condition)


def event_records(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[EventRecord, ...]:
    """Records of rows of events."""
    places = places_of(connection, [row.id for row in rows])
    return tuple(
        EventRecord(**_fields(r), places=places.get(r.id, ()), mark=msgspec.json.decode(r.body, type=Event))
        for r in rows
    )


def posture_records(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[PostureRecord, ...]:
    """Records of rows of postures."""
    places = places_of(connection, [row.id for row in rows])
    return tuple(
        PostureRecord(**_fields(r), places=places.get(r.id, ()), mark=msgspec.json.decode(r.body, type=Posture))
        for r in rows
    )


def advisory_records(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[AdvisoryRecord, ...]:
    """Records of rows of advisories."""
    places = places_of(connection, [row.id for row in rows])
    return tuple(
        AdvisoryRecord(**_fields(r), places=places.get(r.id, ()), mark=msgspec.json.decode(r.body, type=Advisory))
        for r in rows
    )


def commitment_records(rows: Sequence[Row[Any]]) -> tuple[CommitmentRecord, ...]:
    """Records of rows of `commitments_query`."""
    return tuple(
        CommitmentRecord(
            **_fields(r),
            status=r.status,
            condition=r.condition,
            mark=msgspec.json.decode(r.body, type=Commitment),
        )
        for r in rows
    )


def places_of(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[PlaceRecord, ...]]:
    """Places of records, by record id; those of a role in order of name."""
    table = record_places.c
    found: dict[str, list[PlaceRecord]] = {}
    for some in batches(ids):
        for row in connection.execute(
            select(record_places).where(table.record.in_(some)).order_by(table.record, table.role, table.folded)
        ):
            found.setdefault(row.record, []).append(
                PlaceRecord(
                    name=row.name, role=row.role, geonameid=row.geonameid, lat=row.lat, lon=row.lon,
                    country=row.country, precision=row.precision,
                )
            )  # fmt: skip
    return {record: tuple(listed) for record, listed in found.items()}


def any_record(scope: Scope, wanted: str) -> AnyRecord:
    """The record of any kind with an id; NotFoundError for an unknown one."""
    connection = scope.connection
    kind = connection.execute(select(records.c.kind).where(records.c.id == wanted)).scalar()
    if kind == "claim":
        return claims_of(scope, [wanted])[wanted]
    if kind == "commitment":
        return commitment_records(connection.execute(commitments_query(scope, {}).where(records.c.id == wanted)).all())[
            0
        ]
    makers: dict[str, tuple[Table, Any]] = {
        "event": (events, event_records),
        "posture": (postures, posture_records),
        "advisory": (advisories, advisory_records),
    }
    if kind not in makers:
        msg = f"no record {wanted!r} in the case"
        raise NotFoundError(msg)
    table, make = makers[kind]
    record: AnyRecord = make(connection, connection.execute(_query(table).where(records.c.id == wanted)).all())[0]
    return record
