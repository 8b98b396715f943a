"""The case as a whole: its facts, its places, what is new in it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, func, select

from standoff.case.clock import resolve_since
from standoff.case.queries.articles import find_articles
from standoff.case.queries.claims import find_claims
from standoff.case.queries.disagreement import find_disputes
from standoff.case.queries.filters import Moment, Scope, refuse_unknown
from standoff.case.queries.happenings import find_advisories, find_commitments, find_events, find_postures
from standoff.case.queries.people import Stretch
from standoff.case.records import Found, Overview, PlaceCount
from standoff.case.schema import articles, record_places, records, toponyms
from standoff.model.marks import PlaceRole

KINDS = ("claim", "event", "posture", "advisory", "commitment")


def overview(scope: Scope, since: Moment | None, newest: int) -> Overview:
    """Counts since a moment and in all, and the newest of each kind since then."""
    moment = resolve_since(since, scope.today, scope.zone)
    found: dict[str, Found[Any]] = {
        "articles": find_articles(scope, {"since": since, "limit": newest}),
        "claims": find_claims(scope, {"since": since, "limit": newest}),
        "denials": find_claims(scope, {"since": since, "limit": newest, "act": "deny"}),
        "events": find_events(scope, {"since": since, "limit": newest}),
        "postures": find_postures(scope, {"since": since, "limit": newest}),
        "advisories": find_advisories(scope, {"since": since, "limit": newest}),
        "commitments": find_commitments(scope, {"since": since, "limit": newest}),
        "disputes": find_disputes(scope, {"since": since, "limit": newest}),
    }
    return Overview(
        since=moment,
        counts={name: part.total for name, part in found.items()},
        totals=totals(scope)
        | {"disputes": find_disputes(scope, {"limit": 0}).total if since else found["disputes"].total},
        **{name: part.items for name, part in found.items()},
    )


def totals(scope: Scope) -> dict[str, int]:
    """Current articles, and records of each kind made of them."""
    kinds = scope.connection.execute(
        select(records.c.kind, func.count().label("size"))
        .join(articles, articles.c.number == records.c.article)
        .where(scope.stands())
        .group_by(records.c.kind)
    )
    counted = {row.kind: row.size for row in kinds}
    number = scope.connection.execute(select(func.count()).select_from(articles).where(scope.stands())).scalar_one()
    plural = {"advisory": "advisories"}
    return {"articles": number} | {plural.get(kind, kind + "s"): counted.get(kind, 0) for kind in KINDS}


def first_and_last(scope: Scope) -> tuple[str | None, str | None]:
    """Publication of the earliest and of the latest article."""
    table = articles.c
    row = scope.connection.execute(
        select(func.min(func.nullif(table.at, "")), func.max(table.at)).where(scope.stands())
    ).one()
    return row[0], row[1] or None


class PlaceFilter(Stretch, total=False):
    """`role` is what the place is in the text: event, origin, destination, dateline or mentioned."""

    role: PlaceRole | None


def find_places(scope: Scope, given: PlaceFilter) -> Found[PlaceCount]:
    """Places named in current articles, those in most articles first."""
    refuse_unknown(given, PlaceFilter)
    table = toponyms.c
    role = given.get("role")
    tied = (
        select(record_places.c.folded, func.count(record_places.c.record.distinct()).label("records"))
        .join(records, records.c.id == record_places.c.record)
        .join(articles, articles.c.number == records.c.article)
        .where(scope.stands(), *([record_places.c.role == role] if role else []))
        .group_by(record_places.c.folded)
        .subquery()
    )
    rows = scope.connection.execute(
        select(
            func.max(table.name).label("name"), table.geonameid, func.max(table.lat).label("lat"),
            func.max(table.lon).label("lon"), func.max(table.kind).label("kind"),
            func.max(table.country).label("country"), func.max(table.precision).label("precision"),
            func.count(table.article.distinct()).label("articles"),
            func.coalesce(func.max(tied.c.records), 0).label("records"),
        )
        .join(articles, articles.c.number == table.article)
        .outerjoin(tied, tied.c.folded == table.folded)
        .where(scope.stands(), *([table.role == role] if role else []))
        .group_by(table.folded, table.geonameid)
        .order_by(func.count(table.article.distinct()).desc(), table.folded, table.geonameid)
    ).all()  # fmt: skip
    return Found.stretch(rows, given, lambda some: map(_place, some))


def _place(row: Row[Any]) -> PlaceCount:
    return PlaceCount(
        name=row.name, geonameid=row.geonameid, lat=row.lat, lon=row.lon, kind=row.kind, country=row.country,
        precision=row.precision, articles=row.articles, records=row.records,
    )  # fmt: skip
