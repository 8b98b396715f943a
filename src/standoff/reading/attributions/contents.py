"""What a cue's holder is said to say: the content of one candidate, as ranges of tokens; edges.py trims them.

An if- or unless-clause that the parser hung on the cue belongs to the content it limits.
"""

from __future__ import annotations

from standoff.knowledge.cues import load_cue_words
from standoff.reading.attributions.cues import Candidate, figure_of
from standoff.reading.attributions.edges import Tokens, without
from standoff.reading.attributions.quotations import QuotationIndex
from standoff.reading.parse import Parse

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


def content_of(parse: Parse, candidate: Candidate, index: QuotationIndex) -> list[Tokens]:
    """Token ranges of a candidate's content, cue and source not yet taken out; empty where there is none."""
    apart = _apart(parse, candidate)
    if apart is not None:
        return apart
    i, frame, complement = candidate.head, candidate.frame, candidate.complement
    if complement is None:
        return []
    start, end = parse.subtree(complement)
    if frame.startswith(("p:", "be-p:")):
        start = start if parse.lowers[complement] == "as" else max(start, complement + 1)
        return [(start, _ridden(parse, candidate, end))] if start < end else []
    if frame == "pre":
        after = [c for c in parse.children[i] if c > i and parse.deps[c] == "ccomp"]
        return [(start, end), *(parse.subtree(c) for c in after[:1])] if _joined(parse, end, index) else []
    if complement < i:
        return [(start, end)]
    at = figure_of(parse, i) if frame == "obj-at" else None
    end = _ridden(parse, candidate, end) if at is None else parse.rights[at]
    ranges = [(_left_edge(parse, candidate, start), end)]
    if frame in {"that", "bare"}:
        before = [c for c in parse.children[i] if c < i and parse.deps[c] == "ccomp" and c in index.by_token]
        ranges += [parse.subtree(c) for c in before[:1]]
    return sorted(ranges)


def _apart(parse: Parse, candidate: Candidate) -> list[Tokens] | None:  # noqa: PLR0911 - one a frame
    """The content of a verb that does not govern it: asides, relative clauses, passives; None for other verbs."""
    i, frame = candidate.head, candidate.frame
    if candidate.kind != "verb":
        return None
    if frame in {"para", "as-clause"}:
        return _around(parse, parse.heads[i], i)
    if frame == "rel":
        return _antecedent(parse, i)
    if not candidate.passive:
        return None
    if candidate.lemma in load_cue_words().quoting:
        quoted = (c for c in parse.children[i] if c > i and parse.lowers[c] == "as" and parse.deps[c] == "prep")
        words = next(quoted, None)
        if words is not None:
            return [parse.subtree(words)]
    if frame in {"be-by", "be-plain", "be-none", "be-obj"}:
        return _antecedent(parse, i) if parse.deps[i] in {"acl", "relcl"} else _passive_subject(parse, i)
    return None


def _left_edge(parse: Parse, candidate: Candidate, start: int) -> int:
    """The left edge of a complement, moved over the object that belongs to what is said."""
    i, frame, complement = candidate.head, candidate.frame, candidate.complement
    if frame == "bare" and complement is not None and parse.child(complement, "nsubj", "nsubjpass", "expl") is None:
        # "Denies its crews wore": the clause's subject was taken for an object.
        lost = parse.child(i, "dobj")
        return parse.lefts[lost] if lost is not None and i < lost < complement and parse.lefts[lost] > i else start
    if frame == "that" and candidate.kind == "verb":
        return _with_object(parse, i, start)
    if frame == "to":
        between = (c for c in parse.children[i] if i < c < start and parse.lowers[c] in {"on", "upon", "for"})
        asked = next(between, None)
        return asked + 1 if asked is not None and parse.child(asked, "pobj") is not None else start
    if frame in {"him-to", "pred", "as"}:
        objects = parse.child(i, "dobj", "dative")
        if objects is not None and complement is not None and i < objects < complement:
            return min(start, parse.lefts[objects])
    return start


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
    """As in "Demanding assurance that": a thing before the clause belongs to the content, somebody told does not."""
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
    words = load_cue_words().time_words
    return any(parse.lowers[j] in words for j in range(c, min(parse.rights[c], c + 4)))


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
