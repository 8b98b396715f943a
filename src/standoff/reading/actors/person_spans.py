"""Where people's names stand, titles left out: the parser's entities and the family names of known people."""

from __future__ import annotations

from standoff.knowledge.first_names import load_first_names
from standoff.knowledge.gazetteer import load_gazetteer
from standoff.knowledge.honorifics import load_honorifics
from standoff.knowledge.names import load_index, load_people
from standoff.knowledge.sectors import load_actor_nouns
from standoff.reading.actors.mentions import Roll
from standoff.reading.parse import Parse

_LINKS = frozenset({"of", "the", "-", "for", "'s", "and"})
_NAME_PARTS = frozenset(
    ("de", "van", "von", "der", "al", "bin", "el", "la", "le", "da", "dos", "di", "ben", "abu", "-", "du")
)
_NOT_PEOPLE = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_NAMED_AFTER = frozenset({"ORG", "FAC", "EVENT", "LAW"})
_SETTLEMENTS = frozenset({"city", "town", "village", "port", "province", "region", "island", "capital", "outskirts"})
_BREAKS = frozenset({"(", ")", ",", ":", ";", "--", "–", "—", "v", "vs"})
_NOT_NAMES = frozenset({"VBZ", "VBD", "VBP", "MD", "IN", "TO"})
_OTHERS = frozenset({"state", "body"})
_LARGE = 100_000
_WHERE = frozenset({"in", "near", "outside", "around"})


def person_spans(roll: Roll) -> list[tuple[int, int]]:
    """Token ranges of people's names, in text order."""
    parse = roll.parse
    family = load_people()[0]
    lowers = parse.lowers
    places = place_words(parse)
    plain = {word for word in parse.words if word.islower()}
    found: list[tuple[int, int]] = []
    taken = 0
    for i, entity in enumerate(parse.entity_at):
        if i < taken:
            continue
        span = None
        if entity is not None and entity.label == "PERSON" and entity.start == i:
            span = _trim(roll, i, entity.end, places)
            if span is not None and span[1] - span[0] == 2 and lowers[i] in family and lowers[i + 1] in plain:
                span = (i, i + 1)  # "Macron Speech" in a headline of capitals
            span = _grow(roll, _reach_back(roll, span[0], taken), span[1]) if span is not None else None
        elif lowers[i] in family:
            span = _known_family(roll, i, taken)
        if span is not None:
            found.append(span)
            taken = span[1]
    return found


def place_words(parse: Parse) -> frozenset[str]:
    """Single names that the article somewhere uses as a place, in lower case: the parser's label for them varies."""
    found = {parse.lowers[e.start] for e in parse.entities if e.label in ("GPE", "LOC", "FAC") and e.end - e.start == 1}
    for i, word in enumerate(parse.lowers):
        if word in _WHERE or (word == "of" and parse.lowers[parse.heads[i]] in _SETTLEMENTS):
            found.update(parse.lowers[c] for c in parse.children[i] if parse.tags[c] == "NNP")
    return frozenset(found)


def is_title(word: str) -> bool:
    """Whether a word can stand before a name: a form of address, a rank, or a noun for one person."""
    noun = load_actor_nouns().get(word)
    if noun is not None and noun.kind in ("official", "person", "people"):
        return not noun.plural
    return word in load_honorifics()


def _known_family(roll: Roll, i: int, taken: int) -> tuple[int, int] | None:
    """The name around a known family name at token i; None where it is a part of another name."""
    parse, owner, tags = roll.parse, roll.owner, roll.parse.tags
    entity = parse.entity_at[i]
    label = entity.label if entity is not None else ""
    if owner[i] is not None or tags[i][:3] != "NNP" or label in _NOT_PEOPLE or not parse.words[i][0].isupper():
        return None
    start = i
    while start > taken and _joins(roll, start, i):
        start -= 1
    if start < i:
        full_name = " ".join(parse.lowers[start : i + 1])
        return (start, i + 1) if full_name in load_people()[1] or label == "PERSON" else None
    following = (
        i + 1 < len(parse) and tags[i + 1] == "NNP" and (parse.heads[i] == i + 1 or _is_initial(parse.words[i + 1]))
    )
    if following and not is_title(parse.lowers[i + 1]):
        return None
    if entity is not None and entity.end - entity.start > 2 and label in _NAMED_AFTER:
        return None
    return start, i + 1


def _joins(roll: Roll, start: int, i: int) -> bool:
    """Whether the token before `start` belongs to the name whose last token is i."""
    parse, before = roll.parse, start - 1
    proper = parse.tags[before] == "NNP" and roll.owner[before] is None
    return proper and parse.heads[before] in (i, start) and not is_title(parse.lowers[before])


def _trim(roll: Roll, start: int, end: int, places: frozenset[str]) -> tuple[int, int] | None:
    """An entity without titles, states before it and possessives after it; None when no name is left."""
    parse, owner, lowers = roll.parse, roll.owner, roll.parse.lowers
    while end > start and (lowers[end - 1] in ("'s", "'", "s") or not parse.words[end - 1][0].isalnum()):
        end -= 1
    while start < end - 1 and (is_title(lowers[start]) or owner[start] is not None or lowers[start] in _LINKS):
        start += 1
    for i in range(start, end):
        if parse.words[i] in _BREAKS or "@" in parse.words[i] or (i > start and _begins_other(roll, i, end)):
            end = i
            break
    if end - start == 2 and lowers[start].endswith("ing") and lowers[end - 1] in load_people()[0]:
        start += 1  # "Encouraging Putin" in a headline of capitals
    if start >= end or (not parse.words[start][0].isupper() and lowers[start] not in _NAME_PARTS):
        return None
    if all(owner[i] is not None for i in range(start, end)):
        return None
    if end - start == 1:
        word = lowers[start]
        known = word in load_people()[0]
        other = word in load_index() or (not known and (word in places or _is_city(roll, start))) or is_title(word)
        if other or owner[start] is not None or parse.pos[start] not in ("PROPN", "NOUN"):
            return None
    return start, end


def _begins_other(roll: Roll, i: int, end: int) -> bool:
    """Whether a headline of capitals goes on after the name: a verb, a preposition, a dash, a state or body."""
    parse, mention = roll.parse, roll.owner[i]
    if mention is not None:
        return mention.form == "name" and mention.start == i and mention.draft.kind in _OTHERS
    if parse.lowers[i] in _NAME_PARTS:
        return parse.words[i] == "-" and parse.starts[i] > parse.ends[i - 1]
    return parse.tags[i] in _NOT_NAMES and (parse.words[i][0].isupper() or i == end - 1)


def _is_city(roll: Roll, i: int) -> bool:
    """Whether a single name that speaks nowhere is that of a large city."""
    parse = roll.parse
    titled = i > 0 and is_title(parse.lowers[i - 1])
    if titled or parse.deps[i] == "nsubj" or parse.lowers[i] in load_first_names():
        return False
    return any(e.kind == "city" and e.population >= _LARGE for e in load_gazetteer().find(parse.words[i]))


def _reach_back(roll: Roll, start: int, taken: int) -> int:
    """Where a name begins that the parser cut before an initial ("Ann | B. Crane")."""
    parse, before = roll.parse, start - 1
    if not _is_initial(parse.words[start]) or before < max(taken, parse.sentence(start)[0]):
        return start
    proper = parse.tags[before] == "NNP" and roll.owner[before] is None and parse.words[before][0].isupper()
    return before if proper and not is_title(parse.lowers[before]) and parse.lowers[before] not in _LINKS else start


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "."


def _grow(roll: Roll, start: int, end: int) -> tuple[int, int]:
    """A name the parser cut short, with the name parts that follow ("Ursula von | der Leyen")."""
    parse = roll.parse
    stop = parse.sentence(start)[1]
    while end < stop and roll.owner[end] is None:
        proper = parse.tags[end] == "NNP" and parse.lowers[end - 1] in _NAME_PARTS
        part = parse.lowers[end] in _NAME_PARTS and end + 1 < stop and parse.tags[end + 1] == "NNP"
        if not proper and not (part and parse.lowers[end] != "-"):
            break
        end += 1
    return start, end
