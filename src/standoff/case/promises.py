"""Promises: each commitment is kept with the keys it is found by, and set against what other articles tell of it.

An article is compared with promises made before it, and its promises with articles after it that are there already, by
one measure both ways: so the result does not depend on the order of arrival.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, or_, select, update

from standoff.case import schema
from standoff.case.claims import claim_id
from standoff.case.corrections.keeping import amended
from standoff.case.dialect import insert_or_ignore
from standoff.case.groups import Groups
from standoff.case.kept import Kept
from standoff.case.marks import record_id
from standoff.case.wordings import side_name
from standoff.linking.pledges import Pledge, alike, keys_of, least_keys
from standoff.linking.promises import Finding, judge
from standoff.linking.reports import Report
from standoff.linking.wording import shingles
from standoff.model import Reading

DAYS = 180
"""Days between a promise and what may still be told of it."""
MOST = 2000
"""Shared keys looked at, those nearest in time: the cost stays flat."""
CLOSEST = 100
"""Pledges compared with an article, those that share most keys."""
CLOSEST_REPORTS = 40
"""Later articles compared with a promise that arrives after them."""


def put_promises(connection: Connection, article: Kept, reading: Reading) -> None:
    """Keep the article's pledges, and what it and other articles tell of promises."""
    report = Report(msgspec.structs.replace(article.article, id=article.id), reading, article.at)
    own = {record_id(article.id, pledge.mark): pledge for pledge in report.pledges}
    _keep(connection, article, report, own)
    others = _tellings(connection, article, own)
    pairs = [(a, b) for a, one in own.items() for b, other in (own | others).items() if a != b and alike(one, other)]
    _join(connection, {(min(pair), max(pair)) for pair in pairs})
    before = _pledges_before(connection, article, report)
    rows = [_row(c, f, report, article.number) for c, p in (own | before).items() for f in judge(p, report)]
    for number, later in _reports_after(connection, article, own):
        rows += [_row(c, f, later, number) for c, p in own.items() for f in judge(p, later)]
    _keep_evidence(connection, rows)


def forget_promises(connection: Connection, number: int) -> None:
    """Take back what is kept of an article's promises and told by it of others', before its records go."""
    pledges, evidence, keys = schema.pledges.c, schema.promise_evidence, schema.report_keys
    connection.execute(delete(evidence).where(evidence.c.article == number))
    connection.execute(delete(keys).where(keys.c.article == number))
    own = select(schema.records.c.id).where(schema.records.c.article == number, schema.records.c.kind == "commitment")
    labels = connection.execute(select(pledges.promise).where(pledges.commitment.in_(own)).distinct()).scalars().all()
    pairs = schema.promise_pairs
    connection.execute(delete(pairs).where(or_(pairs.c.a.in_(own), pairs.c.b.in_(own))))
    connection.execute(delete(schema.pledges).where(pledges.commitment.in_(own)))
    for label in labels:
        _part(connection, label)


def _keep(connection: Connection, article: Kept, report: Report, own: Mapping[str, Pledge]) -> None:
    insert_or_ignore(
        connection,
        schema.pledges,
        [{"commitment": c, "promise": c, "body": msgspec.json.encode(p).decode()} for c, p in own.items()],
    )
    day = _day(article.at)
    if day is None:
        # What is undated comes neither before nor after anything.
        return
    shared: list[dict[str, Any]] = []
    for commitment, pledge in own.items():
        keys = _numbers(keys_of(pledge))
        row = {"day": day, "commitment": commitment, "least": least_keys(pledge)}
        shared += [{"key": key, **row} for key in keys]
    insert_or_ignore(connection, schema.pledge_keys, shared)
    told = [{"key": key, "day": day, "article": article.number} for key in _numbers(report.keys)]
    insert_or_ignore(connection, schema.report_keys, told)


def _tellings(connection: Connection, article: Kept, own: Mapping[str, Pledge]) -> dict[str, Pledge]:
    """Pledges of other articles, before and after, that share a maker and a term with the article's own."""
    keys = _numbers(key for pledge in own.values() for key in keys_of(pledge))
    day = _day(article.at)
    if not keys or day is None:
        return {}
    table = schema.pledge_keys.c
    rows = connection.execute(
        select(table.commitment)
        .where(table.key.in_(keys), table.day.between(day - DAYS, day + DAYS))
        .order_by(table.day.desc(), table.commitment, table.key)
        .limit(MOST)
    )
    return _read(connection, _closest(Counter(rows.scalars()), own))


def _pledges_before(connection: Connection, article: Kept, report: Report) -> dict[str, Pledge]:
    """Pledges of other articles made up to the article's moment that share enough keys with it."""
    day = _day(article.at)
    if day is None:
        return {}
    table = schema.pledge_keys.c
    shared: Counter[str] = Counter()
    least: dict[str, int] = {}
    for some in _batches(_numbers(report.keys)):
        rows = connection.execute(
            select(table.commitment, table.least)
            .where(table.key.in_(some), table.day.between(day - DAYS, day))
            .order_by(table.day.desc(), table.commitment, table.key)
            .limit(MOST)
        )
        for row in rows:
            shared[row.commitment] += 1
            least[row.commitment] = row.least
    enough = Counter({c: n for c, n in shared.items() if n >= least[c]})
    return _read(connection, _closest(enough, {record_id(article.id, p.mark) for p in report.pledges}))


def _reports_after(connection: Connection, article: Kept, own: Mapping[str, Pledge]) -> list[tuple[int, Report]]:
    """Other articles after the promise that share enough keys with it, prepared for comparing."""
    day = _day(article.at)
    if day is None:
        return []
    table = schema.report_keys.c
    wanted: Counter[int] = Counter()
    for pledge in own.values():
        rows = connection.execute(
            select(table.article, func.count().label("size"))
            .where(
                table.key.in_(_numbers(keys_of(pledge))),
                table.day.between(day, day + DAYS),
                table.article != article.number,
            )
            .group_by(table.article)
            .having(func.count() >= least_keys(pledge))
        )
        wanted.update({row.article: row.size for row in rows})
    numbers = sorted(wanted, key=lambda n: (-wanted[n], n))[:CLOSEST_REPORTS]
    return [(number, _report(connection, number)) for number in sorted(numbers)]


def _report(connection: Connection, number: int) -> Report:
    from standoff.case.adding import article_of, unpack

    articles, readings = schema.articles, schema.readings.c
    row = connection.execute(
        select(articles, readings.body)
        .join(schema.readings, readings.id == articles.c.reading)
        .where(articles.c.number == number)
    ).one()
    told = msgspec.structs.replace(article_of(row), id=row.id)
    return Report(told, amended(connection, row.id, unpack(row.body, row.id)), row.at)


def _closest(shared: Counter[str], without: Iterable[str]) -> list[str]:
    left_out = set(without)
    return sorted((c for c in shared if c not in left_out), key=lambda c: (-shared[c], c))[:CLOSEST]


def _read(connection: Connection, wanted: Sequence[str]) -> dict[str, Pledge]:
    table = schema.pledges.c
    rows = connection.execute(
        select(table.commitment, table.body).where(table.commitment.in_(wanted)).order_by(table.commitment)
    )
    return {row.commitment: msgspec.json.decode(row.body, type=Pledge) for row in rows}


def _join(connection: Connection, pairs: set[tuple[str, str]]) -> None:
    """Keep that pairs of commitments tell one promise, and give all that hang together one name."""
    if not pairs:
        return
    insert_or_ignore(connection, schema.promise_pairs, [{"a": a, "b": b} for a, b in sorted(pairs)])
    table = schema.pledges.c
    ends = sorted({end for pair in pairs for end in pair})
    label = {
        row.commitment: row.promise
        for row in connection.execute(select(table.commitment, table.promise).where(table.commitment.in_(ends)))
    }
    groups = Groups((label[a], label[b]) for a, b in pairs)
    for named, group in groups.gathered(label.values()).items():
        connection.execute(
            update(schema.pledges).where(table.promise.in_(sorted(group - {named}))).values(promise=named)
        )


def _part(connection: Connection, label: str) -> None:
    """Name anew the tellings left of a promise of which some are gone."""
    table, pairs = schema.pledges.c, schema.promise_pairs.c
    left = list(connection.execute(select(table.commitment).where(table.promise == label)).scalars())
    rows = connection.execute(select(pairs.a, pairs.b).where(pairs.a.in_(left), pairs.b.in_(left)))
    for named, group in Groups((row.a, row.b) for row in rows).gathered(left).items():
        connection.execute(update(schema.pledges).where(table.commitment.in_(sorted(group))).values(promise=named))


def _keep_evidence(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Keep what is told of promises; a mark of which no record was made leaves its words alone."""
    table = schema.records.c
    named = sorted({row["record"] for row in rows if row["record"]})
    known = set(connection.execute(select(table.id).where(table.id.in_(named))).scalars()) if named else set()
    for row in rows:
        row["record"] = row["record"] if row["record"] in known else None
    insert_or_ignore(connection, schema.promise_evidence, rows)


def _row(commitment: str, finding: Finding, report: Report, number: int) -> dict[str, Any]:
    return {
        "commitment": commitment,
        "article": number,
        "start": finding.span.start,
        "end": finding.span.end,
        "verdict": finding.verdict,
        "record": _record(finding, report),
        "score": finding.score,
        "own": finding.own,
        "why": _why(finding),
    }


def _record(finding: Finding, report: Report) -> str | None:
    if finding.mark is None:
        return None
    reading, article = report.reading, report.article.id
    claimed = any(a.id == finding.mark for a in reading.attributions)
    return claim_id(article, finding.mark) if claimed else record_id(article, finding.mark)


TELLS = {
    "kept": "tells it as done",
    "broken": "tells the opposite as done",
    "withdrawn": "tells it as called off",
    "disputed": "tells it as denied, or as broken by another's word",
    "open": "tells it as not done yet",
}
"""What evidence of a verdict says, in words."""


def _why(finding: Finding) -> str:
    doer = f" by {side_name(finding.doer)}" if finding.doer else ""
    common = f"; in common: {', '.join(finding.common)}" if finding.common else ""
    tells = "tells that its maker now says the opposite" if finding.announced else TELLS[finding.verdict] + doer
    return f"{tells} ({finding.told}){common}"


def _batches(keys: Sequence[int], size: int = 400) -> Iterable[Sequence[int]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _numbers(keys: Iterable[str]) -> list[int]:
    """A number for each key, the same everywhere: an index of numbers is a third of one of words."""
    return sorted({shingles([key], 1)[0] for key in keys})


def _day(at: str) -> int | None:
    """The day of a moment, counted; None where it is not known."""
    try:
        return dt.date.fromisoformat(at[:10]).toordinal()
    except ValueError:
        return None
