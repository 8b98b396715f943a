"""The commonest English words, from english.txt."""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def common_words() -> frozenset[str]:
    """Lower-case closed-class words."""
    lines = resources.files(__package__).joinpath("english.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
