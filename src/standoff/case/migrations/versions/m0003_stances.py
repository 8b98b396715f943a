"""Stances as linking finds them, with the keys they are found by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables anew; nothing was ever kept in the old stances."""
    op.drop_table("claim_terms")
    op.drop_table("stances")
    op.create_table(
        "stances",
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("implied", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["records.id"], name=op.f("fk_stances_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "implied", name=op.f("pk_stances")),
    )
    op.create_table(
        "stance_keys",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("implied", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["records.id"], name=op.f("fk_stance_keys_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "kind", "day", "claim", "implied", name=op.f("pk_stance_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_stance_keys_claim"), "stance_keys", ["claim"], unique=False)


def downgrade() -> None:
    """Not offered: a case is never taken back to an older version."""
    raise NotImplementedError
