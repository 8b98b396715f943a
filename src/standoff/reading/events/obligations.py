"""Demands worded as obligations: "X said Y must leave" is a request of X to Y."""

from __future__ import annotations

from standoff.knowledge.plover import load_coding
from standoff.reading.events.coded import Coded
from standoff.reading.events.parties import Party
from standoff.reading.events.powers import holds_office
from standoff.reading.events.sides import Sides
from standoff.reading.events.typing_events import Typer, Typing
from standoff.reading.frames import Frame
from standoff.reading.frames.roles import prepositions, subjects
from standoff.reading.parse import Parse

_MUST = frozenset(("must", "should", "ought"))
MOST = 3
"""Those told what they must do at most, each with an event."""


def obligations(parse: Parse, frames: tuple[Frame, ...], typer: Typer, parties: Sides) -> list[Coded]:
    """The demands that clauses with "must" amount to when somebody else says them."""
    codes = load_coding().codes
    out: list[Coded] = []
    for frame in frames:
        if frame.kind != "verb" or parse.lowers[frame.word] not in _MUST or parse.heads[frame.word] != frame.predicate:
            continue
        over = _verb_over(parse, frame.predicate)
        speaker = _first(parties, subjects(parse, over)) if over is not None else None
        doers = [p for p in (parties.at(t) for t in frame.agents or frame.patients) if p is not None]
        if over is None or speaker is None or not doers:
            continue
        if doers[0].same(speaker) and parse.pos[doers[0].token] == "PRON":  # "a reminder to Y that it must": Y
            told = _first(parties, [k for prep, k in prepositions(parse, over) if prep == "to"])
            doers = [told] if told is not None else doers
        if doers[0].same(speaker) or not any(p.code or holds_office(parse, p) for p in (speaker, doers[0])):
            continue
        inner = typer.of(frame)
        demand = codes[(inner.code.demand if inner is not None else "") or "100"]
        typing = Typing(demand, "obligation", inner.code.plover if inner is not None else None, frame)
        out.extend(Coded(frame, typing, "happened", speaker, d, 0.6, frame.word) for d in doers[:MOST])
    return out


def _first(parties: Sides, tokens: list[int]) -> Party | None:
    return next((p for p in (parties.at(t) for t in tokens) if p is not None), None)


def _verb_over(parse: Parse, verb: int) -> int | None:
    """The verb of saying over a clause, or the one whose object has the clause for its content: "a reminder that"."""
    at = verb
    for up in parse.ancestors(verb):
        if parse.deps[at] in ("ccomp", "parataxis") and parse.pos[up] == "VERB":
            return up
        if parse.deps[at] == "acl" and parse.tags[at] != "VBG" and parse.deps[up] == "dobj":
            return parse.heads[up]
        at = up
    return None
