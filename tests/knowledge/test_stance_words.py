"""The words of holding and refusing: forms written out, and no word in two classes that say opposite things."""

from __future__ import annotations

import dataclasses

import pytest

from standoff.knowledge.concepts import concept_by_word
from standoff.knowledge.stance_words import load_stance_words

CLASSES = dataclasses.asdict(load_stance_words())


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_words_are_single_lower_case_and_there(name):
    assert CLASSES[name]
    assert all(word == word.lower() and word.isalpha() for word in CLASSES[name])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("refusing", "claim_nouns"),
        ("refusing", "asked_nouns"),
        ("claim_nouns", "asked_nouns"),
        ("refusing", "between"),
        ("refusing", "topical"),
        ("negators", "between"),
        ("between", "intending"),
        ("true", "untrue"),
        ("untrue", "bearing_out"),
    ],
)
def test_classes_that_are_told_apart_share_no_word(one, other):
    assert not CLASSES[one] & CLASSES[other]


def test_a_word_of_disbelief_names_no_act():
    assert not CLASSES["untrue"] & (set(concept_by_word()) | CLASSES["refusing"] | CLASSES["true"])
