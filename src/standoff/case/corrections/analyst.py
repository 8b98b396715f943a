"""What an analyst does to a case: each act is one row that stays, and one transaction with all that follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, union

from standoff.case import schema
from standoff.case.adding import make_again
from standoff.case.claims import article_with
from standoff.case.clock import Clock
from standoff.case.corrections.correction import Correction
from standoff.case.corrections.fields import check
from standoff.case.corrections.keeping import RECORDS, Target, find_source, find_target, lineages, undone
from standoff.case.corrections.stories import find_story, sides
from standoff.case.groups import Groups
from standoff.case.queries.stories import opened_by
from standoff.errors import CaseError
from standoff.model import content_id

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from standoff.case.store import Store

RELIABILITY = "ABCDEF"
"""Reliability of a source by the Admiralty code (NATO AJP-2.1): A completely reliable, E unreliable, F not judged."""


class Analyst:
    """Corrects a case under one name. NotFoundError for an unknown id, CaseError for what cannot be done to it."""

    def __init__(self, store: Store, clock: Clock, name: str) -> None:
        if not name.strip():
            msg = "say who corrects: a correction without a name cannot be weighed later"
            raise CaseError(msg)
        self._store = store
        self._clock = clock
        self.name = name.strip()

    def retract(self, about: str, why: str) -> Correction:
        """Take a record, or all records of an article, out of the lists; it stays in the list of corrections."""
        with self._store.writing() as connection:
            target = find_target(connection, about)
            _allow(target, "retracted", *RECORDS, "article")
            return self._keep(connection, "retract", target, why)

    def relabel(self, about: str, field: str, value: str, why: str) -> Correction:
        """Put one field of a record right; its other fields, and who is said to say it, stay as they were read."""
        with self._store.writing() as connection:
            target = find_target(connection, about)
            _allow(target, "relabelled", *RECORDS)
            try:
                check(target.of, field, value)
            except ValueError as error:
                raise CaseError(str(error)) from error
            return self._keep(connection, "relabel", target, why, field=field, value=value)

    def annotate(self, about: str, note: str) -> Correction:
        """Put a note to anything: a record, article, story, actor, source or correction."""
        if not note.strip():
            msg = "a note needs words"
            raise CaseError(msg)
        with self._store.writing() as connection:
            target = find_story(connection, about) or find_target(connection, about)
            return self._keep(connection, "annotate", target, note)

    def rate(self, source: str, letter: str, why: str) -> Correction:
        """Give a source a letter of reliability, A to F; the one before stays in its history."""
        if letter.upper() not in tuple(RELIABILITY):
            msg = f"{letter}: no letter of reliability; there are {', '.join(RELIABILITY)} (F: cannot be judged)"
            raise CaseError(msg)
        with self._store.writing() as connection:
            return self._keep(connection, "rate", find_source(connection, source), why, value=letter.upper())

    def merge(self, about: str, other: str, why: str) -> Correction:
        """Take two for one: actors, claims that say the same, events of one happening, copies, stories.

        A story takes in another, or one article.
        """
        with self._store.writing() as connection:
            if kept := self._of_story(connection, "merge", about, other, why):
                return kept
            pair = _pair(connection, about, other, "actor", "claim", "event", "article")
            return self._keep(connection, "merge", pair[0], why, other=pair[1])

    def split(self, about: str, other: str, why: str) -> Correction:
        """Take two apart: claims that neither answer nor repeat each other, events of two happenings, no copies.

        From a story another is kept apart, or one article is taken out.
        """
        with self._store.writing() as connection:
            if kept := self._of_story(connection, "split", about, other, why):
                return kept
            pair = _pair(connection, about, other, "claim", "event", "article")
            return self._keep(connection, "split", pair[0], why, other=pair[1])

    def undo(self, correction: str, why: str) -> Correction:
        """Take back a correction, or an undoing; both rows stay."""
        with self._store.writing() as connection:
            target = find_target(connection, correction)
            _allow(target, "undone", "correction")
            if correction in undone(connection):
                msg = f"{correction}: is undone already; undo the undoing to make it hold again"
                raise CaseError(msg)
            return self._keep(connection, "undo", target, why)

    def _of_story(self, connection: Connection, act: str, about: str, other: str, why: str) -> Correction | None:
        """What is said of a story and another, or an article; None where neither is a story."""
        stories = [find_story(connection, id_) for id_ in (about, other)]
        if not any(stories) or about == other:
            return None
        found = [story or find_target(connection, id_) for story, id_ in zip(stories, (about, other), strict=True)]
        found.sort(key=lambda target: target.of != "story")
        if found[1].of not in {"story", "article"}:
            msg = f"{about}, {other}: a story is merged with another or with an article, and split from one"
            raise CaseError(msg)
        parts = [opened_by(connection, t.article or "") if t.of == "story" else {t.id} for t in found]
        value = sides(act, (found[0], parts[0]), (found[1], parts[1]))
        return self._keep(connection, act, found[0], why, other=found[1], value=value)

    def _keep(
        self, connection: Connection, act: str, target: Target, why: str, *, other: Target | None = None,
        field: str | None = None, value: str | None = None,
    ) -> Correction:  # fmt: skip
        if not why.strip():
            msg = "say why: a correction without a reason cannot be weighed later"
            raise CaseError(msg)
        table = schema.corrections
        number = (connection.execute(select(func.max(table.c.number))).scalar() or 0) + 1
        made = self._clock().isoformat(timespec="seconds")
        row: dict[str, Any] = {
            "id": content_id("x", number, made, self.name, act, target.id), "made": made, "who": self.name,
            "act": act, "of": target.of, "about": target.id, "other": other.id if other else None,
            "article": target.article, "field": field, "value": value, "why": why.strip(), "quote": target.quote,
        }  # fmt: skip
        before = _touched(connection, row)
        connection.execute(table.insert().values(**row))
        for number in sorted(before | _touched(connection, row)):
            make_again(connection, number)
        return Correction(**row, undone_by=None, orphan=False)


def _allow(target: Target, done: str, *kinds: str) -> None:
    if target.of not in kinds:
        msg = f"{target.id}: {_article(target.of)} {target.of} cannot be {done}"
        raise CaseError(msg)


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def _pair(connection: Connection, about: str, other: str, *kinds: str) -> tuple[Target, Target]:
    one, two = find_target(connection, about), find_target(connection, other)
    if one.of != two.of or one.of not in kinds or one.id == two.id:
        msg = f"{about}, {other}: two different things of one kind are needed ({', '.join(kinds)})"
        raise CaseError(msg)
    if one.of == "article" and len(set(lineages(connection, {one.id, two.id}).values())) == 1:
        msg = f"{about}, {other}: are texts of one article; copies are of two"
        raise CaseError(msg)
    return one, two


def _touched(connection: Connection, row: dict[str, Any]) -> set[int]:
    """Numbers of the articles whose records a correction changes."""
    if row["act"] in {"annotate", "rate"} or row["of"] == "story":
        # Stories are gathered when asked.
        return set()
    if row["act"] == "undo":
        table = schema.corrections
        taken = connection.execute(select(table).where(table.c.id == row["about"])).one()
        return _touched(connection, taken._asdict())
    if row["of"] == "actor":
        # Undoing must find them under the one they were taken for.
        return set().union(*(_naming(connection, actor) for actor in _taken_together(connection, row)))
    ids = {article_with(row["about"]), *([article_with(row["other"])] if row["other"] else [])}
    articles = schema.articles.c
    there = articles.id.in_(ids)
    if row["of"] == "article" and row["act"] in {"merge", "split"}:
        # What is said of a pair of articles holds for all their revisions.
        there = articles.lineage.in_(select(articles.lineage).where(there).correlate(None))
    return set(connection.execute(select(articles.number).where(there)).scalars())


def _taken_together(connection: Connection, row: dict[str, Any]) -> set[str]:
    """Actors that any merger ever tied to those of one, over however many steps."""
    table = schema.corrections.c
    pairs = connection.execute(select(table.about, table.other).where(table.act == "merge", table.of == "actor")).all()
    groups = Groups((pair.about, pair.other) for pair in pairs)
    own = {groups.of(row["about"]), groups.of(row["other"])}
    return {row["about"], row["other"], *(id_ for pair in pairs for id_ in pair if groups.of(id_) in own)}


def _naming(connection: Connection, actor: str) -> set[int]:
    """Numbers of articles that mention an actor or have a record of theirs."""
    records = schema.records.c
    tied = [
        (schema.claim_holders.c.claim, schema.claim_holders.c.actor),
        (schema.events.c.record, schema.events.c.source_actor),
        (schema.events.c.record, schema.events.c.target_actor),
        (schema.postures.c.record, schema.postures.c.holder_actor),
        (schema.advisories.c.record, schema.advisories.c.issuer_actor),
        (schema.commitments.c.record, schema.commitments.c.by_actor),
    ]
    named = select(schema.mentions.c.article).where(schema.mentions.c.actor == actor)
    parts = [
        select(records.article).join_from(schema.records, own.table, own == records.id).where(column == actor)
        for own, column in tied
    ]
    return set(connection.execute(union(named, *parts)).scalars())
