"""What became of a text after it was first put out: its revisions, each against the one before."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypedDict

import msgspec
from sqlalchemy import Row, select

from standoff.case.claims import claim_id, words_under
from standoff.case.corrections.keeping import amended
from standoff.case.queries.articles import article_row
from standoff.case.queries.filters import Bounds, Moment, Scope, bounds, inside, refuse_unknown
from standoff.case.records import Found
from standoff.case.schema import articles, readings
from standoff.linking.edits import ClaimEdit, FigureEdit, compare
from standoff.linking.sentences import sentence_around
from standoff.model import Article, Attribution, Quantity, Reading


class EditFilter(TypedDict, total=False):
    """`since` and `until` are about when the later text was so; `silent` asks for those that do not own to it."""

    article: str | None
    outlet: str | None
    since: Moment | None
    until: Moment | None
    silent: bool | None
    limit: int | None
    offset: int


class EditedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that vanished, appeared or was put otherwise, with its ids and words in both texts."""

    kind: str
    what: tuple[str, ...]
    before: str | None
    after: str | None
    chain: tuple[str, ...]
    """Of the later text, where the claim is still in it."""
    said: str | None
    says: str | None


class EditedFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A number put otherwise: its words before and after, and the later sentence."""

    before: str
    after: str
    unit: str | None
    sentence: str


class EditRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One step of an article from one text to the next; `before` and `after` are ids of articles.

    `at` is from when on the later text was so; `notice` the words that own to the change, None for a silent one.
    """

    id: str
    before: str
    after: str
    at: str | None
    outlet: str | None
    title: str | None
    title_before: str | None
    """The earlier title, where it was another."""
    notice: str | None
    silent: bool
    claims: tuple[EditedClaim, ...]
    figures: tuple[EditedFigure, ...]


class _Text(NamedTuple):
    """One revision, read."""

    row: Row[Any]
    article: Article
    reading: Reading


def find_edits(scope: Scope, given: EditFilter) -> Found[EditRecord]:
    """Steps from one revision to the next, the latest first."""
    refuse_unknown(given, EditFilter)
    steps = _steps(scope, bounds(scope, given), given)
    silent = given.get("silent")
    if silent is None:
        return Found.stretch(steps, given, lambda some: (_edit(scope, *step) for step in some))
    return Found.stretch([edit for step in steps if (edit := _edit(scope, *step)).silent == silent], given)


def edits_between(scope: Scope, moments: Bounds) -> Iterator[EditRecord]:
    """Steps to texts that were so between two moments, the latest first."""
    return (_edit(scope, *step) for step in _steps(scope, moments, {}))


def _steps(scope: Scope, moments: Bounds, given: EditFilter) -> list[tuple[int, int]]:
    """Numbers of the texts before and after each step."""
    table = articles.c
    query = select(table.lineage).where(table.revision > 1, *inside(moments, table.seen)).distinct()
    if wanted := given.get("article"):
        query = query.where(table.lineage == article_row(scope, wanted).lineage)
    if outlet := given.get("outlet"):
        query = query.where(table.outlet_key == outlet.strip().casefold())
    since, until = moments
    steps = [
        (one.number, other.number, other.seen)
        for lineage in sorted(scope.connection.execute(query).scalars())
        for one, other in itertools.pairwise(_revisions(scope, lineage))
        if (not since or other.seen >= since) and (not until or "" < other.seen < until)
    ]
    steps.sort(key=lambda step: (step[2], step[1]), reverse=True)
    return [step[:2] for step in steps]


def _revisions(scope: Scope, lineage: str) -> list[Row[Any]]:
    table = articles.c
    query = select(table.number, table.seen).where(table.lineage == lineage).order_by(table.revision)
    if scope.bound is not None:
        query = query.where(table.seen != "", table.seen < scope.bound)
    return list(scope.connection.execute(query))


def _text(scope: Scope, number: int) -> _Text:
    from standoff.case.adding import article_of, unpack

    row = scope.connection.execute(
        select(articles, readings.c.body)
        .join(readings, readings.c.id == articles.c.reading)
        .where(articles.c.number == number)
    ).one()
    return _Text(row, article_of(row), amended(scope.connection, row.id, unpack(row.body, row.id)))


def _edit(scope: Scope, before: int, after: int) -> EditRecord:
    old, new = _text(scope, before), _text(scope, after)
    found = compare((old.article, old.reading), (new.article, new.reading))
    left = {a.id: a for a in old.reading.attributions}
    right = {a.id: a for a in new.reading.attributions}
    return EditRecord(
        id=f"{old.row.id}-{new.row.id}",
        before=old.row.id,
        after=new.row.id,
        at=new.row.seen or None,
        outlet=new.row.outlet,
        title=new.row.title,
        title_before=found.title[0] if found.title else None,
        notice=found.notice.of(new.article.text) if found.notice else None,
        silent=found.silent,
        claims=tuple(_claim(edit, old, left, new, right) for edit in found.claims),
        figures=tuple(_figure(edit, old, new) for edit in found.figures),
    )


def _claim(
    edit: ClaimEdit, old: _Text, left: Mapping[str, Attribution], new: _Text, right: Mapping[str, Attribution]
) -> EditedClaim:
    one, other = left.get(edit.before or ""), right.get(edit.after or "")
    shown = other or one
    return EditedClaim(
        kind=edit.kind,
        what=edit.what,
        before=claim_id(old.row.id, edit.before) if edit.before else None,
        after=claim_id(new.row.id, edit.after) if edit.after else None,
        chain=shown.chain if shown else (),
        said=words_under(old.article.text, one.content or one.cue) if one else None,
        says=words_under(new.article.text, other.content or other.cue) if other else None,
    )


def _figure(edit: FigureEdit, old: _Text, new: _Text) -> EditedFigure:
    one = next(q for q in old.reading.quantities if q.id == edit.before)
    other = next(q for q in new.reading.quantities if q.id == edit.after)
    text = new.article.text
    return EditedFigure(
        before=_words(one, old.article.text), after=_words(other, text), unit=other.unit_norm,
        sentence=sentence_around(text, other.span).of(text),
    )  # fmt: skip


def _words(quantity: Quantity, text: str) -> str:
    end = max(quantity.end, quantity.unit_span.end if quantity.unit_span else 0)
    return text[quantity.start : end]
