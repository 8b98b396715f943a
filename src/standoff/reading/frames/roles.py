"""Who does what to whom in one clause: subjects, objects and prepositional arguments, shared and inherited ones too.

Works on the dependency parse alone. Tokens given back are heads of noun phrases; conjuncts are listed in text order.
"""

from __future__ import annotations

import itertools

from standoff.knowledge.cues import load_cue_words
from standoff.knowledge.governors import load_words
from standoff.reading.parse import Parse

DEPTH = 12
"""Clauses climbed at most when a subject is looked for: hostile text nests without end."""

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_FROM_OBJECT = frozenset(("of", "for", "from", "over", "as", "against"))
_HAVE = frozenset(("has", "have", "had", "having", "'ve"))
_MARKS = frozenset(("--", "-", "\u2013", "\u2014", ":"))
_POINTING = frozenset(("the", "this", "that", "these", "those"))
_RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))


def is_container(parse: Parse, token: int) -> bool:
    """Whether a noun only measures or portions out the one after its "of": "a series of", "dozens of", "12 of"."""
    return parse.lemmas[token] in load_words("container") or parse.pos[token] == "NUM"


def conjuncts(parse: Parse, i: int) -> list[int]:
    """Token i and every token coordinated with it, in text order."""
    out = [i]
    deps, children = parse.deps, parse.children
    for at in out:
        out.extend(c for c in children[at] if deps[c] == "conj" and c not in out)
        if len(out) > 40:
            break
    return sorted(out)


def pobjs(parse: Parse, prep: int, depth: int = 0) -> list[int]:
    """Objects of a preposition, through a chained one ("from across the border")."""
    out: list[int] = []
    for c in parse.children[prep]:
        dep = parse.deps[c]
        if dep == "pobj":
            out.extend(conjuncts(parse, c))
        elif dep == "prep" and c > prep and depth < DEPTH:
            out.extend(k for k in pobjs(parse, c, depth + 1) if k not in out)
    return out


def prepositions(parse: Parse, i: int) -> list[tuple[str, int]]:
    """(preposition, object head) pairs under token i, agent phrases left out."""
    out: list[tuple[str, int]] = []
    active = any(parse.deps[c] == "nsubj" for c in parse.children[i])  # "stood by the border" is no agent then
    for c in parse.children[i]:
        if parse.deps[c] in (("prep", "dative", "agent") if active else ("prep", "dative")) and parse.pos[c] in (
            "ADP",
            "SCONJ",
            "VERB",
        ):
            word = parse.lowers[c]
            if word == "by" and c + 1 < len(parse.lowers) and parse.lowers[c + 1] == "far":  # "by far the biggest"
                continue
            if word == "out" and parse.child(c, "pobj") is None:  # "pulled out of the town"
                word = "from"
            out.extend((word, k) for k in pobjs(parse, c))
    return out


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb's subject is what it is done to; a bare participle after its noun counts."""
    for _ in range(DEPTH):
        shown = {parse.deps[c] for c in parse.children[verb]}
        if shown & {"nsubjpass", "auxpass"}:
            return True
        if "nsubj" in shown or parse.tags[verb] != "VBN":
            return False
        if "agent" in shown or parse.deps[verb] == "acl":
            return True
        if any(parse.deps[c] == "aux" and parse.lowers[c] in _HAVE for c in parse.children[verb]):
            return False
        if parse.deps[verb] != "conj":
            return parse.deps[verb] in ("advcl", "xcomp", "ROOT") and "dobj" not in shown
        verb = parse.heads[verb]
    return False


def _is_name(parse: Parse, i: int) -> bool:
    """Whether an adjective is of a name ("Iraqi"), not only the first word of a sentence."""
    if not parse.words[i][0].isupper():
        return False
    return parse.entity_at[i] is not None or parse.sentence(i)[0] != i


def agents_of_noun(parse: Parse, noun: int) -> list[int]:
    """Whose a happening named by a noun is: possessor, "by" phrase, adjective or name before it, then "of" phrase."""
    deps = parse.deps
    left: list[int] = []
    origin: list[int] = []
    for c in parse.children[noun]:
        if deps[c] == "poss":
            return conjuncts(parse, c)
        if deps[c] in ("prep", "agent") and parse.lowers[c] in ("by", "between"):
            found = pobjs(parse, c)
            if found:
                return found
        if deps[c] == "prep" and parse.lowers[c] == "from":
            origin = pobjs(parse, c)
        prefix = parse.lowers[c] in ("anti", "pro") and parse.lowers[c + 1] == "-"
        if prefix or is_prefixed(parse, c):  # "anti-Russian protests" are not Russia's
            continue
        if deps[c] in ("compound", "amod", "nmod") and c < noun and (parse.pos[c] != "ADJ" or _is_name(parse, c)):
            left.extend(conjuncts(parse, c) if deps[c] != "compound" else [c])
    if origin and not any(
        parse.pos[c] == "PROPN" or _is_name(parse, c) for c in left
    ):  # "an Iraqi withdrawal from Kuwait" is Iraq's
        return origin
    return left


def is_prefixed(parse: Parse, token: int, *prefixes: str) -> bool:
    """Whether a modifier has "anti-" or "pro-" before it, or one of the prefixes asked for."""
    joined = token > 1 and parse.lowers[token - 1] == "-"
    return joined and parse.lowers[token - 2] in (prefixes or ("anti", "pro"))


def charged_with(parse: Parse, noun: int) -> list[int]:
    """Whom a clause lays a happening to: "is responsible for the killings", "accused X of attacks"."""
    if parse.deps[noun] != "pobj":
        return []
    prep = parse.heads[noun]
    up = parse.heads[prep]
    if parse.lowers[prep] not in ("for", "of", "in"):
        behind = parse.lowers[prep] == "behind" and parse.lemmas[up] == "be"  # "was behind the attacks"
        return subjects(parse, up) if behind else []
    if parse.lemmas[up] in ("responsible", "guilty", "behind") and parse.pos[up] == "ADJ":
        return subjects(parse, parse.heads[up])
    if parse.lemmas[up] == "responsibility" and parse.lemmas[parse.heads[up]] in ("claim", "take", "admit", "accept"):
        return subjects(parse, parse.heads[up])
    if parse.lemmas[up] in ("accuse", "blame", "suspect", "convict", "condemn", "engage", "involve", "participate"):
        return _objects(parse, up) or subjects(parse, up)
    return []


def _own_subject(parse: Parse, verb: int) -> int | None:
    found = [c for c in parse.children[verb] if parse.deps[c] in _SUBJECTS]
    for first, second in itertools.pairwise(found):  # a dateline or a topic stands before the subject: "X -- the army"
        if second < verb and not _MARKS.isdisjoint(parse.words[first:second]):
            return second
    return next(iter(found), None)


def antecedent(parse: Parse, i: int) -> int:
    """What a relative pronoun stands for: the head of its relative clause; other tokens are given back."""
    if parse.lowers[i] not in _RELATIVES:
        return i
    at = i
    for up in parse.ancestors(i):
        if parse.deps[at] == "relcl":
            return up
        at = up
    return i


def subjects(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """Heads of the grammatical subject of a verb, shared with coordinated verbs and controlled clauses."""
    own = _own_subject(parse, verb)
    if own is not None:
        if parse.deps[own] == "expl":
            after = [c for c in parse.children[verb] if parse.deps[c] == "attr"]
            return conjuncts(parse, after[0]) if after else []
        return [antecedent(parse, k) for k in conjuncts(parse, own)]
    if depth > DEPTH:
        return []
    return _inherited(parse, verb, depth + 1)


def _inherited(parse: Parse, verb: int, depth: int) -> list[int]:
    dep, up = parse.deps[verb], parse.heads[verb]
    if up == verb:
        return []
    if dep in ("relcl", "acl"):
        return _of_modified(parse, verb, up, depth)
    if dep in ("pcomp", "prep"):
        return _of_gerund(parse, up, depth) if dep == "pcomp" else subjects(parse, up, depth)
    if dep == "conj" and (before := gerund_before(parse, verb)) is not None:
        return subjects(parse, before, depth)
    told = _told_to(parse, verb, up)
    if told:
        return told
    return subjects(parse, up, depth) if parse.pos[up] in ("VERB", "AUX", "ADJ") else []


def gerund_before(parse: Parse, verb: int) -> int | None:
    """The gerund that another goes on with where the parser joined it to a noun: "by [raising taxes and cutting]"."""
    if parse.tags[verb] != "VBG" or parse.pos[parse.heads[verb]] in ("VERB", "AUX"):
        return None
    return next((up for up in parse.ancestors(verb) if parse.tags[up] == "VBG" and parse.deps[up] == "pcomp"), None)


def _told_to(parse: Parse, verb: int, up: int) -> list[int]:
    """Whom the verb above asks or lets do it: "urged them to leave", "called on them to leave"."""
    dep = parse.deps[verb]
    if dep in ("xcomp", "ccomp") and parse.lemmas[up] in load_words("object-control"):
        given = _objects(parse, up)
        if given:
            return given
    if dep not in ("xcomp", "ccomp", "advcl") or parse.tags[verb] != "VB":
        return []
    return [
        k
        for prep, k in prepositions(parse, up)
        if f"{parse.lemmas[up]}_{prep}" in load_words("asking-of")
        and not parse.is_date(k)  # "called on Sunday to" asks nobody
    ]


def is_called(parse: Parse, i: int) -> bool:
    """Whether a name behind "called" is who was called, and no name given: "called President X on Sunday"."""
    after = parse.rights[i]
    last = after >= len(parse) or parse.pos[after] in ("ADP", "PART") or parse.words[after] == "."
    alone = parse.child(parse.heads[i], "dobj", "auxpass") is None
    return parse.pos[i] == "PROPN" and alone and last


def is_told_of(parse: Parse, noun: int) -> bool:
    """Whether a noun is one already told of: "the siege", "this attack", "its occupation"."""
    return any(parse.deps[c] == "poss" or parse.lowers[c] in _POINTING for c in parse.children[noun])


def _of_modified(parse: Parse, verb: int, noun: int, depth: int) -> list[int]:
    """Subject of a clause that modifies a noun: the noun, or for "plan to strike" whoever has the plan."""
    infinitive = any(parse.lowers[c] == "to" and parse.deps[c] == "aux" for c in parse.children[verb])
    worded = parse.deps[noun] == "dobj" and parse.tags[verb] == "VBG" and parse.deps[verb] == "acl"
    if worded and parse.lemmas[noun].lower() in load_cue_words().documents:  # "passed a resolution criticizing"
        return subjects(parse, parse.heads[noun], depth)
    if not infinitive or parse.pos[noun] != "NOUN":
        return [noun]
    # "A Ukrainian attempt to", "Russia's plan to"; not "a desperate attempt to".
    owners = [k for k in agents_of_noun(parse, noun) if parse.deps[k] == "poss" or parse.words[k][:1].isupper()]
    if owners:
        return owners
    up = parse.heads[noun]
    if parse.pos[up] in ("VERB", "AUX"):
        if parse.deps[noun] == "dobj":
            return subjects(parse, up, depth)
        if parse.deps[noun] in ("nsubj", "nsubjpass"):
            return [noun]
    return owners


def _of_gerund(parse: Parse, prep: int, depth: int) -> list[int]:
    """Subject of "accused X of doing" (X), "condemned X for doing" (X), "responded by doing" (the clause's own)."""
    up = parse.heads[prep]
    if parse.pos[up] in ("VERB", "AUX"):
        if parse.lowers[prep] in _FROM_OBJECT:
            given = _objects(parse, up)
            if given:
                return given
        return subjects(parse, up, depth)
    if parse.pos[up] == "ADJ" and parse.pos[parse.heads[up]] in ("VERB", "AUX"):  # "guilty of violating"
        return subjects(parse, parse.heads[up], depth)
    if parse.pos[up] == "NOUN":
        owners = agents_of_noun(parse, up)
        if owners:
            return owners
        over = parse.heads[up]
        if over != up and parse.pos[over] in ("VERB", "AUX"):
            return subjects(parse, over, depth)
    return []


def _objects(parse: Parse, verb: int) -> list[int]:
    for c in parse.children[verb]:
        if parse.deps[c] in ("dobj", "nsubjpass") or (
            parse.deps[c] == "nsubj" and parse.deps[verb] == "xcomp" and c > verb
        ):
            return [antecedent(parse, k) for k in conjuncts(parse, c)]
    return []


def arguments(parse: Parse, verb: int) -> tuple[list[int], list[int], list[int], bool]:
    """(agents, patients, datives, passive) of a verb."""
    deps = parse.deps
    passive = is_passive(parse, verb)
    agents: list[int] = []
    patients: list[int] = []
    datives: list[int] = []
    for c in parse.children[verb]:
        dep = deps[c]
        if dep == "agent" and passive:
            agents.extend(pobjs(parse, c))
        elif dep == "dobj":
            patients.extend(antecedent(parse, k) for k in conjuncts(parse, c))
        elif dep in ("ccomp", "xcomp") and parse.pos[c] not in ("VERB", "AUX"):
            patients.extend(k for k in parse.children[c] if deps[k] == "nsubj")
        elif dep == "oprd" and is_called(parse, c):
            patients.append(c)
        elif dep == "dative":
            datives.extend(pobjs(parse, c) if parse.pos[c] == "ADP" else conjuncts(parse, c))
    if passive:
        given = subjects(parse, verb)
        if patients:
            datives.extend(given)  # "was given aid": the subject is who gets it
        else:
            patients.extend(given)
        return agents, patients, datives, True
    agents = subjects(parse, verb)
    if not patients and deps[verb] == "relcl":
        patients = _gap(parse, verb, agents)
    return agents, patients, datives, False


def _gap(parse: Parse, verb: int, agents: list[int]) -> list[int]:
    """The object of a relative clause without one ("the embargo the council imposed") is what it modifies."""
    noun = parse.heads[verb]
    if noun in agents or parse.child(verb, "ccomp", "xcomp", "prep") is not None:
        return []
    return [noun]
