"""Predicates with their arguments and modality: verbs, event nouns, and light verbs with one.

A Frame says who does what to whom, through coordination, control, relative clauses, passives and possessives, and
whether it happened. Everything that codes acts (events, postures, advisories, commitments) starts from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from standoff.knowledge.plover import Coding, NounSense, load_coding
from standoff.model.marks import Status
from standoff.reading.frames.roles import (
    agents_of_noun,
    arguments,
    charged_with,
    conjuncts,
    is_container,
    pobjs,
    prepositions,
)
from standoff.reading.frames.statuses import Standing, Statuses
from standoff.reading.page import Page
from standoff.reading.parse import Parse


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate; every field but the texts is a token index (ranges are exclusive at their end).

    `predicate` is the verb or the event noun; `verb` the verb that carries it (itself, the light verb of "hold talks",
    or None for a bare noun). `lemma` has the particle joined ("carry_out"). `agents`, `patients` and `datives` are
    heads of noun phrases, conjuncts listed; `preps` pairs a preposition with each of its objects. `word` is the token
    that decided `status`. `conditions` are the ranges of its if/unless/until clauses; `protasis` says that the
    frame itself stands in one; `progressive` that its verb goes on by its form ("is demanding").
    """

    predicate: int
    kind: Literal["verb", "noun", "light"]
    lemma: str
    verb: int | None
    status: Status
    word: int
    agents: tuple[int, ...] = ()
    patients: tuple[int, ...] = ()
    datives: tuple[int, ...] = ()
    preps: tuple[tuple[str, int], ...] = ()
    complement: int | None = None
    passive: bool = False
    negated: bool = False
    conditions: tuple[tuple[int, int], ...] = ()
    protasis: bool = False
    progressive: bool = False

    def objects(self, *prepositions: str) -> list[int]:
        """Objects of these prepositions, in text order."""
        return [token for prep, token in self.preps if prep in prepositions]


_HELPING = frozenset(("aux", "auxpass", "amod", "compound", "prep"))
"""Dependencies of verbs that head no clause."""
_LAST: list[tuple[Parse, tuple[Frame, ...]]] = []
"""The page read last: its frames are asked for by several modules in turn."""


def find_frames(page: Page) -> tuple[Frame, ...]:
    """The frames of a page in text order of their predicates."""
    if _LAST and _LAST[0][0] is page.parse:
        return _LAST[0][1]
    frames = tuple(_frames(page))
    _LAST[:] = [(page.parse, frames)]
    return frames


def _frames(page: Page) -> list[Frame]:
    parse = page.parse
    coding = load_coding()
    statuses = Statuses(parse, _headline(page))
    out: list[Frame] = []
    for i, pos in enumerate(parse.pos):
        if pos in ("NOUN", "PROPN") or _is_misread(parse, i):
            sense = noun_sense(parse, i, coding) if parse.lemmas[i].lower() in coding.event_heads else None
            if sense is not None and sense.code is not None:
                out.append(noun_frame(parse, i, statuses, coding, lasting=sense.lasting))
        elif pos in ("VERB", "AUX") and parse.deps[i] not in _HELPING:
            out.append(verb_frame(parse, i, statuses, coding))
    return out


def _is_misread(parse: Parse, i: int) -> bool:
    """Whether a noun was tagged as a verb ("rejected U.S. calls"): its place in the tree is an object's."""
    return parse.pos[i] == "VERB" and parse.deps[i] in ("dobj", "pobj") and parse.tags[i] in ("VBZ", "VBP", "VB")


def _headline(page: Page) -> tuple[int, int]:
    span = page.layout.headline
    if span is None:
        return (0, 0)
    inside = page.parse.tokens(span)
    return (inside.start, inside.stop)


def particle_of(parse: Parse, verb: int, coding: Coding) -> tuple[str, list[int]]:
    """The particle of a phrasal verb, and its objects where it was parsed as a preposition ("called off the vote")."""
    for c in parse.children[verb]:
        up_to = parse.child(c, "prep") if c == verb + 1 and parse.lowers[c] == "up" else None
        counted = pobjs(parse, up_to) if up_to is not None and parse.lowers[up_to] == "to" else []
        if any(parse.child(k, "nummod") is not None for k in counted):  # "kidnapped up to 16 people"
            return "", counted
        if parse.deps[c] == "prt":
            return parse.lowers[c], []
        if c == verb + 1 and parse.deps[c] in ("prep", "advmod"):
            phrase = f"{parse.lemmas[verb]}_{parse.lowers[c]}"
            if phrase in coding.verbs:
                return parse.lowers[c], pobjs(parse, c) if parse.child(c, "pobj") is not None else []
    return "", []


def verb_frame(parse: Parse, verb: int, statuses: Statuses, coding: Coding) -> Frame:
    """The frame of a verb."""
    agents, patients, datives, passive = arguments(parse, verb)
    standing = statuses.of_verb(verb)
    particle, hidden = particle_of(parse, verb, coding)
    lemma = parse.lemmas[verb].lower()
    return Frame(
        predicate=verb,
        kind="verb",
        lemma=f"{lemma}_{particle}" if particle else lemma,
        verb=verb,
        status=standing.status,
        word=standing.word,
        agents=tuple(agents),
        patients=(*patients, *hidden),
        datives=tuple(datives),
        preps=tuple(prepositions(parse, verb)),
        complement=parse.child(verb, "xcomp", "ccomp"),
        passive=passive,
        negated=standing.negated,
        conditions=standing.conditions,
        protasis=standing.protasis,
        progressive=_is_progressive(parse, verb),
    )


def _is_progressive(parse: Parse, verb: int) -> bool:
    helping = (c for c in parse.children[verb] if parse.deps[c] == "aux")
    return parse.tags[verb] == "VBG" and any(parse.lemmas[c] == "be" for c in helping)


def noun_sense(parse: Parse, token: int, coding: Coding) -> NounSense | None:
    """The class of a noun, a compound's ("war games") before its last word's."""
    nouns = coding.nouns
    lemma = parse.lemmas[token].lower()
    for c in parse.children[token]:
        if c < token and parse.deps[c] in ("compound", "amod"):
            word = parse.lemmas[c].lower()
            found = nouns.get(f"{word}_{lemma}") or (nouns.get(f"{word}-{lemma}") if c == token - 2 else None)
            if found is not None:
                return found
    if parse.deps[token] == "pobj" and parse.lowers[parse.heads[token]] == "of":  # "state of siege"
        found = nouns.get(f"{parse.lemmas[parse.heads[parse.heads[token]]]}_of_{lemma}")
        if found is not None:
            return found
    low = parse.lowers[token]
    return nouns.get(lemma) or nouns.get(low) or (nouns.get(low[:-1]) if low.endswith("s") else None)


def noun_frame(parse: Parse, noun: int, statuses: Statuses, coding: Coding, *, lasting: bool) -> Frame:
    """The frame of an event noun, with the light verb that carries it if there is one."""
    lemma = parse.lemmas[noun].lower()
    verb, passive = _light_verb(parse, noun, coding)
    if verb is not None and _has_own_clause(parse, noun, coding):  # "to enforce the embargo they imposed on Y"
        verb, passive = None, False
    preps = _shared_prepositions(parse, noun)
    agents = agents_of_noun(parse, noun)
    datives: list[int] = []
    standing: Standing
    if lemma == "call" and any(prep in ("between", "with") for prep, _ in preps):  # on the telephone, not for something
        lasting = False
    if verb is None:
        standing = statuses.of_noun(noun, lasting=lasting)
        behind = _light_verb_behind(parse, noun, coding)
        if behind is not None:
            doers, _, _, _ = arguments(parse, behind)
            agents = [d for d in doers if d != noun] or agents
            preps += [p for p in prepositions(parse, behind) if p not in preps]
    else:
        standing = statuses.of_verb(verb)
        doers, _, datives, _ = arguments(parse, verb)
        doers = [d for d in doers if d != noun and noun not in conjuncts(parse, d)]
        agents = doers or agents
        preps += [p for p in prepositions(parse, verb) if p not in preps]
        if coding.light_verbs.get(parse.lemmas[verb]) == "begun" and standing.status == "happened" and lasting:
            standing = Standing("ongoing", standing.word, conditions=standing.conditions)
        if standing.status in ("happened", "ongoing") and statuses.recurs(noun):
            standing = Standing("recurring", noun, conditions=standing.conditions)
    if not any(parse.pos[a] != "NOUN" or parse.deps[a] != "compound" for a in agents):  # "guilty of mass killings"
        agents = charged_with(parse, noun) or agents
    if any(parse.lowers[c] == "no" for c in parse.children[noun]):
        standing = Standing("denied", noun, negated=True)
    return Frame(
        predicate=noun,
        kind="noun" if verb is None else "light",
        lemma=lemma,
        verb=verb,
        status=standing.status,
        word=standing.word,
        agents=tuple(agents),
        datives=tuple(d for d in datives if d != noun),
        preps=tuple(preps),
        passive=passive,
        negated=standing.negated,
        conditions=standing.conditions,
        protasis=standing.protasis,
    )


def _verb_before(parse: Parse, prep: int, coding: Coding) -> int | None:
    """The light verb over a preposition: "engaged in talks", "spent six hours in talks"."""
    up = parse.heads[prep]
    if parse.deps[up] in ("dobj", "npadvmod"):
        up = parse.heads[up]
    return up if parse.pos[up] == "VERB" and f"{parse.lemmas[up]}_{parse.lowers[prep]}" in coding.light_verbs else None


def _has_own_clause(parse: Parse, noun: int, coding: Coding) -> bool:
    """Whether a clause behind the noun with a subject of its own tells whose act it was."""
    behind = _light_verb_behind(parse, noun, coding)
    return behind is not None and parse.deps[behind] == "relcl" and parse.child(behind, "nsubj") is not None


def _shared_prepositions(parse: Parse, noun: int) -> list[tuple[str, int]]:
    """A noun's prepositional arguments; failing those, the ones of its appositive, or of what it is joined with.

    "an offensive, Operation Dawn, against", "air and artillery strikes on", "rejection and condemnation of".
    """
    own = prepositions(parse, noun)
    if own:
        return own
    beside = [
        c
        for c in parse.children[noun]
        if parse.pos[c] != "VERB" and (parse.deps[c] == "appos" or (parse.deps[c] == "conj" and _goes_on(parse, c)))
    ]
    if parse.deps[noun] == "conj" and _goes_on(parse, noun):
        beside.append(parse.heads[noun])
    return next((found for c in beside if (found := prepositions(parse, c))), [])


def _goes_on(parse: Parse, conjunct: int) -> bool:
    """Whether a noun only goes on with the one before "and": not "a withdrawal and an attack on", two acts."""
    return parse.child(conjunct, "det", "poss") is None


def _light_verb_behind(parse: Parse, noun: int, coding: Coding) -> int | None:
    """The verb of a clause behind the noun that only carries it: "the embargo they imposed on", "talks held in"."""
    for c in parse.children[noun]:
        if parse.deps[c] not in ("relcl", "acl"):
            continue
        particle = next((f"_{parse.lowers[k]}" for k in parse.children[c] if parse.deps[k] == "prt"), "")
        if coding.light_verbs.get(parse.lemmas[c] + particle, "occur") != "occur":
            return c if parse.tags[c] != "VB" else None  # "the plans to wage": what is for later has no doer yet
    return None


def _light_verb(parse: Parse, noun: int, coding: Coding) -> tuple[int | None, bool]:
    """The verb that only carries the noun ("launched an attack", "talks were held"), and whether it is passive."""
    at = noun
    for _ in range(4):
        if parse.deps[at] != "conj":
            break
        at = parse.heads[at]
    if parse.deps[at] == "pobj" and parse.lowers[parse.heads[at]] == "of":
        container = parse.heads[parse.heads[at]]
        at = container if is_container(parse, container) else at
    dep, up = parse.deps[at], parse.heads[at]
    if dep == "pobj":
        return (_verb_before(parse, up, coding), False)
    if up == at or parse.pos[up] != "VERB":
        return (None, False)
    particle, _ = particle_of(parse, up, coding)
    lemma = f"{parse.lemmas[up]}_{particle}" if particle else parse.lemmas[up]
    if lemma not in coding.light_verbs:
        return (None, False)
    objects = ("attr", "nsubjpass") if coding.light_verbs[lemma] == "occur" else ("dobj", "attr", "nsubjpass")
    if dep in objects or (dep == "npadvmod" and at != noun):  # "began ten days of talks"
        return (up, dep == "nsubjpass")
    if dep == "nsubj" and coding.light_verbs[lemma] in ("occur", "begun") and parse.child(up, "dobj") is None:
        return (up, True)
    return (None, False)
