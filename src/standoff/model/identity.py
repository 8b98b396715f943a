"""Ids made from content, so that a second run gives the same ones and permalinks live on."""

from __future__ import annotations

import hashlib

SEPARATOR = "\x1f"


def content_id(kind: str, *parts: object) -> str:
    """A short id, `kind` plus 12 hex digits, of the parts' text; equal parts give equal ids."""
    packed = SEPARATOR.join(str(p) for p in parts)
    return f"{kind}{hashlib.blake2b(packed.encode('utf-8', 'surrogatepass'), digest_size=6).hexdigest()}"
