"""Numbers that are no quantities: names, labels, ordinals, scores, phone numbers, the pronoun "one"."""

from __future__ import annotations

from standoff.knowledge.time_words import load_time_words
from standoff.knowledge.units import load_units
from standoff.reading.parse import Parse
from standoff.reading.quantities.counted import Counted
from standoff.reading.quantities.numbers import Number

_NAME_LABELS = frozenset({"PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT", "ORG", "PERSON", "GPE"})
_LOOSE_LABELS = frozenset({"top", "count", "number", "case", "group", "turn", "point", "big", "line", "series", "u.s."})
"""Labels that also stand before a count: "the top three seeds"."""


def is_no_quantity(parse: Parse, first: Number, last: Number, counted: Counted) -> bool:
    """Whether the number names, orders or labels something instead of counting it."""
    if parse.words[max(0, first.start - 2) : first.start] == ["Group", "of"] and counted.kind == "none":
        return True
    if first.kind == "digits":
        return _no_digits(parse, first, last, counted)
    before = parse.lowers[first.start - 1] if first.start > parse.sentence(first.start)[0] else ""
    if first.kind == "words" and before in (load_units().labels - _LOOSE_LABELS) | {"number"}:
        return True
    if first is last and first.kind == "words" and parse.lowers[first.start] == "one" and first.end == first.start + 1:
        return _pronoun_one(parse, first, counted)
    if first.kind == "words":
        return _in_name(parse, first, counted)
    return False


def _pronoun_one(parse: Parse, number: Number, counted: Counted) -> bool:
    i = number.start
    if (
        parse.lowers[i + 1 : i + 2] == ["of"]
        and counted.head is not None
        and parse.tags[counted.head] not in ("NNS", "NNPS")
    ):
        return counted.norm != "people"
    if counted.kind != "none" and (parse.deps[i] == "nummod" or parse.lowers[i + 1 : i + 2] == ["of"]):
        return (
            parse.lowers[i - 1 : i] in (["no"], ["any"], ["every"], ["each"], ["this"], ["that"], ["another"])
            or parse.words[i + 1] == "-"
        )
    return counted.kind in ("none", "noun") or parse.deps[i] != "nummod"


def _no_digits(parse: Parse, first: Number, last: Number, counted: Counted) -> bool:  # noqa: PLR0911 - one a kind of number
    i = first.start
    before = parse.lowers[i - 1] if i > parse.sentence(i)[0] else ""
    if first.before and first.before not in load_units().money and first.before not in ("~", "+", "(", ">", "<"):
        return True
    if (last.after and counted.kind == "none") or (first is last and first.after and counted.kind == "noun"):
        return True
    if counted.kind in ("money", "measure") and first.after != "G":
        return False
    if "^" in (before, *parse.words[last.end : last.end + 1]) or (before == "year" and counted.kind == "none"):
        return True  # "10^400", "the year 0"
    if _is_label(before, counted) or _beside_month(parse, first, last, before):
        return True
    if first.value < 0 and before and parse.tags[i - 1] in ("NNP", "NN"):
        return True
    if (first is last and _is_score(parse, first)) or _is_code(parse, first):
        return True
    if counted.kind == "time":
        return False
    if before == "the" and parse.lowers[last.end : last.end + 1] == ["'s"] and first.value % 10 == 0:
        return True  # "the 90's"
    opens_list = i == parse.sentence(i)[0] and parse.words[first.end : first.end + 1] in (["."], [")"])
    return opens_list or _is_year(parse, first, counted, before) or _in_name(parse, first, counted)


def _is_label(before: str, counted: Counted) -> bool:
    """Whether the noun before the number is labelled by it: "Article 5"."""
    if before not in load_units().labels:
        return False
    return before not in _LOOSE_LABELS or counted.kind not in ("noun", "time")


def _beside_month(parse: Parse, first: Number, last: Number, before: str) -> bool:
    """Whether the number stands beside a month: a date, even an impossible one."""
    months = load_time_words().months
    after = parse.words[last.end] if last.end < len(parse) else ""
    return before in months or (after.lower() in months and after[0].isupper() and first.value < 100)


def _is_year(parse: Parse, first: Number, counted: Counted, before: str) -> bool:
    """A four-digit number without separator counts only where it modifies a bare plural."""
    i = first.start
    if first.end != i + 1 or not 1400 <= first.value <= 2100 or len(parse.words[i]) != 4:
        return False
    if counted.kind == "none" or counted.head is None or parse.deps[i] != "nummod":
        return True
    return parse.tags[counted.head] not in ("NNS", "NNPS") or before in ("the", "a", "this", "'s", "its")


def _is_score(parse: Parse, number: Number) -> bool:
    """Read "3 - 0": two small numbers joined by a hyphen that are no range."""
    words, i = parse.words, number.start
    after = words[number.end : number.end + 2]
    if (
        len(after) == 2
        and after[0] in ("-", "–", "+")
        and after[1].isdecimal()
        and parse.ends[number.end - 1] == parse.starts[number.end]
    ):
        return True
    return (
        i >= 2 and words[i - 1] in ("-", "–", "+") and words[i - 2].isdecimal() and parse.ends[i - 1] == parse.starts[i]
    )


def _is_code(parse: Parse, number: Number) -> bool:
    """Long or zero-led digit strings without separators: phone numbers, identifiers."""
    word = parse.words[number.start]
    if word.isdecimal() and (len(word) >= 9 or (len(word) > 1 and word[0] == "0")):
        return True
    i = number.start
    return (
        i > 0
        and parse.words[i - 1] == "-"
        and parse.starts[i] == parse.ends[i - 1]
        and i > 1
        and parse.words[i - 2][:1].isupper()
    )


def _in_name(parse: Parse, first: Number, counted: Counted) -> bool:
    """Whether the number is part of a name: "World Cup 2026", "the S - 400"."""
    i = first.start
    entity = parse.entity_at[i]
    if (
        entity is not None
        and entity.end - entity.start > 1
        and entity.label in _NAME_LABELS
        and counted.kind != "money"
    ):
        counts = entity.label in ("PERSON", "GPE", "ORG") and i == entity.start and counted.kind == "noun"
        return not (counts and parse.tags[i] == "CD")
    previous = i - 1
    if previous < parse.sentence(i)[0] or parse.tags[previous] != "NNP" or first.kind != "digits":
        return False
    place = parse.entity_at[previous]
    named = place is None or place.label not in ("GPE", "NORP", "DATE", "TIME", "LOC")
    between = parse.tags[first.end : first.end + 1] in (["NNP"], ["NNPS"])
    if named and between and first.value < 10_000 and "," not in parse.words[i]:
        return True
    heads = parse.heads
    linked = heads[i] == previous or heads[previous] == i
    beside = heads[i] == heads[previous] and parse.deps[previous] == "compound"
    return (linked or beside) and counted.kind in ("none", "noun")
