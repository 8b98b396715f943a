"""The commonest English words, from english.txt."""

from __future__ import annotations

import functools
from importlib import resources

ALIKE = frozenset({"was", "her", "over", "had", "are", "not", "also", "were", "for"})
"""Common English words that other languages have in another sense ("was" is German, "over" Dutch, "for" Danish)."""


@functools.cache
def common_words() -> frozenset[str]:
    """Lower-case closed-class words."""
    return frozenset(_lines())


def _lines() -> list[str]:
    lines = resources.files(__package__).joinpath("english.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@functools.cache
def telling_words() -> frozenset[str]:
    """Those of the commonest words that hardly another language writes alike: they tell English from other text."""
    return frozenset(line for line in _lines() if len(line) > 2 and line not in ALIKE) | {"of", "to", "by"}
