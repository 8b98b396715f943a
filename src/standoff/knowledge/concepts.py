"""Words that name one thing in a dispute between states, from concepts.tsv."""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def concept_by_stem() -> dict[str, str]:
    """Concept by stem."""
    lines = resources.files(__package__).joinpath("concepts.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {stem: concept for concept, stems in rows for stem in stems.split()}
