"""One correction, as queries give it."""

from __future__ import annotations

import msgspec


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One thing an analyst said of the record; rows are never changed, `undone_by` names a later one.

    `act` is retract, relabel, annotate, rate, merge, split or undo; `of` what kind of thing `about` (and `other`, the
    second of a pair) is an id of; `quote` its words when it was corrected. `orphan` says that what it is about is no
    longer read in the article.
    """

    id: str
    made: str
    who: str
    act: str
    of: str
    about: str
    other: str | None
    article: str | None
    field: str | None
    value: str | None
    why: str
    quote: str
    undone_by: str | None
    orphan: bool
