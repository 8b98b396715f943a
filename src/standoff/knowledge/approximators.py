"""Words that make a number inexact, with the bounds they imply; table in approximators.tsv."""

from __future__ import annotations

import functools
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from standoff.errors import KnowledgeError
from standoff.knowledge.time_words import read_rows
from standoff.model.marks import Approximator

OVERRIDE_VARIABLE = "STANDOFF_APPROXIMATORS"
"""Environment variable with a file of the same form, whose rows replace or add to the shipped ones."""


@dataclass(frozen=True, slots=True)
class BoundRule:
    """What one wording does to a number; ends are multiples of it, constants, or open."""

    wording: str
    place: str
    approx: Approximator
    low: str
    high: str
    reason: str

    def bounds(self, value: float) -> tuple[float | None, float | None]:
        """The bounds the wording implies for a number."""
        low, high = _end(self.low, value), _end(self.high, value)
        return (high, low) if low is not None and high is not None and low > high else (low, high)


def _end(rule: str, value: float) -> float | None:
    if rule == "-":
        return None
    if rule.endswith("n"):
        return value * float(rule[:-1] or 1)
    return float(rule)


@dataclass(frozen=True, slots=True)
class Approximators:
    """Rules by place; before and after hold token tuples, longest first, by their last or first token."""

    before: dict[str, list[tuple[tuple[str, ...], BoundRule]]]
    after: dict[str, list[tuple[tuple[str, ...], BoundRule]]]
    number: dict[str, BoundRule]
    rules: tuple[BoundRule, ...]


def _rule(row: list[str], where: str) -> BoundRule:
    ends = row[3].split(",") if len(row) == 5 else []
    if (
        len(ends) != 2
        or row[1] not in ("before", "after", "number")
        or row[2] not in ("about", "more_than", "less_than")
    ):
        msg = f"{where}: not a row of wording, place, approx, low,high, reason: {row!r}"
        raise KnowledgeError(msg)
    try:
        for end in ends:
            _end(end, 1.0)
    except ValueError:
        msg = f"{where}: bounds must be numbers, n, a multiple of n, or -: {row[3]!r}"
        raise KnowledgeError(msg) from None
    return BoundRule(row[0], row[1], row[2], ends[0], ends[1], row[4])  # type: ignore[arg-type]


def load_approximators() -> Approximators:
    """The shipped table, with the rows of the file in STANDOFF_APPROXIMATORS over it.

    Raises KnowledgeError for a file that cannot be read and for a row that is not of the table's form.
    """
    return _load(os.environ.get(OVERRIDE_VARIABLE))


def approximators_digest() -> str:
    """Eight digits for the user's own rows, which readings depend on; empty where there are none."""
    override = os.environ.get(OVERRIDE_VARIABLE)
    return _digest(override) if override else ""


@functools.cache
def _digest(override: str) -> str:
    return hashlib.sha256("\n".join(line for _, line in _lines(override)).encode()).hexdigest()[:8]


def _lines(override: str) -> list[tuple[int, str]]:
    """The rows of a user's file with their line numbers."""
    try:
        text = Path(override).read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{OVERRIDE_VARIABLE}: {override} cannot be read ({error}); unset the variable or give a UTF-8 file"
        raise KnowledgeError(msg) from error
    lines = enumerate((line.rstrip("\r") for line in text.split("\n")), 1)
    return [(number, line) for number, line in lines if line.strip() and not line.startswith("#")]


@functools.cache
def _load(override: str | None) -> Approximators:
    found = {(row[0], row[1]): _rule(row, "approximators.tsv") for row in read_rows("approximators.tsv")}
    for at, line in _lines(override) if override else ():
        row = line.split("\t")
        found[row[0], row[1] if len(row) > 1 else ""] = _rule(row, f"{override}:{at}")
    before: dict[str, list[tuple[tuple[str, ...], BoundRule]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], BoundRule]]] = {}
    for rule in found.values():
        tokens = tuple(rule.wording.split())
        if rule.place == "before":
            before.setdefault(tokens[-1], []).append((tokens, rule))
        elif rule.place == "after":
            after.setdefault(tokens[0], []).append((tokens, rule))
    for table in (before, after):
        for options in table.values():
            options.sort(key=lambda option: -len(option[0]))
    number = {rule.wording: rule for rule in found.values() if rule.place == "number"}
    return Approximators(before, after, number, tuple(found.values()))
