"""What articles and records have to do with each other."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    true,
)

from standoff.case.schema.base import article_column, metadata, record_column

shingles = Table(
    "shingles",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    article_column(key=True, index=True),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    # `a` arrived before `b`.
    article_column("a", key=True),
    article_column("b", key=True, index=True),
    # verbatim, edited, truncated, merged
    Column("relation", String, nullable=False),
    # "ab": b was taken from a; "ba"; None is unknown.
    Column("direction", String),
    Column("confidence", Float, nullable=False),
    # [[start, end] in a, [start, end] in b] of each reused run, as JSON.
    Column("spans", Text, nullable=False),
)

stances = Table(
    "stances",
    metadata,
    record_column("claim"),
    # A claim that refuses another's by name has a second row: what its owners hold.
    Column("implied", Boolean, primary_key=True),
    # assert, accuse, deny, demand, refuse
    Column("kind", String, nullable=False),
    # The stance as JSON.
    Column("body", Text, nullable=False),
)

stance_keys = Table(
    "stance_keys",
    metadata,
    # "act|state", else a content word.
    Column("key", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("day", String, primary_key=True),
    record_column("claim", index=True),
    Column("implied", Boolean, primary_key=True),
    sqlite_with_rowid=False,
)

disputes = Table(
    "disputes",
    metadata,
    Column("id", String, primary_key=True),
    # contradict, oppose, numeric, blame
    Column("kind", String, nullable=False),
    # Claims of the two sides, `a` before `b` in order of their ids; one claim twice where it names the other side.
    record_column("a", key=False, index=True),
    record_column("b", key=False, index=True),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
    UniqueConstraint("a", "b"),
)

series_points = Table(
    "series_points",
    metadata,
    Column("id", String, primary_key=True),
    # Same holder, thing counted, scope and theatre.
    Column("series", String, nullable=False, index=True),
    # posture or quantity
    Column("kind", String, nullable=False),
    article_column(),
    record_column("record", key=False, index=True, must=False),
    record_column("claim", key=False, index=True, must=False),
    Column("holder", Text),
    Column("holder_actor", String, index=True),
    Column("holder_code", String, index=True),
    Column("unit", String, nullable=False),
    # in, around, alert, of; empty where nothing tells
    Column("scope", String, nullable=False, server_default=""),
    # The state or region; `place` is the town or the like within it.
    Column("theatre", Text),
    Column("theatre_key", String, nullable=False, server_default=""),
    Column("place", Text),
    Column("place_key", String, nullable=False, index=True),
    # level, expected, moving, leaving, alert, part
    Column("standing", String, nullable=False, server_default="level"),
    # Whose number it is; `told` where the article says so.
    Column("speaker", Text),
    Column("speaker_key", String, nullable=False, index=True, server_default=""),
    Column("speaker_code", String),
    Column("told", Boolean, nullable=False, server_default=true()),
    # Equal for numbers told in the same words.
    Column("wording", String),
    # The day of the event that is counted.
    Column("occasion", String),
    Column("value", Float),
    Column("low", Float),
    Column("high", Float),
    Column("approx", String),
    Column("change", String),
    Column("as_of", String),
    Column("at", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Index(None, "article"),
    Index(None, "unit", "at"),
)
