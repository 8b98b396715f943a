"""Actors that are described, not named: "Russian officials", "the Polish foreign ministry", "several countries"."""

from __future__ import annotations

from standoff.knowledge.honorifics import load_honorifics
from standoff.knowledge.offices import load_figures
from standoff.knowledge.sectors import ActorNoun, load_actor_nouns
from standoff.knowledge.states import adjective_of, states_by_code
from standoff.reading.actors.descriptions import Description, describe, holder_of
from standoff.reading.actors.mentions import Draft, Mention, Number, Roll
from standoff.reading.actors.persons import know

_ROLES = frozenset(
    {"nsubj", "nsubjpass", "pobj", "dobj", "dative", "conj", "appos", "poss", "ROOT", "attr", "agent", "dep"}
)
_TAKING_PART = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "appos", "dep", "ROOT"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})
_DISSOLVED = frozenset({"SUN", "YUG", "CSK", "DDR"})
_GRADES = frozenset({"top", "other", "even"})
_NOT_ORGANS = frozenset({"service", "office", "mission", "division", "command"})
"""Organs whose plural is most often something else: work done, rooms, errands."""
_LETTERS = frozenset({"pm", "fm"})
_PARTNERS = frozenset({"to", "by", "with", "from"})
_APPROXIMATE = frozenset({"about", "some", "around", "almost", "nearly", "roughly", "over", "more", "less", "up", "at"})
_SKIPPED = frozenset({"det", "predet", "punct", "cc", "preconj", "case", "poss"})


def find_descriptions(roll: Roll) -> list[int]:
    """Enter described actors; the heads of definite ones that only the text around them can resolve are returned."""
    parse, owner, nouns = roll.parse, roll.owner, load_actor_nouns()
    lowers, deps = parse.lowers, parse.deps
    open_heads: list[int] = []
    for i, word in enumerate(lowers):
        noun = nouns.get(word)
        if noun is None or owner[i] is not None or parse.pos[i] not in ("NOUN", "PROPN") or deps[i] not in _ROLES:
            continue
        if (noun.plural and noun.noun in _NOT_ORGANS) or (noun.noun in _LETTERS and parse.words[i].islower()):
            continue
        if not _describe_one(roll, i, noun):
            open_heads.append(i)
    return open_heads


def _describe_one(roll: Roll, i: int, noun: ActorNoun) -> bool:
    """Enter the description headed by token i; False when it needs an antecedent."""
    start = start_of(roll, i)
    found = describe(roll, start, i + 1, i)
    named = _named_beside(roll, i, noun)
    if named is not None:
        _add(roll, start, i, named.draft, found.code if named.draft.code is None else None)
        return True
    person = next((m for m in roll.owner[start:i] if m is not None and m.draft.kind == "person"), None)
    determiner = _determiner(roll, i)
    if found.of is None and person is None and (found.country is None or noun.kind == "government"):
        return _unowned(roll, start, i, noun, determiner)
    code = _code_with(person.draft, noun) if found.of is None and person is not None else found.code
    state = found.of.draft if found.of is not None else None
    rebel = found.sector == "REB" and (state is None or state.kind == "state")
    if state is not None and not rebel and (noun.noun in state.nouns or _is_state_itself(found, noun, i)):
        _add(roll, start, i, state, None)
        return True
    if noun.kind == "government" and not rebel:
        return _government(roll, start, i, state, person, code)
    if noun.kind == "body" or (noun.kind == "countries" and not noun.plural):
        return determiner not in _DEFINITE
    draft = _described(roll, start, i, found, code, definite=determiner not in ("a", "an") and not noun.plural)
    draft.gender = draft.gender or found.gender
    if draft.kind != "person":
        draft.country = _country(state, person, found)
        draft.rule = "described-" + ("organ" if draft.kind == "organ" else "people")
    _add(roll, start, max(i, found.end - 1), draft, None)
    return True


def _named_beside(roll: Roll, i: int, noun: ActorNoun) -> Mention | None:
    """The person whose name stands in apposition to a description of one ("the envoy, X", "X, a teacher")."""
    parse, owner = roll.parse, roll.owner
    if noun.plural or noun.kind not in ("official", "person", "people"):
        return None
    if any(parse.deps[c] == "conj" for c in parse.children[i]):
        return None
    beside = [c for c in parse.children[i] if c > i and parse.deps[c] == "appos"]
    for preposition in parse.children[i]:  # "the mayor of Bonn, X": the parser hangs one name on the other
        place = parse.child(preposition, "pobj") if parse.deps[preposition] == "prep" else None
        person = owner[place] if place is not None else None
        if person is not None and person.draft.kind == "person" and parse.words[person.start - 1] == ",":
            return person
        if place is not None and ((named := owner[place]) is None or named.draft.kind != "person"):
            beside += [c for c in parse.children[place] if c > place + 1 and parse.deps[c] == "appos"]
    if parse.deps[i] == "appos":
        beside.append(parse.heads[i])
    for c in beside:
        mention = owner[c]
        if mention is not None and mention.draft.kind == "person" and mention.form == "name":
            return mention
    return None


def _country(state: Draft | None, person: Mention | None, found: Description) -> str | None:
    if state is not None:
        return state.country
    return person.draft.country if person is not None else found.country


def _is_state_itself(found: Description, noun: ActorNoun, i: int) -> bool:
    """Whether "the X republic" or "the state of X" is that state, not a former part of it."""
    of = found.of
    if noun.kind != "countries" or noun.plural or of is None or of.draft.kind != "state":
        return False
    return of.start > i or not (found.past or of.draft.code in _DISSOLVED)


def _described(roll: Roll, start: int, i: int, found: Description, code: str | None, *, definite: bool) -> Draft:
    """The draft a description with an owner stands for: the known holder, an organ, an office, or people as worded."""
    noun = found.noun
    if noun is None:
        msg = "a description is headed by an actor noun"
        raise ValueError(msg)
    official = definite and noun.kind == "official"
    known = holder_of(roll, found) if official else None
    if known is not None:
        draft = roll.draft("person", known, "person")
        know(roll, draft, load_figures()[known])
        draft.nouns = tuple(dict.fromkeys((*draft.nouns, noun.noun)))
        return draft
    while start < i and roll.parse.lowers[start] in _GRADES:
        start += 1
    name = _worded(roll, start, max(i, found.end - 1), found)
    if noun.kind == "branch" or (noun.kind == "organ" and not noun.plural):
        draft = roll.draft("organ", _organ_name(roll, start, i, found) or name, "organ", code=code)
    elif official and found.offices and not found.past and not found.lesser:
        draft = roll.draft("office", name, "office", code=code)
    else:
        identity = f"{name.lower()} {code}" if code else name.lower()
        draft = roll.draft("people", identity, "people", code=code)
        draft.name, draft.number = name, _number(noun)
    draft.nouns = (noun.noun,)
    return draft


def _government(roll: Roll, start: int, i: int, state: Draft | None, person: Mention | None, code: str | None) -> bool:
    """A government is its state; "the Biden administration" that of the person's."""
    country = state.country if state is not None else person.draft.country if person is not None else None
    if country is None or country not in states_by_code() or (state is not None and state.kind != "state"):
        if state is not None:
            _add(roll, start, i, state, code)
            return True
        return False
    if state is not None and state.kind == "state":
        draft = state
    else:
        draft = roll.draft("state", states_by_code()[country].name, "state", code=country, country=country)
        draft.key = draft.name
    _add(roll, start, i, draft, country + "GOV")
    return True


def _unowned(roll: Roll, start: int, i: int, noun: ActorNoun, determiner: str) -> bool:
    """A description that names no state or body: definite ones wait for an antecedent, others stand as worded."""
    if determiner in _DEFINITE or (noun.kind == "branch" and not determiner):
        return False
    enter_as_worded(roll, start, i, noun)
    return True


def enter_branch(roll: Roll, start: int, i: int, noun: ActorNoun, state: Draft) -> Mention:
    """Enter a branch of a state that only the context names ("the foreign ministry said")."""
    parse, code = roll.parse, state.country or ""
    words = [parse.words[k].capitalize() for k in range(start, i + 1) if k == i or _names_organ(roll, k, i)]
    name = " ".join((adjective_of(code), *words))
    draft = roll.draft("organ", name, "organ", code=code + noun.sector, country=code)
    draft.nouns, draft.rule = (noun.noun,), "organ-of-context"
    return _add(roll, start, i, draft, None)


def enter_as_worded(roll: Roll, start: int, i: int, noun: ActorNoun) -> Mention | None:
    """Enter a description of somebody unnamed under its own words, where it acts or is acted with."""
    parse = roll.parse
    if noun.kind in ("government", "asset", "body") or (noun.kind == "countries" and not noun.plural):
        return None
    up = parse.heads[i]
    acting = noun.kind == "countries" or parse.deps[i] in _TAKING_PART or parse.deps[up] == "agent"
    beside = parse.deps[i] == "conj" and roll.owner[up] is not None
    if not (acting or beside or parse.lowers[up] in _PARTNERS):
        return None
    name = _worded(roll, start, i, None)
    draft = roll.draft("people", name.lower(), "people")
    draft.name, draft.rule, draft.number = name, "described-people", _number(noun)
    draft.gender, draft.nouns = draft.gender or noun.gender, (noun.noun,)
    return _add(roll, start, i, draft, None)


def _add(roll: Roll, start: int, i: int, draft: Draft, code: str | None) -> Mention:
    """Enter a description; a possessor before it keeps its own mention."""
    parse, owner = roll.parse, roll.owner
    for k in range(i, start, -1):
        if parse.deps[k] == "case" and parse.lowers[k] in ("'s", "'"):
            start = k + 1
            break
    head = parse.head_of(start, i + 1)
    owners = ((m.draft, k) for k in range(start, i) if (m := owner[k]) is not None)
    several = {owned.code or "": k for owned, k in owners if owned.kind in ("state", "body")}
    mention = roll.add(start, i + 1, draft, "description", head=head, code=code)
    if len(several) > 1 and draft.code is not None:
        sector = next((draft.code[len(code) :] for code in several if code and draft.code.startswith(code)), "")
        for code_of, k in several.items():
            roll.codes[k] = code_of + sector
    return mention


def start_of(roll: Roll, i: int) -> int:
    """The first token of the description: articles, possessive pronouns and punctuation are left out."""
    parse = roll.parse
    start = i
    for c in reversed(parse.children[i]):
        if c > i or parse.rights[c] < start:
            continue
        if parse.deps[c] in _SKIPPED and not _is_possessor(roll, c):
            if parse.deps[c] == "punct" and parse.words[c] == "-":
                continue
            if parse.deps[c] in ("punct", "cc"):
                break
            continue
        start = min(start, parse.lefts[c])
    while start < i and (
        parse.lowers[start] in ("the", "a", "an")
        or (parse.pos[start] in ("AUX", "ADV") and parse.lowers[start] not in _APPROXIMATE)
        or not parse.words[start][0].isalnum()
    ):
        start += 1
    return start


def _is_possessor(roll: Roll, c: int) -> bool:
    """Whether a child of a noun is a named possessor, not "their"."""
    parse = roll.parse
    return parse.deps[c] == "poss" and roll.owner[c] is not None and parse.tags[c] != "PRP$"


def _determiner(roll: Roll, i: int) -> str:
    parse = roll.parse
    for c in parse.children[i]:
        if c > i:
            break
        if parse.deps[c] in ("det", "poss"):
            return parse.lowers[c]
    return ""


def _worded(roll: Roll, start: int, i: int, found: Description | None) -> str:
    """The description as worded, with the adjective of a state that owns it by possession or "of"."""
    parse = roll.parse
    text = " ".join(parse.text[parse.starts[start] : parse.ends[i]].split())
    if found is None or found.of is None or found.of.draft.kind != "state" or not found.of.draft.country:
        return text
    of = found.of
    owner = states_by_code().get(of.draft.country or "")
    if owner is None or of.draft.name != owner.name:
        return text
    if of.start > i:
        return f"{adjective_of(owner.code)} {text}"
    if parse.deps[of.head] == "poss" and of.start >= start:
        rest = of.end + 1 if parse.lowers[of.end] in ("'s", "'") else of.end
        if rest <= i:
            return f"{adjective_of(owner.code)} " + " ".join(parse.text[parse.starts[rest] : parse.ends[i]].split())
    return text


def _organ_name(roll: Roll, start: int, i: int, found: Description) -> str | None:
    """An organ's own name: its owner's adjective and the words that belong to the name ("Polish Foreign Ministry")."""
    parse, of = roll.parse, found.of
    if of is None or of.draft.kind not in ("state", "body"):
        return None
    proper = parse.words[i][0].isupper()
    words = [
        parse.words[k].capitalize() if parse.words[k].islower() else parse.words[k]
        for k in range(start, i + 1)
        if (k == i or (parse.words[k][0].isupper() if proper else _names_organ(roll, k, i)))
        and not of.start <= k < of.end
    ]  # fmt: skip
    country = of.draft.country or ""
    owner = states_by_code().get(country)
    name = adjective_of(country) if owner is not None and of.draft.name == owner.name else of.draft.name
    return " ".join((name, *words))


def _names_organ(roll: Roll, k: int, i: int) -> bool:
    """Whether a word before the noun belongs to the organ's name ("foreign", "border"), not to a remark on it."""
    dep = roll.parse.deps[k]
    return roll.parse.heads[k] == i and (
        dep == "compound" or (dep == "amod" and roll.parse.lowers[k] in load_honorifics())
    )


def _number(noun: ActorNoun) -> Number:
    return "many" if noun.plural or noun.kind == "collective" else "one"


def _code_with(draft: Draft, noun: ActorNoun) -> str | None:
    """The code of somebody's people: the person's country with the noun's sector."""
    return draft.country + noun.sector if draft.country else draft.code
