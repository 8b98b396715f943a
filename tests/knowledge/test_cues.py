"""The tables of cues, speech acts and their word classes are whole and say what English says."""

from __future__ import annotations

from typing import get_args

import pytest

from standoff.knowledge.act_words import load_act_words
from standoff.knowledge.cues import load_cue_trust, load_cue_words, load_cues
from standoff.knowledge.speech_acts import load_speech_acts
from standoff.model.marks import Act


def test_weights_are_shares() -> None:
    table = load_cues()
    weights = [*table.exact.values(), *table.lemma.values(), *table.frame.values(), *table.base.values()]
    assert weights
    assert all(0 < w < 1 for w in weights)


@pytest.mark.parametrize(
    ("kind", "lemma", "frame"),
    [("verb", "say", "that"), ("verb", "say", "bare"), ("verb", "claim", "that"), ("verb", "want", "to")],
)
def test_words_of_saying_weigh_more_than_words_of_doing(kind: str, lemma: str, frame: str) -> None:
    table = load_cues()
    assert table.weight(kind, lemma, frame) > 0.5
    assert table.weight(kind, lemma, frame) > table.weight("verb", "walk", "obj")


def test_a_word_never_met_is_read_by_its_frame() -> None:
    table = load_cues()
    assert table.weight("verb", "quonk", "that") > table.weight("verb", "quonk", "obj")


def test_every_act_has_words() -> None:
    acts = {act.act for rows in load_speech_acts().rows.values() for _, act in rows}
    assert acts == set(get_args(Act))


@pytest.mark.parametrize(
    ("lemma", "frame", "act"),
    [
        ("warn", "that", "warn"), ("warn", "p:against", "advise"), ("deny", "ing", "deny"), ("threaten", "to", "threaten"),
        ("tell", "that", "assert"), ("tell", "him-to", "demand"), ("tell", "be-to", "demand"), ("hope", "to", "intend"),
    ],
)  # fmt: skip
def test_the_act_depends_on_the_frame(lemma: str, frame: str, act: str) -> None:
    found = load_speech_acts().of("verb", lemma, frame)
    assert found is not None
    assert found.act == act


def test_an_unknown_word_has_no_act() -> None:
    assert load_speech_acts().of("verb", "quonk", "that") is None
    assert load_speech_acts().floor("verb", "quonk", "that") == 0


def test_word_classes_are_lower_case_and_not_empty() -> None:
    for classes in (load_cue_words(), load_act_words()):
        for name in classes.__slots__:
            words = getattr(classes, name)
            assert words
            assert all(word == word.lower() for word in words), name


def test_trust_names_what_the_rules_ask_for() -> None:
    assert {"weight", "floor", "light", "quoted"} <= set(load_cue_trust())
