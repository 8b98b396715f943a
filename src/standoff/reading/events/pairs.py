"""Bare nouns of force and sanctions that speak of the one pair at odds an article has: "the war", "the sanctions"."""

from __future__ import annotations

from dataclasses import replace

from standoff.reading.events.coded import Coded
from standoff.reading.events.parties import Party

_HARD = frozenset(("ASSAULT", "THREATEN", "MOBILIZE"))
_LIKE = frozenset(("noun-invasion", "noun-attack", "noun-war", "noun-sanction", "noun-ultimatum", "noun-buildup"))
"""Rules of nouns that speak of the one force, war or embargo an article is about when they name nobody."""


def of_the_article(events: list[Coded]) -> list[Coded]:
    """The events, bare nouns with the parties of the one pair of their kind that the article has, if there is one."""
    pairs = {kind: _only_pair(events, kind) for kind in (_HARD, frozenset(("SANCTION",)))}
    out: list[Coded] = []
    for event in events:
        pair = next((pair for kind, pair in pairs.items() if event.typing.code.plover in kind), None)
        like = pair is not None and event.typing.rule in _LIKE
        out.append(_paired(event, *pair) if pair is not None and like else event)
    return out


def _only_pair(events: list[Coded], kind: frozenset[str]) -> tuple[Party, Party] | None:
    found: dict[tuple[str, str], tuple[Party, Party]] = {}
    for e in events:
        if e.typing.code.plover in kind and e.source and e.target and e.source.code and e.target.code:
            found.setdefault((e.source.code[:3], e.target.code[:3]), (e.source, e.target))
    return next(iter(found.values())) if len(found) == 1 else None


def _paired(event: Coded, source: Party, target: Party) -> Coded:
    if event.target is not None and event.target.code:
        return event
    unknown = event.source is None or not event.source.code
    if unknown and event.target is None:
        return replace(event, source=event.source or source, target=target)
    same = event.source is not None and event.source.of_one_state(source)
    return replace(event, target=target) if same and event.target is None else event
