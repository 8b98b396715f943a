"""The digit suggested for a claim's sourcing."""

from __future__ import annotations

import pytest

from standoff.linking.credibility import suggest
from standoff.linking.origins import Origins


def counted(least: int, **more: object) -> Origins:
    given = {"sides": least, "named": least, **more}
    return Origins(id="c", roots=least, min=least, max=least, reporting=least, why=(), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("origins", "act", "deniers", "digit"),
    [
        (counted(2), "assert", 0, 1),
        (counted(2, sides=1, observed=True), "assert", 0, 1),
        (counted(2, sides=1), "assert", 0, 2),
        (counted(1), "assert", 0, 3),
        (counted(1), "accuse", 1, 4),
        (counted(3), "assert", 1, 4),
        (counted(1), "assert", 2, 5),
        (counted(0, withdrawn=True), "assert", 0, 5),
        (counted(0), "assert", 0, 6),
        (counted(1, named=0), "assert", 0, 6),
        (counted(3), "expect", 0, 6),
        (counted(3), "demand", 0, 6),
    ],
)
def test_the_digit_follows_origins_denials_and_act(origins, act, deniers, digit):
    found = suggest(origins, act, deniers)
    assert found.digit == digit
    assert found.why


def test_more_copies_never_make_it_better():
    one, ten = counted(1), counted(1)
    ten = Origins(id="c", roots=1, min=1, max=4, reporting=10, why=(), sides=1, named=1)
    assert suggest(one, "assert", 0).digit == suggest(ten, "assert", 0).digit == 3


def test_no_word_of_it_is_a_verdict():
    for origins in (counted(0), counted(1), counted(2)):
        for deniers in (0, 1, 3):
            said = " ".join(suggest(origins, "assert", deniers).why).split()
            assert not {"true", "false", "confirmed", "probably"} & set(said)
