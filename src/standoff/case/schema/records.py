"""Records made from the marks of Readings: one row each, and one more by its kind."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from standoff.case.schema.base import article_column, metadata, record_column

records = Table(
    "records",
    metadata,
    Column("id", String, primary_key=True),
    # claim, event, posture, advisory, commitment
    Column("kind", String, nullable=False),
    article_column(),
    Column("mark", String, nullable=False),
    # The claim it stands under, by whose chain it is said.
    record_column("claim", key=False, index=True, must=False),
    # First to last character of it in the article's text.
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    # As of its article.
    Column("at", String, nullable=False),
    # Days the thing itself is dated by, where it is.
    Column("first", String),
    Column("last", String),
    # Where it stands on a timeline: `first`, else `at`.
    Column("day", String, nullable=False),
    # The mark as JSON.
    Column("body", Text, nullable=False),
    Index(None, "article", "kind", "start"),
    Index(None, "kind", "at"),
    Index(None, "day"),
)

claims = Table(
    "claims",
    metadata,
    record_column(),
    # Names from the outermost holder inward, as JSON.
    Column("chain", Text, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("act", String, nullable=False),
    Column("polarity", String, nullable=False),
    Column("certainty", String, nullable=False),
    Column("certainty_wording", Text),
    Column("condition", Text),
    Column("due_start", String),
    Column("due_end", String),
    Column("due_wording", Text),
    Column("manner", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Index(None, "act", "polarity"),
    Index(None, "due_end"),
)

claim_holders = Table(
    "claim_holders",
    metadata,
    record_column("claim"),
    # 0 is the outermost; holders who speak together share a position.
    Column("position", Integer, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("actor", String, ForeignKey("actors.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("key", String),
    Column("code", String),
    Column("kind", String, nullable=False),
    Index(None, "actor", "claim"),
    Index(None, "code"),
)

events = Table(
    "events",
    metadata,
    record_column(),
    Column("plover", String, nullable=False, index=True),
    Column("mode", String),
    Column("cameo", String, nullable=False, index=True),
    Column("quad", Integer, nullable=False),
    Column("status", String, nullable=False, index=True),
    Column("source_actor", String, index=True),
    Column("source_code", String, index=True),
    Column("source", Text),
    Column("target_actor", String, index=True),
    Column("target_code", String, index=True),
    Column("target", Text),
)

postures = Table(
    "postures",
    metadata,
    record_column(),
    Column("holder_actor", String, nullable=False, index=True),
    Column("holder", Text, nullable=False),
    Column("holder_code", String, index=True),
    Column("asset", String, nullable=False),
    Column("unit", String),
    Column("low", Float),
    Column("high", Float),
    Column("readiness", String, nullable=False),
    Column("status", String, nullable=False),
    Column("as_of", String),
)

advisories = Table(
    "advisories",
    metadata,
    record_column(),
    Column("issuer_actor", String, nullable=False, index=True),
    Column("issuer", Text, nullable=False),
    Column("issuer_code", String, index=True),
    Column("advice", String, nullable=False),
    Column("lifted", Boolean, nullable=False),
)

commitments = Table(
    "commitments",
    metadata,
    record_column(),
    Column("by_actor", String, nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("by_code", String, index=True),
    Column("to", Text),
    Column("type", String, nullable=False),
    # open, kept, lapsed, withdrawn, disputed
    Column("status", String, nullable=False),
    Column("condition", Text),
    Column("due_start", String),
    Column("due_end", String, index=True),
    Column("due_wording", Text),
)

record_places = Table(
    "record_places",
    metadata,
    record_column(),
    Column("folded", String, primary_key=True),
    Column("role", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("geonameid", Integer),
    Column("lat", Float),
    Column("lon", Float),
    Column("country", String),
    Column("precision", String),
    Index(None, "folded", "record"),
    Index(None, "country", "record"),
)
