"""What the reader model's shared layers make of one article, worked out once for all who ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.model import Quotation, Span
from standoff.reading.encoder.decoding import Floats
from standoff.reading.encoder.entity_tags import entities
from standoff.reading.encoder.pieces import Ints, Pieces, cut
from standoff.reading.encoder.session import CueTags, ReaderModel, load_model

STRETCH = 40_000
"""Characters read at a time, in whole paragraphs: the model's states of a book would fill the memory."""


@dataclass(frozen=True, slots=True)
class NameTags:
    """Some paragraphs of an article as pieces, with how likely each is a place name's and with its tag as an entity."""

    span: Span
    pieces: Pieces
    places: Floats
    entities: Ints

    def place_likelihood(self, span: Span) -> float | None:
        """How likely the words under a span are a place name's; None where they were not read."""
        inside = [i for i in self.pieces.within(span) if self.pieces.first[i]]
        return float((1 - self.places[inside, 0]).mean()) if inside else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some paragraphs of an article as pieces, with the tags of cues and the shared layers' states."""

    span: Span
    pieces: Pieces
    tagged: CueTags


class Sight:
    """An article as the reader model sees it; nothing is read before somebody asks."""

    def __init__(
        self, model: ReaderModel, text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]
    ) -> None:
        self.model, self.text = model, text
        self._quotations = quotations
        self._groups = list(_grouped(text, paragraphs))
        self._kept: list[Stretch] = []
        self._names: list[NameTags] | None = None

    @property
    def finds_names(self) -> bool:
        """Whether names are seen as well as who says what."""
        return self.model.finds_names

    def stretches(self) -> Iterator[Stretch]:
        """The article in text order; kept for who asks next, unless it is longer than one stretch."""
        if self._kept:
            yield from self._kept
            return
        for group in self._groups:
            read = self._read(group)
            if len(self._groups) == 1:
                self._kept.append(read)
            yield read

    def names(self) -> Sequence[NameTags]:
        """The tags of names of the whole article; kept, as they are small."""
        if self._names is None:
            self._names = [
                NameTags(one.span, one.pieces, one.tagged.places, one.tagged.entities) for one in self.stretches()
            ]
        return self._names

    def entities(self) -> Iterator[tuple[Span, str]]:
        """The named entities of the article with their OntoNotes labels, in text order."""
        for one in self.names():
            yield from entities(one.pieces, one.entities)

    def _read(self, group: Sequence[Span]) -> Stretch:
        whole = Span(group[0].start, group[-1].end)
        inside = [q for q in self._quotations if whole.start <= q.span.start < whole.end]
        pieces = cut(self.text, group, inside)
        return Stretch(whole, pieces, self.model.cues(pieces))


def look(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation]) -> Sight | None:
    """The article as the reader model of this process sees it; None where reading is by rules alone."""
    model = load_model()
    return None if model is None else Sight(model, text, paragraphs, quotations)


def _grouped(text: str, paragraphs: Sequence[Span]) -> Iterator[list[Span]]:
    """Paragraphs in groups of at most STRETCH characters; a longer paragraph is cut at a blank."""
    group: list[Span] = []
    size = 0
    for paragraph in paragraphs:
        for piece in _cut(text, paragraph):
            if group and size + len(piece) > STRETCH:
                yield group
                group, size = [], 0
            group.append(piece)
            size += len(piece)
    if group:
        yield group


def _cut(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    while paragraph.end - start > STRETCH:
        blank = text.rfind(" ", start + STRETCH // 2, start + STRETCH)
        end = blank if blank > 0 else start + STRETCH
        yield Span(start, end)
        start = end
    yield Span(start, paragraph.end)
