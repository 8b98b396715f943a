"""Codes and stances in words, for telling why claims are in dispute."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from standoff.knowledge.bodies import load_bodies
from standoff.knowledge.states import states_by_code
from standoff.linking.disputes import Dispute
from standoff.linking.stance import Stance

TAKEN = {
    "assert": "said by",
    "accuse": "charged by",
    "deny": "denied by",
    "demand": "demanded by",
    "refuse": "refused by",
}
"""Stances as what is done by somebody: a verb behind the names would have to know how many each of them is."""


@functools.cache
def _bodies() -> dict[str, str]:
    return {body.code: body.name for body in reversed(load_bodies())}


def side_name(code: str) -> str:
    """The name of a state or body by its code; a name stays as it is."""
    state = states_by_code().get(code)
    return state.name if state else _bodies().get(code, code)


def side_names(codes: Iterable[str]) -> list[str]:
    """Names of states and bodies in order of the alphabet."""
    return sorted(side_name(code) for code in codes)


def say_why(dispute: Dispute) -> str:
    """Who takes which stance, and what both are about."""
    sides = sorted((dispute.one, dispute.other), key=lambda s: (s.span, s.kind))
    common = [*side_names(t for t in dispute.about if t.isupper()), *sorted(t for t in dispute.about if t.islower())]
    said = "; ".join(_takes(side) for side in sides)
    about = ", ".join(common) if common else "one answers the other in the text"
    return f"{said}; in common: {about}" if common else f"{said}; {about}"


def _takes(stance: Stance) -> str:
    who = " and ".join(side_names(stance.holders)) or "the outlet"
    return f"{TAKEN[stance.kind]} {who}" + (", in the words of who refuses it" if stance.implied else "")
