"""What kinds of thing the nouns of one parse are (actors, forces, money ...), by knowledge/nouns.tsv and entities."""

from __future__ import annotations

from standoff.knowledge.plover import NounSense, load_coding
from standoff.knowledge.sectors import load_actor_nouns
from standoff.reading.frames import noun_sense
from standoff.reading.frames.roles import is_container
from standoff.reading.parse import Parse

_ACTOR_LABELS = frozenset(("PERSON", "NORP", "ORG", "GPE"))
_ACTOR_CLASSES = frozenset(
    ("person", "troops", "hardware", "police", "peacekeeper", "prisoner", "diplomat", "refugee", "group", "organ")
)
_VAGUE = frozenset(("body", "asset"))
"""Kinds of actor nouns that only stand for somebody named before: a club, a plane."""
_PRONOUNS = frozenset("him her them us me it he she they who whom himself themselves".split())
_BY_LABEL = {
    "state": frozenset(("GPE", "NORP")),
    "place": frozenset(("GPE", "LOC", "FAC")),
    "money": frozenset(("MONEY",)),
}
"""Classes that an entity's label gives."""


class NounClasses:
    """Asks about nouns of one parse."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._coding = load_coding()

    def sense(self, token: int) -> NounSense | None:
        """The class of a noun, a compound's before its last word's."""
        return noun_sense(self._parse, token, self._coding)

    def name(self, token: int) -> str:
        """The name of the class; empty for none."""
        sense = self.sense(token)
        return sense.name if sense is not None else ""

    def content(self, token: int) -> int:
        """The noun that matters in "a series of attacks", "dozens of people"."""
        parse = self._parse
        if is_container(parse, token):
            for c in parse.children[token]:
                inner = parse.child(c, "pobj") if parse.lowers[c] == "of" else None
                if inner is not None:
                    return inner
        return token

    def is_actor(self, token: int) -> bool:
        """Whether the token may be somebody who acts: a name, a pronoun or a word for people."""
        parse = self._parse
        entity = parse.entity_at[token]
        if entity is not None:
            return entity.label in _ACTOR_LABELS
        if parse.lowers[token] in _PRONOUNS or parse.pos[token] == "PROPN":
            return True
        noun = load_actor_nouns().get(parse.lowers[token]) if parse.pos[token] == "NOUN" else None
        return (noun is not None and noun.kind not in _VAGUE) or self.name(token) in _ACTOR_CLASSES

    def is_of(self, token: int, wanted: tuple[str, ...]) -> bool:
        """Whether the noun is of one of these classes; "any", "actor", "state", "place" and "money" are understood."""
        parse = self._parse
        if "any" in wanted or self.name(token) in wanted:
            return True
        if any(self._happening(c) in wanted for c in parse.children[token] if parse.deps[c] == "compound"):
            return True
        entity = parse.entity_at[token]
        label = entity.label if entity is not None else ""
        if any(label in labels for name, labels in _BY_LABEL.items() if name in wanted):
            return True
        if "money" in wanted and parse.words[token] == "$":
            return True
        return "actor" in wanted and self.is_actor(token)

    def _happening(self, token: int) -> str:
        sense = self._coding.event_nouns.get(self._parse.lemmas[token].lower())
        return sense.name if sense is not None else ""

    def has_owner(self, token: int) -> bool:
        """Whether the noun says whose it is: "U.S. calls", "their demand", "a request by the envoy"."""
        parse = self._parse
        return any(
            parse.deps[c] == "poss"
            or (parse.deps[c] in ("compound", "amod", "nmod") and self.is_actor(c))
            or (parse.deps[c] in ("prep", "agent") and parse.lowers[c] in ("by", "from"))
            for c in parse.children[token]
        )
