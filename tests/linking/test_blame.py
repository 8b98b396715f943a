"""Rival blame: each names the other, for one act, then and there."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from standoff.linking.blame import Charge, rival

NUMBERS = itertools.count()


def charge(by: str, agent: str, **fields: object) -> Charge:
    given: dict[str, object] = {
        "claim": f"c{next(NUMBERS)}", "article": "a1", "name": agent, "act": "ASSAULT", "day": "2022-02-17", **fields,
    }  # fmt: skip
    return Charge(by=frozenset({by}), agent=agent, **given)  # type: ignore[arg-type]


OURS, THEIRS = charge("UKRMIL", "UKRREB"), charge("UKRREB", "UKRGOV")


def test_each_names_the_other():
    assert rival(OURS, THEIRS)
    assert rival(THEIRS, OURS)


@pytest.mark.parametrize(
    "changed",
    [
        {"act": "COERCE"},
        {"day": "2022-02-25"},
        {"day": ""},
        {"agent": "RUSMIL"},
        {"by": frozenset({"RUSGOV"})},
        {"article": "a2"},
        {"claim": OURS.claim},
    ],
)
def test_another_act_day_doer_or_text_is_no_rival(changed: dict[str, object]):
    assert not rival(OURS, msgspec.structs.replace(THEIRS, **changed))


def test_two_texts_must_name_one_place_and_one_text_not_two():
    here, there = frozenset({"harbour"}), frozenset({"hill"})
    assert rival(charge("RUS", "UKR", places=here), charge("UKR", "RUS", places=here, article="a2"))
    assert not rival(charge("RUS", "UKR", places=here), charge("UKR", "RUS", places=there))
    assert rival(charge("RUS", "UKR", places=here), charge("UKR", "RUS"))


def test_who_accuses_their_own_side_is_no_rival():
    assert not rival(charge("RUSGOV", "RUSMIL"), charge("RUSMIL", "RUSGOV"))
