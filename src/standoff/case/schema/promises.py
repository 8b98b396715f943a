"""Promises: what commitments bind to, which tell one promise, and what became of it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, String, Table, Text

from standoff.case.schema.base import article_column, metadata, record_column

pledges = Table(
    "pledges",
    metadata,
    record_column("commitment"),
    # The promise it tells: the least id of the commitments that tell the same.
    Column("promise", String, nullable=False, index=True),
    # The pledge as JSON.
    Column("body", Text, nullable=False),
)

pledge_keys = Table(
    "pledge_keys",
    metadata,
    # A number for "maker|term", by which later reports and other tellings find it.
    Column("key", BigInteger, primary_key=True),
    # Day of publication, counted from the year 1.
    Column("day", Integer, primary_key=True),
    record_column("commitment", index=True),
    # How many keys a report must share to be compared with it.
    Column("least", Integer, nullable=False),
    sqlite_with_rowid=False,
)

report_keys = Table(
    "report_keys",
    metadata,
    # A number for "name|term", by which promises made before find the article.
    Column("key", BigInteger, primary_key=True),
    Column("day", Integer, primary_key=True),
    article_column(key=True, index=True),
    sqlite_with_rowid=False,
)

promise_pairs = Table(
    "promise_pairs",
    metadata,
    # Two commitments that tell one promise, `a` before `b` in order of their ids.
    record_column("a"),
    record_column("b", index=True),
)

promise_evidence = Table(
    "promise_evidence",
    metadata,
    record_column("commitment"),
    # Where it is told what became of the promise: a stretch of an article's text.
    article_column(key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    # kept, broken, withdrawn, disputed, open (told as not done yet)
    Column("verdict", String, primary_key=True),
    # The record these words were read as, where they were read as one.
    record_column("record", key=False, index=True, must=False),
    Column("score", Float, nullable=False),
    # Whether only the maker says so.
    Column("own", Boolean, nullable=False),
    Column("why", Text, nullable=False),
    Index(None, "article"),
)
