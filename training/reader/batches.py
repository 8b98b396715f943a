"""Windows and crops of labelled articles as tensors for training."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from standoff.reading.encoder.decoding import CONTENT, NEITHER, SOURCE
from standoff.reading.encoder.pieces import BREAK, MASK, Ints
from standoff.reading.encoder.windows import Window, crop, framed, marks_of
from training.reader.corpus import IGNORED, LabelledArticle

CROP_SIZES = (24, 32, 40, 48, 56, 64, 80, 96, 124)
"""Crops are padded to the least of these, so that few shapes are met."""
MASKED = 0.04
"""Share of the input pieces hidden in training, so that the model leans on the rest."""


@dataclass(frozen=True, slots=True)
class Crops:
    """Crops of one padded length: where their pieces stand in the batch of windows, and their labels."""

    window: Tensor
    index: Tensor
    marks: Tensor
    distances: Tensor
    hidden: Tensor
    labels: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows with the tags of their pieces, and the crops of the cues inside."""

    ids: Tensor
    cases: Tensor
    quoted: Tensor
    tags: Tensor
    crops: list[Crops]


def shifted_windows(article: LabelledArticle, length: int, rng: random.Random) -> list[Window]:
    """Windows of full length that start at a random place, so that each epoch cuts an article elsewhere."""
    size = len(article.pieces)
    if size <= length:
        return [Window(0, size, 0, size)]
    step = length * 7 // 8
    starts = range(-rng.randrange(step), size, step)
    out = []
    for start in starts:
        core = max(0, start), min(size, start + step)
        if core[1] - core[0] < 24:
            continue
        left = max(0, min(core[0] - (length - step) // 2, size - length))
        out.append(Window(left, min(size, left + length), *core))
    return out


def batches(articles: Sequence[LabelledArticle], size: int, length: int, rng: random.Random) -> Iterator[Batch]:
    """One epoch."""
    pairs = [(a, w) for a in articles for w in shifted_windows(a, length, rng)]
    rng.shuffle(pairs)
    for at in range(0, len(pairs) - size + 1, size):
        yield batch(pairs[at : at + size], length, rng)


def batch(pairs: Sequence[tuple[LabelledArticle, Window]], length: int, rng: random.Random) -> Batch:
    """Windows of equal padded length, with every cue whose first piece lies in a core."""
    shape = (len(pairs), length + 2)
    ids, cases, quoted = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    tags = np.full((len(pairs), 4, length + 2), IGNORED, dtype=np.int64)
    crops: dict[int, list[tuple[int, Ints, Ints, Ints, Ints, Ints]]] = {}
    for row, (article, window) in enumerate(pairs):
        end = window.end - window.start + 1
        ids[row, : end + 1], cases[row, : end + 1], quoted[row, : end + 1] = framed(article.pieces, window)
        tags[row, :, 1:end] = article.tags[:, window.start : window.end]
        for one in article.labelled:
            if window.core_start <= one.cue.start < window.core_end:
                found = _crop(article, window, one.cue, one.source, one.content)
                crops.setdefault(len(found[0]), []).append((row, *found))
    hide = np.random.default_rng(rng.randrange(2**32)).random(shape) < MASKED
    ids[hide & (ids != 0) & (ids != BREAK)] = MASK
    made = [_stacked(group) for _, group in sorted(crops.items())]
    return Batch(*map(torch.from_numpy, (ids, cases, quoted, tags)), made)


def _crop(
    article: LabelledArticle, window: Window, cue: range, source: tuple[int, ...], content: tuple[int, ...]
) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    start, end = crop(article.pieces, article.breaks, cue.start)
    start, end = max(start, window.start), min(end, window.end)
    size = end - start
    padded = next(s for s in CROP_SIZES if s >= size)
    index, marks, distances, hidden = (np.zeros(padded, dtype=np.int64) for _ in range(4))
    labels = np.full(padded, IGNORED, dtype=np.int64)
    index[:size] = np.arange(start, end) - window.start + 1
    marks[:size], distances[:size] = marks_of(start, end, cue)
    hidden[size:] = 1
    labels[:size] = NEITHER
    for label, pieces in ((SOURCE, source), (CONTENT, content)):
        for i in pieces:
            if start <= i < end:
                labels[i - start] = label
    labels[:size][~article.pieces.first[start:end]] = IGNORED
    labels[:size][article.pieces.ids[start:end] == BREAK] = IGNORED
    return index, marks, distances, hidden, labels


def _stacked(group: list[tuple[int, Ints, Ints, Ints, Ints, Ints]]) -> Crops:
    columns = [torch.from_numpy(np.stack(column)) for column in list(zip(*group, strict=True))[1:]]
    return Crops(torch.tensor([one[0] for one in group]), *columns)
