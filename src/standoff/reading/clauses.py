"""Small readings of a clause that several kinds of mark share."""

from __future__ import annotations

from standoff.reading.parse import Parse


def words_before(parse: Parse, noun: int) -> set[str]:
    """Lemmas and lower-case words of the modifiers before a noun."""
    found: set[str] = set()
    for c in parse.children[noun]:
        if c < noun:
            for i in range(parse.lefts[c], c + 1):
                found.add(parse.lowers[i])
                found.add(parse.lemmas[i].lower())
    return found
