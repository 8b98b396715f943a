"""Steps that an outlet tells as under way and that those whose they are announce: the announcement binds."""

from __future__ import annotations

from standoff.knowledge.assets import load_force_nouns, load_force_predicates
from standoff.reading.commitments.binding import Binder, Binding
from standoff.reading.enclosing import worded
from standoff.reading.frames import Frame

REACH = 1
"""Sentences after a step among which its announcement stands."""

OPENING = 4
"""Words at the opening of what is announced among which its noun stands."""


def announced_step(binder: Binder, frame: Frame) -> Binding | None:
    """The outlet's own "X is sending 200 soldiers" of forces or means, where X's people announce the step thereupon."""
    parse, verb = binder.parse, frame.predicate
    if parse.tags[verb] != "VBG" or parse.child(verb, "aux") is None or frame.negated or frame.passive:
        return None
    if frame.kind != "verb" or frame.protasis or binder.said_in(verb) is not None or not _of_means(binder, frame):
        return None
    by = binder.by(frame.agents, firm=True)
    if by is None or not by.known or not _is_announced(binder, parse.sentence_of[verb], by.name):
        return None
    return Binding(by, "promise", binder.conditions.apodosis(verb), None, verb, "announced-step")


def _of_means(binder: Binder, frame: Frame) -> bool:
    """Whether forces are moved, or goods and aid given."""
    parse, words, verb = binder.parse, binder.words, frame.predicate
    moved = (parse.lemmas[verb], "o") in load_force_predicates()
    given = [*frame.patients, *frame.datives, *frame.objects("with", "to")]
    if moved and any((parse.lowers[i],) in load_force_nouns().get(parse.lowers[i], {}) for i in given):
        return True
    counted = any(parse.lemmas[i] in words.aid or parse.child(i, "nummod") is not None for i in given)
    return counted and parse.lemmas[verb] in words.deliver


def _is_announced(binder: Binder, sentence: int, name: str) -> bool:
    """Whether one who speaks for the doer announces "the step" in the sentence or the next."""
    parse, words = binder.parse, binder.words
    near = range(sentence, sentence + REACH + 1)
    for attribution in worded(parse, binder.attributions, words.announce, near):
        content = [i for span in attribution.content for i in parse.tokens(span)]
        named = any(parse.lemmas[i] in words.step and _is_the(binder, i) for i in content[:OPENING])
        speaker = binder.holders.speaker(attribution)
        if named and speaker is not None and speaker.name == name:
            return True
    return False


def _is_the(binder: Binder, noun: int) -> bool:
    return any(binder.parse.lowers[c] in ("the", "this") for c in binder.parse.children[noun])
