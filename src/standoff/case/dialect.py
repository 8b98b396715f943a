"""The one seam between SQLite and other databases: pragmas, transactions, full-text search, insert-or-ignore."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, func, literal_column, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.sql import ColumnElement, Select, select

from standoff.case.schema import articles

APPLICATION_ID = 0x53_54_4F_46
"""Written into the head of a SQLite file (offset 68) by which a case is known; "STOF"."""
BUSY_MILLISECONDS = 10_000
"""How long a writer waits for another before it gives up."""
WRITES = "standoff_writes"
"""Execution option of connections that will write."""

MARK_OPEN, MARK_CLOSE = "\x02", "\x03"
"""Around found words in a snippet."""


def database_url(where: str | Path) -> str:
    """A database url as given, or the SQLite url of a path."""
    if isinstance(where, str) and "://" in where:
        return where
    return f"sqlite:///{Path(where)}"


def shown(where: str | Path) -> str:
    """A path or url as it may be told, without a password."""
    if isinstance(where, str) and "://" in where:
        try:
            return make_url(where).render_as_string(hide_password=True)
        except ArgumentError:
            return where.split("://")[0] + "://…"
    return str(where)


def make_engine(url: str) -> Engine:
    """An engine whose connections are set up for a case."""
    made = make_url(url)
    # Connections to a file cost nothing: a desk's threads need not wait for one another's.
    options = {"max_overflow": -1} if made.get_backend_name() == "sqlite" else {}
    engine = create_engine(made, **options)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 - a driver's connection
    # The driver's own transaction control begins late and commits around DDL: SQLAlchemy's events begin instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA cache_size = -32000")
    cursor.execute("PRAGMA wal_autocheckpoint = 8000")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A reader that turns writer midway cannot wait for another writer, so writers say so at once.
    immediate = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def is_sqlite(connection: Connection) -> bool:
    """Whether the connection's database is a SQLite file."""
    return connection.dialect.name == "sqlite"


def turn_on_wal(engine: Engine) -> None:
    """Let readers read while a writer writes; kept in the file, so said once."""
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def application_id(connection: Connection) -> int | None:
    """The mark in the file's head; None where the database has none."""
    if not is_sqlite(connection):
        return None
    return int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())


def sign_file(connection: Connection) -> None:
    """Mark the file as a case."""
    if is_sqlite(connection):
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def insert_or_ignore(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert the rows whose keys are not there yet."""
    if not rows:
        return
    insert = sqlite.insert if is_sqlite(connection) else postgresql.insert
    connection.execute(insert(table).on_conflict_do_nothing(), rows)


_FTS5 = (
    "CREATE VIRTUAL TABLE article_search USING fts5(title, text, content='articles', content_rowid='number',"
    " tokenize='unicode61 remove_diacritics 2')"
)
_ON_INSERT = (
    "CREATE TRIGGER article_search_insert AFTER INSERT ON articles BEGIN"
    " INSERT INTO article_search(rowid, title, text) VALUES (new.number, new.title, new.text); END"
)
_ON_DELETE = (
    "CREATE TRIGGER article_search_delete AFTER DELETE ON articles BEGIN"
    " INSERT INTO article_search(article_search, rowid, title, text)"
    " VALUES ('delete', old.number, old.title, old.text); END"
)
_GIN = "CREATE INDEX article_search ON articles USING gin (to_tsvector('simple', coalesce(title, '') || ' ' || text))"
SEARCH_TABLES = {"sqlite": (_FTS5, _ON_INSERT, _ON_DELETE), "postgresql": (_GIN,)}
"""Statements that make the search index, by dialect; run by the first migration."""


def found_articles(connection: Connection, words: str) -> Select[Any, Any, Any]:
    """Numbers (`number`), ranks (`rank`, less is better) and snippets (`snippet`) of articles with all the words."""
    if is_sqlite(connection):
        return (
            select(
                literal_column("article_search.rowid").label("number"),
                literal_column("bm25(article_search, 4.0, 1.0)").label("rank"),
                literal_column(f"snippet(article_search, 1, '{MARK_OPEN}', '{MARK_CLOSE}', '…', 24)").label("snippet"),
            )
            .select_from(text("article_search"))
            .where(text("article_search MATCH :words").bindparams(words=_fts_query(words)))
        )
    vector = func.to_tsvector("simple", func.coalesce(articles.c.title, "") + " " + articles.c.text)
    query = func.websearch_to_tsquery("simple", words)
    options = f'StartSel="{MARK_OPEN}", StopSel="{MARK_CLOSE}", MaxWords=24, MinWords=12'
    return select(
        articles.c.number.label("number"),
        (-func.ts_rank(vector, query)).label("rank"),
        func.ts_headline("simple", articles.c.text, query, options).label("snippet"),
    ).where(vector.op("@@")(query))


def _fts_query(words: str) -> str:
    """Every word quoted, so that nothing of what a user types is FTS5 syntax; "..." stays a phrase, * a prefix."""
    parts: list[str] = []
    for number, piece in enumerate(words.split('"')):
        if number % 2:
            if piece.strip():
                parts.append(f'"{piece}"')
        else:
            for word in piece.split():
                bare = word.rstrip("*")
                if bare:
                    parts.append(f'"{bare}"' + ("*" if word != bare else ""))
    return " ".join(parts) or '""'


def contains_words(column: ColumnElement[str], words: str) -> list[ColumnElement[bool]]:
    """Conditions that the column holds each word or "quoted phrase", whatever the case of letters."""
    pieces: list[str] = []
    for number, piece in enumerate(words.split('"')):
        pieces.extend([piece.strip()] if number % 2 else piece.split())
    return [column.icontains(piece.rstrip("*"), autoescape=True) for piece in pieces if piece.rstrip("*")]
