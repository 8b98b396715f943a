"""Corrections, what became of promises, and from when on a text was so."""

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
        sa.Column("kind", sa.String(), nullable=False),
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
    for column in ("about", "article", "kind", "other"):
        op.create_index(op.f(f"ix_corrections_{column}"), "corrections", [column], unique=False)
    op.create_table(
        "promise_evidence",
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment"], ["records.id"], name=op.f("fk_promise_evidence_commitment"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["record"], ["records.id"], name=op.f("fk_promise_evidence_record"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("commitment", "record", name=op.f("pk_promise_evidence")),
    )
    op.create_index(op.f("ix_promise_evidence_record"), "promise_evidence", ["record"], unique=False)
    _series()


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


def downgrade() -> None:
    """Not offered: a case is never taken back to an older version."""
    raise NotImplementedError
