"""What a frame is by the code book: verb or noun class by object class, then what modality makes of it.

The tables are knowledge/acts.tsv, nouns.tsv and cameo.tsv. Agreeing to, demanding, refusing and threatening take the
code of the act they are about over to the code book's own column for it (cooperation agreed to, aid refused, ...).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from standoff.knowledge.governors import load_words
from standoff.knowledge.plover import QUADS, Code, VerbSense, load_coding
from standoff.reading.events.inner_acts import InnerActs
from standoff.reading.events.noun_classes import NounClasses
from standoff.reading.events.senses import Senses, helps
from standoff.reading.frames import Frame
from standoff.reading.parse import Parse

DEPTH = 4
"""Acts inside acts followed at most: "agreed to ask them to stop"."""

_PLAIN = {"+agree": "030", "+demand": "100", "+appeal": "020", "+refuse": "120", "+threat": "130"}
_ENDED = {"163": "085", "191": "0872", "1723": "0813", "1724": "0814", "192": "0874", "COERCE": "081", "PROTEST": "082",
          "ASSAULT": "0871", "MOBILIZE": "0874", "SANCTION": "085", "AID": "162", "071": "1621", "072": "1622",
          "073": "1623", "CONSULT": "164", "SUPPORT": "161", "COOPERATE": "160"}  # fmt: skip
"""The code of ending an act, by the act's code, else by its type."""
_NOUN_FAMILY = {"threat": "+threat", "request": "+appeal", "demand": "+demand", "rejection": "+refuse"}
_PEACE = frozenset(("peacekeeper", "peacekeeping"))
_TOGETHER = frozenset(("joint", "bilateral"))
_LABOUR_VERBS = frozenset(("stage", "call", "begin", "organize", "organise", "hold", "observe", "go", "join"))


@dataclass(frozen=True, slots=True)
class Typing:
    """A frame's code and how it was reached; `inner` is the frame of the act it is about, if any."""

    code: Code
    rule: str
    runner_up: str | None = None
    inner: Frame | None = None
    consumed: tuple[int, ...] = ()
    """Tokens of event nouns that are part of this act and no happening of their own."""
    turned: bool = False
    """Whether the subject is who it is done to ("received arms from")."""


class Typer:
    """Types the frames of one parse; each is worked out once."""

    def __init__(self, parse: Parse, frames: tuple[Frame, ...]) -> None:
        self._parse = parse
        self._coding = load_coding()
        self.nouns = NounClasses(parse)
        self.acts = InnerActs(parse, frames, self.nouns)
        self._senses = Senses(parse, self.nouns, self.acts)
        self._known: dict[int, Typing | None] = {}

    def of(self, frame: Frame, depth: int = 0) -> Typing | None:
        """The frame's type; None where the code book has nothing for it."""
        if frame.predicate not in self._known:
            self._known[frame.predicate] = None
            self._known[frame.predicate] = (
                self._verb(frame, depth) if frame.kind == "verb" else self._noun(frame, depth)
            )
        return self._known[frame.predicate]

    def _noun(self, frame: Frame, depth: int) -> Typing | None:
        sense = self.nouns.sense(frame.predicate)
        if sense is None or sense.code is None:
            return None
        rule = f"noun-{sense.name}"
        family = _NOUN_FAMILY.get(sense.name)
        inner = self.acts.of_worded(frame) if family and depth < DEPTH else None
        typing = self.of(inner, depth + 1) if inner is not None else None
        if family and inner is not None and typing is not None:
            return self._family(family, typing, inner, rule)
        return Typing(self._coding.codes[self._noun_code(frame, sense.name, sense.code)], rule)

    def _noun_code(self, frame: Frame, name: str, code: str) -> str:
        """The code of a noun whose words around it tell its senses apart."""
        if frame.lemma == "call" and frame.objects("between", "with"):
            return "041"
        if name == "deployment":
            sent = (*frame.objects("of", "on", "for"), *self._parse.children[frame.predicate])
            return "074" if any(self.nouns.name(t) in _PEACE for t in sent) or self._keeps_peace(frame) else code
        if name == "strike-or-attack":
            return "143" if self._is_labour(frame) else "190"
        if name == "exercise":
            modifiers = {self._parse.lowers[c] for c in self._parse.children[frame.predicate]}
            return "062" if frame.objects("with") or self._are_several(frame) or modifiers & _TOGETHER else code
        return code

    def _keeps_peace(self, frame: Frame) -> bool:
        """Whether forces go somewhere to keep a peace: "on a peacekeeping mission"."""
        parse = self._parse
        tasks = frame.objects("on", "for", "as")
        return any(self.nouns.name(c) in _PEACE for t in tasks for c in (t, *parse.children[t]) if c <= t)

    def _are_several(self, frame: Frame) -> bool:
        """Whether two act together: "X and Y", "British and Dutch frigates"."""
        parse = self._parse
        tops = (t for a in frame.agents for t in parse.children[a] if parse.deps[t] in ("amod", "compound", "nmod"))
        return len(frame.agents) > 1 or any(
            parse.words[t][0].isupper() and parse.child(t, "conj") is not None for t in tops
        )

    def _is_labour(self, frame: Frame) -> bool:
        parse = self._parse
        if frame.verb is not None and parse.lemmas[frame.verb] in _LABOUR_VERBS:
            return True
        low, high = parse.sentence(frame.predicate)
        return not load_words("labour").isdisjoint(parse.lemmas[low:high])

    def _verb(self, frame: Frame, depth: int) -> Typing | None:
        found = self._stopped(frame, depth)
        if found is not None:
            return found
        for sense in self._senses.of_verb(frame):
            matched = self._senses.matched(frame, sense)
            if matched is None or not self._cooperates(frame, sense, depth):
                continue
            if found is None:
                found = self._coded(frame, sense, matched, depth)
                if found is None:
                    return None
            else:
                second = self._coding.codes.get(_PLAIN.get(sense.code, sense.code))
                if second is not None and second.plover not in ("", found.code.plover):
                    return replace(found, runner_up=second.plover)
        return found

    def _stopped(self, frame: Frame, depth: int) -> Typing | None:
        """The code of ending what a gerund names: "stopped supplying weapons to"."""
        at = frame.complement
        if at is None or frame.lemma not in load_words("stopping") or self._parse.tags[at] != "VBG" or depth >= DEPTH:
            return None
        inner = self.acts.by_token.get(at)
        typing = self.of(inner, depth + 1) if inner is not None else None
        code = (_ENDED.get(typing.code.code) or _ENDED.get(typing.code.plover)) if typing is not None else None
        if typing is None or code is None:
            return None
        return Typing(self._coding.codes[code], "verb-stop", typing.code.plover, inner)

    def _cooperates(self, frame: Frame, sense: VerbSense, depth: int) -> bool:
        """Whether a sense that asks for a cooperative act in its complement has one ("failed to agree")."""
        if ("c", ("typed",)) not in sense.conditions or frame.complement is None:
            return True
        inner = self.acts.through(frame.complement)
        typing = self.of(inner, depth + 1) if inner is not None and depth < DEPTH else None
        return typing is not None and QUADS.get(typing.code.plover) in (1, 2)

    def _coded(self, frame: Frame, sense: VerbSense, matched: tuple[int, ...], depth: int) -> Typing | None:
        happenings = self._coding.event_nouns
        consumed = tuple(t for t in matched if self._parse.lemmas[t].lower() in happenings)
        if sense.code.startswith("+"):
            if frame.complement is not None and not matched and all(slot != "c" for slot, _ in sense.conditions):
                return None
            return self._about(frame, sense.code, matched, consumed, depth)
        if sense.code == "-":
            return None
        rule = f"verb-{frame.lemma}" + ("-object" if consumed else "")
        if sense.code == "154" and (helps(self._parse, frame) or self._keeps_peace(frame)):
            return Typing(self._coding.codes["074"], f"{rule}-relief", "MOBILIZE")
        code = (self._charge(frame) if sense.code == "112" else None) or sense.code
        specific = all("any" not in wanted for _, wanted in sense.conditions)
        return Typing(self._coding.codes[code], rule, consumed=consumed if specific else (), turned=sense.turned)

    def _about(
        self, frame: Frame, family: str, matched: tuple[int, ...], consumed: tuple[int, ...], depth: int
    ) -> Typing | None:
        """The type of agreeing to, demanding, refusing or threatening something."""
        rule = f"verb-{family[1:]}"
        ended = self._ended(matched, depth)
        if ended is not None:
            return replace(self._family(family, ended, frame, rule, plain=True), inner=ended.inner, consumed=consumed)
        inner = self.acts.of_verb(frame, matched)
        typing = self.of(inner, depth + 1) if inner is not None and depth < DEPTH else None
        if inner is not None and typing is not None:
            if family == "+refuse" and typing.rule == "verb-refuse":  # "refused to rule out": turns down nothing
                return None
            out = self._family(family, typing, inner, rule)
            return replace(out, consumed=(*consumed, *typing.consumed))
        theme = self._theme(inner, matched)
        if theme is not None:
            out = self._family(family, Typing(theme, "theme"), frame, rule, plain=True)
            return replace(out, runner_up=None, inner=inner, consumed=consumed)
        if family not in _PLAIN:
            return None
        return Typing(self._coding.codes[_PLAIN[family]], rule, inner=inner, consumed=consumed)

    def _theme(self, inner: Frame | None, matched: tuple[int, ...]) -> Code | None:
        """What is asked for or refused, by the things named: "demanded autonomy", "refused to grant access"."""
        tokens = list(matched)
        if inner is not None:
            tokens += [*inner.patients, *(t for _, t in inner.preps)]
        for token in tokens:
            sense = self.nouns.sense(self.nouns.content(token))
            if sense is not None and sense.theme is not None:
                return self._coding.codes[sense.theme]
        return None

    def _charge(self, frame: Frame) -> str | None:
        """The code of what somebody is accused of, by the words after "of" and "for"."""
        parse = self._parse
        spans = [
            range(c + 1, min(parse.rights[c], c + 12))
            for c in parse.children[frame.predicate]
            if parse.deps[c] == "prep" and parse.lowers[c] in ("of", "for")
        ]
        for t in (t for span in spans for t in span if parse.pos[t] in ("NOUN", "PROPN", "VERB")):
            sense = self._coding.nouns.get(parse.lowers[t]) or self.nouns.sense(t)
            if sense is not None and sense.charge is not None:
                return sense.charge
            inner = self.acts.by_token.get(t)
            typing = self.of(inner, DEPTH) if inner is not None else None
            if typing is not None and typing.code.plover == "ASSAULT":
                return "1122" if typing.code.code in ("1822", "1821") else "1123"
        return None

    def _ended(self, matched: tuple[int, ...], depth: int) -> Typing | None:
        """What "an end to the blockade" comes to: the code of ending the act it names."""
        for token in matched:
            inner = self.acts.of_noun(token) if self.nouns.name(token) == "ending" and depth < DEPTH else None
            typing = self.of(inner, depth + 1) if inner is not None else None
            if typing is not None:
                code = _ENDED.get(typing.code.code) or _ENDED.get(typing.code.plover, "080")
                return Typing(self._coding.codes[code], "ending", inner=inner)
        return None

    def _family(self, family: str, typing: Typing, inner: Frame, rule: str, *, plain: bool = False) -> Typing:
        """The code of agreeing to, demanding, refusing or threatening an act; `plain` asks for no negation in it."""
        code, codes = typing.code, self._coding.codes
        hostile = QUADS.get(code.plover) == 4
        negated = not plain and self.acts.is_negated(inner)
        if family == "+threat" and negated and self.acts.is_infinitive(inner):
            # "Warned the ships not to enter", "threatened not to renew it": unlike "warned that it would not send any".
            return Typing(codes[_PLAIN[family]], rule, code.plover or None, inner)
        if family == "+do" or (family == "+threat" and negated):
            return Typing(code, rule, "THREATEN" if negated else typing.runner_up, inner)
        if family == "+agree" and code.plover == "MOBILIZE":
            return Typing(codes["0334"], rule, "MOBILIZE", inner)
        if family == "+agree" and negated:
            chosen = ("0356" if code.code[:2] in ("15", "18", "19", "20") else "035") if hostile else code.refuse
        elif family == "+refuse" and negated:
            chosen = code.agree
        elif family == "+refuse" and hostile:
            chosen = "120"
        elif family == "+agree" and (hostile or QUADS.get(code.plover) == 3):
            chosen = code.threat or "130"
        elif family in ("+demand", "+appeal") and code.demand == "113" and inner.kind != "noun":
            chosen = _PLAIN[family]  # asked to enforce sanctions, not for them
        elif family == "+appeal":
            chosen = "02" + code.demand[2:] if code.demand.startswith("10") else code.demand
        else:
            by_family = {"+agree": code.agree, "+demand": code.demand, "+refuse": code.refuse, "+threat": code.threat}
            chosen = by_family[family]
        return Typing(codes[chosen or _PLAIN[family]], rule, code.plover or None, inner)
