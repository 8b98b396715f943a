"""One claim: its words in their sentence, its chain, who stands against it, where the same text appears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from standoff.model import Span
from standoff.views.web.screens.screen import Screen
from standoff.views.web.segments import Layered, Segment, cut, fitting

if TYPE_CHECKING:
    from standoff.case import Case
    from standoff.case.records import ClaimRecord

MARGIN = 260
"""Characters of context at most on either side, where the paragraph is longer."""


def claim(case: Case, wanted: str) -> Screen:
    """The page of a claim; NotFoundError for an unknown id."""
    file = case.claim(wanted)
    found = case.article(file.claim.article)
    origins = case.origins(wanted)
    values = {
        "file": file, "c": file.claim, "article": found.article, "record": found.record,
        "context": context(found.article.text, file.claim), "copies": found.copies, "kin": _kin(case, file.claim),
        "origins": origins, "credibility": case.credibility(wanted, origins=origins),
    }  # fmt: skip
    return Screen("claim.html", values, structs.asdict(file) | {k: values[k] for k in ("origins", "credibility")})


def context(text: str, of: ClaimRecord) -> list[Segment]:
    """The paragraphs the claim stands in, cut where its source, cue and content begin and end."""
    mark = of.mark
    layers = (("content", mark.content), ("source", mark.source), ("cue", mark.cue), ("condition", mark.condition))
    marks, _ = fitting(text, [Layered(s.start, s.end, layer, of.id) for layer, spans in layers for s in spans])
    if not marks:
        return []
    whole = Span(min(m.start for m in marks), max(m.end for m in marks))
    start = max(text.rfind("\n", 0, whole.start) + 1, text.rfind(" ", 0, max(0, whole.start - MARGIN)) + 1)
    end = text.find("\n", whole.end)
    end = len(text) if end < 0 else end
    if end - whole.end > MARGIN:
        end = max(text.rfind(" ", whole.end, whole.end + MARGIN), whole.end)
    shifted = [m._replace(start=m.start - start, end=m.end - start) for m in marks]
    return cut(text[start:end], shifted)


def _kin(case: Case, of: ClaimRecord) -> list[ClaimRecord]:
    """The newest other claims of the same innermost holder and act."""
    if not of.chain or of.chain[-1] in {"unstated", "anonymous"}:
        return []
    return [c for c in case.claims(actor=of.chain[-1], act=of.act, limit=6) if c.id != of.id][:5]  # type: ignore[arg-type]
