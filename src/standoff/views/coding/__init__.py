"""A case's records as event data: one row an event, made for the formats of `standoff.formats`."""

from __future__ import annotations

from standoff.views.coding.rows import FORMS, coded_events, event_lines

__all__ = ["FORMS", "coded_events", "event_lines"]
