"""What a number counts: a sign, a currency, a unit of measure, or the noun it modifies."""

from __future__ import annotations

from dataclasses import dataclass, replace

from standoff.knowledge.time_words import load_time_words
from standoff.knowledge.units import UnitName, load_units
from standoff.model import Span
from standoff.reading.numbers import Number
from standoff.reading.parse import Parse

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_LINKS = frozenset({"-", "of"})
_LONGEST_NOUN = 5
"""Tokens between a number and the head of its noun phrase at most."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit or noun of a number: as written, normal name, tokens, and whether it is money."""

    text: str | None = None
    norm: str | None = None
    span: Span | None = None
    head: int | None = None
    """Token of the noun, for what it is of."""
    end: int = 0
    """Token after unit and number."""
    first: int = 0
    """Token where sign and number start."""
    currency: str | None = None
    """ISO 4217 code of a sum of money."""
    kind: str = "none"
    """money, measure, time, age, noun or none"""


def find_counted(parse: Parse, number: Number, last: Number) -> Counted:
    """The unit of a number, or of a range that ends in `last`."""
    found = (
        _sign_before(parse, number, last)
        or _glued(last)
        or _unit_after(parse, number, last)
        or _age(parse, number, last)
        or _noun(parse, number, last)
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
        start = parse.starts[number.start]
        span = Span(start, start + len(number.before))
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
    if j and parse.ends[j - 1] >= parse.starts[j] - 1 and longer in money:
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


def _unit_after(parse: Parse, number: Number, last: Number) -> Counted | None:
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


# ------------------------------------------------------------------ counted nouns


def _noun(parse: Parse, number: Number, last: Number) -> Counted | None:
    head = _noun_head(parse, number, last)
    if head is None:
        return (
            Counted(None, "people", None, None, last.end, number.start, kind="noun")
            if _of_people(parse, number, last)
            else None
        )
    start = last.end
    if head < start:
        return None
    for k in range(start, head):
        # What stands before another number or preposition belongs to that one: "by 2,000 to 8,500 soldiers".
        if parse.pos[k] in ("NUM", "ADP") and parse.lowers[k] != "of":
            start = k + 1
    while start < head and (
        parse.lowers[start] in _BEFORE_NOUN or parse.pos[start] in ("DET", "PUNCT", "SYM", "NUM", "PRON")
    ):
        start += 1
    return _named_noun(parse, start, head, number)


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
    token = _number_token(parse, last)
    if parse.deps[token] == "dobj" and parse.lemmas[parse.heads[token]] in load_units().people_verbs:
        return True
    return last.kind == "vague" and parse.deps[last.end - 1] in ("nsubj", "nsubjpass", "attr", "dobj")


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


def is_time_unit(parse: Parse, i: int) -> bool:
    """Whether token i is a unit of time."""
    return i < len(parse) and load_time_words().units.get(parse.lowers[i], "TERM") not in ("TERM", "HALF")
