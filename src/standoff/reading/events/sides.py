"""Who is acted on in an event, beside who acts: a frame's arguments taken for actors, by what the act is.

Not every object is a recipient: a state's own people and forces, goods, and places that only host are left out.
"""

from __future__ import annotations

from dataclasses import replace

from standoff.knowledge.governors import load_words
from standoff.reading.events.doers import Doers
from standoff.reading.events.parties import DEPTH, Party
from standoff.reading.events.typing_events import Typing
from standoff.reading.frames import Frame
from standoff.reading.frames.roles import agents_of_noun, prepositions, subjects

_WHEN = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"))

# Slots tried in turn for the recipient: "o" object, "d" dative, "i" the inner act's recipient, "c" the inner act's
# agent, "w" whose words the object names, "f" the neighbour
# behind a frontier, else a preposition.
_SLOTS = {
    "AGREE": ("with", "to", "d", "i", "o", "for", "c", "from", "in"),
    "CONSULT": ("with", "o", "to", "between", "from", "in", "by", "of", "p"),
    "SUPPORT": ("o", "with", "to", "for", "behind", "of", "between", "on"),
    "CONCEDE": ("w", "to", "d", "o", "on", "in", "from", "of", "against"),
    "COOPERATE": ("with", "to", "o", "between", "from"),
    "AID": ("d", "to", "for", "o", "in", "p", "into"),
    "RETREAT": ("from", "on", "to", "with", "o", "against", "in", "of"),
    "REQUEST": ("o", "on", "to", "from", "of", "c", "upon", "by", "d", "i", "with", "against", "in"),
    "ACCUSE": ("o", "of", "against", "at", "on", "to", "into", "with", "for", "about", "over"),
    "REJECT": ("w", "o", "with", "from", "by", "to", "i", "c", "of", "on"),
    "THREATEN": ("o", "with", "against", "to", "i", "of", "on", "d", "for"),
    "PROTEST": ("against", "p", "o", "at", "outside", "to", "in"),
    "SANCTION": ("on", "against", "with", "to", "from", "o", "d", "of", "for"),
    "MOBILIZE": ("against", "into", "near", "along", "around", "by", "on", "for", "p", "f"),
    "COERCE": ("o", "on", "against", "of", "to", "from", "into", "in", "for"),
    "ASSAULT": ("o", "against", "on", "at", "with", "of", "between", "outside", "in", "to", "into"),
    "": ("to", "with", "o"),
}
_INWARD = frozenset(("ASSAULT", "COERCE", "ACCUSE", "PROTEST", "REQUEST", "REJECT", "THREATEN", "SANCTION", "CONCEDE"))
"""Types that happen inside a state too, and to things as much as to people."""
_WORDED = frozenset(("AGREE", "THREATEN", "REQUEST"))
"""Types whose object may be the act itself ("promised sanctions"), which names nobody it is done to."""
_OUTWARD = frozenset(("RETREAT", "MOBILIZE", "AGREE", "AID", "COOPERATE"))
"""Types whose recipient is not the doer's own state."""
_SENDING = frozenset(("MOBILIZE", "AID"))
"""Types whose people or goods go on an errand."""
_SPOKEN = frozenset(("request", "demand", "proposal", "invitation"))
"""Classes of nouns that name what somebody asks for or offers."""
_SHARED = frozenset(("with", "from", "to", "against"))
_BEHIND = frozenset(("on", "of", "against", "to", "with", "for"))
_MEETINGS = frozenset(("040", "041", "045", "046"))
"""Codes of meetings and talks: where they are held is nobody met."""
_AT_HOME = ("081", "0841")
"""What codes of easing the rules at home, and of letting people go, begin with: one's own are no less a recipient."""
_TALKS = frozenset(("meeting", "dialogue", "talks"))
_REBELS = frozenset(("REB", "OPP", "INS", "SEP"))
"""Sectors of those who are not on the side of their state."""
_ARREST = "173"


class Sides(Doers):
    """Finds the two sides of the frames of one page."""

    def targets(self, frame: Frame, typing: Typing, sources: list[Party], depth: int = 0) -> list[Party]:
        """Who it is done to, by the slots of the act's type."""
        if typing.turned:
            return self._all(frame.agents)
        plover = typing.code.plover
        noun = frame.kind != "verb"
        befallen = (self.opposed(frame) or self.befallen(frame)) if noun else []
        if befallen:
            return befallen
        if typing.rule in ("verb-do", "verb-stop") and typing.inner is not None and depth < DEPTH:
            inner = self._typer.of(typing.inner)
            done = self.targets(typing.inner, inner, sources, depth + 1) if inner is not None else []
            if done:
                return done
        theirs: list[Party] = []
        for slot in _SLOTS[plover]:
            if self._names_none(frame, typing, slot):
                continue
            found = self._slot(frame, typing, slot, depth)
            held = "" if typing.code.code.startswith(_AT_HOME) else self._act(typing)  # a curfew is lifted at home
            ours = [p for p in found if any(self._own(p, s, held) for s in sources)]
            found = [p for p in found if p not in ours]
            if ours and not found and slot == "o":
                found = [p for p in self._beyond(frame) if not any(self._own(p, s, held) for s in sources)]
            if plover == "MOBILIZE":
                found = [p for p in found if p.code or not self._is_asset(p)]
            if found and sources and all(self.belongs(p, sources[0]) for p in found):
                theirs = theirs or found  # "for one of its gunboats": whoever else is named comes first
            elif found:
                return found
        if theirs:  # "its border with Iran", "its ambassador from Iran"
            preps = _SHARED | {"in"} if plover in ("SUPPORT", "SANCTION", "AGREE") else _SHARED  # an embassy in
            preps = preps | {"for"} if plover in ("COERCE", "THREATEN") else preps  # its market for
            shared = [k for t in theirs for prep, k in prepositions(self._parse, t.token) if prep in preps]
            shared += frame.objects(*preps)
            others = [p for p in self._all(tuple(shared)) if p.code]
            return others or ([] if plover == "AGREE" else theirs)  # "to cease its expansion": promised to nobody named
        return self._thing(frame) if plover in _INWARD and not depth else []

    def _act(self, typing: Typing) -> str:
        """The type whose recipient is looked for; of what is only refused or threatened, that of the act itself."""
        plover = typing.code.plover
        inner = self._typer.of(typing.inner) if typing.inner is not None and plover in ("REJECT", "THREATEN") else None
        return inner.code.plover if inner is not None and inner.code.plover in _OUTWARD else plover

    def _names_none(self, frame: Frame, typing: Typing, slot: str) -> bool:
        """Whether a slot has the doer or a mere place: "the withdrawal of", "met in", "expelled from"."""
        if slot == "of":
            return frame.kind != "verb" and self.takes_doer(typing)
        if slot == "p" and typing.code.plover == "CONSULT":  # whom a mediation is for, not what a meeting is for
            return typing.code.code != "045"
        if slot == "for" and typing.code.plover == "COERCE":  # whom a warrant is for, not what a raid is for
            return frame.kind == "verb" or typing.code.code != _ARREST
        place = slot == "in" and typing.code.code in _MEETINGS
        return place or (slot == "from" and frame.lemma in load_words("expelling"))

    def _is_asset(self, party: Party) -> bool:
        """Whether it is forces or arms, which are moved and not moved against."""
        return self._typer.nouns.name(party.token) in ("troops", "hardware", "weapon", "projectile")

    @staticmethod
    def _own(party: Party, source: Party, plover: str) -> bool:
        """Whether somebody acted on is the doer's own side: their troops, their people at home."""
        if party.token == source.token:
            return True
        if plover == "CONSULT" and party.key is None:  # a place to meet in
            return party.of_one_state(source)
        sides = [code[3:6] if code is not None else "" for code in (source.code, party.code)]
        rebels_apart = party.code is not None and sides[0] in _REBELS and sides[1] != sides[0]
        if plover not in _OUTWARD or rebels_apart:
            return party.same(source)
        own = party.code is None or len(party.code) == 3 or party.code[3:6] in ("MIL", "CVL")
        return own and party.of_one_state(source)

    def belongs(self, party: Party, source: Party) -> bool:
        """Whether the words say it is the doer's own: "its army", "their labour market"."""
        parse, token = self._parse, party.token
        ours = self._is_ours(token)
        if party.code is None:
            return ours and self._typer.nouns.name(token) == "organ"
        return party.of_one_state(source) and (ours or parse.deps[token] == "poss")

    def _thing(self, frame: Frame) -> list[Party]:
        """What is attacked, seized, probed or refused where nobody is named: the object's own words, uncoded."""
        preps = ("on", "against", "into", "through", "at", "of", "over", "in")
        parse = self._parse
        for token in (*frame.patients, *frame.objects(*preps)):
            sense = self._typer.nouns.sense(token)
            thing: int | None = token
            if sense is not None and (sense.code or sense.name in ("agreement", "ending", "relations")):
                thing = next((k for prep, k in prepositions(parse, token) if prep in preps), None)
            if thing is None or parse.pos[thing] not in ("NOUN", "PROPN"):
                continue
            if self.is_half_preposition(thing):
                continue
            entity = parse.entity_at[thing]
            if entity is None or entity.label not in _WHEN:
                return [self._party(thing, None, None)]
        return []

    def _whose_words(self, frame: Frame) -> tuple[int, ...]:
        """Whose demand, request or offer is met or turned down: "refused a request from Y", "bowed to demands of Y"."""
        tokens = (*frame.patients, *(t for _, t in frame.preps))
        spoken = [t for t in tokens if self._typer.nouns.name(t) in _SPOKEN]
        owners = tuple(k for t in spoken for k in agents_of_noun(self._parse, t))
        return owners or tuple(k for t in spoken for prep, k in prepositions(self._parse, t) if prep == "of")

    def _beyond(self, frame: Frame) -> list[Party]:
        """Who lies behind an object that is the doer's own: "lifted its blockade of", "stepped up its war on"."""
        parse, nouns = self._parse, self._typer.nouns
        acts = (t for t in frame.patients if (sense := nouns.sense(t)) is not None and (sense.code or sense.theme))
        behind = (k for t in acts for prep, k in prepositions(parse, t) if prep in _BEHIND)
        return [p for p in (self.deep(k) for k in behind) if p is not None and p.code]

    def _slot(self, frame: Frame, typing: Typing, slot: str, depth: int) -> list[Party]:
        tokens: tuple[int, ...]
        if slot == "o":
            inner = typing.inner.predicate if typing.inner is not None else -1
            worded = typing.code.plover in _WORDED
            tokens = tuple(t for t in frame.patients if not (worded and (t == inner or t in typing.consumed)))
            tokens = tuple(t for t in tokens if not self.is_uttered(frame, t))
            if typing.code.plover == "AID" and frame.lemma in load_words("sending"):  # people sent are not helped
                tokens = ()
            if typing.code.plover == "ASSAULT" and frame.objects("at", "on", "into", "toward", "towards"):
                tokens = tuple(t for t in tokens if self._typer.nouns.name(t) != "projectile")  # "fired a rocket at"
        elif slot == "d":
            tokens = frame.datives
        elif slot == "w":
            tokens = self._whose_words(frame)
        elif (named := {"p": self._purpose, "f": self._neighbours}.get(slot)) is not None:
            return named(frame)
        elif slot in ("i", "c"):
            return self._from_inner(typing, slot, depth)
        else:
            anywhere = slot == "from" and typing.code.plover == "REQUEST"
            tokens = tuple(self._objects(frame, typing, slot)) or self.behind(frame, slot, anywhere=anywhere)
            if slot in ("near", "along", "around", "by", "for") and (slot != "for" or typing.code.plover == "MOBILIZE"):
                return [p for p in (self.deep(t) for t in tokens) if p is not None and p.code]
            people = slot == "to" and any(self._typer.nouns.is_actor(t) for t in tokens)
            if slot in ("in", "at", "near", "along", "around", "to", "into") and not people:
                return [p for t in tokens if (p := self._placed(t)) is not None and p.code]
        found = self._all(tokens)
        if found or not tokens:
            return found
        return [p for p in (self.deep(t) for t in tokens) if p is not None]

    def _placed(self, token: int) -> Party | None:
        """Who or what is at the end of a way: an actor, or a place by the state it lies in ("to a plant in Iran")."""
        found = self.at(token)
        if found is not None and not found.code:
            lands = (self.land(k) for prep, k in prepositions(self._parse, token) if prep in ("in", "near", "of"))
            land = next((p for p in lands if p is not None and p.code), None)
            return replace(found, code=land.code) if land is not None else found
        return found or self.deep(token)

    def _neighbours(self, frame: Frame) -> list[Party]:
        """Who lies behind the border something is moved to: "to its border with Ruritania"."""
        parse = self._parse
        edges = [t for t in frame.objects("to", "at", "of") if parse.lemmas[t] in load_words("frontier")]
        behind = [k for t in edges for prep, k in prepositions(parse, t) if prep == "with"]
        found = [*self._all(tuple(behind)), *(self.deep(t) for t in edges)]
        return [p for p in found if p is not None and p.code]

    def _objects(self, frame: Frame, typing: Typing, slot: str) -> list[int]:
        """Objects of a preposition that may be somebody: "in the wake of" names nobody, "in defiance of" a foe."""
        parse = self._parse
        if slot == "with" and not frame.objects("with") and self._typer.nouns.name(frame.predicate) in _TALKS:
            places = [t for prep, t in frame.preps if prep in ("at", "in")]  # "met at the base with"
            return [k for t in places for prep, k in prepositions(parse, t) if prep == "with"]
        named = [t for t in frame.objects(slot) if not self.is_half_preposition(t)]
        if typing.code.plover in _SENDING and slot in ("on", "for"):
            named = [t for t in named if not self._is_errand(frame, t)]
        if slot == "against":
            facing = [t for t in frame.objects("in") if parse.lemmas[t] in load_words("facing")]
            named += [k for t in facing for prep, k in prepositions(parse, t) if prep in ("of", "at", "against")]
        return named

    def _is_errand(self, frame: Frame, token: int) -> bool:
        """Whether a noun is what somebody is sent on: "sent troops on a UN mission", not "moved on a Thai patrol"."""
        if self._parse.lemmas[token] not in load_words("errand"):
            return False
        found = self.at(token)
        return bool(frame.patients) or found is None or not found.code

    def _purpose(self, frame: Frame) -> list[Party]:
        """Whom an act is meant to reach: "sent ventilators to help Ethiopia"."""
        parse = self._parse
        at = frame.verb if frame.verb is not None else frame.predicate
        tops = [at, *(t for t in frame.patients)] if frame.kind == "verb" else [at, frame.predicate]
        for top in tops:
            for c in parse.children[top]:
                if parse.deps[c] in ("advcl", "xcomp", "acl", "relcl") and parse.tags[c] == "VB":
                    aim = self._typer.acts.by_token.get(c)
                    helped = list(aim.patients) if aim else []
                    # "to show their anger at": at whom; "to help it in its fight against": not whom that is against
                    helped = [k for t in helped for k in (self._felt(t) if self._is_ours(t) else [t])]
                    helped += [t for t in aim.objects("in", "against", "on") if not self._is_ours(t)] if aim else []
                    if aim is not None and aim.complement is not None:  # "to help Nepal rebuild"
                        helped += subjects(parse, aim.complement)
                    found = [p for t in helped if (p := self.deep(t)) is not None and p.code]
                    if found:
                        return found
        return []

    def _felt(self, token: int) -> list[int]:
        return [k for _, k in prepositions(self._parse, token)]

    def _is_ours(self, token: int) -> bool:
        parse = self._parse
        return any(parse.deps[c] == "poss" and parse.pos[c] == "PRON" for c in parse.children[token])

    def _from_inner(self, typing: Typing, slot: str, depth: int) -> list[Party]:
        if typing.inner is None or depth > 3:
            return []
        inner = self._typer.of(typing.inner)
        if inner is not None and inner.code.code == "063":  # an extradition is asked of whoever holds the person
            holders = [p for p in self._all(tuple(typing.inner.objects("from"))) if p.code]
            if holders:
                return holders
        if slot == "c":
            finite = self._parse.deps[typing.inner.predicate] == "ccomp"
            if typing.code.plover == "AGREE" and finite:  # "promised that the troops would leave" is no promise to them
                return []
            return self._all(typing.inner.agents)
        if inner is None:
            frame = typing.inner
            let = subjects(self._parse, frame.complement) if frame.complement is not None else ()
            named = (*frame.patients, *let, *frame.objects("with", "to", "for", "from", "in"))
            return [p for t in named if (p := self.deep(t)) is not None and p.code][:1]
        return self.targets(typing.inner, inner, [], depth + 1)
