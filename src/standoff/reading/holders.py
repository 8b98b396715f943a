"""Whose something is: the state or body that a word, a name or a person in office stands for."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.model import Actor, Attribution, Span, Toponym
from standoff.reading.actors import Cast
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

    __slots__ = ("_cast", "_countries", "_page", "_states")

    def __init__(self, page: Page, cast: Cast, toponyms: tuple[Toponym, ...]) -> None:
        self._page = page
        self._cast = cast
        self._states = {a.country or a.code: a for a in cast.actors if a.kind == "state"}
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
        """The state or body behind an actor: of an office, organ or person in office, the state served."""
        if actor.kind in ("person", "office", "organ") and actor.country and (actor.office or actor.kind != "person"):
            state = self._states.get(actor.country)
            if state is not None:
                return Holding(state.name, state.code)
        return Holding(actor.name, actor.code)

    def at(self, token: int) -> Holding | None:
        """Whom the token names: an actor, a state by toponym, or a name or named people as worded; else None."""
        actor = self._cast.at(token)
        if actor is not None:
            return self.state(actor)
        parse = self._page.parse
        toponym = self._countries.get(token)
        if toponym is not None and toponym.kind == "country":
            return Holding(toponym.canonical or toponym.name, toponym.country)
        entity = parse.entity_at[token]
        if entity is not None and entity.label in NAMED and parse.pos[token] in ("PROPN", "ADJ", "NOUN"):
            words = parse.words[entity.start : entity.end]
            if words[0].lower() == "the":
                words = words[1:]
            return Holding(" ".join(w for w in words if w not in ("'s", "'")), known=False) if words else None
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


NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})


def innermost(attributions: tuple[Attribution, ...], span: Span) -> Attribution | None:
    """The attribution with the shortest content that holds the whole span; None when the outlet says it."""
    best: Attribution | None = None
    size = 0
    for attribution in attributions:
        if any(content.contains(span) for content in attribution.content):
            length = sum(len(content) for content in attribution.content)
            if best is None or length < size:
                best, size = attribution, length
    return best
