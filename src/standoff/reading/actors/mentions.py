"""Mentions of actors by name: states and their people, capitals, bodies, organs, groups, outlets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from standoff.knowledge.dealings import load_dealings
from standoff.knowledge.names import Entry, load_index, match
from standoff.model.marks import ActorKind
from standoff.reading.parse import Parse

Form = Literal["name", "adjective", "capital", "family", "title", "description", "pronoun"]
Number = Literal["one", "many", ""]

_MODIFIER = frozenset({"amod", "compound", "nmod"})
_PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
"""Tags of the second part of "Russian-led", whose first part names nobody who could be meant by a pronoun."""
_DEALT_WITH = frozenset({"with", "by", "between", "against", "toward", "towards", "upon"})
_AFTER_DATELINE = ([","], ["("], ["--"], ["—"], ["–"])
_ONE = frozenset({"a", "an", "another"})
_SPEAKING = frozenset({"speak", "teach", "learn", "study", "understand"})
_GIVEN_TO = frozenset({"to", "from", "of", "on", "over", "for"})


@dataclass(slots=True, eq=False)
class Draft:
    """An actor in the making: what is known of it so far, and the token ranges of its mentions."""

    identity: tuple[str, str]
    name: str
    kind: ActorKind
    code: str | None = None
    country: str | None = None
    key: str | None = None
    office: str | None = None
    rule: str = "name"
    runner_up: str | None = None
    gender: str = ""
    number: Number = "one"
    nouns: tuple[str, ...] = ()
    parts: tuple[Draft, ...] = ()
    """Who make it up, where two are meant together."""
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Mention:
    """Tokens `[start, end)` that refer to a draft; `head` holds the rest; `code` overrides the draft's."""

    start: int
    end: int
    head: int
    draft: Draft
    form: Form
    code: str | None = None


@dataclass(slots=True)
class Roll:
    """All mentions of an article while they are being found; `owner` is the mention over each token."""

    parse: Parse
    date: str | None
    home: str | None = None
    """The state that the article's outlet works from."""
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    owner: list[Mention | None] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    """By token, a code narrower than that of its mention: one of several owners ("French and Polish troops")."""
    lands: dict[int, str] = field(default_factory=dict)
    """By token, the state of a capital that is meant as a place."""

    def __post_init__(self) -> None:
        self.owner = [None] * len(self.parse)

    def draft(self, space: str, name: str, kind: ActorKind, **facts: str | None) -> Draft:
        """The draft of an identity, made if new."""
        identity = (space, name)
        found = self.drafts.get(identity)
        if found is None:
            found = self.drafts[identity] = Draft(identity, name, kind, **facts)  # type: ignore[arg-type]
        return found

    def together(self, parts: tuple[Draft, ...]) -> Draft:
        """The draft of several that are meant as one."""
        draft = self.draft("people", "; ".join(d.name for d in parts), "people")
        draft.number, draft.rule, draft.parts = "many", "together", parts
        return draft

    def add(
        self, start: int, end: int, draft: Draft, form: Form, *, head: int = -1, code: str | None = None
    ) -> Mention:
        """Enter a mention over tokens `[start, end)`; tokens another mention owns are taken over."""
        head = self.parse.head_of(start, end) if head < 0 else head
        mention = Mention(start, end, head, draft, form, code)
        draft.mentions.append(mention)
        self.mentions.append(mention)
        owner = self.owner
        for i in range(start, end):
            owner[i] = mention
        return mention


def find_names(roll: Roll) -> None:
    """Enter every name of the knowledge base but people's; a place that does not act is left to the places."""
    index, parse = load_index(), roll.parse
    lowers, words = parse.lowers, parse.words
    get = index.get
    i, size = 0, len(words)
    while i < size:
        node = get(lowers[i])
        if node is None:
            i += 1
            continue
        found = match(node, lowers, words, i)
        i += _enter(roll, found, i) if found else 1


def _enter(roll: Roll, entries: list[Entry], i: int) -> int:
    """Enter the name at token i; the number of tokens to go on by."""
    parse = roll.parse
    size = len(entries[0].words)
    head = parse.head_of(i, i + size) if size > 1 else i
    entry = _pick(parse, entries, head)
    if entry is None:
        roll.lands.update((k, entries[0].code) for k in range(i, i + size))
        return size
    if _part_of_other_name(parse, entry, i, i + size):
        return size
    if entry.form == "adjective" and _names_people(parse, head):
        entry = replace(entry, form="demonym")
    if entry.form == "adjective" and _is_language(parse, head):
        return size
    if entry.kind == "group" and _is_part(parse, head):
        draft = roll.draft("people", f"some {entry.key}", "people", code=entry.code, country=entry.country)
        draft.name, draft.number, draft.rule = " ".join(parse.words[i : i + size]), "many", "people-of-group"
        roll.add(i, i + size, draft, "name", head=head)
        return size
    if entry.form == "demonym" and _is_ethnic(parse, head):
        _enter_descent(roll, i, i + size, head)
        return size
    space = entry.kind if entry.form != "demonym" else "people"
    name = entry.key if entry.form != "demonym" else " ".join(entry.words)
    draft = roll.draft(
        space, name, "people" if space == "people" else entry.kind, code=entry.code, country=entry.country
    )
    if entry.form == "demonym":
        draft.number, draft.rule = "many", "people-of-state"
    elif draft.key is None:
        draft.key, draft.nouns = entry.key, entry.nouns
    form: Form = "name" if entry.form == "demonym" else entry.form
    compound = i + size + 1 < len(parse) and parse.words[i + size] == "-" and parse.tags[i + size + 1] in _PARTICIPLES
    if compound:
        form = "adjective"
    elif form == "adjective" and parse.deps[head] not in _MODIFIER:
        form = "name"
    roll.add(i, i + size, draft, form, head=head)
    return size


def _names_people(parse: Parse, head: int) -> bool:
    """Whether an adjective stands for somebody of the state, not for the state ("an American who ...")."""
    return (
        any(
            parse.deps[c] == "nummod" or parse.lowers[c] in _ONE or (c > head and parse.deps[c] == "relcl")
            for c in parse.children[head]
        )
        and parse.deps[head] not in _MODIFIER
    )


def _is_language(parse: Parse, head: int) -> bool:
    """Whether the adjective of a state is a language ("spoke Finnish", "in Arabic")."""
    up = parse.heads[head]
    if parse.children[head] and parse.lowers[parse.children[head][0]] == "the":
        return False
    if parse.deps[head] == "pobj":
        return parse.lowers[up] in ("in", "into")
    return parse.deps[head] == "dobj" and parse.lemmas[up] in _SPEAKING


def _is_part(parse: Parse, head: int) -> bool:
    """Whether some members of a party or movement are meant ("several Tories", "Democrats on the panel")."""
    if parse.tags[head] not in ("NNS", "NNPS"):
        return False
    return any(
        parse.deps[c] in ("nummod", "amod") or (c > head and parse.deps[c] in ("prep", "relcl"))
        for c in parse.children[head]
    )


def _is_ethnic(parse: Parse, head: int) -> bool:
    """Whether a people's name tells their descent only ("ethnic Albanians", "Greeks of Albania")."""
    for c in parse.children[head]:
        if parse.lowers[c] == "ethnic" or (parse.deps[c] == "prep" and c > head and parse.lowers[c] == "of"):
            return True
    return False


def _enter_descent(roll: Roll, start: int, end: int, head: int) -> None:
    """Enter a people told by descent: they belong to the state they live in, where the phrase names it."""
    parse = roll.parse
    start = min([c for c in parse.children[head] if c < start and parse.lowers[c] == "ethnic"], default=start)
    name = " ".join(parse.words[start:end])
    draft = roll.draft("people", name.lower(), "people")
    draft.name, draft.number, draft.rule = name, "many", "people-by-descent"
    for c in parse.children[head]:
        if parse.deps[c] == "prep" and c > head and parse.lowers[c] in ("in", "of", "from"):
            inside = (load_index().get(parse.lowers[k]) for k in range(c + 1, parse.rights[c]))
            states = [e for node in inside if node is not None for e in node.alone if e.kind == "state"]
            if states:
                draft.code, draft.country = states[0].code + "CVL", states[0].country
    roll.add(start, end, draft, "name", head=head)


def _pick(parse: Parse, entries: list[Entry], head: int) -> Entry | None:
    """The entry of a shared name that its place in the sentence fits."""
    modifier = parse.deps[head] in _MODIFIER
    best = None
    for entry in entries:
        if entry.form == "capital" and not acts_as_government(parse, head):
            continue
        if (entry.form == "adjective") == modifier:
            return entry
        best = best or entry
    return best


def acts_as_government(parse: Parse, i: int) -> bool:
    """Whether a capital at token i stands for its government: it speaks, acts, is spoken to, or deals with others."""
    dep, head = parse.deps[i], parse.heads[i]
    while dep in ("conj", "appos") and head != i:
        i, dep, head = head, parse.deps[head], parse.heads[head]
    words, verb = load_dealings(), parse.lemmas[head]
    if _is_scene(parse, i):
        return False
    if dep == "nsubj":
        return verb not in words.lying
    if dep == "poss":
        return parse.lemmas[head] not in words.site
    if dep == "pobj":
        return _dealt_with(parse, head)
    if dep in ("dobj", "dative", "iobj", "nsubjpass"):
        return parse.pos[head] == "VERB" and verb in words.address
    return dep in _MODIFIER and parse.lowers[head] in words.seat


def _is_scene(parse: Parse, i: int) -> bool:
    """Whether a capital is where it happens, whatever the parse: "In Paris, a minister said", a dateline."""
    if i and parse.lowers[i - 1] == "in" and parse.deps[i] != "pobj":
        return True
    return parse.words[i].isupper() and parse.words[i + 1 : i + 2] in _AFTER_DATELINE and i == parse.sentence(i)[0]


def _dealt_with(parse: Parse, preposition: int) -> bool:
    word, up = parse.lowers[preposition], parse.heads[preposition]
    if word in _DEALT_WITH or (word == "to" and parse.lowers[up] == "according"):
        return True
    words = load_dealings()
    noun = parse.pos[up] == "NOUN" and parse.lemmas[up] in words.dealing
    return word in _GIVEN_TO and (noun or (word in ("to", "from") and parse.lemmas[up] in words.address))


def _part_of_other_name(parse: Parse, entry: Entry, start: int, end: int) -> bool:
    """Whether the words belong to a longer name of somebody else, or are negated as in "anti-American"."""
    if start >= 2 and parse.words[start - 1] == "-" and parse.lowers[start - 2] in ("anti", "pro", "non", "ex", "post"):
        return True
    entity = parse.entity_at[start]
    if entity is None or entry.kind != "state" or parse.words[start].isupper():
        return False
    if entity.label == "PERSON" and entity.end - entity.start > end - start:
        return entity.start < start and parse.words[start - 1][0].isupper() and parse.tags[start - 1] == "NNP"
    return False
