"""Organisations that the knowledge base does not name: companies, movements, peoples, by the parser's entities."""

from __future__ import annotations

from standoff.knowledge.first_names import load_first_names
from standoff.knowledge.honorifics import load_honorifics
from standoff.knowledge.outlets import load_outlet_words
from standoff.knowledge.sectors import load_actor_nouns
from standoff.reading.actors.mentions import Draft, Roll
from standoff.reading.actors.person_spans import place_words

_LEGAL_FORM = frozenset({"inc", "inc.", "corp", "corp.", "co.", "ltd", "ltd.", "plc", "ag", "gmbh", "llc", "s.a."})
_COMPANY = _LEGAL_FORM | {"group", "holdings", "industries", "company", "corporation", "airlines", "airways", "bank"}
_ROLES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "poss", "conj", "appos", "ROOT", "dative", "agent"})


def find_organisations(roll: Roll) -> None:
    """Enter organisations and peoples of the parser's entities over tokens that nobody owns yet."""
    parse, owner = roll.parse, roll.owner
    short: dict[str, Draft] = {}
    places = place_words(parse)
    for entity in parse.entities:
        if entity.label not in ("ORG", "NORP"):
            continue
        start, end = entity.start, entity.end
        if parse.lowers[start] in ("the", "a", "an"):
            start += 1
        while end > start and parse.lowers[end - 1] in ("'s", "'"):
            end -= 1
        if start >= end or any(owner[i] is not None for i in range(start, end)) or not parse.words[start][0].isupper():
            continue
        head = parse.head_of(start, end)
        if end - start == 1 and parse.lowers[start] in places:
            continue
        if _is_dateline(roll, start, end) or _is_branch_of_somebody(roll, head):
            continue
        if parse.deps[head] in _ROLES and parse.tags[head][:2] == "NN":
            _enter(roll, start, end, entity.label, short)


def _enter(roll: Roll, start: int, end: int, label: str, short: dict[str, Draft]) -> None:
    parse = roll.parse
    head = parse.head_of(start, end)
    if end - start == 2 and parse.lowers[start] in load_first_names():
        name = " ".join(parse.words[start:end])
        gender = load_first_names()[parse.lowers[start]]
        roll.add(start, end, roll.draft("person", name, "person", gender=gender), "name", head=head)
    elif label == "NORP":
        _people(roll, start, end, head)
    elif not (end - start == 1 and parse.lowers[start] in load_honorifics()):
        _organisation(roll, start, end, head, short)


def _is_dateline(roll: Roll, start: int, end: int) -> bool:
    """Whether capitals at the head of a sentence say where a report was written ("GENEVA (AP) _")."""
    parse = roll.parse
    if start != parse.sentence(start)[0] or not all(parse.words[i].isupper() for i in range(start, end)):
        return False
    return end < len(parse) and parse.words[end] in ("(", ",", "--", "_")


def _is_branch_of_somebody(roll: Roll, head: int) -> bool:
    """Whether an organ is described, not named: by its owner ("Latvia's Interior Ministry"), or bare ("Parliament")."""
    parse = roll.parse
    noun = load_actor_nouns().get(parse.lowers[head])
    if noun is None or noun.kind != "branch":
        return False
    if not any(c < head and parse.deps[c] != "det" for c in parse.children[head]):
        return True
    return any(parse.deps[c] == "poss" and roll.owner[c] is not None for c in parse.children[head])


def _people(roll: Roll, start: int, end: int, head: int) -> None:
    if roll.parse.tags[head] not in ("NNPS", "NNS"):
        return
    name = " ".join(roll.parse.words[start:end])
    draft = roll.draft("people", name.lower(), "people")
    draft.name, draft.number, draft.rule = name, "many", "named-people"
    roll.add(start, end, draft, "name", head=head)


def _organisation(roll: Roll, start: int, end: int, head: int, short: dict[str, Draft]) -> None:
    """Enter an organisation; its first word alone means it again later in the article."""
    parse = roll.parse
    stem = end - 1 if end - start > 1 and parse.lowers[end - 1] in _LEGAL_FORM else end
    name = " ".join(parse.text[parse.starts[start] : parse.ends[stem - 1]].split())
    draft = short.get(name.lower()) if end - start == 1 else None
    if draft is None:
        outlet = end - start > 1 and parse.lowers[end - 1] in load_outlet_words()
        draft = roll.draft("organisation", name, "outlet" if outlet else "organ")
        draft.rule = "named-outlet" if outlet else "named-organisation"
        draft.nouns = ("group", "organization", "organisation", "agency", parse.lowers[end - 1])
        if parse.lowers[end - 1] in _COMPANY:
            draft.code, draft.nouns = "MNC", ("company", "firm", "group")
        short.setdefault(parse.lowers[start], draft)
    roll.add(start, end, draft, "name", head=head)


def join_acronyms(roll: Roll) -> None:
    """Give the mentions of an unknown acronym to the organ or organisation named in full with its initials."""
    full: dict[str, Draft] = {}
    for draft in roll.drafts.values():
        words = [w for w in draft.name.replace("-", " ").split() if w[0].isupper()]
        if draft.kind == "organ" and len(words) > 2:
            full["".join(w[0] for w in words)] = draft
    if not full:
        return
    for draft in roll.drafts.values():
        found = full.get(draft.name.replace(".", ""))
        if found is not None and found is not draft and draft.key is None:
            for mention in draft.mentions:
                mention.draft = found
            found.mentions += draft.mentions
            draft.mentions = []
