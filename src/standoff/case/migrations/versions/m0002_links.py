"""Links between articles and between records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "stories",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("state", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_index(op.f("ix_stories_last"), "stories", ["last"], unique=False)
    op.create_table(
        "propositions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("story", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name=op.f("fk_propositions_story"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_propositions")),
    )
    op.create_index(op.f("ix_propositions_story"), "propositions", ["story"], unique=False)
    op.create_table(
        "copies",
        sa.Column("a", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("b", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["articles.number"], name=op.f("fk_copies_a"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b"], ["articles.number"], name=op.f("fk_copies_b"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_copies")),
    )
    op.create_index(op.f("ix_copies_b"), "copies", ["b"], unique=False)
    op.create_table(
        "shingles",
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.Column("article", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name=op.f("fk_shingles_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hash", "article", name=op.f("pk_shingles")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_shingles_article"), "shingles", ["article"], unique=False)
    op.create_table(
        "story_articles",
        sa.Column("article", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.number"], name=op.f("fk_story_articles_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name=op.f("fk_story_articles_story"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_story_articles")),
    )
    op.create_index(op.f("ix_story_articles_story"), "story_articles", ["story"], unique=False)
    op.create_table(
        "claim_terms",
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("sign", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["records.id"], name=op.f("fk_claim_terms_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("term", "sign", "day", "claim", name=op.f("pk_claim_terms")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_terms_claim"), "claim_terms", ["claim"], unique=False)
    op.create_table(
        "disputes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("proposition", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("a", sa.String(), nullable=False),
        sa.Column("b", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["records.id"], name=op.f("fk_disputes_a"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b"], ["records.id"], name=op.f("fk_disputes_b"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["proposition"], ["propositions.id"], name=op.f("fk_disputes_proposition"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disputes")),
        sa.UniqueConstraint("a", "b", name=op.f("uq_disputes_a_b")),
    )
    op.create_index(op.f("ix_disputes_a"), "disputes", ["a"], unique=False)
    op.create_index(op.f("ix_disputes_b"), "disputes", ["b"], unique=False)
    op.create_index(op.f("ix_disputes_proposition"), "disputes", ["proposition"], unique=False)
    op.create_table(
        "origins",
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("edge", sa.String(), nullable=False),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["records.id"], name=op.f("fk_origins_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "edge", "root", name=op.f("pk_origins")),
    )
    op.create_index(op.f("ix_origins_root"), "origins", ["root"], unique=False)
    op.create_table(
        "series_points",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("article", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("record", sa.String(), nullable=True),
        sa.Column("claim", sa.String(), nullable=True),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("holder_actor", sa.String(), nullable=True),
        sa.Column("holder_code", sa.String(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_key", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("approx", sa.String(), nullable=True),
        sa.Column("change", sa.String(), nullable=True),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.number"], name=op.f("fk_series_points_article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["claim"], ["records.id"], name=op.f("fk_series_points_claim"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["record"], ["records.id"], name=op.f("fk_series_points_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_points")),
    )
    op.create_index(op.f("ix_series_points_article"), "series_points", ["article"], unique=False)
    op.create_index(op.f("ix_series_points_claim"), "series_points", ["claim"], unique=False)
    op.create_index(op.f("ix_series_points_holder_actor"), "series_points", ["holder_actor"], unique=False)
    op.create_index(op.f("ix_series_points_holder_code"), "series_points", ["holder_code"], unique=False)
    op.create_index(op.f("ix_series_points_place_key"), "series_points", ["place_key"], unique=False)
    op.create_index(op.f("ix_series_points_record"), "series_points", ["record"], unique=False)
    op.create_index(op.f("ix_series_points_series"), "series_points", ["series"], unique=False)
    op.create_index(op.f("ix_series_points_unit_at"), "series_points", ["unit", "at"], unique=False)
    op.create_table(
        "stances",
        sa.Column("proposition", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["records.id"], name=op.f("fk_stances_claim"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["proposition"], ["propositions.id"], name=op.f("fk_stances_proposition"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("proposition", "claim", name=op.f("pk_stances")),
    )
    op.create_index(op.f("ix_stances_claim"), "stances", ["claim"], unique=False)


def downgrade() -> None:
    """Not offered: a case is never taken back to an older version."""
    raise NotImplementedError
