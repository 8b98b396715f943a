"""Whose claim or demand a content names, and of which of the two it is."""

from __future__ import annotations

import pytest

from standoff.linking.kinds import kind_of_owners, owners


@pytest.mark.parametrize(
    ("content", "whose", "kind"),
    [
        ("Kenya's claims that Ethiopia planned an attack", {"KEN"}, "assert"),
        ("the Kenyan side's allegations about Ethiopia's plans to attack", {"KEN"}, "assert"),
        ("Kenyan demands to withdraw forces from the lake", {"KEN"}, "demand"),
        ("a Kenyan plan to open the dam", {"KEN"}, "demand"),
        ("the vote in the occupied parts of Kenya - statement", set(), "assert"),
        ("a raid on Kenya, reports of which spread", set(), "assert"),
    ],
)
def test_a_claim_belongs_to_the_side_named_just_before_it(content, whose, kind):
    assert owners(content) == whose
    assert kind_of_owners(content) == kind
