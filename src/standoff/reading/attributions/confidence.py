"""How likely an attribution is right, as a number that means what it says.

A logistic model over what is known of the draft: who found it, how sure each was of cue, source and content, and
whether it stands in other words. Its weights (knowledge/confidence.tsv) are fitted on articles the reader model was not
trained on, so that of attributions at 0.8 about four in five are right.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from standoff.knowledge.cues import load_confidence
from standoff.reading.attributions.drafts import Draft

_LEAST = 0.01


def confidence_of(draft: Draft, *, alone: bool) -> float:
    """The confidence of a draft, 0 to 1; `alone` says that no model was there to agree or disagree."""
    weights = load_confidence()
    total = sum(weights.get(name, 0.0) * value for name, value in features(draft, alone=alone))
    return 1 / (1 + math.exp(-total))


def features(draft: Draft, *, alone: bool) -> Iterator[tuple[str, float]]:
    """What is known of a draft, by name; probabilities as log odds."""
    finder = "alone" if alone else draft.found
    yield finder, 1.0
    yield f"{finder}-cue", log_odds(draft.weight)
    if draft.found != "rules":
        yield "content", log_odds(draft.content_weight)
        yield "source" if draft.source is not None else "sourceless", log_odds(draft.source_weight)
    if draft.parent is not None:
        yield f"{finder}-nested", 1.0
    if draft.source is None:
        yield f"{finder}-sourceless", 1.0


def log_odds(probability: float) -> float:
    """The log odds of a probability, kept off its ends."""
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))
