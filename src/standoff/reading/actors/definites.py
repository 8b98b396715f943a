"""What definite descriptions refer to: "the alliance", "the minister", "the two leaders"."""

from __future__ import annotations

from standoff.knowledge.governors import load_words
from standoff.knowledge.honorifics import load_honorifics
from standoff.knowledge.offices import load_figures, load_office_nouns
from standoff.knowledge.sectors import ActorNoun, load_actor_nouns
from standoff.knowledge.states import states_by_code
from standoff.reading.actors.antecedents import Chain, clear_winner, is_barred
from standoff.reading.actors.descriptions import describe, holder_of, state_of_ministers
from standoff.reading.actors.mentions import Draft, Roll
from standoff.reading.actors.nominals import enter_as_worded, enter_branch, start_of
from standoff.reading.actors.persons import know

_COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom"})
_FORCES = frozenset({"MIL", "REB"})
"""Sectors whose people are called now troops, now soldiers or forces."""
_PAIRED = frozenset({"official", "person", "countries"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod"})
_LINKS = frozenset({"of", "for", "on"})
_POINTING = frozenset({"the", "this", "that"})


def enter_definite(roll: Roll, chain: Chain, i: int) -> None:
    """Enter "the alliance", "the minister", "the country" where one antecedent fits, else under its own words."""
    parse = roll.parse
    noun = load_actor_nouns()[parse.lowers[i]]
    modifiers = [c for c in parse.children[i] if c < i and parse.deps[c] in _MODIFIERS]
    pointed = noun.kind != "countries" or any(parse.lowers[c] in _POINTING for c in parse.children[i])
    found = _of_which(roll, i) if noun.kind == "countries" else None
    if found is None and pointed and (not modifiers or _may_be_modified(roll, modifiers, noun.kind)):
        found = _by_noun(roll, chain, i, noun)
        if found is not None and _is_anothers(roll, i, found):
            found = None
    start = start_of(roll, i)
    if found is None and noun.plural and noun.kind in _PAIRED and any(parse.lowers[c] == "two" for c in modifiers):
        found = _pair(roll, chain, i, noun)
    if found is None:
        found = _shortened(roll, start, i) or _of_home(roll, start, i, noun)
    if found is None and noun.kind == "branch":
        state = _state_of_branch(roll, chain, i, noun)
        if state is not None:
            chain.note(enter_branch(roll, start, i, noun, state))
            return
    if found is None:
        worded = enter_as_worded(roll, start, i, noun)
        if worded is not None:
            chain.note(worded)
        return
    code = found.country + "GOV" if noun.kind == "government" and found.country else None
    chain.note(roll.add(min((*modifiers, i)), i + 1, found, "description", head=i, code=code))


def _of_which(roll: Roll, i: int) -> Draft | None:
    """The state of "the nation of Ruritania"."""
    parse = roll.parse
    of = next((c for c in parse.children[i] if c > i and parse.lowers[c] == "of" and parse.deps[c] == "prep"), None)
    named = parse.child(of, "pobj") if of is not None else None
    owner = roll.owner[named] if named is not None else None
    return owner.draft if owner is not None and owner.draft.kind == "state" else None


def _by_noun(roll: Roll, chain: Chain, i: int, noun: ActorNoun) -> Draft | None:
    """The draft that a definite description calls by one of its nouns."""
    scores: dict[int, float] = {}
    drafts: dict[int, Draft] = {}
    for mention, distance in chain.before(i):
        draft = mention.draft
        late = mention.form == "pronoun" and distance > 1
        if late or not _called(draft, noun) or is_barred(roll, mention, i):
            continue
        score = chain.score(mention, i, distance, "")
        if score > scores.get(id(draft), 0.0):
            scores[id(draft)], drafts[id(draft)] = score, draft
    found = clear_winner(scores, drafts)
    if found is None and noun.kind not in ("government", "countries", "branch"):
        found = _anywhere(chain, noun, i)
    return found


def _is_anothers(roll: Roll, i: int, draft: Draft) -> bool:
    """Whether the words say that it is somebody else's: "its troops" are not those of the state named before."""
    parse = roll.parse
    owners = (roll.owner[c] for c in parse.children[i] if parse.tags[c] == "PRP$")
    owner = next((m.draft.country for m in owners if m is not None), None)
    return owner is not None and draft.country is not None and draft.country != owner


def _pair(roll: Roll, chain: Chain, i: int, noun: ActorNoun) -> Draft | None:
    """The two that "the two leaders" or "the two countries" are, where just two are named nearby."""
    kind = "state" if noun.kind == "countries" else "person"
    near = [m.draft for m, distance in chain.before(i) if distance < 3 and m.draft.kind == kind and m.draft.name]
    two = list(dict.fromkeys(reversed(near)))
    if len(two) > 2:  # of three persons near, those who are leaders
        two = [d for d in two if noun.noun in _nouns(d)]
    if len(two) != 2:
        return None
    draft = roll.together(tuple(two))
    draft.rule, draft.nouns = "pair", (noun.noun,)
    return draft


def _state_of_branch(roll: Roll, chain: Chain, i: int, noun: ActorNoun) -> Draft | None:
    """The state whose army, police or ministry is meant: its possessor's, else the only one named nearby."""
    parse = roll.parse
    names = [c for c in parse.children[i] if parse.tags[c] == "NNP" and parse.words[c][0].isupper()]
    named = any(roll.owner[c] is None and parse.lowers[c] not in load_honorifics() for c in names)
    if named or (noun.plural and noun.noun != "police"):
        return None
    owner = next((roll.owner[c] for c in parse.children[i] if parse.tags[c] == "PRP$"), None)
    if owner is not None or any(parse.tags[c] == "PRP$" for c in parse.children[i]):
        country = owner.draft.country if owner is not None else None
        return next((d for d in roll.drafts.values() if d.kind == "state" and d.code == d.country == country), None)
    if noun.noun == "ministry" and (country := state_of_ministers(roll, i)) is not None:
        return next((d for d in roll.drafts.values() if d.kind == "state" and d.code == d.country == country), None)
    near = {m.draft.country: m.draft for m, distance in chain.before(i) if distance < 2 and m.draft.country}
    only = next(iter(near.values())) if len(near) == 1 else None
    return only if only is not None and only.kind == "state" and only.country in states_by_code() else None


def _shortened(roll: Roll, start: int, i: int) -> Draft | None:
    """The one organ named in full before that the words are short for: "the security service" of a longer name."""
    words = roll.parse.lowers[start : i + 1]
    found = None
    for draft in roll.drafts.values():
        named = draft.kind == "organ" and any(m.form == "name" and m.end <= start for m in draft.mentions)
        if not named or not _shortens(words, draft.name.lower().split()):
            continue
        if found is not None:
            return None
        found = draft
    return found


def _shortens(words: list[str], name: list[str]) -> bool:
    """Whether words are what a longer name has before its "of" or "for", or the end of that."""
    head = next((k for k, word in enumerate(name) if word in _LINKS), len(name))
    return 0 < len(words) < len(name) and (head < len(name) or len(words) > 1) and name[:head][-len(words) :] == words


def _of_home(roll: Roll, start: int, i: int, noun: ActorNoun) -> Draft | None:
    """The holder of an office named without a state, in the state that the article's outlet works from."""
    if roll.home is None or noun.kind != "official" or noun.plural:
        return None
    if not any(roll.parse.lowers[c] == "the" for c in roll.parse.children[i]):
        return None
    found = describe(roll, start, i + 1, i)
    person = holder_of(roll, found, roll.home)
    if person is None:
        return None
    draft = roll.draft("person", person, "person")
    know(roll, draft, load_figures()[person])
    return draft


def _anywhere(chain: Chain, noun: ActorNoun, i: int) -> Draft | None:
    """The one draft named before token i, however far back, that a noun of its own fits."""
    found = None
    for first in chain.firsts.values():
        if first.start < i and _called(first.draft, noun):
            if found is not None:
                return None
            found = first.draft
    return found


def _may_be_modified(roll: Roll, modifiers: list[int], kind: str) -> bool:
    """Modifiers that do not tell one actor from another: "the former state", "the veteran leader"."""
    if kind == "body":
        return all(roll.owner[c] is None and roll.parse.lowers[c] in load_words("of-alliance") for c in modifiers)
    return kind in ("countries", "official", "person") and all(
        roll.owner[c] is None or kind == "countries" for c in modifiers
    )


def _called(draft: Draft, noun: ActorNoun) -> bool:
    """Whether a draft may be called by a noun, and agrees with it in number."""
    if noun.kind == "countries":
        return draft.kind == "state" and noun.noun in _COUNTRY_NOUNS and not noun.plural
    if noun.kind == "government":
        return draft.kind == "state" and draft.country in states_by_code()
    many = noun.plural or noun.kind == "collective"
    if noun.sector in _FORCES and many and draft.kind == "people" and (draft.code or "").endswith(noun.sector):
        return draft.number == "many"
    return noun.noun in _nouns(draft) and noun.plural == (draft.number == "many")


def _nouns(draft: Draft) -> tuple[str, ...]:
    """The nouns a draft may be called by on second mention."""
    if draft.kind == "person" and draft.office is not None:
        return (*draft.nouns, *load_office_nouns().get(draft.office, ()))
    return draft.nouns
