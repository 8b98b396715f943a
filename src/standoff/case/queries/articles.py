"""Articles: lists, one with all its text, full-text search."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict, cast

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import aliased

from standoff.case.corrections.keeping import amended
from standoff.case.dialect import found_articles
from standoff.case.queries.filters import Condition, Moment, Order, Scope, article_conditions, refuse_unknown, within
from standoff.case.records import ArticleFile, ArticleRecord, CopyRecord, Found, SearchHit
from standoff.case.schema import articles, copies, readings, records
from standoff.errors import NotFoundError
from standoff.model import Article, Span


class ArticleFilter(TypedDict, total=False):
    """`text` are words the article holds; `revisions` includes superseded ones."""

    since: Moment | None
    until: Moment | None
    outlet: str | None
    text: str | None
    revisions: bool
    order: Order
    limit: int | None
    offset: int


def _claims_made() -> Any:  # noqa: ANN401 - a scalar subquery
    return (
        select(func.count())
        .where(records.c.article == articles.c.number, records.c.kind == "claim")
        .correlate(articles)
        .scalar_subquery()
        .label("claims")
    )


def _copies_made(scope: Scope) -> Any:  # noqa: ANN401 - a scalar subquery
    """How many standing articles share an article's text: at an earlier moment none that came later."""
    pair, own, other = copies.c, articles.c.number, aliased(articles, name="sharing")
    return (
        select(func.count())
        .select_from(copies)
        .join(other, other.c.number == case((pair.a == own, pair.b), else_=pair.a))
        .where(or_(pair.a == own, pair.b == own), scope.stands(other))
        .correlate(articles)
        .scalar_subquery()
        .label("copies")
    )


def articles_query(scope: Scope) -> Select[Any]:
    """Articles without their text."""
    table = articles.c
    return select(
        table.number, table.id, table.given_id, table.title, table.outlet, table.url, table.byline, table.dateline,
        table.credit, table.language, table.published, table.modified, table.retrieved, table.at, table.added,
        table.sha256, table.lineage, table.revision, scope.stands().label("current"), _claims_made(),
        _copies_made(scope),
    )  # fmt: skip


def article_record(row: Any) -> ArticleRecord:  # noqa: ANN401 - a row of `articles_query`
    """The record of a row of `articles_query`."""
    fields = {name: getattr(row, name) for name in ArticleRecord.__struct_fields__}
    return ArticleRecord(**fields | {"at": row.at or None})


def article_window(scope: Scope, given: Mapping[str, Any]) -> list[Condition]:
    """Conditions on `articles` of a list's window."""
    return [*article_conditions(scope, given), *within(scope, given, articles.c.at)]


def find_articles(scope: Scope, given: ArticleFilter) -> Found[ArticleRecord]:
    """Articles that pass the filters."""
    refuse_unknown(given, ArticleFilter)
    table = articles.c
    query = articles_query(scope).where(*article_window(scope, given))
    if words := given.get("text"):
        found = found_articles(scope.connection, words).subquery()
        query = query.where(table.number.in_(select(found.c.number)))
    newest = given.get("order", "newest") == "newest"
    order = (table.at.desc(), table.number.desc()) if newest else (table.at.asc(), table.number.asc())
    offset = given.get("offset") or 0
    rows = scope.connection.execute(query.order_by(*order).limit(given.get("limit")).offset(offset)).all()
    total = scope.connection.execute(
        select(func.count()).select_from(query.with_only_columns(table.number).subquery())
    ).scalar_one()
    return Found(tuple(article_record(row) for row in rows), total, offset)


def search_articles(scope: Scope, words: str, given: ArticleFilter) -> Found[SearchHit]:
    """Articles that hold all the words, best first."""
    refuse_unknown(given, ArticleFilter)
    if not words.strip():
        return Found((), 0)
    # The index ranks and cuts snippets itself, so it is asked first and cut to the window after.
    hits = found_articles(scope.connection, words).subquery()
    table = articles.c
    offset = given.get("offset") or 0
    allowed = select(table.number).where(*article_window(scope, given))
    matching = select(hits.c.number).where(hits.c.number.in_(allowed))
    total = scope.connection.execute(select(func.count()).select_from(matching.subquery())).scalar_one()
    best = scope.connection.execute(
        select(hits.c.number, hits.c.rank, hits.c.snippet)
        .where(hits.c.number.in_(allowed))
        .order_by(hits.c.rank, hits.c.number)
        .limit(given.get("limit"))
        .offset(offset)
    ).all()
    rows = scope.connection.execute(articles_query(scope).where(table.number.in_([hit.number for hit in best]))).all()
    by_number = {row.number: article_record(row) for row in rows}
    items = tuple(
        SearchHit(article=by_number[hit.number], snippet=hit.snippet, rank=round(hit.rank, 4)) for hit in best
    )
    return Found(items, total, offset)


def article_row(scope: Scope, wanted: str) -> Any:  # noqa: ANN401 - a row of `articles`
    """The row of an article by its id in the case, else the id its source gave it (its current revision)."""
    table = articles.c
    row = scope.connection.execute(select(articles).where(table.id == wanted)).first()
    if row is None:
        row = scope.connection.execute(
            select(articles)
            .where(table.given_id == wanted)
            .order_by(scope.stands().desc(), table.number.desc())
            .limit(1)
        ).first()
    if row is None:
        msg = f"no article {wanted!r} in the case"
        raise NotFoundError(msg)
    return row


def article_file(scope: Scope, wanted: str) -> ArticleFile:
    """One article with text, Reading, revisions and copies; NotFoundError for an unknown id."""
    from standoff.case.adding import article_of, unpack

    connection = scope.connection
    row = article_row(scope, wanted)
    body = connection.execute(select(readings.c.body).where(readings.c.id == row.reading)).scalar_one()
    together = articles_query(scope).where(articles.c.lineage == row.lineage).order_by(articles.c.revision)
    if scope.bound is not None:
        together = together.where(or_(articles.c.seen < scope.bound, articles.c.number == row.number))
    revisions = connection.execute(together).all()
    article: Article = article_of(row)
    listed = tuple(article_record(r) for r in revisions)
    return ArticleFile(
        record=next(r for r in listed if r.id == row.id),
        article=article,
        reading=amended(connection, row.id, unpack(body, article.id)),
        revisions=listed,
        copies=copies_of(scope, [row.number]),
    )


def copies_of(scope: Scope, numbers: Sequence[int] | None = None) -> tuple[CopyRecord, ...]:
    """Copies in which one of the articles stands (all for None), in order of publication."""
    a, b = aliased(articles, name="one"), aliased(articles, name="other")
    query = (
        select(
            copies, a.c.id.label("a_id"), a.c.outlet.label("a_outlet"), a.c.at.label("a_at"),
            b.c.id.label("b_id"), b.c.outlet.label("b_outlet"), b.c.at.label("b_at"),
        )
        .join(a, a.c.number == copies.c.a)
        .join(b, b.c.number == copies.c.b)
        .where(scope.stands(a), scope.stands(b))
        .order_by(copies.c.a, copies.c.b)
    )  # fmt: skip
    if numbers is not None:
        query = query.where(or_(copies.c.a.in_(numbers), copies.c.b.in_(numbers)))
    found = [_copy_record(row) for row in scope.connection.execute(query)]
    return tuple(sorted(found, key=lambda c: (c.later_at or "", c.earlier_at or "", c.earlier, c.later)))


def _copy_record(row: Any) -> CopyRecord:  # noqa: ANN401 - a row of the query above
    spans = tuple((Span(*one), Span(*other)) for one, other in json.loads(row.spans))
    sides = [(row.a_at, row.a_id, row.a_outlet), (row.b_at, row.b_id, row.b_outlet)]
    direction = row.direction
    if row.b_at and row.a_at and row.b_at < row.a_at:
        sides.reverse()
        spans = tuple((other, one) for one, other in spans)
        direction = {"ab": "ba", "ba": "ab"}.get(row.direction)
    (at, earlier, outlet), (later_at, later, later_outlet) = sides
    return CopyRecord(
        earlier=earlier,
        earlier_outlet=outlet,
        earlier_at=at or None,
        later=later,
        later_outlet=later_outlet,
        later_at=later_at or None,
        relation=row.relation,
        direction=cast("Literal['ab', 'ba'] | None", direction),
        confidence=row.confidence,
        spans=spans,
    )
