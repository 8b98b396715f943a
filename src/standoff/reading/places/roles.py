"""What a place is to what is told: where it happens, where from, where to, or only mentioned.

A place has a role through its own syntax alone: the preposition before it and what governs that, or the verb whose
object it is. A capital that acts is a government, and the object of a threatened attack has not been attacked: both
are mentioned.
"""

from __future__ import annotations

from standoff.knowledge.place_roles import PlaceRoles, load_place_roles
from standoff.model.marks import PlaceRole
from standoff.reading.parse import Parse
from standoff.reading.places.evidence import opens_credit
from standoff.reading.places.names import Name

_STEPS = 6
"""Links followed from a name to what governs it."""

_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "acl"})
_TAKING_PART = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "prep", "agent", "conj"})
_WAYS = frozenset({"origin", "destination"})
_UPWARD = _CLAUSES | {"prep", "pobj", "dobj", "conj"}
"""Dependencies along which a threat or denial reaches down."""


def roles_of(parse: Parse, names: list[Name]) -> list[PlaceRole]:
    """The role of each name, in the order given; a container shares that of what it contains ("Odessa, Texas")."""
    words = load_place_roles()
    roles: list[PlaceRole] = [_role(parse, name, words) for name in names]
    at = {id(name): n for n, name in enumerate(names)}
    for n, name in enumerate(names):
        box = name.part_of
        if box is not None and box.first > name.first and roles[at[id(box)]] == "mentioned":
            roles[at[id(box)]] = roles[n]
    return roles


def _role(parse: Parse, name: Name, words: PlaceRoles) -> PlaceRole:
    if name.rule == "dateline":
        return "dateline"
    if name.start >= 0 and _opens_report(parse, name):
        return "dateline"
    if name.start < 0 or name.people or name.rule in {"compound", "body-part"}:
        return "mentioned"
    carrier = parse.head_of(name.start, name.end)
    state = bool(name.entries) and name.entries[0].kind == "country"
    before = parse.deps[carrier] in {"compound", "nmod", "amod"}
    over = parse.lemmas[parse.heads[carrier]].lower()
    if before and over in words.sites and not state:
        carrier = parse.heads[carrier]
    elif state and before and over in words.done_by:
        return "mentioned"
    return _governed(parse, carrier, words)


def _opens_report(parse: Parse, name: Name) -> bool:
    """Whether the name is a dateline that the layout left in: capitals, first in its sentence, a dash behind."""
    if opens_credit(parse, name.start, name.end):
        return True
    if len(name.text) < 4 or not name.text.isupper() or "." in name.text:
        return False
    follows = parse.words[name.end] if name.end < len(parse) else ""
    return parse.sentence(name.start)[0] == name.start and follows in {"-", "--", "–", "—", "("}


def _governed(parse: Parse, carrier: int, words: PlaceRoles) -> PlaceRole:
    """The role that what governs a word gives it."""
    for _ in range(_STEPS):
        step = _step(parse, carrier, words)
        if not isinstance(step, int):
            return step
        carrier = step
    return "mentioned"


def _step(parse: Parse, carrier: int, words: PlaceRoles) -> PlaceRole | int:  # noqa: PLR0911 - one a dependency
    """The role of a word, or the word that carries it into the sentence: "the outskirts of", "the port"."""
    dep, head = parse.deps[carrier], parse.heads[carrier]
    if dep in {"conj", "appos"} and parse.pos[head] in {"PROPN", "NOUN"}:
        return head
    if dep in {"compound", "poss", "nmod", "amod"}:
        if parse.lemmas[head].lower() in words.carriers:
            return head
        return "event" if dep != "poss" and _is_happening(parse, head, words) else "mentioned"
    if dep != "pobj":
        return _by_verb(parse, dep, head, words) if head != carrier else "mentioned"
    above = parse.heads[head]
    if parse.lowers[head] in {"of", "with"} and parse.deps[above] != "prep":
        if parse.lemmas[above].lower() in words.carriers:
            return above
        return "event" if _is_happening(parse, above, words) else "mentioned"
    return _by_preposition(parse, above if parse.deps[above] == "prep" else head, words)


def _by_preposition(parse: Parse, prep: int, words: PlaceRoles) -> PlaceRole:
    """The role that a preposition and what governs it give its object."""
    lower, above = parse.lowers[prep], parse.heads[prep]
    above = _mover(parse, prep, above, words)
    way = lower in words.motion_prepositions or words.prepositions.get(lower) in _WAYS
    if above == prep or _unreal(parse, above, words, announced=way):
        return "mentioned"
    lemma, verbal = parse.lemmas[above].lower(), parse.pos[above] in {"VERB", "AUX"}
    happening = _is_happening(parse, above, words)
    moving = lemma in (words.motion_verbs if verbal else words.motion_nouns)
    role: PlaceRole | None
    if lower == "between" and happening:
        role = None  # "talks between Moscow and Kyiv": those who hold them
    elif lower == "for":
        role = "event" if lemma in words.contests else None
        if verbal and lemma in words.setting_out:
            role = "destination"
    elif lower in words.motion_prepositions:
        role = "destination" if moving else None
    elif lower in words.targeting and not happening:
        carried = any(parse.lemmas[c].lower() in words.carriers for c in parse.children[prep])
        role = "event" if verbal and lower == "on" and (carried or moving) else None
    else:
        role = words.prepositions.get(lower)
        if not (verbal or happening or (moving and role != "event")):
            role = role if role == "event" and lower in words.inside and _acts(parse, above, words) else None
    return role or "mentioned"


def _mover(parse: Parse, prep: int, above: int, words: PlaceRoles) -> int:
    """The verb of motion that a way belongs to where the parser hangs it on what is moved: "is sending a ship to"."""
    leads = parse.lowers[prep] in words.motion_prepositions or words.prepositions.get(parse.lowers[prep]) in _WAYS
    named = parse.lemmas[above].lower() in words.motion_nouns or parse.deps[above] not in {"dobj", "nsubjpass"}
    verb = parse.heads[above]
    if not leads or named or parse.pos[above] not in {"NOUN", "PROPN", "NUM"} or prep < verb:
        return above
    return verb if parse.lemmas[verb].lower() in words.motion_verbs else above


def _acts(parse: Parse, i: int, words: PlaceRoles) -> bool:
    """Whether a noun takes part, there, in something other than speech: "police in the town seized arms"."""
    for _ in range(_STEPS):
        if parse.pos[i] == "VERB":
            return parse.lemmas[i].lower() not in words.speech and not _unreal(parse, i, words)
        if parse.heads[i] == i or parse.deps[i] not in _TAKING_PART:
            return False
        i = parse.heads[i]
    return False


def _by_verb(parse: Parse, dep: str, head: int, words: PlaceRoles) -> PlaceRole:
    role = words.objects.get(parse.lemmas[head].lower()) if dep in {"nsubjpass", "dobj"} else None
    return role if role is not None and not _unreal(parse, head, words) else "mentioned"


def _is_happening(parse: Parse, i: int, words: PlaceRoles) -> bool:
    if parse.lemmas[i] == "group":  # "the battle group at", "a strike group in"
        i = parse.child(i, "compound") or i
    return parse.pos[i] == "NOUN" and parse.lemmas[i].lower() in words.happenings


def _unreal(parse: Parse, i: int, words: PlaceRoles, *, announced: bool = False) -> bool:
    """Whether the clause of a word is told as threatened, denied, conditional or merely possible.

    What somebody `announced` to be on its way somewhere ("said they would be taken to") is on its way, done or not.
    """
    clausal = False
    for _ in range(_STEPS):
        for c in parse.children[i]:
            dep = parse.deps[c]
            future = announced and parse.lowers[c] == "would" and parse.deps[i] == "ccomp"
            if dep == "neg" or (dep == "aux" and parse.lowers[c] in words.auxiliaries and not future):
                return True
            if dep == "mark" and parse.lowers[c] in words.marks:
                return True
        dep, head = parse.deps[i], parse.heads[i]
        if dep == "advcl" and any(parse.tags[c] == "TO" for c in parse.children[i]):
            dep = "xcomp"
        clausal = clausal or dep in _CLAUSES
        # "an envoy sent to": so, whatever is said of the envoy
        sent = dep == "acl" and parse.tags[i] == "VBN" and parse.child(i, "mark", "nsubj", "nsubjpass") is None
        if head == i or dep not in _UPWARD or sent:
            return False
        over = parse.lemmas[head].lower()
        if clausal and over in words.unreal and not (dep == "ccomp" and over in words.telling):
            return True
        if dep == "ccomp":
            return False
        i = head
    return False
