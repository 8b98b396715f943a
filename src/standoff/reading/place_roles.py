"""What a place is to what is told: where it happens, where from, where to, or only mentioned.

A place has a role through its own syntax alone: the preposition before it and what governs that, or the verb whose
object it is. A capital that acts is a government, and the object of a threatened attack has not been attacked: both
are mentioned.
"""

from __future__ import annotations

from standoff.knowledge.place_roles import PlaceRoles, load_place_roles
from standoff.model.marks import PlaceRole
from standoff.reading.parse import Parse
from standoff.reading.place_names import Name

_STEPS = 6
"""Links followed from a name to what governs it."""

_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "acl"})
_UPWARD = _CLAUSES | {"prep", "pobj", "dobj", "conj"}
"""Dependencies along which a threat or denial reaches down."""


def roles_of(parse: Parse, names: list[Name]) -> list[PlaceRole]:
    """The role of each name, in the order given; a container shares that of what it contains ("Odessa, Texas")."""
    words = load_place_roles()
    roles: list[PlaceRole] = [_role(parse, name, words) for name in names]
    at = {id(name): n for n, name in enumerate(names)}
    for n, name in enumerate(names):
        box = name.part_of
        if box is not None and box.first > name.first and roles[at[id(box)]] == "mentioned" and roles[n] != "dateline":
            roles[at[id(box)]] = roles[n]
    return roles


def _role(parse: Parse, name: Name, words: PlaceRoles) -> PlaceRole:
    if name.rule == "dateline":
        return "dateline"
    if name.start < 0 or name.people or name.rule in {"compound", "body-part"}:
        return "mentioned"
    return _governed(parse, parse.head_of(name.start, name.end), words)


def _governed(parse: Parse, carrier: int, words: PlaceRoles) -> PlaceRole:
    """The role that what governs a word gives it."""
    for _ in range(_STEPS):
        dep, head = parse.deps[carrier], parse.heads[carrier]
        if head == carrier:
            return "mentioned"
        if dep in {"conj", "appos"} and parse.pos[head] in {"PROPN", "NOUN"}:
            carrier = head
        elif dep in {"compound", "poss", "nmod", "amod"}:
            lemma = parse.lemmas[head].lower()
            if lemma in words.carriers:
                carrier = head
            else:
                happening = lemma in words.happenings and dep != "poss" and parse.pos[head] == "NOUN"
                return "event" if happening and not _is_person_like(parse, head) else "mentioned"
        elif dep == "pobj":
            above = parse.heads[head]
            if parse.deps[above] == "prep":
                return _by_preposition(parse, above, words)
            if parse.lowers[head] in {"of", "with"}:
                if parse.lemmas[above].lower() not in words.carriers and not _is_happening(parse, above, words):
                    return "mentioned"
                if _is_happening(parse, above, words):
                    return "event"
                carrier = above
            else:
                return _by_preposition(parse, head, words)
        else:
            return _by_verb(parse, dep, head, words)
    return "mentioned"


def _by_preposition(parse: Parse, prep: int, words: PlaceRoles) -> PlaceRole:
    lower = parse.lowers[prep]
    role = words.prepositions.get(lower)
    above = parse.heads[prep]
    if above == prep:
        return "mentioned"
    if parse.deps[above] == "prep":
        # "from near": the outer preposition decides.
        role = words.prepositions.get(parse.lowers[above], role)
        above = parse.heads[above]
    lemma = parse.lemmas[above].lower()
    verbal = parse.pos[above] in {"VERB", "AUX"}
    if lower in words.motion_prepositions:
        moving = lemma in (words.motion_verbs if verbal else words.motion_nouns)
        return "destination" if moving and lower == "to" and not _unreal(parse, above, words) else "mentioned"
    if role is None or _unreal(parse, above, words):
        return "mentioned"
    if lower in {"on", "against", "by"} and not _is_happening(parse, above, words):
        carried = any(parse.lemmas[c].lower() in words.carriers for c in parse.children[prep])
        return "event" if verbal and lower == "on" and (carried or lemma in words.motion_verbs) else "mentioned"
    if verbal:
        return role
    if role in {"origin", "destination"}:
        return role if lemma in words.motion_nouns or lemma in words.happenings else "mentioned"
    return "event" if _is_happening(parse, above, words) else "mentioned"


def _by_verb(parse: Parse, dep: str, head: int, words: PlaceRoles) -> PlaceRole:
    role = words.objects.get(parse.lemmas[head].lower()) if dep in {"nsubjpass", "dobj"} else None
    return role if role is not None and not _unreal(parse, head, words) else "mentioned"


def _is_happening(parse: Parse, i: int, words: PlaceRoles) -> bool:
    return parse.pos[i] == "NOUN" and parse.lemmas[i].lower() in words.happenings


def _is_person_like(parse: Parse, i: int) -> bool:
    return parse.tags[i] in {"NNP", "NNPS"}


def _unreal(parse: Parse, i: int, words: PlaceRoles) -> bool:
    """Whether the clause of a word is told as threatened, denied, conditional or merely possible."""
    clausal = False
    for _ in range(_STEPS):
        for c in parse.children[i]:
            dep = parse.deps[c]
            if dep == "neg" or (dep == "aux" and parse.lowers[c] in words.auxiliaries):
                return True
            if dep == "mark" and parse.lowers[c] in words.marks:
                return True
        dep, head = parse.deps[i], parse.heads[i]
        if dep == "advcl" and any(parse.tags[c] == "TO" for c in parse.children[i]):
            dep = "xcomp"
        clausal = clausal or dep in _CLAUSES
        if head == i or dep not in _UPWARD:
            return False
        if clausal and parse.lemmas[head].lower() in words.unreal:
            return True
        if dep == "ccomp":
            return False
        i = head
    return False
