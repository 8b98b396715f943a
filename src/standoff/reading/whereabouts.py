"""Where a force or a ban is said to be: the places a predicate or noun phrase gives, by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from standoff.knowledge.assets import load_location_nouns
from standoff.reading.holders import Holders
from standoff.reading.page import Page

STATIC = frozenset("in at on near along by around across inside within outside off over throughout beyond".split())
TOWARDS = frozenset("to into onto toward towards for through".split())
FROM = frozenset("from out".split())
PREPOSITIONS = STATIC | TOWARDS | FROM
THERE = frozenset("there here".split())


@dataclass(slots=True)
class Places:
    """Names of places as found; `[first, last)` are the tokens they cover, `static` tells "in X", `towards` "to X"."""

    first: int
    names: list[str] = field(default_factory=list)
    last: int = 0
    static: bool = False
    towards: bool = False

    def add(self, names: list[str], start: int, end: int, *, static: bool, towards: bool = False) -> None:
        """Take names found over tokens `[start, end)`."""
        self.names.extend(n for n in names if n not in self.names)
        self.first, self.last = min(self.first, start), max(self.last, end)
        self.static = self.static or static
        self.towards = self.towards or towards


class Whereabouts:
    """Places under tokens of one article, in text order and without repeats."""

    __slots__ = ("_holders", "_kinds", "_page")

    def __init__(self, page: Page, holders: Holders) -> None:
        self._page = page
        self._holders = holders
        self._kinds = load_location_nouns()

    def under(self, anchors: Iterable[int], holder: str | None = None) -> Places:
        """Places that hang on the anchors by prepositions; the holder's own name is left out of a border's names."""
        parse = self._page.parse
        found = Places(first=len(parse))
        queue = list(dict.fromkeys(anchors))
        seen = set(queue)
        for anchor in queue:
            for c in parse.children[anchor]:
                if c not in seen:
                    more = self._link(c, holder, found)
                    if more is not None:
                        queue.extend(m for m in more if m not in seen)
                        seen.update(more, (c,))
        return found

    def _link(self, c: int, holder: str | None, found: Places) -> list[int] | None:
        """Take the place a word links to; the tokens to look on under, None for a word that links to none."""
        parse = self._page.parse
        lower, dep = parse.lowers[c], parse.deps[c]
        adverb = lower in THERE or lower in FROM or lower in ("back", "nearby", "home")
        if dep in ("prep", "dative", "agent", "aux") or (dep in ("advmod", "prt", "conj") and parse.pos[c] == "ADP"):
            if lower not in PREPOSITIONS:
                return [c] if dep == "conj" else []
            names, more = self._object(c, holder)
            if names:
                found.add(names, c, self._reach(c), static=lower in STATIC, towards=lower in ("to", "into"))
            return [*more, c]
        if dep != "advmod" or not adverb:
            return None
        here = self._there(c) if lower in THERE else None
        if here:
            found.add([here], c, c + 1, static=True)
        return [c]

    def named(self, token: int, holder: str | None = None) -> list[str]:
        """Names of the place that a noun and its conjuncts stand for; none when it is no place."""
        names: list[str] = []
        parse = self._page.parse
        queue = [token]
        for i in queue:
            names.extend(n for n in self._one(i, holder) if n not in names)
            queue.extend(c for c in parse.children[i] if parse.deps[c] in ("conj", "appos"))
        return names

    def _reach(self, preposition: int) -> int:
        """The end of what a preposition takes, with what is joined to it."""
        parse = self._page.parse
        end = preposition + 1
        queue = [c for c in parse.children[preposition] if parse.deps[c] == "pobj"]
        for i in queue:
            end = max(end, i + 1)
            for k in parse.children[i]:
                dep = parse.deps[k]
                if dep in ("conj", "appos", "pobj") or (dep == "prep" and parse.lowers[k] in ("of", "with")):
                    queue.append(k)
        return end

    def _object(self, preposition: int, holder: str | None) -> tuple[list[str], list[int]]:
        """Names of a preposition's object; where it is a unit or "place", the tokens to look on under."""
        parse = self._page.parse
        for c in parse.children[preposition]:
            if parse.deps[c] in ("pobj", "dobj"):
                names = self.named(c, holder)
                if names:
                    return names, [c] if self._kinds.get(parse.lemmas[c]) == "area" else []
                return [], [c]
        return [], []

    def _one(self, token: int, holder: str | None) -> list[str]:
        """Names of one noun of place."""
        parse = self._page.parse
        toponym, entity = self._holders.toponym(token), parse.entity_at[token]
        kind = self._kinds.get(parse.lemmas[token].lower())
        inside = self._inside(token, holder if kind == "border" else None) if kind in ("border", "area") else []
        if inside:
            return inside
        if toponym is not None:
            return [toponym.canonical or toponym.name]
        if kind in ("border", "area"):
            definite = entity is not None or parse.child(token, "det", "poss", "amod") is not None
            return [self._worded(token)] if definite else []
        if kind == "state":
            actor = self._holders.at(token)
            other = actor.name if actor is not None else self._other(token, holder)
            return [other or self._worded(token)]
        if entity is not None and entity.label in ("GPE", "LOC", "FAC") and parse.pos[token] == "PROPN":
            return [" ".join(parse.words[entity.start : entity.end])]
        return []

    def _inside(self, token: int, holder: str | None) -> list[str]:
        """Names in the modifiers of a noun of place: possessor, adjective, compound, "of" and "with" phrases."""
        parse = self._page.parse
        names: list[str] = []
        queue = [token]
        for i in queue:
            for c in parse.children[i]:
                dep = parse.deps[c]
                if dep == "prep" and parse.lowers[c] not in ("of", "with", "between"):
                    continue
                if dep not in ("poss", "amod", "compound", "nmod", "prep", "pobj", "conj", "npadvmod"):
                    continue
                if dep == "conj" and i == token:
                    continue
                if self._kinds.get(parse.lemmas[c]) != "state":  # whose neighbour it is has nothing there
                    queue.append(c)
                if dep != "prep":
                    name = self._name(c, holder)
                    if name and name not in names:
                        names.append(name)
        if self._kinds.get(parse.lemmas[token].lower()) == "border" and token + 1 < len(parse):
            # "its border with X": the parser often hangs "with" on the verb
            named = parse.child(token + 1, "pobj") if parse.lowers[token + 1] == "with" else None
            name = self._name(named, holder) if named is not None else None
            if name and name not in names:
                names.append(name)
        others = [n for n in names if n != holder]
        return others or names

    def _name(self, token: int, holder: str | None) -> str | None:
        parse = self._page.parse
        toponym = self._holders.toponym(token)
        if toponym is not None:
            return toponym.canonical or toponym.name
        if parse.pos[token] == "PRON":
            actor = self._holders.actor(token)
            return self._holders.state(actor).name if actor is not None else None
        holding = self._holders.at(token)
        if holding is not None:
            return holding.name
        if self._kinds.get(parse.lemmas[token]) == "state":
            return self._other(token, holder)
        return None

    def _other(self, token: int, holder: str | None) -> str | None:
        """For "its neighbour": the state named last before it that is not the holder, within the paragraph."""
        parse = self._page.parse
        if parse.child(token, "poss") is None:
            return None
        paragraph = parse.paragraph(token)
        for i in range(token - 1, max(-1, token - 120), -1):
            toponym = self._holders.toponym(i)
            label = parse.entity_at[i].label if parse.entity_at[i] is not None else ""  # type: ignore[union-attr]
            if toponym is None and label != "GPE":
                continue
            if parse.paragraph(i) < paragraph - 1:
                return None
            name = (toponym.canonical or toponym.name) if toponym is not None else parse.words[i]
            if parse.deps[i] == "amod" or (toponym is not None and toponym.kind != "country"):
                continue
            if name != holder:
                return name
        return None

    def _there(self, token: int) -> str | None:
        """What "there" means: the place named last before it, not as an adjective."""
        parse = self._page.parse
        for i in range(token - 1, max(-1, token - 60), -1):
            if parse.pos[i] != "PROPN" or parse.deps[i] in ("amod", "compound", "nmod", "poss"):
                continue
            toponym = self._holders.toponym(i)
            entity = parse.entity_at[i]
            if toponym is not None:
                return toponym.canonical or toponym.name
            if entity is not None and entity.label == "GPE":
                return " ".join(parse.words[entity.start : entity.end])
        return None

    def _worded(self, token: int) -> str:
        parse = self._page.parse
        start = token
        for c in parse.children[token]:
            if c < token and parse.deps[c] in ("det", "amod", "compound", "nmod", "poss"):
                start = min(start, parse.lefts[c])
        return " ".join(self._page.words(parse.span(start, token + 1)).split())
