"""What a speaker says their own side will do: "will" and "would" clauses that bind whoever says them."""

from __future__ import annotations

from standoff.knowledge.assets import load_force_nouns, load_force_predicates
from standoff.model import Attribution
from standoff.model.marks import CommitmentKind
from standoff.reading.commitments.binding import FIRM, FIRST, WILL, Binder, Binding
from standoff.reading.commitments.provisos import Range
from standoff.reading.frames import Frame
from standoff.reading.holders import OFFICES, Holding

PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
ACTS = frozenset({"assert", "promise", "threaten", "warn", "intend", "deny", "expect", "propose", "accuse", "demand"})
"""Acts whose content can hold the speaker's own will; asking, praising, believing and rejecting do not."""
FORCED = frozenset({"force", "compel", "oblige", "prepare"})
"""Passives over what the subject itself would do."""
CARRYING = frozenset({"accord", "go", "continue", "begin", "have", "make"})
"""Words of a cue that only carry its verb."""


def own_will(binder: Binder, frame: Frame) -> Binding | None:
    """A clause whose subject is on the side of whoever says it; a threat where it does harm on a condition."""
    verb = frame.predicate
    modal = binder.modal(verb) if frame.kind == "verb" and not frame.protasis else None
    if modal not in WILL or _counterfactual(binder, verb) or binder.conditions.stands_in_one(verb):
        return None
    attribution = binder.said_in(verb)
    if attribution is None:
        return _outlets_own(binder, frame, modal)
    speaker = binder.holders.speaker(attribution) if _can_bind(binder, frame, attribution) else None
    if speaker is None:
        return None
    conditions, said = binder.conditions, binder.parse.heads[verb]
    condition = conditions.under(verb) or conditions.attributed(attribution, verb) or conditions.loose(verb)
    if condition is None and said > verb and binder.parse.deps[verb] == "ccomp":
        condition = conditions.after(said)  # "X would act, she warned, if"
    provoked = binder.provoked(verb) if condition is None else None
    if provoked is not None and speaker.known:
        then = provoked[1], binder.conditions.apodosis(verb)[1]
        return Binding(speaker, "threat", then, provoked, verb, "act-and-consequence")
    if condition is not None and binder.suffers(frame):
        return Binding(speaker, "threat", conditions.apodosis(verb), condition, verb, "consequence-clause")
    # in the speaker's own words "would" tells of habits and dreams
    dreamt = condition is None and modal in ("would", "'d") and attribution.manner == "direct"
    return None if dreamt else _bound(binder, frame, attribution, speaker, condition)


def _can_bind(binder: Binder, frame: Frame, attribution: Attribution) -> bool:
    """Whether the act can hold the speaker's own will; what one will not do binds only when it is promised."""
    if attribution.act not in ACTS or not _cued(binder, attribution):
        return False
    return attribution.act == "promise" or not (frame.negated or _never(binder, frame.predicate))


def _bound(
    binder: Binder, frame: Frame, attribution: Attribution, speaker: Holding, condition: Range | None
) -> Binding | None:
    """The binding, where the clause's subject is on the speaker's side and acts."""
    verb = frame.predicate
    parse = binder.parse
    driven = parse.lemmas[verb] in FORCED and frame.passive
    act = parse.child(verb, "xcomp") if driven else None
    if frame.passive and act is None and not frame.agents:
        moved = (parse.lemmas[verb], "o") in load_force_predicates()
        agents = tuple(frame.patients) if moved and _at_command(binder, frame.patients) else ()
    else:
        agents = frame.agents if frame.passive and not driven else frame.agents or frame.patients
    source = binder.holders.source(attribution)
    if source is None or not agents or _befalls(binder, verb) or not _same_side(binder, source, agents[0], speaker):
        return None
    named = binder.by(tuple(agents)) if binder.parse.pos[agents[0]] != "PRON" else None
    if not (speaker.known or (named is not None and named.known)) and (
        condition is None or not _himself(binder, source, agents[0])
    ):
        return None
    harm = binder.hostile(act if act is not None else verb)
    warned = attribution.act == "warn"
    forced = act is not None and parse.lemmas[verb] in ("force", "compel")
    threat = (
        attribution.act == "threaten" or (harm and warned) or ((harm or warned or forced) and condition is not None)
    )
    return Binding(
        by=named if named is not None and named.known else speaker,
        kind="threat" if threat else "promise",
        then=binder.conditions.apodosis(verb),
        condition=condition,
        word=verb,
        rule="speakers-will",
        runner_up="threat" if harm and not threat else None,
    )


def _outlets_own(binder: Binder, frame: Frame, modal: str | None) -> Binding | None:
    """The outlet's own "sanctions will follow if": a threat by nobody named, or by the state that is its subject."""
    verb = frame.predicate
    condition = binder.conditions.under(verb)
    if binder.parse.pos[verb] != "VERB" or (condition is None and not _delivers(binder, frame)):
        return None
    if modal not in FIRM:
        return _free_speech(binder, frame, condition) if condition is not None else None
    then = binder.conditions.apodosis(verb)
    if binder.suffers(frame):
        return Binding(None, "threat", then, condition, verb, "consequence-clause")
    by = binder.by(frame.agents, firm=True)
    if by is None or not by.known or frame.passive or _befalls(binder, verb):
        return None
    actor = binder.holders.actor(frame.agents[0])
    person = actor is not None and actor.kind not in ("state", "body", "organ")
    if person or binder.parse.pos[frame.agents[0]] == "PRON":
        return None
    kind: CommitmentKind = "threat" if binder.hostile(verb) else "promise"
    return Binding(by, kind, then, condition, verb, "outlets-will")


def _delivers(binder: Binder, frame: Frame) -> bool:
    """Whether a clause tells of forces moved, measures set, or counted goods or aid sent to another state."""
    parse, words, verb = binder.parse, binder.words, frame.predicate
    if frame.negated or parse.lemmas[verb] not in words.deliver:
        return False
    placed = ("in", "at") if (parse.lemmas[verb], "o") in load_force_predicates() else ()
    receivers = [*frame.patients, *frame.datives, *frame.objects("to", "with", *placed)]
    given = [i for i in receivers if parse.lemmas[i] in words.consequence or _at_command(binder, (i,))]
    received = any(holding is not None and holding.known for holding in map(binder.holders.at, receivers))
    return bool(given) or (
        received and any(parse.lemmas[i] in words.aid or parse.child(i, "nummod") is not None for i in receivers)
    )


def _free_speech(binder: Binder, frame: Frame, condition: Range) -> Binding | None:
    """Reported speech carried on without a cue: "would" on a condition after a sentence of the same side's words."""
    parse, verb = binder.parse, frame.predicate
    by = binder.by(frame.agents, firm=True)
    if by is None or not by.known or frame.passive or _befalls(binder, verb):
        return None
    sentence = parse.sentence_of[verb]
    for attribution in binder.attributions:
        source = binder.holders.source(attribution)
        if source is None or parse.sentence_of[source] != sentence - 1 or attribution.act not in ACTS:
            continue
        speaker = binder.holders.speaker(attribution)
        if speaker is not None and speaker.name == by.name:
            kind: CommitmentKind = "threat" if binder.hostile(verb) else "promise"
            return Binding(by, kind, binder.conditions.apodosis(verb), condition, verb, "free-speech")
    return None


def _at_command(binder: Binder, subjects: tuple[int, ...]) -> bool:
    """Whether subjects are forces, which whoever commands them speaks for: "the units would be withdrawn"."""
    lower = binder.parse.lowers[subjects[0]] if subjects else ""
    return (lower,) in load_force_nouns().get(lower, {})


def _himself(binder: Binder, source: int, subject: int) -> bool:
    """Whether the subject surely is the source: "I", or the same named person."""
    if binder.parse.lowers[subject] in FIRST:
        return binder.parse.pos[source] == "PROPN"
    actor = binder.holders.actor(subject)
    return actor is not None and actor.kind == "person" and actor is binder.holders.actor(source)


def _cued(binder: Binder, attribution: Attribution) -> bool:
    """Whether the cue says, promises or threatens; fearing, knowing and asking bind nobody."""
    if attribution.act in ("promise", "threaten", "intend"):
        return True
    parse, words = binder.parse, binder.words
    for span in attribution.cue:
        for i in parse.tokens(span):
            if parse.pos[i] in ("VERB", "NOUN") and parse.lemmas[i] not in CARRYING:
                return parse.lemmas[i] in words.say | words.promise | words.threat | words.promise_noun
    return True


def _befalls(binder: Binder, verb: int) -> bool:
    """Whether the clause foretells what befalls the subject rather than what it will do."""
    parse, words = binder.parse, binder.words
    if parse.lemmas[verb] not in words.befall:
        return False
    adjective = parse.child(verb, "acomp")
    return adjective is None or parse.lowers[adjective] not in words.ready | words.bound


def _counterfactual(binder: Binder, verb: int) -> bool:
    """Whether it is told as not the case: "would have gone", "would be going"."""
    parse = binder.parse
    aux = {parse.lowers[c] for c in parse.children[verb] if parse.deps[c] == "aux"}
    return "have" in aux or (bool(aux & {"would", "'d"}) and parse.tags[verb] == "VBG")


def _never(binder: Binder, verb: int) -> bool:
    """Whether "not" or "never" stands beside the modal, wherever the parser hung it."""
    return not {"never", "not", "n't"}.isdisjoint(binder.parse.lowers[max(0, verb - 4) : verb])


def _same_side(binder: Binder, source: int, subject: int, speaker: Holding) -> bool:
    """Whether the subject is the speaker, the speaker's state, or something that is theirs."""
    parse, holders = binder.parse, binder.holders
    lower = parse.lowers[subject]
    actor, said = holders.actor(subject), holders.actor(source)
    if lower in FIRST or (actor is not None and actor is said):
        return True
    if parse.pos[subject] == "PRON":
        # an unresolved "it" is no person
        open_one = actor is None and (lower != "it" or said is None or said.kind != "person")
        theirs = open_one or (actor is not None and holders.state(actor).name == speaker.name)
        return lower in PRONOUNS and theirs
    named = holders.at(subject)
    if named is not None:
        return named.name == speaker.name or (not speaker.known and parse.lemmas[source] in OFFICES)
    for c in parse.children[subject]:
        if parse.deps[c] == "poss" and parse.lowers[c] in FIRST | PRONOUNS:
            whose = holders.actor(c)
            return whose is None or holders.state(whose).name == speaker.name
    owner = holders.owner(subject)
    commanded = speaker.known and _at_command(binder, (subject,)) and parse.child(subject, "det") is not None
    return commanded if owner is None else owner.name == speaker.name
