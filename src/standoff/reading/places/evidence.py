"""What speaks for and against words naming a place: their label, the words beside them, other bearers of the name."""

from __future__ import annotations

import functools
from collections import Counter

from standoff.knowledge.bodies import load_bodies
from standoff.knowledge.gazetteer import Entry, Gazetteer, is_abbreviation
from standoff.knowledge.organs import load_groups
from standoff.knowledge.place_keys import alike, place_key
from standoff.knowledge.place_roles import load_place_roles
from standoff.knowledge.place_words import PlaceWords
from standoff.reading.parse import Entity, Parse

NAMING = frozenset({"GPE", "LOC"})
"""The parser's labels for places other than buildings."""
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_KNOWN_CITY = 300_000
"""People; a town of this size is taken for itself where no person bears the name."""
_KNOWN_SUBDIVISION = 25_000
"""People; smaller ones are parishes and the like, often called after saints."""
_DASHES = frozenset({"-", "--", "–", "—", "("})
"""What follows a place in capitals that opens a report."""
_SMALL_KINDS = frozenset({"city", "admin2"})


class Evidence:
    """Questions about words of one article and the entries that bear their name."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.parse = parse
        self.gazetteer = gazetteer
        self.known = words
        self.objects = load_place_roles().objects
        self.given, self.persons = _person_words(parse)
        self._named = Counter(
            parse.words[e.start] for e in parse.entities if e.label in NAMING and e.end == e.start + 1
        )
        """How often the parser calls a word by itself a place."""
        self.taken: set[int] = set()
        """Tokens of the names found so far: what is joined to one by "and" is one too."""

    def rule(self, i: int, j: int, text: str, entries: tuple[Entry, ...]) -> str | None:  # noqa: PLR0911 - one a rule
        """The rule that takes the words for a place, "held" for none so far, None where something speaks against it."""
        parse = self.parse
        entity = parse.entity_at[i]
        label = entity.label if entity else None
        inside = entity is not None and (entity.start < i or entity.end > j)
        located = self.located(i, j)
        if self._excluded(i, j, text, entries, located=located) or self._tail(i, entity, entries):
            return None
        strong = any(map(is_strong, entries)) or (j > i + 1 and parse.lowers[j - 1] in self.known.kinds)
        large = strong or max((e.population for e in entries if not e.alternate), default=0) >= _KNOWN_CITY
        certain = label in _PLACE_LABELS or text in self.gazetteer.tables.written or text[0].islower()
        if strong and (certain or parse.pos[j - 1] == "PROPN"):
            return "gazetteer"
        if label in _PLACE_LABELS:
            return "entity-part" if inside else "entity"
        if all(e.alternate and not alike(place_key(e.name), place_key(text)) for e in entries):
            return None
        if located or (inside and self._of_institution(i, j)):
            return "context"
        if large and label != "PERSON" and parse.pos[j - 1] == "PROPN":
            return "body-part" if inside else "known-city"
        return "held"

    def _excluded(self, i: int, j: int, text: str, entries: tuple[Entry, ...], *, located: bool) -> bool:
        """Whether the words mean something else here: a compass point, a common word, a person of the article."""
        parse = self.parse
        entity = parse.entity_at[i]
        if text.lower() in self.known.compass or place_key(text) in self.known.never:
            return True
        if text in organisations() and not any(map(is_strong, entries)):
            return True
        if place_key(text) in self.known.stray and not text.endswith("."):
            return not (
                located and entity is not None and entity.label in NAMING and (entity.start, entity.end) == (i, j)
            )
        if j > i + 1 or parse.words[i] not in self.persons:
            return False
        state = any(e.kind == "country" for e in entries) and text not in self.given
        if state and self.persons[text] < self._named[text]:
            return False
        return not located or (entity is not None and entity.label == "PERSON")

    def _of_institution(self, i: int, j: int) -> bool:
        """Whether the name opens or closes that of an institution of the place: its police, its county court."""
        parse = self.parse
        entity = parse.entity_at[i]
        if entity is None or entity.label != "ORG":
            return False
        if parse.lowers[i - 1] == "of" and i > entity.start and entity.end <= j + 1:
            return True
        opens = i == entity.start or (i == entity.start + 1 and parse.lowers[entity.start] == "the")
        last = entity.end - 1 - (parse.words[entity.end - 1] == "'s")
        return opens and parse.lowers[last] in self.known.institutions

    def _tail(self, i: int, entity: Entity | None, entries: tuple[Entry, ...]) -> bool:
        """Whether the words end or stand amid a longer proper name ("Crown Victoria")."""
        parse = self.parse
        if i == 0 or parse.pos[i - 1] != "PROPN" or parse.ends[i - 1] + 1 != parse.starts[i]:
            return False
        if parse.sentence_of[i - 1] != parse.sentence_of[i]:
            return False
        earlier = parse.entity_at[i - 1]
        if earlier is not entity:
            return earlier is not None and earlier.label == "PERSON" and parse.words[i - 1] != "'s"
        before = parse.lowers[i - 1]
        if (
            before in self.known.compass | self.known.prepositions
            or before.endswith(".")
            or parse.words[i - 1].isupper()
        ):
            return False
        return (entity is not None and entity.label == "ORG") or not any(e.kind == "country" for e in entries)

    def located(self, i: int, j: int) -> bool:  # noqa: PLR0911 - one a sign
        """Whether the words beside the name are those of a place."""
        parse = self.parse
        if j + 1 < len(parse) and parse.words[j] == "," and parse.words[j + 1][0].isupper():
            beyond = parse.text[parse.starts[j + 1] : parse.ends[min(j + 2, len(parse) - 1)]]
            for text in (beyond, parse.words[j + 1]):
                if any(e.kind in {"admin1", "country"} and not e.alternate for e in self.gazetteer.find(text)):
                    return True
        if j < len(parse) and parse.words[j] in _DASHES and parse.text[parse.starts[i] : parse.ends[j - 1]].isupper():
            return True
        if opens_credit(parse, i, j):
            return True
        before = parse.lowers[i - 1] if i else ""
        if before in self.known.prepositions and (parse.pos[i - 1] in {"ADP", "SCONJ"} or parse.deps[i - 1] == "prep"):
            return self._object_of(before, i, j)
        if before in self.known.assailed and self._is_assailed(i, j):
            return True
        if j < len(parse) and parse.sentence_of[j] == parse.sentence_of[i]:
            titled = parse.words[j][0].isupper()
            if parse.lemmas[j].lower() in (self.known.titled if titled else self.known.civic):
                return True
        if before == "of" and i > 1:
            beyond = parse.lowers[i - 2]
            return beyond in self.known.kinds or beyond in self.known.before_of or beyond in self.known.compass
        head = parse.head_of(i, j)
        if parse.deps[head] == "conj" and parse.heads[head] in self.taken:
            return True
        return parse.deps[head] == "dobj" and parse.lemmas[parse.heads[head]].lower() in self.objects

    def _object_of(self, preposition: str, i: int, j: int) -> bool:
        """Whether a preposition that takes places has the name itself, not a noun behind it, for its object."""
        parse = self.parse
        entity = parse.entity_at[i]
        if entity is not None and entity.label in _PLACE_LABELS:
            return True
        if parse.deps[parse.head_of(i, j)] != "pobj":
            return False
        if entity is not None and entity.label == "PERSON":
            over = {parse.lemmas[parse.heads[i - 1]].lower(), parse.lemmas[max(i - 2, 0)].lower()}
            going = not over.isdisjoint(self.known.motion) and entity.end == entity.start + 1
            return preposition in self.known.spatial or (going and preposition in self.known.destination)
        return preposition in self.known.locative or entity is None

    def _is_assailed(self, i: int, j: int) -> bool:
        """Whether force is used against the name: "the attack on Mariupol", "the battle for Bakhmut"."""
        parse = self.parse
        entity = parse.entity_at[i]
        if entity is not None and entity.label in {"PERSON", "NORP"}:
            return False
        force = parse.lemmas[parse.heads[i - 1]].lower() in self.known.assaults
        return force and parse.heads[parse.head_of(i, j)] == i - 1

    def spoilt(self, entity: Entity, i: int, j: int) -> bool:
        """Whether the longer name around the words takes their meaning as a place away."""
        words = self.parse.lowers
        before = words[i - 1] if i > entity.start else ""
        if entity.label in {"PERSON", "WORK_OF_ART", "LAW", "PRODUCT"}:
            return before not in self.known.prepositions | {"of", ","}
        last = entity.end - 1 if words[entity.end - 1] != "'s" else entity.end - 2
        return (last >= j and words[last] in self.known.bodies) or (before == "of" and words[i - 2] == "bank")

    def describes(self, i: int, j: int, entity: Entity | None) -> bool:
        """Whether the name of a people says of something where it belongs, rather than naming persons or a language."""
        parse = self.parse
        if entity is not None and entity.label in {"LANGUAGE", "PERSON"}:
            return False
        if parse.tags[j - 1] in {"NNS", "NNPS"}:
            return False
        head = parse.heads[j - 1]
        alone = all(parse.deps[child] == "amod" for child in parse.children[j - 1])
        if parse.deps[j - 1] in {"pobj", "dobj"} and alone and j == i + 1:
            return False
        if parse.pos[j - 1] == "ADJ" and parse.deps[j - 1] not in {"amod", "compound", "nmod", "conj", "acomp", "attr"}:
            return head == j or (entity is not None and entity.label == "NORP" and parse.lowers[i - 1] != "the")
        return True

    def written_so(self, i: int, text: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Without the entries that this writing or place in the sentence excludes."""
        parse, tables = self.parse, self.gazetteer.tables
        before = parse.lowers[i - 1] if i else ""
        if text[0].islower():
            entries = tables.world.get(place_key(text), ())
        behind_name = before == "," and i > 1 and parse.words[i - 2][0].isupper()
        if is_abbreviation(text) and text.count(".") < 2 and not behind_name:
            entries = tuple(e for e in entries if e.kind != "admin1")
        if place_key(text) in tables.articled and before != "the":
            entries = tuple(e for e in entries if e.kind in _SMALL_KINDS)
        if text.isupper() and len(text) <= 6 and i > parse.sentence(i)[0] and not parse.words[i - 1].isupper():
            entries = tuple(e for e in entries if e.kind not in _SMALL_KINDS or text in tables.written)
        return entries


def opens_credit(parse: Parse, i: int, j: int) -> bool:
    """Whether tokens `[i, j)` open a report before an agency's name: "Kyiv (AFP) -", "Kramatorsk, Ukraine (AP) -"."""
    if parse.sentence(i)[0] != i:
        return False
    at = j + 2 if parse.words[j : j + 1] == [","] else j
    if parse.words[at : at + 1] != ["("]:
        return False
    behind = parse.words[at + 2 : at + 4]
    return len(behind) == 2 and behind[0] == ")" and behind[1] in _DASHES | {"_"} and parse.words[at + 1][0].isupper()


@functools.cache
def organisations() -> frozenset[str]:
    """Names of armed groups and international bodies, some of which a small town bears as well ("Hamas", "IRA")."""
    groups = {name for row in load_groups() for name in (row.name, *row.others)}
    return frozenset(groups | {name for row in load_bodies() for name in (row.name, *row.others)})


def is_strong(entry: Entry) -> bool:
    """Whether a name is taken for this entry without a word beside it: a state, a region, a large subdivision."""
    if entry.kind == "admin1":
        return not entry.alternate and entry.population >= _KNOWN_SUBDIVISION
    return entry.kind not in _SMALL_KINDS


def _person_words(parse: Parse) -> tuple[frozenset[str], Counter[str]]:
    """First words of the persons' names of two words and more, and their first and last words, counted."""
    given: set[str] = set()
    out: Counter[str] = Counter()
    for entity in parse.entities:
        end = entity.end - 1 if parse.words[entity.end - 1] == "'s" else entity.end
        if entity.label == "PERSON" and end - entity.start > 1:
            given.add(parse.words[entity.start])
            out.update((parse.words[entity.start], parse.words[end - 1]))
    return frozenset(given), out
