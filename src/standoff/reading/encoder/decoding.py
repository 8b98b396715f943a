"""From the model's probabilities to pieces: cues, then the source and the content of each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from standoff.model import Span
from standoff.reading.encoder.pieces import BREAK, Pieces

Floats = npt.NDArray[np.float32]

NEITHER, SOURCE, CONTENT = 0, 1, 2
SWITCH = 1.0
"""What an edge of a content costs, in log probability: lone words do not break one."""
SHIFT = 0.3
"""What an edge of a source costs; one is often a single word."""
_WAYS = ((0.0, SHIFT, SWITCH), (SHIFT, 0.0, SWITCH), (SWITCH, SWITCH, 0.0))
"""By the label of a word: what it costs to come to it from each label of the word before."""
HINT = 2.0
"""What a hint adds to the log probability of the role it names."""
_EDGES = frozenset(",;:.-—–")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are tagged together, of a cue or a name: their pieces and the probability that they are one."""

    pieces: range
    probability: float


@dataclass(frozen=True, slots=True)
class RolePieces:
    """The source and the content of a cue as spans of text, with the mean probability of their words."""

    source: Span | None
    content: tuple[Span, ...]
    source_probability: float
    content_probability: float


@dataclass(frozen=True, slots=True)
class RoleHint:
    """Source and content of a cue by somebody else's account."""

    source: tuple[Span, ...]
    content: tuple[Span, ...]


def find_runs(pieces: Pieces, probabilities: Floats, threshold: float, apart: float = 0.5) -> list[Run]:
    """Cues or names from the probabilities of O, B and I: runs of words likelier inside one than the threshold says.

    A run is parted before a word that, if it is inside, begins one with a probability above `apart`.
    """
    found: list[Run] = []
    open_run: list[int] = []
    inside = 1 - probabilities[:, 0]
    opens = probabilities[:, 1] * (1 - apart) > probabilities[:, 2] * apart

    def close(end: int) -> None:
        if open_run:
            found.append(Run(range(open_run[0], end), float(np.mean([inside[k] for k in open_run]))))
            open_run.clear()

    for i in np.flatnonzero(pieces.first).tolist():
        if pieces.ids[i] == BREAK or inside[i] < threshold:
            close(i)
            continue
        if opens[i] and open_run:
            close(i)
        open_run.append(i)
    close(len(pieces))
    return found


def find_roles(
    pieces: Pieces, text: str, start: int, cue: range, probabilities: Floats, hint: RoleHint | None = None
) -> RolePieces:
    """Source and content of a cue from the probabilities of a crop that starts at piece `start`.

    A hint is other evidence of the same cue's roles: it speaks for its label on every word by HINT.
    """
    labels = _labels(pieces, start, probabilities, hint)
    labels[max(0, cue.start - start) : cue.stop - start] = NEITHER
    source, sure = _source(pieces, text, start, labels, probabilities)
    content: list[Span] = []
    inside: list[float] = []
    for run in _runs(labels == CONTENT):
        kept = _trimmed(pieces, text, start, run)
        if kept:
            span = Span(pieces.starts[start + kept.start], pieces.ends[start + kept.stop - 1])
            if content and not text[content[-1].end : span.start].strip():
                span = Span(content.pop().start, span.end)
            content.append(span)
            inside.extend(probabilities[k, CONTENT] for k in kept if pieces.first[start + k])
    return RolePieces(source, tuple(content), sure, float(np.mean(inside)) if inside else 0.0)


def _labels(pieces: Pieces, start: int, probabilities: Floats, hint: RoleHint | None) -> npt.NDArray[np.int64]:
    """The likeliest roles of the words together, where each edge has its cost (Viterbi's algorithm)."""
    words = [k for k in range(len(probabilities)) if pieces.first[start + k] and pieces.ids[start + k] != BREAK]
    scores = np.log(np.maximum(probabilities[words], 1e-4))
    if hint is not None:
        hinted = np.full(len(probabilities), NEITHER)
        for label, spans in ((CONTENT, hint.content), (SOURCE, hint.source)):
            for span in spans:
                inside = pieces.within(span)
                hinted[max(0, inside.start - start) : max(0, inside.stop - start)] = label
        scores[np.arange(len(words)), hinted[words]] += HINT
    best, back = [0.0, 0.0, 0.0], []
    for of_word in scores.tolist():
        # Written out, as this is the innermost loop of reading; of equal ways the first is taken.
        one, two, three = best
        best, came = [], []
        for of_label, (from_one, from_two, from_three) in zip(of_word, _WAYS, strict=True):
            first, second, third = one - from_one, two - from_two, three - from_three
            way = 0 if first >= second and first >= third else 1 if second >= third else 2
            came.append(way)
            best.append((first, second, third)[way] + of_label)
        back.append(came)
    labels = np.full(len(probabilities), NEITHER)
    label = max(range(3), key=best.__getitem__)
    for at in range(len(words) - 1, -1, -1):
        stop = words[at] + 1
        while stop < len(labels) and not pieces.first[start + stop]:
            stop += 1
        labels[words[at] : stop] = label
        label = back[at][label]
    return labels


def _source(
    pieces: Pieces, text: str, start: int, labels: npt.NDArray[np.int64], probabilities: Floats
) -> tuple[Span | None, float]:
    """The likeliest run of source pieces; without one, how sure the model is that there is none."""
    runs = _runs(labels == SOURCE)
    if not runs:
        return None, float(1 - probabilities[:, SOURCE].max(initial=0.0))
    best = max(runs, key=lambda run: float(sum(probabilities[k, SOURCE] for k in run)))
    kept = _trimmed(pieces, text, start, best) or best
    span = Span(pieces.starts[start + kept.start], pieces.ends[start + kept.stop - 1])
    return span, float(np.mean([probabilities[k, SOURCE] for k in kept if pieces.first[start + k]] or [0.0]))


def _runs(mask: npt.NDArray[np.bool_]) -> list[range]:
    """Stretches of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return [range(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _trimmed(pieces: Pieces, text: str, start: int, run: range) -> range:
    """A run without the commas, stops and dashes at its edges."""
    a, b = run.start, run.stop
    while a < b and text[pieces.starts[start + a] : pieces.ends[start + a]] in _EDGES:
        a += 1
    while b > a and text[pieces.starts[start + b - 1] : pieces.ends[start + b - 1]] in _EDGES:
        b -= 1
    return range(a, b)
