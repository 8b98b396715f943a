"""What analysts said of the record: rows are only ever added."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table, Text

from standoff.case.schema.base import Number, metadata

corrections = Table(
    "corrections",
    metadata,
    # Order in which they were made; a later one holds against an earlier one.
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    # Of the clock, ISO 8601 with offset.
    Column("made", String, nullable=False),
    Column("who", Text, nullable=False),
    # retract, relabel, annotate, rate, merge, split, undo
    Column("act", String, nullable=False),
    # claim, event, posture, advisory, commitment, article, story, actor, source, correction
    Column("of", String, nullable=False),
    # Id of what it is about, or the folded name of a source. No foreign key: it outlives what is read anew.
    Column("about", String, nullable=False, index=True),
    # The other of a pair.
    Column("other", String, index=True),
    # Id of the article in the case, where it is about one or a record of it.
    Column("article", String, index=True),
    Column("field", String),
    # What is to stand in the field; of stories, the articles of both sides.
    Column("value", Text),
    Column("why", Text, nullable=False),
    # The words it was about when it was made.
    Column("quote", Text, nullable=False),
    Index(None, "act"),
)
