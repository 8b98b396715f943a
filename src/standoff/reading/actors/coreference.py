"""What pronouns and definite descriptions refer to; a tie between two is left open."""

from __future__ import annotations

from standoff.knowledge.dealings import load_dealings
from standoff.reading.actors.antecedents import Chain, subject_ahead
from standoff.reading.actors.definites import enter_definite
from standoff.reading.actors.mentions import Draft, Mention, Number, Roll

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_PRONOUNS = _HE | _SHE | _IT | _THEY | _RELATIVE
_EMPTY_IT = frozenset({"be", "seem", "appear", "take", "remain", "become"})
_EXTRAPOSED = frozenset({"acomp", "attr", "ccomp", "csubj", "oprd", "npadvmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_TOWARDS = frozenset({"against", "by", "with", "from", "to", "towards", "toward", "on"})


def resolve(roll: Roll, definite: list[int]) -> None:
    """Enter pronouns and definite descriptions as mentions of what they refer to, in text order."""
    parse = roll.parse
    waiting = set(definite)
    named = [m for m in roll.mentions if m.form != "adjective"] + _bystanders(roll)
    named.sort(key=lambda m: m.start)
    chain = Chain(roll, named)
    for i, word in enumerate(parse.lowers):
        if i in waiting:
            if roll.owner[i] is None:
                enter_definite(roll, chain, i)
        elif word in _PRONOUNS and roll.owner[i] is None:
            if word in _RELATIVE:
                found = _relative(roll, i)
            elif word in _IT and (_is_empty(roll, i) or _is_thing(roll, i)):
                continue
            else:
                subject = subject_ahead(roll, i)
                if subject is not None and subject in waiting and roll.owner[subject] is None:
                    enter_definite(roll, chain, subject)
                found = chain.ahead(i, word) or chain.antecedent(i, word)
            if found is not None:
                chain.note(roll.add(i, i + 1, found, "pronoun", head=i))


def _bystanders(roll: Roll) -> list[Mention]:
    """Subjects and places that are no actors: where a pronoun fits one of them best, it is nobody's."""
    parse, owner = roll.parse, roll.owner
    found = []
    for i, dep in enumerate(parse.deps):
        if owner[i] is not None or parse.pos[i] not in ("NOUN", "PROPN"):
            continue
        entity = parse.entity_at[i]
        place = entity is not None and entity.label in ("GPE", "LOC", "ORG") and entity.end == i + 1
        if place or dep in _SUBJECTS:
            number: Number = "many" if parse.tags[i] in ("NNS", "NNPS") else "one"
            found.append(Mention(i, i + 1, i, Draft(("", ""), "", "organ", number=number), "name"))
    return found


def _relative(roll: Roll, i: int) -> Draft | None:
    """What the noun refers to that a relative clause hangs on."""
    parse = roll.parse
    if parse.lowers[i] == "that" and parse.deps[i] not in _SUBJECTS | _OBJECTS:
        return None
    for up in (i, *parse.ancestors(i)):
        if parse.deps[up] == "relcl":
            mention = roll.owner[parse.heads[up]]
            far = parse.lowers[i] == "that" and i - parse.heads[up] > 2
            return mention.draft if mention is not None and parse.heads[up] < i and not far else None
        if parse.pos[up] == "VERB" and parse.deps[up] not in ("relcl", "conj", "xcomp", "ccomp"):
            return None
    return None


def _is_empty(roll: Roll, i: int) -> bool:
    """Whether "it" stands for no one: weather, time, and "it is clear that"."""
    parse = roll.parse
    if (
        parse.lowers[i] == "it"
        and i + 2 < len(parse)
        and parse.pos[i + 1] == "ADJ"
        and parse.lowers[i + 2] in ("that", "to")
    ):
        return True
    if parse.lowers[i] != "it" or parse.deps[i] not in _SUBJECTS:
        return parse.deps[i] == "expl"
    verb = parse.heads[i]
    if parse.lemmas[verb] == "come" and any(parse.lowers[c] == "to" for c in parse.children[verb]):
        return True
    if parse.lemmas[verb] not in _EMPTY_IT and parse.deps[i] != "nsubjpass":
        return False
    deps, lowers = parse.deps, parse.lowers
    return any(deps[c] in _EXTRAPOSED or lowers[c] == "until" for c in parse.children[verb])


def _is_thing(roll: Roll, i: int) -> bool:
    """Whether "it" is an object of a verb that is not done to states and bodies."""
    parse = roll.parse
    if parse.deps[i] not in (*_OBJECTS, "pobj"):
        return False
    verb = parse.heads[i]
    if parse.deps[i] == "pobj":
        return parse.lowers[verb] not in _TOWARDS
    return parse.lemmas[verb] not in load_dealings().address
