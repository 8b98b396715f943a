"""Time expressions before they are resolved: what the words say, found from their core word outward.

A core is a month, weekday, unit of time, season, part of a day, clock time, named day or a word like "now". From it
the grammar reads leftward over determiners, counts and modifiers and rightward over years, "ago" and the like.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from standoff.knowledge.number_words import load_number_words
from standoff.knowledge.time_words import load_time_words
from standoff.reading.parse import Parse
from standoff.reading.quantities.numbers import has_digit, read_number
from standoff.reading.times.values import Unit

ExprKind = Literal["unit", "shift", "length", "set", "ref"]


@dataclass(frozen=True, slots=True)
class Expr:
    """What one time expression says, tokens `[start, end)`; unknown parts None."""

    start: int
    end: int
    kind: ExprKind
    rule: str
    unit: Unit | None = None
    """The calendar unit named, with what is known of it."""
    pick: str | None = None
    """Which of a row of units: last, this, next, same, ... (keys of [pick] in time_words.toml)."""
    count: float | None = None
    """Length or distance in `grain`; None is a vague count."""
    grain: str = ""
    direction: int = 0
    base: str = "published"
    """What a shift counts from: "published" or "text"."""
    part: str = ""
    clock: str = ""
    zone: int | None = None
    mod: str | None = None
    within: Expr | None = None
    value: str = ""
    """Value of a set or reference."""
    holiday: str = ""
    plural: bool = False
    fiscal: bool = False
    bare: bool = False
    """Whether it is the core word alone."""


@dataclass(slots=True)
class Before:
    """What stands before a core and belongs to it."""

    start: int
    det: str = ""
    pick: str | None = None
    count: float | None = None
    counted: bool = False
    vague: bool = False
    ordinal: int | None = None
    year: int | None = None
    mod: str | None = None
    each: bool = False
    article: bool = False
    fiscal: bool = False
    hyphen: bool = False
    words: int = 0


DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "each", "every", "any", "another", "per"})
_NAMES_YEAR = range(1000, 2200)


def year_at(parse: Parse, i: int) -> int | None:
    """A four-digit year in token i, by its form alone."""
    word = parse.words[i]
    if len(word) == 4 and word.isdecimal() and word.isascii() and int(word) in _NAMES_YEAR:
        return None if is_before_christ(parse, i) else int(word)
    return None


def is_before_christ(parse: Parse, i: int) -> bool:
    """Whether the year in token i is one before Christ, which no calendar here reaches."""
    return parse.lowers[i + 1 : i + 2] in (["bc"], ["bce"], ["b.c.e."])


def day_number(word: str) -> tuple[int, bool] | None:
    """A day of a month in digits ("24", "24th") or as an ordinal word; the flag says it is an ordinal."""
    digits = word.rstrip("sthndr")
    if 1 <= len(digits) <= 2 and digits.isdecimal() and digits.isascii():
        suffix = word[len(digits) :]
        if suffix in ("", "st", "nd", "rd", "th") and 1 <= int(digits) <= 31:
            return int(digits), bool(suffix)
        return None
    value = load_number_words().ordinals.get(word)
    return (value, True) if value is not None else None


def ordinal_at(word: str) -> int | None:
    """An ordinal number in words or digits."""
    value = load_number_words().ordinals.get(word)
    if value is not None:
        return value
    if word[:1].isdecimal() and word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal() and word.isascii():
        return int(word[:-2])
    return None


def length_value(count: float | None, grain: str) -> str:
    """The TIMEX3 value of a length: P3D, PT2H, PXY; a half only where the unit has whole parts ("2.5 years": P2Y6M)."""
    clock = grain in ("S", "N", "H")
    code = {"N": "M", "F": "W", "WE": "D", "HALF": "M", "TERM": "X", "E": "E", "C": "C"}.get(grain, grain)
    factor = {"F": 2, "WE": 2, "C": 100, "E": 10}.get(grain, 1)
    if grain in ("C", "E"):
        code = "Y" if count is not None else code
    lead = "PT" if clock else "P"
    if count is None:
        return f"{lead}X{code}"
    count *= factor
    if count == int(count):
        return f"{lead}{int(count)}{code}"
    whole, rest = int(count), count - int(count)
    below = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60) if clock else ("W", 4), "D": ("TH", 24), "W": ("D", 7)}.get(
        code
    )
    if below is None:
        return f"{lead}{count:g}{code}"
    smaller = f"{round(rest * below[1])}{below[0].lstrip('T') if clock else below[0]}"
    return f"{lead}{whole}{code}{smaller}" if whole else f"{lead}{smaller}"


def read_before(parse: Parse, core: int, *, counts: bool = True) -> Before:
    """Determiners, counts, picks and modifiers to the left of the core token."""
    reader = _LeftReader(parse, core, counts=counts)
    reader.run()
    return reader.out


class _LeftReader:
    """Reads leftward from a core word, one kind of premodifier after another."""

    def __init__(self, parse: Parse, core: int, *, counts: bool) -> None:
        self.lowers = parse.lowers
        self.parse = parse
        self.first = parse.sentence(core)[0]
        self.core = core
        self.j = core - 1
        self.counts = counts
        self.time = load_time_words()
        self.numbers = load_number_words()
        self.out = Before(core)

    def run(self) -> None:
        """Read until something does not belong."""
        while self.j >= self.first and self._step():
            pass
        self._quantifier()

    def _take(self, count: int = 1) -> bool:
        self.j -= count
        self.out.start = self.j + 1
        self.out.words += 1
        return True

    def _step(self) -> bool:  # noqa: PLR0911 - one a kind of word
        word, out = self.lowers[self.j], self.out
        if word == "-":
            return self._hyphen()
        if out.det:
            return False
        if word in self.time.pick and not (
            word in ("this", "that") and (self.parse.deps[self.j] != "det" or self._outer(self.j))
        ):
            return self._pick(word)
        if word in DETERMINERS:
            if self._outer(self.j) or (word == "that" and self.parse.deps[self.j] != "det"):
                return False
            out.det, out.each = word, word in ("each", "every", "per")
            out.article = word in ("a", "an", "another")
            return self._take()
        if word in ("fiscal", "financial"):
            out.fiscal = True
            return self._take()
        if word in ("mid", "mid-"):
            out.mod = "MID"
            return self._take()
        return self._number(word)

    def _outer(self, j: int) -> bool:
        """Whether a determiner belongs to a noun further right: "a [two - year] plan"."""
        head = self.parse.heads[j]
        return head > self.core and self.parse.deps[j] in ("det", "poss")

    def _hyphen(self) -> bool:
        if self.j <= self.first or self.parse.ends[self.j - 1] != self.parse.starts[self.j]:
            return False
        before = self.lowers[self.j - 1]
        fits = self._is_number(before) or before in self.time.vague or ordinal_at(before) is not None
        fits = fits or before in ("a", "mid", "fiscal", "half", "late", "early")
        if not fits:
            return False
        self.j -= 1
        self.out.hyphen = True
        if before in ("late", "early"):
            self.out.mod = self.time.modifiers[before]
            return self._take()
        return True

    def _is_number(self, word: str) -> bool:
        numbers = self.numbers
        return has_digit(word) or word in numbers.units or word in numbers.tens or word in numbers.scales

    def _pick(self, word: str) -> bool:
        out, chosen = self.out, self.time.pick[word]
        if out.pick in ("past", "last") and chosen == "this":
            chosen = "last"
        elif out.pick in ("coming", "next") and chosen == "this":
            chosen = "next"
        elif out.pick is not None and (chosen not in ("this", "same") or (word == "that" and out.pick != "same")):
            return False
        elif out.pick is not None:
            chosen = out.pick
        out.pick = chosen
        if word in ("this", "that"):
            out.det = word
        return self._take()

    def _number(self, word: str) -> bool:  # noqa: PLR0911 - one a kind of word
        out = self.out
        if (out.counted or out.vague) and word == "first":
            return self._take()
        if out.counted or out.vague or out.pick:
            return False
        order = ordinal_at(word)
        if order is not None and out.ordinal is None and self.counts:
            out.ordinal = order
            return self._take()
        if self.counts and (self._is_number(word) or word in ("half", "couple", "of") or word in self.numbers.plurals):
            return self._count(word)
        if word in self.time.vague and self.counts:
            out.vague = True
            return self._take()
        if word in self.time.filler:
            return self._take()
        return False

    def _count(self, word: str) -> bool:  # noqa: PLR0911 - one a kind of word
        out, lowers = self.out, self.lowers
        if word == "of":
            if self.j - 1 >= self.first and lowers[self.j - 1] == "couple":
                out.count, out.counted, out.mod = 2.0, True, "APPROX"
                return self._take(2)
            if self.j - 1 >= self.first and lowers[self.j - 1] in self.numbers.plurals:
                out.vague = True
                return self._take(2)
            return False
        if word == "couple":
            out.count, out.counted, out.mod = 2.0, True, "APPROX"
            return self._take()
        year = year_at(self.parse, self.j)
        if year is not None and year > 1400 and out.start == out.start and out.year is None and not out.hyphen:
            out.year = year
            return self._take()
        for k in range(max(self.first, self.j - 6), self.j + 1):
            number = read_number(self.parse, k)
            if number is not None and number.end == self.j + 1 and not number.before and not number.after:
                out.counted, out.count = True, number.value if number.kind != "vague" else None
                out.vague = number.kind == "vague"
                return self._take(self.j + 1 - k)
        return False

    def _quantifier(self) -> None:
        """Read "more than", "about", "at least" before a count."""
        out = self.out
        if not (out.counted or out.article or out.vague or out.pick) or self.j < self.first or out.hyphen:
            return
        if out.pick or out.det in ("the", "this", "that", "these", "those"):
            return
        if (
            self.lowers[self.j] == "over"
            and self.parse.deps[self.j] == "prep"
            and self.parse.child(self.j, "pobj") == self.core
        ):
            return
        for phrase, mod in self.time.quantifiers.get(self.lowers[self.j], ()):
            size = len(phrase)
            if self.j - size + 1 >= self.first and tuple(self.lowers[self.j - size + 1 : self.j + 1]) == phrase:
                if phrase == ("some",) and out.article:
                    return
                out.mod = mod
                self._take(size)
                return
