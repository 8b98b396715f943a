"""The other words of labelled sentences, labelled by the rules: they teach the typer to heed the word it is asked of.

A corpus labels one act of a sentence; without these the typer would learn to tell what the sentence is about, whatever
is marked. An act the rules type is given their type, a pair of sides whose word they have no class for is given NONE.
The target of a labelled act is shown with another name of its sentence, as a side that is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from standoff.model import Article, Span, text_sha256
from standoff.reading.actors import Cast, find_actors
from standoff.reading.attributions import find_attributions
from standoff.reading.attributions.quotations import find_quotations
from standoff.reading.encoder.type_model import NONE, STATUSES, TYPES
from standoff.reading.events.coding import code_frames, survey
from standoff.reading.events.learned import questions
from standoff.reading.page import Page
from standoff.reading.places import find_toponyms
from standoff.reading.reader import read_pages
from standoff.reading.times import find_times
from training.typer.corpus import Example

NEAR = 8
"""Characters between two names of which one may belong to the other."""


def contrasts(examples: Iterable[Example]) -> Iterator[Example]:
    """Other words of sentences whose labelled word is known, and labelled words with somebody else as the target."""
    by_text: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_text[example.text].append(example)
    shown = {text: found for text, found in by_text.items() if all(one.word is not None for one in found)}
    articles = (Article(id=str(n), text=text, sha256=text_sha256(text)) for n, text in enumerate(shown))
    for page, labelled in zip(read_pages(articles), shown.values(), strict=True):
        yield from _others(page, labelled)


def _others(page: Page, labelled: list[Example]) -> Iterator[Example]:
    cast = find_actors(page)
    ground = survey(page, cast, find_toponyms(page))
    attributions = find_attributions(page, find_quotations(page), cast, find_times(page))
    yield from _somebody_else(page, cast, labelled)
    known = [Span(*one.word) for one in labelled if one.word is not None]
    # Where the label is that nothing happens, what the rules see there may be the very trap.
    trusted = all(TYPES[one.types[0]] != NONE for one in labelled)
    for question in questions(page, ground, code_frames(page, ground, attributions)):
        word, plover = question.asked.word, question.coded.typing.code.plover
        if word is None or any(word.overlaps(span) for span in known) or (plover and not trusted):
            continue
        sentence = question.asked.sentence
        sides = (
            None if side is None else moved(side, sentence) for side in (question.asked.source, question.asked.target)
        )
        yield Example(
            labelled[0].group, page.text[sentence.start : sentence.end], *sides, moved(word, sentence),
            types=(TYPES.index(plover or NONE),), status=STATUSES.index(question.coded.status) if plover else None,
            wrong=None,
        )  # fmt: skip


def _somebody_else(page: Page, cast: Cast, labelled: list[Example]) -> Iterator[Example]:
    for example in labelled:
        if example.wrong != 0 or example.target is None:
            continue
        right = [Span(*ends) for ends in (example.source, example.target, example.word) if ends is not None]
        strangers = (a.mentions for a in cast.actors if not any(m.overlaps(span) for m in a.mentions for span in right))
        target = Span(*example.target)
        others = sorted(one for mentions in strangers for one in mentions if not _joined(page, one, target))
        if others:
            chosen = others[len(example.text) % len(others)]
            yield replace(example, target=(chosen.start, chosen.end), wrong=1)


def _joined(page: Page, one: Span, other: Span) -> bool:
    """Whether two names are of one list ("Chad and Niger") or phrase ("Chad's president")."""
    first, second = sorted((one, other))
    between = page.text[first.end : second.start].strip().lower()
    return len(between) < NEAR or between.endswith((",", "and", "or", "with")) or second.start < first.end


def moved(span: Span, sentence: Span) -> tuple[int, int]:
    """A span counted from the start of its sentence."""
    return span.start - sentence.start, span.end - sentence.start
