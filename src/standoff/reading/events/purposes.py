"""Clauses that only say what something is for or about: purposes, charges, and words somebody was met to hear."""

from __future__ import annotations

from standoff.knowledge.governors import load_words
from standoff.knowledge.plover import QUADS
from standoff.reading.events.typing_events import Typer, Typing
from standoff.reading.frames import Frame
from standoff.reading.parse import Parse

_AIMS = frozenset(("advcl", "xcomp"))
_COMPLEMENTS = frozenset(("ccomp", "xcomp"))
CALM = 2
"""The highest quad class of what is no conflict."""


def first_of(parse: Parse, verb: int) -> int:
    """The first of verbs joined by "and"."""
    while parse.deps[verb] == "conj" and parse.pos[parse.heads[verb]] == "VERB":
        verb = parse.heads[verb]
    return verb


def is_purpose(parse: Parse, frame: Frame) -> bool:
    """Whether a verb only says what something is for: "a force to protect", "permission to help", "let it land"."""
    first = first_of(parse, frame.predicate)
    if frame.kind != "verb" or frame.status != "possible" or parse.tags[frame.predicate] != "VB":
        return False
    own = frame.word in (frame.predicate, first)
    if parse.deps[first] in ("advcl", "acl", "relcl"):
        return own
    over = parse.lemmas[parse.heads[first]]
    bare = all(parse.deps[c] != "mark" for c in parse.children[first])  # not "the demand that it ease"
    letting = over in load_words("letting") and (own or frame.word == parse.heads[first])
    return parse.deps[first] in _COMPLEMENTS and bare and (letting or (own and _has_to(parse, first)))


def _has_to(parse: Parse, verb: int) -> bool:
    return any(parse.deps[c] == "aux" and parse.lowers[c] == "to" for c in parse.children[verb])


def is_said(parse: Parse, frame: Frame, typer: Typer) -> bool:
    """Whether words are what somebody called or met another for, and so were said: "called her to voice support"."""
    first = first_of(parse, frame.predicate)
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
