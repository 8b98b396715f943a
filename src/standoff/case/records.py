"""What queries return: frozen records, each with the article, the moment and the words it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, Literal, TypeVar, overload

import msgspec

from standoff.case.corrections.correction import Correction
from standoff.model import Advisory, Article, Attribution, Commitment, Event, Posture, Reading, Span

RecordT = TypeVar("RecordT")


class Found(msgspec.Struct, Generic[RecordT], frozen=True):
    """One stretch of a query's records, in order; `total` counts all that match, `offset` how many were skipped."""

    items: tuple[RecordT, ...]
    total: int
    offset: int = 0

    @classmethod
    def stretch(
        cls,
        found: Sequence[Any],
        given: Mapping[str, Any],
        make: Callable[[Any], Iterable[RecordT]] = tuple,
    ) -> Found[RecordT]:
        """The stretch of all that was found that `limit` and `offset` ask for; `make` makes records of it alone."""
        offset, limit = given.get("offset") or 0, given.get("limit")
        stop = None if limit is None else offset + limit
        return cls(tuple(make(found[offset:stop])), len(found), offset)

    def __iter__(self) -> Iterator[RecordT]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, index: int) -> RecordT: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[RecordT, ...]: ...
    def __getitem__(self, index: int | slice) -> RecordT | tuple[RecordT, ...]:
        return self.items[index]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one article: `new`, `known` (nothing was added), `revision` of an earlier one, or `failed`.

    `article` is its id in the case, None where it failed; `where` names the item as the source did.
    """

    status: Literal["new", "known", "revision", "failed"]
    where: str
    article: str | None = None
    error: str | None = None


class CaseInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A case's own facts and what it holds; `first` and `last` are the ends of its articles' publication."""

    name: str
    created: str
    timezone: str
    version: str
    location: str
    articles: int
    claims: int
    events: int
    first: str | None
    last: str | None


class ArticleRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An article without its text.

    `at` is its publication in the case's time zone; `revision` counts from 1, `current` marks the latest,
    `earlier` is the id of the revision before; `given_id` is the id its source gave it.
    """

    id: str
    given_id: str
    title: str | None
    outlet: str | None
    url: str | None
    byline: str | None
    dateline: str | None
    credit: str | None
    language: str | None
    published: str | None
    modified: str | None
    retrieved: str | None
    at: str | None
    added: str
    sha256: str
    lineage: str
    revision: int
    current: bool
    claims: int = 0
    copies: int = 0


class CopyRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Two articles of which one reuses the other's text.

    `earlier` and `later` are in order of publication; `direction` is "ab" where the later was taken from the
    earlier, "ba" the other way round, None where unknown. `spans` pairs the reused runs, (earlier's, later's).
    """

    earlier: str
    earlier_outlet: str | None
    earlier_at: str | None
    later: str
    later_outlet: str | None
    later_at: str | None
    relation: str
    direction: Literal["ab", "ba"] | None
    confidence: float
    spans: tuple[tuple[Span, Span], ...] = ()


class ArticleFile(msgspec.Struct, frozen=True, kw_only=True):
    """One article with everything the case holds of it but the records made from its marks."""

    record: ArticleRecord
    article: Article
    reading: Reading
    revisions: tuple[ArticleRecord, ...]
    copies: tuple[CopyRecord, ...]
    corrections: tuple[Correction, ...] = ()
    """What analysts said of the article and its records, latest first."""


class HolderRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One holder of a chain; holders who speak together share a `position`, 0 is the outermost."""

    position: int
    name: str
    kind: str
    key: str | None
    code: str | None
    actor: str


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What records made from a mark share.

    `quote` are its words, `[start, end)` where they stand in the article's text; `at` the article's publication;
    `claim` the claim it stands under and `chain` that claim's holders: empty means the outlet itself says so.
    `first` and `last` are the days the thing itself is dated by.
    """

    id: str
    kind: Literal["claim", "event", "posture", "advisory", "commitment"]
    article: str
    title: str | None
    outlet: str | None
    at: str | None
    start: int
    end: int
    quote: str
    claim: str | None
    chain: tuple[str, ...]
    first: str | None
    last: str | None


class ClaimRecord(Record, frozen=True, kw_only=True):
    """One proposition put forward by one chain; `claim` is its parent, `quote` the content."""

    act: str
    polarity: str
    certainty: str
    certainty_wording: str | None
    condition: str | None
    due_start: str | None
    due_end: str | None
    due_wording: str | None
    manner: str
    confidence: float
    holders: tuple[HolderRecord, ...]
    disputed: bool
    mark: Attribution

    @property
    def depth(self) -> int:
        """How many holders stand between the outlet and the content."""
        return len(self.chain)


class ClaimFile(msgspec.Struct, frozen=True, kw_only=True):
    """One claim with the claims around it."""

    claim: ClaimRecord
    parents: tuple[ClaimRecord, ...]
    """From the outermost to the one it stands in directly."""
    children: tuple[ClaimRecord, ...]
    disputes: tuple[DisputeRecord, ...]
    corrections: tuple[Correction, ...] = ()
    """What analysts said of it, latest first."""


class PlaceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A place a record is tied to, with the point it is taken for."""

    name: str
    role: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    precision: str | None


class EventRecord(Record, frozen=True, kw_only=True):
    """A coded happening."""

    places: tuple[PlaceRecord, ...]
    mark: Event


class PostureRecord(Record, frozen=True, kw_only=True):
    """A force standing or moving somewhere, as one article has it."""

    places: tuple[PlaceRecord, ...]
    mark: Posture


class AdvisoryRecord(Record, frozen=True, kw_only=True):
    """A state's advice to its people or carriers."""

    places: tuple[PlaceRecord, ...]
    mark: Advisory


class CommitmentRecord(Record, frozen=True, kw_only=True):
    """Who binds themselves to what; `status` is open, kept, lapsed, withdrawn or disputed.

    `condition` are the words of its if or unless.
    """

    status: str
    condition: str | None
    mark: Commitment


class TimelineItem(msgspec.Struct, frozen=True, kw_only=True):
    """One dated thing of any kind; `dated` tells whether its own words date it or only its article does."""

    day: str
    last: str | None
    dated: bool
    kind: str
    label: str
    """The act, event type, readiness, kind of advice or commitment."""
    who: str | None
    record: str
    article: str
    outlet: str | None
    at: str | None
    chain: tuple[str, ...]
    quote: str


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One claim in a dispute and the stance it takes."""

    claim: str
    stance: str
    article: str
    outlet: str | None
    at: str | None
    chain: tuple[str, ...]
    quote: str
    context: str = ""
    """The sentence in which the words stand."""
    part: int = 0
    """Claims with another number stand against those with this one; the earliest claim's is 0."""


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A holder of a dispute who came to say the opposite: their claim before and the one that turned about."""

    who: str
    kind: str
    """asserts now, denies now, demands now, refuses now"""
    before: Side
    after: Side


class DisputeRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that cannot all hold (or, `oppose`, a demand against a refusal), the earliest first.

    `first` is since when, `last` when it was last touched; `moves` tell who turned about, the earliest first.
    """

    id: str
    kind: str
    label: str
    first: str | None
    last: str | None
    score: float
    why: str
    sides: tuple[Side, ...]
    moves: tuple[Turn, ...] = ()


class SourceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet, or an agency or outlet others cite or credit (`role` "cited" or "credited")."""

    name: str
    role: Literal["outlet", "cited", "credited"]
    articles: int
    claims: int
    copies: int
    """Articles of it that share text with another outlet's."""
    first: str | None
    last: str | None
    reliability: str = "F"
    """The letter an analyst gave it (A to E); F is "cannot be judged", as long as nobody did."""


class ActorRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who acts or speaks in the case, with counts over current articles."""

    id: str
    name: str
    kind: str
    key: str | None
    code: str | None
    office: str | None
    country: str | None
    articles: int
    mentions: int
    claims: int
    first: str | None
    last: str | None


class PlaceCount(msgspec.Struct, frozen=True, kw_only=True):
    """A place named in current articles, with how many name it and how many records are tied to it."""

    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    kind: str | None
    country: str | None
    precision: str | None
    articles: int
    records: int


class SearchHit(msgspec.Struct, frozen=True, kw_only=True):
    """An article that holds the words; in `snippet` found words stand between STX and ETX (U+0002, U+0003)."""

    article: ArticleRecord
    snippet: str
    rank: float


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """What a case holds since a moment: counts of each kind, and the newest of each."""

    since: str | None
    counts: dict[str, int]
    totals: dict[str, int]
    articles: tuple[ArticleRecord, ...]
    claims: tuple[ClaimRecord, ...]
    denials: tuple[ClaimRecord, ...]
    events: tuple[EventRecord, ...]
    postures: tuple[PostureRecord, ...]
    advisories: tuple[AdvisoryRecord, ...]
    commitments: tuple[CommitmentRecord, ...]
    disputes: tuple[DisputeRecord, ...]
