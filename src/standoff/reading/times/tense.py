"""Whether the verb over a word speaks of what was or of what is to come."""

from __future__ import annotations

from typing import Literal

from standoff.knowledge.time_words import TimeWords, load_time_words
from standoff.reading.parse import Parse

Tense = Literal["past", "future", "present"]
_FUTURE_MODALS = frozenset({"will", "would", "shall", "may", "might", "can", "should", "must", "'ll", "wo", "'d"})
_LONGEST_CLIMB = 12


def tense_at(parse: Parse, i: int) -> Tense | None:
    """The tense of the nearest verb above token i that has one; None without such a verb."""
    words = load_time_words()
    tags = parse.tags
    node, steps = i, 0
    while steps < _LONGEST_CLIMB:
        tag = tags[node]
        if node != i and _is_planned(parse, node, words):
            return "past" if "had" in _auxiliaries(parse, node) else "future"
        if tag.startswith("VB") or tag == "MD":
            found = _verb_tense(parse, node, words)
            if found is not None:
                return found
        up = parse.heads[node]
        if up == node:
            return None
        node, steps = up, steps + 1
    return None


def was_until(parse: Parse, i: int) -> bool:
    """Whether the nearest verb above token i is a perfect or negated: "had not met until Monday"."""
    for node in parse.ancestors(i):
        if parse.tags[node].startswith("VB"):
            return bool(_auxiliaries(parse, node) & {"had", "has", "have"}) or parse.child(node, "neg") is not None
    return False


def is_purpose(parse: Parse, i: int) -> bool:
    """Whether token i is what a thing is done for: "had arrived for exercises" (in February, still to come)."""
    return i > 0 and parse.deps[i] == "pobj" and parse.lowers[parse.heads[i]] == "for"


def is_copula(parse: Parse, i: int) -> bool:
    """Whether the nearest verb above token i is "be" itself: "the deadline is Friday"."""
    verb = next((node for node in parse.ancestors(i) if parse.tags[node].startswith("VB")), None)
    return verb is not None and parse.lemmas[verb] == "be"


def _is_planned(parse: Parse, node: int, words: TimeWords) -> bool:
    word = parse.lowers[node]
    if parse.tags[node] not in ("VBN", "JJ", "IN", "VB"):
        return False
    if word in words.planned:
        return True
    return word in words.planned_loose and parse.lowers[node + 1 : node + 2] in (["to"], ["for"])


def _auxiliaries(parse: Parse, verb: int) -> set[str]:
    return {parse.lowers[c] for c in parse.children[verb] if parse.deps[c] in ("aux", "auxpass") and c < verb}


def _verb_tense(parse: Parse, verb: int, table: TimeWords) -> Tense | None:
    tags = parse.tags
    words = _auxiliaries(parse, verb)
    if words & _FUTURE_MODALS:
        perfect = "have" in words
        return "past" if perfect and not words & {"will", "'ll"} else "future"
    tag = tags[verb]
    if "to" in words and tag == "VB":
        if "have" in words:
            return "past"
        over = parse.heads[verb]
        if "had" in _auxiliaries(parse, over) | _auxiliaries(parse, parse.heads[over]):
            return "past"
        if parse.lemmas[over] == "be" and verb - over <= 3:
            return "future"
        ahead = parse.lemmas[over] in table.planned_verbs or parse.tags[over] != "VBD" or parse.deps[verb] == "relcl"
        return "future" if ahead else None
    return _finite_tense(tag, words)


def _finite_tense(tag: str, words: set[str]) -> Tense | None:
    if tag == "VBD" or words & {"had", "was", "were", "did", "has", "have", "'ve", "been"}:
        return "past"
    if tag == "VBN":
        return "present" if words & {"is", "are", "'re", "am", "be"} else "past"
    if tag == "VBG":
        return "future" if words & {"is", "are", "'re", "am", "'m"} else None
    return "present" if tag in ("VBZ", "VBP") else None
