"""The pipeline's attribute ruler, with what it makes of a token remembered.

It sets parts of speech and lemmas by some 170 patterns, each tried at each token: a sixth of the parse. All but a few
look at one token's tag, word and dependency only, so what they make of these need be worked out once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

NAME = "attribute_ruler"
REMEMBERED = "remembered_attribute_ruler"
_LOOKED_AT = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
"""What patterns may look at for their outcome to be remembered; whether a token is space is in its tag or its word."""
_PLAIN = frozenset({"IN", "NOT_IN"})

Key = tuple[int, int, int]
Outcome = tuple[int, int, int]


class RememberedRuler:
    """An attribute ruler's outcomes, by tag, word and dependency; the word only where a pattern names it.

    Where a pattern matches that is of several tokens or names no words, and where something else has set parts of
    speech before, the ruler itself runs.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG
        from spacy.matcher import Matcher

        self._ruler = ruler
        self._given, self._set = (TAG, LOWER, DEP), (POS, MORPH, LEMMA)
        self._known: dict[Key, Outcome | None] = {}
        self._others = Matcher(ruler.vocab)
        self._words: set[int] = set()
        for number, rule in enumerate(ruler.patterns):
            for pattern in rule["patterns"]:
                words = _named(pattern[0].get("LOWER", ""))
                if len(pattern) > 1 or words is None:
                    self._others.add(str(number), [pattern])
                else:
                    self._words.update(map(ruler.vocab.strings.add, words))

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of a tagged and parsed text."""
        if doc.has_annotation("POS") or doc.has_annotation("LEMMA"):
            return self._ruler(doc)
        words = self._words
        keys = [(tag, word if word in words else 0, dep) for tag, word, dep in doc.to_array(self._given).tolist()]
        others = sorted((start, end) for _, start, end in self._others(doc))
        known = self._known
        if not all(key in known for key in keys):
            return self._learn(doc, keys, {i for start, end in others for i in range(start, end)})
        rows = [known[key] for key in keys]
        if not rows or None in rows:
            return self._ruler(doc)
        doc.from_array(self._set, np.array(rows, dtype=np.uint64))
        for start, end in _joined(others):
            # All that matches there once more, in the ruler's order, of which the last word holds.
            found = self._ruler.match(doc[start:end].as_doc())
            self._ruler.set_annotations(doc, [(rule, name, start + a, start + b) for rule, name, a, b in found])
        return doc

    def _learn(self, doc: Doc, keys: list[Key], others: set[int]) -> Doc:
        """Have the ruler do it, and remember; None stands for a token whose tag or dependency it changes."""
        before = doc.to_array(self._given).tolist()
        doc = self._ruler(doc)
        after = doc.to_array(self._given).tolist()
        for i, (pos, morph, lemma) in enumerate(doc.to_array(self._set).tolist()):
            if i not in others:
                self._known[keys[i]] = (pos, morph, lemma) if before[i] == after[i] else None
        return doc


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ordered ranges, with those that share a token made one."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start < out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


def remember(nlp: Language) -> Language:
    """The pipeline with an attribute ruler that remembers in the place of its own, where the patterns allow it."""
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler

    if NAME not in nlp.pipe_names:
        return nlp
    ruler = nlp.get_pipe(NAME)
    if type(ruler) is not AttributeRuler or not all(map(_is_plain, ruler.patterns)):
        return nlp
    if not Language.has_factory(REMEMBERED):
        Language.factory(REMEMBERED, func=_made)
    nlp.add_pipe(REMEMBERED, before=NAME)
    nlp.disable_pipe(NAME)
    return nlp


def _made(nlp: Language, name: str) -> RememberedRuler:
    del name  # every factory is given one
    return RememberedRuler(nlp.get_pipe(NAME))


def _is_plain(rule: dict[str, Any]) -> bool:
    """Whether a rule looks at tags, words and dependencies only."""
    return all(token.keys() <= _LOOKED_AT for pattern in rule["patterns"] for token in pattern)


def _named(constraint: str | dict[str, list[str]]) -> list[str] | None:
    """The words a constraint names; None where it says them otherwise, as by a regular expression."""
    if isinstance(constraint, str):
        return [constraint]
    return [word for words in constraint.values() for word in words] if constraint.keys() <= _PLAIN else None
