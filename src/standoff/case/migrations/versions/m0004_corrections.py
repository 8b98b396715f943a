"""Corrections, what became of promises, whose a number is, and from when on a text was so."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; a text of an older case counts as so from its publication, a revision from its change."""
    op.add_column("articles", sa.Column("seen", sa.String(), nullable=False, server_default=""))
    # A changed text's own moments keep their offset here; `renumber` writes them anew with the next capture.
    op.execute(
        "UPDATE articles SET seen = CASE WHEN revision = 1 THEN at"
        " ELSE coalesce(substr(modified, 1, 19), substr(retrieved, 1, 19), at) END"
    )
    op.create_index(op.f("ix_articles_seen"), "articles", ["seen"], unique=False)
    op.create_table(
        "corrections",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("made", sa.String(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=True),
        sa.Column("article", sa.String(), nullable=True),
        sa.Column("field", sa.String(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_corrections")),
        sa.UniqueConstraint("id", name=op.f("uq_corrections_id")),
    )
    for column in ("about", "act", "article", "other"):
        op.create_index(op.f(f"ix_corrections_{column}"), "corrections", [column], unique=False)
    _promises()
    _series()
    _unused()


def _promises() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "pledges",
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("promise", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        _goes_with("pledges", "commitment"),
        sa.PrimaryKeyConstraint("commitment", name=op.f("pk_pledges")),
    )
    op.create_index(op.f("ix_pledges_promise"), "pledges", ["promise"], unique=False)
    op.create_table(
        "pledge_keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        _goes_with("pledge_keys", "commitment"),
        sa.PrimaryKeyConstraint("key", "day", "commitment", name=op.f("pk_pledge_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_pledge_keys_commitment"), "pledge_keys", ["commitment"], unique=False)
    op.create_table(
        "report_keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("article", number, nullable=False),
        _goes_with("report_keys", "article"),
        sa.PrimaryKeyConstraint("key", "day", "article", name=op.f("pk_report_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_report_keys_article"), "report_keys", ["article"], unique=False)
    op.create_table(
        "promise_pairs",
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        _goes_with("promise_pairs", "a"),
        _goes_with("promise_pairs", "b"),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_promise_pairs")),
    )
    op.create_index(op.f("ix_promise_pairs_b"), "promise_pairs", ["b"], unique=False)
    op.create_table(
        "promise_evidence",
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("article", number, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("record", sa.String(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        _goes_with("promise_evidence", "commitment"),
        _goes_with("promise_evidence", "article"),
        _goes_with("promise_evidence", "record"),
        sa.PrimaryKeyConstraint("commitment", "article", "start", "end", "verdict", name=op.f("pk_promise_evidence")),
    )
    for column in ("article", "record"):
        op.create_index(op.f(f"ix_promise_evidence_{column}"), "promise_evidence", [column], unique=False)


def _goes_with(table: str, column: str) -> sa.ForeignKeyConstraint:
    """A column that points at a record, or an article, and goes with it."""
    whole = ["articles.number"] if column == "article" else ["records.id"]
    return sa.ForeignKeyConstraint([column], whole, name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")


def _series() -> None:
    """Whose number a point is, where, and whether it stands; numbers of nothing in particular are no series."""
    for column in (
        sa.Column("scope", sa.String(), nullable=False, server_default=""),
        sa.Column("theatre", sa.Text(), nullable=True),
        sa.Column("theatre_key", sa.String(), nullable=False, server_default=""),
        sa.Column("standing", sa.String(), nullable=False, server_default="level"),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_key", sa.String(), nullable=False, server_default=""),
        sa.Column("speaker_code", sa.String(), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("wording", sa.String(), nullable=True),
        sa.Column("occasion", sa.String(), nullable=True),
    ):
        op.add_column("series_points", column)
    op.create_index(op.f("ix_series_points_speaker_key"), "series_points", ["speaker_key"], unique=False)
    op.execute("UPDATE series_points SET theatre = place, theatre_key = place_key")
    op.execute("DELETE FROM series_points WHERE kind = 'quantity'")


def _unused() -> None:
    """Drop tables in which nothing was ever kept: stories and origins are gathered when they are asked for."""
    with op.batch_alter_table("disputes") as disputes:
        disputes.drop_index(op.f("ix_disputes_proposition"))
        disputes.drop_constraint(op.f("fk_disputes_proposition"), type_="foreignkey")
        disputes.drop_column("proposition")
    for table in ("origins", "propositions", "story_articles", "stories"):
        op.drop_table(table)


def downgrade() -> None:
    """Not offered: a case is never taken back to an older version."""
    raise NotImplementedError
