"""Noun phrases that name a force, and the predicate that says where it stands or moves."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.knowledge.assets import (
    ForcePredicate,
    load_force_nouns,
    load_force_predicates,
    load_military_words,
)
from standoff.knowledge.states import code_of_adjective
from standoff.reading.parse import Parse

AMOUNTS = frozenset(
    "thousands hundreds dozens scores tens millions number numbers total bulk majority rest part group most some many "
    "half third quarter handful vanguard remainder column columns convoy convoys more lots couple members".split()
)
"""Nouns and pronouns that stand before "of" and leave the force the thing spoken of."""
BACKING = frozenset("back support accompany reinforce flank join".split())
"""Participles that tie one force to another by "by"."""
TELLING = frozenset("want order tell ask allow force urge permit let expect require direct instruct".split())
"""Verbs whose object is the subject of the verb under them."""
ASPECTUAL = frozenset("begin start continue keep stop finish cease resume remain prepare appear seem".split())
"""Verbs whose subject is the subject of the verb under them."""
SIZES = frozenset({"number", "total", "strength", "size", "figure"})
"""Nouns for how large a force is."""


@dataclass(slots=True)
class Force:
    """A force noun: its head token, asset, sureness, and the token through which it hangs on the clause."""

    head: int
    asset: str
    sure: str
    first: int
    top: int


@dataclass(frozen=True, slots=True)
class Stand:
    """What is said of a force: the predicate token, its role and class; `noun` when the predicate is a noun."""

    token: int
    role: str
    predicate: ForcePredicate
    chain: tuple[int, ...] = ()
    """Tokens between force and predicate whose phrases also tell the place."""


def find_forces(parse: Parse) -> list[Force]:
    """Force nouns in text order; one that only qualifies another noun is left out, unless that noun moves forces."""
    nouns, predicates = load_force_nouns(), load_force_predicates()
    found: list[Force] = []
    lowers, deps, heads = parse.lowers, parse.deps, parse.heads
    for i, lower in enumerate(lowers):
        entries = nouns.get(lower)
        if entries is None or parse.pos[i] not in ("NOUN", "PROPN"):
            continue
        if deps[i] in ("compound", "nmod", "amod", "poss", "npadvmod") and heads[i] > i:
            if (parse.lemmas[heads[i]].lower(), "n") not in predicates:
                continue
            if lowers[heads[i]] in nouns and any(len(w) > 1 for w in nouns[lowers[heads[i]]]):
                continue
        for words, noun in entries.items():
            start = i - len(words) + 1
            if (
                start >= 0
                and tuple(lowers[start : i + 1]) == words
                and not (noun.sure == "plain" and _ordinary(parse, i))
            ):
                found.append(Force(i, noun.asset, noun.sure, start, _top(parse, i)))
                break
    return found


def _ordinary(parse: Parse, noun: int) -> bool:
    """Whether a word before a noun makes it something else than a force: "police force", "medical personnel"."""
    military = load_military_words()
    return any(
        c < noun
        and parse.deps[c] in ("compound", "amod", "nmod")
        and parse.lowers[c] not in military
        and code_of_adjective(parse.words[c]) is None
        and parse.pos[c] != "PROPN"
        for c in parse.children[noun]
    )


def _top(parse: Parse, i: int) -> int:
    """Up from "troops" through "thousands of troops" to the token that hangs on the clause."""
    while parse.deps[i] == "pobj":
        of = parse.heads[i]
        above = parse.heads[of]
        if parse.lowers[of] == "of" and (parse.lowers[above] in AMOUNTS or parse.pos[above] == "NUM"):
            i = above
        else:
            break
    return i


def is_military(parse: Parse, force: Force) -> bool:
    """Whether a military word stands before the noun in its phrase."""
    words = load_military_words()
    if force.sure not in ("mark", "plain"):
        return True
    for c in parse.children[force.head]:
        if c < force.head and (parse.lowers[c] in words or parse.lemmas[c] in words):
            return True
        if c < force.head and any(parse.lowers[k] == "led" for k in (c, *parse.children[c])):
            return True
    return parse.deps[force.head] == "conj" and parse.lowers[parse.heads[force.head]] in load_force_nouns()


def _noun_lemma(parse: Parse, noun: int) -> str:
    """A noun's lemma, "build-up" put together again."""
    if parse.lowers[noun] == "up" and noun > 1 and parse.lowers[noun - 2] == "build":
        return "build-up"
    return parse.lemmas[noun].lower()


def particle_lemma(parse: Parse, verb: int) -> str:
    """A verb's lemma with its particle: "pull out"."""
    lemma = parse.lemmas[verb].lower()
    for c in parse.children[verb]:
        if parse.deps[c] == "prt" or (parse.deps[c] == "advmod" and parse.lowers[c] in ("back", "out", "home")):
            return f"{lemma} {parse.lowers[c]}"
    return lemma


def find_stand(parse: Parse, force: Force) -> Stand | None:
    """The predicate that says where the force stands or moves; None when nothing does."""
    predicates = load_force_predicates()
    token, chain = force.top, [force.head]
    while True:
        for inner in (token, force.head):
            stand = _participle(parse, inner, predicates, chain)
            if stand is not None:
                return stand
        dep, head = parse.deps[token], parse.heads[token]
        if head == token:
            ready = _readiness_phrase(parse, token, chain, predicates)
            return Stand(token, "s", ready[1], (*chain, ready[0])) if ready is not None else None
        if dep in ("conj", "appos") and parse.pos[head] in ("NOUN", "PROPN", "NUM"):
            token = head
        elif dep == "pobj":
            up = _through_preposition(parse, head, predicates)
            if isinstance(up, Stand):
                return Stand(up.token, up.role, up.predicate, (*chain, token))
            if up is None:
                return None
            token = up
        elif dep in ("compound", "nmod", "poss", "amod"):
            found = predicates.get((_noun_lemma(parse, head), "n"))
            return Stand(head, "n", found, tuple(chain)) if found else None
        else:
            return _clause(parse, token, predicates, chain)
        chain.append(token)


def _through_preposition(
    parse: Parse, preposition: int, predicates: dict[tuple[str, str], ForcePredicate]
) -> Stand | int | None:
    """From a prepositional object upward: a predicate noun or "with" verb, the noun it is included in, or None."""
    word, above = parse.lowers[preposition], parse.heads[preposition]
    if word in ("to", "at") and parse.pos[above] == "VERB" and is_sum(parse, above):
        return Stand(above, "s", predicates["amount", "s"])
    nominal = parse.pos[above] in ("NOUN", "PROPN") or parse.lowers[above] == "up"
    if word == "with" and parse.pos[above] == "VERB":
        found = predicates.get((particle_lemma(parse, above), "w"))
        return Stand(above, "w", found) if found else None
    if word == "by" and parse.lemmas[above] in BACKING:
        return _backed(parse, above)
    if not nominal or word not in ("of", "by", "for", "including", "like"):
        return None
    found = predicates.get((_noun_lemma(parse, above), "n"))
    if found is not None:
        return Stand(above, "n", found)
    return above if word in ("including", "like") else None


def is_sum(parse: Parse, verb: int) -> bool:
    """Whether a verb sums up forces told before it: "they amount to", "the total would rise to"."""
    if parse.lemmas[verb] == "amount":
        subject = parse.child(verb, "nsubj")
        return subject is not None and parse.lowers[subject] in ("they", "these", "those")
    return any(
        parse.deps[c] in ("nsubj", "nsubjpass", "dobj") and parse.lemmas[c] in SIZES and parse.child(c, "prep") is None
        for c in parse.children[verb]
    )


def _backed(parse: Parse, backing: int) -> int | None:
    """The force that another one backs: "troops, backed by tanks"."""
    if parse.deps[backing] not in ("acl", "advcl", "relcl"):
        return None
    backed = parse.heads[backing]
    if parse.pos[backed] in ("VERB", "AUX"):
        return parse.child(backed, "dobj") or parse.child(backed, "nsubj", "nsubjpass")
    return backed


def _participle(
    parse: Parse, noun: int, predicates: dict[tuple[str, str], ForcePredicate], chain: list[int]
) -> Stand | None:
    """What a participle or relative clause after the noun says: "stationed in X", "heading for X", "that arrived"."""
    for c in parse.children[noun]:
        dep, tag = parse.deps[c], parse.tags[c]
        if dep not in ("acl", "relcl"):
            continue
        lemma = particle_lemma(parse, c)
        if dep == "acl" and tag == "VBN":
            found, role = predicates.get((lemma, "o")), "o"
        elif dep == "acl" and tag == "VBG":
            found, role = predicates.get((lemma, "s")), "s"
        elif dep == "relcl":
            passive = parse.child(c, "nsubjpass") is not None
            role = "o" if passive or parse.child(c, "nsubj") not in _relatives(parse, c) else "s"
            found = predicates.get((lemma, role))
        else:
            continue
        ready = _readiness_phrase(parse, c, [], predicates)
        if ready is not None:
            return Stand(c, role, ready[1], (*chain, ready[0]))
        if found is not None and found.readiness != "place":
            return Stand(c, role, found, tuple(chain))
    return None


def _relatives(parse: Parse, verb: int) -> set[int | None]:
    return {c for c in parse.children[verb] if parse.lowers[c] in ("who", "that", "which")}


def _clause(
    parse: Parse, token: int, predicates: dict[tuple[str, str], ForcePredicate], chain: list[int]
) -> Stand | None:
    """The verb over a force that is its subject or object."""
    dep, verb = parse.deps[token], parse.heads[token]
    if parse.pos[verb] not in ("VERB", "AUX"):
        return None
    told = parse.child(verb, "xcomp") if dep == "dobj" and parse.lemmas[verb] in TELLING else None
    if dep == "nsubjpass" and (parse.lemmas[verb].lower(), "o") not in predicates:  # "are believed to be in X"
        below = parse.child(verb, "xcomp")
        verb = below if below is not None else verb
        dep = "nsubj" if below is not None and parse.child(below, "auxpass") is None else dep
    if told is not None and told > token and parse.child(told, "nsubj") is None:
        role, verb = "s", told
    elif dep in ("dobj", "nsubjpass", "oprd"):
        role = "o"
    elif dep == "nsubj":
        role = "s"
        while parse.lemmas[verb] in ASPECTUAL and (lower := parse.child(verb, "xcomp")) is not None:
            verb = lower
    elif dep == "attr" and parse.child(verb, "expl") is not None:
        role = "s"
    else:
        return None
    theirs = dep != "nsubj" or parse.child(verb, "dobj") is None  # "X keeps tanks ready" tells of the tanks
    ready = _readiness_phrase(parse, verb, chain, predicates) if theirs else None
    if ready is not None:
        return Stand(verb, role, ready[1], (*chain, ready[0]))
    found = predicates.get((particle_lemma(parse, verb), role)) or predicates.get((parse.lemmas[verb].lower(), role))
    return Stand(verb, role, found, tuple(chain)) if found is not None else None


def _readiness_phrase(
    parse: Parse, verb: int, chain: list[int], predicates: dict[tuple[str, str], ForcePredicate]
) -> tuple[int, ForcePredicate] | None:
    """The noun and class of "on high alert", "on standby", "at the ready" under a verb or the force itself."""
    for anchor in (verb, *chain):
        for c in parse.children[anchor]:
            if parse.deps[c] == "prep" and parse.lowers[c] in ("on", "at", "onto", "to"):
                beside = (k for k in parse.children[anchor] if k == c + 1 and parse.deps[k] == "dep")
                for k in (*parse.children[c], *beside):  # the parser often leaves "on standby" without its object
                    found = predicates.get((parse.lemmas[k].lower(), "p"))
                    if found is not None:
                        return k, found
            elif parse.deps[c] == "oprd" and parse.lowers[c] == "ready":
                return c, predicates["ready", "p"]
    return None
