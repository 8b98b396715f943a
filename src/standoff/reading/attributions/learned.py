"""What the reader model found, as drafts: its spans as tokens, with the head word and the frame that the acts need."""

from __future__ import annotations

from standoff.knowledge.cues import load_cues
from standoff.knowledge.speech_acts import load_speech_acts
from standoff.model.span import merged
from standoff.reading.attributions.cues import Candidate, CueKind, verb_lemma
from standoff.reading.attributions.drafts import Draft
from standoff.reading.attributions.edges import spans_of, whole_clause, whole_phrase
from standoff.reading.attributions.quotations import QuotationIndex
from standoff.reading.attributions.speakers import Source, timeless
from standoff.reading.encoder.marks import ModelMark
from standoff.reading.page import Page
from standoff.reading.parse import Parse

_KINDS: dict[str, CueKind] = {
    "VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADP": "preposition",
    "PUNCT": "punctuation",
}  # fmt: skip
_DONE_TO = frozenset({"accuse", "advise", "ask", "assert", "believe", "demand", "praise", "warn"})
"""Acts whose passive subject is whom they are done to."""
_CLAUSE_WORDS = frozenset({"that", "whether", "if", "how", "why", "what", "where", "when", "who"})


def draft_of(page: Page, mark: ModelMark, candidates: dict[int, Candidate], index: QuotationIndex) -> Draft | None:
    """The mark as a draft; None where its cue or its content holds no token."""
    parse = page.parse
    cue = parse.tokens(mark.cue)
    ranges = [(inside.start, inside.stop) for span in mark.content if (inside := parse.tokens(span))]
    if not cue or not ranges:
        return None
    ranges = [whole_phrase(parse, start, whole_clause(parse, start, end, cue), cue) for start, end in ranges]
    content = spans_of(parse, ranges, index)
    if not content:
        return None
    source: Source | None = None
    if mark.source is not None and (words := parse.tokens(mark.source)):
        start, end = whole_phrase(parse, words.start, words.stop, cue)
        source = timeless(parse, Source(parse.head_of(start, end), start, end))
    candidate = _candidate(parse, cue, ranges, candidates)
    if source is not None and _suffers(parse, candidate, source):
        content = merged([parse.span(source.start, source.end), *content], gap=1)
        source = None
    return Draft(
        candidate, (cue.start, cue.stop), source, content, mark.probability, candidate.rule, found="model",
        source_weight=mark.source_probability, content_weight=mark.content_probability,
    )  # fmt: skip


def _suffers(parse: Parse, candidate: Candidate, source: Source) -> bool:
    """Whether the model took for a source whom the words are about: "ministers accused of", "ships said to be"."""
    if candidate.kind != "verb" or parse.child(candidate.head, "auxpass", "agent") is not None:
        return False
    row = load_speech_acts().of("verb", candidate.lemma, candidate.frame)
    if row is None or row.act not in _DONE_TO:
        return False
    subject = parse.child(candidate.head, "nsubjpass")
    return subject is not None and source.start <= subject < source.end


def _candidate(parse: Parse, cue: range, content: list[tuple[int, int]], candidates: dict[int, Candidate]) -> Candidate:
    """The word of the cue that says what is done, and the frame of its complement."""
    table, acts = load_cues(), load_speech_acts()
    inside = [candidates[i] for i in cue if i in candidates]
    if inside:
        best = next((c for c in inside if _answers(c)), None) or max(
            inside,
            key=lambda c: (max(table.weight(c.kind, c.lemma, c.frame), acts.floor(c.kind, c.lemma, c.frame)), c.head),
        )
        fits = best.complement is None or any(start <= best.complement < end for start, end in content)
        if fits and best.frame not in {"none", "be-none"}:
            return best
        return _framed(parse, best.head, best.kind, best.lemma, content)
    if parse.lowers[cue.start] == "according":
        return Candidate(cue.start, "preposition", "according_to", "aside")
    head = parse.head_of(cue.start, cue.stop)
    kind = _KINDS.get(parse.pos[head], "verb")
    if kind == "punctuation":
        return Candidate(head, kind, "headline-colon", "aside")
    if kind == "preposition":
        return Candidate(head, kind, parse.lowers[head], "aside")
    lemma = verb_lemma(parse, head) if kind == "verb" else parse.lemmas[head].lower()
    return _framed(parse, head, kind, lemma, content)


def _answers(candidate: Candidate) -> bool:
    """Whether a verb denies or rejects the noun behind it: in "dismissed suggestions" it says what is done."""
    row = load_speech_acts().of(candidate.kind, candidate.lemma, candidate.frame)
    return candidate.kind == "verb" and row is not None and row.act in {"deny", "reject"}


def _framed(parse: Parse, head: int, kind: CueKind, lemma: str, content: list[tuple[int, int]]) -> Candidate:
    """A candidate whose frame is told from the words of its content."""
    start, end = content[0]
    complement = parse.head_of(start, end)
    passive = parse.tags[head] == "VBN" and parse.child(head, "auxpass") is not None
    first = parse.lowers[start]
    if start < head and kind == "verb":
        frame = "pre"
    elif first in _CLAUSE_WORDS:
        frame = "that"
    elif first == "to" and parse.tags[start] == "TO":
        frame = "to"
    elif parse.pos[complement] in {"VERB", "AUX"} and kind == "verb":
        frame = "ing" if parse.tags[complement] == "VBG" and complement == start else "bare"
    elif parse.pos[complement] == "ADP" or (start > 0 and parse.pos[start - 1] == "ADP"):
        frame = f"p:{parse.lowers[complement if parse.pos[complement] == 'ADP' else start - 1]}"
    else:
        frame = "obj" if kind == "verb" else "that"
    return Candidate(head, kind, lemma, f"be-{frame}" if passive else frame, complement, passive)
