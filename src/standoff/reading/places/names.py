"""Which words of an article name places: the parser's entities, adjectives of peoples, and names the gazetteer knows.

A candidate is a run of capitalised words with an entry in the gazetteer, or an entity the parser calls a place. Names
of states, regions and peoples stand by themselves; a town's name needs the parser or a word beside it that says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from standoff.knowledge.gazetteer import Entry, Gazetteer, load_gazetteer
from standoff.knowledge.place_keys import place_key
from standoff.knowledge.place_words import load_place_words
from standoff.model import Span
from standoff.reading.page import Page
from standoff.reading.places.evidence import NAMING, Evidence, is_strong

_LONGEST = 5
"""Tokens of the longest name looked up."""
_INNER = frozenset(
    {
        "of",
        "the",
        "and",
        "de",
        "al",
        "la",
        "el",
        "le",
        "du",
        "-",
        "'s",
        "es",
        "ash",
        "al-",
        "&",
        "upon",
        "on",
        "i",
        "e",
        "ul",
        "ur",
        "ez",
        "az",
        "sur",
    }
)


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
    """Narrowed by a word like "eastern"."""
    containers: tuple[Entry, ...] = ()
    """What a name joined to it may mean: "Odessa, Texas"."""
    part_of: Name | None = field(default=None, repr=False)
    unlisted: bool = False
    """Whether it lies where the gazetteer has no such name: "Lakeside, Man."."""


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


class Search:
    """One walk over the tokens of an article: names that stand by themselves, and those held for want of a sign."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.parse = parse = page.parse
        self.gazetteer = gazetteer = load_gazetteer()
        self.known = load_place_words()
        self.lower = gazetteer.tables.lower
        self.abbreviations = gazetteer.tables.abbreviations
        self.evidence = Evidence(parse, gazetteer, self.known)
        self.others = {
            parse.words[e.start]
            for e in parse.entities
            if e.label in {"PERSON", "ORG", "NORP"} and e.end == e.start + 1
        }
        self.dateline = tuple(_dateline(page, gazetteer))
        """Its names are not parsed and come with tokens -1."""
        self.found: list[Name] = []
        self.held: list[Name] = []
        self._walk()

    def named(self, span: Span, rule: str) -> Name:
        """The name that somebody else sees in a span, with what it may mean."""
        text = self.page.words(span)
        if self.page.text.startswith(".", span.end) and text + "." in self.abbreviations:
            span, text = Span(span.start, span.end + 1), text + "."
        tokens = self.parse.tokens(span)
        entries, peoples = self.gazetteer.find(text), self.gazetteer.people(text)
        people = bool(peoples) and not any(map(is_strong, entries))
        name = Name(
            tokens.start, tokens.stop, span.start, span.end, text,
            peoples if people else self.evidence.written_so(tokens.start, text, entries), rule, people=people,
        )  # fmt: skip
        self._dress(name)
        return name

    def _walk(self) -> None:
        words, lower = self.parse.words, self.lower
        i, size = 0, len(words)
        while i < size:
            word = words[i]
            if (word[0].isupper() and word not in {"The", "A", "I"}) or word in lower:
                i = max(self._at(i), i + 1)
            else:
                i += 1

    def _at(self, i: int) -> int:
        """Try names from token i, the longest first; the token after what was used."""
        parse = self.parse
        if "-" in parse.words[i][1:-1] and self._compound(i):
            return i + 1
        reach = self._reach(i)
        if reach > i + 1 and self._facility(i, reach):
            return reach
        for j in range(reach, i, -1):
            last = parse.words[j - 1]
            if j > i + 1 and not last[0].isalnum():
                continue
            text = parse.text[parse.starts[i] : parse.ends[j - 1]]
            if j == i + 1 and text in self.lower:
                continue
            if (
                j < len(parse)
                and parse.words[j] == "."
                and parse.starts[j] == parse.ends[j - 1]
                and text + "." in self.abbreviations
            ):
                j, text = j + 1, text + "."  # noqa: PLW2901 - the parser cut the stop off
            entries, peoples = self.gazetteer.find(text), self.gazetteer.people(text)
            if not entries and not peoples:
                continue
            name = self._judge(i, j, text, entries, peoples)
            if name is not None:
                self._dress(name)
                (self.held if name.rule == "held" else self.found).append(name)
                if name.rule != "held":
                    self.evidence.taken.update(range(i, j))
                return j
        return self._unknown(i)

    def _compound(self, i: int) -> bool:
        """A country in a word the parser keeps whole: "U.S.-led"."""
        parse = self.parse
        text = parse.words[i].split("-")[0]
        entries = tuple(e for e in self.gazetteer.find(text) if e.kind == "country") if text else ()
        if entries:
            first = parse.starts[i]
            self.found.append(Name(i, i + 1, first, first + len(text), text, entries, "compound"))
        return bool(entries)

    def _reach(self, i: int) -> int:
        """The end of the run of name-like tokens from i."""
        words = self.parse.words
        stop = min(self.parse.sentence(i)[1], i + _LONGEST)
        small = words[i] in self.lower
        last = i + 1
        for j in range(i + 1, stop):
            word = words[j]
            if word[0].isupper() or (small and word[0].isalpha()) or (word[0].isdigit() and len(word) < 3):
                last = j + 1
            elif word not in _INNER:
                break
        return last

    def _judge(self, i: int, j: int, text: str, entries: tuple[Entry, ...], peoples: tuple[Entry, ...]) -> Name | None:
        """The name, its rule "held" where it needs another mention's word; None for none."""
        parse = self.parse
        first, last = parse.starts[i], parse.ends[j - 1]
        entity = parse.entity_at[i]
        inside = entity is not None and (entity.start < i or entity.end > j)
        if inside and entity is not None and self.evidence.spoilt(entity, i, j):
            return None
        if peoples and not any(is_strong(e) for e in entries):
            if not self.evidence.describes(i, j, entity):
                return None
            return Name(i, j, first, last, text, peoples, "people", people=True, inside=inside)
        entries = self.evidence.written_so(i, text, entries)
        if not entries:
            return None
        rule = self.evidence.rule(i, j, text, entries)
        return Name(i, j, first, last, text, entries, rule, inside=inside) if rule else None

    def _dress(self, name: Name) -> None:
        """Note the words beside a name that narrow or tell what it is."""
        parse, known = self.parse, self.known
        i, j = name.start, name.end
        if i and parse.lowers[i - 1] in known.compass:
            name.compass = True
        if j < len(parse) and not name.people:
            name.cue = known.kinds.get(parse.lowers[j]) or known.kinds.get(parse.lemmas[j].lower())
        if name.cue is None and i > 1 and parse.lowers[i - 1] == "of" and parse.words[i - 2].islower():
            name.cue = known.kinds.get(parse.lowers[i - 2])

    def _facility(self, i: int, reach: int) -> bool:
        """A road, river or hill by its last word ("Market Street"); without a point unless the gazetteer has it."""
        parse, words = self.parse, self.parse.words
        kind = self.known.kinds.get(parse.lowers[reach - 1])
        if kind not in {"facility", "water", "land"} or reach - i > 4 or parse.lowers[reach - 1] in self.known.titled:
            return False
        if any(not words[k][0].isupper() for k in range(i, reach)):
            return False
        text = parse.text[parse.starts[i] : parse.ends[reach - 1]]
        entity = parse.entity_at[i]
        if (
            place_key(text) in self.known.stray
            or self.gazetteer.find(text)
            or (entity is not None and (entity.end > reach or entity.label == "PERSON"))
        ):
            return False
        placed = i > 0 and parse.lowers[i - 1] in self.known.prepositions | {"of", "on", "the", "and"}
        if (entity is not None and entity.label in {"FAC", "LOC"}) or placed:
            self.found.append(Name(i, reach, parse.starts[i], parse.ends[reach - 1], text, (), "facility", cue=kind))
            return True
        return False

    def _unknown(self, i: int) -> int:
        """An entity the parser calls a place and the gazetteer does not know, where the words beside it agree."""
        parse = self.parse
        entity = parse.entity_at[i]
        if entity is None or entity.start != i or entity.label not in NAMING or not parse.words[i][0].isupper():
            return i + 1
        if parse.lowers[i] in self.known.compass:
            return i + 1
        end = entity.end
        while end > i and (parse.lowers[end - 1] in {"'s", "'"} or not parse.words[end - 1][-1].isalnum()):
            end -= 1
        text = parse.text[parse.starts[i] : parse.ends[max(end, i + 1) - 1]]
        if (
            end == i
            or parse.words[end - 1] in self.evidence.persons
            or parse.words[end - 1] in self.others
            or text.isupper()
            or self.gazetteer.people(text)
        ):
            return i + 1
        if (
            place_key(text) in self.known.stray
            or not self.evidence.located(i, end)
            or any(not parse.words[k][0].isupper() for k in range(i, end))
        ):
            return i + 1
        self.found.append(Name(i, end, parse.starts[i], parse.ends[end - 1], text, (), "entity-unknown"))
        return end


def vouched(search: Search) -> list[Name]:
    """The names by rules alone, in text order.

    One name, one label: a held name counts where the same writing was found at least a third as often.
    """
    found = list(search.found)
    counts = Counter(name.text.casefold() for name in found if not name.people)
    doubts = Counter(name.text.casefold() for name in search.held)
    for name in search.held:
        key = name.text.casefold()
        if 3 * counts[key] >= doubts[key]:
            name.rule = "one-label"
            found.append(name)
    return sorted([*search.dateline, *found], key=lambda name: name.first)
