"""Contents the parse cut short: a clause hung on the cue itself, or on nothing, is given back to what is said.

A verb of saying that ends in a bare noun, or in nothing, while a finite verb follows it in the sentence, has lost its
clause: the parser took the clause's subject for an object. People and offices cannot be "claimed".
"""

from __future__ import annotations

from standoff.knowledge.cues import load_cue_words
from standoff.knowledge.speech_acts import load_speech_acts
from standoff.reading.attributions.cues import Candidate
from standoff.reading.parse import Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({",", ";", ":", "--", "—", "(", '"', "''", "``", "“", "”"})
_PEOPLE = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SAYING = frozenset({"assert", "deny", "believe", "expect"})

Tokens = tuple[int, int]


def mended(  # noqa: PLR0911 - one a reason to leave it
    parse: Parse, candidate: Candidate, ranges: list[Tokens], heads: frozenset[int]
) -> list[Tokens]:
    """The ranges, with the last one run on over a clause that was cut off; `heads` are cue verbs of their own."""
    if candidate.kind != "verb" or candidate.passive:
        return ranges
    i, frame = candidate.head, candidate.frame
    if frame not in {"bare", "that", "obj", "none", "pred"}:
        return ranges
    row = load_speech_acts().of("verb", candidate.lemma, "that")
    if row is None or row.act not in _SAYING:
        return ranges
    if frame == "none":
        return _whole_rest(parse, i)
    if not ranges:
        return ranges
    start, end = ranges[-1]
    if end <= i:
        return ranges
    if frame in {"obj", "pred"} and not _can_speak(parse, candidate, start, end):
        return ranges
    stop = parse.sentence(i)[1]
    run = _run_on(parse, i, end, stop, heads, noun=frame in {"obj", "pred"})
    return [*ranges[:-1], (start, run)] if run > end else ranges


def _whole_rest(parse: Parse, i: int) -> list[Tokens]:
    """What follows a verb of saying without a complement, if it holds a clause: "said in the port the ships left"."""
    stop = parse.sentence(i)[1]
    start = i + 1
    for c in parse.children[i]:
        if c > i and parse.deps[c] in {"prep", "npadvmod", "advmod", "prt"} and parse.lefts[c] == start:
            first_noun = parse.child(c, "pobj")
            start = first_noun + 1 if first_noun is not None else parse.rights[c]
    if (
        start >= stop - 2
        or parse.words[start] in _STOPS
        or parse.lowers[start] in {"and", "but", "that's", "as", "when", "while", "in", "on"}
    ):
        return []
    if parse.pos[start] not in {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "SCONJ"} or parse.tags[start] == "IN":
        return []
    finite = [j for j in range(start, stop) if parse.tags[j] in _FINITE]
    subject = any(parse.pos[j] in {"NOUN", "PROPN", "PRON"} for j in range(start, finite[0])) if finite else False
    return [(start, stop)] if subject else []


def _can_speak(parse: Parse, candidate: Candidate, start: int, end: int) -> bool:
    """Whether the object is a person, a body or the plural of such: no thing one claims or reports."""
    noun = candidate.complement
    if noun is None or not start <= noun < end:
        return False
    entity = parse.entity_at[noun]
    if entity is not None and entity.label in _PEOPLE:
        return True
    return parse.lemmas[noun] in load_cue_words().holders or parse.tags[noun] == "NNS"


def _run_on(parse: Parse, i: int, end: int, stop: int, heads: frozenset[int], *, noun: bool) -> int:
    """The new right edge: over a finite verb right behind the content, or a coordinate clause with its own subject."""
    if end >= stop:
        return end
    first = parse.tags[end]
    if noun:
        lost = next(
            (
                c
                for c in parse.children[i]
                if c >= end and parse.tags[c] in _FINITE and parse.child(c, "aux") is None and parse.deps[c] != "conj"
            ),
            None,
        )
        if first in _FINITE or lost is not None:
            return parse.rights[lost] if lost is not None and first not in _FINITE else _until_stop(parse, end, stop)
        return end
    if first in _FINITE or first == "VBN":
        return _until_stop(parse, end, stop)
    at = end + 1 if parse.words[end] == "," else end
    if at < stop and parse.lowers[at] in {"and", "but", "though", "although"}:
        for c in parse.children[i]:
            if c > at and parse.deps[c] == "conj" and c not in heads and parse.lefts[c] <= at + 1:
                subject = parse.child(c, "nsubj", "nsubjpass", "expl")
                if subject is not None and "according" not in parse.lowers[at : subject + 1]:
                    return parse.rights[c]
    return end


def _until_stop(parse: Parse, end: int, stop: int) -> int:
    while end < stop and parse.words[end] not in _STOPS:
        end += 1
    return end
