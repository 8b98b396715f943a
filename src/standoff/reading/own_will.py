"""What a speaker says their own side will do: "will" and "would" clauses that bind whoever says them."""

from __future__ import annotations

from standoff.model import Attribution
from standoff.model.marks import CommitmentKind
from standoff.reading.binding import FIRM, FIRST, WILL, Binder, Binding
from standoff.reading.frames import Frame
from standoff.reading.holders import OFFICES, Holding
from standoff.reading.provisos import Range

PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
ACTS = frozenset({"assert", "promise", "threaten", "warn", "intend", "deny", "expect", "propose", "accuse", "demand"})
"""Acts whose content can hold the speaker's own will; asking, praising, believing and rejecting do not."""
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
    conditions = binder.conditions
    condition = conditions.under(verb) or conditions.attributed(attribution, verb) or conditions.loose(verb)
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
    agents = frame.agents if frame.passive else frame.agents or frame.patients
    source = binder.holders.source(attribution)
    if source is None or not agents or _befalls(binder, verb) or not _same_side(binder, source, agents[0], speaker):
        return None
    named = binder.by(tuple(agents)) if binder.parse.pos[agents[0]] != "PRON" else None
    if not (speaker.known or (named is not None and named.known)) and (
        condition is None or not _himself(binder, source, agents[0])
    ):
        return None
    harm = binder.hostile(verb)
    threat = attribution.act == "threaten" or (harm and (condition is not None or attribution.act == "warn"))
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
    if condition is None or modal not in FIRM or binder.parse.pos[verb] != "VERB":
        return None
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
        if actor is None:  # an unresolved "it" is no person
            return lower in PRONOUNS and (lower != "it" or said is None or said.kind != "person")
        return lower in PRONOUNS and holders.state(actor).name == speaker.name
    named = holders.at(subject)
    if named is not None:
        return named.name == speaker.name or (not speaker.known and parse.lemmas[source] in OFFICES)
    for c in parse.children[subject]:
        if parse.deps[c] == "poss" and parse.lowers[c] in FIRST | PRONOUNS:
            whose = holders.actor(c)
            return whose is None or holders.state(whose).name == speaker.name
    owner = holders.owner(subject)
    return owner is not None and owner.name == speaker.name
