"""Words that name one thing in a dispute between states, and words of disbelief."""

from __future__ import annotations

import functools
from importlib import resources


def _lines(name: str) -> list[str]:
    lines = resources.files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@functools.cache
def concept_by_word() -> dict[str, str]:
    """Concept by lower-case word, from concepts.tsv."""
    rows = [line.split("\t") for line in _lines("concepts.tsv")[1:]]
    return {word: concept for concept, words in rows for word in words.split()}


@functools.cache
def disbelief_words() -> frozenset[str]:
    """Lower-case words that call a claim untrue, from disbelief.txt."""
    return frozenset(_lines("disbelief.txt"))
