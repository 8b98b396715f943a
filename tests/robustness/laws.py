"""What holds of every Reading, whatever its text: the laws, each told by the words that break it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from standoff.model import Reading
from standoff.model.reading import spans_in

KINDS = (
    "attributions", "events", "postures", "advisories", "commitments", "toponyms", "timexes", "quantities", "actors",
)  # fmt: skip


def broken_laws(text: str, reading: Reading) -> list[str]:
    """Every breach of a law, in words; none for a sound Reading."""
    reading.check(text)
    found = [*_spans(text, reading), *_ids(reading), *_parents(text, reading), *_references(reading)]
    found += [*_bounds(text, reading), *_times(text, reading)]
    again = msgspec.json.decode(msgspec.json.encode(reading), type=Reading)
    return found if again == reading else [*found, "its JSON is another Reading"]


def _spans(text: str, reading: Reading) -> Iterator[str]:
    for span in spans_in(reading):
        words = span.of(text)
        if words != words.strip():
            yield f"blanks at the edge of {words!r}"
    for a in reading.attributions:
        for name in ("source", "cue", "content", "condition"):
            if any(one.end > other.start for one, other in pairwise(getattr(a, name))):
                yield f"{name} out of order or overlapping at {a.rule}"
        if not a.content or not a.cue:
            yield f"no cue or no content: {a.rule}"


def _ids(reading: Reading) -> Iterator[str]:
    ids = [mark.id for kind in KINDS for mark in getattr(reading, kind)]
    yield from (f"id {i} given twice" for i in {i for i in ids if ids.count(i) > 1})


def _parents(text: str, reading: Reading) -> Iterator[str]:
    known = {a.id: a for a in reading.attributions}
    for a in reading.attributions:
        if a.parent is None:
            continue
        parent = known.get(a.parent)
        if parent is None:
            yield f"parent {a.parent} is no attribution"
            continue
        # "Citing officials, it said": the two share one content, and the inner cue stands beside it.
        inside = all(any(piece.contains(cue) for piece in parent.content) for cue in a.cue)
        if not inside and a.content != parent.content:
            yield f"cue {a.cue[0].of(text)!r} lies outside its parent's content"
        seen, at = {a.id}, a.parent
        while at in known:
            if at in seen:
                yield f"{a.id} stands inside itself"
                break
            seen.add(at)
            at = known[at].parent or ""


def _references(reading: Reading) -> Iterator[str]:
    attributions = {a.id for a in reading.attributions} | {None}
    quantities = {q.id for q in reading.quantities} | {None}
    toponyms = {t.id for t in reading.toponyms} | {None}
    for kind in ("events", "postures", "advisories", "commitments"):
        for mark in getattr(reading, kind):
            if mark.attribution not in attributions:
                yield f"{kind}: attribution {mark.attribution} is none"
    for mark in (*reading.events, *reading.postures):
        if mark.quantity not in quantities:
            yield f"{mark.id}: quantity {mark.quantity} is none"
    for event in reading.events:
        if any(place.toponym not in toponyms for place in event.places):
            yield f"{event.id}: a place is no toponym"


def _bounds(text: str, reading: Reading) -> Iterator[str]:
    for q in reading.quantities:
        for low, high in ((q.low, q.high), q.bounds):
            if low is not None and high is not None and low > high:
                yield f"{q.span.of(text)!r} goes from {low} down to {high}"
    for p in reading.postures:
        if p.low is not None and p.high is not None and p.low > p.high:
            yield f"{p.quote.of(text)!r} goes from {p.low} down to {p.high}"


def _times(text: str, reading: Reading) -> Iterator[str]:
    for t in reading.timexes:
        if t.earliest and t.latest and t.earliest[:10] > t.latest[:10]:
            yield f"{t.span.of(text)!r} ends ({t.latest}) before it begins ({t.earliest})"
    for e in reading.events:
        if e.start and e.end and e.start[:10] > e.end[:10]:
            yield f"{e.id} ends ({e.end}) before it begins ({e.start})"
