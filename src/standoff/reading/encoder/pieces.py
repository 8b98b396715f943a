"""An article as word pieces with what the reader model is told of each: case, quotation state, first of its word.

Training and reading share this module, so that the model meets at run time what it was trained on. Offsets are code
points of the article's text; indexes are piece numbers over the whole article.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from standoff.model import Quotation, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

PAD, BREAK, CLS, SEP, MASK = 0, 2, 101, 102, 103
"""Ids in BERT's uncased vocabulary; BREAK ([unused1]) stands between paragraphs."""
CASES = 7
"""0 a break, 1 digits and no letter, 2 neither, 3 lower, 4 all capitals, 5 capitalised, 6 mixed."""
VOCABULARY = "vocabulary.txt"


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one article as parallel arrays; `first` is true where a word begins."""

    ids: Ints
    cases: Ints
    quoted: Ints
    first: npt.NDArray[np.bool_]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, span: Span) -> range:
        """The pieces that share a character with a span."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))


def cut(text: str, paragraphs: Sequence[Span], quotations: Iterable[Quotation]) -> Pieces:
    """The pieces of the paragraphs of a text, a break between each two."""
    ids: list[int] = []
    cases: list[int] = []
    first: list[bool] = []
    starts: list[int] = []
    ends: list[int] = []
    encoded = tokenizer().encode_batch([text[p.start : p.end] for p in paragraphs], add_special_tokens=False)
    for paragraph, encoding in zip(paragraphs, encoded, strict=True):
        if not encoding.ids:
            continue
        offset = paragraph.start
        if ids:
            ids.append(BREAK)
            cases.append(0)
            first.append(True)
            starts.append(offset)
            ends.append(offset)
        ids.extend(encoding.ids)
        words, offsets = encoding.word_ids, encoding.offsets
        at, size = 0, len(words)
        while at < size:
            end = at + 1
            while end < size and words[end] == words[at]:
                end += 1
            case = _case(text[offset + offsets[at][0] : offset + offsets[end - 1][1]])
            for k in range(at, end):
                cases.append(case)
                first.append(k == at)
                starts.append(offset + offsets[k][0])
                ends.append(offset + offsets[k][1])
            at = end
    quoted = np.zeros(len(ids), dtype=np.int64)
    pieces = Pieces(
        np.array(ids, dtype=np.int64), np.array(cases, dtype=np.int64), quoted, np.array(first, dtype=np.bool_),
        starts, ends,
    )  # fmt: skip
    for quotation in quotations:
        inside = pieces.within(quotation.span)
        quoted[inside.start : inside.stop] = 1
    quoted[pieces.ids == BREAK] = 0
    return pieces


def _case(word: str) -> int:
    if word.islower():
        return 3
    if not any(map(str.isalpha, word)):
        return 1 if any(map(str.isdigit, word)) else 2
    if word.isupper():
        return 4 if len(word) > 1 else 5
    return 5 if word[0].isupper() else 6


@functools.cache
def tokenizer() -> Tokenizer:
    """BERT's uncased tokenizer, with typographic and typewriter quotation marks taken as one."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    words = files(__package__).joinpath(VOCABULARY).read_text(encoding="utf-8").splitlines()
    vocabulary = {word: number for number, word in enumerate(words)}
    unknown = "[UNK]"
    found = Tokenizer(models.WordPiece(vocabulary, unk_token=unknown, max_input_chars_per_word=100))
    same = [("``", '"'), ("''", '"'), *((mark, '"') for mark in "“”„«»"), *((mark, "'") for mark in "‘’")]
    replaced = [normalizers.Replace(mark, plain) for mark, plain in same]
    found.normalizer = normalizers.Sequence([*replaced, normalizers.BertNormalizer(lowercase=True)])
    found.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return found
