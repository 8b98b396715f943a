"""Articles, Readings and records, and the search index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from standoff.case.dialect import SEARCH_TABLES

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915 - one statement a table and index
    """Make the tables."""
    op.create_table(
        "actors",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
    )
    op.create_index(op.f("ix_actors_code"), "actors", ["code"], unique=False)
    op.create_index(op.f("ix_actors_folded"), "actors", ["folded"], unique=False)
    op.create_index(op.f("ix_actors_key"), "actors", ["key"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "readings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
    )
    op.create_index(op.f("ix_readings_sha256"), "readings", ["sha256"], unique=False)
    op.create_table(
        "articles",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("given_id", sa.String(), nullable=False),
        sa.Column("lineage", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("url_key", sa.Text(), nullable=True),
        sa.Column("id_key", sa.Text(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("outlet_key", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("modified", sa.String(), nullable=True),
        sa.Column("retrieved", sa.String(), nullable=True),
        sa.Column("html_sha256", sa.String(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("added", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reading", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name=op.f("fk_articles_reading")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_articles")),
        sa.UniqueConstraint("id", name=op.f("uq_articles_id")),
    )
    op.create_index(op.f("ix_articles_added"), "articles", ["added"], unique=False)
    op.create_index(op.f("ix_articles_at_number"), "articles", ["at", "number"], unique=False)
    op.create_index(op.f("ix_articles_given_id"), "articles", ["given_id"], unique=False)
    op.create_index(op.f("ix_articles_id_key"), "articles", ["id_key"], unique=False)
    op.create_index(op.f("ix_articles_lineage"), "articles", ["lineage"], unique=False)
    op.create_index(op.f("ix_articles_outlet_key_at"), "articles", ["outlet_key", "at"], unique=False)
    op.create_index(op.f("ix_articles_reading"), "articles", ["reading"], unique=False)
    op.create_index(op.f("ix_articles_sha256"), "articles", ["sha256"], unique=False)
    op.create_index(op.f("ix_articles_url_key"), "articles", ["url_key"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("article", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name=op.f("fk_mentions_actor")),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name=op.f("fk_mentions_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor", "article", name=op.f("pk_mentions")),
    )
    op.create_index(op.f("ix_mentions_article"), "mentions", ["article"], unique=False)
    op.create_table(
        "records",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("article", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=True),
        sa.Column("last", sa.String(), nullable=True),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name=op.f("fk_records_article"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["claim"], ["records.id"], name=op.f("fk_records_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records")),
    )
    op.create_index(op.f("ix_records_article_kind_start"), "records", ["article", "kind", "start"], unique=False)
    op.create_index(op.f("ix_records_claim"), "records", ["claim"], unique=False)
    op.create_index(op.f("ix_records_day"), "records", ["day"], unique=False)
    op.create_index(op.f("ix_records_kind_at"), "records", ["kind", "at"], unique=False)
    op.create_table(
        "toponyms",
        sa.Column("article", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("geonameid", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("precision", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name=op.f("fk_toponyms_article"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article", "mark", name=op.f("pk_toponyms")),
    )
    op.create_index(op.f("ix_toponyms_folded"), "toponyms", ["folded"], unique=False)
    op.create_index(op.f("ix_toponyms_geonameid"), "toponyms", ["geonameid"], unique=False)
    op.create_table(
        "advisories",
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("issuer_actor", sa.String(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("issuer_code", sa.String(), nullable=True),
        sa.Column("advice", sa.String(), nullable=False),
        sa.Column("lifted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.id"], name=op.f("fk_advisories_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_advisories")),
    )
    op.create_index(op.f("ix_advisories_issuer_actor"), "advisories", ["issuer_actor"], unique=False)
    op.create_index(op.f("ix_advisories_issuer_code"), "advisories", ["issuer_code"], unique=False)
    op.create_table(
        "claim_holders",
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name=op.f("fk_claim_holders_actor")),
        sa.ForeignKeyConstraint(["claim"], ["records.id"], name=op.f("fk_claim_holders_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "position", "part", name=op.f("pk_claim_holders")),
    )
    op.create_index(op.f("ix_claim_holders_actor_claim"), "claim_holders", ["actor", "claim"], unique=False)
    op.create_index(op.f("ix_claim_holders_code"), "claim_holders", ["code"], unique=False)
    op.create_table(
        "claims",
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("polarity", sa.String(), nullable=False),
        sa.Column("certainty", sa.String(), nullable=False),
        sa.Column("certainty_wording", sa.Text(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("due_start", sa.String(), nullable=True),
        sa.Column("due_end", sa.String(), nullable=True),
        sa.Column("due_wording", sa.Text(), nullable=True),
        sa.Column("manner", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["record"], ["records.id"], name=op.f("fk_claims_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_act_polarity"), "claims", ["act", "polarity"], unique=False)
    op.create_index(op.f("ix_claims_due_end"), "claims", ["due_end"], unique=False)
    op.create_table(
        "commitments",
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("by_actor", sa.String(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("by_code", sa.String(), nullable=True),
        sa.Column("to", sa.Text(), nullable=True),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("due_start", sa.String(), nullable=True),
        sa.Column("due_end", sa.String(), nullable=True),
        sa.Column("due_wording", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["record"], ["records.id"], name=op.f("fk_commitments_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_commitments")),
    )
    op.create_index(op.f("ix_commitments_by_actor"), "commitments", ["by_actor"], unique=False)
    op.create_index(op.f("ix_commitments_by_code"), "commitments", ["by_code"], unique=False)
    op.create_index(op.f("ix_commitments_due_end"), "commitments", ["due_end"], unique=False)
    op.create_table(
        "events",
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("plover", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("cameo", sa.String(), nullable=False),
        sa.Column("quad", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("source_actor", sa.String(), nullable=True),
        sa.Column("source_code", sa.String(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("target_actor", sa.String(), nullable=True),
        sa.Column("target_code", sa.String(), nullable=True),
        sa.Column("target", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["record"], ["records.id"], name=op.f("fk_events_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_cameo"), "events", ["cameo"], unique=False)
    op.create_index(op.f("ix_events_plover"), "events", ["plover"], unique=False)
    op.create_index(op.f("ix_events_source_actor"), "events", ["source_actor"], unique=False)
    op.create_index(op.f("ix_events_source_code"), "events", ["source_code"], unique=False)
    op.create_index(op.f("ix_events_status"), "events", ["status"], unique=False)
    op.create_index(op.f("ix_events_target_actor"), "events", ["target_actor"], unique=False)
    op.create_index(op.f("ix_events_target_code"), "events", ["target_code"], unique=False)
    op.create_table(
        "postures",
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("holder_actor", sa.String(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("holder_code", sa.String(), nullable=True),
        sa.Column("asset", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("readiness", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["record"], ["records.id"], name=op.f("fk_postures_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record", name=op.f("pk_postures")),
    )
    op.create_index(op.f("ix_postures_holder_actor"), "postures", ["holder_actor"], unique=False)
    op.create_index(op.f("ix_postures_holder_code"), "postures", ["holder_code"], unique=False)
    op.create_table(
        "record_places",
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("geonameid", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("precision", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["record"], ["records.id"], name=op.f("fk_record_places_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("record", "folded", "role", name=op.f("pk_record_places")),
    )
    op.create_index(op.f("ix_record_places_country_record"), "record_places", ["country", "record"], unique=False)
    op.create_index(op.f("ix_record_places_folded_record"), "record_places", ["folded", "record"], unique=False)

    for statement in SEARCH_TABLES[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    """Not offered: a case is never taken back to an older version."""
    raise NotImplementedError
