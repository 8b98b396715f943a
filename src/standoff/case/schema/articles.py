"""Articles, their Readings, and who and what they name."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from standoff.case.schema.base import Number, article_column, metadata

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    # From text, publication date and reader version: what a Reading is a function of.
    Column("id", String, primary_key=True),
    Column("sha256", String, nullable=False, index=True),
    Column("reader", String, nullable=False),
    # The Reading as JSON, compressed.
    Column("body", LargeBinary, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    # Order of arrival.
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("given_id", String, nullable=False),
    # Id of the first article of a row of revisions.
    Column("lineage", String, nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("sha256", String, nullable=False, index=True),
    Column("url", Text),
    # What two captures of one article share: its address, else its id at its outlet or in its file.
    Column("url_key", Text, index=True),
    Column("id_key", Text, index=True),
    Column("outlet", String),
    # Case-folded; empty where unknown.
    Column("outlet_key", String, nullable=False),
    Column("title", Text),
    Column("byline", Text),
    Column("dateline", Text),
    Column("credit", Text),
    Column("language", String),
    Column("published", String),
    Column("modified", String),
    Column("retrieved", String),
    Column("html_sha256", String),
    Column("origin", Text),
    # Publication in the case's time zone, ISO 8601 without offset; empty where unknown.
    Column("at", String, nullable=False),
    # From when on the text was so: `at`, for a revision when it was changed or seen to be; as `at` is written.
    Column("seen", String, nullable=False),
    Column("added", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("reading", String, ForeignKey("readings.id"), nullable=False, index=True),
    Index(None, "given_id"),
    Index(None, "at", "number"),
    Index(None, "seen"),
    Index(None, "outlet_key", "at"),
    Index(None, "added"),
)

actors = Table(
    "actors",
    metadata,
    # From the key in the knowledge base, else from the folded name.
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("key", String, index=True),
    Column("code", String, index=True),
    Column("office", Text),
    Column("country", String),
)

mentions = Table(
    "mentions",
    metadata,
    Column("actor", String, ForeignKey("actors.id"), primary_key=True),
    article_column(key=True, index=True),
    Column("mark", String, nullable=False),
    Column("count", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

toponyms = Table(
    "toponyms",
    metadata,
    article_column(key=True),
    Column("mark", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", String, nullable=False, index=True),
    Column("geonameid", Integer, index=True),
    Column("lat", Float),
    Column("lon", Float),
    Column("kind", String),
    Column("country", String),
    Column("precision", String),
    Column("role", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
