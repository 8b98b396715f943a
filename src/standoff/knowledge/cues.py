"""Which words are cues, in which frame, how often: tables cues.tsv (weights) and cue_words.toml (small classes)."""

from __future__ import annotations

import functools
import math
import tomllib
from dataclasses import dataclass, field
from importlib import resources

_UNSEEN = 0.04
"""Share of cues among words the table does not know."""


@dataclass(frozen=True, slots=True)
class CueTable:
    """Shares of cues: by (kind, lemma, frame), by (kind, lemma) and by (kind, frame)."""

    exact: dict[tuple[str, str, str], float] = field(default_factory=dict)
    lemma: dict[tuple[str, str], float] = field(default_factory=dict)
    frame: dict[tuple[str, str], float] = field(default_factory=dict)
    base: dict[str, float] = field(default_factory=dict)

    def weight(self, kind: str, lemma: str, frame: str) -> float:
        """How likely the word is a cue in this frame, 0 to 1; from its lemma and frame apart where unseen together."""
        found = self.exact.get((kind, lemma, frame))
        if found is not None:
            return found
        by_lemma = self.lemma.get((kind, lemma), _UNSEEN)
        by_frame = self.frame.get((kind, frame), _UNSEEN)
        return _expit(_logit(by_lemma) + _logit(by_frame) - _logit(self.base.get(kind, 0.2)))


def _logit(p: float) -> float:
    p = min(max(p, 0.005), 0.995)
    return math.log(p / (1 - p))


def _expit(x: float) -> float:
    return 1 / (1 + math.exp(-x))


@functools.cache
def load_cues() -> CueTable:
    """The table shipped with the package."""
    table = CueTable()
    text = resources.files(__package__).joinpath("cues.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        kind, lemma, frame, percent = line.split("\t")
        share = int(percent) / 100
        if lemma == "*" and frame == "*":
            table.base[kind] = share
        elif frame == "*":
            table.lemma[kind, lemma] = share
        elif lemma == "*":
            table.frame[kind, frame] = share
        else:
            table.exact[kind, lemma, frame] = share
    return table


@dataclass(frozen=True, slots=True)
class CueWords:
    """Small classes of words the rules of cues and sources ask for."""

    catenative: frozenset[str]
    light: frozenset[str]
    owning: frozenset[str]
    quoting: frozenset[str]
    citing: frozenset[str]
    attributing: frozenset[str]
    documents: frozenset[str]
    holders: frozenset[str]
    view_nouns: frozenset[str]
    addressees: frozenset[str]
    publishing: frozenset[str]
    carrying: frozenset[str]
    media: frozenset[str]
    issued: frozenset[str]
    collectives: frozenset[str]
    treaties: frozenset[str]
    asking: frozenset[str]
    deeds: frozenset[str]
    time_words: frozenset[str]
    kickers: frozenset[str]
    measures: frozenset[str]


@functools.cache
def load_cue_words() -> CueWords:
    """The classes of cue_words.toml."""
    table = tomllib.loads(resources.files(__package__).joinpath("cue_words.toml").read_text(encoding="utf-8"))
    return CueWords(**{name: frozenset(words) for name, words in table.items()})


@functools.cache
def load_cue_trust() -> dict[str, float]:
    """Log-odds by feature, from cue_trust.tsv."""
    return _hundredths("cue_trust.tsv")


@functools.cache
def load_confidence() -> dict[str, float]:
    """Weights of what is known of an attribution for its confidence, from confidence.tsv."""
    return _hundredths("confidence.tsv")


def _hundredths(name: str) -> dict[str, float]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: int(hundredths) / 100 for name, hundredths in rows}
