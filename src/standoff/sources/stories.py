"""Whether a text is a story that can be read: not empty, not endless, English."""

from __future__ import annotations

import re

from standoff.errors import EmptyError, FormatError, TooLargeError
from standoff.knowledge.english import telling_words
from standoff.sources.limits import DEFAULT_LIMITS, Limits

ENGLISH_SHARE = 0.05
"""Share of running words that are telling English ones; English news has .1 to .35, other languages under .02."""
ENGLISH_SAMPLE = 60
"""Words; a shorter text is not judged."""

_WORD = re.compile(r"[^\W\d_]+")


def checked_story(text: str, where: str, limits: Limits = DEFAULT_LIMITS) -> str:
    """The text, when it can be read; EmptyError, TooLargeError or FormatError otherwise."""
    if not _WORD.search(text):
        raise EmptyError(where, "no story text in it")
    if len(text) > limits.text_characters:
        raise TooLargeError(where, f"its text has {len(text):,} characters, more than {limits.text_characters:,}")
    words = [w.lower() for w in _WORD.findall(text[:20_000])]
    if len(words) >= ENGLISH_SAMPLE:
        known = telling_words()
        if sum(w in known for w in words) < ENGLISH_SHARE * len(words):
            raise FormatError(where, "the text is not English prose; only English is read")
    return text
