"""Whether the condition of a promise is told as come about."""

from __future__ import annotations

from standoff.knowledge.deeds import load_deeds
from standoff.linking.doers import SO
from standoff.linking.pledges import Pledge, states_in
from standoff.linking.propositions import proposition_terms, side_of
from standoff.model import Event


def meets(pledge: Pledge, event: Event, words: str) -> bool:
    """Whether an event is what a pledge's condition waits for: one type, doer and recipient, and the same kind of act.

    `words` are those that tell it. An attack, told by a verb, meets any condition of an assault ("if their tanks
    cross the border"); a noun may be about any attack.
    """
    if event.plover == "ASSAULT":
        alike_act = any((w,) in load_deeds()["attack"].done for w in words.lower().split())
    else:
        alike_act = bool(proposition_terms(words) & (pledge.condition - states_in(pledge.condition)))
    before = event.date_from == "text" and (event.start or "~")[:10] < pledge.at[:10]
    return event.status in SO and not before and alike_act and is_awaited(pledge, event)


def is_awaited(pledge: Pledge, event: Event) -> bool:
    """Whether type and parties of an event are those of an event in the pledge's condition."""
    doer, other = side_of(event.source_code), side_of(event.target_code)
    named = states_in(pledge.condition) - {doer}
    return any(
        (plover, source) == (event.plover, doer) and (other == target if target else not named or other in named)
        for plover, source, target in pledge.awaited
    )
