"""What binds somebody, as found, and the readings of agents, modals and acts that all rules for it share."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.knowledge.plover import load_coding
from standoff.knowledge.promises import load_promises
from standoff.model import Attribution
from standoff.model.marks import CommitmentKind
from standoff.reading.actors import Cast
from standoff.reading.commitments.provisos import Provisos, Range
from standoff.reading.frames import Frame, find_frames
from standoff.reading.holders import OFFICES, Holders, Holding, innermost, is_private
from standoff.reading.page import Page

FIRST = frozenset({"we", "i", "our", "my"})
WILL = frozenset({"will", "'ll", "wo", "shall", "would", "'d"})
FIRM = frozenset({"will", "'ll", "wo", "shall"})
_EASING = frozenset({"lift", "end", "ease", "avoid", "prevent", "withdraw", "drop"})
_NEVER = frozenset({"EVENT", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "WORK_OF_ART", "LAW"})
"""Labels of names that bind nobody."""


@dataclass(slots=True)
class Binding:
    """One commitment as found; ranges are tokens, `word` is the token that binds."""

    by: Holding | None
    kind: CommitmentKind
    then: Range
    condition: Range | None
    word: int
    rule: str
    to: Holding | None = None
    runner_up: str | None = None


class Binder:
    """One article as the rules for commitments read it."""

    def __init__(self, page: Page, attributions: tuple[Attribution, ...], cast: Cast) -> None:
        self.parse = page.parse
        self.words = load_promises()
        self.coding = load_coding()
        self.holders = Holders(page, cast, ())
        self.attributions = attributions
        self.frames = find_frames(page)
        self.by_verb = {f.predicate: f for f in self.frames}
        self.conditions = Provisos(page.parse, self.by_verb, attributions)

    def said_in(self, token: int) -> Attribution | None:
        """The innermost attribution whose content holds the token."""
        return innermost(self.attributions, self.parse.span(token, token + 1))

    def by(self, agents: tuple[int, ...], *, firm: bool = False) -> Holding | None:
        """The holder that agents name; None for companies and outlets; `firm` leaves out the unnamed."""
        names: dict[str, Holding] = {}
        for i in agents:
            found = self._agent(i, firm=firm)
            if found is not None:
                names.setdefault(found.name, found)
        if not names:
            return None
        first = next(iter(names.values()))
        return Holding("; ".join(names), first.code, all(n.known for n in names.values()))

    def _agent(self, i: int, *, firm: bool) -> Holding | None:
        parse = self.parse
        entity = parse.entity_at[i]
        label = entity.label if entity is not None else ""
        if label in _NEVER:
            return None
        if parse.lowers[i] in FIRST:
            said = self.said_in(i)
            return self.holders.speaker(said) if said is not None else None
        actor = self.holders.actor(i)
        if actor is not None and is_private(actor):
            return None
        found = self.holders.at(i)
        if found is not None:
            return None if not found.known and label in ("ORG", "PRODUCT") else found
        office = parse.lemmas[i] in OFFICES
        owner = (self.holders.owner(i) or self.holders.within(i)) if office else None
        if owner is None and not firm and (actor is not None or office):
            return self.holders.described(i)
        return owner

    def to(self, frame: Frame) -> Holding | None:
        """To whom it is promised, or who is threatened."""
        for i in (*frame.datives, *frame.objects("to"), *frame.patients):
            found = self.holders.at(i)
            if found is not None:
                return found
        return None

    def of(self, noun: int) -> int | None:
        """The head of a noun's "of" phrase."""
        for c in self.parse.children[noun]:
            if self.parse.deps[c] == "prep" and self.parse.lowers[c] == "of":
                return self.parse.child(c, "pobj", "pcomp")
        return None

    def complement(self, word: int) -> int | None:
        """The clause a word governs: infinitive, "that" clause, or "to" with a gerund."""
        parse = self.parse
        for c in parse.children[word]:
            dep = parse.deps[c]
            if dep == "prep" and parse.lowers[c] == "to":
                gerund = parse.child(c, "pcomp")
                if gerund is not None:
                    return gerund
            if c < word or dep not in ("xcomp", "ccomp", "acl") or parse.pos[c] not in ("VERB", "AUX"):
                continue
            if dep != "acl" or parse.tags[c] not in ("VBN", "VBG") or parse.child(c, "aux", "mark") is not None:
                return c
        if parse.deps[word] != "dobj":
            return None
        # "repeated its vow to shut": the parser often hangs the infinitive on the verb
        beside = (c for c in parse.children[parse.heads[word]] if parse.deps[c] == "advcl" and parse.tags[c] == "VB")
        return next((c for c in beside if parse.lefts[c] == word + 1), None)

    def modal(self, verb: int) -> str | None:
        """The modal of a clause: its own, "is to" or "going to" above it, or that of the clause it is joined to."""
        parse = self.parse
        for c in parse.children[verb]:
            if parse.deps[c] == "aux" and (parse.lowers[c] in WILL or parse.tags[c] == "MD"):
                return parse.lowers[c]
        head = parse.heads[verb]
        if parse.deps[verb] == "xcomp" and parse.lowers[head] in ("going", "is", "are"):
            return "will"
        joined = parse.deps[verb] == "conj" and parse.tags[verb] == "VB"
        if joined and head != verb and parse.child(verb, "nsubj", "nsubjpass", "aux") is None:
            up = parse.heads[head] if parse.deps[head] == "xcomp" else head
            return self.modal(head) or (self.modal(up) if up != head else None)
        return None

    def hostile(self, verb: int) -> bool:
        """Whether an act does harm, by the code book's classes or the table's words."""
        parse, words = self.parse, self.words
        lemma = parse.lemmas[verb]
        if lemma in words.hostile:
            return True
        if lemma not in _EASING:
            for o in parse.children[verb]:
                if parse.deps[o] in ("dobj", "nsubjpass", "pobj"):
                    of = self.of(o)
                    if parse.lemmas[o] in words.hostile_object or (
                        of is not None and parse.lemmas[of] in words.hostile_object
                    ):
                        return True
        senses = self.coding.verbs.get(lemma, ())
        if any(s.code[:2].isdigit() and int(s.code[:2]) >= 16 and not s.conditions for s in senses):
            return True
        below = parse.child(verb, "xcomp")
        return below is not None and self.hostile(below)

    def provoked(self, verb: int) -> Range | None:
        """The act as subject that would bring a consequence: "any attack" in "any attack would meet a response"."""
        parse, words = self.parse, self.words
        subject, thing = parse.child(verb, "nsubj"), parse.child(verb, "dobj")
        if subject is None or thing is None or parse.lemmas[subject].lower() not in words.provocation:
            return None
        if parse.lemmas[verb] not in words.entail | words.suffer or parse.lemmas[thing] not in words.consequence:
            return None
        return parse.subtree(subject)

    def suffers(self, frame: Frame) -> bool:
        """Whether a clause says what will befall the one addressed: "will face sanctions", "sanctions will follow"."""
        parse, words = self.parse, self.words
        verb = frame.predicate
        lemma = parse.lemmas[verb]
        if lemma in words.suffer:
            things = [c for c in parse.children[verb] if parse.deps[c] in ("dobj", "pobj")]
            return any(parse.lemmas[t] in words.consequence for t in (*things, *frame.objects("with", "for")))
        subject = parse.child(verb, "nsubj", "nsubjpass")
        return subject is not None and lemma in words.impose and parse.lemmas[subject].lower() in words.consequence
