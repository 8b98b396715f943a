"""An article prepared for being compared with pledges: its sentences in terms, and who is named in them."""

from __future__ import annotations

import functools
from typing import NamedTuple

from standoff.knowledge.deeds import Phrase, load_deeds, load_outcomes
from standoff.linking.pledges import Word, answer_key, content_terms, find_pledges, keys_of, names_in, words_in
from standoff.linking.propositions import side_of
from standoff.linking.sentences import sentences_of
from standoff.model import Article, Attribution, Event, Reading, Span

ANSWERS = frozenset({"SANCTION", "COERCE", "ASSAULT"})
"""Types of acts by which a state answers another's."""
TOP = 400
"""Characters in which an unended line is a headline."""


class Sentence(NamedTuple):
    """A sentence with its words; `headline` is one that ends without a sign."""

    span: Span
    text: str
    words: list[Word]
    terms: frozenset[str]
    headline: bool


class Report:
    """An article prepared for being compared with pledges."""

    def __init__(self, article: Article, reading: Reading, at: str) -> None:
        self.article = article
        self.reading = reading
        self.at = at
        self.named = names_in(reading.actors)
        self.pledges = tuple(find_pledges(article, reading, at))
        self.sentences = [self._sentence(span) for span in sentences_of(article.text)]
        self.denials = [a for a in reading.attributions if a.act == "deny"]

    def _sentence(self, span: Span) -> Sentence:
        words = words_in(self.article.text, span)
        text = span.of(self.article.text)
        headline = text[-1] not in '.!?"”’)…' and span.start < TOP
        return Sentence(span, text, words, content_terms(words, self.named), headline)

    @functools.cached_property
    def keys(self) -> set[str]:
        """What the article is found by: who is named with which terms, in sentences that may tell an outcome.

        Who is told to have promised counts as named throughout.
        """
        makers = {m for p in self.pledges for m in (*p.makers, *p.persons)}
        denials = [c for a in self.denials for c in a.content]
        promised = load_outcomes().promised
        out: set[str] = set()
        for sentence in self.sentences:
            telling = _headline_words() if sentence.headline else _outcome_words()
            if telling.isdisjoint(w for w, _, _ in sentence.words) and not any(
                sentence.span.overlaps(d) for d in denials
            ):
                continue
            near = self.names_of(sentence.span) | makers
            if not promised.isdisjoint(w for w, _, _ in sentence.words):
                # "The helmets that were promised": by whom, the article tells elsewhere.
                near |= {n.side for n in self.named if n.side}
            out.update(f"{name}|{term}" for name in near for term in sentence.terms - {name})
        acts = [e for e in self.reading.events if e.plover in ANSWERS and e.source_code and e.target_code]
        out |= {answer_key(side_of(e.source_code) or "", side_of(e.target_code) or "") for e in acts}
        return out | {key for p in self.pledges for key in keys_of(p)}

    def names_of(self, span: Span) -> set[str]:
        """Sides, and names of persons, mentioned in a span."""
        over = [n for n in self.named if span.overlaps(n.span)]
        return {n.side or n.name for n in over} | {n.name for n in over if n.person}

    def over(self, span: Span) -> list[Attribution]:
        """Attributions whose content holds a span, the innermost last."""
        holding = [(c, a) for a in self.reading.attributions for c in a.content if c.contains(span)]
        return [a for _, a in sorted(holding, key=lambda pair: -len(pair[0]))]

    def events_at(self, span: Span) -> list[Event]:
        """Events one of whose words lies in a span."""
        return [e for e in self.reading.events if any(span.overlaps(s) for s in e.event_spans)]


@functools.cache
def present_forms(plain: frozenset[Phrase]) -> frozenset[Phrase]:
    """Forms of verbs in which headlines tell what was done."""
    return plain | {(_third(first), *rest) for first, *rest in plain}


def _third(verb: str) -> str:
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


@functools.cache
def _outcome_words() -> frozenset[str]:
    """Words without which a sentence tells no outcome."""
    outcome = load_outcomes()
    first = {phrase[0] for deed in load_deeds().values() for phrase in deed.done}
    return frozenset(first | {p[0] for p in outcome.cancel} | outcome.keep | outcome.breaking | outcome.promised)


@functools.cache
def _headline_words() -> frozenset[str]:
    present = (present_forms(deed.plain) for deed in load_deeds().values())
    return _outcome_words() | {phrase[0] for phrases in present for phrase in phrases}
