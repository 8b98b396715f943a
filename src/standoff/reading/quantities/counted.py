"""What a number counts, as a value: the unit or noun as written and as named."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.knowledge.time_words import load_time_words
from standoff.model import Span
from standoff.reading.parse import Parse


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


def is_time_unit(parse: Parse, i: int) -> bool:
    """Whether token i is a unit of time."""
    return i < len(parse) and load_time_words().units.get(parse.lowers[i], "TERM") not in ("TERM", "HALF")
