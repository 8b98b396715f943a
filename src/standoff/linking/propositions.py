"""What a stretch of text is about: its content words, acts, sides, agents and times, in terms that can be compared."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from standoff.knowledge.concepts import concept_by_word
from standoff.knowledge.english import common_words
from standoff.knowledge.stance_words import load_stance_words
from standoff.knowledge.states import load_states, states_by_code
from standoff.linking.sentences import sentence_around
from standoff.linking.wording import stem, words_of
from standoff.model import Actor, Attribution, Event, Reading, Span

LIGHT = frozenset({"transfer"})
"""Concepts that are one word for many deeds: they make two wordings alike, and no act."""
REBELS = frozenset({"REB", "SEP", "INS", "OPP", "UAF"})
"""CAMEO sectors that stand against the state of their code."""

WIDE = frozenset({"country", "admin1", "admin2", "region", "sea", "strait", "continent"})
"""Kinds of place so wide that two of them may well be one."""

_JOINED = re.compile(r"[.\s]*(?:,|,?\s*(?:and|or)\b)\s*(?:the\s+)?")
"""What stands between those who are named in one breath."""


@functools.cache
def concepts() -> dict[str, str]:
    """Kinds of act by the stems of the words that name them."""
    return {stem(word): concept for word, concept in concept_by_word().items()}


@functools.cache
def idle_terms() -> frozenset[str]:
    """Stems that tell how a proposition is held and nothing of what it is."""
    return frozenset(map(stem, load_stance_words().idle))


@functools.cache
def _state_words() -> dict[str, str]:
    """State code by one-word lower-case name, adjective or capital."""
    out: dict[str, str] = {}
    for state in load_states():
        if state.kind != "region":
            for name in (state.name, *state.others, *state.adjectives, *state.capitals, *state.demonyms):
                if " " not in name:
                    out.setdefault(name.lower(), state.code)
                    out.setdefault(f"{name.lower()}s", state.code)
    return out


def proposition_terms(text: str) -> frozenset[str]:
    """States by code (in capitals), concepts, and the other content words by stem."""
    states = _state_words()
    acts = concepts()
    known = common_words()
    out = set()
    for word, _, _ in words_of(text):
        bare = word.removesuffix("'s").removesuffix("’s")
        if bare in states:
            out.add(states[bare])
        elif bare not in known and (len(bare) > 2 or bare.isdigit()):
            cut = stem(bare)
            out.add(acts.get(cut, cut))
    return frozenset(out)


def side_of(code: str | None) -> str | None:
    """The state or body of an actor code: RUS of RUSGOV, the whole code of what belongs to no state."""
    if not code:
        return None
    if code[:3] not in states_by_code():
        return code
    # A state's rebels are a side of their own.
    return code[:6] if code[3:6] in REBELS else code[:3]


def plain_terms(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a proposition is about: its content words but those that tell how it is held; the acts among them."""
    terms = frozenset(t for t in proposition_terms(text) if not t.isupper()) - idle_terms()
    return terms, (terms & set(concepts().values())) - LIGHT


def days_in(text: str, reading: Reading, span: Span) -> frozenset[str]:
    """The words of the times named in a span: when is no part of what."""
    named = (t for t in reading.timexes if span.contains(Span(t.start, t.end)))
    return frozenset(term for t in named for term in plain_terms(text[t.start : t.end])[0])


def names_in(text: str, reading: Reading) -> frozenset[str]:
    """The words of the names of people who stand for a side: they are told by it."""
    known = (a for a in reading.actors if a.kind == "person" and side_of(a.code))
    return frozenset(term for a in known for m in a.mentions for term in plain_terms(m.of(text))[0])


def sides_in(reading: Reading, span: Span, text: str) -> frozenset[str]:
    """The states and bodies spoken of in a span, and those named in the words taken for it."""
    return _sides(reading.actors, span) | {t for t in proposition_terms(text) if t.isupper()}


def foremost_sides(reading: Reading, span: Span, text: str, but: frozenset[str]) -> frozenset[str]:
    """The state or body that is named first in a span, other than some, with those named in one breath with it."""
    named = [(m.start, m.end, side_of(a.code)) for a in reading.actors for m in a.mentions if span.contains(m)]
    for word, start, end in words_of(span.of(text)):
        side = _state_words().get(word.removesuffix("'s").removesuffix("’s"))
        named.append((span.start + start, span.start + end, side))
    found: list[str] = []
    reached = 0
    for start, end, side in sorted((start, end, side) for start, end, side in named if side and side not in but):
        if found and start >= reached and not _JOINED.fullmatch(text, reached, start):
            break
        found.append(side)
        reached = max(reached, end)
    return frozenset(found)


def statuses_in(reading: Reading, span: Span) -> frozenset[str]:
    """The statuses of the events told in a span."""
    return frozenset(e.status for e in events_in(reading, span))


def agents_in(reading: Reading, span: Span) -> frozenset[str]:
    """Who does the hostile deeds (quad class 4) told in a span."""
    return frozenset(side for e in events_in(reading, span) if e.quad == 4 and (side := side_of(e.source_code)))


def events_in(reading: Reading, span: Span) -> list[Event]:
    """The events told in a span."""
    return [e for e in reading.events if e.event_spans and all(span.contains(s) for s in e.event_spans)]


def _sides(actors: tuple[Actor, ...], span: Span) -> frozenset[str]:
    """Sides of the actors mentioned in a span, by name, pronoun or description."""
    sides = (side_of(a.code) for a in actors if any(span.contains(m) for m in a.mentions))
    return frozenset(s for s in sides if s)


def rest_of_sentence(text: str, whole: Span, told: Sequence[Attribution]) -> str:
    """The words of the sentence around a content, but those of some attributions: who says it, how, and what."""
    sentence = sentence_around(text, whole)
    own = sorted(s for a in told for s in (*a.source, *a.cue, *a.content))
    out = []
    place = sentence.start
    for span in own:
        if span.overlaps(sentence):
            out.append(text[place : max(place, span.start)])
            place = max(place, span.end)
    return " ".join((*out, text[place : max(place, sentence.end)]))
