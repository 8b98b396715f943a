"""Acts inside acts: what is agreed to, demanded, refused or threatened, as a clause, a gerund or a noun."""

from __future__ import annotations

from standoff.knowledge.governors import load_governors
from standoff.knowledge.plover import load_coding
from standoff.reading.events.noun_classes import NounClasses
from standoff.reading.frames import Frame
from standoff.reading.parse import Parse

_WORDED = frozenset(("proposal", "request", "demand", "agreement", "order"))
"""Classes of nouns that only put an act into words."""
_PREPOSITIONS = frozenset(("for", "of", "to", "on", "against", "that"))
STEPS = 4
"""Verbs passed at most on the way to the act: "agreed to begin to help to withdraw"."""


class InnerActs:
    """Finds the frames inside frames of one parse."""

    def __init__(self, parse: Parse, frames: tuple[Frame, ...], nouns: NounClasses) -> None:
        self._parse = parse
        self._nouns = nouns
        self._governing = load_governors()
        self._verbs = load_coding().verbs
        self.by_token: dict[int, Frame] = {f.predicate: f for f in frames}
        self.carried: dict[int, list[int]] = {}
        """Light verbs with the nouns they carry."""
        for f in frames:
            if f.kind == "light" and f.verb is not None:
                self.carried.setdefault(f.verb, []).append(f.predicate)

    def of_verb(self, frame: Frame, matched: tuple[int, ...]) -> Frame | None:
        """The act that a verb of agreeing, demanding, refusing or threatening is about."""
        if frame.complement is not None:
            inner = self.through(frame.complement)
            if inner is not None:
                return inner
        for token in matched:
            if self._nouns.name(token) in _WORDED:
                return self.of_noun(token)
            asked_to = self.of_noun(token) if self._nouns.name(token) == "invitation" else None
            inner = asked_to or self.by_token.get(token) or self.of_noun(token)
            if inner is not None:
                return inner
        parse = self._parse
        for c in parse.children[frame.predicate]:
            gerund = parse.child(c, "pcomp") if parse.deps[c] == "prep" else None
            if gerund is not None:
                return self.through(gerund)
        return None

    def of_noun(self, noun: int) -> Frame | None:
        """The act a plan, demand or offer is about: its infinitive, or the noun after "for", "of", "to"."""
        parse = self._parse
        for c in parse.children[noun]:
            dep = parse.deps[c]
            if dep in ("acl", "ccomp") and parse.tags[c] in ("VB", "VBG", "VBP", "VBZ"):
                return self.through(c)
            if dep == "prep" and parse.lowers[c] in _PREPOSITIONS:
                for k in parse.children[c]:
                    if parse.deps[k] == "pobj" and k in self.by_token:
                        return self.by_token[k]
                    if parse.deps[k] == "pcomp":
                        return self.through(k)
            if dep == "compound" and c in self.by_token and parse.lemmas[noun] in self._governing:
                return self.by_token[c]
        return None

    def of_worded(self, frame: Frame) -> Frame | None:
        """The act a noun of words is about, its clause hung on the verb or not: "repeated its demand today that"."""
        inner = self.of_noun(frame.predicate)
        carrier = self.by_token.get(frame.verb) if frame.kind == "light" and frame.verb is not None else None
        if inner is not None or carrier is None or carrier.complement is None or carrier.complement < frame.predicate:
            return inner
        return self.through(carrier.complement)

    def through(self, verb: int) -> Frame | None:
        """The frame at a complement verb, past "begin to", "help", "be able to" and onto a light verb's noun."""
        parse = self._parse
        at = verb
        for _ in range(STEPS):
            if at in self.carried:
                for c in parse.children[at]:
                    if parse.deps[c] in ("dobj", "nsubjpass", "attr") and c in self.by_token:
                        return self.by_token[c]
            frame = self.by_token.get(at)
            following = parse.child(at, "xcomp", "ccomp")
            known = frame is not None and (frame.lemma in self._verbs or frame.complement is None)
            if known or following is None:
                return frame
            at = following
        return self.by_token.get(at)

    def is_negated(self, inner: Frame) -> bool:
        """Whether the inner act is itself denied by a "not", whatever its governor makes of it."""
        at = inner.verb if inner.verb is not None else inner.predicate
        return any(self._parse.deps[c] == "neg" for c in self._parse.children[at])

    def is_infinitive(self, inner: Frame) -> bool:
        """Whether the inner act is told with "to"."""
        at = inner.verb if inner.verb is not None else inner.predicate
        return any(self._parse.tags[c] == "TO" for c in self._parse.children[at])
