"""An overlay of a test's own: the knowledge is read anew before and after it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from standoff.knowledge.overlay import OVERLAY_VARIABLE


def forget() -> None:
    """Empty every cache of the knowledge base and of what reads it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("standoff."):
            for value in list(vars(module).values()):
                clear = getattr(value, "cache_clear", None)
                if clear is not None and getattr(value, "__module__", "").startswith("standoff.knowledge"):
                    clear()


@pytest.fixture
def overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "mine.tsv"
    monkeypatch.setenv(OVERLAY_VARIABLE, str(path))
    forget()
    yield path
    monkeypatch.undo()
    forget()
