"""What queries return about promises: the commitments that tell one, what became of it, and by whose words."""

from __future__ import annotations

import msgspec

from standoff.case.records import CommitmentRecord


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Words that tell what became of a promise.

    `verdict` is kept, broken, withdrawn, disputed, open (told as not done yet) or met (its condition came about).
    `record` and `kind` are those of the record these words were read as; words read as none are a "sentence". `own`
    is set where only the maker says so. `chain` are the holders of the words below the outlet.
    """

    verdict: str
    record: str | None
    kind: str
    article: str
    title: str | None
    outlet: str | None
    at: str | None
    start: int
    end: int
    quote: str
    chain: tuple[str, ...]
    own: bool
    score: float
    why: str


class PromiseRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One promise with all its tellings, earliest first, and what became of it.

    `status` is open, kept, lapsed, withdrawn or disputed, and `why` says in words how that is known. `met` tells
    whether its condition came about: None where it has none or nothing is told of it. `due` is its last day, `last`
    the moment of its newest telling or evidence.
    """

    id: str
    status: str
    why: str
    by: str
    to: str | None
    kind: str
    quote: str
    condition: str | None
    met: bool | None
    due: str | None
    due_wording: str | None
    first: str | None
    last: str | None
    tellings: tuple[CommitmentRecord, ...]
    evidence: tuple[Evidence, ...]
