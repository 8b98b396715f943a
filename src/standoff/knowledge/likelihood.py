"""Terms of likelihood and the row of ICD 203 each belongs to (icd203.tsv)."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Likelihood:
    """One row of the directive: its name and the share it stands for, in percent."""

    name: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class LikelihoodTerms:
    """Rows by term, each term as its words in lower case."""

    rows: dict[tuple[str, ...], Likelihood]
    longest: int

    def longest_in(self, words: Sequence[str]) -> Likelihood | None:
        """The row of the longest term that stands in some lower-case words; of equals the first."""
        for size in range(min(self.longest, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                row = self.rows.get(tuple(words[at : at + size]))
                if row is not None:
                    return row
        return None


@functools.cache
def load_likelihoods() -> LikelihoodTerms:
    """The table shipped with the package."""
    text = resources.files(__package__).joinpath("icd203.tsv").read_text(encoding="utf-8")
    rows = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, low, high, terms = line.split("\t")
            row = Likelihood(name, int(low), int(high))
            rows.update({tuple(term.strip().split()): row for term in terms.split(";")})
    return LikelihoodTerms(rows, max(map(len, rows)))
