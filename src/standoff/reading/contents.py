"""What a cue's holder is said to say: the content of one candidate, as spans of characters.

Rules of the span after PolNeAR's guidelines: "that" and "to" belong to the content, quotation marks too, edge commas and
stops do not; an if- or unless-clause that the parser hung on the cue belongs to the content it limits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.knowledge.cues import load_cue_words
from standoff.knowledge.speech_acts import load_speech_acts
from standoff.model import Quotation, Span, Spans
from standoff.model.span import merged
from standoff.reading.cues import Candidate
from standoff.reading.parse import Parse
from standoff.reading.speakers import spoken_beside

Tokens = tuple[int, int]

_EDGES = frozenset({",", ".", ";", ":", "-", "--", "—", "–", "_", "!", "?", "...", "…", "(", ")", "[", "]"})
_MARKS = frozenset({'"', "''", "``", "'", "“", "”", "‘", "’", "`"})
_OPENERS = frozenset({"and", "but", "or", "yet", "so"})
_RIDERS = frozenset(
    {
        "xcomp",
        "oprd",
        "ccomp",
        "dative",
        "acl",
        "prep",
        "pcomp",
        "relcl",
        "acomp",
        "conj",
        "cc",
        "attr",
        "pobj",
        "appos",
    }
)
_TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week month year night morning afternoon evening "
    "january february march april may june july august september october november december".split()
)
_AFTER = frozenset(
    {
        "in",
        "on",
        "at",
        "during",
        "after",
        "before",
        "since",
        "amid",
        "following",
        "despite",
        "by",
        "through",
        "via",
        "while",
        "until",
    }
)


@dataclass(frozen=True, slots=True)
class QuotationIndex:
    """The quotation, if any, that covers each token."""

    quotations: tuple[Quotation, ...]
    by_token: dict[int, int]

    @classmethod
    def of(cls, parse: Parse, quotations: tuple[Quotation, ...]) -> QuotationIndex:
        """Index the quotations of a parse."""
        by_token: dict[int, int] = {}
        for n, quotation in enumerate(quotations):
            for i in parse.tokens(quotation.span):
                by_token[i] = n
        return cls(quotations, by_token)

    def at(self, token: int) -> Quotation | None:
        """The quotation round a token."""
        n = self.by_token.get(token)
        return None if n is None else self.quotations[n]


def content_of(parse: Parse, candidate: Candidate, index: QuotationIndex) -> list[Tokens]:
    """Token ranges of a candidate's content, cue and source not yet taken out; empty where there is none."""
    i, frame, complement = candidate.head, candidate.frame, candidate.complement
    if candidate.kind == "verb":
        if frame == "para":
            return _around(parse, parse.heads[i], i)
        if frame == "as-clause":
            return _around(parse, parse.heads[i], i)
        if frame == "rel":
            return _antecedent(parse, i)
        if candidate.passive and candidate.lemma in load_cue_words().quoting:
            quoted = next(
                (c for c in parse.children[i] if c > i and parse.lowers[c] == "as" and parse.deps[c] == "prep"), None
            )
            if quoted is not None:
                return [parse.subtree(quoted)]
        if candidate.passive and frame in {"be-by", "be-plain", "be-none", "be-obj"}:
            return _antecedent(parse, i) if parse.deps[i] in {"acl", "relcl"} else _passive_subject(parse, i)
    if complement is None:
        return []
    if frame.startswith("p:") or frame.startswith("be-p:"):
        start, end = parse.subtree(complement)
        start = max(start, complement + 1) if parse.lowers[complement] != "as" else start
        if start >= end:
            return []
        return [(start, _ridden(parse, candidate, end))]
    start, end = parse.subtree(complement)
    if frame == "that" and complement > i and candidate.kind == "verb":
        start = _with_object(parse, i, start)
    if frame == "to" and complement > i:
        asked = next(
            (c for c in parse.children[i] if i < c < complement and parse.lowers[c] in {"on", "upon", "for"}), None
        )
        if asked is not None and parse.child(asked, "pobj") is not None:
            start = asked + 1
    if frame in {"him-to", "pred", "as"} and complement > i:
        objects = parse.child(i, "dobj", "dative")
        if objects is not None and i < objects < complement:
            start = min(start, parse.lefts[objects])
    ranges = [(start, _ridden(parse, candidate, end) if complement > i else end)]
    if frame == "pre" and not _joined(parse, end, index):
        return []
    if frame == "pre":
        after = [c for c in parse.children[i] if c > i and parse.deps[c] == "ccomp"]
        ranges += [parse.subtree(c) for c in after[:1]]
    elif complement > i and frame in {"that", "bare"}:
        before = [c for c in parse.children[i] if c < i and parse.deps[c] == "ccomp" and c in index.by_token]
        ranges += [parse.subtree(c) for c in before[:1]]
    return sorted(ranges)


def _ridden(parse: Parse, candidate: Candidate, end: int) -> int:
    """The right edge, moved over what follows the complement and belongs to it, though hung on the cue."""
    i = candidate.head
    clausal = candidate.frame in {"that", "bare", "to", "is-that", "is-to"}
    for c in parse.children[i]:
        if parse.lefts[c] < end:
            continue
        dep = parse.deps[c]
        if dep == "punct" or parse.lefts[c] > end + 1:
            continue
        if dep == "advcl" and _is_condition(parse, c):
            end = parse.rights[c]
        elif clausal or dep not in _RIDERS:
            if dep not in {"punct", "advmod"}:
                break
        elif (dep == "prep" and (parse.lowers[c] in _AFTER - {"by"} or _timely(parse, c))) or dep in {"conj", "cc"}:
            break
        else:
            end = parse.rights[c]
    return end


def _joined(parse: Parse, end: int, index: QuotationIndex) -> bool:
    """Whether a clause before its cue ends in a comma or a quotation, as reported clauses do."""
    near = range(max(end - 2, 0), min(end + 2, len(parse)))
    return any(parse.words[k] in {",", "?", "!"} or k in index.by_token for k in near)


def _with_object(parse: Parse, i: int, start: int) -> int:
    """ "Demanding assurance that": a thing before the clause belongs to the content, somebody told does not."""
    noun = parse.child(i, "dobj")
    if noun is None or not i < noun < start or parse.pos[noun] != "NOUN" or parse.entity_at[noun] is not None:
        return start
    words = load_cue_words()
    if parse.lemmas[noun] in words.holders or parse.lemmas[noun] in words.addressees or parse.tags[noun] == "NNS":
        return start
    return min(start, parse.lefts[noun])


def _is_condition(parse: Parse, c: int) -> bool:
    first = parse.lowers[parse.lefts[c]]
    if first in {"if", "unless", "provided", "until"}:
        return True
    mark = parse.child(c, "mark")
    return mark is not None and parse.lowers[mark] in {"if", "unless", "until"}


def _timely(parse: Parse, c: int) -> bool:
    return any(parse.lowers[j] in _TIME_WORDS for j in range(c, min(parse.rights[c], c + 4)))


def _around(parse: Parse, clause: int, aside: int) -> list[Tokens]:
    """A clause without the aside that stands in it."""
    start, end = parse.subtree(clause)
    cut_from, cut_to = parse.subtree(aside)
    if cut_from <= clause < cut_to:
        return []
    pieces = [(a, b) for a, b in ((start, cut_from), (cut_to, end)) if b > a]
    others = [parse.subtree(c) for c in parse.children[clause] if parse.lowers[c] == "according"]
    return without(pieces, *others)


def _antecedent(parse: Parse, i: int) -> list[Tokens]:
    noun = parse.heads[i]
    start, end = parse.subtree(noun)
    cut = parse.lefts[i]
    return [(start, min(cut, end))] if cut > start else []


def _passive_subject(parse: Parse, i: int) -> list[Tokens]:
    subject = parse.child(i, "nsubjpass")
    return [parse.subtree(subject)] if subject is not None else []


def tailed(parse: Parse, candidate: Candidate, start: int, end: int, heads: frozenset[int]) -> int:
    """The right edge without what the reporter adds behind a comma: a which-clause, an apposition, another cue's clause."""
    clausal = candidate.frame in {"that", "bare", "pre", "to", "para", "none"}
    if clausal and candidate.complement is not None:
        for c in parse.children[candidate.complement]:
            if start < c < end and c in heads and spoken_beside(parse, c) == candidate.head:
                cut = next(
                    (
                        k
                        for k in range(candidate.complement + 1, c)
                        if parse.deps[k] == "cc" and parse.heads[k] == candidate.complement
                    ),
                    c,
                )
                end = min(end, max(cut, start + 1))
    if not clausal:
        end = _before_finite(parse, start, end)
    row = load_speech_acts().of(candidate.kind, candidate.lemma, candidate.frame)
    demanding = row is not None and row.act in {"demand", "ask", "intend", "promise", "propose", "advise", "reject"}
    for _ in range(3):
        cut = _tail(parse, start, end, heads, clausal=clausal, demanding=demanding)
        if cut is None:
            return end
        end = cut
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


def _tail(parse: Parse, start: int, end: int, heads: frozenset[int], *, clausal: bool, demanding: bool) -> int | None:
    last = end - 1
    while last > start and parse.words[last] in _EDGES:
        last -= 1
    for up in (last, *parse.ancestors(last)):
        left = parse.lefts[up]
        if left <= start + 1:
            return None
        if demanding and parse.deps[up] == "advcl" and parse.rights[up] >= last + 1 and _reason(parse, up):
            return left
        if parse.words[left - 1] != "," or parse.rights[up] < last + 1:
            continue
        dep = parse.deps[up]
        participle = (
            dep in {"advcl", "acl", "conj"} and parse.tags[up] == "VBG" and parse.child(up, "nsubj", "aux") is None
        )
        if participle and up in heads:
            return left - 1
        if dep == "advcl" and _concession(parse, up):
            return left - 1
        if not clausal and (dep in {"relcl", "appos"} or participle) and not _listed(parse, left, up):
            return left - 1
    return None


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


def _listed(parse: Parse, left: int, up: int) -> bool:
    """Whether an "apposition" is rather an item of a list."""
    head = parse.heads[up]
    return any(parse.deps[c] in {"cc", "conj"} for c in parse.children[head]) or any(
        parse.deps[c] in {"cc", "conj"} for c in parse.children[up] if parse.deps[up] == "appos"
    )


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


def documents_of(lemma: str) -> bool:
    """Whether the noun names a document, whose holder is who issued it."""
    return lemma in load_cue_words().documents
