"""Who takes which stance to what: assert, deny, demand or refuse, as terms that can be compared across articles."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Literal

import msgspec

from standoff.knowledge.concepts import concept_by_stem
from standoff.knowledge.states import load_states
from standoff.linking.wording import terms_of, words_of
from standoff.model import Article, Attribution, Reading, Span, hull

StanceKind = Literal["assert", "deny", "demand", "refuse"]
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
def _disbelief() -> frozenset[str]:
    lines = resources.files("standoff.knowledge").joinpath("disbelief.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


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
    concepts = concept_by_stem()
    words = (w.removesuffix("'s").removesuffix("’s") for w, _, _ in words_of(text))
    out = {states[w] for w in words if w in states}
    for term in terms_of(text):
        if term not in states:
            out.add(concepts.get(term, term))
    return frozenset(out)


def find_stances(article: Article, reading: Reading) -> Iterator[Stance]:
    """Stances of an article: one per attribution, and what the outlet itself tells in the rest, sentence by sentence."""
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
    if kind == "assert" and (attribution.polarity == "-" or set(terms_of(words)) & _disbelief()):
        kind = "deny"
    return Stance(
        article=article.id,
        kind=kind,
        holders=frozenset(holder_keys(attribution)),
        terms=terms,
        span=whole,
        attribution=attribution.id,
    )


def holder_keys(attribution: Attribution) -> Iterable[str]:
    """The innermost holder by the state or body it belongs to, else by name."""
    if not attribution.holders:
        return [attribution.chain[-1].lower()] if attribution.chain else []
    last = attribution.holders[-1]
    if last.code:
        return [last.code[:3]]
    return [last.name.lower()]


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a span, by its nearest full stops and line ends."""
    start = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n", "! ", "? "))
    ends = [at for mark in (". ", "\n", "! ", "? ") if (at := text.find(mark, span.end)) >= 0]
    return Span(start + 1 if start >= 0 else 0, min(ends) + 1 if ends else len(text))
