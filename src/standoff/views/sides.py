"""Both sides of a dispute, and who moved, in equal form."""

from __future__ import annotations

from standoff.case.records import DisputeRecord, Side, Turn

KINDS = {
    "contradict": "Contradiction", "oppose": "Opposition", "numeric": "Figures differ", "blame": "Blame differs",
}  # fmt: skip
"""What a kind of dispute is called."""
STANCES = {
    "assert": "It is said", "deny": "It is denied", "demand": "It is demanded", "refuse": "It is refused",
    "accuse": "It is charged",
}  # fmt: skip
WAS = {
    "assert": "said so", "accuse": "charged it", "deny": "denied it", "demand": "demanded it", "refuse": "refused it",
}  # fmt: skip
SAME_STANCE = frozenset({"numeric", "blame"})
"""Kinds of dispute in which both sides assert."""


def two_sides(of: DisputeRecord) -> tuple[list[Side], list[Side]]:
    """The two sides, each from its first claim on.

    By stance; where numbers or charges stand against each other, by which stands against which.
    """
    if not of.sides:
        return [], []
    first = of.sides[0]
    by_stance = of.kind not in SAME_STANCE

    def with_first(side: Side) -> bool:
        return side.stance == first.stance if by_stance else side.part == first.part

    one = [s for s in of.sides if with_first(s)]
    other = [s for s in of.sides if not with_first(s)]
    return (one, other) if other else ([first], list(of.sides[1:]))


def side_names(of: DisputeRecord) -> tuple[str, str]:
    """What the two sides are called over their words."""
    if of.kind in SAME_STANCE:
        return ("One account", "The other")
    one, other = two_sides(of)
    return (
        STANCES.get(one[0].stance, one[0].stance) if one else "",
        STANCES.get(other[0].stance, other[0].stance) if other else "The other side",
    )


def turn_words(turn: Turn) -> str:
    """Who moved, from what to what, in a line: "Russia denied it on 2022-01-20, asserts it since 2022-01-28"."""
    now = turn.kind.removesuffix(" now")
    before, after = ((s.at or "undated")[:10] for s in (turn.before, turn.after))
    return f"{turn.who} {WAS.get(turn.before.stance, turn.before.stance)} on {before}, {now} it since {after}"
