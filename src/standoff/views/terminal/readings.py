"""One article's record in a terminal: the text with its marked words underlined, then a table for each kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from standoff.model import Article, Attribution, Reading, Span, Toponym
from standoff.views.numbers import number_range
from standoff.views.terminal.tables import table
from standoff.views.words import short

LAYERS = (
    ("content", "underline"),
    ("source", "bold cyan"),
    ("cue", "bold yellow"),
    ("time", "magenta"),
    ("place", "green"),
    ("number", "blue"),
)
"""Which words are shown how; later ones lie on top."""
DEPTHS = ("bold blue", "bold magenta", "bold red", "bold green")
"""Brackets round contents, from what the outlet reports inward; deeper ones take the last."""


def reading_view(article: Article, reading: Reading) -> RenderableType:
    """Everything read in one article."""
    head = article.title or article.id
    parts: list[RenderableType] = [Rule(Text(head, style="bold"), align="left")]
    facts = " · ".join(x for x in (article.outlet, article.published or "date unknown", article.url) if x)
    parts.append(Text(facts, style="dim"))
    parts.append(Padding(marked_text(article.text, reading), (1, 0)))
    parts.append(_key())
    parts += [Padding(t, (1, 0, 0, 0)) for t in reading_tables(article.text, reading)]
    return Group(*parts)


def marked_text(text: str, reading: Reading) -> Text:
    """The article's text with sources, cues, contents, times, places and numbers marked; furniture dimmed.

    Contents stand in brackets coloured by depth, so that words inside somebody's words are seen to be that.
    """
    out = Text(text)
    spans = _layers(reading)
    for name, style in LAYERS:
        for span in spans[name]:
            out.stylize(style, span.start, span.end)
    for span in reading.furniture:
        out.stylize("dim strike", span.start, span.end)
    return _bracketed(out, reading)


def _bracketed(text: Text, reading: Reading) -> Text:
    """The text with a bracket where each content begins and ends, outer ones outside."""
    depths = reading.depths()
    brackets = set()
    for a in reading.attributions:
        for span in a.content:
            style = DEPTHS[min(depths[a.id], len(DEPTHS) - 1)]
            # At one place inner contents close before outer ones, and outer ones open before inner ones.
            brackets.add((span.start, 1, -len(span), "[", style))
            brackets.add((span.end, 0, len(span), "]", style))
    out, at = Text(), 0
    for place, _, _, bracket, style in sorted(brackets):
        out.append_text(text[at:place] if place > at else Text())
        out.append(bracket, style=style)
        at = place
    out.append_text(text[at:])
    return out


def _layers(reading: Reading) -> dict[str, list[Span]]:
    return {
        "content": [s for a in reading.attributions for s in a.content],
        "source": [s for a in reading.attributions for s in a.source],
        "cue": [s for a in reading.attributions for s in a.cue],
        "time": [t.span for t in reading.timexes],
        "place": [t.span for t in reading.toponyms],
        "number": [q.span for q in reading.quantities],
    }


def _key() -> Text:
    key = Text("marked: ", style="dim")
    for name, style in LAYERS:
        key.append(name, style=style)
        key.append("  ")
    key.append("in brackets by depth: ")
    for depth, style in enumerate(DEPTHS[:3], 1):
        key.append(f"[{depth}]", style=style)
    return key


def reading_tables(text: str, reading: Reading) -> Iterator[Table]:
    """One table for each kind of mark that there is."""
    depth = reading.depths()
    yield from _table(
        "Who says what",
        ("chain", "act", "", "certainty", "content", "if / by"),
        (
            (
                "  " * depth[a.id] + (" < ".join(a.chain) or "the outlet"), a.act, a.polarity, a.certainty,
                short(_words(text, a.content)), _condition(text, a),
            )
            for a in reading.attributions
        ),
    )  # fmt: skip
    yield from _table(
        "Events",
        ("type", "status", "actor", "recipient", "when", "where", "words"),
        (
            (
                f"{e.plover} {e.cameo}", e.status, e.source_code or e.source_text or "",
                e.target_code or e.target_text or "", _when(e.start, e.end), ", ".join(p.name for p in e.places),
                short(_words(text, e.event_spans)),
            )
            for e in reading.events
        ),
    )  # fmt: skip
    yield from _table(
        "Forces",
        ("holder", "what", "number", "where", "readiness", "words"),
        (
            (
                p.holder, p.asset, number_range(p.low, p.high, p.approx), ", ".join(p.where), p.readiness,
                short(p.quote.of(text)),
            )
            for p in reading.postures
        ),
    )  # fmt: skip
    yield from _table(
        "Advisories",
        ("issuer", "advice", "where", "words"),
        (
            (a.issuer, a.kind + (" (lifted)" if a.lifted else ""), ", ".join(a.where), short(a.quote.of(text)))
            for a in reading.advisories
        ),
    )
    yield from _table(
        "Commitments",
        ("by", "kind", "what", "if", "due"),
        (
            (
                c.by, c.kind, short(c.then.of(text)), short(c.condition.of(text)) if c.condition else "",
                c.due.wording if c.due else "",
            )
            for c in reading.commitments
        ),
    )  # fmt: skip
    yield from _table(
        "Numbers",
        ("words", "stated", "implied", "of"),
        (
            (q.span.of(text), number_range(q.low, q.high, q.approx_wording), number_range(*q.bounds), q.unit or "")
            for q in reading.quantities
        ),
    )
    yield from _table(
        "Times",
        ("words", "value", "from", "to"),
        ((t.span.of(text), t.value, t.earliest or "", t.latest or "") for t in reading.timexes),
    )
    yield from _table(
        "Places",
        ("name", "taken for", "role", "precision"),
        (
            (t.name, f"{t.canonical or '?'} {t.country or ''}".strip(), t.role, t.precision or "")
            for t in _once(reading.toponyms)
        ),
    )


def _once(toponyms: Iterable[Toponym]) -> Iterator[Toponym]:
    seen = set()
    for t in toponyms:
        key = (t.name, t.role)
        if key not in seen:
            seen.add(key)
            yield t


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Table]:
    listed = list(rows)
    if listed:
        yield table(title, columns, listed)


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(s.of(text) for s in spans)


def _condition(text: str, a: Attribution) -> str:
    parts = [short(_words(text, a.condition), 40)] if a.condition else []
    if a.due:
        parts.append(f"by: {a.due.wording}")
    return "; ".join(parts)


def _when(start: str | None, end: str | None) -> str:
    if not start:
        return ""
    return start if not end or end == start else f"{start} – {end}"
