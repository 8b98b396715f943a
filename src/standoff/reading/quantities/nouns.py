"""The noun a number modifies: head of its noun phrase by the parse, or people where no noun stands."""

from __future__ import annotations

from dataclasses import replace

from standoff.knowledge.units import load_units
from standoff.reading.parse import Parse
from standoff.reading.quantities.counted import Counted
from standoff.reading.quantities.numbers import Number

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_LONGEST_NOUN = 5
"""Tokens between a number and the head of its noun phrase at most."""


def find_noun(parse: Parse, number: Number, last: Number) -> Counted | None:
    """The noun a number or range counts, without peoples and places before it; "people" where none stands."""
    head = _noun_head(parse, number, last)
    if head is None:
        return _unsaid(parse, number, last)
    start = last.end
    if head < start:
        return None
    if parse.lowers[start] == "over":
        return _unsaid(parse, number, last)  # "by 100,000 over three years"
    for k in range(start, head):
        # What stands before another number or preposition belongs to that one: "by 2,000 to 8,500 soldiers".
        if parse.pos[k] in ("NUM", "ADP") and parse.lowers[k] != "of":
            start = k + 1
    while start < head and (
        parse.lowers[start] in _BEFORE_NOUN or parse.pos[start] in ("DET", "PUNCT", "SYM", "NUM", "PRON")
    ):
        start += 1
    return _named_noun(parse, start, head, number)


def _unsaid(parse: Parse, number: Number, last: Number) -> Counted | None:
    """What a number counts whose noun stands elsewhere: "the number of troops rose to 900", "12 wounded"."""
    if _of_people(parse, number, last):
        return Counted(None, "people", None, None, last.end, number.start, kind="noun")
    told = _told(parse, last)
    if told is None:
        return None
    counted = _named_noun(parse, told, told, number)
    return replace(counted, end=last.end)


def _told(parse: Parse, last: Number) -> int | None:
    """The noun of a tally: what "the number of" it is, or the subject of "they number"."""
    tallies, node = load_units().tallies, _number_token(parse, last)
    for _ in range(4):
        node = parse.heads[node]
        if parse.pos[node] in ("VERB", "AUX"):
            break
    subject = parse.child(node, "nsubj", "nsubjpass")
    if subject is None or subject >= last.start or parse.pos[subject] not in ("NOUN", "PROPN"):
        return None
    if parse.lemmas[subject] in tallies:
        of = next((c for c in parse.children[subject] if parse.lowers[c] == "of"), None)
        named = parse.child(of, "pobj") if of is not None else None
        return named if named is not None and parse.tags[named] in ("NNS", "NNPS") else None
    return subject if parse.lemmas[node] in tallies and parse.tags[subject] in ("NNS", "NNPS") else None


def _of_people(parse: Parse, number: Number, last: Number) -> bool:
    """Whether a number without a noun is one of people: "12 wounded", "800 who fled", "thousands protested"."""
    at = last.end + 2 if parse.lowers[last.end : last.end + 2] == ["of", "the"] else last.end
    following = parse.lowers[at] if at < len(parse) else ""
    if following == "who" or following in load_units().people:
        return True
    before = parse.lowers[max(0, number.start - 2) : number.start]
    if before == ["home", "to"] or (
        before[1:] == ["of"] and before[0] in load_units().inhabited and number.value >= 100
    ):
        return True
    token, units = _number_token(parse, last), load_units()
    dep, lemma = parse.deps[token], parse.lemmas[parse.heads[token]]
    if dep in ("dobj", "nsubjpass") and lemma in units.people_verbs:
        return True
    if dep == "nsubj" and lemma in units.people_subjects:
        return True
    return last.kind == "vague" and dep in ("nsubj", "nsubjpass", "attr", "dobj")


_BEFORE_NOUN = frozenset({"-", "of", "the", "more", "additional", "further", "such", "``", "'", '"', "extra", "even"})


def _named_noun(parse: Parse, start: int, head: int, number: Number) -> Counted:
    # Peoples and places that modify the noun say whose they are, not what is counted.
    core = start
    while core < head and (
        (parse.entity_at[core] is not None and parse.entity_at[core].label in ("NORP", "GPE", "LOC"))  # type: ignore[union-attr]
        or parse.words[core] in ("-", "U.S.", "UN", "EU", "NATO", "'s")
    ):
        core += 1
    span = parse.span(core, head + 1)
    text, norm = parse.text[span.start : span.end], _normal(parse, core, head)
    money = load_units().currencies.get(" ".join([*parse.lowers[start:core], norm]))
    if money is not None:
        whole = parse.span(start, head + 1)
        text = parse.text[whole.start : whole.end]
        return Counted(text, money.name, whole, head, head + 1, number.start, currency=money.code, kind="money")
    return Counted(text, norm, span, head, head + 1, number.start, kind="noun")


def _normal(parse: Parse, start: int, head: int) -> str:
    """Lower case, the head in the singular."""
    words = [parse.lowers[k] for k in range(start, head)]
    lemma = parse.lemmas[head].lower() if parse.tags[head] in ("NNS", "NNPS") else parse.lowers[head]
    if parse.tags[head] == "NNPS" and lemma == parse.lowers[head] and lemma.endswith("s") and not lemma.endswith("ss"):
        lemma = lemma[:-1]
    if parse.lowers[head] == "people":
        lemma = "people"
    return " ".join([*words, lemma]).replace(" - ", "-").strip()


def _noun_head(parse: Parse, number: Number, last: Number) -> int | None:
    """The noun a number modifies, or the one after "of" ("thousands of troops", "one of the ships")."""
    if (
        last.end < len(parse)
        and parse.lowers[last.end] == "of"
        and number.kind in ("vague", "fraction", "words", "article")
    ):
        inner = _after_of(parse, last.end)
        if inner is not None:
            return inner
    if parse.words[last.end : last.end + 1] == ["-"] and parse.lowers[last.end + 1 : last.end + 2] in (
        ["strong"],
        ["odd"],
        ["plus"],
    ):
        return _next_noun(parse, replace(last, end=last.end + 2)) if parse.lowers[last.end + 1] != "strong" else None
    top = last.end - 1
    token = _number_token(parse, last)
    node = token
    for _ in range(4):
        dep, up = parse.deps[node], parse.heads[node]
        if dep in ("nummod", "amod", "compound", "quantmod", "nmod", "advmod", "npadvmod") and up != node:
            if up > top and parse.tags[up] in _NOUNS and up - top <= _LONGEST_NOUN + 1:
                return _real_head(parse, last, up, last.end)
            node = up
            continue
        break
    return _next_noun(parse, last)


def _number_token(parse: Parse, number: Number) -> int:
    """The token of a number that carries its dependency."""
    for i in range(number.start, number.end):
        if not number.start <= parse.heads[i] < number.end:
            return i
    return number.end - 1


def _real_head(parse: Parse, number: Number, up: int, end: int) -> int:
    """A compound's own head: "3 - cylinder engine" counts cylinders, "four destroyer squadrons" squadrons."""
    if parse.words[end : end + 1] == ["-"] and end + 1 < len(parse) and parse.tags[end + 1] in _NOUNS:
        return end + 1
    if parse.tags[up] == "NN" and number.value > 1:
        for k in range(up + 1, min(up + 4, len(parse))):
            if parse.tags[k] in ("NNS", "NNPS"):
                return k
            if parse.pos[k] not in ("NOUN", "PROPN", "ADJ"):
                break
    following = end < len(parse) and parse.tags[end] == "NN" and parse.deps[end] == "compound"
    if following and end < up and parse.tags[up] == "NN" and parse.lowers[end] not in ("per", "record"):
        return end
    return up


def _after_of(parse: Parse, of: int) -> int | None:
    """The head noun of the phrase after "of"."""
    inner = parse.child(of, "pobj")
    if inner is not None and parse.tags[inner] in _NOUNS and of < inner <= of + 8:
        return inner
    if inner is not None:
        return None
    j = of + 1
    while j < min(len(parse), of + 6) and (
        parse.pos[j] in ("DET", "ADJ", "PROPN", "NUM", "PART") or parse.tags[j] == "PRP$"
    ):
        j += 1
    return j if j < len(parse) and parse.pos[j] == "NOUN" else None


def _next_noun(parse: Parse, last: Number) -> int | None:
    """Without help from the parse: the nouns right after the number."""
    at, size = last.end, len(parse)
    if at < size and parse.words[at] == "-" and parse.starts[at] == parse.ends[at - 1]:
        at += 1
        if at < size and parse.tags[at] in _NOUNS:
            return at
    steps = 0
    while (
        at < size
        and parse.pos[at] in ("ADJ", "DET")
        and parse.lowers[at] not in ("the", "a", "an", "this", "that", "each")
        and steps < 3
    ):
        at, steps = at + 1, steps + 1
    if at >= size or parse.tags[at] not in _NOUNS or parse.pos[at] == "VERB":
        return None
    while (
        at + 1 < size
        and parse.tags[at + 1] in _NOUNS
        and parse.heads[at] in (at + 1, parse.heads[at + 1])
        and parse.deps[at] in ("compound", "amod", "nmod")
    ):
        at += 1
    return at
