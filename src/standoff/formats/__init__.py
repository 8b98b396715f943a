"""Event data as others write it: GDELT 2.0, POLECAT, PLOVER JSONL, ICEWS; written from and read into one record.

Each format module has `COLUMNS` (or `KEYS`) with their source, `write(events)` and `read(source)`. Nothing here knows
a case: the records of a case are made in `standoff.views.coding`.
"""
