"""How certain the holder is, as worded: by the cue, by the main clause of the content, by what kind of source it is."""

from __future__ import annotations

from standoff.knowledge.act_words import ActWords, load_act_words
from standoff.knowledge.likelihood import Likelihood, load_likelihoods
from standoff.knowledge.speech_acts import SpeechAct
from standoff.model.marks import Certainty
from standoff.reading.attributions.drafts import Draft
from standoff.reading.attributions.propositions import Proposition
from standoff.reading.parse import Parse

_LONGEST = 6
"""Tokens of an adverb or predicate in which a term of likelihood is looked for: longer ones hold whole clauses."""


def certainty_of(
    parse: Parse, draft: Draft, row: SpeechAct, proposition: Proposition | None
) -> tuple[Certainty, str | None]:
    """The certainty and the word it was read from (None where nothing is worded)."""
    words = load_act_words()
    start, end = draft.cue
    found = _of_tokens(parse, range(start, end), words, modals=row.act in {"assert", "accuse", "intend", "promise"})
    if found is None and draft.source is not None:
        found = _of_tokens(parse, range(draft.source.start, draft.source.head + 1), words, modals=False)
        if found is None and parse.lemmas[draft.source.head] == "estimate":
            found = "probable", parse.words[draft.source.head]
    head = draft.candidate.head
    if found is None and draft.candidate.kind == "noun":
        made = parse.child(head, "acl")
        if made is not None:
            found = _of_tokens(parse, range(head + 1, made + 1), words, modals=False)
    if found is None and _supposed(parse, head):
        found = "possible", "if"
    if found is not None:
        return found
    if row.certainty is not None:
        return row.certainty, parse.words[head]
    lemma = parse.lemmas[head]
    if (
        lemma in words.unknown_verbs
        and draft.candidate.frame in {"that", "bare", "pre", "p:about", "obj"}
        and (lemma != "ask" or draft.candidate.frame == "that")
    ):
        return "unknown", parse.words[head]
    if lemma in words.probable_verbs and row.act in {"believe", "assert"}:
        return "probable", parse.words[head]
    if row.act in {"assert", "warn", "expect", "believe", "accuse"} and proposition is not None:
        return _of_clause(parse, proposition, words) or ("certain", None)
    return "certain", None


def likelihood_of(parse: Parse, draft: Draft, proposition: Proposition | None) -> Likelihood | None:
    """The row of ICD 203 whose term stands in the cue or beside the main verb of the content; None without one."""
    stretches = [range(*draft.cue)]
    if proposition is not None:
        inside = [
            parse.subtree(c)
            for c in parse.children[proposition.verb]
            if parse.deps[c] in {"advmod", "acomp", "attr", "oprd"} and parse.rights[c] - parse.lefts[c] <= _LONGEST
        ]
        # "Almost" may hang on the verb beside "certainly": one word before counts in.
        stretches += [range(max(start - 1, 0), end) for start, end in inside]
    terms = load_likelihoods()
    rows = (terms.longest_in([parse.lowers[k] for k in stretch]) for stretch in stretches)
    return next((row for row in rows if row is not None), None)


def _of_tokens(parse: Parse, tokens: range, words: ActWords, *, modals: bool) -> tuple[Certainty, str] | None:
    for i in tokens:
        low = parse.lowers[i]
        if low in words.possible or (modals and low in words.possible_modals and parse.tags[i] == "MD"):
            return "possible", parse.words[i]
        if low in words.unknown:
            return "unknown", parse.words[i]
        if low in words.probable:
            return "probable", parse.words[i]
    return None


def _of_clause(parse: Parse, p: Proposition, words: ActWords) -> tuple[Certainty, str] | None:
    """The certainty of the main clause, by its modal, its adverb or its predicate."""
    if p.modal in words.possible_modals:
        return "possible", p.modal
    for c in parse.children[p.verb]:
        low = parse.lowers[c]
        if parse.deps[c] in {"advmod", "acomp", "attr", "oprd"} or (
            parse.deps[c] == "nsubj" and parse.lemmas[p.verb] == "be"
        ):
            if low in words.unknown:
                return "unknown", _by_degree(parse, c)
            if low in words.possible:
                return "possible", _by_degree(parse, c)
            if low in words.probable:
                return "probable", _by_degree(parse, c)
    lemma = parse.lemmas[p.verb]
    if lemma in {"expect", "believe", "think", "estimate"} and parse.child(p.verb, "auxpass") is not None:
        return "probable", parse.words[p.verb]
    return None


def _by_degree(parse: Parse, i: int) -> str:
    """The word with the adverbs right before it that say how much of it: "highly likely"."""
    start = i
    while start > 0 and parse.deps[start - 1] == "advmod" and parse.heads[start - 1] == i:
        start -= 1
    return parse.span(start, i + 1).of(parse.text)


def _supposed(parse: Parse, head: int) -> bool:
    """Whether the cue itself stands in an if-clause."""
    mark = parse.child(head, "mark")
    return mark is not None and parse.lowers[mark] in {"if", "unless"} and parse.deps[head] == "advcl"
