"""Rival blame: two sides each name the other as the doer of one act, there and then ("who fired first")."""

from __future__ import annotations

import datetime as dt

import msgspec

from standoff.linking.speakers import spoken_for

APART = 1
"""Days between two charges that may still be about one night."""
DOING = frozenset({"happened", "ongoing"})
SAYING = frozenset({"assert", "accuse", "believe"})
"""Acts by which somebody is named as the doer."""


class Charge(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that somebody did something: who says so, who is to have done it, what kind of act, when and where.

    `by` are the codes of those who say so, who are called `name`, `agent` the doer's; `article` is equal for charges of
    one text.
    """

    claim: str
    article: str
    by: frozenset[str]
    agent: str
    name: str
    act: str
    day: str
    places: frozenset[str] = frozenset()


def rival(one: Charge, other: Charge) -> bool:
    """Whether each of two charges names the other's speaker as the doer of one kind of act, then and there.

    Charges of two texts must name a place in common; in one text it is enough that they name no two.
    """
    if one.act != other.act or one.claim == other.claim or not _near(one.day, other.day):
        return False
    ours, theirs = _sides(one.by), _sides(other.by)
    if ours & theirs or _side(one.agent) not in theirs or _side(other.agent) not in ours:
        return False
    if one.places & other.places:
        return True
    return one.article == other.article and not (one.places and other.places)


def _sides(codes: frozenset[str]) -> set[str]:
    return {_side(code) for code in codes}


def _side(code: str) -> str:
    """Whom a code acts for: its state, or itself where it stands apart from that (rebels)."""
    return spoken_for(code) or code


def _near(one: str, other: str) -> bool:
    try:
        return abs((dt.date.fromisoformat(one[:10]) - dt.date.fromisoformat(other[:10])).days) <= APART
    except ValueError:
        return False
