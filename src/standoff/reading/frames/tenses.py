"""The form of a clause's verb: tense, modal, negation and whether it is finite, before anything over it is asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.knowledge.governors import load_modals
from standoff.reading.parse import Parse

DEPTH = 12
"""Coordinated verbs climbed at most for a shared auxiliary."""

AUXILIARIES = {"will": "planned", "would": "would", "may": "possible", "must": "demanded"}
"""Own status by the kind of modal."""
NONE = frozenset(("no", "neither", "nor"))
"""Determiners that deny what they stand before."""

_HAVE = frozenset(("has", "have", "had", "'ve", "having"))


@dataclass(frozen=True, slots=True)
class Form:
    """`status` is a Status, or "would", "infinitive", "participle" where the verb alone does not decide.

    `word` is the deciding token: the modal, the negation or the verb itself.
    """

    status: str
    word: int
    negated: bool = False
    finite: bool = True


@dataclass(slots=True)
class _Group:
    """The auxiliaries around a verb."""

    tag: str
    modal: str = ""
    modal_at: int = -1
    have: str = ""
    be: str = ""
    infinitive: bool = False
    negation: int = -1
    modals: dict[str, str] = field(default_factory=load_modals)

    def take(self, parse: Parse, c: int) -> None:
        """Note one child of the verb."""
        dep, low = parse.deps[c], parse.lowers[c]
        if dep == "neg":
            self.negation = c
        elif dep in ("aux", "auxpass"):
            self._take_auxiliary(parse, c, low)
        elif (
            dep in ("nsubj", "nsubjpass")
            and self.negation < 0
            and any(parse.lowers[k] in NONE for k in parse.children[c])
        ):
            self.negation = c

    def _take_auxiliary(self, parse: Parse, c: int, low: str) -> None:
        negation = parse.child(c, "neg")
        if negation is not None:  # "does not, and never will, accept it"
            self.negation = negation
        if low == "to":
            self.infinitive = True
        elif self.modals.get(low) in AUXILIARIES:
            self.modal, self.modal_at = self.modals[low], c
        elif low in _HAVE:
            self.have = low
        elif parse.lemmas[c] == "be":
            self.be = self.be if low in ("been", "be") and self.be else low
        elif parse.lemmas[c] == "do" and self.tag == "VB":
            self.tag = parse.tags[c]

    @property
    def bare(self) -> bool:
        """Whether the verb stands without any auxiliary of its own."""
        return not (self.modal or self.have or self.be or self.infinitive)


def form_of(parse: Parse, verb: int, headline: tuple[int, int], depth: int = 0) -> Form:
    """The form of a verb; in the headline's tokens the present tense tells the past."""
    group = _Group(parse.tags[verb])
    for c in parse.children[verb]:
        group.take(parse, c)
    if group.negation >= 0:
        return Form("denied", group.negation, negated=True, finite=not group.infinitive)
    up = parse.heads[verb]
    if parse.deps[verb] == "conj" and group.bare and group.tag in ("VB", "VBN", "VBG") and depth < DEPTH:
        shared = form_of(parse, up, headline, depth + 1) if parse.pos[up] in ("VERB", "AUX") else None
        if shared is not None and not shared.negated:
            return shared
    if group.modal:
        return Form(AUXILIARIES[group.modal], group.modal_at)
    return _tense(parse, verb, group, headline)


def _tense(parse: Parse, verb: int, group: _Group, headline: tuple[int, int]) -> Form:
    tag = group.tag
    root = parse.deps[verb] == "ROOT"
    if group.infinitive:
        announced = root and parse.child(verb, "nsubj", "nsubjpass") is not None  # "Norway to expel envoys": headlines
        return Form("planned" if announced else "infinitive", verb, finite=False)
    if group.have:
        return Form("ongoing" if tag == "VBG" else "happened", verb, finite=group.have != "having")
    if group.be:
        return Form("ongoing" if tag == "VBG" or group.be == "being" else "happened", verb)
    if tag in ("VBZ", "VBP"):
        return Form("happened" if headline[0] <= verb < headline[1] else "ongoing", verb)
    if tag in ("VBD", "VBN"):
        return Form("happened", verb, finite=root or tag == "VBD")
    return Form("participle" if tag == "VBG" else "ongoing" if root else "infinitive", verb, finite=False)
