"""The edges of a content: what is cut off behind it, what punctuation stays, which quotation marks come in.

"That" and "to" belong to the content, quotation marks too, edge commas and stops do not (PolNeAR's guidelines). What
the reporter adds behind a comma, a reason for a demand and another cue's clause are cut off.
"""

from __future__ import annotations

from collections.abc import Iterable

from standoff.knowledge.speech_acts import load_speech_acts
from standoff.model import Span, Spans
from standoff.model.span import merged
from standoff.reading.attributions.cues import Candidate
from standoff.reading.attributions.quotations import QuotationIndex
from standoff.reading.attributions.speakers import spoken_beside
from standoff.reading.parse import Parse

Tokens = tuple[int, int]

_BEFORE_HEAD = frozenset({"det", "predet", "poss", "amod", "compound", "nummod", "quantmod", "aux", "auxpass", "neg"})
"""What stands before its head inside one phrase."""

_OPEN_CLAUSE = frozenset({"nsubj", "nsubjpass", "mark", "aux", "auxpass", "expl"})
_SUBORDINATE = frozenset({"advcl", "ccomp", "relcl", "acl", "xcomp", "pcomp"})

_EDGES = frozenset({",", ".", ";", ":", "-", "--", "—", "–", "_", "!", "?", "...", "…", "(", ")", "[", "]"})
_MARKS = frozenset({'"', "''", "``", "'", "“", "”", "‘", "’", "`"})
_OPENERS = frozenset({"and", "but", "or", "yet", "so"})
_UNPROMISED = frozenset({"demand", "ask", "intend", "promise", "propose", "advise", "reject"})


def tailed(parse: Parse, candidate: Candidate, start: int, end: int, heads: frozenset[int]) -> int:
    """The right edge without what the reporter adds behind a comma: which-clauses, appositions, another cue."""
    clausal = candidate.frame in {"that", "bare", "pre", "to", "para", "none"}
    end = _before_own_cue(parse, candidate, start, end, heads) if clausal else _before_finite(parse, start, end)
    row = load_speech_acts().of(candidate.kind, candidate.lemma, candidate.frame)
    demanding = row is not None and row.act in _UNPROMISED
    for _ in range(3):
        cut = _tail(parse, (start, end), heads, clausal=clausal, demanding=demanding)
        if cut is None:
            return end
        end = cut
    return end


def _before_own_cue(parse: Parse, candidate: Candidate, start: int, end: int, heads: frozenset[int]) -> int:
    """The right edge of a clause, cut before a further verb of saying that is the same speaker's."""
    clause = candidate.complement
    if clause is None:
        return end
    for c in parse.children[clause]:
        if start < c < end and c in heads and spoken_beside(parse, c) == candidate.head:
            link = (k for k in range(clause + 1, c) if parse.deps[k] == "cc" and parse.heads[k] == clause)
            end = min(end, max(next(link, c), start + 1))
    return end


def _before_finite(parse: Parse, start: int, end: int) -> int:
    """The right edge of a noun phrase, cut before "and" with a finite verb: a predicate of the speaker's, misplaced."""
    for c in range(start + 2, end):
        if (
            parse.deps[c] == "conj"
            and parse.tags[c] in {"VBD", "VBZ", "VBP"}
            and parse.pos[parse.heads[c]] in {"NOUN", "PROPN"}
        ):
            cut = next((k for k in range(c - 1, start, -1) if parse.deps[k] == "cc"), None)
            if cut is not None and c - cut <= 4:
                return cut
    return end


def _tail(parse: Parse, content: Tokens, heads: frozenset[int], *, clausal: bool, demanding: bool) -> int | None:
    """A nearer right edge, where the last phrase of the content is no part of what is said."""
    start, end = content
    last = end - 1
    while last > start and parse.words[last] in _EDGES:
        last -= 1
    for up in (last, *parse.ancestors(last)):
        left = parse.lefts[up]
        if left <= start + 1:
            return None
        if parse.rights[up] < last + 1:
            continue
        if demanding and parse.deps[up] == "advcl" and _reason(parse, up):
            return left
        if parse.words[left - 1] == "," and _is_added(parse, up, heads, clausal=clausal):
            return left - 1
    return None


def _is_added(parse: Parse, up: int, heads: frozenset[int], *, clausal: bool) -> bool:
    """Whether a phrase behind a comma is the reporter's, or opens another attribution."""
    dep = parse.deps[up]
    bare = parse.tags[up] == "VBG" and parse.child(up, "nsubj", "aux") is None
    participle = bare and dep in {"advcl", "acl", "conj"}
    if (participle and up in heads) or (dep == "advcl" and _concession(parse, up)):
        return True
    return not clausal and (dep in {"relcl", "appos"} or participle) and not _listed(parse, up)


def _reason(parse: Parse, up: int) -> bool:
    """Whether a clause gives a reason or a concession: nobody demands or promises that."""
    mark = parse.child(up, "mark")
    return mark is not None and parse.lowers[mark] in {
        "since",
        "because",
        "although",
        "though",
        "while",
        "whereas",
        "as",
    }


def _concession(parse: Parse, up: int) -> bool:
    """Whether a clause behind a comma is an aside: although, when, while, as."""
    mark = parse.child(up, "mark", "advmod")
    return mark is not None and mark < up and parse.lowers[mark] in {"although", "though", "even"}


def _listed(parse: Parse, up: int) -> bool:
    """Whether an "apposition" is rather an item of a list."""
    head = parse.heads[up]
    return any(parse.deps[c] in {"cc", "conj"} for c in parse.children[head]) or any(
        parse.deps[c] in {"cc", "conj"} for c in parse.children[up] if parse.deps[up] == "appos"
    )


def whole_phrase(parse: Parse, start: int, end: int, cue: range) -> Tokens:
    """The range without a cut noun phrase or verb group at its edges; it never grows over the cue.

    Determiners, possessives, adjectives and auxiliaries right before it come in when their head is inside; a range that
    ends in one of these goes on to the head.
    """
    begin, stop = parse.sentence(start)[0], parse.sentence(end - 1)[1]
    last = end - 1
    head = parse.heads[last]
    near = parse.deps[last] in _BEFORE_HEAD and last < head < min(stop, last + 4)
    if near and not any(k in cue for k in range(last, head + 1)):
        end = head + 1
    while start > begin and start - 1 not in cue and parse.deps[start - 1] in _BEFORE_HEAD:
        if not start <= parse.heads[start - 1] < end:
            break
        start -= 1
    return start, end


def whole_clause(parse: Parse, start: int, end: int, cue: range) -> int:
    """The right edge behind the last clause of a content, of which only the opening or the subject is inside."""
    last = parse.head_of(max(start, parse.lefts[end - 1]), end)
    verb = parse.heads[last]
    opened = parse.deps[last] in _OPEN_CLAUSE and verb >= end and parse.deps[verb] in _SUBORDINATE
    if not opened or parse.lefts[verb] <= start:
        return end
    stop = min(parse.rights[verb], parse.sentence(last)[1])
    return stop if cue.stop <= start or cue.start >= stop else end


def without(ranges: Iterable[Tokens], *holes: Tokens) -> list[Tokens]:
    """The ranges with holes cut out."""
    out = list(ranges)
    for low, high in holes:
        cut: list[Tokens] = []
        for start, end in out:
            if high <= start or end <= low:
                cut.append((start, end))
                continue
            if start < low:
                cut.append((start, low))
            if high < end:
                cut.append((high, end))
        out = cut
    return out


def trimmed(parse: Parse, start: int, end: int) -> Tokens | None:
    """The range without edge punctuation and opening conjunctions; quotation marks stay. None when nothing is left."""
    words, lowers = parse.words, parse.lowers
    while start < end and (words[start] in _EDGES or lowers[start] in _OPENERS):
        start += 1
    while end > start and words[end - 1] in _EDGES:
        end -= 1
    if all(words[k] in _EDGES or words[k] in _MARKS for k in range(start, end)):
        return None
    return start, end


def spans_of(parse: Parse, ranges: Iterable[Tokens], index: QuotationIndex) -> Spans:
    """Character spans of the ranges: edges trimmed, quotations that stand at an edge taken in whole."""
    out: list[Span] = []
    for start, end in ranges:
        kept = trimmed(parse, start, end)
        if kept is None:
            continue
        span = parse.span(*kept)
        for quotation in (index.at(kept[0]), index.at(kept[1] - 1)):
            if quotation is not None and not quotation.span.contains(span):
                span = _with_quotation(span, quotation.span)
        out.append(_marks_inside(parse.text, span, index, kept))
    return merged(out, gap=1)


def _with_quotation(span: Span, quoted: Span) -> Span:
    """The span grown to the quotation's edge where it starts or ends in it."""
    start = min(span.start, quoted.start) if quoted.start < span.start < quoted.end else span.start
    end = max(span.end, quoted.end) if quoted.start < span.end < quoted.end else span.end
    return Span(start, end)


def _marks_inside(text: str, span: Span, index: QuotationIndex, kept: Tokens) -> Span:
    """The span grown over quotation marks right at its edges when it fills the quotation."""
    quotation = index.at(kept[0])
    if quotation is None:
        return span
    quoted = quotation.span
    start, end = span.start, span.end
    if quoted.start < start and not text[quoted.start : start].strip("\"“”„«»‘’'` "):
        start = quoted.start
    if end < quoted.end and not text[end : quoted.end].strip("\"“”„«»‘’'`.,!?; "):
        end = quoted.end
    return Span(start, end)
