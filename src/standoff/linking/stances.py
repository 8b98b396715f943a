"""Who takes which stance to what: assert, deny, demand or refuse, as terms that can be compared across articles."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from standoff.knowledge.concepts import concept_by_word, disbelief_words
from standoff.knowledge.english import common_words
from standoff.knowledge.states import load_states
from standoff.linking.wording import stem, words_of
from standoff.model import Article, Attribution, Reading, Span, hull

StanceKind = Literal["assert", "deny", "demand", "refuse"]
FEWEST_TERMS = 3
"""A content of fewer terms is read with its sentence."""
KINDS: dict[str, StanceKind] = {
    "deny": "deny",
    "reject": "refuse",
    "demand": "demand",
    "ask": "demand",
    "propose": "demand",
}


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """One holder's stance to one proposition.

    `holders` are actor codes where known, else lower-case names; empty is the outlet itself. `terms` are the
    concepts, states and content words of the proposition. `span` is where it is said.
    """

    article: str
    kind: StanceKind
    holders: frozenset[str]
    terms: frozenset[str]
    span: Span
    attribution: str | None = None


@functools.cache
def _concepts() -> dict[str, str]:
    return {stem(word): concept for word, concept in concept_by_word().items()}


@functools.cache
def _disbelief() -> frozenset[str]:
    return frozenset(stem(word) for word in disbelief_words())


@functools.cache
def _state_words() -> dict[str, str]:
    """State code by one-word lower-case name, adjective or capital."""
    out: dict[str, str] = {}
    for state in load_states():
        if state.kind != "region":
            for name in (state.name, *state.others, *state.adjectives, *state.capitals, *state.demonyms):
                if " " not in name:
                    out.setdefault(name.lower(), state.code)
                    out.setdefault(f"{name.lower()}s", state.code)
    return out


def proposition_terms(text: str) -> frozenset[str]:
    """States by code, concepts, and the other content words by stem."""
    states = _state_words()
    concepts = _concepts()
    known = common_words()
    out = set()
    for word, _, _ in words_of(text):
        bare = word.removesuffix("'s").removesuffix("’s")
        if bare in states:
            out.add(states[bare])
        elif bare not in known and (len(bare) > 2 or bare.isdigit()):
            cut = stem(bare)
            out.add(concepts.get(cut, cut))
    return frozenset(out)


def find_stances(article: Article, reading: Reading) -> Iterator[Stance]:
    """Stances of an article: one per attribution, and one per event that the outlet itself reports."""
    text = article.text
    for attribution in reading.attributions:
        whole = hull(attribution.content)
        if whole is not None:
            yield _stance(article, attribution, whole)
    for event in reading.events:
        if event.attribution is None and event.status in {"happened", "ongoing"}:
            place = hull(event.event_spans)
            if place is not None:
                clause = _sentence(text, place)
                yield Stance(
                    article=article.id, kind="assert", holders=frozenset(), span=clause,
                    terms=proposition_terms(clause.of(text)),
                )  # fmt: skip


def _stance(article: Article, attribution: Attribution, whole: Span) -> Stance:
    words = " ".join(s.of(article.text) for s in attribution.content)
    terms = proposition_terms(words)
    kind = KINDS.get(attribution.act, "assert")
    holders = frozenset(holder_keys(attribution))
    # "X calls Y's claims false" denies; "X spreads fake news" is said of X, and denies nothing of X's own.
    doubted = bool(terms & _disbelief()) and any(t.isupper() and t not in holders for t in terms)
    if kind == "assert" and (attribution.polarity == "-" or doubted):
        kind = "deny"
    if len(terms) < FEWEST_TERMS:
        # "Moscow denies the attack": which attack, the sentence tells.
        terms |= proposition_terms(_sentence(article.text, whole).of(article.text))
    return Stance(
        article=article.id,
        kind=kind,
        holders=holders,
        terms=terms - _disbelief(),
        span=whole,
        attribution=attribution.id,
    )


def holder_keys(attribution: Attribution) -> Iterable[str]:
    """The innermost holder by the state or body it belongs to, else by name."""
    if not attribution.holders:
        return [attribution.chain[-1].lower()] if attribution.chain else []
    last = attribution.holders[-1]
    if last.code:
        return [last.code[:3] if not last.code.startswith("IGO") else last.code]
    return [last.name.lower()]


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a span, by its nearest full stops and line ends."""
    start = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n", "! ", "? "))
    ends = [at for mark in (". ", "\n", "! ", "? ") if (at := text.find(mark, span.end)) >= 0]
    return Span(start + 1 if start >= 0 else 0, min(ends) + 1 if ends else len(text))
