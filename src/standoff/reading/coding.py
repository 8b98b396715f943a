"""Which frames are events: typed, with their parties and status, one for each happening a clause tells of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from standoff.knowledge.plover import QUADS, Coding, load_coding
from standoff.model.marks import Status
from standoff.reading.actors import Cast
from standoff.reading.frames import Frame, find_frames
from standoff.reading.page import Page
from standoff.reading.parse import Parse
from standoff.reading.parties import Parties, Party
from standoff.reading.typing_events import Typer, Typing

_SPOKEN = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
_VIOLENT = frozenset(("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "SANCTION", "RETREAT"))
_PLAIN_CODES = frozenset(("030", "100", "120", "130"))
_YIELDING = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))


@dataclass(frozen=True, slots=True)
class Coded:
    """An event in tokens: its frame, type, parties and status."""

    frame: Frame
    typing: Typing
    status: Status
    source: Party | None
    target: Party | None
    confidence: float


def code_frames(page: Page, cast: Cast) -> list[Coded]:
    """The events of a page, in text order."""
    frames = find_frames(page)
    parse = page.parse
    typer = Typer(parse, frames)
    parties = Parties(parse, cast, typer)
    coding = load_coding()
    typed = [(frame, typing) for frame in frames if (typing := typer.of(frame)) is not None]
    inside = _inside(typed, typer)
    out: list[Coded] = []
    for frame, typing in typed:
        if frame.predicate in inside or (frame.kind == "noun" and _is_modifier(parse, frame.predicate)):
            continue
        for coded in _code(parse, frame, typing, parties, coding):
            if not _told(parse, coded, out):
                out.append(coded)
    return out


_NAMED = frozenset(("ORG", "GPE", "PERSON", "DATE", "FAC", "LAW", "LOC", "PRODUCT", "WORK_OF_ART", "NORP"))


def _is_modifier(parse: Parse, noun: int) -> bool:
    """Whether an event noun only modifies another ("war crimes") or is part of a name ("the Peace Talks Office")."""
    if parse.deps[noun] in ("compound", "amod", "nmod", "npadvmod", "poss"):
        return True
    entity = parse.entity_at[noun]
    return entity is not None and entity.label in _NAMED


def _inside(typed: list[tuple[Frame, Typing]], typer: Typer) -> set[int]:
    """Predicates that are part of another act: what is agreed to, demanded or refused, the noun a verb carries."""
    out: set[int] = set()
    for frame, typing in typed:
        if typing.inner is not None:
            out.add(typing.inner.predicate)
        out.update(typing.consumed)
    out.update(verb for verb in typer.carried if verb is not None and not _swallowed(verb, out, typer))
    return out


def _swallowed(verb: int, inside: set[int], typer: Typer) -> bool:
    """Whether the verb already took its noun in ("lift sanctions"), so that it stands for both."""
    return any(f.verb == verb and f.predicate in inside for f in typer.by_token.values() if f.kind == "light")


def _code(parse: Parse, frame: Frame, typing: Typing, parties: Parties, coding: Coding) -> list[Coded]:
    typing, status = _collapse(parse, frame, typing, coding)
    if not typing.code.plover:
        return []
    sources = parties.sources(frame, typing.code)
    targets = parties.targets(frame, typing, sources)
    if (
        not targets
        and len(sources) > 1
        and typing.code.plover in ("CONSULT", "COOPERATE", "ASSAULT", "AGREE", "SUPPORT")
    ):
        others = [s for s in sources[1:] if not s.same(sources[0])]
        sources, targets = sources[:1], others
    source = sources[0] if sources else None
    if not _counts(frame, typing, source, targets, coding, parse):
        return []
    sure = (
        0.4
        + 0.2 * bool(source and source.code)
        + 0.2 * bool(targets and targets[0].code)
        + 0.1 * (frame.kind == "verb")
    )
    return [Coded(frame, typing, status, source, t, round(sure, 2)) for t in targets[:4] or (None,)]


def _collapse(parse: Parse, frame: Frame, typing: Typing, coding: Coding) -> tuple[Typing, Status]:
    """The type and status modality makes of an act: a cooperative act refused for the future is a refusal."""
    status = frame.status
    plover = typing.code.plover
    if frame.verb is not None and status == "ongoing" and parse.tags[frame.verb] in ("VBZ", "VBP"):
        status = "happened"
    if status == "denied" and frame.verb is not None and plover in _YIELDING and typing.code.refuse:
        future = any(
            parse.lowers[c] in ("will", "wo", "would", "can", "could", "ca") for c in parse.children[frame.verb]
        )
        if future:
            code = coding.codes[typing.code.refuse]
            return replace(typing, code=code, rule="will-not", runner_up=plover), "happened"
    return typing, status


def _counts(
    frame: Frame, typing: Typing, source: Party | None, targets: list[Party], coding: Coding, parse: Parse
) -> bool:
    """Whether it is an event of politics: somebody acts who could, or the act is force by its very name."""
    plover = typing.code.plover
    coded = bool((source and source.code) or (targets and targets[0].code))
    if frame.kind == "noun":
        sense = coding.nouns.get(frame.lemma)
        if sense is not None and sense.weak:
            return bool(source and source.code and targets)
        return coded
    if coded:
        return True
    if source is None and not targets:
        return frame.kind == "light" and QUADS[plover] == 4
    if typing.code.code in _PLAIN_CODES:
        return bool(source and targets)
    return bool(source and targets) or plover in _VIOLENT or frame.kind == "light"


def _told(parse: Parse, coded: Coded, before: list[Coded]) -> bool:
    """Whether the same happening was coded already in this sentence: verb then noun, or both of a pair."""
    sentence = parse.sentence_of[coded.frame.predicate]
    for other in reversed(before):
        if parse.sentence_of[other.frame.predicate] != sentence:
            return False
        if other.typing.code.plover != coded.typing.code.plover or other.frame.predicate == coded.frame.predicate:
            continue
        if coded.frame.kind == "noun" and _agree(coded.source, other.source) and _agree(coded.target, other.target):
            return True
    return False


def _agree(ours: Party | None, theirs: Party | None) -> bool:
    return ours is None or (theirs is not None and ours.same(theirs))
