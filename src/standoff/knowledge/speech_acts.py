"""What words of saying do, by their frame: table speech_acts.tsv."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from importlib import resources
from typing import cast, get_args

from standoff.model.marks import Act, Certainty, Polarity


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """One row: the act, its polarity, the certainty it sets (None: as worded) and its least weight as a cue."""

    act: Act
    polarity: Polarity
    certainty: Certainty | None
    floor: float


@dataclass(frozen=True, slots=True)
class SpeechActs:
    """The table by (kind, lemma): rows in order, each with its frames; "*" stands for any frame."""

    rows: dict[tuple[str, str], list[tuple[frozenset[str], SpeechAct]]] = field(default_factory=dict)

    def of(self, kind: str, lemma: str, frame: str) -> SpeechAct | None:
        """The act of a word in a frame; its last row where no row names the frame; None for an unknown word."""
        rows = self.rows.get((kind, lemma))
        if rows is None:
            return None
        plain = frame.removeprefix("be-")
        # "They were told to leave": somebody else was to do it.
        passive = "him-to" if frame == "be-to" else plain
        for frames, act in rows:
            if plain in frames or passive in frames or "*" in frames:
                return act
        return rows[-1][1]

    def floor(self, kind: str, lemma: str, frame: str) -> float:
        """The least weight, 0 to 1, the word has as a cue in exactly this frame."""
        for frames, act in self.rows.get((kind, lemma), ()):
            if frame in frames or ("*" in frames and frame != "none"):
                return act.floor
        return 0.0


@functools.cache
def load_speech_acts() -> SpeechActs:
    """The table shipped with the package."""
    acts = frozenset(get_args(Act))
    table = SpeechActs()
    text = resources.files(__package__).joinpath("speech_acts.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        act, kind, frames, polarity, certainty, floor, words = line.split("\t")
        if act not in acts:
            msg = f"speech_acts.tsv: {act!r} is no act"
            raise ValueError(msg)
        row = SpeechAct(
            act=cast("Act", act),
            polarity=cast("Polarity", polarity),
            certainty=None if certainty == "-" else cast("Certainty", certainty),
            floor=0.0 if floor == "-" else int(floor) / 100,
        )
        for word in words.split():
            table.rows.setdefault((kind, word), []).append((frozenset(frames.split(",")), row))
    return table
