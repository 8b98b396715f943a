"""What pronouns and definite descriptions refer to; a tie between two is left open."""

from __future__ import annotations

from bisect import bisect_left

from standoff.knowledge.dealings import load_dealings
from standoff.knowledge.honorifics import load_honorifics
from standoff.knowledge.offices import load_figures, load_office_nouns
from standoff.knowledge.sectors import ActorNoun, load_actor_nouns
from standoff.knowledge.states import states_by_code
from standoff.reading.descriptions import describe, holder_of
from standoff.reading.mentions import Draft, Mention, Number, Roll
from standoff.reading.nominals import enter_as_worded, enter_branch, start_of
from standoff.reading.persons import know

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
_COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom"})
_FORCES = frozenset({"MIL", "REB"})
"""Sectors whose people are called now troops, now soldiers or forces."""
_PAIRED = frozenset({"official", "person", "countries"})
_TOWARDS = frozenset({"against", "by", "with", "from", "to", "towards", "toward", "on"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod"})
_POINTING = frozenset({"the", "this", "that"})
_REACH = 3
"""Sentences back that an antecedent is looked for."""


def resolve(roll: Roll, definite: list[int]) -> None:
    """Enter pronouns and definite descriptions as mentions of what they refer to, in text order."""
    parse = roll.parse
    waiting = set(definite)
    named = [m for m in roll.mentions if m.form != "adjective"] + _bystanders(roll)
    named.sort(key=lambda m: m.start)
    chain = _Chain(roll, named)
    for i, word in enumerate(parse.lowers):
        if i in waiting:
            if roll.owner[i] is None:
                _enter_definite(roll, chain, i)
        elif word in _PRONOUNS and roll.owner[i] is None:
            if word in _RELATIVE:
                found = _relative(roll, i)
            elif word in _IT and (_is_empty(roll, i) or _is_thing(roll, i)):
                continue
            else:
                found = chain.antecedent(i, word)
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


def _has_mind(roll: Roll, i: int) -> bool:
    """Whether a pronoun says, wants or expects something, as only actors do."""
    parse = roll.parse
    if parse.deps[i] != "nsubj":
        return False
    verb = parse.heads[i]
    if parse.lemmas[verb] == "say" or parse.deps[verb] == "parataxis":
        return True
    return parse.pos[verb] == "VERB" and any(parse.deps[c] in ("ccomp", "xcomp") for c in parse.children[verb])


class _Chain:
    """Mentions so far in text order, and the search for an antecedent among them."""

    def __init__(self, roll: Roll, named: list[Mention]) -> None:
        self.roll = roll
        self.mentions = named
        self.starts = [m.start for m in named]
        self.firsts: dict[int, Mention] = {}
        """The first mention of each draft, by the draft's identity."""
        for mention in reversed(named):
            self.firsts[id(mention.draft)] = mention

    def note(self, mention: Mention) -> None:
        """Make a resolved mention an antecedent of what follows."""
        at = bisect_left(self.starts, mention.start)
        self.starts.insert(at, mention.start)
        self.mentions.insert(at, mention)
        first = self.firsts.setdefault(id(mention.draft), mention)
        if mention.start < first.start:
            self.firsts[id(mention.draft)] = mention

    def antecedent(self, i: int, word: str) -> Draft | None:
        """The draft that a pronoun at token i refers to; None where two fit equally well or none fits."""
        scores: dict[int, float] = {}
        drafts: dict[int, Draft] = {}
        best: dict[int, Mention] = {}
        speaks = _has_mind(self.roll, i)
        for mention, distance in self.before(i):
            draft = mention.draft
            if not _agrees(draft, word) or (speaks and not draft.name) or _barred(self.roll, mention, i):
                continue
            score = self.score(mention, i, distance, word)
            if score > scores.get(id(draft), 0.0):
                scores[id(draft)], best[id(draft)] = score, mention
                drafts[id(draft)] = draft
        found = _clear_winner(scores, drafts)
        if found is not None and word in _THEY and found.number == "one":
            return self.joined(best[id(found)]) or found
        return found

    def joined(self, mention: Mention) -> Draft | None:
        """All that a list of states or bodies names together, where the mention is the first of it."""
        parse, owner = self.roll.parse, self.roll.owner
        members, at = [mention.draft], mention.head
        while True:
            following = next((c for c in parse.children[at] if c > at and parse.deps[c] == "conj"), None)
            other = owner[following] if following is not None else None
            if following is None or other is None or other.head != following:
                break
            members.append(other.draft)
            at = following
        if len(members) < 2 or any(d.kind not in ("state", "body") for d in members):
            return None
        return self.roll.together(tuple(dict.fromkeys(members)))

    def before(self, i: int) -> list[tuple[Mention, int]]:
        """Mentions before token i with their distance in sentences, nearest first, as far as antecedents reach."""
        parse = self.roll.parse
        here = parse.sentence_of[i]
        found = []
        for k in range(bisect_left(self.starts, i) - 1, -1, -1):
            mention = self.mentions[k]
            distance = here - parse.sentence_of[mention.head]
            if distance > _REACH or (distance > 1 and parse.paragraph(mention.head) < parse.paragraph(i) - 1):
                break
            found.append((mention, distance))
        return found

    def score(self, mention: Mention, i: int, distance: int, word: str) -> float:
        """How well a mention fits as antecedent: near, subject, of a clause that holds the pronoun."""
        parse = self.roll.parse
        dep = parse.deps[mention.head]
        score = 10.0 - 3.0 * distance
        if dep in _SUBJECTS:
            score += 3.0
            if distance == 0 and parse.heads[mention.head] in (i, *parse.ancestors(i)):
                score += 2.0
            elif parse.deps[parse.heads[mention.head]] == "ROOT":
                score += 0.5
        elif dep == "poss":
            score += 0.5 if word not in _IT else 1.0
        elif dep in _OBJECTS:
            score += 1.0
        if parse.deps[i] in _SUBJECTS and dep in _SUBJECTS:
            score += 1.0
        if mention.draft.gender and word in _HE | _SHE:
            score += 1.0
        if word in _THEY and mention.draft.number == "many":
            score += 1.5
        if mention.form == "pronoun":
            score += 0.5
        if parse.paragraph(mention.head) != parse.paragraph(i):
            score -= 1.0
        return score


def _clear_winner(scores: dict[int, float], drafts: dict[int, Draft]) -> Draft | None:
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.5:
        return None
    best = drafts[ranked[0][0]]
    return best if best.name else None


def _agrees(draft: Draft, word: str) -> bool:
    """Whether number, gender and kind let a draft be called by a pronoun."""
    if not draft.name:
        return word in (_IT if draft.number == "one" else _THEY)
    if word in _HE | _SHE:
        if draft.kind not in ("person", "office") and not _is_one_person(draft):
            return False
        return draft.gender != ("f" if word in _HE else "m")
    if word in _IT:
        return draft.kind not in ("person", "people", "office")
    return draft.kind not in ("person", "office")


def _is_one_person(draft: Draft) -> bool:
    """Whether people as worded are one human being, not one group or organ."""
    if draft.kind != "people" or draft.number != "one":
        return False
    nouns = [load_actor_nouns().get(noun) for noun in draft.nouns]
    return all(noun is None or noun.kind in ("official", "person", "people") for noun in nouns)


def _barred(roll: Roll, mention: Mention, i: int) -> bool:
    """Whether grammar forbids it: the pronoun inside the mention's own phrase, or an object of the mention's verb."""
    parse = roll.parse
    head = mention.head
    if parse.sentence_of[head] != parse.sentence_of[i]:
        return False
    if mention.start <= i < mention.end:
        return True
    if parse.lefts[head] <= i < parse.rights[head] and parse.deps[i] == "poss" and parse.heads[i] == head:
        return True
    verb = parse.heads[i]
    if parse.deps[i] == "pobj":
        verb = parse.heads[verb]
    if (
        parse.deps[i] in (*_OBJECTS, "pobj")
        and parse.heads[head] == verb
        and not parse.lowers[i].endswith(("self", "selves"))
    ):
        return True
    return parse.deps[i] in _SUBJECTS and parse.heads[head] == verb


def _enter_definite(roll: Roll, chain: _Chain, i: int) -> None:
    """Enter "the alliance", "the minister", "the country" where one antecedent fits, else under its own words."""
    parse = roll.parse
    noun = load_actor_nouns()[parse.lowers[i]]
    modifiers = [c for c in parse.children[i] if c < i and parse.deps[c] in _MODIFIERS]
    pointed = noun.kind != "countries" or any(parse.lowers[c] in _POINTING for c in parse.children[i])
    found = None
    if pointed and (not modifiers or _may_be_modified(roll, modifiers, noun.kind)):
        found = _by_noun(roll, chain, i, noun)
    start = start_of(roll, i)
    if found is None and noun.plural and noun.kind in _PAIRED and any(parse.lowers[c] == "two" for c in modifiers):
        found = _pair(roll, chain, i, noun)
    if found is None:
        found = _of_home(roll, start, i, noun)
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


def _by_noun(roll: Roll, chain: _Chain, i: int, noun: ActorNoun) -> Draft | None:
    """The draft that a definite description calls by one of its nouns."""
    scores: dict[int, float] = {}
    drafts: dict[int, Draft] = {}
    for mention, distance in chain.before(i):
        draft = mention.draft
        late = mention.form == "pronoun" and distance > 1
        if late or not _called(draft, noun) or _barred(roll, mention, i):
            continue
        score = chain.score(mention, i, distance, "")
        if score > scores.get(id(draft), 0.0):
            scores[id(draft)], drafts[id(draft)] = score, draft
    found = _clear_winner(scores, drafts)
    if found is None and noun.kind not in ("government", "countries", "branch"):
        found = _anywhere(chain, noun, i)
    return found


def _pair(roll: Roll, chain: _Chain, i: int, noun: ActorNoun) -> Draft | None:
    """The two that "the two leaders" or "the two countries" are, where just two are named nearby."""
    kind = "state" if noun.kind == "countries" else "person"
    near = [m.draft for m, distance in chain.before(i) if distance < 3 and m.draft.kind == kind and m.draft.name]
    two = list(dict.fromkeys(reversed(near)))
    if len(two) != 2:
        return None
    draft = roll.together(tuple(two))
    draft.rule, draft.nouns = "pair", (noun.noun,)
    return draft


def _state_of_branch(roll: Roll, chain: _Chain, i: int, noun: ActorNoun) -> Draft | None:
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
    near = {m.draft.country: m.draft for m, distance in chain.before(i) if distance < 2 and m.draft.country}
    only = next(iter(near.values())) if len(near) == 1 else None
    return only if only is not None and only.kind == "state" and only.country in states_by_code() else None


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


def _anywhere(chain: _Chain, noun: ActorNoun, i: int) -> Draft | None:
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
