"""What governing words and modals say about the reality of an act; from governors.tsv, modals.tsv, word_kinds.tsv."""

from __future__ import annotations

import functools
from importlib import resources


def read_table(name: str) -> list[list[str]]:
    """Rows of a tab-separated file of this package, comments and blank lines left out."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


@functools.cache
def load_governors() -> dict[str, str]:
    """Effect by governing lemma ("rule_out" with its particle); the first row that lists a lemma counts."""
    effects: dict[str, str] = {}
    for effect, words in read_table("governors.tsv"):
        for word in words.split():
            effects.setdefault(word, effect)
    return effects


@functools.cache
def load_modals() -> dict[str, str]:
    """Kind by lower-case word."""
    return {word: kind for kind, words in read_table("modals.tsv") for word in words.split()}


@functools.cache
def load_words(kind: str) -> frozenset[str]:
    """Words of a kind from word_kinds.tsv; KeyError for a kind it does not have."""
    kinds: dict[str, set[str]] = {}
    for name, words in read_table("word_kinds.tsv"):
        kinds.setdefault(name, set()).update(words.split())
    return frozenset(kinds[kind])
