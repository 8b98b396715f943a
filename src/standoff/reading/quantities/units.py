"""What a number counts: a sign, a currency, a unit of measure, or the noun it modifies."""

from __future__ import annotations

from dataclasses import replace

from standoff.knowledge.units import UnitName, load_units
from standoff.model import Span
from standoff.reading.parse import Parse
from standoff.reading.quantities.counted import Counted, is_time_unit
from standoff.reading.quantities.nouns import find_noun
from standoff.reading.quantities.numbers import Number


def find_counted(parse: Parse, number: Number, last: Number) -> Counted:
    """The unit of a number, or of a range that ends in `last`."""
    found = (
        _sign_before(parse, number, last)
        or _glued(last)
        or _unit_after(parse, number, last)
        or _age(parse, number, last)
        or find_noun(parse, number, last)
        or Counted(end=last.end, first=number.start)
    )
    return _rate(parse, found)


def _rate(parse: Parse, counted: Counted) -> Counted:
    """Add "a year", "per share" to a unit: the number is so many for each of them."""
    lowers, at = parse.lowers, counted.end
    if counted.kind == "none" or (counted.kind == "time" and counted.norm != "hour") or at + 1 >= len(parse):
        return counted
    each = lowers[at + 1]
    if lowers[at] in ("a", "an", "per", "each", "every", "/") and (
        (lowers[at] in ("per", "/") and parse.pos[at + 1] == "NOUN")
        or (is_time_unit(parse, at + 1) and each[-1] != "s")
        or each in _RATED
    ):
        return replace(counted, norm=f"{counted.norm} per {each}", end=at + 2)
    return counted


_RATED = frozenset(
    {
        "share",
        "barrel",
        "ton",
        "tonne",
        "person",
        "head",
        "piece",
        "ounce",
        "litre",
        "liter",
        "gallon",
        "bushel",
        "unit",
    }
)


def _age(parse: Parse, number: Number, last: Number) -> Counted | None:
    """Read "aged 21", "the age of 21", "she was 10": years of age without the word."""
    i, lowers = number.start, parse.lowers
    if last.end < len(parse) and parse.pos[last.end] in ("NOUN", "PROPN", "ADJ") and parse.deps[i] == "nummod":
        return None
    before = lowers[max(0, i - 2) : i]
    name = parse.entity_at[i - 2] if i > 1 else None
    apposed = before[-1:] == [","] and name is not None and name.label == "PERSON" and 0 < number.value <= 110
    if (
        apposed
        and number is last
        and parse.lowers[last.end : last.end + 1] in ([","], ["."], [")"], ["-"], ["―"], ["—"])
    ):
        return Counted(None, "year of age", None, None, last.end, number.start, kind="age")
    aged = before[-1:] == ["aged"] or before[-2:] in (["age", "of"], ["ages", "of"])
    if (
        not aged
        and parse.deps[last.end - 1] in ("attr", "acomp")
        and 0 < number.value <= 110
        and lowers[parse.heads[i]] in ("was", "is", "be", "turned")
    ):
        subject = parse.child(parse.heads[i], "nsubj")
        entity = parse.entity_at[subject] if subject is not None else None
        aged = subject is not None and (
            lowers[subject] in ("he", "she", "who", "i") or (entity is not None and entity.label == "PERSON")
        )
    return Counted(None, "year of age", None, None, last.end, number.start, kind="age") if aged else None


def _sign_before(parse: Parse, number: Number, last: Number) -> Counted | None:
    """A currency's sign or code before the digits: "$5", "US $84", "EUR50m", "A$ 10"."""
    money, words = load_units().money, parse.words
    if number.before and number.before in money:
        unit = money[number.before]
        span = Span(number.begin - len(number.before), number.begin)
        return _money(parse, number.before, unit, span, number.start, last)
    j = number.start - 1
    if j < 0 or number.kind not in ("digits", "fraction", "words", "article", "vague"):
        return None
    sign = words[j]
    unit_found = money.get(sign)
    if unit_found is None or (len(sign) == 1 and sign.isalpha()) or sign.islower():
        return None
    start = j
    longer = (words[j - 1] if j else "") + sign
    gap = 0 if longer == "A$" else 1  # "A $2bn loan" opens with an article
    if j and parse.ends[j - 1] >= parse.starts[j] - gap and longer in money:
        unit_found, start, sign = money[longer], j - 1, longer
    return _money(parse, sign, unit_found, parse.span(start, j + 1), start, last)


def _money(parse: Parse, text: str, unit: UnitName, span: Span, first: int, last: Number) -> Counted:
    end = last.end
    following = parse.lowers[end] if end < len(parse) else ""
    if following in ("dollars", "dollar", "euros", "yuan", "yen", "pounds", "us", "usd"):
        end += 1
    return Counted(text, unit.name, span, None, end, first, currency=unit.code, kind="money")


def _glued(last: Number) -> Counted | None:
    """A sign written onto the digits: "5%", "60mph", "180p"."""
    if not last.after:
        return None
    units = load_units()
    unit = units.signs.get(last.after) or units.signs.get(last.after.rstrip("."))
    money = units.money.get(last.after)
    start = last.stop
    span = Span(start, start + len(last.after))
    if unit is not None:
        return Counted(last.after, unit.name, span, None, last.end, last.start, kind="measure")
    if money is not None:
        return Counted(last.after, money.name, span, None, last.end, last.start, currency=money.code, kind="money")
    return None


_BETWEEN = frozenset({"more", "additional", "further", "extra", "full", "whole", "straight", "consecutive"})
"""Adjectives between a number and its unit."""


def _unit_after(parse: Parse, number: Number, last: Number) -> Counted | None:  # noqa: PLR0911 - one a place of the unit
    """A unit word or sign after the number: "5 %", "10 miles per hour", "2 billion Australian dollars"."""
    units, end = load_units(), last.end
    if end >= len(parse):
        return None
    hyphen = parse.words[end] == "-" and end + 1 < len(parse) and parse.starts[end] == parse.ends[end - 1]
    at = end + 1 if hyphen else end
    if at < len(parse) and parse.lowers[at] in _BETWEEN:
        at += 1
    if at >= len(parse):
        return None
    modified = parse.pos[at] in ("ADJ", "PROPN") and parse.lowers[at] not in units.words
    if at + 1 < len(parse) and (parse.tags[at] == "JJ" or modified):
        found = _phrase(parse, at + 1)
        if found is not None and found[0].currency:
            name = f"{parse.lowers[at]} {found[0].name}"
            unit = units.currencies.get(name) or UnitName(name, currency=True)
            return _worded(parse, at, at + 2, unit, name, number)
    found = _phrase(parse, at)
    if found is not None:
        unit, stop = found
        if unit.name == "year" and parse.lowers[stop : stop + 2] == ["-", "old"]:
            return _worded(parse, at, stop + 2, UnitName("year of age"), "year of age", number)
        if parse.tags[at] == "VB" or parse.pos[at] == "VERB":
            return None
        return _per(parse, at, stop, unit, number)
    joined = _joined_sign(parse, at)
    if joined is not None:
        return _worded(parse, at, joined[1], joined[0], joined[0].name, number)
    sign = units.signs.get(parse.words[at])
    if sign is not None and (at == end or hyphen) and _may_be_sign(parse, at):
        return _per(parse, at, at + 1, sign, number)
    money = units.money.get(parse.words[at])
    if money is not None and at == end and len(parse.words[at]) >= 3 and parse.words[at].isupper():
        return _worded(parse, at, at + 1, money, money.name, number)
    return None


def _joined_sign(parse: Parse, i: int) -> tuple[UnitName, int] | None:
    """A sign the tokeniser cut apart: "km/h", "lb-ft"."""
    signs, end = load_units().signs, i + 1
    while end < len(parse) and end < i + 4 and parse.starts[end] == parse.ends[end - 1]:
        end += 1
        unit = signs.get(parse.text[parse.starts[i] : parse.ends[end - 1]])
        if unit is not None and (
            end == len(parse) or parse.starts[end] > parse.ends[end - 1] or not parse.words[end].isalnum()
        ):
            return unit, end
    return None


def _may_be_sign(parse: Parse, i: int) -> bool:
    """A one-letter sign counts only right after the digits, or for symbols that are no letters."""
    word = parse.words[i]
    glued = parse.starts[i] == parse.ends[i - 1]
    return (
        glued
        or word == "W"
        or (len(word) > 1 and word not in ("in.", "min", "bar"))
        or (not word.isalpha() and word not in ("'", '"'))
    )


def _phrase(parse: Parse, i: int) -> tuple[UnitName, int] | None:
    for phrase, unit in load_units().words.get(parse.lowers[i], ()):
        if tuple(parse.lowers[i : i + len(phrase)]) == phrase:
            return unit, i + len(phrase)
    return None


def _per(parse: Parse, at: int, stop: int, unit: UnitName, number: Number) -> Counted | None:
    """Add "a year", "per day" to a unit; a unit that modifies a noun of its own is still the unit."""
    if unit.name == "barrel" and parse.lowers[stop : stop + 2] == ["of", "oil"]:
        unit, stop = UnitName("barrel of oil"), stop + 2
    if unit.name == "bar" and parse.lowers[at] == "bars":
        return None
    return _worded(parse, at, stop, unit, unit.name, number)


def _worded(parse: Parse, at: int, stop: int, unit: UnitName, norm: str, number: Number) -> Counted:
    span = parse.span(at, stop)
    kind = "money" if unit.currency else "measure"
    if unit.name in ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"):
        kind = "time"
    text = parse.text[span.start : span.end]
    return Counted(text, norm, span, stop - 1, stop, number.start, currency=unit.code, kind=kind)
