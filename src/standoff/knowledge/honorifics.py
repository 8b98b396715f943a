"""Forms of address, ranks and words of titles that stand before a name."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from standoff.knowledge.tables import read_table


@dataclass(frozen=True, slots=True)
class Honorific:
    """One row of honorifics.tsv; empty fields tell nothing of the person."""

    word: str
    sector: str
    of: str
    gender: str


@functools.cache
def load_honorifics() -> dict[str, Honorific]:
    """By word in lower case."""
    return {r["word"]: Honorific(r["word"], r["sector"], r["of"], r["gender"]) for r in read_table("honorifics")}
