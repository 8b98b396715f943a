"""Whether an act happened, goes on, is planned, conditional, possible, demanded or denied, as its clause has it.

Decided here once for everything that uses frames. Sources of the words: knowledge/governors.tsv, knowledge/modals.tsv.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from standoff.knowledge.governors import load_modals, load_words
from standoff.knowledge.stance_words import load_stance_words
from standoff.model.marks import Status
from standoff.reading.frames.effects import Effects
from standoff.reading.frames.protases import conditions, protasis
from standoff.reading.frames.roles import gerund_before, is_told_of
from standoff.reading.frames.tenses import NONE, Form, form_of
from standoff.reading.parse import Parse

DEPTH = 12
"""Governing words climbed at most: hostile text nests without end."""

_ASIDE = frozenset(("by", "after", "before", "while", "despite", "in", "since", "besides"))
"""Prepositions whose gerund keeps the standing of its own clause."""
_GOING = frozenset(("going", "about", "gon", "set", "poised"))
_ENDS = frozenset(("end", "halt", "stop", "cease"))
_STRONG = frozenset(("planned", "possible", "demanded", "denied"))
"""Effects that decide a noun's status whatever the governor's own."""
_UNREAL = frozenset(("planned", "conditional", "denied", "possible"))
_ABOUT = frozenset(("of", "for", "over", "about", "on", "against", "in", "to"))


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, the token that decided it, and the token ranges of conditions that hold for it."""

    status: Status
    word: int
    negated: bool = False
    conditions: tuple[tuple[int, int], ...] = ()
    protasis: bool = False


class Statuses:
    """Standing of any verb or event noun of one parse; each is worked out once."""

    def __init__(self, parse: Parse, headline: tuple[int, int] = (0, 0)) -> None:
        self._parse = parse
        self._headline = headline
        self._effects = Effects(parse)
        self._modals = load_modals()
        self._verbs: dict[int, Standing] = {}

    def of_verb(self, verb: int, depth: int = 0) -> Standing:
        """The standing of a clause's verb."""
        known = self._verbs.get(verb)
        if known is None:
            known = self._verbs[verb] = self._verb(verb, depth)
        return known

    def of_noun(self, noun: int, depth: int = 0, *, lasting: bool = False) -> Standing:
        """The standing of a happening named by a noun; `lasting` nouns (war, embargo) go on unless said otherwise."""
        parse = self._parse
        going: Status = "ongoing" if lasting else "happened"
        by_kind: dict[str, Status] = {"perhaps": "possible", "planned": "planned", "often": "recurring", "done": going}
        for c in parse.children[noun]:
            if parse.deps[c] in ("amod", "advmod", "det", "nmod", "compound"):
                low = parse.lowers[c]
                if low in NONE:
                    return Standing("denied", c, negated=True)
                status = by_kind.get(self._modals.get(low, ""))
                if status is None and parse.tags[c] == "VBG" and parse.deps[c] == "amod":
                    status = "ongoing"  # "a flagging offensive"
                if status is not None and low not in ("last", "past"):
                    return Standing(status, c)
        plain = Standing(going, noun)
        return self._noun_governed(noun, plain, depth) if depth < DEPTH else plain

    def recurs(self, noun: int) -> bool:
        """Whether a happening is said to come again and again: "annual", "yearly", "every"."""
        parse = self._parse
        return any(
            parse.deps[c] in ("amod", "det", "compound") and self._modals.get(parse.lowers[c]) == "often"
            for c in parse.children[noun]
        )

    def _noun_governed(self, noun: int, plain: Standing, depth: int) -> Standing:
        """What the word over an event noun makes of it."""
        parse = self._parse
        up, dep = parse.heads[noun], parse.deps[noun]
        if up == noun or dep == "pcomp":
            return plain
        if dep == "conj":
            return self.of_noun(up, depth + 1, lasting=plain.status == "ongoing") if parse.pos[up] == "NOUN" else plain
        prep = -1
        if dep == "pobj":
            prep, up = up, parse.heads[up]
        effect = self._effects.on_noun(up, prep)
        if parse.pos[up] in ("VERB", "AUX"):
            return self._verb_over_noun(up, dep, effect, plain, depth)
        if prep >= 0:
            return self._noun_over_noun(up, prep, effect, plain, depth)
        strong = dep == "compound" and effect in _STRONG and effect != "denied"  # "invasion threat", "ceasefire plan"
        return self._by(effect, up, plain) if strong and effect is not None else plain

    def _noun_over_noun(self, up: int, prep: int, effect: str | None, plain: Standing, depth: int) -> Standing:
        """As in "the threat of war", "allegations of killings" that somebody denies."""
        parse = self._parse
        if parse.lemmas[up] in load_words("claim"):
            top = parse.heads[up]
            if parse.pos[top] == "VERB" and self._effects.alone(parse.lemmas[top]) == "denied":
                return self._by("denied", top, plain, self.of_verb(top, depth + 1))
        if effect in _STRONG and effect is not None and parse.lowers[prep] in _ABOUT:
            return self._by(effect, up, plain)
        return plain

    def _verb_over_noun(self, verb: int, dep: str, effect: str | None, plain: Standing, depth: int) -> Standing:
        over = self.of_verb(verb, depth + 1)
        if dep in ("nsubj", "nsubjpass"):
            acts = plain.status == "ongoing" and dep == "nsubj" and self._parse.child(verb, "dobj") is not None
            return plain if acts else self._verb_after_noun(verb, dep, effect, plain, over)
        if dep != "dobj" and not (dep == "pobj" and effect):
            return plain
        if effect is not None and effect in _STRONG:
            return self._by(effect, verb, plain, over)
        known = plain.status == "ongoing" and is_told_of(
            self._parse, plain.word
        )  # "will use its hold on", "may end the war"
        if effect in ("begun", "done") and not known and (over.status in _UNREAL or over.status == "demanded"):
            return over
        if effect == "begun" and plain.status == "happened" and over.status == "ongoing":
            return Standing("ongoing", verb)
        return plain

    def _verb_after_noun(self, verb: int, dep: str, effect: str | None, plain: Standing, over: Standing) -> Standing:
        """As in "talks will begin", "an invasion is likely", "sanctions were demanded"."""
        parse = self._parse
        if dep == "nsubj" and parse.lemmas[verb] in _ENDS:
            return plain
        if dep == "nsubjpass" and effect is not None and effect in _STRONG:
            return self._by(effect, verb, plain, over)
        if over.status in _UNREAL and (dep == "nsubjpass" or effect in ("begun", "done", None)):
            return over
        adjective = parse.child(verb, "acomp", "attr")
        if adjective is not None and self._effects.alone(parse.lemmas[adjective]) == "possible":
            return Standing("possible", adjective)
        return plain

    def _by(self, effect: str, word: int, plain: Standing, over: Standing | None = None) -> Standing:
        """What an effect makes of something, the governor's own negation considered."""
        negated = over.negated if over else any(self._parse.lowers[c] in NONE for c in self._parse.children[word])
        twice = effect == "denied" and over is not None and over.status == "denied"  # "refused to rule out sending"
        if negated or twice:
            return Standing("possible", word) if effect == "denied" else Standing("denied", word, negated=True)
        if over and over.protasis:
            return Standing(over.status, over.word, protasis=True)
        held = over.conditions if over else ()
        if effect in ("planned", "possible") and held:
            return Standing("conditional", word, conditions=held)
        if effect == "planned" and over and over.status in ("possible", "conditional", "demanded", "denied"):
            return Standing(over.status, over.word, negated=over.status == "denied")
        if effect not in ("begun", "done"):
            return Standing(cast("Status", effect), word, conditions=held)
        return replace(over, conditions=held, protasis=False) if over is not None else plain

    def _verb(self, verb: int, depth: int) -> Standing:
        parse = self._parse
        form = form_of(parse, verb, self._headline)
        held = conditions(parse, verb)
        asked = protasis(parse, verb)
        if asked is not None:
            return Standing("demanded" if asked else "possible", verb, form.negated, protasis=True)
        doubted = any(parse.lowers[c] == "whether" for c in parse.children[verb])
        governed = Standing("possible", verb) if doubted else None
        if governed is None and depth < DEPTH:
            governed = self._governed(verb, form, depth)
        if form.negated:
            return Standing("denied", form.word, negated=True, conditions=held)
        if governed is not None:
            joined = held or governed.conditions
            status = governed.status
            if joined and status in ("planned", "possible") and parse.deps[verb] != "ccomp":
                status = "conditional"
            return replace(governed, status=status, conditions=joined)
        return self._by_form(verb, form, held, depth)

    def _by_form(self, verb: int, form: Form, held: tuple[tuple[int, int], ...], depth: int) -> Standing:
        """The standing the verb's own form gives."""
        if form.status == "participle":
            return self._participle(verb, depth, held)
        if held and form.status in ("planned", "would", "possible"):
            return Standing("conditional", form.word, conditions=held)
        status = form.status
        if status == "would":
            status = "planned" if self._reported(verb) else "conditional"
        elif status == "infinitive":
            status = "possible"
        elif status in ("ongoing", "happened") and self._habitual(verb):
            status = "recurring"
        return Standing(cast("Status", status), form.word, conditions=held)

    def _habitual(self, verb: int) -> bool:
        parse = self._parse
        return any(
            self._modals.get(parse.lowers[c]) == "often" and parse.lowers[c] not in ("repeatedly", "constantly")
            for c in parse.children[verb]
            if parse.deps[c] in ("advmod", "npadvmod")
        )

    def _participle(self, verb: int, depth: int, held: tuple[tuple[int, int], ...]) -> Standing:
        """A gerund or participle takes the standing of the clause it hangs on; one after a noun goes on."""
        parse = self._parse
        dep, up = parse.deps[verb], parse.heads[verb]
        before = gerund_before(parse, verb) if dep == "conj" else None
        if dep == "pcomp" and parse.lowers[up] == "by":  # what one does by doing it is done no sooner
            dep, up = "advcl", parse.heads[up]
            while parse.lemmas[up] == "include" and parse.heads[up] != up:
                up = parse.heads[up]
        elif before is not None:
            up = before
        hangs = dep in ("advcl", "conj", "xcomp", "dep") and up != verb and parse.pos[up] in ("VERB", "AUX")
        if hangs and depth < DEPTH:
            over = self.of_verb(up, depth + 1)
            return replace(over, conditions=held or over.conditions)
        return Standing("ongoing" if dep in ("acl", "ROOT", "relcl", "amod") else "happened", verb, conditions=held)

    def _governed(self, verb: int, form: Form, depth: int) -> Standing | None:
        """The standing a governing word gives; None where the clause decides for itself."""
        parse = self._parse
        dep, up = parse.deps[verb], parse.heads[verb]
        if dep == "conj":
            shared = not form.finite and form.status in ("infinitive", "participle")
            return self.of_verb(up, depth + 1) if shared and parse.pos[up] in ("VERB", "AUX") else None
        if parse.lemmas[up] in load_words("claim") and form.finite and dep in ("acl", "ccomp", "relcl"):
            return self._claimed(verb, up, depth)
        if dep in ("ccomp", "csubj"):
            return self._called_untrue(verb, up) or self._finite_under(verb, up, form, depth)
        prep = ""
        if dep == "pcomp":
            prep, up = parse.lowers[up], parse.heads[up]
            if prep == "without":
                return Standing("denied", verb, negated=True)
        done = dep == "acl" and parse.tags[verb] == "VBN"  # "the agreement signed": no content of the noun
        hangs = (dep in ("xcomp", "acl", "pcomp") and not done) or (dep == "advcl" and form.status == "infinitive")
        if up == verb or prep in _ASIDE or not hangs:
            return None
        return self._unfinite_under(verb, up, prep, form, depth)

    def _claimed(self, verb: int, noun: int, depth: int) -> Standing | None:
        """What a noun says that stands for somebody's words: denied where that is turned down or called untrue.

        "Rejected reports that it had fired", "claims that it fired were denied", "the claim that it fired is false".
        """
        parse = self._parse
        if parse.child(verb, "mark") is None:
            return None
        dep, top = parse.deps[noun], parse.heads[noun]
        if dep == "pobj" and parse.lowers[top] in (
            "at",
            "as",
            "into",
        ):  # "scoffed at claims", "dismissed as lies claims that"
            dep, top = "dobj", parse.heads[top]
        if dep == "nsubj":
            return self._untrue(top)
        if dep not in ("dobj", "nsubjpass") or parse.pos[top] != "VERB" or depth >= DEPTH:
            return None
        verbs = {parse.lemmas[top], f"{parse.lemmas[top]}_{parse.lowers[top + 1]}"}
        if not verbs.isdisjoint(load_words("checking")):
            return Standing("possible", top)
        if verbs.isdisjoint(load_words("disbelieving")) and self._effects.on_clause(top, "") != "denied":
            return None
        return self._by("denied", top, Standing("happened", verb), self.of_verb(top, depth + 1))

    def _called_untrue(self, verb: int, up: int) -> Standing | None:
        """Denied where a that-clause is called so: "it is not true that", "it is wrong to say that"."""
        parse = self._parse
        said = parse.deps[up] == "xcomp" and parse.lemmas[up] in load_words("saying")
        return self._untrue(parse.heads[up] if said else up) if parse.child(verb, "mark") is not None else None

    def _untrue(self, verb: int) -> Standing | None:
        """Denied where a form of "to be" calls its subject untrue, or not true."""
        parse = self._parse
        said = parse.child(verb, "acomp", "attr", "oprd") if parse.lemmas[verb] == "be" else None
        if said is None:
            return None
        negated = any(parse.lowers[c] in NONE or parse.deps[c] == "neg" for c in parse.children[verb])
        word, words = parse.lowers[said], load_stance_words()
        turned = word in words.true if negated else word in words.untrue
        return Standing("denied", said, negated=True) if turned else None

    def _finite_under(self, verb: int, up: int, form: Form, depth: int) -> Standing | None:
        """A that-clause: denied, feared or demanded by the word over it, else told as it is."""
        parse = self._parse
        if parse.deps[verb] == "csubj":  # "Sending troops is not an option"
            over = self.of_verb(up, depth + 1)
            return Standing("denied", over.word, negated=True) if over.negated else None
        effect = self._effects.on_clause(up, "")
        if effect == "conditional":
            return Standing("conditional", up) if form.status in ("would", "planned", "possible") else None
        if effect not in ("denied", "demanded", "possible"):
            return None
        if form.finite and effect == "possible" and form.status in ("happened", "ongoing"):
            return Standing("possible", up)
        asked = parse.tags[verb] == "VBP" and parse.lemmas[up] in load_words("mandative")  # "that they withdraw"
        if form.finite and effect == "demanded" and parse.tags[verb] != "VB" and not asked:
            return None
        return self._unfinite_under(verb, up, "", form, depth)

    def _unfinite_under(self, verb: int, up: int, prep: str, form: Form, depth: int) -> Standing | None:
        parse = self._parse
        if form.status == "infinitive" and parse.deps[verb] == "xcomp" and parse.lemmas[up] in ("have", "be"):
            if any(parse.lowers[c] == "yet" for c in parse.children[up] if up < c < verb):
                return Standing("denied", up, negated=True)  # "has yet to withdraw"
            if parse.lemmas[up] == "have" and parse.tags[up] in ("VBZ", "VBP", "VB"):
                return Standing("demanded", up)  # as "must"; who had to do it did it
        effect = self._effects.on_clause(up, prep)
        if effect == "denied" and parse.deps[verb] == "advcl" and parse.child(up, "dobj") is not None:
            effect = None  # "blocked the road to demand reform": what for
        if effect is None or (form.status == "infinitive" and parse.lowers[up] in _GOING):
            return self._ungoverned(verb, up, form, depth)
        if parse.pos[up] in ("VERB", "AUX"):
            return self._by(effect, up, Standing("happened", verb), self.of_verb(up, depth + 1))
        return self._by_nominal(effect, up, depth)

    def _by_nominal(self, effect: str, up: int, depth: int) -> Standing:
        """A plan, threat or readiness to do it: the noun or adjective, denied where it is ("has no plans to")."""
        parse = self._parse
        top = parse.heads[up]
        if top != up and parse.pos[top] in ("VERB", "AUX"):
            over = self.of_verb(top, depth + 1)
            if over.negated or over.status == "denied" or self._effects.alone(parse.lemmas[top]) == "denied":
                return Standing("denied", over.word, negated=True)
            if over.conditions or over.status == "conditional":
                return Standing("conditional", over.word, conditions=over.conditions)
            if over.status == "demanded" and parse.pos[up] == "ADJ":  # "must be ready to withdraw"
                return Standing("demanded", over.word)
        return self._by(effect, up, Standing("happened", up))

    def _ungoverned(self, verb: int, up: int, form: Form, depth: int) -> Standing | None:
        """An infinitive of purpose or after an unlisted word: not yet so, as far as the words go."""
        parse = self._parse
        if form.status != "infinitive":
            return None
        if parse.deps[verb] != "xcomp" or parse.pos[up] not in ("VERB", "AUX"):
            return Standing("possible", verb)
        if parse.lemmas[up] != "be" and parse.child(up, "dobj") is not None:  # "recruited men to fight"
            return Standing("possible", verb)
        over = self.of_verb(up, depth + 1)
        if over.negated:
            return Standing("denied", over.word, negated=True, conditions=over.conditions)
        going = parse.lowers[up] in _GOING or parse.lemmas[up] == "be"
        return Standing("planned" if going else over.status, over.word, conditions=over.conditions)

    def _reported(self, verb: int) -> bool:
        """Whether "would" is a future told of the past: the clause is somebody's words or stands under a past verb."""
        parse = self._parse
        at = verb
        for up in parse.ancestors(verb):
            if parse.deps[at] in ("ccomp", "parataxis") and parse.pos[up] == "VERB":
                return True
            at = up
        return any(
            parse.deps[c] in ("ccomp", "parataxis", "advcl") and parse.lemmas[c] in load_words("saying")
            for c in parse.children[verb]
        )
