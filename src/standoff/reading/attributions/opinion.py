"""The reporter's own assessment: sentences of judgement that nobody else is said to make.

Conservative on purpose: only main clauses that say what must or should be, or that judge by an adjective or noun of
assessment, outside quotations and outside every content.
"""

from __future__ import annotations

from collections.abc import Iterator

from standoff.knowledge.act_words import ActWords, load_act_words
from standoff.model import Attribution, Span, Spans
from standoff.reading.page import Page
from standoff.reading.parse import Parse

_OUGHT = frozenset({"must", "should", "ought"})


def find_opinion(page: Page, attributions: tuple[Attribution, ...]) -> Spans:
    """Sentences that are the reporter's own assessment, said by nobody but the outlet."""
    parse = page.parse
    words = load_act_words()
    said = sorted((span.start, span.end) for a in attributions for span in (*a.content, *a.cue))
    headline = page.layout.headline
    out: list[Span] = []
    for begin, end in parse.sentences:
        if end - begin < 5 or '"' in parse.words[begin:end] or parse.words[end - 1] == "?":
            continue
        if not any(
            _judges(parse, verb, words) and not _covered(said, parse.starts[verb]) for verb in _main(parse, begin, end)
        ):
            continue
        span = parse.span(begin, end)
        if headline is None or not headline.contains(span):
            out.append(span)
    return tuple(out)


def _main(parse: Parse, begin: int, end: int) -> Iterator[int]:
    """The main verb of a sentence and those coordinate with it."""
    for i in range(begin, end):
        if parse.heads[i] == i and parse.pos[i] in {"VERB", "AUX"}:
            yield i
            yield from (c for c in parse.children[i] if parse.deps[c] == "conj" and parse.pos[c] in {"VERB", "AUX"})


def _judges(parse: Parse, verb: int, words: ActWords) -> bool:
    """Whether a main clause says what must be, or judges."""
    at = next((c for c in parse.children[verb] if parse.tags[c] == "MD"), None)
    modal = parse.lowers[at] if at is not None else None
    subject = parse.child(verb, "nsubj", "nsubjpass")
    # "Should it strike" is a condition: the modal stands before its subject.
    if modal in _OUGHT and at is not None and subject is not None and subject < at:
        return True
    if parse.lemmas[verb] != "be" or modal in {"would", "could", "might", "may"}:
        return False
    for c in parse.children[verb]:
        if (
            parse.deps[c] == "acomp"
            and parse.lowers[c] in words.assessing_adjectives
            and parse.lowers[verb] in {"is", "are", "remains", "'s"}
        ):
            return True
        if (
            parse.deps[c] == "attr"
            and parse.lemmas[c] in words.assessing_nouns
            and parse.lowers[verb] in {"is", "are", "'s"}
        ):
            return True
    return False


def _covered(said: list[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in said)
