"""Words by which somebody binds themselves: "will" of the speaker's own side, promise and threat words, treaties."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.knowledge.plover import load_coding
from standoff.knowledge.promises import load_promises, load_treaties
from standoff.model import Attribution
from standoff.model.marks import CommitmentKind
from standoff.reading.actors import Cast
from standoff.reading.frames import Frame, find_frames
from standoff.reading.holders import OFFICES, Holders, Holding, innermost
from standoff.reading.page import Page
from standoff.reading.roles import agents_of_noun, subjects

SAYING = frozenset({"accord", "go", "continue", "begin", "have", "make"})
"""Words of a cue that only carry its verb."""
FIRST = frozenset({"we", "i", "our", "my"})
PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
NEVER = frozenset({"EVENT", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "WORK_OF_ART", "LAW"})
"""Labels of what binds nobody."""
WILL = frozenset({"will", "'ll", "wo", "shall", "would", "'d"})
FIRM = frozenset({"will", "'ll", "wo", "shall"})
CAN = frozenset({"could", "can", "may", "might"})


@dataclass(slots=True)
class Binding:
    """One commitment as found; ranges are tokens `[start, end)`, `word` is the token that binds."""

    by: Holding | None
    kind: CommitmentKind
    then: tuple[int, int]
    condition: tuple[int, int] | None
    word: int
    rule: str
    to: Holding | None = None
    runner_up: str | None = None


def find_bindings(page: Page, attributions: tuple[Attribution, ...], cast: Cast) -> list[Binding]:
    """Bindings, the surer rules first, so that a weaker one on the same words can be dropped."""
    reader = _Bindings(page, attributions, cast)
    out: list[Binding] = []
    for rule in (reader.treaty, reader.governed, reader.clause, reader.noun):
        out += [binding for frame in reader.frames if (binding := rule(frame)) is not None]
    out += reader.bare_nouns()
    return reader.merged(out)


class _Bindings:
    """The reading of one article's commitments."""

    def __init__(self, page: Page, attributions: tuple[Attribution, ...], cast: Cast) -> None:
        self.page = page
        self.parse = page.parse
        self.words = load_promises()
        self.coding = load_coding()
        self.holders = Holders(page, cast, ())
        self.attributions = attributions
        self.frames = find_frames(page)
        self.by_verb = {f.predicate: f for f in self.frames}

    def merged(self, bindings: list[Binding]) -> list[Binding]:
        """Bindings with those that only refer to another ("broke the pledge not to") joined to it."""
        told = {self._act(b): b for b in bindings if b.rule != "promise-noun"}
        out = []
        for binding in bindings:
            known = told.get(self._act(binding)) if binding.rule == "promise-noun" else None
            if known is None or known is binding:
                out.append(binding)
            elif binding.by is not None and known.by is not None and binding.by.name != known.by.name:
                names = dict.fromkeys([*known.by.name.split("; "), *binding.by.name.split("; ")])
                known.by = Holding("; ".join(names), known.by.code, known.by.known)
        return out

    def _act(self, binding: Binding) -> tuple[str, bool]:
        parse = self.parse
        head = parse.head_of(*binding.then)
        return parse.lemmas[head], any(parse.deps[c] == "neg" for c in parse.children[head])

    # ---- promise and threat words

    def governed(self, frame: Frame) -> Binding | None:
        """ "pledged to send", "vowed they would", "threatens a strike unless", "is committed to restoring"."""
        if frame.kind != "verb" or frame.protasis:
            return None
        parse, words = self.parse, self.words
        verb = frame.predicate
        lemma = parse.lemmas[verb]
        threat = lemma in words.threat
        if not threat and lemma not in words.promise:
            return self._adjective(frame)
        if frame.status in ("denied", "demanded") or (frame.status == "possible" and not threat):
            return None
        by = self._by(frame.agents) or self._lost_subject(verb)
        if by is None:
            return None
        complement = self._complement(verb)
        target = complement if complement is not None else self._promised(verb, threat=threat)
        if target is None:
            return None
        if not by.known and self._condition(verb, complement) is None and not self._crowd(frame):
            return None
        kind: CommitmentKind = "threat" if threat else "promise"
        if not threat and self._condition(verb, complement) and complement is not None and self._hostile(complement):
            kind = "threat"
        return Binding(by, kind, self._range(target), self._condition(verb, complement), verb, "promise-verb", self._to(frame))

    def _crowd(self, frame: Frame) -> bool:
        """Whether the agents are people of some state or leaders: they bind themselves where a passer-by does not."""
        return any(
            (actor := self.holders.actor(i)) is not None
            and actor.kind == "people"
            and (actor.code is not None or self.parse.lemmas[i] in OFFICES)
            for i in frame.agents
        )

    def _lost_subject(self, verb: int) -> Holding | None:
        """The real subject where the parser took "X claims Y ... pledged" for "claims Y": Y."""
        parse = self.parse
        head = parse.heads[verb]
        if parse.deps[verb] not in ("advcl", "ccomp", "conj") or parse.lemmas[head] not in self.words.say | {"claim"}:
            return None
        lost = parse.child(head, "dobj")
        return self._by((lost,), firm=True) if lost is not None and head < lost < verb else None

    def _promised(self, verb: int, *, threat: bool) -> int | None:
        """The thing promised or threatened, where it is an act: "threatened an incursion"."""
        parse = self.parse
        if parse.lemmas[verb] not in self.words.giving:
            return None
        for c in parse.children[verb]:
            if parse.deps[c] == "dobj" and parse.pos[c] == "NOUN":
                sense = self.coding.nouns.get(parse.lemmas[c])
                if sense is not None and sense.code and (not threat or int(sense.code[:2]) >= 10):
                    return c
        return None

    def _adjective(self, frame: Frame) -> Binding | None:
        """ "is committed to", "stands ready to ... if"."""
        parse, words = self.parse, self.words
        verb = frame.predicate
        lemma = parse.lemmas[verb]
        if lemma in words.bound or lemma in ("prepare", "commit"):
            adjective: int | None = verb
        else:
            adjective = parse.child(verb, "acomp", "oprd")
        if adjective is None or frame.status in ("denied", "demanded", "possible") or frame.negated:
            return None
        word = parse.lowers[adjective]
        sure = word in words.bound
        if not sure and word not in words.ready:
            return None
        complement = self._complement(adjective)
        if complement is None:
            return None
        condition = self._condition(verb, adjective, complement) or self._loose(adjective)
        if not sure and condition is None:
            return None
        by = self._by(tuple(subjects(parse, verb)), firm=True)
        if by is None:
            return None
        kind: CommitmentKind = "threat" if condition and self._hostile(complement) else "promise"
        return Binding(by, kind, self._range(complement), condition, verb, "bound-adjective")

    # ---- the speaker's own "will"

    def clause(self, frame: Frame) -> Binding | None:
        """A "will" or "would" clause whose subject is on the side of whoever says it."""
        parse = self.parse
        verb = frame.predicate
        if frame.kind != "verb" or frame.protasis or frame.verb is None:
            return None
        modal = self._modal(verb)
        if modal is None or self._counterfactual(verb) or self._in_protasis(verb):
            return None
        condition = self._condition(verb)
        attribution = innermost(self.attributions, parse.span(verb, verb + 1))
        if attribution is None:
            return self._unattributed(frame, modal, condition)
        if (frame.negated or self._never(verb)) and attribution.act != "promise":
            return None
        if attribution.act not in ("assert", "promise", "threaten", "warn", "intend", "deny", "expect", "propose"):
            return None
        if not self._cued(attribution):
            return None
        if condition is None:
            condition = self._attributed_condition(attribution, verb) or self._loose(verb)
        if modal in CAN:
            return None
        source = self.holders.source(attribution)
        if source is None:
            return None
        speaker = self.holders.speaker(attribution)
        if speaker is None:
            return None
        agents = frame.agents or frame.patients
        if frame.passive:
            agents = frame.agents
        hostile = self._hostile(verb)
        if self._suffers(frame) and condition is not None:
            kind: CommitmentKind = "threat"
            return Binding(speaker, kind, self._range(verb), condition, verb, "consequence-clause")
        if not agents or not self._same_side(source, agents[0], speaker) or self._befalls(verb):
            return None
        if not speaker.known and (condition is None or not self._himself(source, agents[0])):
            return None
        if modal in ("would", "'d") and attribution.manner == "direct" and condition is None:
            return None
        by = self._by(tuple(agents)) if parse.pos[agents[0]] != "PRON" else None
        kind = "threat" if attribution.act == "threaten" or hostile and (condition or attribution.act == "warn") else "promise"
        return Binding(
            self._body(by, speaker), kind, self._range(verb), condition, verb, "speakers-will",
            runner_up="threat" if kind == "promise" and hostile else None,
        )  # fmt: skip

    def _unattributed(self, frame: Frame, modal: str, condition: tuple[int, int] | None) -> Binding | None:
        """The outlet's own "sanctions will follow if": a threat by nobody named, or by the subject where it is a state."""
        parse = self.parse
        verb = frame.predicate
        if condition is None or modal not in FIRM:
            return None
        if self._suffers(frame):
            return Binding(None, "threat", self._range(verb), condition, verb, "consequence-clause")
        by = self._by(frame.agents, firm=True)
        if by is None or not by.known or frame.passive or parse.pos[frame.agents[0]] == "PRON":
            return None
        actor = self.holders.actor(frame.agents[0])
        if (actor is not None and actor.kind not in ("state", "body", "organ")) or self._befalls(verb):
            return None
        kind: CommitmentKind = "threat" if self._hostile(verb) else "promise"
        return Binding(by, kind, self._range(verb), condition, verb, "outlets-will") if parse.pos[verb] == "VERB" else None

    def _himself(self, source: int, subject: int) -> bool:
        """Whether the subject surely is the source: "I", or the same named person."""
        if self.parse.lowers[subject] in FIRST:
            return self.parse.pos[source] == "PROPN"
        actor = self.holders.actor(subject)
        return actor is not None and actor.kind == "person" and actor is self.holders.actor(source)

    def _cued(self, attribution: Attribution) -> bool:
        """Whether the cue says, promises or threatens; fearing, knowing and asking bind nobody."""
        if attribution.act in ("promise", "threaten", "intend"):
            return True
        parse, words = self.parse, self.words
        for span in attribution.cue:
            for i in parse.tokens(span):
                if parse.pos[i] in ("VERB", "NOUN") and parse.lemmas[i] not in SAYING:
                    return parse.lemmas[i] in words.say | words.promise | words.threat | words.promise_noun
        return True

    def _befalls(self, verb: int) -> bool:
        """Whether the clause foretells what befalls the subject rather than what it will do."""
        parse, words = self.parse, self.words
        if parse.lemmas[verb] not in words.befall:
            return False
        adjective = parse.child(verb, "acomp")
        return adjective is None or parse.lowers[adjective] not in words.ready | words.bound

    def _counterfactual(self, verb: int) -> bool:
        """ "would have gone", "would be going": what is not the case, no binding word."""
        parse = self.parse
        aux = {parse.lowers[c] for c in parse.children[verb] if parse.deps[c] == "aux"}
        return "have" in aux or (bool(aux & {"would", "'d"}) and parse.tags[verb] == "VBG")

    def _never(self, verb: int) -> bool:
        """A "not" or "never" beside the modal, wherever the parser hung it."""
        lowers = self.parse.lowers[max(0, verb - 4) : verb]
        return "never" in lowers or "not" in lowers or "n't" in lowers

    def _in_protasis(self, verb: int) -> bool:
        """Whether the clause stands under a condition ("if they promised they would")."""
        for up in self.parse.ancestors(verb):
            frame = self.by_verb.get(up)
            if frame is not None and frame.protasis:
                return True
        return False

    def _modal(self, verb: int) -> str | None:
        """The modal of a clause: its own, "going to" above it, or that of the clause it is coordinated with."""
        parse = self.parse
        for c in parse.children[verb]:
            if parse.deps[c] == "aux" and parse.lowers[c] in WILL | CAN:
                return parse.lowers[c]
        head = parse.heads[verb]
        if parse.deps[verb] == "xcomp" and (parse.lowers[head] == "going" or parse.lowers[head] in ("is", "are")):
            return "will"
        if parse.deps[verb] == "conj" and head != verb and parse.tags[verb] == "VB":
            if parse.child(verb, "nsubj", "nsubjpass", "aux") is None:
                up = parse.heads[head] if parse.deps[head] == "xcomp" else head
                return self._modal(head) or (self._modal(up) if up != head else None)
        return None

    def _same_side(self, source: int, subject: int, speaker: Holding) -> bool:
        """Whether the subject is the speaker, the speaker's state, or something that is theirs."""
        parse = self.parse
        lower = parse.lowers[subject]
        if lower in FIRST:
            return True
        if parse.pos[subject] == "PRON":
            if lower not in PRONOUNS:
                return False
            actor = self.holders.actor(subject)
            if actor is None:
                said = self.holders.actor(source)
                return lower != "it" or said is None or said.kind != "person"
            return self.holders.state(actor).name == speaker.name or actor is self.holders.actor(source)
        named = self.holders.at(subject)
        same = self.holders.actor(subject)
        if same is not None and same is self.holders.actor(source):
            return True
        if named is not None:
            return named.name == speaker.name or (not speaker.known and parse.lemmas[source] in OFFICES)
        for c in parse.children[subject]:
            if parse.deps[c] == "poss" and parse.lowers[c] in FIRST | PRONOUNS:
                actor = self.holders.actor(c)
                return actor is None or self.holders.state(actor).name == speaker.name
        owner = self.holders.owner(subject)
        return owner is not None and owner.name == speaker.name

    # ---- nouns and treaties

    def noun(self, frame: Frame) -> Binding | None:
        """ "gave a pledge that", "held out the prospect of aid if"."""
        if frame.kind != "verb" or frame.protasis or frame.status in ("denied", "demanded"):
            return None
        parse, words = self.parse, self.words
        verb = frame.predicate
        noun = parse.child(verb, "dobj")
        if noun is None:
            return None
        lemma = parse.lemmas[noun]
        if lemma in words.plan_noun and parse.lemmas[verb] in ("announce", "unveil", "declare"):
            complement = self._complement(noun)
            by = self._by(frame.agents, firm=True)
            if complement is None or by is None:
                return None
            return Binding(by, "promise", self._range(complement), self._condition(verb, complement), verb, "announced-plan")
        condition = self._condition(verb, noun)
        if lemma in words.prospect_noun and condition is not None:
            of = self._of(noun)
            by = self._by(frame.agents)
            if of is None or by is None:
                return None
            return Binding(by, "promise", self._range(of, plain=True), condition, verb, "prospect-if")
        if lemma in words.promise_noun and parse.lemmas[verb] in words.carry:
            complement = self._complement(noun)
            by = self._by(frame.agents)
            if complement is None or by is None or parse.lemmas[verb] in ("get", "receive"):
                return None
            return Binding(by, "promise", self._range(complement), condition, verb, "promise-noun")
        return None

    def bare_nouns(self) -> list[Binding]:
        """ "the threat of strikes if", "assurances that": nouns that hold a commitment by themselves."""
        parse, words = self.parse, self.words
        out = []
        for i, lemma in enumerate(parse.lemmas):
            if parse.pos[i] != "NOUN" or (lemma not in words.threat_noun and lemma not in words.promise_noun):
                continue
            head = parse.heads[i]
            condition = self._condition(i) or (
                self._condition(parse.heads[head]) if parse.deps[i] == "pobj" else None
            )
            if lemma in words.threat_noun:
                act = self._of(i) or self._complement(i)
                if act is None or condition is None:
                    continue
                agents = tuple(agents_of_noun(parse, act)) or tuple(agents_of_noun(parse, i))
                by = self._by(agents, firm=True)
                out.append(Binding(by, "threat", self._range(act, plain=True), condition, i, "threat-noun"))
        return out

    def treaty(self, frame: Frame) -> Binding | None:
        """ "the treaty says that if one is attacked, all will", "the pact obliges members to"."""
        if frame.kind != "verb" or not frame.agents:
            return None
        parse, words = self.parse, self.words
        verb, subject = frame.predicate, frame.agents[0]
        if parse.lemmas[subject].lower() not in words.treaty:
            return None
        lemma = parse.lemmas[verb]
        says, binds = lemma in words.treaty_says, lemma in words.treaty_binds
        complement = self._complement(verb)
        if complement is None or not (says or binds):
            return None
        if says and not binds and self._modal(complement) is None and not self._must(complement):
            return None
        by = self._treaty_parties(subject, complement, frame)
        if by is None or not by.known:
            return None
        condition = self._condition(complement) or self._condition(verb)
        return Binding(by, "treaty", self._range(complement), condition, verb, "treaty-clause")

    def _must(self, verb: int) -> bool:
        parse = self.parse
        return any(parse.deps[c] == "aux" and parse.lowers[c] in ("must", "should", "shall") for c in parse.children[verb])

    def _treaty_parties(self, treaty: int, complement: int, frame: Frame) -> Holding | None:
        """Who is bound: the treaty's parties by its name, the members the clause names, or whose treaty it is."""
        parse = self.parse
        for words, known in load_treaties().get(parse.lowers[treaty], ()):
            start = treaty - len(words) + 1
            if start >= 0 and tuple(parse.lowers[start : treaty + 1]) == words:
                return Holding(known.by)
        for subject in (*subjects(parse, complement), *frame.patients):
            found = self.holders.group(subject)
            if found is not None:
                return found
            for c in parse.children[subject]:
                if parse.deps[c] == "prep":
                    named = parse.child(c, "pobj")
                    found = self.holders.group(named) if named is not None else None
                    if found is not None:
                        return found
            found = self.holders.owner(subject)
            if found is not None:
                return found
        return self.holders.owner(treaty)

    # ---- parts

    def _by(self, agents: tuple[int, ...], *, firm: bool = False) -> Holding | None:
        """The holder that agents name; None for companies, and where nobody is meant."""
        parse = self.parse
        names: list[Holding] = []
        for i in agents:
            entity = parse.entity_at[i]
            if entity is not None and entity.label in NEVER:
                continue
            if parse.lowers[i] in FIRST:
                said = innermost(self.attributions, parse.span(i, i + 1))
                spoken = self.holders.speaker(said) if said is not None else None
                if spoken is not None:
                    names.append(spoken)
                continue
            actor = self.holders.actor(i)
            if actor is not None and actor.kind in ("outlet", "agency"):
                continue
            found = self.holders.at(i)
            if found is not None and not found.known and entity is not None and entity.label in ("ORG", "PRODUCT"):
                continue
            if found is None:
                owner = self.holders.owner(i) or self.holders.within(i)
                found = owner if owner is not None and parse.lemmas[i] in OFFICES else None
                if found is None and not firm and (actor is not None or parse.lemmas[i] in OFFICES):
                    found = self.holders.described(i)
            if found is not None and found.name not in {n.name for n in names}:
                names.append(found)
        if not names:
            return None
        return Holding("; ".join(n.name for n in names), names[0].code, all(n.known for n in names))

    def _body(self, subject: Holding | None, speaker: Holding) -> Holding:
        return subject if subject is not None and subject.known else speaker

    def _to(self, frame: Frame) -> Holding | None:
        for i in (*frame.datives, *frame.objects("to"), *frame.patients):
            found = self.holders.at(i)
            if found is not None:
                return found
        return None

    def _of(self, noun: int) -> int | None:
        for c in self.parse.children[noun]:
            if self.parse.deps[c] == "prep" and self.parse.lowers[c] == "of":
                return self.parse.child(c, "pobj", "pcomp")
        return None

    def _complement(self, word: int) -> int | None:
        """The clause a word governs: infinitive, "that" clause, or "to" with a gerund."""
        parse = self.parse
        for c in parse.children[word]:
            dep = parse.deps[c]
            if c > word and dep in ("xcomp", "ccomp", "acl") and parse.pos[c] in ("VERB", "AUX"):
                if dep == "acl" and parse.tags[c] in ("VBN", "VBG") and parse.child(c, "aux", "mark") is None:
                    continue
                return c
            if dep == "prep" and parse.lowers[c] == "to":
                gerund = parse.child(c, "pcomp")
                if gerund is not None:
                    return gerund
        return None

    def _hostile(self, verb: int) -> bool:
        """Whether an act does harm, by the code book's classes or the table's words."""
        parse, words = self.parse, self.words
        lemma = parse.lemmas[verb]
        if lemma in words.hostile:
            return True
        objects = [c for c in parse.children[verb] if parse.deps[c] in ("dobj", "nsubjpass", "pobj")]
        for o in objects:
            near = [o, *(k for c in parse.children[o] if parse.lowers[c] == "of" for k in parse.children[c])]
            if lemma not in ("lift", "end", "ease", "avoid", "prevent") and any(
                parse.lemmas[k] in words.hostile_object for k in near
            ):
                return True
        senses = self.coding.verbs.get(lemma, ())
        if any(s.code[:2].isdigit() and int(s.code[:2]) >= 16 and not s.conditions for s in senses):
            return True
        below = parse.child(verb, "xcomp")
        return below is not None and self._hostile(below)

    def _suffers(self, frame: Frame) -> bool:
        """ "X will face sanctions", "sanctions will be imposed"."""
        parse, words = self.parse, self.words
        verb = frame.predicate
        lemma = parse.lemmas[verb]
        if lemma in words.suffer:
            return any(
                parse.lemmas[c] in words.consequence for c in parse.children[verb] if parse.deps[c] in ("dobj", "pobj")
            ) or any(parse.lemmas[t] in words.consequence for t in frame.objects("with", "for"))
        subject = parse.child(verb, "nsubj", "nsubjpass")
        return subject is not None and lemma in words.impose and parse.lemmas[subject].lower() in words.consequence

    def _condition(self, *anchors: int | None) -> tuple[int, int] | None:
        """The condition of the first of these words that has one."""
        parse = self.parse
        for anchor in anchors:
            if anchor is None:
                continue
            frame = self.by_verb.get(anchor)
            if frame is not None and frame.conditions:
                return self._whole(frame.conditions[0])
            for c in parse.children[anchor]:
                found = self._opens(c)
                if found is not None:
                    return found
        return None

    def _opens(self, clause: int) -> tuple[int, int] | None:
        parse = self.parse
        if parse.deps[clause] not in ("advcl", "ccomp", "prep", "advmod", "acl"):
            return None
        first = parse.lefts[clause]
        while first < clause and parse.pos[first] == "PUNCT":
            first += 1
        words = parse.lowers[first : first + 3]
        if not words or first > clause:
            return None
        verbal = parse.pos[clause] in ("VERB", "AUX") or first < clause - 1 or parse.rights[clause] - clause > 2
        opens = (words[0] in self.words.condition and verbal) or (words[0] == "only" and words[1:2] == ["if"])
        opens = opens or words == ["as", "soon", "as"] or words == ["as", "long", "as"] or words[:2] == ["so", "long"]
        opens = opens or (words[0] == "on" and "condition" in words)
        opens = opens or (words[0] == "should" and parse.deps[first] == "aux" and parse.heads[first] == clause)
        opens = opens or (words[0] == "in" and words[1:3] == ["case", "of"]) or words[:2] == ["even", "if"]
        return (first, parse.rights[clause]) if opens else None

    def _loose(self, verb: int) -> tuple[int, int] | None:
        """A condition after the clause that the parser hung elsewhere: "unless", "provided", "should it" with its verb."""
        parse = self.parse
        said = innermost(self.attributions, parse.span(verb, verb + 1))
        for i in range(verb + 1, parse.sentence(verb)[1]):
            word, head = parse.lowers[i], parse.heads[i]
            if word == "should" and parse.deps[i] == "aux":
                subject = parse.child(head, "nsubj", "nsubjpass")
                found = subject is not None and i < subject < head
            else:
                found = word in ("unless", "provided") and parse.deps[i] != "amod"
                head = i if word == "provided" else head
            near = i <= parse.rights[verb] + 1
            if found and (near or innermost(self.attributions, parse.span(i, i + 1)) is said):
                end = max(parse.rights[head], i + 1)
                while end < parse.sentence(verb)[1] and parse.pos[end] != "PUNCT":
                    end += 1
                return i, end
        return None

    def _attributed_condition(self, attribution: Attribution, verb: int) -> tuple[int, int] | None:
        parse = self.parse
        for span in attribution.condition:
            tokens = parse.tokens(span)
            if tokens and parse.sentence_of[tokens.start] == parse.sentence_of[verb]:
                return tokens.start, tokens.stop
        return None

    def _whole(self, tokens: tuple[int, int]) -> tuple[int, int]:
        """A condition with the "only" or "as soon" before it."""
        start, end = tokens
        while start > 0 and self.parse.lowers[start - 1] in ("only", "even"):
            start -= 1
        return start, end

    def _range(self, head: int, *, plain: bool = False) -> tuple[int, int]:
        """A clause or phrase without its conditions, parentheses of speech, conjoined clauses and opening "that"."""
        parse = self.parse
        start, end = parse.subtree(head)
        for c in parse.children[head]:
            dep = parse.deps[c]
            low, high = parse.subtree(c)
            out = dep in ("mark", "cc") or (not plain and dep == "conj")
            out = out or dep == "parataxis" or (dep == "prep" and parse.lowers[c] == "according") or dep == "preconj"
            out = out or self._opens(c) is not None
            if not out and dep in ("ccomp", "advcl") and high <= head:
                out = True
            if out and high <= head:
                start = max(start, high)
            elif out and low > head:
                end = min(end, low)
        frame = self.by_verb.get(head)
        for low, high in frame.conditions if frame is not None else ():
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


