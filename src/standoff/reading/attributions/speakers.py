"""Who a cue's content belongs to: the source of one candidate, as a noun phrase of the sentence.

Rules of the span after PolNeAR's guidelines: determiner, titles and identifying modifiers belong to the source, an
incidental participle after a comma does not; the local mention is taken, also a pronoun or a relative pronoun.
"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.knowledge.cues import load_cue_words
from standoff.model import Span
from standoff.reading.attributions.cues import Candidate
from standoff.reading.parse import Parse

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_SPEAKERS = frozenset({"PERSON", "NORP", "GPE"})
_ASKING = frozenset({"WRB", "WDT", "WP"})
_SHARING = frozenset({"conj", "advcl", "ccomp", "parataxis", "dep"})
_DEEPEST = 12
"""Verbs climbed in search of a subject."""
_LONGEST = 60
"""Tokens; a longer "noun phrase" is a parse gone wrong."""


@dataclass(frozen=True, slots=True)
class Source:
    """A holder's words: `head` is the token the phrase hangs on, `[start, end)` its tokens."""

    head: int
    start: int
    end: int


def source_span(parse: Parse, source: Source) -> Span:
    """The source's characters, with the comma that closes an apposition ("Ana Ruiz, its director,").

    So PolNeAR's annotators cut it, nine times in ten.
    """
    start, end = source.start, source.end
    within = end < len(parse.words) and end < parse.sentence(end - 1)[1]
    closed = within and parse.words[end] == "," and "," in parse.words[start + 1 : end - 1]
    return parse.span(start, end + 1 if closed else end)


def source_of(parse: Parse, candidate: Candidate, governor: int | None = None) -> Source | None:
    """The source of a candidate; `governor` is a verb above it whose subject speaks ("made a pledge to")."""
    i = candidate.head
    if governor is not None:
        head = subject_of(parse, governor)
    elif candidate.kind == "noun":
        return _noun_source(parse, candidate)
    elif candidate.kind == "adjective":
        head = subject_of(parse, parse.heads[i])
    elif candidate.passive:
        head = _agent(parse, i)
    else:
        head = subject_of(parse, i)
    if head is None:
        return None
    return noun_phrase(parse, head, i)


def subject_of(parse: Parse, verb: int) -> int | None:
    """The head token of who does the verb: its own subject, or the one it shares with the verb it hangs on."""
    for _ in range(_DEEPEST):
        for c in parse.children[verb]:
            if parse.deps[c] in _SUBJECTS and not (parse.deps[c] == "expl" and len(parse.children[verb]) > 1):
                return _able_subject(parse, verb, c)
        shared, above = _shared(parse, verb)
        if shared is not None:
            return shared
        if above is None:
            break
        verb = above
    return _left_neighbour(parse, verb)


def _shared(parse: Parse, verb: int) -> tuple[int | None, int | None]:  # noqa: PLR0911 - one a dependency
    """For a verb without a subject: the noun that stands for it, or else the verb above whose subject it shares."""
    dep, head = parse.deps[verb], parse.heads[verb]
    if head == verb:
        return None, None
    beside = spoken_beside(parse, verb)
    if beside is not None:
        return None, beside
    if dep in {"acl", "relcl"}:
        # "Pressure to condemn": the noun names the deed, unless it is somebody.
        somebody = parse.tags[verb] != "VB" or parse.entity_at[head] is not None
        return (head if somebody or parse.lemmas[head] in load_cue_words().holders else None), None
    if dep == "xcomp":
        objects = parse.child(head, "dobj", "dative")
        controls = objects is not None and objects < verb and not parse.lemmas[head].startswith("promise")
        return (objects, None) if controls else (None, head)
    if dep in _SHARING:
        finite = dep == "ccomp" and parse.tags[verb] not in {"VBG", "VBN", "VB"}
        return None, None if finite else head
    if dep in {"pcomp", "pobj"}:
        above = parse.heads[head]
        if parse.lemmas[above] in load_cue_words().quoting and parse.lowers[head] == "as":
            return parse.child(above, "dobj", "nsubjpass"), None
        return None, above if parse.pos[above] in {"VERB", "AUX"} else None
    return None, None


def spoken_beside(parse: Parse, verb: int) -> int | None:
    """The verb of saying a past-tense verb is really coordinate with, where the parse put it inside what was said.

    "Said the fleet would sail and warned others off": "warned" goes with "said", as "would sail" is no past tense.
    """
    head = parse.heads[verb]
    above = parse.heads[head]
    if parse.deps[verb] != "conj" or parse.deps[head] != "ccomp" or not above < head < verb:
        return None
    if parse.tags[verb] != "VBD" or parse.tags[above] != "VBD" or parse.tags[head] == "VBD":
        return None
    if any(parse.deps[c] in _SUBJECTS for c in parse.children[verb]):
        return None
    return above


def _able_subject(parse: Parse, verb: int, subject: int) -> int:
    """The subject, unless it is a time or an event ("after the war pledged"): then the object of the verb above."""
    entity = parse.entity_at[subject]
    if entity is None or entity.label not in {"DATE", "TIME", "EVENT"} or parse.heads[verb] == verb:
        return subject
    above = parse.child(parse.heads[verb], "dobj") or parse.child(parse.heads[verb], "nsubj")
    return above if above is not None and above < subject else subject


def _left_neighbour(parse: Parse, verb: int) -> int | None:
    """A noun right before the verb's group: where the parse lost the subject."""
    j = verb - 1
    begin = parse.sentence(verb)[0]
    while (
        j >= begin
        and (parse.heads[j] == verb or parse.pos[j] in {"ADV", "AUX"})
        and parse.pos[j] in {"ADV", "AUX", "PART"}
    ):
        j -= 1
    if j < begin or parse.heads[verb] == j or parse.pos[j] not in {"PROPN", "NOUN", "PRON"}:
        return None
    if parse.deps[j] in {"pobj", "dobj", "npadvmod", "attr"}:
        return None
    return j


def _agent(parse: Parse, i: int) -> int | None:
    agent = parse.child(i, "agent")
    if agent is None and parse.lemmas[i] in load_cue_words().attributing:
        for c in parse.children[i]:
            if parse.deps[c] == "prep" and parse.lowers[c] == "to":
                agent = c
    if agent is None:
        return None
    return parse.child(agent, "pobj")


def _noun_source(parse: Parse, candidate: Candidate) -> Source | None:
    """The owner of a noun cue: its possessive, the state or person that modifies it, or "by/from" somebody."""
    i = candidate.head
    for c in parse.children[i]:
        dep = parse.deps[c]
        if dep == "poss":
            return noun_phrase(parse, c, i)
        if dep in {"amod", "compound", "nmod"} and c < i:
            entity = parse.entity_at[c]
            if entity is not None and entity.label in {"NORP", "GPE", "ORG", "PERSON"}:
                return Source(c, parse.lefts[c], c + 1)
        if dep in {"prep", "agent"} and c > i and parse.lowers[c] in {"by", "from", "among"}:
            owner = parse.child(c, "pobj")
            if owner is not None:
                return noun_phrase(parse, owner, i)
        if (
            dep == "prep"
            and c > i
            and parse.lowers[c] == "of"
            and candidate.frame in {"that", "to", "is-that", "is-to"}
        ):
            owner = parse.child(c, "pobj")
            if owner is not None and owner != candidate.complement:
                return noun_phrase(parse, owner, i)
    return None


def timeless(parse: Parse, source: Source) -> Source:
    """The source without a day at its end: "officials on the same day" said it that day, "a poll in May" is May's."""
    head = source.head
    entity = parse.entity_at[head]
    speaks = parse.lemmas[head].lower() in load_cue_words().holders or (
        entity is not None and entity.label in _SPEAKERS
    )
    for c in parse.children[head]:
        if not speaks or c < head or parse.deps[c] != "prep" or parse.rights[c] != source.end:
            continue
        noun = parse.child(c, "pobj")
        if noun is not None and (parse.is_date(noun) or parse.lemmas[noun] in load_cue_words().time_words):
            return Source(head, source.start, c)
    return source


def _before_charge(parse: Parse, head: int, cue: int, end: int) -> int:
    """The right edge of who a noun is from, before whom it is against: "charges from Ana Ruiz against the mayor"."""
    if not cue < head or parse.pos[cue] != "NOUN":
        return end
    inside = (head, *(c for c in parse.children[head] if parse.deps[c] == "conj"))
    against = (c for k in inside for c in parse.children[k] if parse.lowers[c] == "against" and k < c)
    return min(end, next(against, end))


def noun_phrase(parse: Parse, head: int, cue: int) -> Source | None:
    """The phrase under a head token, without what stands beyond the cue and without an incidental participle."""
    start, end = parse.subtree(head)
    if start <= cue < end:
        start, end = (start, cue) if head < cue else (cue + 1, end)
    end = _before_charge(parse, head, cue, end)
    for c in parse.children[head]:
        if c <= head:
            continue
        comma = parse.words[parse.lefts[c] - 1] == "," if parse.lefts[c] > 0 else False
        if (
            parse.deps[c] in {"advcl", "parataxis", "ccomp", "punct"}
            and parse.lefts[c] > head
            and parse.words[c] != "-"
        ):
            if parse.deps[c] == "punct" and parse.words[c] in {
                ",",
                "-",
                "--",
                "(",
                ")",
                "/",
                ".",
                '"',
                "''",
                "``",
                "'",
            }:
                continue
            end = min(end, parse.lefts[c])
        if parse.deps[c] == "acl" and comma and parse.tags[c] == "VBG":
            end = min(end, parse.lefts[c])
    if end - start > _LONGEST:
        start, end = max(start, head - 8), min(end, head + 1)
    while start < head and parse.words[start] in {",", "-", "--", ";", ":", '"', "''", "``", "and", "but"}:
        start += 1
    while end - 1 > head and parse.words[end - 1] in {",", "--", ";", ":", ".", '"', "''", "``", "'s", "-", "’s"}:
        if parse.words[end - 1] in {"'s", "’s"} and parse.deps[head] == "poss":
            break
        end -= 1
    entity = parse.entity_at[head]
    if entity is not None and parse.tags[start] in _ASKING and start < entity.start <= head:
        # "How many men Ana Ruiz sought": what is asked for stands before the name, the parse makes it one phrase.
        start = entity.start
    return timeless(parse, Source(head, start, end)) if start <= head < end else None
