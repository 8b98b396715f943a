"""The other words of labelled sentences, labelled by the rules: they teach the typer to heed the word it is asked of.

A corpus labels one act of a sentence; without these the typer would learn to tell what the sentence is about, whatever
is marked. An act the rules type is given their type, a pair of sides whose word they have no class for is given NONE.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from standoff.model import Article, Span, text_sha256
from standoff.reading.actors import find_actors
from standoff.reading.attributions import find_attributions
from standoff.reading.encoder.type_model import NONE, STATUSES, TYPES
from standoff.reading.events.coding import code_frames
from standoff.reading.events.ground import survey
from standoff.reading.events.learned import questions
from standoff.reading.page import Page
from standoff.reading.places import find_toponyms
from standoff.reading.reader import read_pages
from standoff.reading.times import find_times
from training.typer.corpus import Example


def contrasts(examples: Iterable[Example]) -> Iterator[Example]:
    """One example for each other word of the sentences whose labelled word is known."""
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
    attributions = find_attributions(page, cast, find_times(page))
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


def moved(span: Span, sentence: Span) -> tuple[int, int]:
    """A span counted from the start of its sentence."""
    return span.start - sentence.start, span.end - sentence.start
