"""Attributions read beside attributions labelled by hand: who matches whom, and what is wrong with the rest.

An attribution is right when its cue overlaps the labelled one, its source overlaps too (or neither has one), and its
content shares at least half its characters with the labelled one (Jaccard).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from standoff.model import Article, Attribution, text_sha256
from standoff.reading import read_articles

LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """An attribution that was read, and whether it is right; None where the labels cannot tell."""

    attribution: Attribution
    right: bool | None


def article_of(row: dict[str, Any]) -> Article:
    """The article of a labelled row."""
    published = row.get("published") or row.get("date")
    return Article(id=str(row["id"]), text=row["text"], sha256=text_sha256(row["text"]), published=published)


def read_rows(labelled: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], tuple[Attribution, ...]]]:
    """Each row with the attributions read in its text."""
    readings = read_articles(article_of(row) for row in labelled)
    return [(row, reading.attributions) for row, reading in zip(labelled, readings, strict=True)]


def judge(row: dict[str, Any], found: Sequence[Attribution], *, nested: bool) -> tuple[list[Judged], Counter[str]]:
    """Every attribution judged, and the errors by kind; without `nested` labels only outermost ones are judged."""
    labels = [one for one in row["attributions"] if one["cue"] and one["content"]]
    pairs = []
    for g, label in enumerate(labels):
        for p, one in enumerate(found):
            if _overlap(label["cue"], one.cue):
                pairs.append((_jaccard(label["content"], one.content), g, p))
    matched: dict[int, int] = {}
    for _, g, p in sorted(pairs, key=lambda x: (-x[0], x[1], x[2])):
        if g not in matched and p not in matched.values():
            matched[g] = p
    kinds: Counter[str] = Counter()
    right: set[int] = set()
    for g, label in enumerate(labels):
        kind = "missed cue" if g not in matched else _kind(label, found[matched[g]])
        if not nested and g in matched and found[matched[g]].parent is not None:
            kind = "taken for nested"
        kinds[kind] += 1
        if kind in {"exact", "edges"}:
            right.add(matched[g])
    judged = []
    for p, one in enumerate(found):
        if p not in matched.values() and (nested or one.parent is None):
            kinds["false cue"] += 1
        known = nested or one.parent is None
        judged.append(Judged(one, p in right if known else None))
    return judged, kinds


def _kind(label: dict[str, Any], one: Attribution) -> str:
    if _jaccard(label["content"], one.content) < LIKE:
        return "wrong content"
    if bool(label["source"]) != bool(one.source) or (label["source"] and not _overlap(label["source"], one.source)):
        return "wrong source"
    same = all(_chars(label[role]) == _chars(getattr(one, role)) for role in ("cue", "source", "content"))
    return "exact" if same else "edges"


def _pairs(spans: Sequence[Any]) -> list[tuple[int, int]]:
    return [(s.start, s.end) if hasattr(s, "start") else (s[0], s[1]) for s in spans]


def _chars(spans: Sequence[Any]) -> set[int]:
    return {i for start, end in _pairs(spans) for i in range(start, end)}


def _overlap(a: Sequence[Any], b: Sequence[Any]) -> bool:
    return any(s < f and e < t for s, t in _pairs(a) for e, f in _pairs(b))


def _jaccard(a: Sequence[Any], b: Sequence[Any]) -> float:
    left, right = _chars(a), _chars(b)
    return len(left & right) / max(1, len(left | right))
