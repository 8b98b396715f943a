"""What a quantity is of: what a sum is spent on, what a percentage is a share of, whose troops are counted."""

from __future__ import annotations

from standoff.model import Span
from standoff.reading.numbers import Number
from standoff.reading.parse import Parse
from standoff.reading.quantity_units import Counted

_SUBJECTS = ("nsubj", "nsubjpass")
_LONGEST = 8
"""Tokens of a noun phrase at most; longer ones are cut to their head's left side."""


def find_of(parse: Parse, last: Number, counted: Counted) -> Span | None:
    """The noun phrase a quantity is of; None where the syntax names none."""
    node = counted.head if counted.head is not None else last.end - 1
    after = max(last.end, counted.end)
    for link in range(after, min(after + 2, len(parse))):
        if parse.lowers[link] in ("of", "in", "for") and parse.deps[link] in ("prep", "dative"):
            inner = parse.child(link, "pobj")
            if inner is not None and parse.pos[inner] not in ("PRON", "NUM"):
                return noun_phrase(parse, inner)
            break
    if counted.kind == "noun" and counted.head is not None:
        named = _modifier(parse, last.end, counted.head, counted)
        if named is not None:
            return named
    if parse.lowers[last.end : last.end + 2] == ["-", "strong"] and parse.pos[last.end + 2 : last.end + 3] == ["NOUN"]:
        return noun_phrase(parse, last.end + 2)
    return _by_verb(parse, node, counted)


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
    for _ in range(6):
        up, dep = parse.heads[node], parse.deps[node]
        if up == node:
            return None
        if (
            dep in ("nmod", "compound", "nummod", "amod", "npadvmod")
            and parse.pos[up] in ("NOUN", "PROPN")
            and up > node
            and counted.kind != "noun"
            and parse.words[up][0].isalpha()
            and len(parse.words[up]) > 2
        ):
            return noun_phrase(parse, up)
        if parse.pos[up] in ("VERB", "AUX"):
            subject = parse.child(up, *_SUBJECTS)
            if subject is not None and subject != node and parse.pos[subject] not in ("PRON", "NUM"):
                return noun_phrase(parse, subject)
            return None
        node = up
    return None


def noun_phrase(parse: Parse, head: int) -> Span:
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
    if of is not None and of == end:
        _, right = parse.subtree(of)
        end = right if right - head <= _LONGEST else end
    return parse.span(start, end)
