"""Whose something is: the state or body that a word, a name or a person in office stands for."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from standoff.knowledge.bodies import load_bodies
from standoff.knowledge.states import code_of_adjective, states_by_code
from standoff.model import Actor, Attribution, Span, Toponym
from standoff.reading.actors import Cast
from standoff.reading.enclosing import Contents
from standoff.reading.page import Page

NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC"})
UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds: the name to print, and the code where the actor is known."""

    name: str
    code: str | None = None
    known: bool = True


class Holders:
    """Answers, for one article, whom a token stands for; asked by postures, advisories and commitments."""

    __slots__ = ("_cast", "_countries", "_page", "_whole")

    def __init__(self, page: Page, cast: Cast, toponyms: tuple[Toponym, ...]) -> None:
        self._page = page
        self._cast = cast
        self._whole: dict[Span, Actor] | None = None
        self._countries: dict[int, Toponym] = {}
        for toponym in toponyms:
            for i in page.parse.tokens(toponym.span):
                self._countries[i] = toponym

    def toponym(self, token: int) -> Toponym | None:
        """The toponym the token is a word of."""
        return self._countries.get(token)

    def actor(self, token: int) -> Actor | None:
        """The actor the token refers to."""
        return self._cast.at(token)

    def state(self, actor: Actor) -> Holding:
        """The state or body behind an actor: of an office, organ, armed force or person in office, the state served."""
        serves = actor.kind in ("office", "organ") or actor.office is not None or _sector(actor) in SERVICE
        if actor.country and actor.kind in ("person", "office", "organ", "people") and serves:
            state = states_by_code().get(actor.country)
            if state is not None:
                return Holding(state.name, state.code)
        body = _body_of(actor.code) if actor.kind == "person" else None
        if body is not None:
            return Holding(body, actor.code)
        return Holding(actor.name, actor.code, known=actor.code is not None or self._titled(actor))

    def _titled(self, actor: Actor) -> bool:
        """Whether a person is called by an office somewhere ("spokesman Xavier Y"), though not by whose."""
        parse = self._page.parse
        if actor.kind != "person":
            return False
        for span in actor.mentions:
            for i in parse.tokens(span):
                for c in parse.children[i]:
                    if parse.deps[c] in ("compound", "appos", "nmod") and parse.lemmas[c].lower() in OFFICES:
                        return True
                if parse.deps[i] == "appos" and parse.lemmas[parse.heads[i]].lower() in OFFICES:
                    return True
        return False

    def at(self, token: int) -> Holding | None:
        """Whom the token names: an actor, a state by toponym, or a name or named people as worded; else None."""
        actor = self._cast.at(token)
        if actor is not None and actor.kind in ("outlet", "agency"):
            return None
        if actor is not None and (actor.kind != "people" or actor.code):
            if actor.kind == "people" and actor.code and actor.code.startswith("IGO"):
                return self.within(token) or self.state(actor)
            return self.state(actor)
        parse = self._page.parse
        toponym = self._countries.get(token)
        if toponym is not None and toponym.kind == "country" and parse.pos[token] in ("PROPN", "ADJ"):
            return Holding(toponym.canonical or toponym.name, toponym.country)
        if actor is not None:
            return None
        return self._adjective(token) or self._entity(token)

    def _adjective(self, token: int) -> Holding | None:
        code = code_of_adjective(self._page.parse.words[token])
        if code is not None and self._page.parse.pos[token] in ("ADJ", "PROPN"):
            return Holding(states_by_code()[code].name, code)
        return None

    def _adjectives(self, token: int) -> Holding | None:
        """The states of an adjective and those joined to it ("Xish and Yish troops")."""
        parse = self._page.parse
        joined = [token]
        for i in joined:
            joined.extend(c for c in parse.children[i] if parse.deps[c] == "conj")
        found = [holding for c in joined if (holding := self._adjective(c)) is not None]
        return Holding("; ".join(h.name for h in found), found[0].code) if found else None

    def _entity(self, token: int) -> Holding | None:
        parse = self._page.parse
        entity = parse.entity_at[token]
        if entity is None or entity.label not in NAMED or parse.pos[token] not in ("PROPN", "ADJ"):
            return None
        words = parse.words[entity.start : entity.end]
        if words[0].lower() == "the":
            words = words[1:]
        return Holding(" ".join(w for w in words if w not in ("'s", "'")), known=False) if words else None

    def owner(self, noun: int) -> Holding | None:
        """Whose a noun is by its possessor, adjective or compound: "X's decision", "Xish citizens"."""
        parse = self._page.parse
        own = self._cast.at(noun)
        for c in parse.children[noun]:
            if (c > noun and parse.deps[c] != "poss") or parse.deps[c] not in OWNING:
                continue
            actor = self._cast.at(c)
            if actor is not None and actor is own and actor.kind == "people":
                found = self._adjectives(c) or self._alone(c)
                if found is None and parse.pos[c] == "PROPN":
                    found = self.behind(actor)
            else:
                found = self.group(c)
            if found is not None:
                return found
        return None

    def _alone(self, token: int) -> Holding | None:
        """The actor a token is a mention of by itself, where a longer mention covers it ("its" in "its troops")."""
        span = self._page.parse.span(token, token + 1)
        if self._whole is None:
            self._whole = {mention: actor for actor in self._cast.actors for mention in actor.mentions}
        actor = self._whole.get(span)
        return self.state(actor) if actor is not None and not is_private(actor) else None

    def leader(self, noun: int) -> Holding | None:
        """The body that leads a force ("X-led troops" of an alliance); None where a state leads: it only leads."""
        parse = self._page.parse
        for led in parse.children[noun]:
            if led < noun and parse.deps[led] == "amod" and parse.lowers[led] == "led":
                for c in parse.children[led]:
                    actor, entity = self._cast.at(c), parse.entity_at[c]
                    if actor is not None and actor.code and actor.code.startswith("IGO"):
                        return Holding(_body_of(actor.code) or parse.words[c], actor.code)
                    if actor is None and entity is not None and entity.label == "ORG":
                        return Holding(parse.words[c], known=False)
                return self.described(noun)
        return None

    def speaker(self, attribution: Attribution) -> Holding | None:
        """The state or body behind an attribution's source; None for outlets, companies and unknown pronouns."""
        parse, source = self._page.parse, self.source(attribution)
        actor = self._cast.at(source) if source is not None else None
        if source is None or (actor is not None and is_private(actor)):
            return None
        found = self.at(source)
        if found is None or not found.known:
            office = parse.lemmas[source].lower() in OFFICES
            owner = (self.owner(source) or self.within(source)) if office else None
            found = owner if owner is not None and owner.known else found
        entity = parse.entity_at[source]
        company = entity is not None and entity.label in ("ORG", "PRODUCT", "FAC")
        if found is not None and (found.known or not company):
            return found
        return None if company or parse.pos[source] == "PRON" else self.described(source)

    def source(self, attribution: Attribution) -> int | None:
        """The head word of an attribution's source."""
        parse = self._page.parse
        for span in attribution.source:
            tokens = parse.tokens(span)
            if tokens:
                return parse.head_of(tokens.start, tokens.stop)
        return None

    def behind(self, actor: Actor) -> Holding | None:
        """The state or body that people belong to, by their code; None for people of nowhere."""
        if actor.country and actor.country in states_by_code():
            return Holding(states_by_code()[actor.country].name, actor.country)
        name = _body_of(actor.code)
        return Holding(name, actor.code) if name is not None else None

    def within(self, noun: int) -> Holding | None:
        """Whose a noun is by an "of" phrase: "the members of X", "the government of X"."""
        parse = self._page.parse
        for c in parse.children[noun]:
            if c > noun and parse.deps[c] == "prep" and parse.lowers[c] == "of":
                named = parse.child(c, "pobj")
                if named is not None:
                    return self.group(named)
        return None

    def group(self, token: int) -> Holding | None:
        """Whom a noun and what is joined to it name, conjuncts joined by "; "; a noun that names nobody is None."""
        found: list[Holding] = []
        queue = [token]
        parse = self._page.parse
        for i in queue:
            holding = self.at(i)
            if holding is not None and holding.name not in {h.name for h in found}:
                found.append(holding)
            queue.extend(c for c in parse.children[i] if parse.deps[c] == "conj" and parse.pos[c] in NOMINAL)
        if not found:
            return None
        return Holding("; ".join(h.name for h in found), found[0].code, all(h.known for h in found))

    def described(self, token: int) -> Holding:
        """The noun phrase of a token as worded, without determiner and without what follows the noun."""
        parse = self._page.parse
        start = token
        for c in parse.children[token]:
            if c < token and parse.deps[c] in ("amod", "compound", "nmod", "poss"):
                start = min(start, parse.lefts[c])
        return Holding(" ".join(self._page.words(parse.span(start, token + 1)).split()), known=False)


OFFICES = frozenset(
    "president minister official government administration spokesman spokeswoman spokesperson secretary leader "
    "leadership chancellor ministry ambassador diplomat authority authorities premier general commander army military "
    "parliament cabinet regime nation republic kingdom side state country king queen prince statement source".split()
)
"""Nouns for those who speak for the state that is named beside them."""
SERVICE = frozenset({"GOV", "MIL", "LEG", "SPY"})
"""CAMEO sectors whose people act for their state."""
OWNING = frozenset({"poss", "amod", "compound", "nmod", "advmod"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})


def is_private(actor: Actor) -> bool:
    """Whether an actor is an outlet or does business: such speak and act for no state."""
    code = actor.code or ""
    return actor.kind in ("outlet", "agency") or code.startswith("MNC") or code[3:6] in ("BUS", "MNC", "MED")


def _sector(actor: Actor) -> str:
    return actor.code[3:6] if actor.code is not None and not actor.code.startswith("IGO") else ""


@functools.cache
def _body_by_code() -> dict[str, str]:
    return {body.code: body.name for body in reversed(load_bodies())}


def _body_of(code: str | None) -> str | None:
    """The body a code stands for, by its longest known beginning that one body alone or the first listed has."""
    names = _body_by_code()
    if code is None or not code.startswith("IGO"):
        return None
    for end in (6, 9, len(code)):  # the body itself before its missions, which share its code
        if code[:end] in names:
            return names[code[:end]]
    return None


class _Latest:
    """The contents asked about last: an article's marks are made one after another."""

    contents = Contents(())


def innermost(attributions: tuple[Attribution, ...], span: Span) -> Attribution | None:
    """The attribution with the shortest content that holds the whole span; None when the outlet says it."""
    contents = _Latest.contents
    if contents.attributions is not attributions:
        contents = _Latest.contents = Contents(attributions)
    return contents.innermost(span)
