"""All marks of one article, as `standoff read --format jsonl` prints them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from standoff.errors import SpanError
from standoff.model.marks import (
    Actor,
    Advisory,
    Attribution,
    Commitment,
    Event,
    Posture,
    Quantity,
    Timex,
    Toponym,
)
from standoff.model.span import Span, Spans


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """What a text itself says of where it comes from: who wrote it, whose copy it is, where it was filed.

    `credits` are credit lines and "with reporting by"; `agency` is the agency's mark inside the dateline.
    """

    bylines: Spans = ()
    credits: Spans = ()
    dateline: Span | None = None
    place: Span | None = None
    agency: Span | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one article's text says: a pure function of its text, its dates and the reader's version.

    `furniture` are the stretches of page furniture (bylines, "Read more") that were not read as story text;
    `opinion` are the reporter's own assessments, said by nobody but the outlet.
    """

    id: str
    sha256: str
    reader: str
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    postures: tuple[Posture, ...] = ()
    advisories: tuple[Advisory, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    actors: tuple[Actor, ...] = ()
    provenance: Provenance = Provenance()
    furniture: Spans = ()
    opinion: Spans = ()

    def spans(self) -> Iterator[Span]:
        """Every span of every mark, in no order."""
        yield from spans_in(self)

    def depths(self) -> dict[str, int]:
        """How many other attributions' contents each attribution stands in, by id."""
        parents = {a.id: a.parent for a in self.attributions}
        out: dict[str, int] = {}
        for id_, above in parents.items():
            depth, up = 0, above
            while up is not None and depth < len(parents):
                depth, up = depth + 1, parents.get(up)
            out[id_] = depth
        return out

    def check(self, text: str) -> Reading:
        """Itself, when every span lies in `text`; SpanError names the first that does not."""
        size = len(text)
        for span in self.spans():
            if span.end > size:
                msg = f"{self.id}: span [{span.start}, {span.end}) reaches past the text's {size} characters"
                raise SpanError(msg)
        return self


def spans_in(value: object) -> Iterator[Span]:
    """Every Span inside a value of the model, `start`/`end` pairs of marks included."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (Quantity, Timex, Toponym)):
        yield value.span
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_in(getattr(value, name))
