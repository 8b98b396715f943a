"""Standoff reads the news of a crisis and keeps the record, every line anchored to the words it came from.

`read` gives one text's Reading, `read_articles` many; `open_case` opens the file that keeps them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.case import Case, open_case
    from standoff.errors import StandoffError
    from standoff.model import Article, Reading, Span
    from standoff.reading import read, read_articles
    from standoff.sources import read_inputs

__version__ = "0.1.0"

_HOMES = {
    "Article": "standoff.model",
    "Case": "standoff.case",
    "Reading": "standoff.model",
    "Span": "standoff.model",
    "StandoffError": "standoff.errors",
    "open_case": "standoff.case",
    "read": "standoff.reading",
    "read_articles": "standoff.reading",
    "read_inputs": "standoff.sources",
}
"""Public names and where they live; loaded on first use, so that `import standoff` costs next to nothing."""

__all__ = [
    "Article", "Case", "Reading", "Span", "StandoffError", "__version__", "open_case", "read", "read_articles",
    "read_inputs",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        msg = f"module 'standoff' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
