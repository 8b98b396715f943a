"""Which frames are events: typed, with their parties and status, one for each happening a clause tells of."""

from __future__ import annotations

from dataclasses import replace

from standoff.knowledge.advice import load_advice
from standoff.knowledge.governors import load_governors, load_words
from standoff.knowledge.plover import QUADS, Coding, load_coding
from standoff.model import Attribution
from standoff.model.marks import Status
from standoff.reading.events.coded import Coded
from standoff.reading.events.foundings import foundings
from standoff.reading.events.ground import Ground, Told
from standoff.reading.events.identifying import identifies, taking_part
from standoff.reading.events.implied import Implied
from standoff.reading.events.obligations import obligations
from standoff.reading.events.parties import Party
from standoff.reading.events.powers import are_governments, holds_office, is_public
from standoff.reading.events.purposes import first_of, is_charge, is_purpose, is_said
from standoff.reading.events.repeats import is_told, joined_up, with_means
from standoff.reading.events.sides import Sides
from standoff.reading.events.spoken import spoken_events
from standoff.reading.events.typing_events import Typer, Typing
from standoff.reading.frames import Frame, noun_sense
from standoff.reading.frames.roles import is_told_of
from standoff.reading.page import Page
from standoff.reading.parse import Parse

_SPOKEN = frozenset(("AGREE", "REQUEST", "ACCUSE", "SUPPORT"))
_SAID = frozenset(("ACCUSE", "SUPPORT"))
"""Types of words that are out as soon as they are said, however the verb has it: "is praising"; a demand goes on."""
_VIOLENT = frozenset(("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "SANCTION", "RETREAT"))
_STANDING = {
    "MOBILIZE": frozenset("mass amass station position base concentrate gather build_up increase".split()),
    "COERCE": frozenset(("trap", "hold", "strand", "besiege")),
}
"""Verbs whose past tells of a state that stands, by type."""
_HARSH = frozenset(("SANCTION", "COERCE", "ASSAULT", "PROTEST"))
_BARE = frozenset(("ASSAULT", "PROTEST"))
"""Types whose noun is news without a named party: "the invasion", "protests"."""
_SAYINGS = frozenset(("threat", "request", "demand", "accusation"))
"""Classes of nouns that name somebody's words: who says it is enough."""
_BINDING = frozenset(("verb-agree", "verb-threat", "verb-refuse", "verb-demand"))
"""Rules of acts that need nobody on the other side."""
_WORDED = frozenset(("noun-threat", "noun-request", "noun-demand", "noun-accusation"))
_VAGUE = frozenset(("war", "clash", "strike-or-attack", "terror", "coup"))
_FUTURE = frozenset(("will", "wo", "would", "can", "could", "ca"))
MOST = 6
"""Recipients at most that one clause gives an event each."""
_FAMILIES = frozenset(("verb-agree", "verb-demand", "verb-appeal", "verb-refuse", "verb-threat"))
_ANSWERS = frozenset(("verb-agree", "verb-refuse", "verb-demand", "will-not"))
"""Rules of acts that are about another act of the code book."""
_FORESEEN = frozenset(("schedule", "expect", "due", "set", "mean", "bind"))
"""Words that foresee an act without anybody binding themselves to it."""
_BETWEEN = frozenset(("noun-war", "noun-clash"))
"""Rules of nouns for what two do to each other."""
_MUTUAL = frozenset(("CONSULT", "COOPERATE", "ASSAULT", "AGREE", "SUPPORT"))
_TEXTS = frozenset(("resolution", "agreement", "proposal"))
_VERBAL = (1, 3)
"""Quad classes of words."""
_PLAIN_CODES = frozenset(("030", "100", "020", "120", "130"))
_YIELDING = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))


def code_frames(page: Page, ground: Ground, attributions: tuple[Attribution, ...] = ()) -> Told:
    """What a page tells of."""
    parse, frames, typer, parties = page.parse, ground.frames, ground.typer, ground.parties
    coding = load_coding()
    typed = [(frame, typing) for frame in frames if (typing := typer.of(frame)) is not None]
    inside, parts = _inside(parse, typed, typer), taking_part(typed)
    out: list[Coded] = []
    doubtful: list[Coded] = []
    settled = set(inside)
    for frame, typing in typed:
        if frame.predicate in inside or (frame.kind == "noun" and _is_modifier(parse, frame.predicate)):
            continue
        aim = is_purpose(parse, frame) and typing.code.code[:2] != "09" and not is_said(parse, frame, typer)
        if aim or is_charge(parse, frame, typing, typer):
            settled.add(frame.predicate)
            continue
        said = replace(frame, status="happened") if is_said(parse, frame, typer) else frame
        found, counts = _code(parse, said, typing, parties, coding, parts)
        doubtful += () if counts else found
        for coded in found if counts else ():
            if not is_told(parse, coded, out):
                promised = first_of(parse, frame.predicate) in inside  # "promised that they would leave and pay"
                out.extend(() if promised or _is_text(typer, coded) else _intent(parse, coded, coding))
                out.append(coded)
    out.extend(obligations(parse, frames, typer, parties))
    out.extend(foundings(frames, parties))
    out = joined_up(parse, with_means(parse, out))
    out = [coded for coded in Implied(parse, parties, typer, out).filled() if not _is_unsaid(coded)]
    spoken = spoken_events(page, parties, frames, attributions, out)
    out = [coded for coded in out if not any(_is_refused_in(coded, act) for act in spoken)] + spoken
    out.sort(key=lambda c: c.frame.predicate)
    return Told(out, doubtful, frozenset(settled))


def _is_refused_in(coded: Coded, spoken: Coded) -> bool:
    """Whether it is only what somebody's refusal denies another: "said that X cannot deny them the right"."""
    same = coded.typing.code.plover == spoken.typing.code.plover
    return same and coded.status == "denied" and spoken.word == coded.frame.predicate


def _is_unsaid(coded: Coded) -> bool:
    """Whether words are nobody's and not spoken yet: "hoped that officials would be indicted"."""
    unreal = coded.frame.kind == "verb" and coded.status not in ("happened", "ongoing", "recurring")
    return unreal and coded.source is None and QUADS[coded.typing.code.plover] in _VERBAL


def _is_text(typer: Typer, coded: Coded) -> bool:
    """Whether it is what a text aims at, which offers and threatens nothing: "a resolution that aims to"."""
    return coded.source is not None and typer.nouns.name(coded.source.token) in _TEXTS


def _intent(parse: Parse, coded: Coded, coding: Coding) -> list[Coded]:
    """The agreement or offer that a cooperative act told of in the future amounts to, beside the act itself."""
    code = coded.typing.code
    frame, source = coded.frame, coded.source
    if source is None or frame.kind == "noun" or frame.word in (frame.predicate, frame.verb):
        return []
    if parse.pos[frame.word] not in ("AUX", "ADJ", "VERB") or parse.lemmas[frame.word] in _FORESEEN:
        return []
    if parse.lowers[frame.word] == "would" and _is_past(parse, frame.verb):  # "would have fired": it did not come to it
        return []
    if code.mode == "resign" and coded.target is None:  # "will resign": offered to nobody
        return []
    if coded.status == "planned" and code.plover in _YIELDING and code.plover != "AGREE":
        typing = Typing(coding.codes[code.agree or "030"], "intent", code.plover)
    elif (
        coded.status in ("planned", "conditional")
        and code.plover in _HARSH
        and (source.code or parse.pos[source.token] != "PRON")
    ):
        typing = Typing(coding.codes[code.threat or "130"], "intent", code.plover)
    else:
        return []
    return [Coded(frame, typing, "happened", source, coded.target, coded.confidence, frame.word)]


def _is_past(parse: Parse, verb: int | None) -> bool:
    """Whether a verb is told in the perfect."""
    return verb is not None and any(parse.lemmas[c] == "have" and parse.deps[c] == "aux" for c in parse.children[verb])


_NAMED = frozenset(("ORG", "GPE", "PERSON", "DATE", "FAC", "LAW", "LOC", "PRODUCT", "WORK_OF_ART", "NORP", "EVENT"))


def _is_modifier(parse: Parse, noun: int) -> bool:
    """Whether an event noun only modifies another ("war crimes") or is part of a name ("the Peace Talks Office")."""
    if parse.deps[noun] in ("compound", "amod", "nmod", "npadvmod", "poss"):
        return True
    if (
        parse.deps[noun] == "pobj"
        and parse.lowers[parse.heads[noun]] == "in"
        and parse.lemmas[noun] in load_words("facing")
    ):
        return True  # "in protest of", "in defiance of"
    if parse.deps[noun] == "pobj" and parse.lemmas[parse.heads[parse.heads[noun]]] in (
        "prisoner",
        "state",
        "veteran",
        "victim",
    ):
        return True
    entity = parse.entity_at[noun]
    return entity is not None and entity.label in _NAMED


def _inside(parse: Parse, typed: list[tuple[Frame, Typing]], typer: Typer) -> set[int]:
    """Predicates that are part of another act: what is agreed to, demanded or refused, the noun a verb carries."""
    out: set[int] = set()
    for _, typing in typed:
        if typing.inner is not None and not _stands(parse, typing.inner.predicate, typer):
            out.add(typing.inner.predicate)
        spoken = typing.rule in _FAMILIES
        out.update(t for t in typing.consumed if not (spoken and _stands(parse, t, typer)))
    # A verb that took its noun in ("lift sanctions") stands for both; one that only carries it does not count.
    out.update(verb for verb, nouns in typer.acts.carried.items() if out.isdisjoint(nouns))
    return out


def _stands(parse: Parse, token: int, typer: Typer) -> bool:
    """Whether a noun inside another act is a happening still: "the embargo", "their calls for talks" (rejected)."""
    sense = typer.nouns.sense(token)
    if sense is None or not (sense.lasting or sense.name in _SAYINGS):
        return False
    return is_told_of(parse, token) if sense.lasting else typer.nouns.has_owner(token)


def _code(
    parse: Parse, frame: Frame, typing: Typing, parties: Sides, coding: Coding, parts: dict[int, set[int]]
) -> tuple[list[Coded], bool]:
    """An event for each of those acted on, and whether they count as events of politics."""
    typing, status = _collapse(parse, frame, typing, coding)
    if not typing.code.plover:
        return [], False
    sources, targets = _sides(frame, typing, parties)
    source = sources[0] if sources else None
    if source is None and _is_background(frame, status):
        return [], False
    told_of = next((s for s in sources if s.code), source)
    counts = not identifies(parse, frame, typing.code.plover, (sources, targets), parts)
    counts = counts and _counts(parse, frame, typing, told_of, targets)
    known = bool(source and source.code) + bool(targets and targets[0].code)
    if frame.protasis and frame.kind == "verb" and not known:  # "if one nation is invaded" is nobody's deed
        return [], False
    sure = round(0.4 + 0.2 * known + 0.1 * (frame.kind == "verb"), 2)
    targets = [t for t in targets if t.code][:MOST] or targets[:1]
    doers = [source, *_other_states(sources)]
    return [Coded(frame, typing, status, d, t, sure) for d in doers for t in targets or (None,)], counts


def _is_background(frame: Frame, status: Status) -> bool:
    """Whether a noun only names a state of things: "the Ukraine war" is no new event in each report of it."""
    standing = frame.kind == "noun" and frame.verb is None and status in ("happened", "ongoing", "recurring")
    return standing and frame.lemma in load_words("background")


def _other_states(sources: list[Party]) -> list[Party]:
    """Of several who act, those of other states than the first, one of each."""
    out: list[Party] = []
    for party in sources[1:MOST]:
        if party.code and not any(party.of_one_state(other) for other in (sources[0], *out)):
            out.append(party)
    return out


def _sides(frame: Frame, typing: Typing, parties: Sides) -> tuple[list[Party], list[Party]]:
    """Who acts and who is acted on; of several who act on each other, the first acts on the others."""
    sources = parties.sources(frame, typing)
    plover = typing.code.plover
    others = [s for s in sources[1:] if not s.of_one_state(sources[0])]
    if others and frame.lemma == "fail" and typing.code.code == "127":  # what they do not agree on is no party
        return sources[:1], others
    acted_on = plover not in ("SUPPORT", "COOPERATE") and any(parties.at(t) is not None for t in frame.patients)
    acted_on = acted_on or (plover == "ASSAULT" and _is_on_others(frame, typing))
    swapped = frame.lemma in load_words("swapping")
    hit = frame.objects("against", "on", "at") if plover == "ASSAULT" else []
    with_somebody = frame.objects("with") or frame.datives or acted_on or hit
    if others and typing.code.code == "0871" and frame.objects("between"):  # "a truce between X and Y"
        return sources[:1], others
    targets = parties.targets(frame, typing, sources)
    elsewhere = any(t.code and not any(t.of_one_state(s) for s in sources) for t in targets)
    third = plover == "AGREE" and elsewhere and typing.runner_up not in _MUTUAL  # not "agreed to share, to meet"
    if others and (swapped or (plover in _MUTUAL and not (with_somebody or third or typing.code.code == "051"))):
        return sources[:1], others
    alone = frame.lemma == "fail" and all(t.of_one_state(sources[0]) for t in targets if sources)
    none = alone or (not targets and not acted_on)
    if none and len(sources) > 1 and (plover in _MUTUAL or frame.lemma == "fail"):
        return sources[:1], [s for s in sources[1:] if not s.same(sources[0])]
    return sources, targets


def _is_on_others(frame: Frame, typing: Typing) -> bool:
    """Whether several do an act of force to somebody, named or not, and not to each other."""
    if frame.kind == "verb":
        return typing.code.code != "196" and any(t not in typing.consumed for t in frame.patients)
    return frame.kind == "noun" and typing.rule not in _BETWEEN and not frame.objects("between")


def _collapse(parse: Parse, frame: Frame, typing: Typing, coding: Coding) -> tuple[Typing, Status]:
    """The type and status modality makes of an act: a cooperative act refused for the future is a refusal."""
    status, plover, verb = frame.status, typing.code.plover, frame.verb
    future = verb is not None and any(parse.lowers[c] in _FUTURE for c in parse.children[verb])
    if status == "denied" and future and plover in _YIELDING and typing.code.refuse:
        return replace(typing, code=coding.codes[typing.code.refuse], rule="will-not", runner_up=plover), "happened"
    if status == "denied" and plover == "SUPPORT" and typing.code.refuse and _is_stance(parse, frame):
        return replace(typing, code=coding.codes[typing.code.refuse], rule="does-not", runner_up=plover), "ongoing"
    if verb is not None and status == "ongoing" and parse.tags[verb] in ("VBZ", "VBP"):
        status = "happened"
    if typing.rule == "verb-do" and typing.inner is not None and typing.inner.kind == "verb":
        status = typing.inner.status
    elif typing.rule == "verb-threat" and typing.inner is not None and typing.inner.negated and plover != "THREATEN":
        status = "denied"  # "warned that it will not send troops"
    elif plover == "AID" and status == "happened" and frame.lemma in load_words("granting"):
        status = "planned"
    elif typing.rule in _WORDED and typing.code.code != "041":
        status = "happened" if _is_answered(parse, frame) else "ongoing"
    elif (
        status == "ongoing"
        and frame.kind == "verb"
        and (_is_said_once(frame, typing) or (plover in _SPOKEN and not frame.progressive))
    ):
        status = "happened"
    elif status == "planned" and plover in _HARSH and parse.lowers[frame.word] in ("ready", "prepared", "poised"):
        status = "possible"
    elif status == "happened" and (frame.lemma in _STANDING.get(plover, ()) or _has_opposed(parse, frame)):
        status = "ongoing"
    elif status == "demanded" and frame.protasis and QUADS[plover] == 4:
        status = "possible"  # nobody asks to be attacked: "only if the town is shelled"
    return typing, status


def _is_stance(parse: Parse, frame: Frame) -> bool:
    """Whether support is withheld as a matter of principle: "does not recognise the claim", "has yet to accept it"."""
    at, up = frame.predicate, parse.heads[frame.predicate]
    if frame.kind != "verb" or frame.passive:
        return False
    if parse.lemmas[up] == "have" and parse.deps[at] == "xcomp":  # "has yet to"
        return parse.tags[up] in ("VBZ", "VBP") and frame.word == up
    helping = [parse.lowers[c] for c in parse.children[at] if parse.deps[c] == "aux"]
    not_yet = frame.word == at or parse.deps[frame.word] == "neg"
    return not_yet and bool({"do", "does"} & {*helping})


def _is_said_once(frame: Frame, typing: Typing) -> bool:
    if frame.lemma in load_words("sending"):  # "are sending support" goes on
        return False
    return typing.code.plover in _SAID and not typing.code.code.startswith("09")  # a probe goes on


def _is_answered(parse: Parse, frame: Frame) -> bool:
    """Whether a demand or charge has been turned down, and so was made: "their demand has been refused"."""
    at, up = frame.predicate, parse.heads[frame.predicate]
    answered = parse.tags[up] in ("VBD", "VBN") and load_governors().get(parse.lemmas[up]) == "denied"
    return parse.deps[at] in ("dobj", "nsubjpass") and answered


def _has_opposed(parse: Parse, frame: Frame) -> bool:
    """Whether a stance is told in the perfect, which lasts: "has opposed the expansion"."""
    helping = (c for c in parse.children[frame.predicate] if parse.deps[c] == "aux")
    return frame.lemma in load_words("opposing") and any(parse.lemmas[c] == "have" for c in helping)


def _counts(parse: Parse, frame: Frame, typing: Typing, source: Party | None, targets: list[Party]) -> bool:
    """Whether it is an event of politics: somebody acts who could, or the act is force by its very name."""
    plover = typing.code.plover
    ours, theirs = source is not None and bool(source.code), bool(targets and targets[0].code)
    if frame.kind == "noun":
        return _noun_counts(parse, frame, typing, ours=ours, targets=targets)
    if typing.rule == "noun-threat-warning":
        return ours and theirs
    if typing.code.code in _PLAIN_CODES:
        asked = typing.code.code in ("100", "020")
        advice = asked and typing.inner is not None and typing.inner.lemma in load_words("leaving")
        named = not advice and source is not None and (ours or parse.pos[source.token] != "PRON")
        ours = ours or (source is not None and holds_office(parse, source))
        return named and (((ours or theirs) and bool(targets)) or (ours and typing.rule in _BINDING))
    both = source is not None and bool(targets)
    if plover == "CONSULT":
        press = any(p.code and p.code.endswith("MED") for p in (source, *targets) if p is not None)
        press = press or (source is not None and is_public(parse, source))
        if press or frame.kind == "verb":
            several = ours and not frame.patients and source is not None and parse.tags[source.token] == "NNS"
            return (several or (both and (ours or theirs))) and not press
    if source is None:
        stopped = any(parse.lemmas[t] in load_advice().flights for t in frame.patients)  # by nobody: an advisory
        forced = (frame.kind == "light" and QUADS[plover] == 4) or (bool(targets) and plover in _VIOLENT)
        return theirs or (forced and not stopped)
    described = (
        typing.rule == "will-not" and source.text != parse.words[source.token]
    )  # "the doctors said they will not"
    somebody = described or parse.pos[source.token] != "PRON"
    unknown = not (ours or theirs or somebody)
    stately = plover in _VIOLENT or frame.kind == "light" or are_governments(parse, source)
    stately = stately or (frame.lemma in load_words("sealing") and typing.code.code == "057" and bool(frame.agents))
    stately = stately or typing.rule in _ANSWERS  # what is agreed to or refused is an act of politics by itself
    return not unknown and (ours or theirs or both or stately)


def _noun_counts(parse: Parse, frame: Frame, typing: Typing, *, ours: bool, targets: list[Party]) -> bool:
    """Whether a noun without a verb of its own is news: with a known party, or force named as such."""
    sense = noun_sense(parse, frame.predicate, load_coding())
    if sense is None or (sense.name == "threat" and _is_danger(parse, frame)):
        return False
    if sense.weak:
        if typing.code.code == "041" or (sense.name == "threat" and bool(targets and targets[0].code)):
            return True
        worded = sense.name == "threat" or (
            sense.name in _SAYINGS and (typing.inner is not None or bool(frame.objects("for")))
        )
        return ours and (bool(targets) or worded)
    if ours or bool(targets and targets[0].code) or typing.code.code == "163":
        return True
    if typing.code.plover not in _BARE or sense.name in _VAGUE or parse.pos[frame.predicate] != "NOUN":
        return False
    dated = any(parse.lowers[c].isdigit() and len(parse.lowers[c]) == 4 for c in parse.children[frame.predicate])
    return not dated and (not targets or parse.entity_at[targets[0].token] is not None)  # not "the 1848 revolt"


def _is_danger(parse: Parse, frame: Frame) -> bool:
    """Whether a threat is a danger somebody is or sees, not words: "poses no threat to", "X is a threat"."""
    at, up = frame.predicate, parse.heads[frame.predicate]
    worded = frame.complement is not None or any(parse.deps[c] == "poss" for c in parse.children[at])
    if worded or parse.tags[at] != "NN":
        return False
    if parse.deps[at] == "pobj" and parse.lowers[up] == "as":  # "sees them as a threat"
        return True
    if parse.pos[up] not in ("VERB", "AUX"):
        return False
    return parse.deps[at] in ("dobj", "attr", "nsubj", "nsubjpass") and parse.lemmas[up] in load_words("posing")
