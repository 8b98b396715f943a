"""Verbs whose passive a headline shortens ("Captain accused of theft"): table short_passives.tsv."""

from __future__ import annotations

import functools

from standoff.knowledge.governors import read_table


@functools.cache
def load_short_passives() -> dict[str, frozenset[str]]:
    """Lemmas of verbs that need an object, by the link that follows them: a preposition, "to" or "be"."""
    return {link: frozenset(lemmas.split()) for link, lemmas in read_table("short_passives.tsv")}
