"""Event data as others write it: GDELT 2.0, POLECAT, PLOVER JSONL, ICEWS; written from and read into one record.

Each format module has `COLUMNS` (or `KEYS`) with their source, `write(events)` and `read(source)`. Nothing here knows
a case: the records of a case are made in `standoff.views.coding`.
"""

from __future__ import annotations

from enum import StrEnum


class EventForm(StrEnum):
    """The formats, by the names users type."""

    gdelt = "gdelt"
    polecat = "polecat"
    plover = "plover"
    icews = "icews"
