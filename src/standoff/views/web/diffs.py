"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


class Change(NamedTuple):
    """A stretch that both texts have, or that one only has."""

    kind: Literal["same", "gone", "new"]
    text: str


def changes(before: str, after: str) -> list[Change]:
    """The way from one text to the other; what is not gone is the later text, what is not new the earlier."""
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    out: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=len(one) > 4000).get_opcodes():
        if tag == "equal":
            out.append(Change("same", "".join(one[a:b])))
            continue
        if b > a:
            out.append(Change("gone", "".join(one[a:b])))
        if d > c:
            out.append(Change("new", "".join(other[c:d])))
    return out
