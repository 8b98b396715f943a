"""Words that bind: promise and threat verbs, adjectives like "committed", nouns like "pledge", and treaties."""

from __future__ import annotations

from standoff.knowledge.promises import load_treaties
from standoff.model.marks import CommitmentKind
from standoff.reading.binding import WILL, Binder, Binding
from standoff.reading.frames import Frame
from standoff.reading.holders import OFFICES, Holding
from standoff.reading.roles import agents_of_noun, subjects


def promise_verb(binder: Binder, frame: Frame) -> Binding | None:
    """A promise or threat by its verb: "pledged to send", "vowed they would", "threatens a strike unless"."""
    if frame.kind != "verb" or frame.protasis:
        return None
    verb = frame.predicate
    lemma = binder.parse.lemmas[verb]
    threat = lemma in binder.words.threat
    if (not threat and lemma not in binder.words.promise) or frame.status in ("denied", "demanded"):
        return None
    if frame.status == "possible" and not threat:
        return None
    by = binder.by(frame.agents) or _lost_subject(binder, verb)
    complement = binder.complement(verb)
    target = complement if complement is not None else _thing_promised(binder, verb, threat=threat)
    condition = binder.conditions.under(verb, complement)
    if complement is not None and _foretells_nothing(binder, complement):
        return None
    if by is None or target is None or not (by.known or condition is not None or _crowd(binder, frame)):
        return None
    harm = condition is not None and (
        binder.parse.lemmas[target] in binder.words.hostile_object if complement is None else binder.hostile(complement)
    )
    kind: CommitmentKind = "threat" if threat or harm else "promise"
    then = binder.conditions.apodosis(target)
    return Binding(by, kind, then, condition, verb, "promise-verb", binder.to(frame))


def _foretells_nothing(binder: Binder, clause: int) -> bool:
    """Whether a "that" clause only says how things are: "assured them that the roads are safe"."""
    parse = binder.parse
    finite = parse.deps[clause] == "ccomp" and parse.tags[clause] in ("VBD", "VBZ", "VBP", "VBN", "VB", "VBG")
    return finite and parse.child(clause, "nsubj", "nsubjpass") is not None and binder.modal(clause) not in WILL


def _crowd(binder: Binder, frame: Frame) -> bool:
    """Whether the agents are people of some state or leaders: they bind themselves where a passer-by does not."""
    for i in frame.agents:
        actor = binder.holders.actor(i)
        people = actor is not None and actor.kind == "people" and actor.code is not None
        if people or binder.parse.lemmas[i] in OFFICES:
            return True
    return False


def _lost_subject(binder: Binder, verb: int) -> Holding | None:
    """The real subject where the parser took "X claims Y ... pledged" for "claims Y": Y."""
    parse = binder.parse
    head = parse.heads[verb]
    if parse.deps[verb] not in ("advcl", "ccomp", "conj") or parse.lemmas[head] not in binder.words.say | {"claim"}:
        return None
    lost = parse.child(head, "dobj")
    return binder.by((lost,), firm=True) if lost is not None and head < lost < verb else None


def _thing_promised(binder: Binder, verb: int, *, threat: bool) -> int | None:
    """The thing promised or threatened, where it is an act: "threatened an incursion"."""
    parse = binder.parse
    if parse.lemmas[verb] not in binder.words.giving:
        return None
    for c in parse.children[verb]:
        if parse.deps[c] != "dobj":
            continue
        of = binder.of(c)
        if parse.lemmas[c] in binder.words.hostile_object or (
            of is not None and parse.lemmas[of] in binder.words.hostile_object
        ):
            return c
        sense = binder.coding.nouns.get(parse.lemmas[c])
        if sense is not None and sense.code and (int(sense.code[:2]) >= 10) == threat:
            return c
    return None


def bound_adjective(binder: Binder, frame: Frame) -> Binding | None:
    """A state of being bound: "is committed to", and on a condition "stands ready to ... if"."""
    if frame.kind != "verb" or frame.protasis or frame.negated or frame.status in ("denied", "demanded", "possible"):
        return None
    parse, words = binder.parse, binder.words
    verb = frame.predicate
    participle = frame.passive and parse.lowers[verb] in words.bound | words.ready
    adjective = verb if participle else parse.child(verb, "acomp", "oprd")
    if adjective is None or parse.lowers[adjective] not in words.bound | words.ready:
        return None
    complement = binder.complement(adjective)
    if complement is None:
        return None
    condition = binder.conditions.under(verb, adjective, complement) or binder.conditions.loose(adjective)
    by = binder.by(tuple(subjects(parse, verb)), firm=True)
    if by is None or (condition is None and parse.lowers[adjective] not in words.bound):
        return None
    kind: CommitmentKind = "threat" if condition is not None and binder.hostile(complement) else "promise"
    return Binding(by, kind, binder.conditions.apodosis(complement), condition, verb, "bound-adjective")


def carried_noun(binder: Binder, frame: Frame) -> Binding | None:
    """A noun carried by a verb: "gave a pledge that", "held out the prospect of aid if", "announced plans to"."""
    parse, words = binder.parse, binder.words
    verb = frame.predicate
    noun = parse.child(verb, "dobj")
    if frame.kind != "verb" or frame.protasis or frame.status in ("denied", "demanded") or noun is None:
        return None
    lemma, conditions = parse.lemmas[noun], binder.conditions
    complement, of = binder.complement(noun), binder.of(noun)
    condition = conditions.under(verb, noun)
    if lemma in words.plan_noun and parse.lemmas[verb] in ("announce", "unveil", "declare"):
        by, target, rule = binder.by(frame.agents, firm=True), complement, "announced-plan"
    elif lemma in words.prospect_noun and condition is not None and of is not None:
        by = binder.by(frame.agents)
        return None if by is None else Binding(
            by, "promise", conditions.apodosis(of, plain=True), condition, verb, "prospect-if"
        )  # fmt: skip
    elif lemma in words.promise_noun and parse.lemmas[verb] in words.carry:
        by, target, rule = binder.by(frame.agents), complement, "promise-noun"
    else:
        return None
    if by is None or target is None or not (by.known or condition is not None or _crowd(binder, frame)):
        return None
    return Binding(by, "promise", conditions.apodosis(target), condition, verb, rule)


def owned_nouns(binder: Binder) -> list[Binding]:
    """Nouns that hold a commitment by themselves: "the threat of strikes if", "its vow to shut the pipeline"."""
    parse, words = binder.parse, binder.words
    out = []
    for i, lemma in enumerate(parse.lemmas):
        threat = lemma in words.threat_noun
        if not (threat or lemma in words.promise_noun) or parse.pos[i] != "NOUN":
            continue
        of, complement = binder.of(i), binder.complement(i)
        act = of if threat and of is not None else complement
        above = parse.heads[parse.heads[i]] if parse.deps[i] == "pobj" else parse.heads[i]
        condition = binder.conditions.under(i, complement, above)
        if act is None or (condition is None and (act != complement or parse.tags[act] != "VB")):
            continue
        agents = agents_of_noun(parse, act) if act == of else []
        by = binder.by(tuple(agents or agents_of_noun(parse, i)), firm=True)
        if by is None and condition is None:
            continue
        kind: CommitmentKind = "threat" if threat else "promise"
        then = binder.conditions.apodosis(act, plain=act == of)
        out.append(Binding(by, kind, then, condition, i, "owned-noun"))
    return out


def ultimatum(binder: Binder, frame: Frame) -> Binding | None:
    """A demand with its consequence: "must withdraw or face sanctions"."""
    parse = binder.parse
    verb = frame.predicate
    demanded = parse.heads[verb]
    if frame.kind != "verb" or parse.deps[verb] != "conj" or not binder.suffers(frame):
        return None
    if not any(parse.deps[c] == "cc" and parse.lowers[c] == "or" for c in parse.children[demanded]):
        return None
    governor = parse.heads[demanded]
    by = binder.by(tuple(subjects(parse, governor)), firm=True) if parse.deps[demanded] in ("xcomp", "ccomp") else None
    said = binder.said_in(verb)
    if by is None and said is not None:
        by = binder.holders.speaker(said)
    start, end = binder.conditions.apodosis(demanded)
    return Binding(
        by, "ultimatum", binder.conditions.apodosis(verb), (start, min(end, parse.lefts[verb])), verb, "or-else"
    )


def treaty_clause(binder: Binder, frame: Frame) -> Binding | None:
    """What a treaty says: "the treaty says that if one is attacked, all will", "the pact obliges members to"."""
    parse, words = binder.parse, binder.words
    verb = frame.predicate
    if frame.kind != "verb" or not frame.agents or parse.lemmas[frame.agents[0]].lower() not in words.treaty:
        return None
    complement = binder.complement(verb)
    binds = parse.lemmas[verb] in words.treaty_binds
    if complement is None or not (binds or parse.lemmas[verb] in words.treaty_says):
        return None
    if not binds and binder.modal(complement) not in ("will", "shall", "would", "must", "should", "'ll"):
        return None
    by = _parties(binder, frame.agents[0], complement, frame)
    if by is None or not by.known:
        return None
    condition = binder.conditions.under(complement, verb)
    return Binding(by, "treaty", binder.conditions.apodosis(complement), condition, verb, "treaty-clause")


def _parties(binder: Binder, treaty: int, complement: int, frame: Frame) -> Holding | None:
    """Who is bound: the treaty's parties by its name, the members the clause names, or whose treaty it is."""
    parse, holders = binder.parse, binder.holders
    for words, known in load_treaties().get(parse.lowers[treaty], ()):
        start = treaty - len(words) + 1
        if start >= 0 and tuple(parse.lowers[start : treaty + 1]) == words:
            return Holding(known.by)
    for subject in (*subjects(parse, complement), *frame.patients):
        inside = [parse.child(c, "pobj") for c in parse.children[subject] if parse.deps[c] == "prep"]
        for i in (subject, *(k for k in inside if k is not None)):
            found = holders.group(i)
            if found is not None:
                return found
        found = holders.owner(subject)
        if found is not None:
            return found
    return holders.owner(treaty)
