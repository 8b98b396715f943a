"""Quoted words as a line shows them."""

from __future__ import annotations

LONGEST = 90
"""Characters of quoted words in a table's cell."""


def short(words: str, longest: int = LONGEST) -> str:
    """Words on one line, cut at a blank with an ellipsis when longer than `longest` characters."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    cut = line.rfind(" ", 0, longest - 1)
    return line[: cut if cut > longest // 2 else longest - 1] + "…"
