"""How much of one item is read, and how long an address may take."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Limits for one item of input; sizes in bytes, times in seconds."""

    item_bytes: int = 20_000_000
    """A page or text file larger than this is refused, after unpacking too."""
    text_characters: int = 2_000_000
    """A story longer than this is refused: nothing that long is one report."""
    connect_seconds: float = 10.0
    total_seconds: float = 30.0
    redirects: int = 5
    host_pause_seconds: float = 1.0
    """Between two requests to one host."""


DEFAULT_LIMITS = Limits()
