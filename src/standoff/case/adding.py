"""Adding articles: read in small batches, kept one by one, each in one transaction with all that is made of it."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, delete, func, select

from standoff.case import links, schema
from standoff.case.clock import Clock, local_moment
from standoff.case.corrections.keeping import amended, decide_claims
from standoff.case.dialect import insert_or_ignore
from standoff.case.kept import Kept
from standoff.case.marks import rows_of, write_rows
from standoff.case.records import Added
from standoff.case.revisions import article_keys, case_id, find_earlier, find_known, renumber
from standoff.errors import SourceError, SpanError, StandoffError
from standoff.model import Article, Reading, content_id, text_sha256

if TYPE_CHECKING:
    from standoff.case.store import Store

CHUNK = 16
"""Articles read at a time: enough to fill the parser's batches, few enough to lose little when stopped."""

Reader = Callable[[Iterable[Article]], Iterator[Reading]]
OnError = Callable[[StandoffError], None]
Outcome = Reading | StandoffError
"""A Reading, or why there is none."""
BROKEN = (
    SpanError, ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError
)  # fmt: skip
"""What reading odd input may raise; a missing model or a broken vocabulary is no fault of the article."""


class Adding:
    """Adds articles to a store with one reader of one version."""

    def __init__(self, store: Store, zone: ZoneInfo, clock: Clock, reader: Reader | None, version: str | None) -> None:
        if reader is None or version is None:
            # The reading is slow to load, and who brings a reader of their own may do without it.
            from standoff.reading import reader as standard

            reader, version = reader or standard.read_articles, version or standard.reader_version()
        self._store = store
        self._zone = zone
        self._clock = clock
        self._reader: Reader = reader
        self.version = version

    def add(self, items: Iterable[Article | SourceError], on_error: OnError | None) -> Iterator[Added]:
        """What became of each item, in input order; what was told is already kept."""
        waiting = iter(items)
        while chunk := list(itertools.islice(waiting, CHUNK)):
            known, outcomes = self._look_up(chunk)
            unread: dict[str, Article] = {}
            for item in chunk:
                if isinstance(item, Article) and id(item) not in known:
                    key = _reading_id(item, self.version)
                    if key not in outcomes:
                        unread.setdefault(key, item)
            fresh = self._read(list(unread.values()))
            for item in chunk:
                yield self._take(item, known.get(id(item)), outcomes, fresh, on_error)

    def _look_up(self, chunk: list[Article | SourceError]) -> tuple[dict[int, str], dict[str, Outcome]]:
        """Ids of articles there already, and cached readings of the others."""
        known: dict[int, str] = {}
        wanted: set[str] = set()
        with self._store.reading() as connection:
            for item in chunk:
                if isinstance(item, Article):
                    found = find_known(connection, item, article_keys(item))
                    if found:
                        known[id(item)] = found.id
                    else:
                        wanted.add(_reading_id(item, self.version))
            table = schema.readings.c
            rows = connection.execute(select(table.id, table.body).where(table.id.in_(sorted(wanted))))
            return known, {row.id: unpack(row.body, "") for row in rows}

    def _take(
        self,
        item: Article | SourceError,
        known: str | None,
        outcomes: dict[str, Outcome],
        fresh: Iterator[Reading | StandoffError],
        on_error: OnError | None,
    ) -> Added:
        if isinstance(item, SourceError):
            return _failed(item.where, item, on_error)
        where = item.origin or item.id
        if known:
            return Added(status="known", where=where, article=known)
        key = _reading_id(item, self.version)
        if key not in outcomes:
            outcomes[key] = next(fresh)
        outcome = outcomes[key]
        if isinstance(outcome, StandoffError):
            return _failed(where, outcome, on_error)
        if item.sha256 != text_sha256(item.text):
            return _failed(where, SourceError(where, "its sha256 is not that of its text"), on_error)
        try:
            with self._store.writing() as connection:
                return self._keep(connection, item, key, outcome)
        except UnicodeEncodeError as error:
            return _failed(where, SourceError(where, f"its text cannot be kept: {error.reason}"), on_error)

    def _read(self, articles: list[Article]) -> Iterator[Reading | StandoffError]:
        """Readings of the articles in order; one that cannot be read takes no other with it."""
        done = 0
        try:
            for reading in self._reader(articles):
                done += 1
                yield reading
        except BROKEN:
            # The batch is lost behind the article that broke it: the rest is read one by one.
            yield from self._read_singly(articles[done:])

    def _read_singly(self, articles: list[Article]) -> Iterator[Reading | StandoffError]:
        for article in articles:
            try:
                yield next(iter(self._reader([article])))
            except BROKEN as error:
                yield SourceError(article.origin or article.id, f"cannot be read ({type(error).__name__}: {error})")

    def _keep(self, connection: Connection, article: Article, key: str, reading: Reading) -> Added:
        where = article.origin or article.id
        keys = article_keys(article)
        known = find_known(connection, article, keys)
        if known:
            return Added(status="known", where=where, article=known.id)
        earlier = find_earlier(connection, keys)
        own = case_id(article, keys)
        lineage = earlier.lineage if earlier else own
        at = local_moment(article.published, self._zone)
        insert_or_ignore(
            connection,
            schema.readings,
            [{"id": key, "sha256": article.sha256, "reader": self.version, "body": pack(reading)}],
        )
        inserted = connection.execute(
            schema.articles.insert().values(
                id=own,
                given_id=article.id,
                lineage=lineage,
                revision=1,
                current=True,
                url_key=keys.url,
                id_key=keys.id,
                outlet_key=keys.outlet,
                at=at,
                seen=at,
                added=self._clock().isoformat(timespec="seconds"),
                reading=key,
                **{name: getattr(article, name) for name in ARTICLE_FIELDS},
            )
        )
        number = int(inserted.inserted_primary_key[0])  # type: ignore[index]
        if earlier:
            renumber(connection, lineage, self._zone)
        derive(connection, Kept(number, own, at, lineage, article), reading)
        return Added(status="revision" if earlier else "new", where=where, article=own)

    def read_again(self, on_error: OnError | None) -> Iterator[Added]:
        """Read every article whose reading is of another version, and replace what was made of it."""
        last = 0
        while True:
            with self._store.reading() as connection:
                chunk = _read_otherwise(connection, self.version, last)
            if not chunk:
                return
            last = chunk[-1].number
            fresh = self._read([kept.article for kept in chunk])
            for kept, outcome in zip(chunk, fresh, strict=True):
                if isinstance(outcome, StandoffError):
                    yield _failed(kept.article.origin or kept.id, outcome, on_error)
                    continue
                with self._store.writing() as connection:
                    self._replace(connection, kept, outcome)
                yield Added(status="known", where=kept.article.origin or kept.id, article=kept.id)

    def read_otherwise(self) -> int:
        """How many articles were last read by another version."""
        with self._store.reading() as connection:
            return connection.execute(
                select(func.count())
                .select_from(schema.articles)
                .join(schema.readings, schema.readings.c.id == schema.articles.c.reading)
                .where(schema.readings.c.reader != self.version)
            ).scalar_one()

    def _replace(self, connection: Connection, kept: Kept, reading: Reading) -> None:
        key = _reading_id(kept.article, self.version)
        insert_or_ignore(
            connection,
            schema.readings,
            [{"id": key, "sha256": kept.article.sha256, "reader": self.version, "body": pack(reading)}],
        )
        table = schema.articles
        connection.execute(table.update().where(table.c.number == kept.number).values(reading=key))
        _derive_again(connection, kept, reading)


ARTICLE_FIELDS = (
    "sha256", "url", "outlet", "title", "byline", "dateline", "credit", "language", "published", "modified",
    "retrieved", "html_sha256", "origin", "text",
)  # fmt: skip
"""Fields of an Article kept as they are."""


def derive(connection: Connection, kept: Kept, reading: Reading) -> None:
    """Write everything that is made of an article's Reading, as analysts have put it right."""
    reading = amended(connection, kept.id, reading)
    write_rows(connection, rows_of(kept.number, kept.id, kept.at, kept.article.text, reading))
    links.link(connection, kept, reading)
    decide_claims(connection, kept)


def _derive_again(connection: Connection, kept: Kept, reading: Reading) -> None:
    links.unlink(connection, kept.number)
    for made in (schema.records, schema.toponyms, schema.mentions):
        connection.execute(delete(made).where(made.c.article == kept.number))
    derive(connection, kept, reading)


def make_again(connection: Connection, number: int) -> None:
    """Make the records and links of an article anew from its kept Reading."""
    table = schema.articles
    row = connection.execute(
        select(table, schema.readings.c.body)
        .join(schema.readings, schema.readings.c.id == table.c.reading)
        .where(table.c.number == number)
    ).one()
    kept = Kept(row.number, row.id, row.at, row.lineage, article_of(row))
    _derive_again(connection, kept, unpack(row.body, row.given_id))


def pack(reading: Reading) -> bytes:
    """A Reading as compressed JSON, without the id of the article it was read for: copies share it."""
    return zlib.compress(msgspec.json.encode(msgspec.structs.replace(reading, id="")), 3)


def unpack(body: bytes, given_id: str) -> Reading:
    """The Reading of a packed body, for the article of an id."""
    return msgspec.structs.replace(msgspec.json.decode(zlib.decompress(body), type=Reading), id=given_id)


def _reading_id(article: Article, version: str) -> str:
    return content_id("k", article.sha256, article.published or "", version)


def _failed(where: str, error: StandoffError, on_error: OnError | None) -> Added:
    if on_error is not None:
        on_error(error)
    return Added(status="failed", where=where, error=str(error))


def _read_otherwise(connection: Connection, version: str, after: int) -> list[Kept]:
    table = schema.articles
    rows = connection.execute(
        select(table)
        .join(schema.readings, schema.readings.c.id == table.c.reading)
        .where(schema.readings.c.reader != version, table.c.number > after)
        .order_by(table.c.number)
        .limit(CHUNK)
    ).all()
    return [Kept(row.number, row.id, row.at, row.lineage, article_of(row)) for row in rows]


def article_of(row: Any) -> Article:  # noqa: ANN401 - a row of `articles`
    """The Article as it was added."""
    given = {name: getattr(row, name) for name in ARTICLE_FIELDS}
    return Article(id=row.given_id, **given)
