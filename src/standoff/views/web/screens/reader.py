"""An article's text with every record on the words it came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from standoff.model import Span
from standoff.views.web.diffs import changes
from standoff.views.web.rendering import act_words, stated
from standoff.views.web.screens.screen import Screen
from standoff.views.web.segments import Layered, cut, fitting

if TYPE_CHECKING:
    from standoff.case import Case
    from standoff.case.records import ArticleFile
    from standoff.model import Reading

LAYERS = (
    ("content", "Claims", "what is said"), ("source", "Holders", "who says it"), ("cue", "Cues", "the words of saying"),
    ("condition", "Conditions", "if and unless"), ("event", "Events", "what is said to happen"),
    ("posture", "Postures", "forces standing or moving"), ("advisory", "Advisories", "advice of states"),
    ("commitment", "Commitments", "promises, threats, ultimatums"), ("place", "Places", "names of places"),
    ("time", "Times", "when"), ("quantity", "Numbers", "how many"),
)  # fmt: skip
"""Layers with their heading and what they hold, in the order of the legend."""
QUIET = frozenset({"place", "time", "quantity"})
"""Layers that begin switched off."""


class Item(NamedTuple):
    """A line of the list beside the text."""

    id: str
    layer: str
    label: str
    who: str
    words: str
    more: str
    start: int
    link: str | None
    tone: str = ""
    depth: int = 0


def reader(case: Case, wanted: str) -> Screen:
    """The reader's page of an article; NotFoundError for an unknown id."""
    file = case.article(wanted)
    marked = [*_records(case, file), *_marks(file.reading)]
    items = sorted((item for item, _ in marked), key=lambda i: (i.start, i.layer))
    inside, orphans = fitting(file.article.text, [m for _, spans in marked for m in spans])
    before = next((r for r in file.revisions if r.revision == file.record.revision - 1), None)
    diff, edit = None, None
    if before is not None:
        edit = next((e for e in case.edits(article=wanted) if e.after == file.record.id), None)
        diff = changes(case.article(before.id).article.text, file.article.text)
    groups = [(layer, title, [i for i in items if i.layer == layer]) for layer, title, _ in LAYERS]
    values = {
        "file": file, "record": file.record, "article": file.article, "layers": LAYERS, "quiet": QUIET,
        "segments": cut(file.article.text, inside), "groups": [g for g in groups if g[2]],
        "orphans": orphans, "before": before, "diff": diff, "edit": edit, "corrections": file.corrections,
        "holders": {i.id: f"{i.who}: {i.label}" for i in items if i.layer == "content"},
    }  # fmt: skip
    return Screen("reader.html", values, file)


def _records(case: Case, file: ArticleFile) -> Iterator[tuple[Item, list[Layered]]]:
    """Records made from the article's marks, with the spans of each."""
    wanted = file.record.id
    depths = file.reading.depths()
    for c in case.claims(article=wanted, order="oldest"):
        m = c.mark
        who = " < ".join(h if h != "unstated" else "not named" for h in c.chain) or "the outlet itself"
        item = Item(
            c.id,
            "content",
            act_words(c.act, c.polarity),
            who,
            c.quote,
            "",
            c.start,
            f"/claims/{c.id}",
            c.act,
            depths.get(c.mark.id, 0),
        )
        layers = (("content", m.content), ("source", m.source), ("cue", m.cue), ("condition", m.condition))
        tones = {"deny": "denied", "reject": "denied", "threaten": "threat", "warn": "threat"}
        marks = [Layered(s.start, s.end, layer, c.id) for layer, spans in layers for s in spans]
        if c.act in tones:
            marks += [Layered(s.start, s.end, tones[c.act], c.id) for s in m.content]
        yield item, marks
    for e in case.events(article=wanted, order="oldest"):
        v = e.mark
        who = " → ".join(x for x in (v.source_text or v.source_code, v.target_text or v.target_code) if x)
        item = Item(e.id, "event", f"{v.plover} {v.cameo}", who, e.quote, v.status, e.start, None, v.status)
        yield item, _on("event", e.id, v.event_spans)
    for p in case.postures(article=wanted, order="oldest"):
        count = stated(p.mark.low, p.mark.high, p.mark.approx)
        label = " ".join(x for x in (count, p.mark.unit or p.mark.asset) if x)
        more = ", ".join((*p.mark.where, p.mark.readiness))
        item = Item(p.id, "posture", label, p.mark.holder, p.quote, more, p.start, None)
        yield item, _on("posture", p.id, (p.mark.quote,))
    for a in case.advisories(article=wanted, order="oldest"):
        label = a.mark.kind + (" (lifted)" if a.mark.lifted else "")
        item = Item(a.id, "advisory", label, a.mark.issuer, a.quote, ", ".join(a.mark.where), a.start, None)
        yield item, _on("advisory", a.id, (a.mark.quote,))
    for k in case.commitments(article=wanted, order="oldest"):
        more = f"{k.status}, due {k.mark.due.wording}" if k.mark.due else k.status
        item = Item(k.id, "commitment", k.mark.kind, k.mark.by, k.quote, more, k.start, None, k.mark.kind)
        held = _on("condition", k.id, (k.mark.condition,)) if k.mark.condition else []
        yield item, _on("commitment", k.id, (k.mark.then,)) + held


def _marks(reading: Reading) -> Iterator[tuple[Item, list[Layered]]]:
    """Places, times and numbers, which are no records but have spans of their own."""
    for t in reading.toponyms:
        where = f"{t.lat:.2f}, {t.lon:.2f}" if t.lat is not None and t.lon is not None else "not resolved"
        known = t.canonical if t.canonical and t.canonical != t.name else ""
        item = Item(t.id, "place", t.name, known, t.role, where, t.start, f"/map?place={t.name}")
        yield item, _on("place", t.id, (t.span,))
    for x in reading.timexes:
        meant = " to ".join(dict.fromkeys(v for v in (x.earliest, x.latest) if v)) or "not resolved"
        yield Item(x.id, "time", x.value, x.type.lower(), meant, "", x.start, None), _on("time", x.id, (x.span,))
    for q in reading.quantities:
        count = stated(*q.bounds, q.approx_wording)
        item = Item(q.id, "quantity", count, q.unit or "", q.of or "", q.change or "", q.start, None)
        yield item, _on("quantity", q.id, (q.span,))


def _on(layer: str, record: str, spans: tuple[Span, ...]) -> list[Layered]:
    return [Layered(s.start, s.end, layer, record) for s in spans]
