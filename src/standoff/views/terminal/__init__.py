"""What a terminal shows: one article's record, and tables of a case's records."""

from __future__ import annotations
