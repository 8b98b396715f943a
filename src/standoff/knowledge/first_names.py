"""First names that tell whether a person is called he or she."""

from __future__ import annotations

import functools

from standoff.knowledge.tables import names, read_table


@functools.cache
def load_first_names() -> dict[str, str]:
    """Give "f" or "m" by first name in lower case; names borne by both are not listed."""
    return {name: row["gender"] for row in read_table("first_names") for name in names(row["names"])}
