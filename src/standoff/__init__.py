"""Standoff reads the news of a crisis and keeps the record, every line anchored to the words it came from."""

from __future__ import annotations

__version__ = "0.1.0"
