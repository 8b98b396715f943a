"""One happening told more than once: a verb gone on with, a noun that takes a verb up, the means of a deed."""

from __future__ import annotations

from dataclasses import replace

from standoff.reading.events.coded import Coded
from standoff.reading.events.parties import Party
from standoff.reading.frames import Frame
from standoff.reading.parse import Parse

FIRST = 12
"""Events of one code looked through for the parties of a noun that names none."""
_BY = ("in", "by", "during", "with")
"""Prepositions before what somebody was killed in or by."""
_ONE_GOING = frozenset(("ASSAULT", "AID"))
"""Types whose verbs often tell one happening in several steps: "killed and wounded", "sent troops to help"."""
_BROAD = frozenset(("180", "182", "190"))
"""Codes of harm by whatever means; the means tells the code."""


def is_told(parse: Parse, coded: Coded, before: list[Coded]) -> bool:
    """Whether the same happening was coded already in this sentence: verb then noun, or both of a pair."""
    sentence = parse.sentence_of[coded.frame.predicate]
    for other in reversed(before):
        if parse.sentence_of[other.frame.predicate] != sentence:
            return False
        if other.typing.code.plover != coded.typing.code.plover or other.frame.predicate == coded.frame.predicate:
            continue
        joined = coded.typing.code.plover in _ONE_GOING and _joined(parse, coded.frame, other.frame)
        apart = _clashes(coded.target, other.target) and parse.deps[coded.frame.predicate] != "advcl"
        if joined and ((coded.typing.code.plover == "ASSAULT" and not apart) or _agree(coded.target, other.target)):
            return True
        if coded.frame.kind == "noun" and _agree(coded.source, other.source) and _agree(coded.target, other.target):
            return True
    return False


def _joined(parse: Parse, frame: Frame, earlier: Frame) -> bool:
    """Whether a verb only goes on with what an earlier one of its type tells: "killed 3 and wounded 10"."""
    return (
        frame.kind == "verb"
        and parse.deps[frame.predicate] in ("conj", "advcl", "xcomp")
        and parse.heads[frame.predicate] == earlier.predicate
        and frame.agents == earlier.agents
    )


def with_means(parse: Parse, events: list[Coded]) -> list[Coded]:
    """The events, a deed and its means made one: "killed in an air strike by", "hit by a missile fired by"."""
    deeds = [e for e in events if e.typing.code.plover == "ASSAULT"]
    merged: dict[int, Coded] = {}
    gone: set[int] = set()
    for deed in deeds:
        if deed.frame.kind != "verb":
            continue
        by = {*deed.frame.agents, *deed.frame.objects(*_BY)}
        for means in deeds:
            if means is deed or id(means) in gone or not _is_means(parse, means.frame, by):
                continue
            if _clashes(deed.source, means.source) or (
                means.frame.kind == "noun" and _clashes(deed.target, means.target)
            ):
                continue
            gone.add(id(means))
            merged[id(deed)] = _one(merged.get(id(deed), deed), means)
    return [merged.get(id(e), e) for e in events if id(e) not in gone]


def _is_means(parse: Parse, frame: Frame, by: set[int]) -> bool:
    """Whether a happening is what a deed was done by: the noun itself, or the firing of the thing it was done with."""
    if frame.kind == "noun":
        return frame.predicate in by
    return (
        frame.kind == "verb" and parse.tags[frame.predicate] in ("VBN", "VBD") and bool(by.intersection(frame.patients))
    )


def _clashes(ours: Party | None, theirs: Party | None) -> bool:
    return bool(ours and theirs and ours.code and theirs.code and not ours.of_one_state(theirs))


def _one(deed: Coded, means: Coded) -> Coded:
    typing = deed.typing
    if means.frame.kind == "noun":
        code = means.typing.code if typing.code.code in _BROAD else typing.code
        typing = replace(typing, code=code, consumed=(*typing.consumed, means.frame.predicate))
    source = deed.source if deed.source is not None and deed.source.code else means.source or deed.source
    target = deed.target or means.target
    return replace(deed, typing=typing, source=source, target=target, confidence=max(deed.confidence, means.confidence))


def joined_up(parse: Parse, events: list[Coded]) -> list[Coded]:
    """The events with bare nouns dropped where their sentence tells of the same type, else given known parties."""
    named: dict[str, list[Coded]] = {}
    told: set[tuple[int, str]] = set()
    kept: list[Coded] = []
    for coded in sorted(events, key=_is_bare):
        told_of = (parse.sentence_of[coded.frame.predicate], coded.typing.code.plover)
        if _is_bare(coded) and told_of in told:
            continue
        told.add(told_of)
        kept.append(coded)
        if coded.source is not None and coded.source.code and coded.target is not None and coded.target.code:
            named.setdefault(coded.typing.code.code, []).append(coded)
    return [_as_before(coded, named.get(coded.typing.code.code, [])[:FIRST]) for coded in kept]


def _as_before(coded: Coded, named: list[Coded]) -> Coded:
    """A happening named again by a noun takes the parties it has elsewhere in the article: "the invasion"."""
    if coded.frame.kind == "verb" or (coded.source is not None and coded.target is not None):
        return coded
    for other in named:
        if other is not coded and _agree(coded.source, other.source) and _agree(coded.target, other.target):
            typing = replace(coded.typing, rule=f"{coded.typing.rule}-again")
            source, target = coded.source or other.source, coded.target or other.target
            return replace(coded, typing=typing, source=source, target=target)
    return coded


def _is_bare(coded: Coded) -> bool:
    """Whether it is a noun without parties, which only takes up what another event of its type and sentence tells."""
    return coded.frame.kind == "noun" and coded.source is None and (coded.target is None or not coded.target.code)


def _agree(ours: Party | None, theirs: Party | None) -> bool:
    return ours is None or (theirs is not None and ours.same(theirs))
