"""Candidate cues: every word whose complement could be what somebody says, thinks, wants or is said to.

A candidate is a head word with a frame, the shape of its complement. Which candidates are cues is decided from
knowledge/cues.tsv; this module only names what the syntax shows, so that a learned scorer can take its place.

Frames of verbs: `that` (finite clause with a conjunction), `bare` (finite clause without), `pre` (clause before it),
`para` (clause it stands in as an aside), `to` (infinitive), `him-to` (somebody to do), `ing`, `pred` (call it so),
`as` (describe as), `obj`, `obj-at` (put something at a number), `p:PREP`, `as-clause` ("as he said"), `rel` (relative
clause on what was said), `none`; a passive has `be-` before them. Frames of nouns: `that`, `to`, `p:PREP`; of
adjectives likewise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from standoff.knowledge.cues import load_cue_words
from standoff.reading.parse import Parse

CueKind = Literal["verb", "noun", "adjective", "preposition", "punctuation"]

_CLAUSE_MARKS = frozenset({"that", "whether", "if", "how", "why", "what", "where", "when", "who"})
_BE = frozenset({"be", "'s", "'re", "'m", "get"})
_GAPS = frozenset({"that", "which", "what", "who", "whom", "whatever"})
_SPEECH_LINKS = frozenset({"of", "for", "about", "against", "to"})
_SHARES = frozenset({"percent", "cent", "pc", "%", "million", "billion", "trillion"})
_TIME_PREPOSITIONS = frozenset(
    {"in", "on", "at", "during", "after", "before", "since", "until", "by", "as", "because", "despite"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible cue: its head token, its frame, and the complement tokens the frame was read from."""

    head: int
    kind: CueKind
    lemma: str
    frame: str
    complement: int | None = None
    """The token whose subtree is the content; None where the content is outside the head's subtree."""
    passive: bool = False

    @property
    def rule(self) -> str:
        """The name of the rule that reads such a candidate."""
        return f"{self.kind}-{self.frame.replace(':', '-')}"


def find_candidates(parse: Parse) -> list[Candidate]:
    """Candidates in text order, one per head word."""
    found: list[Candidate] = []
    pos, tags, lowers = parse.pos, parse.tags, parse.lowers
    for i in range(len(pos)):
        kind = pos[i]
        if lowers[i] == "according":
            continue
        if kind == "VERB" or (kind == "AUX" and parse.deps[i] not in {"aux", "auxpass"}):
            candidate = _be_candidate(parse, i) if parse.lemmas[i] in _BE else _verb_candidate(parse, i)
        elif kind == "NOUN" or (kind == "PROPN" and tags[i] == "NNPS"):
            candidate = _noun_candidate(parse, i)
        else:
            continue
        if candidate is not None:
            found.append(candidate)
    return found


def verb_lemma(parse: Parse, i: int) -> str:
    """The verb's lemma with its particle, as in "rule_out"."""
    particle = parse.child(i, "prt")
    lemma = parse.lemmas[i].lower()
    # The tagger's lemma of "hopes" is "hop": no stem that ends so takes "es".
    if parse.lowers[i] == lemma + "es" and lemma[-1] not in "sxzoh":
        lemma += "e"
    return f"{lemma}_{parse.lowers[particle]}" if particle is not None else lemma


def _verb_candidate(parse: Parse, i: int) -> Candidate | None:  # noqa: PLR0911 - one a frame
    deps = parse.deps
    if deps[i] == "csubj":
        return None
    passive = parse.tags[i] == "VBN" and any(deps[c] in {"auxpass", "nsubjpass", "agent"} for c in parse.children[i])
    if parse.tags[i] == "VBN" and deps[i] == "acl":
        passive = True
    frame, complement = _active_frame(parse, i)
    if frame == "none" and deps[i] == "xcomp":
        # "Continued to vow they would": the clause hangs on the first verb.
        clause = parse.child(parse.heads[i], "ccomp")
        if clause is not None and clause > i:
            frame, complement = _clause_frame(parse, i, clause), clause
    if passive:
        return _passive(parse, i, frame, complement)
    if frame == "none":
        if deps[i] == "parataxis":
            return Candidate(i, "verb", verb_lemma(parse, i), "para", parse.heads[i])
        if deps[i] == "advcl" and _as_clause(parse, i):
            return Candidate(i, "verb", verb_lemma(parse, i), "as-clause", parse.heads[i])
    if deps[i] == "relcl" and frame in {"none", "obj", "rel"}:
        gap = _relative_gap(parse, i)
        if gap:
            return Candidate(i, "verb", verb_lemma(parse, i), "rel", parse.heads[i])
    if frame == "rel":
        return None
    return Candidate(i, "verb", verb_lemma(parse, i), frame, complement)


def _passive(parse: Parse, i: int, frame: str, complement: int | None) -> Candidate | None:
    lemma = verb_lemma(parse, i)
    if frame in {"none", "obj"} or (frame.startswith("p:") and parse.child(i, "agent") is not None):
        if parse.child(i, "agent") is None and frame == "none" and parse.deps[i] != "ccomp":
            frame = "plain"
        elif parse.child(i, "agent") is not None:
            frame = "by"
        return Candidate(i, "verb", lemma, f"be-{frame}", complement, passive=True)
    return Candidate(i, "verb", lemma, f"be-{frame}", complement, passive=True)


def _active_frame(parse: Parse, i: int) -> tuple[str, int | None]:
    """The frame of a verb and the token its complement hangs on."""
    by_dep, prep, as_prep = _complements(parse, i)
    objects = by_dep.get("dobj", by_dep.get("dative"))
    clause = by_dep.get("ccomp")
    if clause is not None and parse.lowers[parse.lefts[clause]] == "should":
        clause = None  # an inverted condition, "should it go on", is nobody's words
    if clause is not None and not (clause < i and as_prep is not None and by_dep.get("dobj", -1) > i):
        return _clause_frame(parse, i, clause), clause
    infinitive = by_dep.get("xcomp")
    if infinitive is not None:
        return _verbal_frame(parse, infinitive, objects), infinitive
    if "oprd" in by_dep:
        return "pred", by_dep["oprd"]
    if objects is not None:
        if parse.lowers[objects] in _GAPS and objects < i:
            return "rel", objects
        return _object_frame(parse, i, objects, as_prep)
    return _loose_frame(parse, i, by_dep, prep, as_prep)


def _complements(parse: Parse, i: int) -> tuple[dict[str, int], int | None, int | None]:
    """The first child by each dependency, the first preposition that may link a content, and "as"."""
    by_dep: dict[str, int] = {}
    prep: int | None = None
    as_prep: int | None = None
    for c in parse.children[i]:
        dep = parse.deps[c]
        if dep == "prep" and c > i:
            if parse.lowers[c] == "as":
                as_prep = c
            elif prep is None and parse.lowers[c] not in _TIME_PREPOSITIONS:
                prep = c
        elif dep not in by_dep or (dep == "ccomp" and by_dep[dep] < i < c):
            by_dep[dep] = c
    return by_dep, prep, as_prep


def _object_frame(parse: Parse, i: int, objects: int, as_prep: int | None) -> tuple[str, int]:
    if as_prep is not None:
        return "as", as_prep
    return ("obj" if figure_of(parse, i) is None else "obj-at"), objects


def figure_of(parse: Parse, i: int) -> int | None:
    """The "at" of a verb that puts something at a number ("put the toll at twelve"); no time of day, no place."""
    at = next((c for c in parse.children[i] if c > i and parse.deps[c] == "prep" and parse.lowers[c] == "at"), None)
    noun = None if at is None else parse.child(at, "pobj")
    if at is None or noun is None:
        return None
    entity = parse.entity_at[noun]
    if entity is not None and entity.label in {"TIME", "DATE", "FAC", "GPE", "LOC"}:
        return None
    if not any(parse.tags[k] == "CD" for k in (noun, *parse.children[noun])):
        return None
    put = parse.child(i, "dobj")
    measured = put is not None and (parse.pos[put] == "PRON" or parse.lemmas[put] in load_cue_words().measures)
    # "Put guards at three gates" is no figure: a thing counted behind "at" asks for a measure before it.
    bare = parse.tags[noun] == "CD" or parse.lowers[noun] in _SHARES
    return at if measured or bare else None


def _verbal_frame(parse: Parse, infinitive: int, objects: int | None) -> str:
    if _has_to(parse, infinitive):
        return "him-to" if objects is not None and objects < infinitive else "to"
    return "ing" if parse.tags[infinitive] == "VBG" else "pred"


def _loose_frame(
    parse: Parse, i: int, by_dep: dict[str, int], prep: int | None, as_prep: int | None
) -> tuple[str, int | None]:
    """The frame of a verb without clause, infinitive or object."""
    if as_prep is not None:
        return "p:as", as_prep
    if "acomp" in by_dep:
        return "pred", by_dep["acomp"]
    if prep is not None:
        return f"p:{parse.lowers[prep]}", prep
    participle = by_dep.get("advcl")
    if participle is not None and parse.tags[participle] == "VBG":
        near = 0 < parse.lefts[participle] - i <= 2
        if near and parse.lowers[participle - 1] != ",":
            return "ing", participle
    return "none", None


def _clause_frame(parse: Parse, i: int, clause: int) -> str:
    if clause < i:
        return "pre"
    if _has_to(parse, clause):
        return "him-to" if parse.child(clause, "nsubj", "nsubjpass") is not None else "to"
    mark = parse.child(clause, "mark")
    if mark is not None and parse.lowers[mark] in _CLAUSE_MARKS:
        return "that"
    if parse.tags[clause] in {"VBG", "VB", "JJ", "NN", "NNP", "IN"} and parse.child(clause, "aux") is None and (
        parse.child(clause, "cop", "auxpass") is None
    ):  # fmt: skip
        return "pred"
    first = parse.lefts[clause]
    return "that" if parse.lowers[first] in _CLAUSE_MARKS else "bare"


def _has_to(parse: Parse, i: int) -> bool:
    return any(parse.tags[c] == "TO" for c in parse.children[i] if c < i)


def _as_clause(parse: Parse, i: int) -> bool:
    mark = parse.child(i, "mark", "advmod")
    return mark is not None and parse.lowers[mark] == "as" and parse.child(i, "nsubj") is not None


def _relative_gap(parse: Parse, i: int) -> bool:
    """Whether a relative clause leaves out (or opens with) the verb's object: "the pledge he made"."""
    subject = parse.child(i, "nsubj")
    if subject is None or parse.lowers[subject] in _GAPS:
        return False
    objects = parse.child(i, "dobj")
    return objects is None or (objects < i and parse.lowers[objects] in _GAPS)


def _be_candidate(parse: Parse, i: int) -> Candidate | None:
    """As in "He is confident that", "their fear is that": an adjective, or the noun that is the subject, as cue."""
    predicate = parse.child(i, "acomp")
    if predicate is None:
        subject, clause = parse.child(i, "nsubj"), parse.child(i, "ccomp", "xcomp")
        if subject is None or clause is None or clause < i or parse.pos[subject] != "NOUN" or subject > i:
            return None
        frame = "is-to" if _has_to(parse, clause) else "is-that"
        return Candidate(subject, "noun", parse.lemmas[subject].lower(), frame, clause)
    for c in parse.children[predicate]:
        if c < predicate:
            continue
        dep = parse.deps[c]
        if dep == "xcomp" and _has_to(parse, c):
            return Candidate(predicate, "adjective", parse.lowers[predicate], "to", c)
        if dep == "ccomp":
            return Candidate(predicate, "adjective", parse.lowers[predicate], "that", c)
        if dep == "prep":
            return Candidate(predicate, "adjective", parse.lowers[predicate], f"p:{parse.lowers[c]}", c)
    return None


def _noun_candidate(parse: Parse, i: int) -> Candidate | None:
    """A noun with a clause, an infinitive or a preposition that can hold what was said."""
    prep: int | None = None
    for c in parse.children[i]:
        if c < i:
            continue
        dep = parse.deps[c]
        if dep in {"acl", "ccomp", "relcl"}:
            mark = parse.child(c, "mark")
            if mark is not None and parse.lowers[mark] in {"that", "whether"}:
                return Candidate(i, "noun", parse.lemmas[i].lower(), "that", c)
            if dep != "relcl" and _has_to(parse, c):
                return Candidate(i, "noun", parse.lemmas[i].lower(), "to", c)
            if dep == "relcl" and _has_to(parse, c) and parse.child(c, "nsubj") is None:
                return Candidate(i, "noun", parse.lemmas[i].lower(), "to", c)
        elif (
            dep == "prep"
            and prep is None
            and parse.lowers[c] in {"of", "for", "on", "about", "against", "to", "over", "in"}
        ):
            prep = c
    behind = i + 1
    owned = prep is None and parse.deps[i] == "dobj" and parse.child(i, "poss") is not None
    # "Recognize its claims to the island": the preposition may hang on the verb.
    if (
        owned
        and behind < len(parse)
        and parse.heads[behind] == parse.heads[i]
        and parse.lowers[behind] in _SPEECH_LINKS
    ):
        prep = behind
    if prep is None:
        return None
    return Candidate(i, "noun", parse.lemmas[i].lower(), f"p:{parse.lowers[prep]}", prep)
