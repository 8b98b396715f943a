"""From articles to Readings: one parse each, then one module per kind of mark, each building on those before."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator

from standoff.knowledge.approximators import approximators_digest
from standoff.knowledge.tables import overlay_digest
from standoff.model import Article, Reading
from standoff.reading.actors import find_actors
from standoff.reading.advisories import find_advisories
from standoff.reading.attributions import find_attributions, find_opinion
from standoff.reading.attributions.quotations import find_quotations
from standoff.reading.commitments import find_commitments
from standoff.reading.encoder.session import load_model, other_model
from standoff.reading.encoder.sight import look
from standoff.reading.events import find_events
from standoff.reading.layout import find_layout
from standoff.reading.legible import legible
from standoff.reading.page import Page
from standoff.reading.parse import MODEL_VARIABLE, parse_articles
from standoff.reading.places import find_toponyms
from standoff.reading.postures import find_postures
from standoff.reading.quantities import find_quantities
from standoff.reading.times import find_times

READER = "0.8.0"
"""Version of the reading; raised with every change of what is read, as readings are cached by it."""
SHORT = 300
"""Characters of a text whose entities are the parser's in any case: the model learned names from whole articles."""


def reader_version() -> str:
    """The version of the reading and what it reads with, where that is not what ships.

    Rules alone, other models, and the user's own tables by a digest of their rows: what is read depends on all of them.
    """
    tables = ("actors", overlay_digest()), ("numbers", approximators_digest())
    others = [name for name in (other_model(), os.environ.get(MODEL_VARIABLE)) if name]
    others += [f"{name}-{digits}" for name, digits in tables if digits]
    return f"{READER}+{'.'.join(others)}" if others else READER


def read_pages(articles: Iterable[Article]) -> Iterator[Page]:
    """Articles laid out and parsed, in input order; memory is bounded by the parser's batch."""
    kept, parsed = itertools.tee((article, find_layout(article.text)) for article in map(legible, articles))
    model = load_model()
    longest = SHORT if model is not None and model.finds_names else None
    parses = parse_articles(((article.text, layout) for article, layout in parsed), named_up_to=longest)
    for (article, layout), parse in zip(kept, parses, strict=True):
        quotations = find_quotations(article.text, layout.paragraphs)
        sight = look(article.text, layout.paragraphs, quotations)
        if sight is not None and sight.finds_names and len(article.text) > SHORT:
            parse.name(sight.entities())
        yield Page(article, layout, parse, quotations, sight)


def read_page(page: Page) -> Reading:
    """Every mark of one page."""
    timexes = find_times(page)
    quantities = find_quantities(page, timexes)
    toponyms = find_toponyms(page)
    cast = find_actors(page)
    attributions = find_attributions(page, cast, timexes)
    advisories = find_advisories(page, attributions, cast, toponyms)
    events = find_events(page, attributions, cast, toponyms, timexes, quantities, advisories)
    return Reading(
        id=page.article.id,
        sha256=page.article.sha256,
        reader=reader_version(),
        attributions=attributions,
        events=events,
        postures=find_postures(page, attributions, cast, toponyms, timexes, quantities),
        advisories=advisories,
        commitments=find_commitments(page, attributions, events, cast, timexes),
        toponyms=toponyms,
        timexes=timexes,
        quantities=quantities,
        actors=cast.actors,
        provenance=page.layout.provenance,
        furniture=page.layout.furniture,
        opinion=find_opinion(page, attributions),
    ).check(page.text)


def read_articles(articles: Iterable[Article]) -> Iterator[Reading]:
    """Readings in input order; equal text, dates and reader version give equal Readings."""
    return map(read_page, read_pages(articles))
