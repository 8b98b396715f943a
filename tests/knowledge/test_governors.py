"""Words that govern the reality of an act."""

from __future__ import annotations

import pytest

from standoff.knowledge.governors import load_governors, load_modals, load_words, read_table

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


def test_words_made_with_a_preposition_have_one():
    for kind in ("relational", "asking-of"):
        assert all("_" in word for word in load_words(kind)), kind


def test_words_of_a_kind_are_single_tokens():
    joined = {"relational", "asking-of", "expelling", "disbelieving"}  # bound to a preposition or a particle
    rows = [(kind, word) for kind, words in read_table("word_kinds.tsv") for word in words.split()]
    assert not [(kind, word) for kind, word in rows if kind not in joined and ("_" in word or "-" in word)]
