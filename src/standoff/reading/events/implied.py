"""Sides that an event's own clause leaves out and its surroundings name: the means, the place, the condition.

Each rule reads one construction; where none holds, the party stays unknown. Nobody is put in somebody else's place,
except that a pronoun in a condition is the one the threatened act is aimed at: "will strike it if it does not comply".
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from standoff.knowledge.governors import load_words
from standoff.knowledge.plover import QUADS
from standoff.reading.events.coded import Coded
from standoff.reading.events.pairs import of_the_article
from standoff.reading.events.parties import Party
from standoff.reading.events.sides import Sides
from standoff.reading.events.soil import Soil
from standoff.reading.events.typing_events import Typer
from standoff.reading.frames.roles import is_container, subjects
from standoff.reading.parse import Parse

_WORDS_TO_SOMEBODY = frozenset(("REQUEST", "THREATEN", "ACCUSE"))
_PROMISED = frozenset(("THREATEN", "AGREE", "COERCE", "ASSAULT", "SANCTION", "AID", "RETREAT"))
_BLAMING = frozenset(("ACCUSE", "SANCTION", "COERCE"))
_AGAINST = frozenset(("THREATEN", "ASSAULT"))
CONFLICT = 4
"""The quad class of deeds of conflict."""
CLIMB = 6
"""Heads climbed at most from a gerund to what it is blamed on."""


class Implied(Soil):
    """Fills the parties of the events of one page."""

    def __init__(self, parse: Parse, parties: Sides, typer: Typer, events: list[Coded]) -> None:
        super().__init__(parse, parties, typer)
        self._events = events
        self._by_predicate = {e.frame.predicate: e for e in events}

    def filled(self) -> list[Coded]:
        """The events, in the order given, with whatever their surroundings say of who acts and who is acted on."""
        first = [self._own_clause(e) for e in self._events]
        self._by_predicate = {e.frame.predicate: e for e in first}
        conditional = [e for e in first if e.frame.conditions and e.target is not None and e.target.code]
        second = [self._protasis(self._blamed(e), conditional) for e in first]
        return of_the_article(second)

    def _own_clause(self, event: Coded) -> Coded:
        source, target = event.source or self._speaker(event), self._not_the_speaker(event)
        if _unknown(source) or _unknown(target):
            by_means = self._means(event)
            source = source if not _unknown(source) or _unknown(by_means[0]) else by_means[0]
            target = target if not _unknown(target) or _unknown(by_means[1]) else by_means[1]
        if _unknown(target):
            found = (
                self._answerer(event)
                or self._pressed(event)
                or self._befallen(event)
                or self._warned(event)
                or self._asked(event)
                or self._faced(event)
                or self._teller(event)
            )
            if found is not None and source is not None and found.of_one_state(source):
                found = None
            target = found or self._place(event) or target  # who hits their own land hits their own people
        if _unknown(source):
            source = self._on_its_soil(event) or self._accused(event) or source
        target = self._at_home(event, source, target) or target
        source = self._somebody_else(event, source, target) or source
        if source is event.source and target is event.target:
            return event
        return replace(event, source=source, target=target)

    def _means(self, event: Coded) -> tuple[Party | None, Party | None]:
        """The parties of the attack somebody was killed in, or that killed them."""
        frame = event.frame
        if event.typing.code.plover != "ASSAULT" or frame.kind != "verb":
            return None, None
        for token in (*frame.agents, *frame.objects("in", "by", "during")):
            inner = self._typer.acts.by_token.get(token)
            typing = self._typer.of(inner) if inner is not None and inner.kind != "verb" else None
            if inner is None or typing is None or typing.code.plover != "ASSAULT":
                continue
            sources = [p for p in self._parties.sources(inner, typing) if p.code]
            targets = [p for p in self._parties.targets(inner, typing, sources) if p.code]
            return sources[0] if sources else None, targets[0] if targets else None
        return None, None

    def _answerer(self, event: Coded) -> Party | None:
        """Who rejects, denies or meets a demand, threat or charge: it was put to them."""
        frame, parse = event.frame, self._parse
        if frame.kind != "noun" or event.typing.code.plover not in _WORDS_TO_SOMEBODY:
            return None
        up = parse.heads[frame.predicate]
        if parse.deps[frame.predicate] != "dobj" or parse.pos[up] != "VERB":
            return None
        return self._first(subjects(parse, up))

    def _pressed(self, event: Coded) -> Party | None:
        """Whom sanctions or threats force, hurt or hit."""
        frame, parse = event.frame, self._parse
        if frame.kind != "noun" or QUADS[event.typing.code.plover] < 3:
            return None
        if parse.deps[frame.predicate] == "pobj" and parse.deps[parse.heads[frame.predicate]] == "agent":
            struck = parse.heads[parse.heads[frame.predicate]]
            return self._first([c for c in parse.children[struck] if parse.deps[c] == "nsubjpass"])
        if parse.deps[frame.predicate] != "nsubj":
            return None
        up = parse.heads[frame.predicate]
        return self._first([c for c in parse.children[up] if parse.deps[c] in ("dobj", "nsubj") and c > up])

    def _befallen(self, event: Coded) -> Party | None:
        """Who faces, suffers or comes under what a noun names, or is its target."""
        frame, parse = event.frame, self._parse
        at, up = frame.predicate, parse.heads[frame.predicate]
        verb: int | None = None
        if frame.kind != "noun" or QUADS[event.typing.code.plover] < 3:
            return None
        if parse.deps[at] == "dobj" and parse.lemmas[up] in load_words("undergoing"):
            verb = up
        elif parse.deps[at] == "pobj":
            over, word = parse.heads[up], parse.lowers[up]
            died = word == "in" and parse.lemmas[over] in load_words("dying")
            if died or (word == "under" and parse.lemmas[over] in ("come", "be", "remain")):
                verb = over
            elif word == "of" and parse.lemmas[over] in load_words("befallen") and parse.deps[over] == "attr":
                verb = parse.heads[over]
        return self._first(subjects(parse, verb)) if verb is not None else None

    def _somebody_else(self, event: Coded, source: Party | None, target: Party | None) -> Party | None:
        """Who else a pronoun can mean that would invade its own land or was feared by itself: the nearest one named."""
        parse, plover = self._parse, event.typing.code.plover
        if source is None or plover != "ASSAULT" or parse.pos[source.token] != "PRON":
            return None
        if not (self._is_its_own(target, source) or self._is_feared(event, source)):
            return None
        low, _ = parse.sentence(source.token)
        for token in range(source.token - 1, low - 1, -1):
            other = self._parties.at(token, dig=False) if parse.pos[token] != "PRON" else None
            if other is not None and other.code and not other.of_one_state(source):
                return other
        return None

    def _is_its_own(self, target: Party | None, source: Party) -> bool:
        """Whether what is hit is the doer's own, by a pronoun without "own": "it has occupied its territory"."""
        if target is None or not target.of_one_state(source):
            return False
        parse = self._parse
        words = [c for c in parse.children[target.token] if c < target.token]
        ours = any(parse.deps[c] == "poss" and parse.pos[c] == "PRON" for c in words)
        return ours and all(parse.lowers[c] != "own" for c in words)

    def _is_feared(self, event: Coded, source: Party) -> bool:
        """Whether somebody fears that they themselves attack, which nobody does: "fearing that it will invade"."""
        parse, at = self._parse, event.frame.predicate
        while parse.deps[at] == "conj" and parse.heads[at] < at:
            at = parse.heads[at]
        up = parse.heads[at]
        feared = parse.deps[at] == "ccomp" and parse.lemmas[up] in load_words("fearing")
        who = self._first(subjects(parse, up)) if feared else None
        return who is not None and who.of_one_state(source)

    def _warned(self, event: Coded) -> Party | None:
        """Who could still avert a threat: the subject of its condition ("will strike unless Iraq yields")."""
        if event.typing.code.plover == "CONSULT":
            return None
        parse = self._parse
        inner = event.typing.inner
        for low, high in (*event.frame.conditions, *(inner.conditions if inner is not None else ())):
            for t in range(low, high):
                if parse.deps[t] in ("nsubj", "nsubjpass") or (
                    parse.deps[t] == "dobj" and (event.typing.code.plover == "THREATEN" or self._befalls(t))
                ):
                    found = self._parties.at(t)
                    if found is not None and found.code and not _same_state(found, event.source):
                        return found
        return None

    def _asked(self, event: Coded) -> Party | None:
        """Of whom the words that make a threat demand something: "issued an ultimatum demanding that they withdraw"."""
        frame = event.frame
        low, high = self._parse.subtree(frame.verb if frame.verb is not None else frame.predicate)
        if event.typing.code.plover != "THREATEN" or event.frame.kind == "verb":
            return None
        inside = (e for e in self._events if low <= e.frame.predicate < high and e.typing.code.plover == "REQUEST")
        return next((e.target for e in inside if e.target is not None and e.target.code), None)

    def _faced(self, event: Coded) -> Party | None:
        """Whom forces are moved against: those whom the same sentence has the same state threaten or strike, if one."""
        source, sentence = event.source, self._parse.sentence_of
        if event.typing.code.plover != "MOBILIZE" or source is None or not source.code:
            return None
        found: dict[str, Party] = {}
        for other in self._events:
            near = sentence[other.frame.predicate] == sentence[event.frame.predicate]
            hostile = other.typing.code.plover in _AGAINST and other.status != "denied"
            if near and hostile and _same_state(other.source, source):
                target = other.target
                if target is not None and target.code and not target.of_one_state(source):
                    found.setdefault(target.code[:3], target)
        return next(iter(found.values())) if len(found) == 1 else None

    def _teller(self, event: Coded) -> Party | None:
        """Who tells of what was done to an "it" or "them" that means nobody else: "X said a rocket was fired at it"."""
        parse, frame = self._parse, event.frame
        tokens = (*frame.patients, *frame.objects("at", "on", "against", "toward", "towards"))
        pronoun = next((t for t in tokens if parse.pos[t] == "PRON" and parse.tags[t] == "PRP"), None)
        meant = self._parties.at(pronoun) if pronoun is not None else None
        known = meant is not None and bool(meant.code)
        if pronoun is None or known or QUADS[event.typing.code.plover] != CONFLICT:
            return None
        at = frame.predicate
        return self._first(subjects(parse, parse.heads[at])) if parse.deps[at] == "ccomp" else None

    def _befalls(self, token: int) -> bool:
        """Whether what a verb says of its object is nobody's deed: "if diplomacy fails to move Ruritania"."""
        doers = subjects(self._parse, self._parse.heads[token])
        return bool(doers) and not any(self._typer.nouns.is_actor(t) for t in doers)

    def _not_the_speaker(self, event: Coded) -> Party | None:
        """Who is spoken to, where a "him" or "them" was taken for the speaker: "told Ruritania it would expel them"."""
        target, source, parse = event.target, event.source, self._parse
        wrong = target is None or (parse.pos[target.token] == "PRON" and _same_state(target, source))
        if source is None or not wrong or event.typing.code.plover not in _PROMISED or event.frame.verb is None:
            return target
        at = event.frame.verb
        for up in itertools.islice(parse.ancestors(at), CLIMB):
            if parse.deps[at] in ("ccomp", "xcomp") and parse.pos[up] == "VERB":
                told = self._first([c for c in parse.children[up] if parse.deps[c] in ("dobj", "dative") and c < at])
                if told is not None and not _same_state(told, source):
                    return told
            at = up
        return target

    def _speaker(self, event: Coded) -> Party | None:
        """Who speaks of talks, or of doing something, without saying who would: "told us pulling back is no option"."""
        frame, parse = event.frame, self._parse
        if frame.kind == "noun":
            planner = self._planner(frame.predicate)
            if planner is not None:
                return planner
        gerund = parse.tags[frame.predicate] == "VBG" and parse.deps[frame.predicate] in ("csubj", "ccomp", "nsubj")
        plover = event.typing.code.plover
        given = plover == "AID" and frame.passive and parse.deps[frame.predicate] == "ccomp"  # "said aid is being sent"
        if not (gerund or given or (frame.kind == "noun" and plover == "CONSULT")):
            return None
        at = frame.predicate
        for up in itertools.islice(parse.ancestors(at), CLIMB):
            if parse.pos[up] == "VERB" and parse.deps[at] != "nsubj":
                found = self._first(subjects(parse, up))
                if found is not None:
                    return None if _same_state(found, event.target) else found
            at = up
        return None

    def _planner(self, noun: int) -> Party | None:
        """Who prepares or considers what a noun names: "is drafting a new round of sanctions"."""
        parse, at = self._parse, noun
        if parse.deps[at] == "pobj" and is_container(parse, parse.heads[parse.heads[at]]):
            at = parse.heads[parse.heads[at]]
        up = parse.heads[at]
        if parse.deps[at] != "dobj" or parse.lemmas[up] not in load_words("preparing"):
            return None
        return self._first(subjects(parse, up))

    def _accused(self, event: Coded) -> Party | None:
        """Who denies what they are said to have done: "dismissed allegations of massacres"."""
        frame, parse = event.frame, self._parse
        prep = parse.heads[frame.predicate]
        charge = parse.heads[prep]
        worded = frame.kind == "noun" and event.status == "denied" and parse.deps[frame.predicate] == "pobj"
        if not worded or parse.deps[charge] != "dobj" or self._typer.nouns.name(charge) != "accusation":
            return None
        return self._first(subjects(parse, parse.heads[charge]))

    def _first(self, tokens: list[int]) -> Party | None:
        return next((p for t in tokens if (p := self._parties.at(t)) is not None and p.code), None)

    def _blamed(self, event: Coded) -> Coded:
        """A deed somebody is punished or blamed for is theirs: "sanctions on them for shelling"."""
        parse, at = self._parse, event.frame.predicate
        if event.source is not None or parse.deps[at] != "pcomp" or parse.lowers[parse.heads[at]] != "for":
            return event
        at = parse.heads[at]
        for _ in range(CLIMB):
            at = parse.heads[at]
            over = self._by_predicate.get(at) or self._carried(at)
            if over is not None:
                target = over.target
                named = over.typing.code.plover in _BLAMING and target is not None and bool(target.code)
                return replace(event, source=target) if named and not _same_state(target, event.target) else event
        return event

    def _carried(self, verb: int) -> Coded | None:
        return next(
            (e for t in self._typer.acts.carried.get(verb, ()) if (e := self._by_predicate.get(t)) is not None), None
        )

    def _protasis(self, event: Coded, conditional: list[Coded]) -> Coded:
        """A pronoun that acts in a condition is the one the act is aimed at, not the one who sets the condition."""
        source = event.source
        if source is None or self._parse.pos[source.token] != "PRON":
            return event
        for main in conditional:
            target = main.target
            if target is None or not any(low <= event.frame.predicate < high for low, high in main.frame.conditions):
                continue
            if _same_state(source, main.source) and not _same_state(target, event.target):
                return replace(event, source=replace(source, code=target.code, key=target.key))
        return event


def _unknown(party: Party | None) -> bool:
    return party is None or not party.code


def _same_state(ours: Party | None, theirs: Party | None) -> bool:
    return ours is not None and theirs is not None and ours.of_one_state(theirs)
