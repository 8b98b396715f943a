"""The brief, with every note leading to the words it stands on."""

from __future__ import annotations

import re
from threading import Lock
from typing import TYPE_CHECKING

from standoff.views.brief import Brief, make_brief
from standoff.views.brief.writing import NOTE
from standoff.views.web.asked import Asked
from standoff.views.web.screens.screen import Screen

if TYPE_CHECKING:
    from standoff.case import Case

KEPT = 8
"""Briefs kept, for making one takes most of a second."""
_ONE = Lock()
"""Two who ask at once wait for one making."""
_MADE: dict[tuple[object, ...], Brief] = {}
_MARK = re.compile(r"\[\^(\d+)\]")


def brief(case: Case, asked: Asked) -> Screen:
    """A brief over a period."""
    made = brief_of(case, asked)
    notes = []
    sections = []
    for section in made.sections:
        lines = []
        for sentence in section.sentences:
            line: list[tuple[str, int]] = []
            for n, piece in enumerate(_MARK.split(sentence.words)):
                if n % 2:
                    notes.append(sentence.citations[int(piece) - 1])
                line.append(("", len(notes)) if n % 2 else (piece, 0))
            lines.append(line)
        sections.append((section.title, lines, section.left_out))
    values = {"brief": made, "sections": sections, "notes": notes, "note": NOTE}
    return Screen("brief.html", values, made)


def brief_of(case: Case, asked: Asked) -> Brief:
    """The brief a screen or a file is made from; made again when the case has grown since."""
    info = case.info()
    key = (info.location, info.articles, info.claims, info.last, asked["since"], asked["until"])
    with _ONE:
        if key not in _MADE:
            while len(_MADE) >= KEPT:
                del _MADE[next(iter(_MADE))]
            _MADE[key] = make_brief(case, since=asked["since"] or None, until=asked["until"] or None)
        return _MADE[key]
