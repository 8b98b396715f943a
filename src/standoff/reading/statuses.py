"""Whether an act happened, goes on, is planned, conditional, possible, demanded or denied, as its clause has it.

Decided here once for everything that uses frames. Sources of the words: knowledge/governors.tsv, knowledge/modals.tsv.
"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.knowledge.governors import load_governors, load_modals
from standoff.model.marks import Status
from standoff.reading.parse import Parse

DEPTH = 12

_SAY = frozenset("say tell announce declare state add report claim insist maintain assert confirm note".split())
_CLAUSE = frozenset(("xcomp", "ccomp", "advcl", "pcomp", "acl", "conj", "relcl", "parataxis", "ROOT"))
_PAST_HAVE = frozenset(("has", "have", "had", "'ve", "having"))
_AUXILIARY = {"will": "planned", "would": "would", "may": "possible", "must": "demanded"}
_WORDS = frozenset("allegation accusation report claim suggestion charge speculation rumor rumour".split())
"""Nouns for what somebody says: denying them denies what they say."""
_ASIDE = frozenset(("by", "after", "before", "while", "despite", "in", "since", "besides"))
"""Prepositions whose gerund keeps the standing of its own clause."""
_GOING = frozenset(("going", "about", "gon", "set", "poised"))
_NONE = frozenset(("no", "neither", "nor"))


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
        self._effects = load_governors()
        self._modals = load_modals()
        self._verbs: dict[int, Standing] = {}

    def of_verb(self, verb: int, depth: int = 0) -> Standing:
        """The standing of a clause's verb."""
        known = self._verbs.get(verb)
        if known is None:
            known = self._verbs[verb] = self._verb(verb, depth)
        return known

    def recurs(self, noun: int) -> bool:
        """Whether a happening is said to come again and again: "annual", "yearly", "every"."""
        parse = self._parse
        return any(
            parse.deps[c] in ("amod", "det", "compound") and self._modals.get(parse.lowers[c]) == "often"
            for c in parse.children[noun]
        )

    def of_noun(self, noun: int, depth: int = 0, *, lasting: bool = False) -> Standing:
        """The standing of a happening named by a noun; `lasting` nouns (war, embargo) go on unless said otherwise."""
        parse = self._parse
        for c in parse.children[noun]:
            if parse.deps[c] in ("amod", "advmod", "det", "nmod", "compound"):
                kind = self._modals.get(parse.lowers[c])
                if kind == "perhaps":
                    return Standing("possible", c)
                if kind == "planned":
                    return Standing("planned", c)
                if kind == "often":
                    return Standing("recurring", c)
                if kind == "done" and parse.lowers[c] not in ("last", "past"):
                    return Standing("ongoing" if lasting else "happened", c)
                if parse.lowers[c] in _NONE:
                    return Standing("denied", c, negated=True)
        plain = Standing("ongoing" if lasting else "happened", noun)
        return self._noun_governed(noun, plain, depth) if depth < DEPTH else plain

    def _noun_governed(self, noun: int, plain: Standing, depth: int) -> Standing:
        """What the word over an event noun makes of it."""
        parse = self._parse
        up, dep = parse.heads[noun], parse.deps[noun]
        if dep == "conj":
            return self.of_noun(up, depth + 1, lasting=plain.status == "ongoing") if parse.pos[up] == "NOUN" else plain
        if dep == "compound" and parse.pos[up] == "NOUN":  # "invasion threat", "ceasefire plan"
            effect = self._effects.get(parse.lemmas[up])
            return self._by(effect, up, plain) if effect in ("possible", "planned", "demanded") else plain
        prep = -1
        if dep == "pobj":
            prep, up = up, parse.heads[up]
        elif dep == "pcomp":
            return plain
        if up == noun:
            return plain
        key = parse.lemmas[up]
        particle = _particle(parse, up)
        effect = self._effects.get(f"{key}_{parse.lowers[prep]}") if prep >= 0 else None
        effect = effect or (self._effects.get(f"{key}_{particle}") if particle else None)
        if effect is None and not particle and (prep < 0 or parse.pos[up] == "NOUN"):
            effect = self._effects.get(key)
        if parse.pos[up] in ("VERB", "AUX"):
            return self._verb_over_noun(noun, up, dep, effect, plain, depth)
        if prep >= 0 and key in _WORDS:
            top = parse.heads[up]
            if parse.pos[top] == "VERB" and self._effects.get(parse.lemmas[top]) == "denied":
                return self._by("denied", top, plain, self.of_verb(top, depth + 1))
        if prep >= 0 and effect in ("planned", "possible", "demanded", "denied"):
            if parse.lowers[prep] in ("of", "for", "over", "about", "on", "against", "in", "to"):
                return self._by(effect, up, plain)
        return plain

    def _verb_over_noun(
        self, noun: int, verb: int, dep: str, effect: str | None, plain: Standing, depth: int
    ) -> Standing:
        parse = self._parse
        over = self.of_verb(verb, depth + 1)
        if dep in ("nsubj", "nsubjpass"):
            if dep == "nsubj" and parse.lemmas[verb] in ("end", "halt", "stop", "cease"):
                return plain
            if dep == "nsubjpass" and effect in ("planned", "possible", "demanded", "denied"):
                return self._by(effect, verb, plain, over)
            if over.status in ("planned", "conditional", "denied", "possible") and (
                dep == "nsubjpass" or effect in ("begun", "done", None)
            ):
                return over
            adjective = parse.child(verb, "acomp", "attr")
            if adjective is not None and self._effects.get(parse.lemmas[adjective]) == "possible":
                return Standing("possible", adjective)
            return plain
        if dep != "dobj" and not (dep == "pobj" and effect):
            return plain
        if effect in ("planned", "possible", "demanded", "denied"):
            return self._by(effect, verb, plain, over)
        if effect in ("begun", "done") and over.status in ("planned", "conditional", "denied", "possible", "demanded"):
            return over
        if effect == "begun" and plain.status == "happened":
            return Standing("ongoing", verb) if over.status == "ongoing" else plain
        return plain

    def _by(self, effect: str, word: int, plain: Standing, over: Standing | None = None) -> Standing:
        """What an effect makes of something, the governor's own negation considered."""
        negated = over.negated if over else any(self._parse.lowers[c] in _NONE for c in self._parse.children[word])
        if negated:
            return Standing("possible", word) if effect == "denied" else Standing("denied", word, negated=True)
        if over and over.protasis:
            return Standing(over.status, over.word, protasis=True)
        conditions = over.conditions if over else ()
        if effect == "planned":
            if conditions:
                return Standing("conditional", word, conditions=conditions)
            if over and over.status in ("possible", "conditional", "demanded"):
                return Standing(over.status, over.word)
            return Standing("planned", word)
        if effect == "possible":
            return Standing("conditional" if conditions else "possible", word, conditions=conditions)
        if effect == "conditional":
            return Standing("conditional", word, conditions=conditions)
        if effect == "demanded":
            return Standing("demanded", word)
        if effect == "denied":
            return Standing("denied", word)
        if over is not None:
            return Standing(over.status, over.word, over.negated, conditions)
        return plain

    def _verb(self, verb: int, depth: int) -> Standing:
        parse = self._parse
        deps, lowers = parse.deps, parse.lowers
        own, word, negated, finite = self._own(verb)
        conditions = self._conditions(verb)
        protasis = self._protasis(verb)
        if protasis is not None:
            return Standing("demanded" if protasis else "possible", verb, negated, (), protasis=True)
        if depth < DEPTH:
            governed = self._governed(verb, own, finite, depth)
            if governed is not None:
                if negated:
                    return Standing("denied", word, True, conditions)
                joined = conditions or governed.conditions
                status = governed.status
                if joined and status in ("planned", "possible") and deps[verb] != "ccomp":
                    status = "conditional"
                return Standing(status, governed.word, governed.negated, joined, governed.protasis)
        if negated:
            return Standing("denied", word, True, conditions)
        if own in ("planned", "would", "possible"):
            if conditions:
                return Standing("conditional", word, False, conditions)
            if own == "would":
                return Standing("planned" if self._reported(verb) else "conditional", word)
            return Standing("possible" if own == "possible" else "planned", word)
        if own == "infinitive":
            return Standing("possible", verb, False, conditions)
        if own == "participle":
            return self._participle(verb, depth, conditions)
        status: Status = own  # type: ignore[assignment]
        if status in ("ongoing", "happened") and any(
            self._modals.get(lowers[c]) == "often" and lowers[c] not in ("repeatedly", "constantly")
            for c in parse.children[verb]
            if deps[c] in ("advmod", "npadvmod")
        ):
            status = "recurring"
        return Standing(status, word, False, conditions)

    def _own(self, verb: int) -> tuple[str, int, bool, bool]:
        """(status by the verb's own form, deciding token, negated, finite)."""
        parse = self._parse
        tag = parse.tags[verb]
        modal, modal_at, have, be, infinitive, negated, negation = "", verb, "", "", False, False, verb
        for c in parse.children[verb]:
            dep, low = parse.deps[c], parse.lowers[c]
            if dep == "neg":
                negated, negation = True, c
            elif dep in ("aux", "auxpass"):
                if low == "to":
                    infinitive = True
                elif self._modals.get(low) in _AUXILIARY:
                    modal, modal_at = self._modals[low], c
                elif low in _PAST_HAVE:
                    have = low
                elif parse.lemmas[c] == "be":
                    be = be if low in ("being", "been", "be") and be else low
                elif parse.lemmas[c] == "do" and tag == "VB":
                    tag = parse.tags[c]
            elif dep in ("nsubj", "dobj", "nsubjpass") and any(parse.lowers[k] in _NONE for k in parse.children[c]):
                if not negated and dep != "dobj":
                    negated, negation = True, c
        if negated:
            return "denied", negation, True, not infinitive
        if parse.deps[verb] == "conj" and not (modal or have or be or infinitive) and tag in ("VB", "VBN", "VBG"):
            shared = self._own(parse.heads[verb]) if parse.pos[parse.heads[verb]] in ("VERB", "AUX") else None
            if shared and not shared[2]:
                return shared
        if modal:
            return _AUXILIARY[modal], modal_at, False, True
        return self._tense(verb, tag, have, be, infinitive)

    def _tense(self, verb: int, tag: str, have: str, be: str, infinitive: bool) -> tuple[str, int, bool, bool]:
        if infinitive:
            return "infinitive", verb, False, False
        if have:
            ongoing = tag == "VBG"
            return ("ongoing" if ongoing else "happened"), verb, False, have != "having"
        if be:
            if tag == "VBG":
                return "ongoing", verb, False, True
            return ("ongoing" if be in ("being",) else "happened"), verb, False, True
        if tag == "VBD":
            return "happened", verb, False, True
        if tag in ("VBZ", "VBP"):
            low, high = self._headline
            return ("happened" if low <= verb < high else "ongoing"), verb, False, True
        if tag == "VBN":
            return "happened", verb, False, self._parse.deps[verb] == "ROOT"
        if tag == "VBG":
            return "participle", verb, False, False
        return "infinitive" if self._parse.deps[verb] != "ROOT" else "ongoing", verb, False, False

    def _participle(self, verb: int, depth: int, conditions: tuple[tuple[int, int], ...]) -> Standing:
        """A gerund or participle takes the standing of the clause it hangs on; one after a noun goes on."""
        parse = self._parse
        dep, up = parse.deps[verb], parse.heads[verb]
        if (
            dep in ("advcl", "conj", "xcomp", "dep")
            and up != verb
            and depth < DEPTH
            and parse.pos[up] in ("VERB", "AUX")
        ):
            over = self.of_verb(up, depth + 1)
            return Standing(over.status, over.word, over.negated, conditions or over.conditions, over.protasis)
        return Standing("ongoing" if dep in ("acl", "ROOT", "relcl", "amod") else "happened", verb, False, conditions)

    def _governed(self, verb: int, own: str, finite: bool, depth: int) -> Standing | None:
        """The standing a governing word gives; None where the clause decides for itself."""
        parse = self._parse
        dep, up = parse.deps[verb], parse.heads[verb]
        if up == verb:
            return None
        if dep == "conj":
            if finite or own not in ("infinitive", "participle") or parse.pos[up] not in ("VERB", "AUX"):
                return None
            return self.of_verb(up, depth + 1)
        prep = ""
        if dep == "pcomp":
            prep = parse.lowers[up]
            up = parse.heads[up]
            if prep == "without":
                return Standing("denied", verb, negated=True)
            if prep in _ASIDE:
                return None
        elif dep not in ("xcomp", "ccomp", "acl", "advcl"):
            return None
        effect = self._effect(up, prep)
        if dep == "ccomp" and effect == "conditional":
            return Standing("conditional", up) if own in ("would", "planned", "possible") else None
        if dep == "ccomp" and effect not in ("denied", "demanded", "possible"):
            return None
        if dep == "ccomp" and finite and effect == "possible" and own in ("happened", "ongoing"):
            return Standing("possible", up)
        if dep == "ccomp" and effect == "demanded" and finite and parse.tags[verb] != "VB":
            return None
        if dep == "advcl" and own != "infinitive":
            return None
        if effect is None or (own == "infinitive" and parse.lowers[up] in _GOING):
            return self._ungoverned(verb, up, own, dep, depth)
        if parse.pos[up] in ("VERB", "AUX"):
            return self._by(effect, up, Standing("happened", verb), self.of_verb(up, depth + 1))
        return self._by_nominal(effect, up, depth)

    def _by_nominal(self, effect: str, up: int, depth: int) -> Standing:
        """A plan, threat or readiness to do it: the noun or adjective, denied where it is ("has no plans to")."""
        parse = self._parse
        top = parse.heads[up]
        if top != up and parse.pos[top] in ("VERB", "AUX"):
            over = self.of_verb(top, depth + 1)
            if over.negated or self._effects.get(parse.lemmas[top]) == "denied":
                return Standing("denied", over.word, negated=True)
            if over.conditions or over.status == "conditional":
                return Standing("conditional", over.word, conditions=over.conditions)
        return self._by(effect, up, Standing("happened", up))

    def _ungoverned(self, verb: int, up: int, own: str, dep: str, depth: int) -> Standing | None:
        """An infinitive of purpose or after an unlisted word: not yet so, as far as the words go."""
        parse = self._parse
        if own == "infinitive":
            if dep == "xcomp" and parse.pos[up] in ("VERB", "AUX"):
                over = self.of_verb(up, depth + 1)
                going = parse.lowers[up] in _GOING or parse.lemmas[up] == "be"
                return Standing("denied" if over.negated else "planned" if going else over.status, over.word, over.negated,
                                over.conditions)  # fmt: skip
            return Standing("possible", verb)
        if dep == "pcomp" and parse.pos[up] in ("VERB", "AUX") and own == "participle":
            return None
        return None

    def _effect(self, up: int, prep: str) -> str | None:
        parse = self._parse
        lemma = parse.lemmas[up]
        particle = _particle(parse, up)
        if particle:
            return self._effects.get(f"{lemma}_{particle}") or self._effects.get(lemma)
        if prep:
            return self._effects.get(f"{lemma}_{prep}") or self._effects.get(lemma)
        if lemma == "be" and parse.child(up, "acomp") is not None:
            return None
        return self._effects.get(lemma)

    def _reported(self, verb: int) -> bool:
        """Whether "would" is a future told of the past: the clause is somebody's words or stands under a past verb."""
        parse = self._parse
        at = verb
        for up in parse.ancestors(verb):
            if parse.deps[at] in ("ccomp", "parataxis") and parse.pos[up] == "VERB":
                return True
            at = up
        return any(
            parse.deps[c] in ("ccomp", "parataxis", "advcl") and parse.lemmas[c] in _SAY for c in parse.children[verb]
        )

    def _conditions(self, verb: int) -> tuple[tuple[int, int], ...]:
        parse = self._parse
        out = []
        for c in parse.children[verb]:
            if parse.deps[c] in ("advcl", "prep", "ccomp") and self._opens_condition(c):
                out.append(parse.subtree(c))
        return tuple(out)

    def _opens_condition(self, clause: int) -> bool:
        return self._protasis(clause) is not None

    def _protasis(self, verb: int) -> bool | None:
        """None for no protasis; True where the condition is something asked for ("unless", "only if", "provided")."""
        parse = self._parse
        if parse.deps[verb] not in ("advcl", "prep", "pcomp", "ccomp"):
            return None
        low = parse.lowers[verb]
        if parse.deps[verb] == "prep":
            return None
        if low in ("provided", "providing") and parse.deps[verb] in ("advcl", "prep"):
            return True
        for c in parse.children[verb]:
            if parse.deps[c] in ("mark", "advmod"):
                word = parse.lowers[c]
                kind = self._modals.get(word)
                if kind == "unless":
                    return word == "unless"
                if word in ("provided", "providing"):
                    return True
                if word == "if" and parse.deps[verb] == "advcl":
                    before = parse.lowers[c - 1] if c else ""
                    return before == "only"
        if parse.deps[verb] == "advcl":
            first = parse.lefts[verb]
            return False if parse.lowers[first] == "should" and parse.deps[first] == "aux" else None
        return None


def _particle(parse: Parse, verb: int) -> str:
    for c in parse.children[verb]:
        if parse.deps[c] == "prt":
            return parse.lowers[c]
    return ""
