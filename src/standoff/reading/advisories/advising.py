"""A piece of advice as found, and the readings of issuers and audiences that all rules for it share."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.knowledge.advice import load_advice
from standoff.knowledge.states import states_by_code
from standoff.model.marks import AdviceKind
from standoff.reading.frames.roles import subjects
from standoff.reading.holders import Holders, Holding
from standoff.reading.page import Page
from standoff.reading.parse import Parse
from standoff.reading.whereabouts import Whereabouts

ISSUERS = frozenset("country state nation government ministry embassy official authority president minister".split())
"""Nouns for those who advise, kept as worded where nobody is named."""
CROWDS = frozenset("people resident worker civilian student crew subject".split())
"""Nouns for a state's people only where the state is named beside them."""
ANYBODY = frozenset("people those anyone everyone everybody anybody them".split())
"""Words for a state's people only where the state itself is the one who advises."""
PARTS = frozenset("most many some all part majority half third number".split())
"""Words that stand before "of" for a part of the staff or the people."""


@dataclass(slots=True)
class Advice:
    """One piece of advice: `tokens` carry it, places hang on `anchors`, `where` is set where they do not say it."""

    kind: AdviceKind
    rule: str
    verb: int
    tokens: list[int]
    issuer: Holding | None
    anchors: list[int]
    audience: int | None = None
    lifted: bool = False
    where: list[str] = field(default_factory=list)


class Adviser:
    """One article as the rules for advice read it."""

    def __init__(self, page: Page, holders: Holders) -> None:
        self.parse: Parse = page.parse
        self.words = load_advice()
        self.holders = holders
        self.whereabouts = Whereabouts(page, holders)
        self.last: Advice | None = None
        """The advice read last, for "that advice" and "do so"."""

    def object(self, verb: int) -> int | None:
        """What a verb is done to."""
        return self.parse.child(verb, "dobj", "nsubjpass")

    def of(self, noun: int) -> int | None:
        """The head of a noun's "of" or "for" phrase."""
        for c in self.parse.children[noun]:
            if self.parse.lowers[c] in ("of", "for"):
                return self.parse.child(c, "pobj")
        return None

    def nest(self, noun: int) -> list[int]:
        """A noun and the nouns in phrases under it: where embassies and trips are."""
        parse = self.parse
        out = [noun]
        for i in out:
            for c in parse.children[i]:
                if parse.deps[c] in ("prep", "agent"):
                    joined = [c, *(p for p in parse.children[c] if parse.deps[p] == "conj")]
                    out += [k for p in joined for k in parse.children[p] if parse.deps[k] in ("pobj", "pcomp")]
                elif parse.deps[c] == "conj" and parse.pos[c] == "NOUN":
                    out.append(c)
        return out

    def before(self, noun: int) -> set[str]:
        """Lemmas and lower-case words of the modifiers before a noun."""
        parse = self.parse
        found: set[str] = set()
        for c in parse.children[noun]:
            if c < noun:
                found.update(parse.lowers[parse.lefts[c] : c + 1])
                found.update(lemma.lower() for lemma in parse.lemmas[parse.lefts[c] : c + 1])
        return found

    def audience(self, verb: int, action: int) -> int | None:
        """Whom the advice is for: a state's people or staff, as object, subject or after "on" and "to"."""
        parse = self.parse
        nouns = []
        for anchor, deps in ((verb, ("dobj", "dative", "nsubjpass", "prep")), (action, ("nsubj",))):
            for c in parse.children[anchor]:
                if parse.deps[c] in deps:
                    named = parse.child(c, "pobj") if parse.pos[c] == "ADP" else c
                    nouns.append(named)
        if parse.deps[verb] in ("acl", "relcl"):  # "nationals urged to leave"
            nouns.append(parse.heads[verb])
        elif not nouns and parse.tags[verb] in ("VBD", "VBN"):  # a headline's passive, taken for active
            nouns.append(parse.child(verb, "nsubj"))
        told = [self._whole(n) for n in nouns if n is not None]
        sure = [n for n in told if self.is_public(n) or self.is_staff(n)]
        return next(iter(sure or [n for n in told if parse.lowers[n] in ANYBODY]), None)

    def _whole(self, noun: int) -> int:
        """What a part is of: for "most of the staff", "staff"."""
        of = self.of(noun) if self.parse.lowers[noun] in PARTS else None
        return of if of is not None else noun

    def recent(self, token: int) -> Advice | None:
        """The advice read last, where it stands in the token's sentence or the two before it."""
        last = self.last
        sentences = self.parse.sentence_of
        return last if last is not None and sentences[token] - sentences[last.verb] <= 2 else None

    def is_public(self, noun: int) -> bool:
        """Whether a noun is a state's people: citizens, travellers, or the people by their name ("Canadians")."""
        parse = self.parse
        lemma = parse.lemmas[noun].lower()
        if lemma in CROWDS:
            return self.holders.owner(noun) is not None
        entity = parse.entity_at[noun]
        named = entity is not None and entity.label == "NORP" and parse.tags[noun] in ("NNPS", "NNS", "NNP")
        return lemma in self.words.public or named

    def is_staff(self, noun: int) -> bool:
        """Whether a noun is a state's own people at a post abroad, or their families."""
        parse, words = self.parse, self.words
        if parse.lemmas[noun] not in words.staff:
            return any(parse.deps[c] == "conj" and self.is_staff(c) for c in parse.children[noun] if c > noun)
        nest = self.nest(noun)
        around = {parse.lemmas[i] for i in nest}.union(*(self.before(i) for i in nest))
        return bool(around & words.post)

    def issuer(self, verb: int, audience: int | None) -> Holding | None:
        """Who advises: the agent or subject, else the state whose people are addressed."""
        parse = self.parse
        by = parse.child(verb, "agent")
        named = parse.child(by, "pobj") if by is not None else None
        found = self.holders.group(named) if named is not None else None
        doers = subjects(parse, verb) if parse.child(verb, "auxpass") is None else []
        if found is None and audience not in doers:
            found = self._subject(doers)
        return found or (self._people_of(audience) if audience is not None else None)

    def _people_of(self, audience: int) -> Holding | None:
        found = self.holders.owner(audience)
        actor = self.holders.actor(audience)
        if found is None and actor is not None and actor.country in states_by_code():
            return Holding(states_by_code()[actor.country].name, actor.country)
        return found

    def _subject(self, agents: list[int]) -> Holding | None:
        """The state or body that subjects stand for; countries in general as worded."""
        parse = self.parse
        for agent in reversed(agents):
            found = self.holders.group(agent)
            if found is None or (not found.known and parse.pos[agent] != "PROPN"):
                found = self._members(agent) or self.holders.owner(agent) or self.holders.within(agent) or found
            if found is None and parse.lemmas[agent] in ISSUERS:
                found = self.holders.described(agent)
            if found is not None:
                return found
        return None

    def _members(self, noun: int) -> Holding | None:
        """Those named for a group: for "several countries, including X and Y", X and Y."""
        parse = self.parse
        for c in parse.children[noun]:
            if parse.deps[c] == "prep" and parse.lowers[c] in ("including", "like"):
                named = parse.child(c, "pobj")
                if named is not None:
                    return self.holders.group(named)
        return None
