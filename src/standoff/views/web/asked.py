"""What a request asks for: the filters in its address, so that every link is a saved query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import msgspec

PER_PAGE = 50
MOST_PER_PAGE = 500
PLACEMENT = ("page", "per", "format", "as_of")
"""Parameters that are no filters."""
TRUTHS = {"yes": True, "no": False}
NUMBERS = ("chain_depth", "quad", "least")


class Asked(msgspec.Struct, frozen=True):
    """A path and the parameters given with it; empty ones count as not given."""

    path: str
    given: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.given.get(name, "")

    def link(self, **changes: object) -> str:
        """This query with some parameters changed (None takes one out); it starts at its first page again."""
        kept = {k: v for k, v in self.given.items() if k not in {"page", "format"}} | changes
        asked = {k: str(v) for k, v in kept.items() if v not in {None, ""}}
        return self.path + ("?" + urlencode(asked) if asked else "")

    def form(self, name: str) -> str:
        """The address of the same query in another form (json, csv, jsonl, geojson)."""
        asked = {k: v for k, v in self.given.items() if k != "format"}
        path = "/overview" if self.path == "/" else self.path
        return f"{path}.{name}" + ("?" + urlencode(asked) if asked else "")

    def filters(self, names: Iterable[str]) -> dict[str, Any]:
        """Filters of those names, as a case's queries take them."""
        out: dict[str, Any] = {}
        for name in names:
            value = self.given.get(name)
            if value is None:
                continue
            if name in NUMBERS:
                if value.isdigit():
                    out[name] = int(value)
            elif name in {"disputed", "revisions", "dated", "resolved"}:
                if value in TRUTHS:
                    out[name] = TRUTHS[value]
            else:
                out[name] = value
        return out

    @property
    def page(self) -> int:
        """Which page, from 1."""
        return max(1, _whole(self.given.get("page"), 1))

    @property
    def per(self) -> int:
        """Records of a page."""
        return min(MOST_PER_PAGE, max(1, _whole(self.given.get("per"), PER_PAGE)))

    @property
    def stretch(self) -> dict[str, Any]:
        """`limit` and `offset` of the page."""
        return {"limit": self.per, "offset": (self.page - 1) * self.per}

    @property
    def narrowed(self) -> dict[str, str]:
        """Everything given that narrows a list."""
        return {k: v for k, v in self.given.items() if k not in PLACEMENT}


def _whole(written: str | None, otherwise: int) -> int:
    # Longer numbers overflow the database's integers.
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 8 else otherwise


def asked(path: str, pairs: Iterable[tuple[str, str]]) -> Asked:
    """What an address asks; the last of several values of a parameter counts."""
    return Asked(path, {name: value.strip() for name, value in pairs if value.strip()})
