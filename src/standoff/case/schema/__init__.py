"""The tables of a case, the same on SQLite and PostgreSQL; changes go into `migrations` as well."""

from __future__ import annotations

from standoff.case.schema.articles import actors, articles, mentions, meta, readings, toponyms
from standoff.case.schema.base import metadata
from standoff.case.schema.corrections import corrections
from standoff.case.schema.links import (
    copies,
    disputes,
    series_points,
    shingles,
    stance_keys,
    stances,
)
from standoff.case.schema.promises import pledge_keys, pledges, promise_evidence, promise_pairs, report_keys
from standoff.case.schema.records import (
    advisories,
    claim_holders,
    claims,
    commitments,
    events,
    postures,
    record_places,
    records,
)

__all__ = [
    "actors",
    "advisories",
    "articles",
    "claim_holders",
    "claims",
    "commitments",
    "copies",
    "corrections",
    "disputes",
    "events",
    "mentions",
    "meta",
    "metadata",
    "pledge_keys",
    "pledges",
    "postures",
    "promise_evidence",
    "promise_pairs",
    "readings",
    "record_places",
    "records",
    "report_keys",
    "series_points",
    "shingles",
    "stance_keys",
    "stances",
    "toponyms",
]
