"""Which state the unnamed belong to: "a spokesman for its embassy", "officers in Kyiv", "the foreign ministry said"."""

from __future__ import annotations

from standoff.knowledge.gazetteer import load_gazetteer
from standoff.knowledge.names import load_index
from standoff.knowledge.sectors import ActorNoun, load_actor_nouns
from standoff.knowledge.states import states_by_code
from standoff.reading.actors.descriptions import ABROAD, state_of_ministers
from standoff.reading.actors.mentions import Draft, Mention, Roll
from standoff.reading.parse import Parse

_SERVING = frozenset({"GOV", "MIL", "LEG", "COP", "SPY", "JUD"})
"""Sectors of those who act for a state."""
_UNSTATED = frozenset(
    "leader envoy ambassador diplomat source negotiator mediator representative delegate politician counterpart "
    "observer pope king queen head chief director chairman commissioner statesman governor mayor lawyer justice "
    "attorney judge inspector investigator rapporteur figure president premier ruler dictator strongman".split()
)
"""Nouns whose bearers the text around them does not place: they are often foreigners where they are spoken of."""
_OF_STATES = frozenset({"service", "guard", "department", "prosecution", "duma", "intelligence", "command", "fleet"})
"""Organs that, named without their state, are those of the state spoken of."""
_OTHERS = frozenset(
    "western european allied other several various both regional eastern rebel separatist opposition local "
    "international former retired".split()
)
_REBELS = frozenset({"separatist", "rebel", "breakaway"})
_OF_FOREIGN = frozenset({"minister", "secretary"})
"""Officials whose "foreign" is their field, not where they come from."""
_FIELDS = frozenset({"army", "navy", "military", "intelligence", "police", "security", "staff", "border", "artillery"})
_MORE = frozenset({"another", "second", "third"})
_PART = frozenset({"one", "some", "many", "several", "most", "two", "three", "none", "few"})
_OWNING = frozenset({"of", "for", "at", "in", "from", "on", "with", "within"})
_HELPERS = frozenset({"adviser", "advisor", "aide", "deputy", "assistant"})
_DASHES = frozenset({"--", "-", "—", "–"})
_SEATS = frozenset({"BEL", "AUT", "CHE"})
"""States in whose capital international bodies sit: a report from there speaks of no one state."""
_DEFINITE = frozenset({"the", "this", "that"})
_INTERNATIONAL = frozenset({"brussels", "geneva", "strasbourg", "the hague", "new york", "davos"})
"""Datelines where international bodies sit."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REACH = 2


def affiliate(roll: Roll, home: str | None) -> None:
    """Give the unnamed officials and organs of an article the state that the text around them fixes.

    `home` is the state that a report is of by its dateline or outlet.
    """
    open_ones = [m for m in roll.mentions if m.form == "description" and m.code is None and not m.draft.code]
    if open_ones:
        search = _Search(roll, home)
        codes = {id(m): search.code(m.head) for m in open_ones}
        for draft in dict.fromkeys(m.draft for m in open_ones):
            _take_over(roll, draft, codes)
    _enter_parts(roll)


def _enter_parts(roll: Roll) -> None:
    """Enter "one of them", "some of the officials" under their own words, with the code of those they are of."""
    parse, owner = roll.parse, roll.owner
    for i, word in enumerate(parse.lowers):
        if word not in _PART or owner[i] is not None or i + 2 >= len(parse) or parse.lowers[i + 1] != "of":
            continue
        whole = parse.child(i + 1, "pobj")
        mention = owner[whole] if whole is not None else None
        if whole is None or mention is None or parse.heads[i + 1] != i:
            continue
        code = mention.code or mention.draft.code
        if mention.draft.kind not in ("people", "body", "organ", "group"):
            continue
        name = " ".join(parse.text[parse.starts[i] : parse.ends[whole]].split()).lower()
        draft = roll.draft("people", f"{name} {code}", "people", code=code, country=mention.draft.country)
        draft.name, draft.number, draft.rule = name, "one" if word == "one" else "many", "part-of-people"
        roll.add(i, i + 1, draft, "description", head=i)


def _take_over(roll: Roll, draft: Draft, codes: dict[int, str | None]) -> None:
    """Code a draft whose mentions agree; else its mentions one by one, what refers back like what it refers to."""
    now: str | None = None
    placed: list[tuple[Mention, str | None]] = []
    for mention in sorted(draft.mentions, key=lambda m: m.start):
        own = codes.get(id(mention))
        if own is not None or not (mention.form == "pronoun" or _is_definite(roll.parse, mention.head)):
            now = own
        placed.append((mention, now))
    distinct = {code for _, code in placed}
    only = distinct.pop() if len(distinct) == 1 else None
    if only is not None and draft.kind in ("people", "organ", "office"):
        draft.code, draft.country = only, draft.country or only[:3]
        draft.rule = draft.rule.removesuffix("-of-context") + "-of-context"
        return
    for mention, code in placed:
        mention.code = code


def _is_definite(parse: Parse, head: int) -> bool:
    return any(parse.lowers[c] in _DEFINITE for c in parse.children[head])


def home_of(roll: Roll, dateline: str | None) -> str | None:
    """The state of the capital that a report is datelined from, else that of its outlet."""
    parse = roll.parse
    words = dateline.split(",")[0].split() if dateline else []
    if not words:
        for word in parse.words[:3]:
            if not (word.isalpha() and word.isupper()):
                break
            words.append(word)
        after = parse.words[len(words) : len(words) + 9]
        if not after or not (after[0] == "." or (after[0] in _DASHES | {",", "("} and _DASHES & set(after))):
            words = []
    name = " ".join(words).lower()
    node = load_index().get(words[0].lower()) if words else None
    if node is not None:
        for entry in (*node.alone, *(e for found in node.longer.values() for e in found)):
            if entry.form == "capital" and " ".join(entry.words).lower() == name:
                return None if entry.country in _SEATS else entry.country
    return _country_of_city(name) if name else roll.home


def _country_of_city(name: str) -> str | None:
    """The state of a dateline that is no capital: that of the largest place of the name."""
    if name in _INTERNATIONAL:
        return None
    cities = [e for e in load_gazetteer().find(name.title()) if e.kind == "city"]
    return max(cities, key=lambda e: e.population).country if cities else None


class _Search:
    """Looks for the state of nouns of one article."""

    def __init__(self, roll: Roll, home: str | None) -> None:
        self.roll = roll
        self.home = home
        self.voices = _voices(roll)

    def code(self, i: int, depth: int = 0) -> str | None:
        """The code of the official or organ that the noun at token i names; None where nothing fixes its state."""
        noun = load_actor_nouns().get(self.roll.parse.lowers[i])
        if noun is None or depth > 3:
            return None
        if noun.sector == "REB" or self._is_rebel(i):
            country = self._rebels()
            return country + "REB" if country is not None else None
        if noun.sector not in _SERVING:
            return None
        country = self._owner(i, noun, depth) or self._around(i, noun)
        if country is None or country not in states_by_code():
            return None
        return country + noun.sector

    def _is_rebel(self, i: int) -> bool:
        parse = self.roll.parse
        return any(parse.lowers[c] in _REBELS for c in parse.children[i] if c < i)

    def _rebels(self) -> str | None:
        """The one state whose rebels or whose regions the article names."""
        drafts = [d for d in self.roll.drafts.values() if d.mentions and d.country in states_by_code()]
        found = {d.country for d in drafts if (d.code or "")[3:6] == "REB"}
        found = found or {
            d.country for d in drafts if d.kind == "state" and d.name != states_by_code()[d.country or ""].name
        }
        return found.pop() if len(found) == 1 else None

    def _owner(self, i: int, noun: ActorNoun, depth: int) -> str | None:
        """The state of a possessor, or of what an "of" or "for" phrase names."""
        parse, owner = self.roll.parse, self.roll.owner
        for c in parse.children[i]:
            dep, word = parse.deps[c], parse.lowers[c]
            inner = None
            if dep == "poss" or (dep == "compound" and word == "ministry"):
                inner = c  # "the minister's spokesman", "a ministry spokesman"
            elif (
                dep == "prep"
                and c > i
                and (noun.noun not in ABROAD or word == "of")
                and (word in _OWNING or (word == "to" and noun.noun in _HELPERS))
            ):
                inner = parse.child(c, "pobj")
            if inner is None:
                continue
            mention = owner[inner]
            if mention is not None and mention.head != i and (mention.code or mention.draft.country):
                return (mention.code or mention.draft.country or "")[:3]
            if dep == "prep" and word == "in" and inner in self.roll.lands:
                return self.roll.lands[inner]
            if mention is None or mention.head != i or dep == "compound":
                code = self.code(inner, depth + 1)
                if code is not None:
                    return code[:3]
        return None

    def _around(self, i: int, noun: ActorNoun) -> str | None:
        """The state whose people speak right before, else the one the report is of."""
        if not self._is_placed(i, noun):
            return None
        lowers, children = self.roll.parse.lowers, self.roll.parse.children[i]
        if noun.kind == "official" or noun.noun == "officer":
            if any(lowers[c] in _MORE for c in children):
                return self._fellow(i, noun) or self.home
            if any(lowers[c] == "administration" for c in children):
                return self.home or "USA"
            return self._topic(i) or self.home
        ministers = state_of_ministers(self.roll, i) if noun.noun == "ministry" else None
        return ministers or self.home or self._only(i) or self._organs(i)

    def _is_placed(self, i: int, noun: ActorNoun) -> bool:
        """Whether a noun without an owner means somebody of the state spoken of."""
        if noun.noun in _UNSTATED or noun.noun in ABROAD:
            return False
        if noun.kind == "official" or noun.noun == "officer":
            fits = not _is_definite(self.roll.parse, i) and (noun.kind == "official" or self._bears_arms(i))
        else:
            bare = noun.kind == "branch" and all(c > i for c in self.roll.parse.children[i])
            fits = self._is_state_organ(i, noun) and (bare or _is_definite(self.roll.parse, i))
        return fits and not self._is_elsewhere(i, noun)

    def _bears_arms(self, i: int) -> bool:
        """Whether an officer is one of the forces, not of a company or the press."""
        parse = self.roll.parse
        fields = [parse.lowers[c] for c in parse.children[i] if c < i and parse.deps[c] == "compound"]
        return all(word in _FIELDS for word in fields)

    def _is_elsewhere(self, i: int, noun: ActorNoun) -> bool:
        """Whether a modifier or a phrase after the noun says where its bearer is from."""
        parse = self.roll.parse
        for c in parse.children[i]:
            word, dep = parse.lowers[c], parse.deps[c]
            if c > i:
                inner = parse.child(c, "pobj") if dep == "prep" and word in ("from", "at", "in") else None
                within = load_actor_nouns().get(parse.lowers[inner]) if inner is not None else None
                if inner is not None and (within is None or within.sector not in _SERVING):
                    return True
                continue
            if c == i - 1 and word == "foreign" and noun.kind == "official" and noun.noun not in _OF_FOREIGN:
                return True
            adjective = parse.tags[c] == "JJ" and parse.words[c][0].isupper() and c != parse.sentence(i)[0]
            if adjective or dep == "poss" or (word in _OTHERS and dep in ("amod", "compound", "nmod", "det")):
                return True
        return False

    def _is_state_organ(self, i: int, noun: ActorNoun) -> bool:
        """Whether every state has one, and one only, of the organ that the noun at token i names."""
        if noun.noun == "force":
            return self.roll.parse.lowers[i - 1] == "armed" if i else False
        return noun.kind == "branch" or noun.noun in _OF_STATES

    def _only(self, i: int) -> str | None:
        """The one state whose people are voices of the paragraph before token i."""
        parse = self.roll.parse
        near = {country for k, country in self.voices if k < i and parse.paragraph(k) == parse.paragraph(i)}
        return near.pop() if len(near) == 1 else None

    def _fellow(self, i: int, noun: ActorNoun) -> str | None:
        """The state of the last official named before "another official"."""
        nouns = (noun.noun,)
        before = [m for m in self.roll.mentions if m.start < i and m.draft.nouns == nouns and m.draft.country]
        return max(before, key=lambda m: m.start).draft.country if before else None

    def _organs(self, i: int) -> str | None:
        """The one state whose organs the article named before token i."""
        found = {
            m.draft.country
            for m in self.roll.mentions
            if m.start < i and m.draft.kind == "organ" and m.form == "description" and m.draft.country
        }
        return found.pop() if len(found) == 1 else None

    def _topic(self, i: int) -> str | None:
        """The state of the last voice before token i in its paragraph, what the noun itself reports left out."""
        parse = self.roll.parse
        verb, here = parse.heads[i], parse.sentence_of[i]
        first = parse.paragraph(i)
        for k, country in reversed(self.voices):
            if k >= i:
                continue
            if here - parse.sentence_of[k] > _REACH or parse.paragraph(k) != first:
                return None
            told = parse.sentence_of[k] == here and verb in parse.ancestors(k)
            if told and ":" not in parse.words[k:i] and ";" not in parse.words[k:i]:
                continue
            return country
        return None


def _voices(roll: Roll) -> list[tuple[int, str]]:
    """Subjects that speak or act for a state, by token with its code, in text order."""
    parse = roll.parse
    found: list[tuple[int, str]] = []
    for mention in roll.mentions:
        i, draft = mention.head, mention.draft
        if not draft.country or parse.deps[i] not in _SUBJECTS or not _is_main(parse, parse.heads[i]):
            continue
        sector = (mention.code or draft.code or "")[3:6]
        serves = mention.form == "capital" or sector in _SERVING
        if serves or (draft.kind == "state" and _speaks(roll, parse.heads[i])):
            found.append((i, draft.country))
    for i, country in roll.lands.items():
        if parse.lowers[parse.heads[i]] == "in":
            found.append((i, country))
    return sorted(found)


def _is_main(parse: Parse, verb: int) -> bool:
    """Whether a verb heads a sentence, or a clause beside the one that does."""
    while parse.deps[verb] == "conj" and parse.heads[verb] != verb:
        verb = parse.heads[verb]
    return parse.deps[verb] == "ROOT" or (
        parse.deps[verb] in ("ccomp", "parataxis") and parse.deps[parse.heads[verb]] == "ROOT"
    )


def _speaks(roll: Roll, verb: int) -> bool:
    parse = roll.parse
    return any(parse.deps[c] in ("ccomp", "xcomp") for c in parse.children[verb])
