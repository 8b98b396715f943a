"""Numbers that are no quantities: names, labels, ordinals, scores, phone numbers, the pronoun "one"."""

from __future__ import annotations

from standoff.knowledge.time_words import load_time_words
from standoff.knowledge.units import load_units
from standoff.reading.numbers import Number
from standoff.reading.parse import Parse
from standoff.reading.quantity_units import Counted

_NAME_LABELS = frozenset({"PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT", "ORG", "PERSON", "GPE"})


def is_no_quantity(parse: Parse, first: Number, last: Number, counted: Counted) -> bool:
    """Whether the number names, orders or labels something instead of counting it."""
    if first.kind == "digits":
        return _no_digits(parse, first, last, counted)
    if first.kind == "words" and parse.lowers[first.start] == "one" and first.end == first.start + 1:
        return _pronoun_one(parse, first, counted)
    if first.kind == "words":
        return _in_name(parse, first, last, counted)
    return False


def _pronoun_one(parse: Parse, number: Number, counted: Counted) -> bool:
    i = number.start
    if counted.kind != "none" and (parse.deps[i] == "nummod" or parse.lowers[i + 1 : i + 2] == ["of"]):
        return (
            parse.lowers[i - 1 : i] in (["no"], ["any"], ["every"], ["each"], ["this"], ["that"], ["another"])
            or parse.words[i + 1] == "-"
        )
    return counted.kind in ("none", "noun") or parse.deps[i] != "nummod"


def _no_digits(parse: Parse, first: Number, last: Number, counted: Counted) -> bool:
    i, size = first.start, len(parse)
    units = load_units()
    before = parse.lowers[i - 1] if i > parse.sentence(i)[0] else ""
    if first.before and first.before not in units.money and first.before not in ("~", "+", "(", ">", "<"):
        return True
    if (last.after and counted.kind == "none") or (first is last and first.after and counted.kind == "noun"):
        return True
    if counted.kind in ("money", "measure") and first.after != "G":
        return False
    months = load_time_words().months
    if before in months or (
        last.end < size
        and parse.lowers[last.end] in months
        and parse.words[last.end][0].isupper()
        and first.value < 100
    ):
        return True
    if before in units.labels and not (
        before in ("top", "count", "number", "case", "group", "turn", "point", "big", "line", "series", "u.s.")
        and counted.kind in ("noun", "time")
    ):
        return True
    if first.value < 0 and before and parse.tags[i - 1] in ("NNP", "NN"):
        return counted.kind not in ("measure", "money")
    if (first is last and _is_score(parse, first)) or _is_code(parse, first):
        return True
    if counted.kind == "time":
        return False
    if i == parse.sentence(i)[0] and parse.words[first.end : first.end + 1] in (["."], [")"]):
        return True
    if first.end == i + 1 and 1400 <= first.value <= 2100 and "," not in parse.words[i] and len(parse.words[i]) == 4:
        if counted.kind == "none" or not (
            parse.deps[i] == "nummod" and counted.head is not None and parse.tags[counted.head] in ("NNS", "NNPS")
        ):
            return True
        if parse.deps[i] != "nummod" or before in ("the", "a", "this", "'s", "its"):
            return True
    return _in_name(parse, first, last, counted) or (
        size > last.end and parse.words[last.end] in ("th", "st", "nd", "rd")
    )


def _is_score(parse: Parse, number: Number) -> bool:
    """Read "3 - 0": two small numbers joined by a hyphen that are no range."""
    words, i = parse.words, number.start
    after = words[number.end : number.end + 2]
    if (
        len(after) == 2
        and after[0] in ("-", "–")
        and after[1].isdecimal()
        and parse.ends[number.end - 1] == parse.starts[number.end]
    ):
        return True
    return i >= 2 and words[i - 1] in ("-", "–") and words[i - 2].isdecimal() and parse.ends[i - 1] == parse.starts[i]


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


def _in_name(parse: Parse, first: Number, last: Number, counted: Counted) -> bool:
    i = first.start
    entity = parse.entity_at[i]
    if (
        entity is not None
        and entity.end - entity.start > 1
        and entity.label in _NAME_LABELS
        and counted.kind != "money"
    ):
        if (
            entity.label in ("PERSON", "GPE", "ORG")
            and i == entity.start
            and parse.tags[i] == "CD"
            and counted.kind == "noun"
        ):
            return False
        return True
    previous = i - 1
    if (
        previous >= parse.sentence(i)[0]
        and parse.tags[previous] == "NNP"
        and parse.words[previous][0].isupper()
        and first.kind == "digits"
    ):
        label = parse.entity_at[previous].label if parse.entity_at[previous] is not None else ""  # type: ignore[union-attr]
        if (
            label not in ("GPE", "NORP", "DATE", "TIME", "LOC")
            and first.value < 10000
            and "," not in parse.words[i]
            and parse.tags[first.end : first.end + 1] in (["NNP"], ["NNPS"])
        ):
            return True
        names = (
            parse.heads[i] == previous
            or parse.heads[previous] == i
            or (parse.heads[i] == parse.heads[previous] and parse.deps[previous] == "compound")
        )
        if names and counted.kind in ("none", "noun"):
            return True
    return False
