"""The Case: what a user opens, adds to and asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from types import TracebackType
from typing import Any, Self, Unpack

import msgspec
from sqlalchemy import Connection, func, select

from standoff.case import adding
from standoff.case.change import Change
from standoff.case.clock import Clock, find_zone, last_day_before, resolve_until, utc_now
from standoff.case.corrections.analyst import Analyst
from standoff.case.corrections.correction import Correction
from standoff.case.migrations import HEAD
from standoff.case.outcomes import PromiseRecord
from standoff.case.queries.articles import ArticleFilter, article_file, copies_of, find_articles, search_articles
from standoff.case.queries.changes import find_changes
from standoff.case.queries.claims import find_claims, one_claim
from standoff.case.queries.corrections import CorrectionFilter, find_corrections, present
from standoff.case.queries.developments import ChangeFilter
from standoff.case.queries.disagreement import DisputeFilter, disputes_of, find_disputes
from standoff.case.queries.edits import EditFilter, EditRecord, find_edits
from standoff.case.queries.facets import Facets, find_facets, records_by_day
from standoff.case.queries.filters import (
    AdvisoryFilter,
    ClaimFilter,
    CommitmentFilter,
    EventFilter,
    Moment,
    PostureFilter,
    Scope,
    refuse_unknown,
)
from standoff.case.queries.happenings import (
    AnyRecord,
    any_record,
    find_advisories,
    find_commitments,
    find_events,
    find_postures,
)
from standoff.case.queries.occurrences import Happening, HappeningFilter, find_occurrences
from standoff.case.queries.people import ActorFilter, Stretch, find_actors, find_sources
from standoff.case.queries.promises import find_promises
from standoff.case.queries.provenance import credibility_of, origins_of
from standoff.case.queries.series import SeriesFilter, find_series
from standoff.case.queries.stories import StoryFilter, StoryRecord, find_stories
from standoff.case.queries.timeline import TimelineFilter, find_timeline
from standoff.case.queries.whole import PlaceFilter, find_places, first_and_last, overview, totals
from standoff.case.records import (
    ActorRecord,
    Added,
    AdvisoryRecord,
    ArticleFile,
    ArticleRecord,
    CaseInfo,
    ClaimFile,
    ClaimRecord,
    CommitmentRecord,
    CopyRecord,
    DisputeRecord,
    EventRecord,
    Found,
    Overview,
    PlaceCount,
    PostureRecord,
    SearchHit,
    SourceRecord,
    TimelineItem,
)
from standoff.case.schema import articles, meta
from standoff.case.series import Series
from standoff.case.store import Store
from standoff.errors import CaseError, SourceError
from standoff.linking.credibility import Credibility
from standoff.linking.origins import Origins
from standoff.model import Article


def open_case(
    where: str | Path,
    *,
    create: bool = True,
    name: str | None = None,
    timezone: str | None = None,
    clock: Clock = utc_now,
) -> Case:
    """The case in a file or at a database url, made if it is not there (CaseError with `create=False`).

    `name` (else the file's) and `timezone` (else UTC) are set when a case is made, and then kept. CaseError where
    the file is no case, was written by a newer version, or cannot be opened.
    """
    return Case(Store(where, create=create), name=name, timezone=timezone, clock=clock)


class Case:
    """One crisis's articles, records and links; a context manager that closes it."""

    def __init__(self, store: Store, *, name: str | None, timezone: str | None, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._bound: str | None = None
        with store.reading() as connection:
            facts = store.meta(connection)
        if not facts:
            facts = self._begin(name or Path(store.location).stem, timezone or "UTC")
        self.name = facts["name"]
        self.created = facts["created"]
        self.timezone = facts["timezone"]
        self.location = store.location
        self._zone = find_zone(self.timezone)

    def _begin(self, name: str, timezone: str) -> dict[str, str]:
        find_zone(timezone)
        facts = {"name": name, "timezone": timezone, "created": self._clock().isoformat(timespec="seconds")}
        with self._store.writing() as connection:
            # Another process may have begun it meanwhile.
            if there := self._store.meta(connection):
                return there
            connection.execute(meta.insert(), [{"key": k, "value": v} for k, v in facts.items()])
        return facts

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was added is kept."""
        self._store.close()

    def as_of(self, moment: Moment) -> Self:
        """The case as it stood at a moment: articles published by then, in the text they had then.

        A day counts whole. It shares this case's connections and only asks: adding or correcting is a CaseError, as is
        what is no moment. Corrections hold whenever they were made.
        """
        with self._store.reading() as connection:
            today = self._today(connection)
        then = copy(self)
        bound = resolve_until(moment, today, self._zone)
        then._bound = min(filter(None, (bound, self._bound)))  # noqa: SLF001 - its own kind
        return then

    def _today(self, connection: Connection) -> str:
        newest = connection.execute(select(func.max(articles.c.at))).scalar()
        if newest and len(newest) >= 10:
            return str(newest[:10])
        return self._clock().astimezone(self._zone).date().isoformat()

    def _refuse_then(self) -> None:
        if self._bound is not None:
            msg = f"{self.location}: asked as it stood at an earlier moment; only the case itself can be written to"
            raise CaseError(msg)

    @contextmanager
    def _scope(self) -> Iterator[Scope]:
        with self._store.reading() as connection:
            today = self._today(connection) if self._bound is None else last_day_before(self._bound)
            yield Scope(connection, self._zone, today, self._bound)

    def add(
        self,
        items: Iterable[Article | SourceError],
        *,
        reader: adding.Reader | None = None,
        reader_version: str | None = None,
        progress: Callable[[Added], None] | None = None,
        on_error: adding.OnError | None = None,
    ) -> Iterator[Added]:
        """Read and keep articles, telling what became of each; nothing happens until it is iterated.

        Each article is one transaction: stopped at any moment, the case is whole and the next run goes on. A
        SourceError among the items, or an article that cannot be read, is told to `on_error` and set aside.
        CaseError where the case itself cannot be written to.
        """
        self._refuse_then()
        work = adding.Adding(self._store, self._zone, self._clock, reader, reader_version)
        for added in work.add(items, on_error):
            if progress is not None:
                progress(added)
            yield added

    def read_again(
        self,
        *,
        reader: adding.Reader | None = None,
        reader_version: str | None = None,
        on_error: adding.OnError | None = None,
    ) -> Iterator[Added]:
        """Read anew every article last read by another version, each replaced in one transaction."""
        self._refuse_then()
        yield from adding.Adding(self._store, self._zone, self._clock, reader, reader_version).read_again(on_error)

    def read_otherwise(self, *, reader_version: str | None = None) -> int:
        """How many articles `read_again` would read anew: another version read them, or other tables of the user's."""
        return adding.Adding(self._store, self._zone, self._clock, None, reader_version).read_otherwise()

    def claims(self, **filters: Unpack[ClaimFilter]) -> Found[ClaimRecord]:
        """Claims, newest article first, in text order within it."""
        with self._scope() as scope:
            return find_claims(scope, filters)

    def claim(self, claim_id: str) -> ClaimFile:
        """One claim with the claims it stands in and those in it; NotFoundError for an unknown id."""
        with self._scope() as scope:
            claim, parents, children = present(scope, claim_id, one_claim)
            return ClaimFile(
                claim=claim,
                parents=tuple(parents),
                children=tuple(children),
                disputes=disputes_of(scope, claim_id),
                corrections=find_corrections(scope, {"about": claim_id}).items,
            )

    def origins(self, claim_id: str) -> Origins:
        """From how many independent origins a claim comes, and why; NotFoundError for an unknown id.

        Counted anew at each call, over the articles within days that put forward the same, and their copies.
        """
        with self._scope() as scope:
            return present(scope, claim_id, origins_of)

    def credibility(self, claim_id: str, *, origins: Origins | None = None) -> Credibility:
        """The digit the Admiralty code suggests for how a claim is sourced, with its derivation; never a verdict.

        `origins` are those of the claim, where they were asked for already; else they are counted.
        """
        with self._scope() as scope:
            return present(scope, claim_id, lambda scope, wanted: credibility_of(scope, wanted, origins))

    def record(self, record_id: str) -> AnyRecord:
        """The record of any kind with an id; NotFoundError for an unknown one."""
        with self._scope() as scope:
            return present(scope, record_id, any_record)

    def events(self, **filters: Unpack[EventFilter]) -> Found[EventRecord]:
        """Events, newest article first."""
        with self._scope() as scope:
            return find_events(scope, filters)

    def happenings(self, **filters: Unpack[HappeningFilter]) -> Found[Happening]:
        """Happenings: events of several articles that tell one thing, the last reported first."""
        with self._scope() as scope:
            return find_occurrences(scope, filters)

    def postures(self, **filters: Unpack[PostureFilter]) -> Found[PostureRecord]:
        """Forces standing or moving, newest article first."""
        with self._scope() as scope:
            return find_postures(scope, filters)

    def advisories(self, **filters: Unpack[AdvisoryFilter]) -> Found[AdvisoryRecord]:
        """Advice of states to their people and carriers, newest article first."""
        with self._scope() as scope:
            return find_advisories(scope, filters)

    def commitments(self, **filters: Unpack[CommitmentFilter]) -> Found[CommitmentRecord]:
        """Promises, threats, treaty duties and ultimatums, newest article first."""
        with self._scope() as scope:
            return find_commitments(scope, filters)

    def promises(self, **filters: Unpack[CommitmentFilter]) -> Found[PromiseRecord]:
        """Promises with all their tellings and what later words tell of them, the last touched first."""
        with self._scope() as scope:
            return find_promises(scope, filters)

    def disputes(self, **filters: Unpack[DisputeFilter]) -> Found[DisputeRecord]:
        """Claims that cannot all hold, side by side, the dispute with the newest side first."""
        with self._scope() as scope:
            return find_disputes(scope, filters)

    def series(self, **filters: Unpack[SeriesFilter]) -> Found[Series]:
        """Stated numbers of one holder, thing and place over time, by whose they are; the longest series first."""
        with self._scope() as scope:
            return find_series(scope, filters)

    def stories(self, **filters: Unpack[StoryFilter]) -> Found[StoryRecord]:
        """Articles about the same happening, gathered within a stretch of days, the last reported story first."""
        with self._scope() as scope:
            return find_stories(scope, filters)

    def timeline(self, **filters: Unpack[TimelineFilter]) -> Found[TimelineItem]:
        """Dated things of all kinds, oldest first."""
        with self._scope() as scope:
            return find_timeline(scope, filters)

    def actors(self, **filters: Unpack[ActorFilter]) -> Found[ActorRecord]:
        """Who acts and speaks, those heard most first."""
        with self._scope() as scope:
            return find_actors(scope, filters)

    def unresolved(self, **filters: Unpack[Stretch]) -> Found[ActorRecord]:
        """Actors the knowledge base does not know, those heard most first."""
        with self._scope() as scope:
            refuse_unknown(filters, Stretch)
            return find_actors(
                scope, {"resolved": False, "limit": filters.get("limit"), "offset": filters.get("offset", 0)}
            )

    def sources(self, **filters: Unpack[Stretch]) -> Found[SourceRecord]:
        """Outlets articles come from, and outlets and agencies they cite or credit."""
        with self._scope() as scope:
            return find_sources(scope, filters)

    def places(self, **filters: Unpack[PlaceFilter]) -> Found[PlaceCount]:
        """Places named, those in most articles first."""
        with self._scope() as scope:
            return find_places(scope, filters)

    def edits(self, **filters: Unpack[EditFilter]) -> Found[EditRecord]:
        """What changed in articles after they were first put out, the latest change first."""
        with self._scope() as scope:
            return find_edits(scope, filters)

    def diff(self, **filters: Unpack[ChangeFilter]) -> Found[Change]:
        """What changed between two moments, the earliest change first, each with its cause."""
        with self._scope() as scope:
            return find_changes(scope, filters)

    def analyst(self, name: str) -> Analyst:
        """Somebody by whose name the record is corrected; CaseError without a name."""
        self._refuse_then()
        return Analyst(self._store, self._clock, name)

    def corrections(self, **filters: Unpack[CorrectionFilter]) -> Found[Correction]:
        """What analysts said of the record, latest first, those undone too."""
        with self._scope() as scope:
            return find_corrections(scope, filters)

    def facets(self, kind: str, **filters: Any) -> Facets:  # noqa: ANN401 - filters of five kinds
        """How many records of a kind each value of each filter would leave, under all others given."""
        with self._scope() as scope:
            return find_facets(scope, kind, filters)

    def days(self) -> tuple[tuple[str, int, int], ...]:
        """Days of publication, oldest first, each with its articles and the claims they make."""
        with self._scope() as scope:
            return records_by_day(scope)

    def articles(self, **filters: Unpack[ArticleFilter]) -> Found[ArticleRecord]:
        """Articles, newest first."""
        with self._scope() as scope:
            return find_articles(scope, filters)

    def article(self, article_id: str) -> ArticleFile:
        """One article with its text, Reading, revisions and copies; NotFoundError for an unknown id."""
        with self._scope() as scope:
            file = present(scope, article_id, article_file)
            said = find_corrections(scope, {"article": file.record.id}).items
            return msgspec.structs.replace(file, corrections=said)

    def copies(self) -> tuple[CopyRecord, ...]:
        """All pairs of current articles of which one reuses the other's text."""
        with self._scope() as scope:
            return copies_of(scope)

    def search(self, words: str, **filters: Unpack[ArticleFilter]) -> Found[SearchHit]:
        """Articles that hold all the words ("..." for a phrase, word* for a beginning), best first."""
        with self._scope() as scope:
            return search_articles(scope, words, filters)

    def overview(self, since: Moment | None = None, *, newest: int = 10) -> Overview:
        """Counts since a moment and in all, and the newest of each kind since then."""
        with self._scope() as scope:
            return overview(scope, since, newest)

    def info(self) -> CaseInfo:
        """The case's own facts and what it holds."""
        with self._scope() as scope:
            counted = totals(scope)
            first, last = first_and_last(scope)
        return CaseInfo(
            name=self.name,
            created=self.created,
            timezone=self.timezone,
            version=HEAD,
            location=self.location,
            articles=counted["articles"],
            claims=counted["claims"],
            events=counted["events"],
            first=first,
            last=last,
        )
