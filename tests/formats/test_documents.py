"""docs/formats.md tells every column."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff.formats import gdelt, icews, plover, polecat

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("GDELT 2.0", gdelt.COLUMNS),
        ("POLECAT", polecat.COLUMNS),
        ("ICEWS", icews.COLUMNS),
        ("PLOVER JSON Lines", plover.KEYS),
    ],
)
def test_every_column_is_told(title, columns):
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    assert [column for column in columns if f"`{column}`" not in section] == []
