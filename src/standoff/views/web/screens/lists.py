"""Faceted tables: claims, events, postures, advisories, commitments, articles, actors, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from standoff.model.marks import ActorKind
from standoff.views.web.asked import Asked
from standoff.views.web.screens.screen import Screen, listed, pages

if TYPE_CHECKING:
    from standoff.case import Case

WINDOW = ("since", "until", "outlet", "text")


class Listing(NamedTuple):
    """A list's heading, what it is, its filters typed in, and those chosen from facets."""

    title: str
    about: str
    typed: tuple[str, ...]
    facets: tuple[str, ...]
    shown: int = 50


RECORDS = {
    "claims": Listing(
        "Ledger of claims", "Who says what, according to whom. One row is one proposition by one chain of holders.",
        ("actor", "text", "place", "since", "until"), ("act", "actor", "outlet", "certainty", "polarity", "disputed"),
    ),
    "events": Listing(
        "Events", "Coded happenings, with who is said to have done them to whom, and in what status they are told.",
        ("actor", "target", "text", "place", "since", "until"), ("type", "status", "actor", "target", "outlet"),
    ),
    "postures": Listing(
        "Postures", "Forces standing or moving, in each source's own words and numbers.",
        ("holder", "where", "text", "since", "until"), ("asset", "readiness", "holder", "outlet"),
    ),
    "advisories": Listing(
        "Advisories", "What states advise their people and carriers to do.",
        ("issuer", "where", "text", "since", "until"), ("kind", "issuer", "outlet"),
    ),
    "commitments": Listing(
        "Commitments", "Who binds themselves to what, on what condition, by when.",
        ("by", "text", "since", "until"), ("status", "kind", "by", "outlet"),
    ),
}  # fmt: skip
ALSO = {"claims": ("chain_depth",), "events": ("mode", "quad")}
"""Filters without a field on the screen that an address may hold."""
FIELDS = {
    "actor": "Actor", "target": "Recipient", "holder": "Holder", "issuer": "Issuer", "by": "Who", "text": "Words",
    "speaker": "Whose number",
    "place": "Place", "where": "Place", "since": "Since", "until": "Until", "name": "Name", "outlet": "Outlet",
    "act": "Act", "certainty": "Certainty", "polarity": "Polarity", "disputed": "Disputed", "type": "Type",
    "status": "Status", "asset": "What", "readiness": "Readiness", "kind": "Kind", "unit": "Counted", "role": "Role",
    "chain_depth": "Depth of chain", "mode": "Mode", "quad": "Quad class", "article": "Article", "order": "Order",
    "cause": "Cause", "about": "About", "who": "Who", "as_of": "As it stood on",
    "revisions": "Revisions", "least": "At least", "resolved": "Known", "dated": "Dated", "q": "Words", "zoom": "Zoom",
}  # fmt: skip
"""Names of filters as the screens write them."""
COMMON = ("article", "order", "revisions")


def filters_of(kind: str, asked: Asked) -> dict[str, Any]:
    """The filters of a list of records that an address gives."""
    spec = RECORDS[kind]
    return asked.filters(dict.fromkeys((*spec.typed, *spec.facets, *WINDOW, *ALSO.get(kind, ()), *COMMON)))


def records(case: Case, asked: Asked, kind: str) -> Screen:
    """One page of a list of records with its facets."""
    filters = filters_of(kind, asked)
    found = getattr(case, kind)(**filters, **asked.stretch)
    # JSON and downloads show no facets; they are most of a page's cost.
    facets = {} if asked["format"] else case.facets(kind, **filters)
    spec = RECORDS[kind]
    values = {
        "spec": spec, "kind": kind, "found": found, "pages": pages(asked, found),
        "facets": [(name, facets.get(name, ())) for name in spec.facets],
    }  # fmt: skip
    return Screen("records.html", values, listed(asked, found), kind, filters)


def articles(case: Case, asked: Asked) -> Screen:
    """Articles, newest first."""
    filters = asked.filters(("since", "until", "outlet", "text", "revisions", "order"))
    found = case.articles(**filters, **asked.stretch)
    return Screen(
        "articles.html", {"found": found, "pages": pages(asked, found)}, listed(asked, found), "articles", filters
    )


def actors(case: Case, asked: Asked) -> Screen:
    """Who acts and speaks."""
    filters = asked.filters(("name", "kind", "resolved"))
    found = case.actors(**filters, **asked.stretch)
    values = {"found": found, "pages": pages(asked, found), "kinds": get_args(ActorKind)}
    return Screen("actors.html", values, listed(asked, found), "actors", filters)


def sources(case: Case, asked: Asked) -> Screen:
    """Outlets, and the outlets and agencies they cite or credit."""
    found = case.sources()
    by_role = {role: [s for s in found if s.role == role] for role in ("outlet", "cited", "credited")}
    values = {"by_role": by_role, "most": max((s.articles for s in found), default=1), "copies": case.copies()}
    return Screen("sources.html", values, listed(asked, found), "sources", {})


def search(case: Case, asked: Asked) -> Screen:
    """Articles that hold the words asked for, best first."""
    filters = asked.filters(("since", "until", "outlet", "revisions"))
    found = case.search(asked["q"], **filters, **asked.stretch)
    return Screen("search.html", {"found": found, "pages": pages(asked, found)}, listed(asked, found))
