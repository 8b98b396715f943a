"""What all tables share."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, String

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

# SQLite counts rows in its own INTEGER; elsewhere archives outgrow 32 bits.
Number = BigInteger().with_variant(Integer, "sqlite")


def article_column(name: str = "article", *, key: bool = False, index: bool = False) -> Column[int]:
    """A column that points at an article, and goes with it."""
    target = ForeignKey("articles.number", ondelete="CASCADE")
    return Column(name, Number, target, primary_key=key, index=index, nullable=False)


def record_column(name: str = "record", *, key: bool = True, index: bool = False, must: bool = True) -> Column[str]:
    """A column that points at a record, and goes with it."""
    target = ForeignKey("records.id", ondelete="CASCADE")
    return Column(name, String, target, primary_key=key, index=index, nullable=not must)
