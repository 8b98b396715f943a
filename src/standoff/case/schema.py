"""The tables of a case, the same on SQLite and PostgreSQL; changes go into `migrations` as well."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

# SQLite counts rows in its own INTEGER; elsewhere archives outgrow 32 bits.
Number = BigInteger().with_variant(Integer, "sqlite")


def _article() -> Column[int]:
    return Column("article", Number, ForeignKey("articles.number", ondelete="CASCADE"), nullable=False)


def _record(name: str = "record", *, key: bool = True) -> Column[str]:
    return Column(name, String, ForeignKey("records.id", ondelete="CASCADE"), primary_key=key, nullable=False)


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
    Column("added", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("reading", String, ForeignKey("readings.id"), nullable=False, index=True),
    Index(None, "given_id"),
    Index(None, "at", "number"),
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
    Column("article", Number, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True, index=True),
    Column("mark", String, nullable=False),
    Column("count", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("id", String, primary_key=True),
    # claim, event, posture, advisory, commitment
    Column("kind", String, nullable=False),
    _article(),
    Column("mark", String, nullable=False),
    # The claim it stands under, by whose chain it is said.
    Column("claim", String, ForeignKey("records.id", ondelete="CASCADE"), index=True),
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
    _record(),
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
    _record("claim"),
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
    _record(),
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
    _record(),
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
    _record(),
    Column("issuer_actor", String, nullable=False, index=True),
    Column("issuer", Text, nullable=False),
    Column("issuer_code", String, index=True),
    Column("advice", String, nullable=False),
    Column("lifted", Boolean, nullable=False),
)

commitments = Table(
    "commitments",
    metadata,
    _record(),
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
    _record(),
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

toponyms = Table(
    "toponyms",
    metadata,
    Column("article", Number, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
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

shingles = Table(
    "shingles",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("article", Number, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

copies = Table(
    "copies",
    metadata,
    # `a` arrived before `b`.
    Column("a", Number, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("b", Number, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True, index=True),
    # verbatim, edited, truncated, merged
    Column("relation", String, nullable=False),
    # "ab": b was taken from a; "ba"; None is unknown.
    Column("direction", String),
    Column("confidence", Float, nullable=False),
    # [[start, end] in a, [start, end] in b] of each reused run, as JSON.
    Column("spans", Text, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("headline", Text),
    Column("first", String, nullable=False),
    Column("last", String, nullable=False, index=True),
    Column("state", Text),
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("article", Number, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("story", String, ForeignKey("stories.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("score", Float, nullable=False),
)

propositions = Table(
    "propositions",
    metadata,
    Column("id", String, primary_key=True),
    Column("key", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("story", String, ForeignKey("stories.id", ondelete="SET NULL"), index=True),
)

stances = Table(
    "stances",
    metadata,
    Column("proposition", String, ForeignKey("propositions.id", ondelete="CASCADE"), primary_key=True),
    Column("claim", String, ForeignKey("records.id", ondelete="CASCADE"), primary_key=True, index=True),
    # assert, deny, doubt, demand, refuse, no-comment
    Column("stance", String, nullable=False),
    Column("confidence", Float, nullable=False),
)

disputes = Table(
    "disputes",
    metadata,
    Column("id", String, primary_key=True),
    Column("proposition", String, ForeignKey("propositions.id", ondelete="CASCADE"), index=True),
    # contradict, oppose, numeric, blame
    Column("kind", String, nullable=False),
    # Claims or records of the two sides; `a` before `b` in order of their ids.
    Column("a", String, ForeignKey("records.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("b", String, ForeignKey("records.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
    UniqueConstraint("a", "b"),
)

claim_terms = Table(
    "claim_terms",
    metadata,
    Column("term", String, primary_key=True),
    # "+" or "-": denials are few, and are what an assertion looks for.
    Column("sign", String, primary_key=True),
    Column("day", String, primary_key=True),
    Column("claim", String, ForeignKey("records.id", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

origins = Table(
    "origins",
    metadata,
    Column("claim", String, ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    # reuse, credit, cites, speaker, anonymous, same-org, own
    Column("edge", String, primary_key=True),
    # Where the edge leads: an outlet, agency, actor or article id.
    Column("root", String, primary_key=True, index=True),
    Column("confidence", Float, nullable=False),
    Column("why", Text, nullable=False),
)

series_points = Table(
    "series_points",
    metadata,
    Column("id", String, primary_key=True),
    # Same holder, thing counted and place.
    Column("series", String, nullable=False, index=True),
    # posture or quantity
    Column("kind", String, nullable=False),
    _article(),
    Column("record", String, ForeignKey("records.id", ondelete="CASCADE"), index=True),
    Column("claim", String, ForeignKey("records.id", ondelete="CASCADE"), index=True),
    Column("holder", Text),
    Column("holder_actor", String, index=True),
    Column("holder_code", String, index=True),
    Column("unit", String, nullable=False),
    Column("place", Text),
    Column("place_key", String, nullable=False, index=True),
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
