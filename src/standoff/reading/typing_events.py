"""What a frame is by the code book: verb or noun class by object class, then what modality makes of it.

The tables are knowledge/acts.tsv, nouns.tsv and cameo.tsv. Agreeing to, demanding, refusing and threatening take the
code of the act they are about over to the code book's own column for it (cooperation agreed to, aid refused, ...).
"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.knowledge.governors import load_governors
from standoff.knowledge.plover import QUADS, Code, Coding, NounSense, VerbSense, load_coding
from standoff.reading.frames import Frame, noun_sense
from standoff.reading.parse import Parse
from standoff.reading.roles import CONTAINERS

DEPTH = 4
"""Acts inside acts followed at most: "agreed to ask them to stop"."""

_ACTOR_LABELS = frozenset(("PERSON", "NORP", "ORG", "GPE"))
_ACTOR_CLASSES = frozenset(
    ("person", "troops", "police", "peacekeeper", "prisoner", "diplomat", "refugee", "group", "organ")
)
_PRONOUNS = frozenset(
    ("him", "her", "them", "us", "me", "it", "he", "she", "they", "who", "whom", "himself", "themselves")
)
_PLAIN = {"+do": "010", "+agree": "030", "+demand": "100", "+appeal": "020", "+refuse": "120", "+threat": "130"}
_ENDED = {"163": "085", "191": "0872", "1723": "0813", "1724": "0814", "192": "0874", "COERCE": "081", "PROTEST": "082",
          "ASSAULT": "0871", "MOBILIZE": "0874", "SANCTION": "085", "AID": "162", "071": "1621", "072": "1622",
          "073": "1623", "CONSULT": "164", "SUPPORT": "161", "COOPERATE": "160"}  # fmt: skip
"""The code of ending an act, by the act's code, else by its type."""
_COOPERATIVE = frozenset((1, 2))


def _appeal(demand: str) -> str:
    """The code of asking for what a code demands: CAMEO 02 mirrors 10."""
    return "02" + demand[2:] if demand.startswith("10") else demand


@dataclass(frozen=True, slots=True)
class Typing:
    """A frame's code and how it was reached; `inner` is the frame of the act it is about, if any."""

    code: Code
    rule: str
    runner_up: str | None = None
    inner: Frame | None = None
    consumed: tuple[int, ...] = ()
    """Tokens of event nouns that are part of this act and no happening of their own."""


class Typer:
    """Types the frames of one parse; each is worked out once."""

    def __init__(self, parse: Parse, frames: tuple[Frame, ...]) -> None:
        self._parse = parse
        self._coding: Coding = load_coding()
        self.by_token: dict[int, Frame] = {f.predicate: f for f in frames}
        self.carried = {f.verb for f in frames if f.kind == "light"}
        self._governing = load_governors()
        self._known: dict[int, Typing | None] = {}

    def of(self, frame: Frame, depth: int = 0) -> Typing | None:
        """The frame's type; None where the code book has nothing for it."""
        if frame.predicate not in self._known:
            self._known[frame.predicate] = None
            self._known[frame.predicate] = self._type(frame, depth)
        return self._known[frame.predicate]

    def noun_sense(self, token: int) -> NounSense | None:
        """The class of a noun, a compound's before its last word's."""
        return noun_sense(self._parse, token, self._coding)

    def is_actor(self, token: int) -> bool:
        """Whether the token may be somebody who acts: a name, a pronoun or a word for people."""
        parse = self._parse
        entity = parse.entity_at[token]
        if entity is not None:
            return entity.label in _ACTOR_LABELS
        if parse.lowers[token] in _PRONOUNS or parse.pos[token] == "PROPN":
            return True
        sense = self.noun_sense(token)
        return sense is not None and sense.name in _ACTOR_CLASSES

    def is_definite(self, token: int) -> bool:
        """Whether the noun is one already known: "the", "this" or a possessor before it."""
        parse = self._parse
        return any(
            parse.deps[c] == "poss" or parse.lowers[c] in ("the", "this", "these", "those", "that")
            for c in parse.children[token]
        )

    def has_owner(self, token: int) -> bool:
        """Whether the noun says whose it is: "U.S. calls", "their demand", "a request by the envoy"."""
        parse = self._parse
        return any(
            parse.deps[c] == "poss"
            or (parse.deps[c] in ("compound", "amod", "nmod") and self.is_actor(c))
            or (parse.deps[c] in ("prep", "agent") and parse.lowers[c] in ("by", "from"))
            for c in parse.children[token]
        )

    def _type(self, frame: Frame, depth: int) -> Typing | None:
        if frame.kind == "verb":
            return self._verb(frame, depth)
        return self._noun(frame, depth)

    def _noun(self, frame: Frame, depth: int) -> Typing | None:
        sense = self.noun_sense(frame.predicate)
        if sense is None or sense.code is None:
            return None
        code = sense.code
        parse_call = frame.lemma == "call"
        if parse_call and frame.objects("between", "with"):
            code = "041"
        elif sense.name == "strike-or-attack":
            code = "143" if self._is_labour(frame) else "190"
        elif sense.name == "exercise" and (
            frame.objects("with") or self._has_word(frame.predicate, "joint", "bilateral")
        ):
            code = "062"
        elif sense.name in ("threat", "request", "demand", "rejection", "accusation"):
            inner = self._inner_of_noun(frame.predicate, depth)
            family = {"threat": "+threat", "request": "+demand", "demand": "+demand", "rejection": "+refuse"}.get(
                sense.name
            )
            if inner is not None and family:
                typing = self.of(inner, depth + 1)
                if typing is not None:
                    return self._family(family, typing, inner, f"noun-{sense.name}", self._negated(inner))
        return Typing(self._coding.codes[code], f"noun-{sense.name}")

    def _is_labour(self, frame: Frame) -> bool:
        parse = self._parse
        if frame.verb is not None and parse.lemmas[frame.verb] in (
            "stage",
            "call",
            "begin",
            "organize",
            "hold",
            "observe",
        ):
            return True
        low, high = parse.sentence(frame.predicate)
        workers = ("worker", "union", "teacher", "doctor", "driver", "nurse", "student", "employee", "miner", "staff")
        return (
            any(parse.lemmas[a] in workers for a in frame.agents) or parse.heads[frame.predicate] == frame.predicate - 1
        )

    def _has_word(self, token: int, *words: str) -> bool:
        return any(self._parse.lowers[c] in words for c in self._parse.children[token])

    def _verb(self, frame: Frame, depth: int) -> Typing | None:
        senses = self._senses(frame)
        if senses is None:
            return None
        second: str | None = None
        found: Typing | None = None
        for sense in senses:
            matched = self._matches(frame, sense)
            if matched is None:
                continue
            if found is None:
                found = self._coded(frame, sense, matched, depth)
                if found is None:
                    return None
            elif second is None:
                code = _PLAIN.get(sense.code, sense.code)
                if code in self._coding.codes and self._coding.codes[code].plover != found.code.plover:
                    second = self._coding.codes[code].plover or None
        if found is not None and second:
            return Typing(found.code, found.rule, second, found.inner, found.consumed)
        return found

    def _senses(self, frame: Frame) -> tuple[VerbSense, ...] | None:
        """The senses of a verb: of "find guilty", "take hostage", "give in" before those of its bare lemma."""
        verbs, parse = self._coding.verbs, self._parse
        if frame.lemma in verbs and "_" in frame.lemma:
            return verbs[frame.lemma]
        bare = frame.lemma.partition("_")[0]
        if bare in self._coding.phrasal:
            for c in parse.children[frame.predicate]:
                if parse.deps[c] in ("acomp", "oprd", "advmod", "dobj", "ccomp", "xcomp", "dep"):
                    found = verbs.get(f"{bare}_{parse.lowers[c]}")
                    if found is not None:
                        return found
        if bare == "call" and parse.child(frame.predicate, "oprd") is not None:
            return None
        return verbs.get(frame.lemma) or verbs.get(bare)

    def _coded(self, frame: Frame, sense: VerbSense, matched: tuple[int, ...], depth: int) -> Typing | None:
        nouns = self._coding.event_nouns
        consumed = tuple(t for t in matched if self._parse.lemmas[t].lower() in nouns)
        if sense.code == "-":
            return None
        if not sense.code.startswith("+"):
            rule = f"verb-{frame.lemma}" + ("-object" if consumed else "")
            code = (self._charge(frame) if sense.code == "112" else None) or sense.code
            return Typing(self._coding.codes[code], rule, consumed=consumed if self._specific(sense) else ())
        if frame.complement is not None and not any(slot == "c" for slot, _ in sense.conditions) and not matched:
            return None
        ending = [t for t in matched if (kind := self.noun_sense(t)) is not None and kind.name == "ending"]
        inner = self._inner(frame, matched, depth) if not ending else None
        typing = self.of(inner, depth + 1) if inner is not None and depth < DEPTH else None
        ended = self._ended(matched, depth) if typing is None or inner is None else None
        if ended is not None:
            out = self._family(sense.code, *ended, f"verb-{sense.code[1:]}", negated=False)
            return Typing(out.code, out.rule, out.runner_up, ended[1], consumed)
        if inner is None or typing is None:
            theme = self._theme(inner, matched)
            if theme is not None:
                out = self._family(sense.code, Typing(theme, "theme"), frame, f"verb-{sense.code[1:]}", negated=False)
                return Typing(out.code, out.rule, None, inner, consumed)
            if sense.code == "+do":
                return None
            code = self._coding.codes[_PLAIN[sense.code]]
            return Typing(code, f"verb-{sense.code[1:]}", inner=inner, consumed=consumed)
        out = self._family(sense.code, typing, inner, f"verb-{sense.code[1:]}", self._negated(inner))
        return Typing(out.code, out.rule, out.runner_up, inner, (*consumed, *typing.consumed))

    def _theme(self, inner: Frame | None, matched: tuple[int, ...]) -> Code | None:
        """What is asked for or refused, by the things named: "demanded autonomy", "refused to grant access"."""
        tokens = list(matched)
        if inner is not None:
            tokens += [*inner.patients, *(t for _, t in inner.preps)]
        for token in tokens:
            sense = self.noun_sense(self._content(token))
            if sense is not None and sense.theme is not None:
                return self._coding.codes[sense.theme]
        return None

    def _charge(self, frame: Frame) -> str | None:
        """What somebody is accused of, by the words after "of" and "for"."""
        parse = self._parse
        for c in parse.children[frame.predicate]:
            if parse.deps[c] == "prep" and parse.lowers[c] in ("of", "for"):
                for t in range(c + 1, min(parse.rights[c], c + 12)):
                    if parse.pos[t] in ("NOUN", "PROPN", "VERB"):
                        sense = self.noun_sense(t)
                        if sense is not None and sense.charge is not None:
                            return sense.charge
                        inner = self.by_token.get(t)
                        typing = self.of(inner, 2) if inner is not None else None
                        if typing is not None and typing.code.plover == "ASSAULT":
                            return "1122" if typing.code.code in ("1822", "1821") else "1123"
        return None

    def _ended(self, matched: tuple[int, ...], depth: int) -> tuple[Typing, Frame] | None:
        """What "an end to the blockade" comes to: the code of ending the act it names."""
        for token in matched:
            sense = self.noun_sense(token)
            below = self._inner_of_noun(token, depth) if sense is not None and sense.name == "ending" else None
            typing = self.of(below, depth + 1) if below is not None else None
            if below is not None and typing is not None:
                code = self._coding.codes[_ENDED.get(typing.code.code, _ENDED.get(typing.code.plover, "080"))]
                return Typing(code, "ending", inner=below), below
        return None

    @staticmethod
    def _specific(sense: VerbSense) -> bool:
        return all("any" not in wanted for _, wanted in sense.conditions)

    def _family(self, family: str, typing: Typing, inner: Frame, rule: str, negated: bool) -> Typing:
        """The code of agreeing to, demanding, refusing or threatening an act."""
        code = typing.code
        hostile = QUADS.get(code.plover) == 4
        if family == "+do":
            return Typing(code, rule, typing.runner_up, inner)
        if family == "+agree" and code.plover == "MOBILIZE":
            return Typing(self._coding.codes["0334"], rule, "MOBILIZE", inner)
        if negated and family == "+threat":
            return Typing(code, rule, "THREATEN", inner)
        if negated:
            family = {"+agree": "+refuse" if not hostile else "+yield", "+refuse": "+agree"}.get(family, family)
        elif family == "+agree" and (hostile or code.plover == "THREATEN"):
            family = "+threat"
        elif family == "+refuse" and hostile:
            return Typing(self._coding.codes["120"], rule, code.plover, inner)
        chosen = {
            "+agree": code.agree or "030",
            "+demand": code.demand or "100",
            "+appeal": _appeal(code.demand or "100"),
            "+refuse": code.refuse or "120",
            "+threat": code.threat or "130",
            "+yield": "0356" if code.code[:2] in ("18", "19", "20", "15") else "035",
        }[family]
        return Typing(self._coding.codes[chosen], rule, code.plover or None, inner)

    def _inner(self, frame: Frame, matched: tuple[int, ...], depth: int) -> Frame | None:
        """The frame of the act that a verb of agreeing, demanding, refusing or threatening is about."""
        if frame.complement is not None:
            inner = self._through(frame.complement)
            if inner is not None:
                return inner
        for token in matched:
            inner = self.by_token.get(token)
            sense = self.noun_sense(token)
            if sense is not None and sense.name in ("proposal", "request", "demand", "agreement", "order"):
                return self._inner_of_noun(token, depth)
            if inner is not None:
                return inner
            below = self._inner_of_noun(token, depth)
            if below is not None:
                return below
        parse = self._parse
        for c in parse.children[frame.predicate]:
            if parse.deps[c] == "prep":
                for k in parse.children[c]:
                    if parse.deps[k] == "pcomp":
                        return self._through(k)
        return None

    def _through(self, verb: int) -> Frame | None:
        """The frame at a complement verb, past "begin to", "help", "be able to" and onto a light verb's noun."""
        parse = self._parse
        at = verb
        for _ in range(4):
            if at in self.carried:
                for c in parse.children[at]:
                    if parse.deps[c] in ("dobj", "nsubjpass", "attr") and c in self.by_token:
                        return self.by_token[c]
            frame = self.by_token.get(at)
            if frame is not None and (self._coding.verbs.get(frame.lemma) or frame.complement is None):
                return frame
            following = parse.child(at, "xcomp", "ccomp")
            if following is None:
                return frame
            at = following
        return self.by_token.get(at)

    def _inner_of_noun(self, noun: int, depth: int) -> Frame | None:
        """The act a plan, demand or offer is about: its infinitive, or the noun after "for", "of", "to"."""
        parse = self._parse
        if depth > DEPTH:
            return None
        for c in parse.children[noun]:
            if parse.deps[c] in ("acl", "ccomp") and parse.tags[c] in ("VB", "VBG", "VBP", "VBZ"):
                return self._through(c)
            if parse.deps[c] == "prep" and parse.lowers[c] in ("for", "of", "to", "on", "against", "that"):
                for k in parse.children[c]:
                    if parse.deps[k] == "pobj" and k in self.by_token:
                        return self.by_token[k]
                    if parse.deps[k] == "pcomp":
                        return self._through(k)
            if parse.deps[c] == "compound" and c in self.by_token and parse.lemmas[noun] in self._governing:
                return self.by_token[c]
        return None

    def _matches(self, frame: Frame, sense: VerbSense) -> tuple[int, ...] | None:
        """Tokens that satisfied the conditions; None where one fails."""
        out: list[int] = []
        for slot, wanted in sense.conditions:
            if slot == "c" and wanted == ("no",):
                if frame.complement is not None:
                    return None
                continue
            if slot == "c":
                if not self._complement_is(frame, wanted[0]):
                    return None
                continue
            if slot == "o":
                if wanted == ("none",):
                    if frame.patients:
                        return None
                    continue
                tokens = list(frame.patients)
            elif slot == "s":
                tokens = list(frame.agents or (frame.patients if frame.passive else ()))
            else:
                tokens = [t for t in frame.objects(slot[2:]) if not self._is_time(t)]
            found = [t for t in (self._content(t) for t in tokens) if self._is_of(t, wanted)]
            if not found:
                if "any" not in wanted or not (slot.startswith("p ") and self._has_prep(frame.predicate, slot[2:])):
                    return None
            out.extend(found)
        return tuple(out)

    def _negated(self, inner: Frame) -> bool:
        """Whether the inner act is itself denied by a "not", whatever its governor makes of it."""
        at = inner.verb if inner.verb is not None else inner.predicate
        return any(self._parse.deps[c] == "neg" for c in self._parse.children[at])

    def _complement_is(self, frame: Frame, kind: str) -> bool:
        """Whether there is a complement clause: any ("yes"), of an act asked for ("to"), of the speaker's own ("own")."""
        parse, at = self._parse, frame.complement
        if at is None or at < frame.predicate:
            return False
        if kind == "leave":
            return parse.lemmas[at] in ("leave", "depart", "go", "exit", "return", "emigrate", "cross", "fly")
        if kind == "talk":
            return parse.lemmas[at] in (
                "discuss",
                "comment",
                "say",
                "elaborate",
                "identify",
                "name",
                "speculate",
                "answer",
            )
        if kind == "typed":
            inner = self._through(at)
            typing = self.of(inner) if inner is not None else None
            return typing is not None and QUADS.get(typing.code.plover) in _COOPERATIVE
        if kind == "yes":
            return parse.tags[at] not in ("VBD", "VBZ", "VBP") or self._has_word(at, "will", "would", "to", "should")
        finite = parse.tags[at] in ("VBD", "VBZ", "VBP", "VBN") and not self._has_word(at, "to", "be")
        modal = any(
            parse.lowers[c] in ("will", "would", "wo", "'ll", "may", "might", "could", "can")
            for c in parse.children[at]
        )
        if kind == "to":
            given = frame.lemma != "want" or parse.child(at, "nsubj", "nsubjpass") is not None or bool(frame.patients)
            return given and not finite and not modal
        inner = self.by_token.get(at)
        if inner is None or not modal:
            return parse.deps[at] == "xcomp" and not frame.patients
        return any(
            parse.pos[t] == "PRON" or parse.lowers[t] in {parse.lowers[x] for x in frame.agents} for t in inner.agents
        )

    def _has_prep(self, verb: int, prep: str) -> bool:
        parse = self._parse
        return any(parse.deps[c] in ("prep", "prt") and parse.lowers[c] == prep for c in parse.children[verb])

    def _content(self, token: int) -> int:
        """The noun that matters in "a series of attacks", "dozens of people"."""
        parse = self._parse
        if parse.lemmas[token] in CONTAINERS or parse.pos[token] == "NUM":
            for c in parse.children[token]:
                if parse.lowers[c] == "of":
                    inner = parse.child(c, "pobj")
                    if inner is not None:
                        return inner
        return token

    def _is_of(self, token: int, wanted: tuple[str, ...]) -> bool:
        if "any" in wanted:
            return True
        sense = self.noun_sense(token)
        if sense is not None and sense.name in wanted:
            return True
        if any(self._class_of(c) in wanted for c in self._parse.children[token] if self._parse.deps[c] == "compound"):
            return True
        if "money" in wanted and (self._parse.words[token] == "$" or self._money(token)):
            return True
        if "state" in wanted or "place" in wanted:
            entity = self._parse.entity_at[token]
            if entity is not None and entity.label in (("GPE", "NORP") if "state" in wanted else ("GPE", "LOC", "FAC")):
                return True
        return "actor" in wanted and self.is_actor(token)

    def _class_of(self, token: int) -> str:
        sense = self._coding.nouns.get(self._parse.lemmas[token].lower())
        return sense.name if sense is not None and sense.code is not None else ""

    def _is_time(self, token: int) -> bool:
        entity = self._parse.entity_at[token]
        return entity is not None and entity.label in ("DATE", "TIME")

    def _money(self, token: int) -> bool:
        entity = self._parse.entity_at[token]
        return entity is not None and entity.label == "MONEY"
