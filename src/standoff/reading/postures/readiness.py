"""How ready a force is told to be, and whether it is told as so, planned, possible, demanded or denied."""

from __future__ import annotations

from standoff.model.marks import Readiness, Status
from standoff.reading.frames import Frame
from standoff.reading.parse import Parse
from standoff.reading.postures.forces import Stand
from standoff.reading.postures.groups import Group

UNREAL = frozenset({"planned", "possible", "conditional", "demanded"})
LEVEL = frozenset("increase expand double boost build beef strengthen bolster".split())
"""Verbs that tell of a level where the force already stands ("increased its forces in X")."""
BUILDUP = frozenset({"buildup", "up"})


def status_of(parse: Parse, frames: dict[int, Frame], stand: Stand | None) -> Status:
    """The status of what is said of a force; a bare noun phrase tells of what is so."""
    if stand is None:
        return "happened"
    above = frames.get(parse.heads[stand.token]) if parse.deps[stand.token] == "csubj" else None
    if (above is not None and above.negated) or _missing(parse, stand.token):
        return "denied"
    frame = frames.get(stand.token)
    return frame.status if frame is not None else "happened"


def _missing(parse: Parse, token: int) -> bool:
    """Whether a gerund stands under a noun that there is none of: "no sign of X doing"."""
    if parse.deps[token] != "pcomp":
        return False
    noun = parse.heads[parse.heads[token]]
    return any(parse.lowers[c] in ("no", "little") for c in parse.children[noun] if parse.deps[c] in ("det", "amod"))


def readiness_of(
    parse: Parse, group: Group, status: Status, *, placed: bool, static: bool, towards: bool = False
) -> Readiness | None:
    """The readiness a group's predicate tells; None where no standing or moving force follows from it.

    `placed` says that a place is told, `static` that it is told by "in" or "at", `towards` that it is told by "to".
    A withdrawal that is not so (refused, demanded, on a condition) tells that the force still stands there.
    """
    stand = group.stand
    if stand is None:
        headline = placed and towards and not static and parse.deps[group.forces[0].top] == "ROOT"  # "X's troops to Y"
        if not headline and not (placed and static) and not group.sized:
            return None
        return "moving" if headline or parse.lemmas[group.forces[0].head] in BUILDUP else "stationed"
    if stand.predicate.readiness == "withdrawn":
        if status not in ("denied", "possible", "conditional", "demanded"):
            return "withdrawn"
        return "stationed" if placed else None
    if status == "denied" or (status in UNREAL and not placed and not group.counted):
        return None
    return _standing(parse, stand, status, told=placed or group.counted, static=static)


def _standing(parse: Parse, stand: Stand, status: Status, *, told: bool, static: bool) -> Readiness | None:
    match stand.predicate.readiness:
        case "place":
            return "stationed" if told else None
        case "settled":
            return "stationed" if static and _settled(parse, stand, status) else "moving"
        case "alert":
            return "alert"
        case "standby":
            return "standby"
        case "stationed":
            return "stationed"
    return "moving"


def _settled(parse: Parse, stand: Stand, status: Status) -> bool:
    """A perfect, a participle or a level tells of a state reached."""
    if stand.role == "n":
        return False
    if parse.lemmas[stand.token] in LEVEL:
        return True
    return status == "happened" and parse.tags[stand.token] != "VBG"
