"""Which words of an article name places: the parser's entities, adjectives of peoples, and names the gazetteer knows.

A candidate is a run of capitalised words with an entry in the gazetteer, or an entity the parser calls a place. Names
of states, regions and peoples stand by themselves; a town's name needs the parser or a word beside it that says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from standoff.knowledge.gazetteer import Entry, Gazetteer, load_gazetteer
from standoff.knowledge.place_words import PlaceWords, load_place_words
from standoff.reading.page import Page
from standoff.reading.parse import Entity, Parse

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LONGEST = 5
"""Tokens of the longest name looked up."""
_INNER = frozenset({"of", "the", "and", "de", "al", "la", "el", "le", "du", "-", "'s", "es", "ash", "al-", "&"})
_KNOWN_CITY = 150_000
"""People; a town of this size is taken for itself inside the name of a body."""


@dataclass(slots=True)
class Name:
    """A place name in the text: tokens `[start, end)` (-1, -1 outside the parse) and what it may name."""

    start: int
    end: int
    first: int
    last: int
    """Code points."""
    text: str
    entries: tuple[Entry, ...]
    rule: str
    people: bool = False
    """An adjective or the name of a people."""
    inside: bool = False
    """Part of a longer name, of a body or a building."""
    cue: str | None = None
    """What a noun beside the name says it is."""
    compass: bool = False
    containers: tuple[Entry, ...] = ()
    """What a name joined to it may mean: "Odessa, Texas"."""
    part_of: Name | None = field(default=None, repr=False)


def find_names(page: Page) -> list[Name]:
    """Place names in text order; those of the dateline, which is not parsed, come with tokens -1."""
    search = _Search(page.parse, load_gazetteer(), load_place_words())
    names = [*_dateline(page, search.gazetteer), *search.run()]
    return names


def _dateline(page: Page, gazetteer: Gazetteer) -> Iterator[Name]:
    span = page.layout.dateline_place
    if span is None:
        return
    at = span.start
    for piece in page.words(span).split(","):
        bare = piece.strip()
        if bare:
            first = page.text.index(bare, at)
            yield Name(-1, -1, first, first + len(bare), bare, gazetteer.find(bare), "dateline")
        at += len(piece) + 1


class _Search:
    """One walk over the tokens of an article."""

    def __init__(self, parse: Parse, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.parse = parse
        self.gazetteer = gazetteer
        self.known = words
        self.prepositions = words.prepositions
        self.surnames = {
            parse.words[e.end - 1]
            for e in parse.entities
            if e.label == "PERSON" and e.end - e.start > 1 and parse.words[e.end - 1] != "'s"
        }

    def run(self) -> list[Name]:
        """The names that stand by themselves, then those that others of the same writing vouch for."""
        found: list[Name] = []
        held: list[Name] = []
        words, lower = self.parse.words, self.gazetteer.tables.lower
        i, size = 0, len(words)
        while i < size:
            word = words[i]
            if not (word[0].isupper() or word in lower):
                i += 1
                continue
            end = self._at(i, found, held)
            i = max(end, i + 1)
        return self._with_vouched(found, held)

    def _at(self, i: int, found: list[Name], held: list[Name]) -> int:
        """Try names from token i, the longest first; the token after what was used."""
        parse = self.parse
        for j in range(self._reach(i), i, -1):
            text = parse.text[parse.starts[i] : parse.ends[j - 1]]
            people = j == i + 1 or "-" not in text
            entries = self.gazetteer.find(text)
            adjectives = self.gazetteer.people(text) if people else ()
            if not entries and not adjectives:
                continue
            name = self._judge(i, j, text, entries, adjectives)
            if name is None:
                continue
            (held if name.rule == "held" else found).append(name)
            return j
        return self._unknown(i, found)

    def _reach(self, i: int) -> int:
        """The end of the run of name-like tokens from i."""
        parse, words = self.parse, self.parse.words
        stop = min(parse.sentence(i)[1], i + _LONGEST)
        last = i + 1
        for j in range(i + 1, stop):
            if words[j][0].isupper():
                last = j + 1
            elif words[j] not in _INNER and not words[j][0].isdigit() and words[i] not in self.gazetteer.tables.lower:
                break
            elif words[i] in self.gazetteer.tables.lower:
                last = j + 1
        return last

    def _judge(
        self, i: int, j: int, text: str, entries: tuple[Entry, ...], adjectives: tuple[Entry, ...]
    ) -> Name | None:
        """The name, its rule "held" where it needs another mention's word; None for none."""
        parse = self.parse
        first, last = parse.starts[i], parse.ends[j - 1]
        entity = parse.entity_at[i]
        inside = entity is not None and (entity.start < i or entity.end > j)
        if inside and entity is not None and self._spoilt(entity, i, j):
            return None
        if adjectives and not any(e.kind == "country" for e in entries):
            return Name(i, j, first, last, text, adjectives, "people", people=True, inside=inside)
        strong = any(e.kind not in {"city", "admin2"} and not (e.kind == "admin1" and e.alternate) for e in entries)
        rule = self._evidence(i, j, entity, inside, strong, entries)
        return Name(i, j, first, last, text, entries, rule, inside=inside) if rule else None

    def _spoilt(self, entity: Entity, i: int, j: int) -> bool:
        """Whether the longer name around the words takes their meaning as a place away."""
        words = self.parse.lowers
        if entity.label == "PERSON" or entity.label == "WORK_OF_ART":
            return not (i > entity.start and words[i - 1] in self.prepositions | {"of", ","})
        last = entity.end - 1 if words[entity.end - 1] != "'s" else entity.end - 2
        return (
            last >= j and words[last] in self.known.bodies or (i > entity.start + 1 and words[entity.start] == "bank")
        )

    def _evidence(
        self, i: int, j: int, entity: Entity | None, inside: bool, strong: bool, entries: tuple[Entry, ...]
    ) -> str | None:  # noqa: FBT001
        parse = self.parse
        label = entity.label if entity else None
        if j == i + 1 and parse.words[i] in self.surnames and not self._located(i, j):
            return None
        if strong and (parse.pos[i] == "PROPN" or label in PLACE_LABELS or j > i + 1):
            return "gazetteer"
        if entity and not inside and label in PLACE_LABELS:
            return "entity"
        if label in PLACE_LABELS:
            return "entity-part"
        if self._located(i, j):
            return "context"
        if inside and label == "ORG" and max(e.population for e in entries) >= _KNOWN_CITY:
            return "body-part"
        return "held"

    def _located(self, i: int, j: int) -> bool:
        """Whether the words beside the name are those of a place."""
        parse = self.parse
        if i and parse.lowers[i - 1] in self.known.locative and parse.pos[i - 1] in {"ADP", "SCONJ"}:
            return parse.words[j - 1] not in self.surnames
        if j + 1 < len(parse) and parse.words[j] == "," and parse.words[j + 1][0].isupper():
            return any(e.kind in {"admin1", "country"} for e in self.gazetteer.find(parse.words[j + 1]))
        if j < len(parse) and parse.lemmas[j] in self.known.civic and parse.pos[j] == "NOUN":
            return True
        return i > 1 and parse.lowers[i - 1] == "of" and parse.lowers[i - 2] in self.known.kinds

    def _unknown(self, i: int, found: list[Name]) -> int:
        """An entity the parser calls a place and the gazetteer does not know."""
        parse = self.parse
        entity = parse.entity_at[i]
        if entity is None or entity.start != i or entity.label not in {"GPE", "LOC"}:
            return i + 1
        end = entity.end
        while end > i and (parse.lowers[end - 1] in {"'s", "'"} or not parse.words[end - 1][-1].isalnum()):
            end -= 1
        if end == i or parse.words[end - 1] in self.surnames or not parse.words[i][0].isupper():
            return i + 1
        first, last = parse.starts[i], parse.ends[end - 1]
        found.append(Name(i, end, first, last, parse.text[first:last], (), "entity-unknown"))
        return end

    def _with_vouched(self, found: list[Name], held: list[Name]) -> list[Name]:
        """One name, one label: a held name counts where the same writing was found by other means at least as often."""
        counts: dict[str, int] = {}
        for name in found:
            if not name.people:
                counts[name.text.casefold()] = counts.get(name.text.casefold(), 0) + 1
        doubts: dict[str, int] = {}
        for name in held:
            doubts[name.text.casefold()] = doubts.get(name.text.casefold(), 0) + 1
        for name in held:
            key = name.text.casefold()
            if counts.get(key, 0) >= doubts[key]:
                name.rule = "one-label"
                found.append(name)
        return sorted(found, key=lambda n: n.first)
