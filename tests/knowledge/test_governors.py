"""Words that govern the reality of an act."""

from __future__ import annotations

import pytest

from standoff.knowledge.governors import load_governors, load_modals, load_words

EFFECTS = {"planned", "possible", "demanded", "denied", "conditional", "begun", "done"}


def test_effects_are_known():
    assert set(load_governors().values()) == EFFECTS


@pytest.mark.parametrize(
    ("word", "effect"),
    [("plan", "planned"), ("fear", "possible"), ("urge", "demanded"), ("rule_out", "denied"), ("begin", "begun")],
)
def test_effect_of_a_governor(word, effect):
    assert load_governors()[word] == effect


def test_modals_tell_future_from_possibility_and_duty():
    modals = load_modals()
    assert (modals["will"], modals["might"], modals["must"], modals["unless"]) == ("will", "may", "must", "unless")


def test_kinds_of_words():
    assert "series" in load_words("container")
    assert "urge" in load_words("object-control")
    with pytest.raises(KeyError):
        load_words("no such kind")
