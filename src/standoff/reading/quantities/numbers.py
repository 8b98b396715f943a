"""Numbers in words and digits: where one stands, from which token, and what it is worth."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from standoff.knowledge.number_words import NumberWords, load_number_words
from standoff.knowledge.units import load_units
from standoff.reading.parse import Parse

_DIGITS = re.compile(
    r"(?P<pre>[^\d.,]*?)(?P<minus>[-−]?)(?P<num>\d{1,3}(?:[,\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?P<post>[^\d,]*)"
)
_SEPARATORS = re.compile(r"[,\u2009\u202f]")
_FRACTION = re.compile(r"(\d{1,2})/(\d{1,2})")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32})
"""Of fractions in print; others are dates ("9/11"), versions and scores."""
FOLD = "fold"
"""Ends a number of times: "sixfold"."""
_VAGUE_SPAN = 10.0
"""A vague plural covers one decade: "thousands" runs from 1,000 to 10,000."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number: tokens `[start, end)`, characters `[begin, stop)`, and what is glued to its digits."""

    start: int
    end: int
    begin: int
    stop: int
    value: float
    high: float | None = None
    """Upper end of what a vague plural covers; `value` is its lower end."""
    kind: str = "digits"
    """digits, words, article ("a million"), vague, fraction"""
    before: str = ""
    after: str = ""
    scale: float = 1.0


def has_digit(word: str) -> bool:
    """Whether an ASCII digit opens the word or stands in it: the quick gate before the grammar."""
    return any("0" <= c <= "9" for c in word)


def read_digits(parse: Parse, i: int) -> Number | None:
    """Token i as a number in digits, with what is glued before and after them."""
    found = _DIGITS.fullmatch(parse.words[i])
    if found is None or len(found["num"]) > 24 or found["post"] in ("st", "nd", "rd", "th"):
        return None
    value = float(_SEPARATORS.sub("", found["num"]))
    before, start = found["pre"], parse.starts[i]
    begin = start + found.start("minus")
    if before.lower() == "minus":  # "minus-5"
        before, begin = "", start
    if value and (found["minus"] or begin == start < start + found.start("minus")):
        value = -value
    glued = i > 0 and parse.words[i - 1] == "$" and parse.ends[i - 1] == start
    if before and glued and f"${before}" in load_units().money:  # "$US160"
        before = f"${before}"
    number = Number(i, i + 1, begin, start + found.end("num"), value, before=before, after=found["post"])
    glyph = load_number_words().glyphs.get(found["post"])
    if glyph is not None:
        return replace(number, value=value + glyph, stop=number.stop + 1, after="")
    return number


def read_number(parse: Parse, i: int) -> Number | None:
    """The longest number that starts with token i, scale words included; None where there is none."""
    number = _read(parse, i)
    if number is None or abs(number.value) >= LARGEST:
        return None
    return _share(parse, number) if number.value in _SHARES else number


_SHARES = frozenset(range(1, 10))


def _share(parse: Parse, number: Number) -> Number:
    """Read "one in five", "nine out of ten" as fractions; "lost one in five attacks" is none, as one is lost."""
    words, at = parse.lowers, number.end
    if words[at : at + 1] == ["in"] and parse.deps[number.start] in ("nsubj", "nsubjpass"):
        at += 1
    elif words[at : at + 2] == ["out", "of"]:
        at += 2
    else:
        return number
    whole = _read(parse, at) if at < len(words) else None
    if whole is None or whole.value not in _WHOLES or whole.value <= number.value or whole.before or whole.after:
        return number
    value = number.value / whole.value
    return replace(number, value=value, end=whole.end, stop=whole.stop, kind="fraction")


_WHOLES = frozenset({*range(2, 11), 20, 100})


LARGEST = 1e18
"""Larger ones are no numbers that news counts with, and would soon be infinite."""


def _read(parse: Parse, i: int) -> Number | None:  # noqa: PLR0911 - one a kind of number
    words, table = parse.lowers, load_number_words()
    word = words[i]
    if word == "minus" and i + 1 < len(words) and words[i + 1][0].isdigit():
        number = read_digits(parse, i + 1)
        below = None if number is None else replace(number, start=i, begin=parse.starts[i], value=-number.value)
        return None if below is None else _scaled(parse, below, table)
    if has_digit(word):
        number = _fraction_digits(parse, i) or read_digits(parse, i)
        return None if number is None else _scaled(parse, _grouped(parse, number), table)
    if word in table.units or word in table.tens or word in table.scales:
        return _spelled(parse, i, table)
    if word in ("a", "an"):
        return _with_article(parse, i, table)
    if word == "half" or word in table.glyphs:
        return _half(parse, i, table)
    if word in table.plurals:
        return _vague(parse, i, table)
    if word.endswith(FOLD):
        return _fold(parse, i, table)
    if word == "couple" and words[i + 1 : i + 2] == ["of"]:
        return _at(parse, i, i + 1, 2.0, "vague", high=3.0)
    if word in ("several", "few", "couple") and i + 1 < len(words) and words[i + 1] in table.scales:
        return _several(parse, i, table)
    return None


def _at(parse: Parse, start: int, end: int, value: float, kind: str, high: float | None = None) -> Number:
    return Number(start, end, parse.starts[start], parse.ends[end - 1], value, high=high, kind=kind)


def _grouped(parse: Parse, number: Number) -> Number:
    """Take in the groups of three that blanks set off, as much of Europe prints them: "100 000"."""
    words, end, digits = parse.words, number.end, parse.words[number.start]
    if not (digits.isdecimal() and len(digits) <= 3 and digits[0] != "0" and number.end == number.start + 1):
        return number
    while end < len(words) and len(words[end]) == 3 and words[end].isdecimal() and words[end].isascii():
        if parse.starts[end] != parse.ends[end - 1] + 1:
            break
        digits, end = digits + words[end], end + 1
    return number if end == number.end else replace(number, value=float(digits), end=end, stop=parse.ends[end - 1])


def _fraction_digits(parse: Parse, i: int) -> Number | None:
    found = _FRACTION.fullmatch(parse.words[i])
    if found is None or int(found[2]) not in _DENOMINATORS or not 0 < int(found[1]) < int(found[2]):
        return None
    return _at(parse, i, i + 1, int(found[1]) / int(found[2]), "fraction")


def _scaled(parse: Parse, number: Number, table: NumberWords) -> Number:
    """Digits with "million", "bn", "1/2" after them."""
    words, end = parse.lowers, number.end
    if number.after:
        scale = table.abbreviated.get(number.after.lower())
        if scale is not None and ((scale != 1 and number.after.lower() not in ("b", "t", "mm")) or number.before):
            number = replace(
                number,
                value=_plain(number.value * scale),
                stop=number.stop + len(number.after),
                after="",
                scale=float(scale),
            )
        return number
    if end < len(words) and number.kind == "digits":
        half = _FRACTION.fullmatch(words[end])
        if (
            half is not None
            and int(half[2]) in _DENOMINATORS
            and int(half[1]) < int(half[2])
            and number.value == int(number.value)
        ):
            value = number.value + int(half[1]) / int(half[2])
            number = replace(number, value=value, end=end + 1, stop=parse.ends[end])
    return _times_scale(parse, number, table)


def _times_scale(parse: Parse, number: Number, table: NumberWords) -> Number:
    """Multiply by the scale words that follow ("4 hundred million", "5 - million")."""
    words = parse.lowers
    end, value, scale, stop = number.end, number.value, number.scale, number.stop
    while end < len(words):
        at = end + 1 if words[end] == "-" and end + 1 < len(words) else end
        factor = table.scales.get(words[at])
        if factor is None and at == end and end < len(words) and _glued_scale(parse, number, end):
            factor = table.abbreviated[words[end].rstrip(".")]
        if factor is None or (factor == 12 and number.kind == "fraction"):
            break
        value, scale, end, stop = value * factor, scale * factor, at + 1, parse.ends[at] - (words[at][-1] == ".")
    return replace(number, value=_plain(value), scale=scale, end=end, stop=stop)


def _plain(value: float) -> float:
    """The decimal that was written, without what binary multiplication adds: 16.6 billion is 16600000000."""
    return float(f"{value:.15g}")


def _glued_scale(parse: Parse, number: Number, i: int) -> bool:
    """Whether token i is a scale mark: "bn" anywhere after digits, "m" and "b" after a currency or before a noun."""
    word = parse.lowers[i].rstrip(".")
    if word in ("bn", "tn", "mn", "mln", "bln", "trn", "mil"):
        return True
    if word not in ("m", "b", "k", "t") or parse.starts[i] != parse.ends[i - 1]:
        return False
    before = number.before or (parse.words[i - 2] if i >= 2 else "")
    if before.endswith(("$", "£", "€", "¥")) or before in ("USD", "EUR", "GBP", "INR", "Rs", "RM"):
        return True
    return i + 1 < len(parse) and parse.tags[i + 1] in ("NNS", "NNPS", "VBN", "JJ") and parse.lowers[i + 1] not in _LONG


_LONG = frozenset({"wide", "high", "long", "tall", "deep", "thick", "sprint", "sprints"})
"""After these "m" is metres."""


def _spelled(parse: Parse, i: int, table: NumberWords) -> Number | None:
    """Cardinal words: "two hundred and fifty", "twenty - five thousand", "one and a half million"."""
    words, size = parse.lowers, len(parse)
    if words[i] in table.scales and words[i] != "dozen" and not (i and words[i - 1] in ("the", "per", "every", "-")):
        return None if words[i] != "hundred" else _at(parse, i, i + 1, 100.0, "words")
    total, current, end, j, last = 0.0, 0.0, i, i, 10**18
    while j < size:
        word = words[j]
        if word in table.units or word in table.tens:
            value = table.units.get(word, table.tens.get(word, 0))
            if value >= last or (last != 10**18 and last < 10):
                break
            current, last, j = current + value, 10 if value >= 20 else 1, j + 1
            end = j
        elif word in table.scales and end > i:
            scale = table.scales[word]
            if scale in (100, 12):
                current = current * scale
            else:
                total, current = total + current * scale, 0.0
            last, j = scale, j + 1
            end = j
        elif end > i and _joins(words, j, table, last):
            j += 1
        else:
            break
    if end == i:
        return None
    number = _at(parse, i, end, total + current, "words")
    return _fraction_of(parse, _and_a_half(parse, number, table), table)


def _joins(words: list[str], j: int, table: NumberWords, last: int) -> bool:
    """Whether the hyphen or "and" at j stands inside a number."""
    if j + 1 >= len(words):
        return False
    following = words[j + 1]
    if words[j] == "-":
        return (last == 10 and following in table.units) or following in table.scales
    return (
        words[j] == "and" and last >= 100 and last != 10**18 and (following in table.units or following in table.tens)
    )


def _and_a_half(parse: Parse, number: Number, table: NumberWords) -> Number:
    words, end = parse.lowers, number.end
    rest = [w for w in words[end : end + 6] if w != "-"]
    if rest[:3] == ["and", "a", "half"]:
        stop = end
        while words[stop] != "half":
            stop += 1
        return _times_scale(
            parse, replace(number, value=number.value + 0.5, end=stop + 1, stop=parse.ends[stop]), table
        )
    return number


def _fraction_of(parse: Parse, number: Number, table: NumberWords) -> Number:
    """Read "two thirds", "three - quarters": a fraction where the denominator is a plural or "of" follows."""
    words, end = parse.lowers, number.end
    at = end + 1 if end < len(words) and words[end] == "-" else end
    if at < len(words) and words[at] in table.fractions and 1 <= number.value <= 9:
        plural = words[at].endswith("s")
        if (plural == (number.value > 1) and words[at + 1 : at + 2] in (["of"], ["majority"])) or (
            plural and words[at] == "thirds"
        ):
            value = number.value * table.fractions[words[at]]
            return replace(number, value=value, end=at + 1, stop=parse.ends[at], kind="fraction")
    return number


def _with_article(parse: Parse, i: int, table: NumberWords) -> Number | None:
    """Read "a hundred", "a dozen", "a third of", "a few thousand"."""
    words = parse.lowers
    if i + 1 >= len(words):
        return None
    following = words[i + 1]
    if following in table.scales:
        number = _times_scale(parse, _at(parse, i, i + 1, 1.0, "article"), table)
        return replace(_and_more(parse, number, table), begin=parse.starts[i])
    if following in ("few", "couple") and words[i + 2 : i + 3] and words[i + 2] in table.scales:
        return _several(parse, i + 1, table)
    if following in table.fractions and words[i + 2 : i + 3] == ["of"] and following != "second":
        return _at(parse, i, i + 2, table.fractions[following], "fraction")
    return None


def _fold(parse: Parse, i: int, table: NumberWords) -> Number | None:
    """Read "sixfold", "tenfold": so many times."""
    word = parse.lowers[i].removesuffix(FOLD)
    value = table.units.get(word, table.tens.get(word, 0))
    if value < 2:
        return None
    number = _at(parse, i, i + 1, float(value), "words")
    return replace(number, stop=number.stop - len(FOLD), after=FOLD)


def _and_more(parse: Parse, number: Number, table: NumberWords) -> Number:
    """Read "a hundred and forty"."""
    words, at = parse.lowers, number.end + 1
    if number.value not in (100, 1000) or words[number.end : at] != ["and"] or at >= len(words):
        return number
    more = _spelled(parse, at, table) if words[at] in table.units or words[at] in table.tens else None
    if more is None or more.kind != "words" or more.value >= number.value:
        return number
    return replace(number, value=number.value + more.value, end=more.end, stop=more.stop, kind="words")


def _half(parse: Parse, i: int, table: NumberWords) -> Number | None:
    words = parse.lowers
    if words[i] in table.glyphs:
        return _at(parse, i, i + 1, table.glyphs[words[i]], "fraction")
    if words[i + 1 : i + 2] == ["a"] and i + 2 < len(words) and words[i + 2] in table.scales:
        value = 0.5 * table.scales[words[i + 2]]
        return _at(parse, i, i + 3, value, "words")
    if words[i + 1 : i + 2] in (["of"], ["the"], ["its"], ["their"]):
        return _at(parse, i, i + 1, 0.5, "fraction")
    return None


def _vague(parse: Parse, i: int, table: NumberWords) -> Number | None:
    """Read "thousands", "tens of thousands", "hundreds of millions"."""
    words = parse.lowers
    value, end = float(table.plurals[words[i]]), i + 1
    while words[end : end + 1] == ["of"] and end + 1 < len(words) and words[end + 1] in table.plurals:
        value, end = value * table.plurals[words[end + 1]], end + 2
    if words[i] in ("tens", "scores") and end == i + 1 and words[end : end + 1] != ["of"]:
        return None
    return _at(parse, i, end, value, "vague", high=value * _VAGUE_SPAN)


def _several(parse: Parse, i: int, table: NumberWords) -> Number:
    """Read "several hundred", "few thousand": from two to nine of them."""
    scale = float(table.scales[parse.lowers[i + 1]])
    return _at(parse, i, i + 2, 2 * scale, "vague", high=_VAGUE_SPAN * scale)
