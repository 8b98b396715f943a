"""Whether the verb over a word speaks of what was or of what is to come."""

from __future__ import annotations

from typing import Literal

from standoff.knowledge.time_words import load_time_words
from standoff.reading.parse import Parse

Tense = Literal["past", "future", "present"]
_FUTURE_MODALS = frozenset({"will", "would", "shall", "may", "might", "could", "can", "should", "must", "'ll", "wo", "'d", "ca"})
_LONGEST_CLIMB = 12


def tense_at(parse: Parse, i: int) -> Tense | None:
    """The tense of the nearest verb above token i that has one; None without such a verb."""
    planned = load_time_words().planned
    tags, lowers = parse.tags, parse.lowers
    node, steps = i, 0
    while steps < _LONGEST_CLIMB:
        tag = tags[node]
        if lowers[node] in planned and (tag in ("VBN", "JJ", "VBD", "IN", "VB") and node != i) and tag != "VBD":
            return "future"
        if tag.startswith("VB") or tag == "MD":
            found = _verb_tense(parse, node)
            if found is not None:
                return found
        up = parse.heads[node]
        if up == node:
            return None
        node, steps = up, steps + 1
    return None


def _verb_tense(parse: Parse, verb: int) -> Tense | None:
    tags, lowers = parse.tags, parse.lowers
    auxiliaries = [c for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass") and c < verb]
    words = {lowers[c] for c in auxiliaries}
    if words & _FUTURE_MODALS:
        perfect = "have" in words
        return "past" if perfect and not words & {"will", "'ll"} else "future"
    if "to" in words and tags[verb] == "VB":
        return "past" if "have" in words else "future"
    if "going" in lowers[max(0, verb - 2) : verb] and "to" in words:
        return "future"
    tag = tags[verb]
    if tag == "VBD" or words & {"had", "was", "were", "did", "has", "have", "'ve", "been"}:
        return "past"
    if tag == "VBN":
        return "present" if words & {"is", "are", "'re", "am", "be"} else "past"
    if tag == "VBG":
        return "future" if words & {"is", "are", "'re", "am", "'m"} else None
    if tag in ("VBZ", "VBP"):
        return "present"
    return None
