"""What a quantity is of: what a sum is spent on, what a percentage is a share of, whose troops are counted."""

from __future__ import annotations

from standoff.knowledge.time_words import load_time_words
from standoff.model import Span
from standoff.reading.parse import Parse
from standoff.reading.quantities.counted import Counted
from standoff.reading.quantities.numbers import Number

_SUBJECTS = ("nsubj", "nsubjpass")
_LONGEST = 8
"""Tokens of a noun phrase at most; longer ones are cut to their head's left side."""


def find_of(parse: Parse, last: Number, counted: Counted) -> Span | None:
    """The noun phrase a quantity is of, without the quantity itself; None where the syntax names none."""
    found = _find_of(parse, last, counted)
    after = parse.ends[max(last.end, counted.end) - 1]
    if found is None or not found.start < after < found.end:
        return found
    start = after
    while start < found.end and (parse.text[start].isspace() or parse.text[start] == "-"):
        start += 1
    return Span(start, found.end) if start < found.end else None


def _find_of(parse: Parse, last: Number, counted: Counted) -> Span | None:
    node = counted.head if counted.head is not None else last.end - 1
    after = max(last.end, counted.end)
    for link in range(after, min(after + 2, len(parse))):
        if parse.lowers[link] in ("of", "in", "for") and parse.deps[link] in ("prep", "dative"):
            inner = parse.child(link, "pobj")
            if inner is not None and parse.pos[inner] in ("NOUN", "PROPN") and not _is_time(parse, inner):
                return noun_phrase(parse, inner)
            break
    if counted.kind == "noun" and counted.head is not None:
        named = _modifier(parse, last.end, counted.head, counted)
        if named is not None:
            return named
    if parse.lowers[last.end : last.end + 2] == ["-", "strong"] and parse.pos[last.end + 2 : last.end + 3] == ["NOUN"]:
        return parse.span(last.end + 2, last.end + 3)
    return _measured(parse, counted.first or last.start) or _by_verb(parse, node, counted)


def _is_time(parse: Parse, i: int) -> bool:
    """Whether a noun is a month, a unit of time or the like: when, not of what."""
    return parse.lowers[i] in load_time_words().triggers or parse.is_date(i)


def _measured(parse: Parse, first: int) -> Span | None:
    """The noun a quantity gives the size of: "sales of $5 million", "battalions of 1,000 troops each"."""
    j, opening = first - 1, parse.sentence(first)[0]
    while j > opening and parse.lowers[j] in _SKIPPED:
        j -= 1
    if j <= opening or parse.lowers[j] != "of" or parse.deps[j] != "prep":
        return None
    noun = parse.heads[j]
    if noun < j and parse.pos[noun] in ("NOUN", "PROPN") and parse.lowers[noun] not in _NO_MEASURE:
        return noun_phrase(parse, noun, with_of=False)
    return None


_SKIPPED = frozenset(
    {
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "some",
        "than",
        "more",
        "less",
        "least",
        "at",
        "up",
        "to",
        "$",
        "roughly",
    }
)
_NO_MEASURE = frozenset(
    {
        "total",
        "average",
        "minimum",
        "maximum",
        "sum",
        "number",
        "estimate",
        "excess",
        "rate",
        "cost",
        "price",
        "group",
        "out",
    }
)
"""Nouns that only introduce a number."""


def _modifier(parse: Parse, start: int, head: int, counted: Counted) -> Span | None:
    """The people or place before a counted noun: "Russian" of "Russian troops"."""
    first_of_unit = counted.span.start if counted.span is not None else 0
    k = start
    while k < head and parse.starts[k] < first_of_unit:
        entity = parse.entity_at[k]
        if entity is not None and entity.label in ("NORP", "GPE", "LOC", "ORG"):
            return parse.span(k, min(entity.end, head))
        k += 1
    return None


def _by_verb(parse: Parse, node: int, counted: Counted) -> Span | None:
    """The subject of the verb the quantity completes, or the noun it modifies."""
    for _ in range(8):
        up, dep = parse.heads[node], parse.deps[node]
        if up == node:
            return None
        modifies = dep in ("nmod", "compound", "nummod", "amod", "npadvmod") and parse.pos[up] in ("NOUN", "PROPN")
        if (
            modifies
            and up > node
            and counted.kind != "noun"
            and parse.words[up][0].isalpha()
            and len(parse.words[up]) > 2
        ):
            return noun_phrase(parse, up)
        if parse.pos[up] in ("VERB", "AUX"):
            subject = _subject(parse, up)
            return (
                None if subject is None or subject == node or _is_time(parse, subject) else noun_phrase(parse, subject)
            )
        node = up
    return None


def _subject(parse: Parse, verb: int) -> int | None:
    """The noun that is a verb's subject: its own, its controller's, or the noun its relative clause is about."""
    for _ in range(4):
        subject = parse.child(verb, *_SUBJECTS)
        dep, up = parse.deps[verb], parse.heads[verb]
        if subject is not None and parse.pos[subject] in ("NOUN", "PROPN"):
            return subject
        if dep in ("relcl", "acl") and parse.pos[up] in ("NOUN", "PROPN"):
            return up
        if subject is not None or dep not in ("xcomp", "conj", "advcl", "pcomp", "prep") or up == verb:
            return None
        verb = parse.heads[up] if dep == "pcomp" else up
    return None


def noun_phrase(parse: Parse, head: int, *, with_of: bool = True) -> Span:
    """A noun with what stands before it, without determiner, and a short "of" phrase after it."""
    left, _ = parse.subtree(head)
    start = max(left, head - _LONGEST)
    while start < head and (
        parse.pos[start] in ("DET", "PUNCT", "NUM", "PRON", "CCONJ", "ADP", "ADV", "SYM")
        or parse.words[start] in ("$", "'s")
    ):
        start += 1
    end = head + 1
    of = next((c for c in parse.children[head] if c > head and parse.lowers[c] == "of"), None)
    if with_of and of is not None and of == end:
        _, right = parse.subtree(of)
        end = right if right - head <= _LONGEST else end
    return parse.span(start, end)
