"""A brief as Markdown and as a page that stands alone."""

from __future__ import annotations

import re

from standoff.views.brief.checking import day_words
from standoff.views.brief.sentences import Brief, Citation, Section

_MARK = re.compile(r"\[\^(\d+)\]")
NOTE = (
    "Every sentence is assembled from records and cites the words it stands on. Nothing here is said to be true or"
    " false: it is said by whom it is said."
)


def brief_markdown(brief: Brief) -> str:
    """The brief with footnotes numbered through, a source annex at the end."""
    notes: list[Citation] = []
    parts = [f"# {brief.title}", _period(brief), NOTE]
    for section in brief.sections:
        parts.append(f"## {section.title}")
        parts.append("\n".join(f"- {_numbered(s.words, s.citations, notes)}" for s in section.sentences))
        parts.append(_left_out(section))
    if brief.sources:
        parts.append("## Sources cited")
        parts.append("\n".join(f"- {outlet}: {count}" for outlet, count in brief.sources))
    parts.append("\n".join(f"[^{n}]: {_note(c)}" for n, c in enumerate(notes, 1)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _numbered(words: str, citations: tuple[Citation, ...], notes: list[Citation]) -> str:
    def one(found: re.Match[str]) -> str:
        notes.append(citations[int(found.group(1)) - 1])
        return f"[^{len(notes)}]"

    return _MARK.sub(one, words)


def _note(c: Citation) -> str:
    title = f", “{c.title}”" if c.title else ""
    url = f" <{c.url}>" if c.url else ""
    where = f"{c.outlet or 'unknown outlet'}{title}, {day_words(c.at)}, [{c.start}, {c.end})"
    return f"{where}: “{' '.join(c.quote.split())}”{url}"


def _period(brief: Brief) -> str:
    span = " to ".join(x for x in (brief.since, brief.until) if x)
    when = f"since {brief.since}" if brief.since and not brief.until else (span or "whole case")
    return f"*{when}: {brief.articles} articles, {brief.outlets} outlets*"


def _left_out(section: Section) -> str:
    """What the section does not tell; empty when it tells all."""
    more = [f"{section.left_out} more are in the case"] if section.left_out else []
    if section.refused:
        more.append(f"{len(section.refused)} refused by the checker")
    return f"*{'; '.join(more)}.*" if more else ""


def brief_html(brief: Brief) -> str:
    """The brief as one page without any file beside it."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(loader=PackageLoader("standoff.views.brief"), autoescape=True)
    notes: list[Citation] = []
    sections = []
    for section in brief.sections:
        lines = []
        for sentence in section.sentences:
            pieces = _MARK.split(sentence.words)
            line: list[tuple[str | None, int | None]] = []
            for n, piece in enumerate(pieces):
                if n % 2:
                    notes.append(sentence.citations[int(piece) - 1])
                    line.append((None, len(notes)))
                else:
                    line.append((piece, None))
            lines.append(line)
        sections.append({"title": section.title, "lines": lines, "left_out": _left_out(section).strip("*")})
    return environment.get_template("brief.html").render(
        brief=brief,
        period=_period(brief).strip("*"),
        note=NOTE,
        sections=sections,
        notes=list(enumerate(notes, 1)),
        day=day_words,
    )
