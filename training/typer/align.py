"""Where the rules see the acts of an event corpus: the telling word for pairs whose corpus marks none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from standoff.model import Article, text_sha256
from standoff.reading.actors import find_actors
from standoff.reading.attributions import find_attributions
from standoff.reading.events.coded import Coded
from standoff.reading.events.coding import code_frames
from standoff.reading.events.ground import survey
from standoff.reading.page import Page
from standoff.reading.places import find_toponyms
from standoff.reading.reader import read_pages
from standoff.reading.times import find_times

Ends = tuple[int, int]


def coded(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[tuple[Coded, Ends]]]]:
    """Each row with the events the rules find in it and the span of the word that tells of each."""
    kept = list(rows)
    articles = (Article(id=str(row["id"]), text=row["text"], sha256=text_sha256(row["text"])) for row in kept)
    for row, page in zip(kept, read_pages(articles), strict=True):
        yield row, [(one, _word(page, one)) for one in _events(page)]


def _events(page: Page) -> list[Coded]:
    cast = find_actors(page)
    attributions = find_attributions(page, cast, find_times(page))
    return code_frames(page, survey(page, cast, find_toponyms(page)), attributions).events


def _word(page: Page, event: Coded) -> Ends:
    token = event.frame.predicate if event.word is None else event.word
    return page.parse.starts[token], page.parse.ends[token]


def telling(gold: dict[str, Any], plover: str, found: list[tuple[Coded, Ends]]) -> Ends | None:
    """The word of the rules' event of a pair's type between that pair; the corpus' own trigger failing that."""
    for event, word in found:
        if event.typing.code.plover != plover:
            continue  # what the rules misread may be another act, such as the promise of the one labelled
        if _meets(gold.get("source_span"), event.source) and _meets(gold.get("target_span"), event.target):
            return word
    own = gold.get("event_spans")
    return tuple(own[0]) if own else None


def _meets(gold: list[int] | None, party: Any) -> bool:  # noqa: ANN401 - a party or nobody
    if gold is None or party is None:
        return gold is None
    return bool(party.span.start < gold[1] and gold[0] < party.span.end)
