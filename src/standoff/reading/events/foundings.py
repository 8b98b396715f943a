"""The founding of a body of states, which its members agreed on: "The African Union was founded in 2002"."""

from __future__ import annotations

from standoff.knowledge.plover import load_coding
from standoff.reading.events.coded import Coded
from standoff.reading.events.parties import Parties
from standoff.reading.events.typing_events import Typing
from standoff.reading.frames import Frame

_FOUNDING = frozenset(("found", "establish", "create"))
_BODY = "IGO"
"""What the codes of bodies of states begin with."""


def foundings(frames: tuple[Frame, ...], parties: Parties) -> list[Coded]:
    """Bodies of states that were founded by nobody named."""
    typing = Typing(load_coding().codes["030"], "founding")
    out: list[Coded] = []
    for frame in frames:
        if frame.kind != "verb" or not frame.passive or frame.agents or frame.lemma not in _FOUNDING:
            continue
        bodies = (parties.at(t, dig=False) for t in frame.patients)
        out += [
            Coded(frame, typing, frame.status, body, None, 0.5)
            for body in bodies
            if body is not None and body.code is not None and body.code.startswith(_BODY)
        ]
    return out
