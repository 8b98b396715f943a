"""Tables of a case's records, one function a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rich.table import Table

from standoff.case.change import Change
from standoff.case.corrections.correction import Correction
from standoff.case.outcomes import PromiseRecord
from standoff.case.queries.edits import EditRecord
from standoff.case.queries.occurrences import Happening
from standoff.case.queries.stories import StoryRecord
from standoff.case.records import (
    ActorRecord,
    AdvisoryRecord,
    ArticleRecord,
    ClaimRecord,
    CommitmentRecord,
    EventRecord,
    PostureRecord,
    SearchHit,
    SourceRecord,
    TimelineItem,
)
from standoff.views.numbers import number_range
from standoff.views.terminal.tables import table
from standoff.views.words import short

Row = tuple[str, ...]


def day(moment: str | None) -> str:
    """The day of a moment; a question mark when unknown."""
    return (moment or "?")[:10]


def chain(holders: Iterable[str], outlet: str | None) -> str:
    """Outlet and holders, outermost first."""
    return " < ".join([outlet or "?", *holders])


def _claim(c: ClaimRecord) -> Row:
    parts = [short(c.condition, 40)] if c.condition else []
    if c.due_wording:
        parts.append(f"by: {c.due_wording}")
    act = c.act + ("" if c.polarity == "+" else " (-)")
    return day(c.at), chain(c.chain, c.outlet), act, c.certainty, short(c.quote), "; ".join(parts)


def _event(e: EventRecord) -> Row:
    mark = e.mark
    return (
        day(e.first or e.at), f"{mark.plover} {mark.cameo}", mark.status, mark.source_text or mark.source_code or "",
        mark.target_text or mark.target_code or "", chain(e.chain, e.outlet), short(e.quote),
    )  # fmt: skip


def _happening(h: Happening) -> Row:
    told = "\n".join(f"{chain(e.chain, e.outlet)}: {short(e.quote, 70)}" for e in h.events[:6])
    many = f"{h.reports} of {h.articles}"
    return day(h.first or h.at), f"{h.type} {h.cameo}", h.status, h.source or "", h.target or "", many, told


def _story(s: StoryRecord) -> Row:
    told = "\n".join(f"{day(a.at)} {a.outlet or '?'}: {short(a.title or '', 70)}" for a in s.articles[:8])
    more = f"\nand {len(s.articles) - 8} more" if len(s.articles) > 8 else ""
    return (
        day(s.first),
        day(s.last),
        short(s.headline, 60),
        f"{s.reports} of {len(s.articles)}",
        "\n".join((told + more, *s.said)),
    )


def _posture(p: PostureRecord) -> Row:
    m = p.mark
    return (
        day(p.first or p.at), m.holder, m.asset, number_range(m.low, m.high, m.approx), ", ".join(m.where), m.readiness,
        chain(p.chain, p.outlet), short(p.quote, 60),
    )  # fmt: skip


def _advisory(a: AdvisoryRecord) -> Row:
    m = a.mark
    kind = m.kind + (" (lifted)" if m.lifted else "")
    return day(a.at), m.issuer, kind, ", ".join(m.where), chain(a.chain, a.outlet), short(a.quote)


def _commitment(c: CommitmentRecord) -> Row:
    m = c.mark
    due = m.due.wording if m.due else ""
    return day(c.at), m.by, m.kind, short(c.quote), due, chain(c.chain, c.outlet)


def _promise(p: PromiseRecord) -> Row:
    parts = [short(p.condition, 60)] if p.condition else []
    if p.condition and p.met:
        parts.append("(told as come about)")
    told = [f"{e.verdict}: {day(e.at)} {chain(e.chain, e.outlet)}: {short(e.quote, 80)}" for e in p.evidence]
    return (
        day(p.first),
        p.by,
        short(p.quote),
        " ".join(parts),
        day(p.due) if p.due else "",
        p.status,
        "\n".join(told or [p.why]),
    )


def _article(a: ArticleRecord) -> Row:
    title = short(a.title or a.given_id, 80)
    return day(a.at), a.outlet or "?", title, str(a.claims), str(a.copies), str(a.revision), a.id


def _source(s: SourceRecord) -> Row:
    return s.name, s.role, s.reliability, str(s.articles), str(s.claims), str(s.copies), day(s.first), day(s.last)


def _actor(a: ActorRecord) -> Row:
    return a.name, a.kind, a.code or "", a.office or "", str(a.articles), str(a.mentions), str(a.claims)


def _item(t: TimelineItem) -> Row:
    when = t.day[:10] + ("" if t.dated else " (reported)")
    return when, t.kind, t.label, t.who or "", chain(t.chain, t.outlet), short(t.quote)


def _correction(c: Correction) -> Row:
    what = f"{c.field}: {c.value}" if c.field else c.other or c.value or ""
    why = c.why + (f" (undone by {c.undone_by})" if c.undone_by else "") + (" (no longer read)" if c.orphan else "")
    return c.made[:16], c.who, c.act, c.of, f"{c.about}\n{c.id}", what, why, short(c.quote, 60)


def _change(c: Change) -> Row:
    return (c.at or "?")[:16], c.cause, chain(c.chain, c.outlet), short(c.quote), c.why


def _edit(e: EditRecord) -> Row:
    lines = [f"{c.kind}: {' < '.join(c.chain)}: {short(c.says or c.said or '', 70)}" for c in e.claims]
    lines += [f"{f.before} became {f.after}" for f in e.figures]
    told = e.notice or "nothing says so"
    return (e.at or "?")[:16], e.outlet or "?", short(e.title or "", 60), "\n".join(lines), told


def _hit(h: SearchHit) -> Row:
    snippet = h.snippet.replace("\x02", "»").replace("\x03", "«")
    return day(h.article.at), h.article.outlet or "?", short(h.article.title or h.article.given_id, 60), snippet


WHO = ("name", "kind", "code", "office", "articles", "mentions", "claims")
KINDS: dict[str, tuple[tuple[str, ...], Callable[[Any], Row]]] = {
    "claims": (("day", "who says so", "act", "certainty", "words", "if / by"), _claim),
    "events": (("day", "type", "status", "actor", "recipient", "who says so", "words"), _event),
    "happenings": (("day", "type", "status", "actor", "recipient", "reports", "told by"), _happening),
    "stories": (("first", "last", "headline", "reports", "articles"), _story),
    "postures": (("day", "holder", "what", "number", "where", "readiness", "who says so", "words"), _posture),
    "advisories": (("day", "issuer", "advice", "where", "who says so", "words"), _advisory),
    "commitments": (("day", "by", "kind", "what", "due", "who says so"), _commitment),
    "promises": (("day", "by", "what", "if / unless", "due", "status", "what is told of it"), _promise),
    "articles": (("day", "outlet", "title", "claims", "copies", "rev.", "id"), _article),
    "sources": (("name", "role", "reliability", "articles", "claims", "copies", "first", "last"), _source),
    "actors": (WHO, _actor),
    "unresolved": (WHO, _actor),
    "timeline": (("day", "kind", "what", "who", "who says so", "words"), _item),
    "corrections": (("made", "who", "act", "of", "about", "what", "why", "words"), _correction),
    "diff": (("when", "cause", "who says so", "words", "why"), _change),
    "edits": (("when", "outlet", "title", "what changed", "notice"), _edit),
    "search": (("day", "outlet", "title", "words"), _hit),
}
"""Columns and row maker of every kind of record that `show` lists."""


def records_table(kind: str, records: Iterable[Any], title: str, *, ids: bool = False) -> Table:
    """The records of one kind as a table, with their ids where those are asked for."""
    columns, row = KINDS[kind]
    if ids:
        return table(title, ("id", *columns), ((getattr(r, "id", ""), *row(r)) for r in records))
    return table(title, columns, (row(r) for r in records))
