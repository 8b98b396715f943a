"""Clauses that only say what something is for or about: purposes, charges, and words somebody was met to hear."""

from __future__ import annotations

from standoff.knowledge.governors import load_words
from standoff.knowledge.plover import QUADS
from standoff.reading.events.typing_events import Typer, Typing
from standoff.reading.frames import Frame
from standoff.reading.parse import Parse

_AIMS = frozenset(("advcl", "xcomp"))
CALM = 2
"""The highest quad class of what is no conflict."""


def _first_of(parse: Parse, verb: int) -> int:
    """The first of verbs joined by "and"."""
    while parse.deps[verb] == "conj" and parse.pos[parse.heads[verb]] == "VERB":
        verb = parse.heads[verb]
    return verb


def is_purpose(parse: Parse, frame: Frame) -> bool:
    """Whether a verb only says what something is for: "a force to protect", "permission to help"."""
    first = _first_of(parse, frame.predicate)
    if frame.kind != "verb" or frame.status != "possible" or parse.deps[first] not in ("advcl", "acl", "relcl"):
        return False
    return frame.word in (frame.predicate, first) and parse.tags[frame.predicate] == "VB"


def is_said(parse: Parse, frame: Frame, typer: Typer) -> bool:
    """Whether words are what somebody called or met another for, and so were said: "called her to voice support"."""
    first = _first_of(parse, frame.predicate)
    if frame.status != "possible" or frame.lemma not in load_words("uttering") or parse.deps[first] not in _AIMS:
        return False
    over = typer.acts.by_token.get(parse.heads[first])
    typing = typer.of(over) if over is not None and over.status == "happened" else None
    return typing is not None and typing.code.plover == "CONSULT"


def is_charge(parse: Parse, frame: Frame, typing: Typing, typer: Typer) -> bool:
    """Whether a deed that is no conflict is only what somebody is held or tried for: "jailed for helping militants"."""
    at, prep = frame.predicate, parse.heads[frame.predicate]
    if parse.deps[at] != "pcomp" or parse.lowers[prep] != "for" or QUADS[typing.code.plover or "AGREE"] > CALM:
        return False
    held = next((typer.acts.by_token[t] for t in parse.ancestors(prep) if t in typer.acts.by_token), None)
    over = typer.of(held) if held is not None else None
    return over is not None and (over.code.plover == "COERCE" or over.code.code[:3] in ("115", "116"))
