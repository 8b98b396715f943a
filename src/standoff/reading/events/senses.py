"""Which sense of a verb a frame has: the conditions of knowledge/acts.tsv held against its arguments."""

from __future__ import annotations

import re

from standoff.knowledge.governors import load_words
from standoff.knowledge.plover import VerbSense, load_coding
from standoff.reading.events.inner_acts import InnerActs
from standoff.reading.events.noun_classes import NounClasses
from standoff.reading.frames import Frame
from standoff.reading.frames.roles import is_called, prepositions
from standoff.reading.parse import Parse

_FORCE = ("18", "19")
"""CAMEO's roots of assault and fighting."""
_SCORE = re.compile(r"(?<![\w.,-])(\d{1,3})[-–](\d{1,3})(?![\w-])")
_NEAR = 60
"""Characters behind a verb within which a score belongs to it."""
_MODALS = frozenset(("will", "would", "wo", "'ll", "may", "might", "could", "can"))
_LOOSE = frozenset(("with", "to", "against", "for", "between", "from", "as"))
_JOINED = frozenset(("acomp", "oprd", "advmod", "dobj", "ccomp", "xcomp", "dep"))


def helps(parse: Parse, frame: Frame) -> bool:
    """Whether those who are sent are sent to help: "troops to deliver food", "a team to help identify victims"."""
    return any(
        parse.deps[c] in ("advcl", "xcomp", "acl", "relcl", "ccomp")
        and parse.tags[c] == "VB"
        and any(parse.lemmas[w] in load_words("helping") for w in (c, *parse.children[c]) if w <= c)
        for t in (frame.predicate, *frame.patients)
        for c in parse.children[t]
    )


class Senses:
    """Matches verb senses on one parse."""

    def __init__(self, parse: Parse, nouns: NounClasses, inner: InnerActs) -> None:
        self._parse = parse
        self._nouns = nouns
        self._inner = inner
        self._coding = load_coding()

    def of_verb(self, frame: Frame) -> tuple[VerbSense, ...]:
        """The senses of a verb: of "find guilty", "take hostage", "give in" before those of its bare lemma."""
        verbs, parse = self._coding.verbs, self._parse
        if frame.lemma in verbs and "_" in frame.lemma:
            return verbs[frame.lemma]
        bare = frame.lemma.partition("_")[0]
        if bare in self._coding.phrasal:
            for c in parse.children[frame.predicate]:
                found = verbs.get(f"{bare}_{parse.lowers[c]}") if parse.deps[c] in _JOINED else None
                if found is not None:
                    return found
        named = parse.child(frame.predicate, "oprd") if bare == "call" else None
        if named is not None and not is_called(parse, named):  # "called it a disgrace"
            return ()
        senses = verbs.get(frame.lemma) or verbs.get(bare) or ()
        if any(sense.code[:2] in _FORCE for sense in senses) and self._is_game(frame):
            return ()
        return senses

    def matched(self, frame: Frame, sense: VerbSense) -> tuple[int, ...] | None:
        """Tokens that satisfied the conditions; None where one fails. "c=typed" is left to the caller."""
        out: list[int] = []
        for slot, wanted in sense.conditions:
            if slot == "c":
                if not self._complement_is(frame, wanted[0]):
                    return None
            elif wanted == ("none",):
                if frame.patients:
                    return None
            elif wanted == ("several",):
                if len(frame.agents) < 2:
                    return None
            elif wanted == ("plural",):
                if len(frame.agents) < 2 and not any(self._parse.tags[t] in ("NNS", "NNPS") for t in frame.agents):
                    return None
            else:
                found = self._found(frame, slot, wanted)
                if found is None:
                    return None
                out.extend(found)
        return tuple(out)

    def _is_game(self, frame: Frame) -> bool:
        """Whether a score stands behind the verb: "beat Pine Hollow 61-58"; it falls where a range ("10-15") rises."""
        parse = self._parse
        start, end = parse.ends[frame.predicate], parse.ends[parse.sentence(frame.predicate)[1] - 1]
        score = _SCORE.search(parse.text, start, min(end, start + _NEAR))
        return score is not None and int(score[1]) > int(score[2])

    def _found(self, frame: Frame, slot: str, wanted: tuple[str, ...]) -> list[int] | None:
        nouns = self._nouns
        tokens: list[int]
        if slot == "o":
            tokens = [t for t in frame.patients if not self._parse.lowers[t].endswith(("self", "selves"))]
        elif slot == "d":
            tokens = list(frame.datives)
        elif slot == "s":
            tokens = list(frame.agents or (frame.patients if frame.passive else ()))
        else:
            tokens = [t for t in frame.objects(slot[2:]) or self._behind(frame, slot[2:]) if not self._parse.is_date(t)]
        found = [t for t in map(nouns.content, tokens) if nouns.is_of(t, wanted)]
        if found or ("any" in wanted and slot.startswith("p ") and self._has_prep(frame.predicate, slot[2:])):
            return found
        return None

    def _behind(self, frame: Frame, prep: str) -> list[int]:
        """Objects of a preposition that the parse hung on the object: "discussed the truce with the envoy"."""
        if prep not in _LOOSE:
            return []
        return [k for t in frame.patients for word, k in prepositions(self._parse, t) if word == prep]

    def _has_prep(self, verb: int, prep: str) -> bool:
        parse = self._parse
        return any(parse.deps[c] in ("prep", "prt") and parse.lowers[c] == prep for c in parse.children[verb])

    def _complement_is(self, frame: Frame, kind: str) -> bool:
        """Whether the clause complement is of a kind.

        "no" none, "help" a purpose of helping, "yes" any not yet done,
        "to" an act asked for, "own" the speaker's own future act, "leave" a leaving,
        "talk" a talking, "typed" any (the caller asks for its type).
        """
        parse, at = self._parse, frame.complement
        if kind in ("no", "help"):
            return at is None if kind == "no" else helps(parse, frame)
        if at is None or at < frame.predicate:
            return False
        if kind in ("leave", "talk"):
            return parse.lemmas[at] in load_words("leaving" if kind == "leave" else "talking")
        auxiliaries = {parse.lowers[c] for c in parse.children[at] if parse.deps[c] in ("aux", "auxpass")}
        if kind == "yes":
            return parse.tags[at] not in ("VBD", "VBZ", "VBP") or bool(auxiliaries & {"will", "would", "to", "should"})
        modal = bool(auxiliaries & _MODALS)
        if kind == "to":
            asked = parse.tags[at] == "VBP" and frame.lemma in load_words("mandative")  # "that they withdraw"
            finite = parse.tags[at] in ("VBD", "VBZ", "VBP", "VBN") and not (asked or auxiliaries & {"to", "be"})
            given = frame.lemma != "want" or parse.child(at, "nsubj", "nsubjpass") is not None or bool(frame.patients)
            return given and not finite and not modal
        return kind == "typed" or self._is_own(frame, at, modal=modal)

    def _is_own(self, frame: Frame, at: int, *, modal: bool) -> bool:
        parse = self._parse
        inner = self._inner.by_token.get(at)
        if inner is None or not modal:
            return parse.deps[at] == "xcomp" and not frame.patients
        speakers = {parse.lowers[x] for x in frame.agents}
        return any(parse.pos[t] == "PRON" or parse.lowers[t] in speakers for t in inner.agents)
