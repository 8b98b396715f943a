"""Who is told to have done what: the doer of a verb in a sentence, and whether it is told as done.

There is no parse here: where an event was read its parties and status are taken, else the name must stand right before
the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from standoff.knowledge.deeds import Phrase, load_outcomes
from standoff.linking.pledges import Named, Pledge, Word, phrase_at
from standoff.linking.propositions import side_of
from standoff.linking.reports import Report, Sentence, present_forms
from standoff.model import Span

BESIDE = 9
"""Words beside a verb that may be of what it is done to."""
NEAR = 4
"""Words between a doer and the verb of what it did, and before a verb that may keep it from being a finished act."""
TOLD_BY = frozenset({"assert", "praise", "accuse", "believe"})
"""Acts whose content tells how things are."""
MAKING = frozenset({"AGREE", "THREATEN", "REQUEST", "CONSULT"})
"""Types of events that may be the making of the promise, so that its doing is not told by them."""
_SIGN = re.compile(r"[,;:()\u2013\u2014]")
FIRST = 24
"""Characters from the start of a sentence within which its subject begins."""
BY = 6
"""Characters between "by" and the name of the doer of a passive."""
SO = frozenset({"happened", "ongoing"})
"""Statuses of what is told as so."""


class Doer(NamedTuple):
    """Who is told to have done it: whether it is the maker, its side, and the mark that tells it."""

    maker: bool
    side: str
    mark: str | None = None


def doer_of(report: Report, sentence: Sentence, place: int, pledge: Pledge) -> Doer | None:
    """Who did what a verb tells; None where nobody can be told, or it is not told as done."""
    word = sentence.words[place]
    span = Span(word[1], word[2])
    if is_blocked(sentence.words, place) or not told_as_so(report, span):
        return None
    events = [e for e in report.events_at(span) if e.plover not in MAKING or e.plover in pledge.types]
    if events:
        event = max(events, key=lambda e: (e.status in SO, e.confidence, e.id))
        side = side_of(event.source_code) or ""
        if event.status != "happened":
            return None
        if side or event.source_text:
            maker = side in pledge.makers or (event.source_text or "").casefold() in pledge.persons
            return Doer(maker, side, event.id) if maker or side else None
    named = subject_of(report.named, sentence, place)
    if named is None:
        return None
    return Doer(named.side in pledge.makers or named.name in pledge.persons, named.side)


def is_blocked(words: Sequence[Word], place: int) -> bool:
    """Whether a word before the verb keeps it from being a finished act."""
    return any(w in load_outcomes().blocks for w, _, _ in words[max(0, place - NEAR) : place])


def told_as_so(report: Report, span: Span) -> bool:
    """Whether nobody under whom the words stand denies, demands, promises or only expects them."""
    return all(a.act in TOLD_BY and a.polarity == "+" and not a.condition for a in report.over(span))


def subject_of(named: Sequence[Named], sentence: Sentence, place: int) -> Named | None:
    """The actor named just before a verb, or first in the sentence of a second verb; of a passive: by whom."""
    words = sentence.words
    verb = words[place]
    inside = [n for n in named if sentence.span.contains(n.span)]
    if place and words[place - 1][0] in load_outcomes().passive:
        after = [w for w, _, _ in words[place + 1 : place + 2 + NEAR]]
        if "by" not in after:
            return None
        by = words[place + 1 + after.index("by")][2]
        return next((n for n in inside if 0 <= n.span.start - by <= BY), None)
    before = [n for n in inside if n.span.end <= verb[1]]
    last = max(before, key=lambda n: (n.span.end, len(n.span), n.person), default=None)
    if last is None:
        return None
    between = [w for w, start, end in words if start >= last.span.end and end <= verb[1]]
    if all(w in load_outcomes().between or w.endswith("ly") for w in between) and len(between) <= NEAR:
        return last
    if place and words[place - 1][0] == "and" and before[0].span.start - sentence.span.start <= FIRST:
        return before[0]
    return None


def verbs_in(sentence: Sentence, done: frozenset[Phrase], plain: frozenset[Phrase]) -> Iterator[tuple[int, Phrase]]:
    """Where the sentence tells acts of a class as done; a headline tells them in the present."""
    forms = done | present_forms(plain) if sentence.headline else done
    for place in range(len(sentence.words)):
        phrase = phrase_at(sentence.words, place, forms)
        if phrase is not None:
            yield place, phrase


def beside(sentence: Sentence, place: int, step: int) -> list[Word]:
    """The words beside a verb, up to a sign or a word at which another clause begins."""
    found: list[Word] = []
    last = sentence.words[place]
    for word in sentence.words[place + step :: step][:BESIDE]:
        gap = (last[2], word[1]) if step > 0 else (word[2], last[1])
        between = sentence.text[gap[0] - sentence.span.start : gap[1] - sentence.span.start]
        if _SIGN.search(between) or word[0] in load_outcomes().clause:
            break
        found.append(word)
        last = word
    return found
