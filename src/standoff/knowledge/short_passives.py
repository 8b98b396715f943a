"""Verbs whose passive a headline shortens ("Captain accused of theft"): table short_passives.tsv."""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def load_short_passives() -> dict[str, frozenset[str]]:
    """Lemmas of verbs that need an object, by the link that follows them: a preposition, "to" or "be"."""
    text = resources.files(__package__).joinpath("short_passives.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {link: frozenset(lemmas.split()) for link, lemmas in rows}
