"""Claims: one row for each attribution of a Reading, with its holders."""

from __future__ import annotations

from typing import Any

import msgspec

from standoff.case.cast import TOGETHER, Cast
from standoff.model import Attribution, Reading, Spans, content_id, hull


def claim_id(article: str, attribution: str) -> str:
    """The id of the claim made of an attribution in an article of the case."""
    return local_id("c", article, attribution)


def local_id(kind: str, article: str, *parts: object) -> str:
    """An id from content that begins with its article's: rows of one article lie together in every index."""
    return f"{kind}{article[1:]}-{content_id('', *parts)[:8]}"


def article_with(local: str) -> str:
    """The id of the article a record's id begins with, or of the article itself; a retracted record is in no table."""
    return f"a{local[1:].partition('-')[0]}"


def words_under(text: str, spans: Spans) -> str:
    """The words under the spans, joined by an ellipsis where something lies between."""
    return " … ".join(text[s.start : s.end] for s in sorted(spans))


def claim_rows(article: str, text: str, reading: Reading, cast: Cast) -> list[tuple[dict[str, Any], ...]]:
    """(record, claim, holder, holder ...) rows of every attribution, parents before children."""
    known = {a.id for a in reading.attributions}
    rows: list[tuple[dict[str, Any], ...]] = []
    for attribution in _parents_first(reading.attributions):
        parent = attribution.parent if attribution.parent in known else None
        span = hull((*attribution.source, *attribution.cue, *attribution.content))
        own = claim_id(article, attribution.id)
        due = attribution.due
        record = {
            "id": own,
            "kind": "claim",
            "mark": attribution.id,
            "claim": claim_id(article, parent) if parent else None,
            "start": span.start if span else 0,
            "end": span.end if span else 0,
            "quote": words_under(text, attribution.content or attribution.cue),
            "first": None,
            "last": None,
            "body": msgspec.json.encode(attribution).decode(),
        }
        claim = {
            "record": own,
            "chain": msgspec.json.encode(attribution.chain).decode(),
            "depth": len(attribution.chain),
            "act": attribution.act,
            "polarity": attribution.polarity,
            "certainty": attribution.certainty,
            "certainty_wording": attribution.certainty_wording,
            "condition": words_under(text, attribution.condition) or None,
            "due_start": due.start if due else None,
            "due_end": due.end if due else None,
            "due_wording": due.wording if due else None,
            "manner": attribution.manner,
            "confidence": attribution.confidence,
        }
        rows.append((record, claim, *_holder_rows(own, attribution, cast)))
    return rows


def _holder_rows(claim: str, attribution: Attribution, cast: Cast) -> list[dict[str, Any]]:
    rows = []
    for position, name in enumerate(attribution.chain):
        holder = attribution.holders[position] if position < len(attribution.holders) else None
        kind = holder.kind if holder else "unstated"
        names = name.split(TOGETHER)
        keys = _parted(holder.key if holder else None, len(names))
        codes = _parted(holder.code if holder else None, len(names))
        for part, (one, key, code) in enumerate(zip(names, keys, codes, strict=True)):
            actor = cast.add(one, kind, key=key, code=code)
            rows.append(
                {
                    "claim": claim,
                    "position": position,
                    "part": part,
                    "actor": actor,
                    "name": one,
                    "key": key,
                    "code": code,
                    "kind": kind,
                }
            )
    return rows


def _parted(joined: str | None, size: int) -> list[str | None]:
    """The parts of a joined key or code, one for each name; nothing where they do not pair up."""
    parts: list[str | None] = [p or None for p in joined.split(TOGETHER)] if joined else []
    return parts if len(parts) == size else [None] * size


def _parents_first(attributions: tuple[Attribution, ...]) -> list[Attribution]:
    """In text order, but no child before its parent, as its row points at the parent's."""
    waiting = {a.id: a for a in attributions}
    ordered: list[Attribution] = []

    def place(attribution: Attribution) -> None:
        if waiting.pop(attribution.id, None) is None:
            return
        if attribution.parent in waiting:
            place(waiting[attribution.parent])
        ordered.append(attribution)

    for attribution in attributions:
        place(attribution)
    return ordered
