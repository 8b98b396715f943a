"""Conditions on what somebody binds themselves to: the clause that holds them, and the clause without them."""

from __future__ import annotations

from standoff.knowledge.promises import load_promises
from standoff.model import Attribution
from standoff.reading.frames import Frame
from standoff.reading.holders import innermost
from standoff.reading.parse import Parse

Range = tuple[int, int]
"""Tokens `[start, end)`."""

_OPENING = (("only", "if"), ("even", "if"), ("as", "soon", "as"), ("as", "long", "as"), ("so", "long"), ("in", "case"))
"""Openings of a condition of more than one word."""


class Provisos:
    """Conditions in one article, by the words they hang on."""

    __slots__ = ("_attributions", "_by_verb", "_parse", "_words")

    def __init__(self, parse: Parse, by_verb: dict[int, Frame], attributions: tuple[Attribution, ...]) -> None:
        self._parse = parse
        self._by_verb = by_verb
        self._attributions = attributions
        self._words = load_promises().condition

    def under(self, *anchors: int | None) -> Range | None:
        """The condition of the first of these words that has one."""
        parse = self._parse
        for anchor in anchors:
            if anchor is None:
                continue
            frame = self._by_verb.get(anchor)
            if frame is not None and frame.conditions:
                start, end = frame.conditions[0]
                while start > 0 and parse.lowers[start - 1] in ("only", "even"):
                    start -= 1
                return start, end
            for c in parse.children[anchor]:
                found = self._opened(c)
                if found is not None:
                    return found
        return None

    def after(self, verb: int) -> Range | None:
        """The condition that stands under a verb after it."""
        found = (self._opened(c) for c in self._parse.children[verb] if c > verb and self._parse.deps[c] == "advcl")
        return next((condition for condition in found if condition is not None), None)

    def stands_in_one(self, verb: int) -> bool:
        """Whether a clause stands under a condition ("if they promised they would")."""
        return any(
            (frame := self._by_verb.get(up)) is not None and frame.protasis for up in self._parse.ancestors(verb)
        )

    def _opened(self, clause: int) -> Range | None:
        """The range of a clause or phrase that opens as a condition does."""
        parse = self._parse
        if parse.deps[clause] not in ("advcl", "ccomp", "prep", "advmod", "acl"):
            return None
        first = parse.lefts[clause]
        while first < clause and parse.pos[first] == "PUNCT":
            first += 1
        words = tuple(parse.lowers[first : first + 3])
        if words[1:2] == ("any",) and parse.rights[clause] - first <= 2:  # "if any"
            return None
        # "once" and "until" also stand before a bare adverb or date
        verbal = parse.pos[clause] in ("VERB", "AUX") or first < clause - 1 or parse.rights[clause] - clause > 2
        opens = (
            (words[0] in self._words and verbal)
            or any(words[: len(opening)] == opening for opening in _OPENING)
            or (words[0] == "on" and "condition" in words)
            or (words[0] == "should" and parse.deps[first] == "aux" and parse.heads[first] == clause)
        )
        return (first, parse.rights[clause]) if opens else None

    def loose(self, verb: int) -> Range | None:
        """A condition after the clause that the parser hung elsewhere: "unless", "provided", or "should it"."""
        parse = self._parse
        said = innermost(self._attributions, parse.span(verb, verb + 1))
        last = parse.sentence(verb)[1]
        for i in range(verb + 1, last):
            head = self._loose_head(i)
            if head is None:
                continue
            if i <= parse.rights[verb] + 1 or innermost(self._attributions, parse.span(i, i + 1)) is said:
                end = max(parse.rights[head], i + 1)
                while end < last and parse.pos[end] != "PUNCT":
                    end += 1
                return i, end
        return None

    def _loose_head(self, i: int) -> int | None:
        parse = self._parse
        word, head = parse.lowers[i], parse.heads[i]
        if word == "should" and parse.deps[i] == "aux":
            subject = parse.child(head, "nsubj", "nsubjpass")
            return head if subject is not None and i < subject < head else None
        if word == "unless":
            return head
        if word != "provided" or parse.deps[i] == "amod":
            return None
        after = parse.tags[i + 1 : parse.sentence(i)[1]]
        return i if not {"MD", "VBZ", "VBP", "VBD"}.isdisjoint(after) else None

    def attributed(self, attribution: Attribution, verb: int) -> Range | None:
        """The condition an attribution has in the verb's sentence."""
        parse = self._parse
        for span in attribution.condition:
            tokens = parse.tokens(span)
            if tokens and parse.sentence_of[tokens.start] == parse.sentence_of[verb]:
                return tokens.start, tokens.stop
        return None

    def apodosis(self, head: int, *, plain: bool = False) -> Range:
        """A clause without its conditions, speech in between, joined clauses, and what stands before its subject.

        `plain` keeps what is joined, for a noun phrase.
        """
        parse = self._parse
        start, end = parse.subtree(head)
        frame = self._by_verb.get(head)
        outside = list(frame.conditions) if frame is not None else []
        outside += [parse.subtree(c) for c in parse.children[head] if self._is_outside(c, head, plain=plain)]
        for low, high in outside:
            if high <= head:
                start = max(start, high)
            elif low > head:
                end = min(end, low)
        subject = parse.child(head, "nsubj", "nsubjpass", "expl")
        if subject is not None and subject < head:
            start = max(start, parse.lefts[subject])
        elif parse.pos[head] in ("VERB", "AUX"):
            own = [c for c in parse.children[head] if c < head and parse.deps[c] in ("aux", "auxpass", "neg")]
            start = max(start, min([head, *own]))
        return start, end

    def _is_outside(self, child: int, head: int, *, plain: bool) -> bool:
        parse = self._parse
        dep = parse.deps[child]
        if dep in ("mark", "cc", "parataxis", "preconj") or (dep == "conj" and not plain):
            return True
        if dep == "prep" and parse.lowers[child] == "according":
            return True
        if dep in ("ccomp", "advcl") and parse.rights[child] <= head:
            return True
        return self._opened(child) is not None
