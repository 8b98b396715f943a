"""Words that name one thing in a dispute between states."""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def concept_by_word() -> dict[str, str]:
    """Concept by lower-case word, from concepts.tsv."""
    lines = resources.files(__package__).joinpath("concepts.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {word: concept for concept, words in rows for word in words.split()}
