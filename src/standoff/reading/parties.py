"""Who acts and who is acted on in an event: a frame's arguments taken for actors, by what the act is.

Not every object is a recipient: a state's own people and forces, goods, and places that only host are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from standoff.model import Actor, Span, Toponym
from standoff.reading.actors import Cast
from standoff.reading.frames import Frame
from standoff.reading.parse import Parse
from standoff.reading.roles import agents_of_noun, conjuncts, is_container, prepositions, subjects
from standoff.reading.typing_events import Typer, Typing

DEPTH = 2
"""Noun phrases inside noun phrases looked into for a party."""

_LABELS = frozenset(("PERSON", "NORP", "ORG", "GPE"))
_WHEN = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"))
_INSIDE = ("poss", "nmod", "amod", "compound")
_TAILS = ("by", "from", "of", "against", "on", "to", "with", "in", "between", "at", "over", "for")

# Slots tried in turn for the recipient: "o" object, "d" dative, "i" the inner act's recipient, "c" the inner act's
# agent, else a preposition.
_SLOTS = {
    "AGREE": ("with", "to", "d", "i", "o", "for", "c", "in"),
    "CONSULT": ("with", "o", "to", "between", "from", "in", "by"),
    "SUPPORT": ("o", "with", "to", "for", "behind", "of", "between", "on"),
    "CONCEDE": ("to", "d", "o", "on", "in", "from", "of", "against"),
    "COOPERATE": ("with", "to", "o", "between"),
    "AID": ("d", "to", "for", "o", "in", "p", "into"),
    "RETREAT": ("from", "on", "to", "with", "o", "against", "in", "of"),
    "REQUEST": ("o", "on", "to", "from", "of", "c", "upon", "by", "d", "i", "with", "against", "in"),
    "ACCUSE": ("o", "of", "at", "on", "against", "to", "into", "with", "for"),
    "REJECT": ("o", "with", "from", "by", "to", "i", "c", "of", "on"),
    "THREATEN": ("o", "with", "against", "to", "i", "of", "on", "d"),
    "PROTEST": ("against", "o", "at", "outside", "to", "in"),
    "SANCTION": ("on", "against", "with", "to", "from", "o", "d", "of", "for"),
    "MOBILIZE": ("against", "near", "along", "around", "by", "on", "for", "p"),
    "COERCE": ("o", "on", "against", "of", "to", "from", "into", "in"),
    "ASSAULT": ("o", "against", "on", "at", "with", "of", "between", "outside", "in", "to", "into"),
    "": ("to", "with", "o"),
}
_SECTORS = {
    "troops": "MIL", "hardware": "MIL", "projectile": "MIL", "peacekeeper": "MIL", "police": "COP", "media": "MED",
    "refugee": "REF",
}  # fmt: skip
"""What a head noun adds to the state before it, by its class."""
_ROUTES = frozenset(("way", "means", "virtue", "dint"))
_INWARD = frozenset(("ASSAULT", "COERCE", "ACCUSE", "PROTEST", "REQUEST", "REJECT", "THREATEN", "SANCTION", "CONCEDE"))
"""Types that happen inside a state too, and to things as much as to people."""
_WORDED = frozenset(("AGREE", "THREATEN", "REQUEST"))
"""Types whose object may be the act itself ("promised sanctions"), which names nobody it is done to."""
_OUTWARD = frozenset(("RETREAT", "MOBILIZE", "AGREE", "AID", "COOPERATE"))
"""Types whose recipient is not the doer's own state."""
_OF_AGENT = frozenset(("RETREAT", "MOBILIZE", "PROTEST"))
"""Types whose noun takes the doer after "of": the withdrawal of, the deployment of."""


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event as the words name it; `code` is None for somebody not known."""

    token: int
    span: Span
    text: str
    code: str | None
    key: str | None = None

    def same(self, other: Party) -> bool:
        """Whether both are the same actor or of one state."""
        if self.token == other.token:
            return True
        return self.key is not None and self.key == other.key

    def of_one_state(self, other: Party) -> bool:
        """Whether both belong to one state or body, or are the same."""
        if self.code and other.code and not self.code.startswith("IGO"):
            return self.code[:3] == other.code[:3]
        return self.same(other) or (bool(self.code) and self.code == other.code)


class Parties:
    """Finds the parties of frames on one page."""

    def __init__(self, parse: Parse, cast: Cast, typer: Typer, toponyms: tuple[Toponym, ...]) -> None:
        self._parse = parse
        self._lands = {t: place.country for place in toponyms if place.country for t in parse.tokens(place.span)}
        self._cast = cast
        self._typer = typer

    def at(self, token: int, *, dig: bool = True) -> Party | None:
        """Who a noun phrase's head stands for: its own actor, one in its modifiers, or unnamed people."""
        parse = self._parse
        actor = self._cast.at(token)
        if actor is None and is_container(parse, token):
            token = self._typer.nouns.content(token)
            actor = self._cast.at(token)
        if actor is not None and actor.code is not None:
            pronoun = parse.pos[token] in ("PRON", "DET")
            if pronoun:
                return self._named(token, actor)
            code = self._cast.code(token) or actor.code
            other = code[:3] != actor.code[:3]  # one of several named together: "Chadian and Nigerien officials"
            return self._party(token, code, f"{actor.id} {code}" if other else actor.id)
        land = self._lands.get(token)
        if land is not None and actor is None:
            return self._party(token, land, None)
        inside = self._inside(token) if dig else None
        if inside is not None or actor is not None:
            return inside or self._party(token, None, actor.id if actor is not None else None)
        entity = parse.entity_at[token]
        if (entity is not None and entity.label in _LABELS) or self._typer.nouns.is_actor(token):
            return self._party(token, None, None)
        return None

    def land(self, token: int) -> Party | None:
        """The state a place is, or lies in; None for what is no place."""
        country = self._lands.get(token) or self._cast.lands.get(token)
        if country is not None:
            return self._party(token, country, None)
        named = self._parse.child(token, "appos")
        if named is not None and self._lands.get(named) is not None:  # "in the capital Bamako"
            return self._party(named, self._lands[named], None)
        if self._typer.nouns.name(token) == "territory":
            inside = self.deep(token)
            return inside if inside is not None and inside.code else None
        actor = self._cast.at(token)
        return self._party(token, actor.code, actor.id) if actor is not None and actor.kind == "state" else None

    def _named(self, token: int, actor: Actor) -> Party:
        """A pronoun's actor with its last mention by name in the sentence, else with the pronoun's own words."""
        parse = self._parse
        low, _ = parse.sentence(token)
        begin, here = parse.starts[low], parse.starts[token]
        for span in reversed(actor.mentions):
            if begin <= span.start and span.end <= here and parse.text[span.start].isupper() and len(span) > 2:
                return Party(token, span, parse.text[span.start : span.end], actor.code, actor.id)
        return self._party(token, actor.code, actor.id)

    def _party(self, token: int, code: str | None, key: str | None) -> Party:
        parse = self._parse
        start, end = token, token + 1
        entity = parse.entity_at[token]
        if entity is not None:
            start, end = entity.start, entity.end
        for c in parse.children[token]:
            if (
                c < start
                and parse.deps[c] in ("compound", "amod", "poss", "nmod", "nummod")
                and parse.sentence_of[c] == (parse.sentence_of[token])
            ):
                start = min(start, parse.lefts[c])
        span = parse.span(start, max(end, token + 1))
        return Party(token, span, parse.text[span.start : span.end], code, key)

    def _inside(self, token: int) -> Party | None:
        """An actor among the modifiers of a noun, with the sector its head noun adds ("Russian troops")."""
        parse = self._parse
        before = [c for c in parse.children[token] if parse.deps[c] in _INSIDE and c < token]
        for c in sorted(before, key=lambda c: parse.deps[c] == "poss"):
            actor = self._cast.at(c)
            if actor is not None and actor.code:
                return self._party(
                    token, actor.code + self._sector(token, actor.code), f"{actor.id} {parse.lemmas[token]}"
                )
        for c in parse.children[token]:
            if (
                parse.deps[c] == "prep"
                and parse.lowers[c] in ("of", "from", "in")
                and self._typer.nouns.is_actor(token)
            ):
                for k in parse.children[c]:
                    actor = self._cast.at(k) if parse.deps[k] == "pobj" else None
                    land = self._lands.get(k)
                    if actor is None and land is not None:
                        return self._party(token, land + self._sector(token, land), None)
                    if actor is not None and actor.code:
                        return self._party(token, actor.code[:3] + self._sector(token, actor.code[:3]), actor.id)
        return None

    def _sector(self, token: int, code: str) -> str:
        if len(code) > 3:
            return ""
        sense = self._typer.nouns.sense(token)
        name = sense.name if sense else ""
        return _SECTORS.get(name, "")

    def deep(self, token: int, depth: int = 0) -> Party | None:
        """The party of a noun phrase, or the first inside it: "a U.S. offer", "the restrictions imposed on"."""
        found = self.at(token)
        if found is not None:
            return found
        parse = self._parse
        for c in parse.children[token]:
            if parse.deps[c] in _INSIDE:
                found = self.at(c, dig=False)
                if found is not None and (found.code or parse.deps[c] == "poss"):
                    return found
        if depth >= DEPTH:
            return None
        for phrase in self._tails(token):
            for k in parse.children[phrase]:
                found = self.deep(k, depth + 1) if parse.deps[k] == "pobj" else None
                if found is not None:
                    return found
        return None

    def _tails(self, token: int) -> list[int]:
        """Prepositional phrases behind a noun, those of its participles too, in the order they are asked."""
        parse = self._parse
        tails = [c for c in parse.children[token] if parse.deps[c] in ("prep", "agent")]
        for c in parse.children[token]:
            if parse.deps[c] == "acl":
                tails += [k for k in parse.children[c] if parse.deps[k] in ("prep", "agent")]
        asked = [c for c in tails if parse.lowers[c] in _TAILS and not self._is_route(c)]
        return sorted(asked, key=lambda c: _TAILS.index(parse.lowers[c]))

    def _is_route(self, prep: int) -> bool:
        """Whether a "by" names no doer: "by way of", "by means of"."""
        parse = self._parse
        return parse.lowers[prep] == "by" and any(parse.lemmas[c] in _ROUTES for c in parse.children[prep])

    def several(self, token: int) -> list[Party]:
        """The parties of a head, two where its modifiers name two: "Hungarian and Romanian officials"."""
        parse = self._parse
        for c in parse.children[token]:
            if parse.deps[c] in _INSIDE and c < token:
                named = [k for k in conjuncts(parse, c) if (actor := self._cast.at(k)) is not None and actor.code]
                if len(named) > 1:
                    return [p for p in (self.at(k) for k in named) if p is not None]
        if parse.tags[token] == "NNS" and self._typer.nouns.is_actor(token):
            for prep, k in prepositions(parse, token):  # "envoys of Chad and Niger"
                homes = conjuncts(parse, k) if prep in ("of", "from") else []
                lands = [p for p in map(self.land, homes) if p is not None and p.code]
                if len({p.code for p in lands}) > 1:
                    return [replace(p, code=f"{p.code}{self._sector(token, '')}") for p in lands]
        found = self.at(token)
        if found is None:
            return []
        each = [a for a in self._cast.each(token) if a.code]  # "the two leaders"
        return [replace(found, code=a.code, key=a.id) for a in each] if len(each) > 1 else [found]

    def sources(self, frame: Frame, typing: Typing) -> list[Party]:
        """Who does it; of a threat or demand named by a noun, failing that, who would do the act."""
        code = typing.code
        if typing.turned:
            return self._all(tuple(frame.objects("from")) or self._behind(frame, "from", anywhere=True))
        found = [self._speaker(p, frame) for p in self._all(frame.agents)]
        if frame.kind != "verb":
            befallen = {p.token for p in self._befallen(frame)}
            if code.plover == "RETREAT":
                befallen.update(frame.objects("from"))
            found = [p for p in found if p.token not in befallen and not self._is_tool(p)]
        if not found and frame.kind != "verb" and code.plover in _OF_AGENT:
            found = self._all(tuple(frame.objects("of")))
        if not found and frame.kind != "verb" and code.plover in _OF_AGENT:
            found = [p for p in (self.deep(t) for t in frame.objects("of")) if p]
        if not found and code.plover == "MOBILIZE":  # "troops were sent": those whose troops they are
            found = [p for p in self._all(frame.patients) if p.code]
        if not found and code.plover == "AID" and frame.kind == "verb":  # "aid from them arrived"
            found = self._all(tuple(k for t in frame.agents for k in agents_of_noun(self._parse, t)))
        if not found and frame.kind == "noun":
            preps = ("by", "between") if code.plover == "RETREAT" else ("by", "from", "between")
            found = self._all(tuple(frame.objects(*preps)))
        if not found and frame.kind == "noun" and typing.inner is not None and code.plover == "THREATEN":
            found = self._all(typing.inner.agents)
        return found

    def _is_tool(self, party: Party) -> bool:
        """Whether it is only what the noun before says it is done with: "missile strike", "tank fire"."""
        return party.code is None and self._parse.deps[party.token] == "compound"

    def _befallen(self, frame: Frame) -> list[Party]:
        """The place named before "war", "invasion", "bombing": where it befalls, not who does it."""
        sense = self._typer.nouns.sense(frame.predicate)
        if sense is None or not sense.site:
            return []
        parse = self._parse
        names = [
            c
            for c in parse.children[frame.predicate]
            if parse.deps[c] == "compound" and parse.pos[c] == "PROPN" and c in self._lands
        ]
        return [p for p in (self.at(c, dig=False) for c in names[-1:]) if p is not None and p.code]

    def _speaker(self, party: Party, frame: Frame) -> Party:
        """An unresolved "it" or "they" of reported speech is taken for the speaker: "X said they will release"."""
        parse = self._parse
        if party.code or parse.pos[party.token] != "PRON" or self._cast.at(party.token) is not None:
            return party
        at = frame.verb if frame.verb is not None else frame.predicate
        for up in parse.ancestors(at):
            if parse.deps[at] in ("ccomp", "parataxis") and parse.pos[up] == "VERB":
                speakers = self._all(tuple(subjects(parse, up)))
                return speakers[0] if speakers else party
            at = up
        return party

    def _all(self, tokens: tuple[int, ...]) -> list[Party]:
        return [p for t in tokens for p in self.several(t)]

    def targets(self, frame: Frame, typing: Typing, sources: list[Party], depth: int = 0) -> list[Party]:
        """Who it is done to, by the slots of the act's type."""
        if typing.turned:
            return self._all(frame.agents)
        plover = typing.code.plover
        noun = frame.kind != "verb"
        befallen = self._befallen(frame) if noun else []
        if befallen:
            return befallen
        if typing.rule == "verb-do" and typing.inner is not None and depth < DEPTH:
            inner = self._typer.of(typing.inner)
            done = self.targets(typing.inner, inner, sources, depth + 1) if inner is not None else []
            if done:
                return done
        theirs: list[Party] = []
        for slot in _SLOTS[plover]:
            if slot == "of" and noun and plover in _OF_AGENT:
                continue
            found = self._slot(frame, typing, slot, depth)
            found = [p for p in found if not any(self._own(p, s, plover) for s in sources)]
            if found and sources and all(self._belongs(p, sources[0]) for p in found):
                theirs = theirs or found  # "for one of its gunboats": whoever else is named comes first
            elif found:
                return found
        if theirs:
            return theirs
        return self._thing(frame) if plover in _INWARD and not depth else []

    @staticmethod
    def _own(party: Party, source: Party, plover: str) -> bool:
        """Whether somebody acted on is the doer's own side: their troops, their people at home."""
        if plover == "CONSULT" and party.key is None:  # a place to meet in
            return party.of_one_state(source)
        if plover not in _OUTWARD:
            return party.same(source)
        own = party.code is None or len(party.code) == 3 or party.code[3:6] in ("MIL", "CVL")
        return own and party.of_one_state(source)

    def _belongs(self, party: Party, source: Party) -> bool:
        """Whether the words say it is the doer's own: "its army", "their labour market"."""
        parse, token = self._parse, party.token
        ours = any(parse.deps[c] == "poss" and parse.pos[c] == "PRON" for c in parse.children[token])
        if party.code is None:
            return ours and self._typer.nouns.name(token) == "organ"
        return party.of_one_state(source) and (ours or parse.deps[token] == "poss")

    def _thing(self, frame: Frame) -> list[Party]:
        """What is attacked, seized, probed or refused where nobody is named: the object's own words, uncoded."""
        preps = ("on", "against", "into", "at", "of", "over", "in")
        parse = self._parse
        for token in (*frame.patients, *frame.objects(*preps)):
            sense = self._typer.nouns.sense(token)
            thing: int | None = token
            if sense is not None and (sense.code or sense.name in ("agreement", "ending", "relations")):
                thing = next((k for prep, k in prepositions(parse, token) if prep in preps), None)
            if thing is None or parse.pos[thing] not in ("NOUN", "PROPN"):
                continue
            entity = parse.entity_at[thing]
            if entity is None or entity.label not in _WHEN:
                return [self._party(thing, None, None)]
        return []

    def _slot(self, frame: Frame, typing: Typing, slot: str, depth: int) -> list[Party]:
        tokens: tuple[int, ...]
        if slot == "o":
            inner = typing.inner.predicate if typing.inner is not None else -1
            worded = typing.code.plover in _WORDED
            tokens = tuple(t for t in frame.patients if not (worded and (t == inner or t in typing.consumed)))
        elif slot == "d":
            tokens = frame.datives
        elif slot == "p":
            return self._purpose(frame)
        elif slot in ("i", "c"):
            return self._from_inner(typing, slot, depth)
        else:
            tokens = tuple(frame.objects(slot)) or self._behind(frame, slot)
            if slot in ("near", "along", "around", "by", "for") and (slot != "for" or typing.code.plover == "MOBILIZE"):
                return [p for p in (self.deep(t) for t in tokens) if p is not None and p.code]
            people = slot == "to" and any(self._typer.nouns.is_actor(t) for t in tokens)
            if slot in ("in", "at", "near", "along", "around", "to", "into") and not people:
                return [p for t in tokens if (p := self.at(t) or self.deep(t)) is not None and p.code]
        found = self._all(tokens)
        if found or not tokens:
            return found
        return [p for p in (self.deep(t) for t in tokens) if p is not None]

    def _behind(self, frame: Frame, slot: str, *, anywhere: bool = False) -> tuple[int, ...]:
        """Objects of a preposition on the object of the verb: "sent aid to", "voiced criticism of"."""
        if frame.kind != "verb" or (slot in ("in", "at", "of", "from") and not anywhere):
            return ()
        return tuple(k for t in frame.patients for prep, k in prepositions(self._parse, t) if prep == slot)

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
                    helped += aim.objects("in", "against", "on") if aim else []
                    if aim is not None and aim.complement is not None:  # "to help Nepal rebuild"
                        helped += subjects(parse, aim.complement)
                    found = [p for t in helped if (p := self.deep(t)) is not None and p.code]
                    if found:
                        return found
        return []

    def _from_inner(self, typing: Typing, slot: str, depth: int) -> list[Party]:
        if typing.inner is None or depth > 3:
            return []
        inner = self._typer.of(typing.inner)
        if inner is not None and inner.code.code == "063":  # an extradition is asked of whoever holds the person
            holders = [p for p in self._all(tuple(typing.inner.objects("from"))) if p.code]
            if holders:
                return holders
        if slot == "c":
            return self._all(typing.inner.agents)
        if inner is None:
            frame = typing.inner
            let = subjects(self._parse, frame.complement) if frame.complement is not None else ()
            named = (*frame.patients, *let, *frame.objects("with", "to", "for", "from", "in"))
            return [p for t in named if (p := self.deep(t)) is not None and p.code][:1]
        return self.targets(typing.inner, inner, [], depth + 1)
