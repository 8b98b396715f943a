"""Where articles come from: files, directories, JSON Lines, pages, one url."""

from __future__ import annotations

from standoff.sources.inputs import read_inputs
from standoff.sources.limits import Limits

__all__ = ["Limits", "read_inputs"]
