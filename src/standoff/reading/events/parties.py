"""Who a noun phrase stands for: an actor, one among its modifiers or behind its prepositions, or people unnamed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from standoff.knowledge.governors import load_words
from standoff.model import Actor, Span, Toponym
from standoff.reading.actors import Cast
from standoff.reading.events.typing_events import Typer
from standoff.reading.frames import Frame
from standoff.reading.frames.roles import conjuncts, is_container, pobjs, prepositions
from standoff.reading.parse import Parse

DEPTH = 2
"""Noun phrases inside noun phrases looked into for a party."""

_LABELS = frozenset(("PERSON", "NORP", "ORG", "GPE"))
_INSIDE = ("poss", "nmod", "amod", "compound")
_TAILS = ("by", "from", "of", "against", "on", "to", "with", "in", "between", "at", "over", "for")

_SECTORS = {
    "troops": "MIL", "hardware": "MIL", "projectile": "MIL", "peacekeeper": "MIL", "police": "COP", "media": "MED",
    "refugee": "REF",
}  # fmt: skip
"""What a head noun adds to the state before it, by its class."""
_PRONOUNS = frozenset("they them their theirs she her hers him his its who whom whose which that".split())
_MISTAKEN = frozenset(("person", "organ"))
"""Kinds of actor, known by no code, that a name on the map is taken for when the parser does not know the town."""
_ROUTES = frozenset(("way", "means", "virtue", "dint"))


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
        if actor is not None and (actor.code is not None or parse.pos[token] == "PRON"):
            if parse.pos[token] in ("PRON", "DET"):
                return self._named(token, actor)
            code = self._cast.code(token) or actor.code or ""
            other = code[:3] != (actor.code or "")[:3]  # one of several together: "Chadian and Nigerien officials"
            return self._party(token, code, f"{actor.id} {code}" if other else actor.id)
        land = self._lands.get(token)
        if land is not None and (actor is None or actor.kind in _MISTAKEN):
            return self._party(token, land, None)
        inside = self._beside(token) or self._inside(token) if dig else None
        if inside is not None or actor is not None:
            return inside or self._party(token, None, actor.id if actor is not None else None)
        entity = parse.entity_at[token]
        if (entity is not None and entity.label in _LABELS) or self._typer.nouns.is_actor(token):
            return self._party(token, None, None)
        return None

    def _beside(self, token: int) -> Party | None:
        """Who is named right behind the word for what they are to somebody: "its NATO ally Ruritania"."""
        named = self._parse.child(token, "appos") if self._parse.lemmas[token] in load_words("opposite") else None
        found = self.at(named, dig=False) if named is not None else None
        return found if found is not None and found.code else None

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
            named = parse.text[span.start].isupper() or actor.code is None
            pronoun = parse.text[span.start : span.end].lower() in _PRONOUNS
            if begin <= span.start and span.end <= here and named and not pronoun and len(span) > 2:
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
        if parse.lemmas[token] in load_words("opposite"):  # whoever it is, it is not whose it is
            before = [c for c in before if parse.deps[c] != "poss"]
        nested = [c for c in before if parse.deps[c] != "poss"]  # "the [Iranian Grace] 1 tanker"
        before += [k for c in nested for k in parse.children[c] if parse.deps[k] in ("compound", "amod")]
        for c in sorted(before, key=lambda c: parse.deps[c] == "poss"):
            actor = self._cast.at(c)
            if actor is not None and actor.code:
                return self._party(
                    token, actor.code + self._sector(token, actor.code), f"{actor.id} {parse.lemmas[token]}"
                )
        for k in self._homes(token) if self._typer.nouns.is_actor(token) else ():
            actor, land = self._cast.at(k), self._lands.get(k)
            if land is not None and (actor is None or actor.kind == "state"):
                return self._party(token, land + self._sector(token, land), None)
            if actor is not None and actor.code:
                return self._party(token, actor.code[:3] + self._sector(token, actor.code[:3]), actor.id)
        return None

    def _homes(self, token: int) -> list[int]:
        """What people are said to be of, in or in flight from: "people of", "a group based in", "refugees fleeing"."""
        parse = self._parse
        force = self._typer.nouns.name(token) in ("troops", "hardware", "peacekeeper")  # abroad as often as at home
        found = [k for prep, k in prepositions(parse, token) if prep in ("of", "from") or (prep == "in" and not force)]
        for c in parse.children[token]:
            if parse.deps[c] != "acl" or parse.tags[c] not in ("VBG", "VBN"):
                continue
            if parse.tags[c] == "VBN" and parse.lemmas[c] in load_words("afflicting"):  # "people hit by floods in"
                struck = [k for a in parse.children[c] if parse.deps[a] in ("agent", "prep") for k in pobjs(parse, a)]
                found += [n for k in struck for prep, n in prepositions(parse, k) if prep == "in"]
                found += [k for prep, k in prepositions(parse, c) if prep == "in"]
            fled = parse.lemmas[c] in load_words("fleeing")
            placed = fled or parse.lemmas[c] in load_words("staying")
            found += [k for prep, k in prepositions(parse, c) if placed and prep in ("in", "from", "inside")]
            left = [k for k in parse.children[c] if fled and parse.deps[k] == "dobj"]
            found += [n for k in left for n in (k, *(n for prep, n in prepositions(parse, k) if prep == "in"))]
        return found

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
                owner = parse.deps[c] == "poss" and parse.pos[c] != "PRON"
                if found is not None and (found.code or owner):
                    return found
        if depth >= DEPTH:
            return None
        for phrase in self._tails(token):
            edge = parse.lowers[phrase] in ("on", "at", "in")  # a stronghold on somebody's border is not theirs
            for k in parse.children[phrase]:
                if edge and parse.lemmas[k] in load_words("frontier"):
                    continue
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
                named = [k for k in self._joined(token, c) if (actor := self._cast.at(k)) is not None and actor.code]
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

    def _joined(self, token: int, modifier: int) -> list[int]:
        """A modifier with those joined to it, where the parser hung both on the noun: "UK and EU negotiators" too."""
        parse = self._parse
        found = conjuncts(parse, modifier)
        if len(found) == 1 and parse.child(modifier, "cc") is not None:
            found += [c for c in parse.children[token] if modifier < c < token and parse.deps[c] in _INSIDE]
        return found

    def _all(self, tokens: tuple[int, ...]) -> list[Party]:
        return [p for t in tokens for p in self.several(t)]

    def behind(self, frame: Frame, slot: str, *, anywhere: bool = False) -> tuple[int, ...]:
        """Objects of a preposition on the object of the verb: "sent aid to", "voiced criticism of"."""
        if frame.kind != "verb":  # "the withdrawal of forces from"
            moved = frame.objects("of") if slot in ("from", "to", "into") else []
            return tuple(k for t in moved for prep, k in prepositions(self._parse, t) if prep == slot)
        edges = (
            load_words("frontier") if slot in ("on", "at", "in") else frozenset()
        )  # a fort on a border is not theirs
        tokens = frame.patients
        if slot in ("in", "at", "of", "from") and not anywhere:
            tokens = tuple(t for t in tokens if slot == "of" and self.is_uttered(frame, t))
        nouns = [*tokens, *(c for t in tokens if (c := self._typer.nouns.content(t)) != t)]  # "a team of medics to"
        behind = (k for t in nouns for prep, k in prepositions(self._parse, t) if prep == slot)
        return tuple(k for k in behind if self._parse.lemmas[k] not in edges and not self.is_half_preposition(k))

    def is_uttered(self, frame: Frame, token: int) -> bool:
        """Whether a verb only puts its object into words ("voiced its support for"): whose it is, is who speaks."""
        sense = self._typer.nouns.sense(token)
        worded = sense is not None and bool(sense.code or sense.theme)
        return frame.lemma in load_words("uttering") and worded and token in frame.patients

    def is_half_preposition(self, token: int) -> bool:
        """Whether a noun only links, with the preposition before it: "in response to", "on her behalf"."""
        parse = self._parse
        if f"{parse.lowers[parse.heads[token]]}_{parse.lemmas[token]}" not in load_words("relational"):
            return False
        found = self.at(token) if parse.child(token, "poss") is None else None
        return found is None or not found.code
