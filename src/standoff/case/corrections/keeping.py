"""Corrections kept: rows are only added, and what holds is what no later row undoes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, func, literal, null, or_, select

from standoff.case import schema
from standoff.case.cast import fold
from standoff.case.claims import article_with, claim_id
from standoff.case.corrections.amending import Change, Named, amend, marks_of
from standoff.case.corrections.fields import NAMES
from standoff.case.dialect import insert_or_ignore
from standoff.case.kept import Kept
from standoff.case.marks import record_id
from standoff.errors import NotFoundError
from standoff.knowledge.names import by_name
from standoff.model import Attribution, Reading

RECORDS = frozenset({"claim", "event", "posture", "advisory", "commitment"})
"""Kinds of record, which a mark of a Reading stands behind."""


class Target(NamedTuple):
    """What a correction is about: its kind, id, the article it is in or is, and its words."""

    of: str
    id: str
    article: str | None
    quote: str


def find_target(connection: Connection, wanted: str) -> Target:
    """What an id, or the name of a source, stands for; NotFoundError for nothing in the case."""
    records, articles, actors, corrections = (
        schema.records.c, schema.articles.c, schema.actors.c, schema.corrections.c,
    )  # fmt: skip
    queries: tuple[Select[Any], ...] = (
        select(records.kind, records.id, articles.id, records.quote)
        .join(schema.articles, articles.number == records.article)
        .where(records.id == wanted),
        select(literal("article"), articles.id, articles.id, func.coalesce(articles.title, "")).where(
            articles.id == wanted
        ),
        select(literal("actor"), actors.id, null(), actors.name).where(actors.id == wanted),
        select(literal("correction"), corrections.id, corrections.article, corrections.why).where(
            corrections.id == wanted
        ),
    )
    for query in queries:
        if row := connection.execute(query).first():
            return Target(*row)
    if taken := retraction_of(connection, wanted):
        whole = "" if taken.about == wanted else f"its article {taken.about} "
        msg = f"{wanted}: {whole}was retracted by {taken.who}; undo {taken.id} first"
        raise NotFoundError(msg)
    return find_source(connection, wanted)


def retraction_of(connection: Connection, wanted: str) -> Row[Any] | None:
    """The correction that took a record out of the lists, or the whole article it is read in; None where none did."""
    table = schema.corrections.c
    article = article_with(wanted)
    taken = standing(connection, table.act == "retract", table.about.in_((wanted, article)))
    own = [row for row in taken if row.about == wanted]
    if own:
        return own[-1]
    return taken[-1] if taken and wanted in ids_read(connection, article) else None


def ids_read(connection: Connection, article: str) -> set[str]:
    """Ids of the records that would be made of an article's Reading without any correction."""
    from standoff.case.adding import unpack

    table = schema.articles.c
    body = connection.execute(
        select(schema.readings.c.body)
        .join(schema.articles, table.reading == schema.readings.c.id)
        .where(table.id == article)
    ).scalar()
    return set(_ids_by_mark(article, unpack(body, "")).values()) if body is not None else set()


def _ids_by_mark(article: str, reading: Reading) -> dict[str, str]:
    """The id in the case of the record of each mark of a Reading."""
    return {
        id_: (claim_id if isinstance(mark, Attribution) else record_id)(article, id_)
        for id_, mark in marks_of(reading).items()
    }


def find_source(connection: Connection, name: str) -> Target:
    """The outlet or agency of a name; NotFoundError where no article is from it, credits it or cites it."""
    articles, actors = schema.articles.c, schema.actors.c
    folded = fold(name)
    outlet = select(func.max(articles.outlet)).where(articles.outlet_key == name.strip().casefold())
    cited = select(actors.name).where(actors.folded == folded, actors.kind.in_(("outlet", "agency")))
    # Databases differ in what they take for the lower case of a letter: credits are compared here.
    credited = select(articles.credit).where(articles.credit.is_not(None)).distinct().order_by(articles.credit)
    found = (
        connection.execute(outlet).scalar()
        or connection.execute(cited).scalar()
        or next((credit for credit in connection.execute(credited).scalars() if fold(credit) == folded), None)
    )
    if not found:
        msg = f"{name}: nothing in the case has this id, and no outlet this name (standoff show CASE sources)"
        raise NotFoundError(msg)
    return Target("source", folded, None, found)


def find_actor(connection: Connection, name: str) -> Named:
    """Somebody by name: of the case, else of the knowledge base, else a person nobody knows."""
    table = schema.actors.c
    row = connection.execute(
        select(schema.actors)
        .where(or_(table.folded == fold(name), table.id == name))
        .order_by(table.key.is_(None), table.id)
    ).first()
    if row:
        return named(row)
    entry = by_name(name)
    return Named(entry.key, entry.kind, entry.key, entry.code) if entry else Named(name.strip(), "person")


def named(row: Any) -> Named:  # noqa: ANN401 - a row of `actors`
    """Somebody by their row."""
    return Named(row.name, row.kind, row.key, row.code)


def undone(connection: Connection) -> set[str]:
    """Ids of corrections that a later one undoes."""
    table = schema.corrections.c
    rows = connection.execute(select(table.id, table.about).where(table.act == "undo").order_by(table.number.desc()))
    out: set[str] = set()
    for row in rows:
        # An undoing that was undone itself undoes nothing.
        if row.id not in out:
            out.add(row.about)
    return out


def standing(connection: Connection, *conditions: ColumnElement[bool]) -> list[Row[Any]]:
    """Corrections that hold, in the order in which they were made."""
    rows = connection.execute(select(schema.corrections).where(*conditions).order_by(schema.corrections.c.number)).all()
    if not rows:
        return []
    gone = undone(connection)
    return [row for row in rows if row.id not in gone]


def amended(connection: Connection, article: str, reading: Reading) -> Reading:
    """The Reading of an article of the case under all corrections that hold."""
    table = schema.corrections.c
    own = standing(connection, table.article == article, table.act.in_(("retract", "relabel")))
    same = standing(connection, table.act == "merge", table.of == "actor")
    if not own and not same:
        return reading
    if any(row.act == "retract" and row.of == "article" for row in own):
        return Reading(id=reading.id, sha256=reading.sha256, reader=reading.reader, furniture=reading.furniture)
    by_record = {record: mark for mark, record in _ids_by_mark(article, reading).items()}
    changes = [
        Change(by_record[row.about], row.field, row.value or "", _somebody(connection, row))
        for row in own
        if row.about in by_record
    ]
    for change in changes:
        try:
            reading = amend(reading, [change])
        except ValueError:
            # What a vocabulary no longer holds is passed over: one old correction must not stop the rest.
            continue
    return amend(reading, (), pairs_of_actors(connection, same))


def _somebody(connection: Connection, row: Row[Any]) -> Named | None:
    return find_actor(connection, row.value) if row.field in NAMES.get(row.of, ()) else None


def pairs_of_actors(connection: Connection, merges: Sequence[Row[Any]]) -> list[tuple[Named, Named]]:
    """Who is to be taken for whom in the end, where one was taken for another who was taken for a third."""
    wanted = {id_ for row in merges for id_ in (row.about, row.other)}
    other = {row.about: row.other for row in merges}
    table = schema.actors.c
    rows = {r.id: named(r) for r in connection.execute(select(schema.actors).where(table.id.in_(sorted(wanted))))}
    ends = {one: _last(one, other) for one in other}
    return [(rows[one], rows[end]) for one, end in ends.items() if one != end and one in rows and end in rows]


def _last(one: str, other: Mapping[str, str]) -> str:
    """Where a row of mergers ends; one that goes round in a circle ends where it began."""
    seen = [one]
    while (end := other.get(seen[-1])) is not None and end not in seen:
        seen.append(end)
    return seen[-1] if end is None else one


def decide_claims(connection: Connection, article: Kept) -> None:
    """Take back disputes just found of pairs of claims an analyst decided on, either way.

    Two claims taken for one are in no dispute, and neither are two about different things.
    """
    table, links = schema.corrections.c, schema.disputes.c
    own = f"c{article.id[1:]}-"
    mine = or_(*(column.startswith(own, autoescape=True) for column in (table.about, table.other)))
    decided = standing(connection, table.act.in_(("merge", "split")), table.of == "claim", mine)
    for pair in {frozenset((row.about, row.other)) for row in decided}:
        one, other = sorted(pair)
        connection.execute(delete(schema.disputes).where(links.a == one, links.b == other))


def decide_copies(connection: Connection, article: Kept) -> None:
    """Put right which articles an article was just found to share text with, where an analyst decided on the pair.

    What was said of two articles holds for every revision of them. It comes before whatever takes copies for one voice.
    """
    table = schema.corrections.c
    revisions = select(schema.articles.c.id).where(schema.articles.c.lineage == article.lineage)
    mine = or_(*(column.in_(revisions) for column in (table.about, table.other)))
    about = standing(connection, table.act.in_(("merge", "split")), table.of == "article", mine)
    lineage = lineages(connection, {id_ for row in about for id_ in (row.about, row.other)})
    # The last word on a pair counts: a split taken back by a merger must not cost what was found.
    last = {frozenset((lineage[row.about], lineage[row.other])): row.act for row in about}
    for pair, act in last.items():
        for other in pair - {article.lineage}:
            _decide_copies(connection, article, other, act)


def lineages(connection: Connection, ids: set[str]) -> dict[str, str]:
    """The lineage of each article."""
    table = schema.articles.c
    rows = connection.execute(select(table.id, table.lineage).where(table.id.in_(sorted(ids))))
    return {row.id: row.lineage for row in rows}


def _decide_copies(connection: Connection, article: Kept, lineage: str, act: str) -> None:
    """Tie an article to every revision of another as copies, or cut what ties it to them."""
    table, pair = schema.articles.c, schema.copies.c
    others = connection.execute(select(table.number, table.at).where(table.lineage == lineage)).all()
    for one, other in (sorted(((article.number, article.at), tuple(row))) for row in others):
        if act == "split":
            connection.execute(delete(schema.copies).where(pair.a == one[0], pair.b == other[0]))
            continue
        direction = None if one[1] == other[1] else "ab" if one[1] < other[1] else "ba"
        made = {"a": one[0], "b": other[0], "relation": "edited", "direction": direction, "confidence": 1.0}
        insert_or_ignore(connection, schema.copies, [made | {"spans": "[]"}])


def decided_on(connection: Connection, claim: str) -> tuple[set[str], set[str]]:
    """Claims an analyst takes for the same as one, and claims taken for another thing."""
    table = schema.corrections.c
    rows = standing(
        connection,
        table.act.in_(("merge", "split")),
        table.of == "claim",
        or_(table.about == claim, table.other == claim),
    )
    latest = {(row.other if row.about == claim else row.about): row.act for row in rows}
    return {c for c, k in latest.items() if k == "merge"}, {c for c, k in latest.items() if k == "split"}


Decided = tuple[set[frozenset[str]], set[frozenset[str]]]
"""Pairs that analysts take for one, and pairs they take apart."""


def pairs_decided(connection: Connection, of: str) -> Decided:
    """Pairs of a kind that analysts take for one, and pairs they take apart; the last word on a pair counts."""
    table = schema.corrections.c
    rows = standing(connection, table.act.in_(("merge", "split")), table.of == of)
    last = {frozenset((row.about, row.other)): row.act for row in rows}
    return {p for p, act in last.items() if act == "merge"}, {p for p, act in last.items() if act == "split"}


def ratings(connection: Connection) -> dict[str, str]:
    """The letter an analyst last gave each source, by its folded name."""
    return {row.about: row.value for row in standing(connection, schema.corrections.c.act == "rate")}
