"""Words that bind: promise and threat verbs, adjectives like "committed", nouns like "pledge"."""

from __future__ import annotations

from standoff.model.marks import CommitmentKind
from standoff.reading.commitments.binding import WILL, Binder, Binding
from standoff.reading.commitments.treaties import under_treaty
from standoff.reading.frames import Frame
from standoff.reading.frames.roles import agents_of_noun, subjects
from standoff.reading.holders import OFFICES, Holding


def promise_verb(binder: Binder, frame: Frame) -> Binding | None:
    """A promise or threat by its verb: "pledged to send", "vowed they would", "threatens a strike unless"."""
    verb, lemma, words = frame.predicate, binder.parse.lemmas[frame.predicate], binder.words
    threat, infinitive = lemma in words.threat, lemma in words.infinitive
    if frame.kind != "verb" or not (threat or infinitive or lemma in words.promise) or _unmade(frame, threat=threat):
        return None
    by = binder.by(frame.agents) or _lost_subject(binder, verb)
    complement = binder.complement(verb)
    if infinitive and not (_official(binder, frame, by) and _to_do(binder, complement)):
        return None
    if complement is None and not infinitive:
        complement = _preposed(binder, verb)
    target = complement if complement is not None else _thing_promised(binder, verb, threat=threat)
    if target is None or (complement is not None and _foretells_nothing(binder, complement)):
        return None
    return _promised(binder, frame, by, complement, target)


def _unmade(frame: Frame, *, threat: bool) -> bool:
    """Whether a promise is told as not made: refused, asked for, on a condition; a possible threat is one."""
    return frame.protasis or frame.status in ("denied", "demanded") or (frame.status == "possible" and not threat)


def _promised(binder: Binder, frame: Frame, by: Holding | None, complement: int | None, target: int) -> Binding | None:
    """The binding of a promise verb over `target`, which is its clause where `complement` is told."""
    verb, parse = frame.predicate, binder.parse
    threat = parse.lemmas[verb] in binder.words.threat
    condition = binder.conditions.under(verb, complement, *_joined_acts(binder, complement))
    provoked = binder.provoked(complement) if complement is not None and condition is None else None
    if by is None and threat and condition is not None and frame.agents:
        by = _unnamed(binder, frame.agents[0])
    if by is None or not (by.known or condition is not None or provoked is not None or _crowd(binder, frame)):
        return None
    then = binder.conditions.apodosis(target)
    if provoked is not None:
        then = provoked[1], then[1]
        return Binding(by, "threat", then, provoked, verb, "act-and-consequence", binder.to(frame))
    harm = condition is not None and (
        parse.lemmas[target] in binder.words.hostile_object if complement is None else binder.hostile(complement)
    )
    kind: CommitmentKind = "promise"
    if threat or harm:
        kind = "threat"
    elif under_treaty(binder, verb) is not None:
        kind = "treaty"
    return Binding(by, kind, then, condition, verb, "promise-verb", binder.to(frame))


def _official(binder: Binder, frame: Frame, by: Holding | None) -> bool:
    """Whether a state or body acts, by its name or somebody in office."""
    if by is None or by.code is None:
        return False
    actors = [binder.holders.actor(i) for i in frame.agents]
    return not any(actor is not None and actor.kind == "people" for actor in actors)


def _to_do(binder: Binder, complement: int | None) -> bool:
    parse = binder.parse
    return complement is not None and parse.deps[complement] == "xcomp" and parse.tags[complement] == "VB"


def joined_promise(binder: Binder, frame: Frame) -> Binding | None:
    """The second act of a promise: "agreed to free prisoners and to withdraw once"."""
    parse, verb = binder.parse, frame.predicate
    first = parse.heads[verb]
    to = any(parse.deps[c] == "aux" and parse.lowers[c] == "to" for c in parse.children[verb])
    if parse.deps[verb] != "conj" or not to or parse.deps[first] != "xcomp":
        return None
    above = binder.by_verb.get(parse.heads[first])
    binding = promise_verb(binder, above) if above is not None else None
    if binding is None or not binding.then[0] <= first < binding.then[1]:
        return None
    condition = binder.conditions.under(verb)
    harm = condition is not None and binder.hostile(verb)
    kind: CommitmentKind = "threat" if binding.kind == "threat" or harm else "promise"
    return Binding(binding.by, kind, binder.conditions.apodosis(verb), condition, verb, "joined-promise", binding.to)


def _preposed(binder: Binder, verb: int) -> int | None:
    """The clause of one's own will told before the verb: "the troops will return, the minister promised"."""
    parse = binder.parse
    clause = next((c for c in parse.children[verb] if c < verb and parse.deps[c] == "ccomp"), None)
    if clause is None and parse.deps[verb] in ("advcl", "parataxis") and parse.child(verb, "mark") is None:
        clause = parse.heads[verb] if not parse.children[verb] or parse.tags[verb] == "VBD" else None
    return clause if clause is not None and binder.modal(clause) in WILL else None


def _joined_acts(binder: Binder, complement: int | None) -> list[int]:
    """The acts joined to what is promised, and those under it: a condition on the last holds for all."""
    parse = binder.parse
    out = [complement] if complement is not None else []
    for i in out:
        deps = ("conj",) if i != complement else ("conj", "advcl", "xcomp")
        out += [c for c in parse.children[i] if c > i and parse.deps[c] in deps and parse.pos[c] == "VERB"]
    return out[1:]


def _unnamed(binder: Binder, agent: int) -> Holding | None:
    """People who threaten on a condition, as worded."""
    return binder.holders.described(agent) if binder.parse.tags[agent] in ("NNS", "NNPS") else None


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
    treaty = under_treaty(binder, verb)
    if treaty is not None and parse.child(verb, "nsubj") is None:
        parties = parse.child(treaty, "appos")  # "under the pact, X and Y undertook", taken for the pact's names
        return binder.holders.group(parties) if parties is not None else None
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
        if not threat and parse.child(verb, "dative") is not None and parse.child(c, "nummod") is not None:
            return c  # "promised X 900 tents"
    return None


def accepted(binder: Binder, frame: Frame) -> Binding | None:
    """A meeting or deal accepted on a condition: "accepted a summit, provided"."""
    parse, verb = binder.parse, frame.predicate
    if frame.kind != "verb" or frame.protasis or frame.negated or parse.lemmas[verb] != "accept":
        return None
    thing, condition = parse.child(verb, "dobj"), binder.conditions.under(verb)
    condition = condition or binder.conditions.loose(verb)
    by = binder.by(frame.agents, firm=True)
    if thing is None or by is None or condition is None or frame.status in ("denied", "demanded", "possible"):
        return None
    return Binding(by, "promise", binder.conditions.apodosis(thing, plain=True), condition, verb, "accepted-if")


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
    if lemma in words.plan_noun and parse.lemmas[verb] in words.announce:
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
