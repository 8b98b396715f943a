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
            if node != i and parse.lemmas[node] in words.planning and tag != "VBG":
                return "past" if "had" in _auxiliaries(parse, node) else "future"
            found = _verb_tense(parse, node, words)
            if found is not None:
                return found
        up = parse.heads[node]
        if up == node:
            return None
        node, steps = up, steps + 1
    return None


def was_until(parse: Parse, i: int) -> bool:
    """Whether "until" over token i tells when a thing of the past came: "had not met until", "did not meet until"."""
    for node in parse.ancestors(i):
        if parse.tags[node].startswith("VB"):
            words = _auxiliaries(parse, node)
            denied = parse.child(node, "neg") is not None and not words & _FUTURE_MODALS
            return "had" in words or (denied and _finite_tense(parse.tags[node], words) == "past")
    return False


def is_pluperfect(parse: Parse, i: int) -> bool:
    """Whether the verb over token i tells what had been before."""
    verb = next((node for node in parse.ancestors(i) if parse.tags[node].startswith("VB")), None)
    return verb is not None and "had" in _auxiliaries(parse, verb)


def was_by(parse: Parse, i: int) -> bool:
    """Whether "by" over token i tells what had come about: "by Friday the square was empty", not "wanted it by"."""
    planned = load_time_words().planned_verbs
    if any(parse.lemmas[node] in planned for node in parse.ancestors(i)):
        return False
    verb = next((node for node in parse.ancestors(i) if parse.tags[node].startswith("VB")), None)
    if verb is None or parse.tags[verb] not in ("VBD", "VBN"):
        return False
    words = _auxiliaries(parse, verb)
    return not words & _FUTURE_MODALS and (
        parse.tags[verb] == "VBD" or bool(words & {"had", "was", "were", "has", "have"})
    )


def is_purpose(parse: Parse, i: int) -> bool:
    """Whether token i is what a thing is done for: "had arrived for exercises" (in February, still to come)."""
    return i > 0 and parse.deps[i] == "pobj" and parse.lowers[parse.heads[i]] == "for"


def is_timetable(parse: Parse, i: int) -> bool:
    """Whether a verb in the present over token i tells what is set for that day: "the deadline is", "talks resume"."""
    verb = next((node for node in parse.ancestors(i) if parse.tags[node].startswith("VB")), None)
    if verb is None or parse.lemmas[verb] == "be":
        return verb is not None
    beside = parse.heads[i] if parse.deps[i] == "pobj" else i
    plain = parse.tags[verb] in ("VBZ", "VBP") and not _auxiliaries(parse, verb)
    return plain and parse.heads[beside] == verb and "," not in parse.lowers[verb:beside]


def is_to_come(parse: Parse, i: int) -> bool:
    """Whether token i hangs on a verb that tells what is going to be: "will be held in", "expires within"; no "can"."""
    over = parse.heads[i]
    if not parse.tags[over].startswith("VB") or (_auxiliaries(parse, over) & {"can", "could", "may", "might"}):
        return False
    return tense_at(parse, over) == "future" or is_timetable(parse, i)


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
    words = _auxiliaries(parse, verb)
    if words & _FUTURE_MODALS:
        perfect = "have" in words
        return "past" if perfect and not words & {"will", "'ll"} else "future"
    if "to" in words and parse.tags[verb] == "VB":
        return _infinitive_tense(parse, verb, words, table)
    return _finite_tense(parse.tags[verb], words)


def _infinitive_tense(parse: Parse, verb: int, words: set[str], table: TimeWords) -> Tense | None:
    over = parse.heads[verb]
    if "have" in words or "had" in _auxiliaries(parse, over) | _auxiliaries(parse, parse.heads[over]):
        return "past"
    if _is_first_to(parse, verb, over) or {parse.lemmas[over], parse.lowers[max(0, verb - 2)]} & table.ability:
        return None
    if parse.lemmas[over] == "be" and 0 < verb - over <= 3:
        return "future"
    ahead = parse.lemmas[over] in table.planned_verbs or parse.tags[over] != "VBD" or parse.deps[verb] == "relcl"
    return "future" if ahead else None


def _finite_tense(tag: str, words: set[str]) -> Tense | None:
    if tag == "VBD" or words & {"had", "was", "were", "did", "has", "have", "'ve", "been"}:
        return "past"
    if tag == "VBN":
        return "present" if words & {"is", "are", "'re", "am", "be"} else "past"
    if tag == "VBG":
        return "future" if words & {"is", "are", "'re", "am", "'m"} else None
    return "present" if tag in ("VBZ", "VBP") else None


def _is_first_to(parse: Parse, verb: int, over: int) -> bool:
    """Whether an infinitive tells what a thing was first or last in: "the first state to join"."""
    if parse.pos[over] not in ("NOUN", "PROPN", "NUM"):
        over = verb - 2
    return over >= 0 and any(parse.lowers[c] in ("first", "last", "only", "latest") for c in parse.children[over])
