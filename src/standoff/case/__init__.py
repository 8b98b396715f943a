"""The analyst's file on one crisis: articles, readings, records and links in one database."""

from __future__ import annotations

from standoff.case.case import Case, open_case
from standoff.case.records import Added, Found

__all__ = ["Added", "Case", "Found", "open_case"]
