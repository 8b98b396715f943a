"""Participles and relative clauses that only say who is meant: what befell them before, by nobody that is named."""

from __future__ import annotations

from standoff.knowledge.governors import load_words
from standoff.reading.events.parties import Party
from standoff.reading.events.typing_events import Typing
from standoff.reading.frames import Frame
from standoff.reading.parse import Parse


def taking_part(typed: list[tuple[Frame, Typing]]) -> dict[int, set[int]]:
    """The tokens that stand for somebody in the acts of a page, each with the predicates it takes part in."""
    out: dict[int, set[int]] = {}
    for frame, _ in typed:
        for token in (*frame.agents, *frame.patients, *frame.datives, *(t for _, t in frame.preps)):
            out.setdefault(token, set()).add(frame.predicate)
    return out


def identifies(
    parse: Parse, frame: Frame, plover: str, sides: tuple[list[Party], list[Party]], parts: dict[int, set[int]]
) -> bool:
    """Whether a clause only says who or what is meant: "victims killed in the crash", "freed a man who was jailed"."""
    at, noun = frame.predicate, parse.heads[frame.predicate]
    told_of = parse.deps[noun] == "ROOT" or parse.child(parse.heads[noun], "expl") is not None
    if frame.kind != "verb" or (told_of and parse.tags[at] == "VBN"):  # "Two men jailed", "there were men killed"
        return False
    sources, targets = sides
    known = any(p.code for p in (*sources[:1], *targets[:1]))
    sealed = frame.lemma in load_words("sealing")  # "the treaty signed by all parties": no people
    if parse.deps[at] == "acl" and not known and not sealed:
        return True
    if sources or not _is_passive_of_noun(parse, at):
        return False
    harmless = parse.deps[at] == "acl" and plover != "ASSAULT"  # who died is news even beside another's act
    return harmless or bool(parts.get(noun, set()) - {at})


def _is_passive_of_noun(parse: Parse, verb: int) -> bool:
    """Whether what is done is done to the noun before it: "jailed", "who has been jailed"."""
    if parse.deps[verb] == "acl":
        return parse.tags[verb] == "VBN"
    subject = parse.child(verb, "nsubjpass")
    return parse.deps[verb] == "relcl" and subject is not None and parse.tags[subject] in ("WP", "WDT")
