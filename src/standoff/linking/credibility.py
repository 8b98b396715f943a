"""A suggested credibility digit of the Admiralty code (NATO AJP-2.1), with what it was derived from.

It speaks of how a claim is sourced and of nothing else: reliability of a source is a letter of its own, which only an
analyst gives. The digit is suggested, never a verdict; what is a demand, an aim or a forecast cannot be judged (6).
"""

from __future__ import annotations

import msgspec

from standoff.linking.origins import Origins

UNJUDGED = frozenset(
    {"demand", "promise", "threaten", "advise", "propose", "ask", "believe", "expect", "intend", "praise", "warn"}
)
"""Acts whose content is an aim, an opinion or a forecast."""


class Credibility(msgspec.Struct, frozen=True, kw_only=True):
    """A digit from 1 (confirmed by other sources) to 5 (improbable), 6 where it cannot be judged, and why."""

    digit: int
    why: tuple[str, ...]


def suggest(origins: Origins, act: str, deniers: int) -> Credibility:
    """The digit of a claim with these origins, put forward by this act, denied by so many independent holders."""
    shown = _count(origins.min, "independent origin", "shown")
    denied = _count(deniers, "independent holder", "denies it" if deniers == 1 else "deny it")
    calm = "nobody in the case denies it"
    apart = "one of them saw it" if origins.observed else f"they stand on {origins.sides} sides"
    rows = (
        (act in UNJUDGED, 6, (f"what somebody would {act} is an aim, an opinion or a forecast",)),
        (origins.withdrawn, 5, ("who reported it took it back",)),
        (deniers >= 2 and deniers > origins.min, 5, (shown, denied)),
        (not origins.min or not origins.named, 6, ("nobody who knows is named",)),
        (deniers > 0, 4, (shown, denied)),
        (origins.min == 1, 3, (shown, calm)),
        (origins.sides >= 2 or origins.observed, 1, (shown, calm, apart)),
        (True, 2, (shown, calm, "they stand on one side, or on sides that are not known")),
    )
    return next(Credibility(digit=digit, why=why) for holds, digit, why in rows if holds)


def _count(number: int, noun: str, done: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'} {done}"
