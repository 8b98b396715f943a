"""Vocabularies of forces, advice and promises: loaded whole, without contradictions."""

from __future__ import annotations

from typing import get_args

from standoff.knowledge.advice import load_advice
from standoff.knowledge.assets import (
    load_force_nouns,
    load_force_predicates,
    load_location_nouns,
    load_military_words,
    table_rows,
)
from standoff.knowledge.promises import load_promises, load_treaties
from standoff.model.marks import Asset, Readiness


def test_every_force_noun_names_a_known_asset():
    for entries in load_force_nouns().values():
        for noun in entries.values():
            assert noun.asset in get_args(Asset)
            assert noun.sure in {"yes", "mark", "arms", "plain"}


def test_the_longest_force_noun_comes_first():
    assert next(iter(load_force_nouns()["carriers"])) == ("armored", "personnel", "carriers")
    assert load_force_nouns()["jets"]["fighter", "jets"].asset == "aircraft"


def test_predicates_have_a_role_and_a_readiness():
    known = {*get_args(Readiness), "settled", "place"}
    for (_, role), predicate in load_force_predicates().items():
        assert role in {"o", "s", "w", "n", "p"}
        assert predicate.readiness in known
    assert load_force_predicates()["pull out", "s"].readiness == "withdrawn"


def test_no_table_lists_a_row_twice():
    for name, width in (("assets.tsv", 1), ("readiness.tsv", 2), ("treaties.tsv", 1)):
        keys = [tuple(row[:width]) for row in table_rows(name)]
        assert len(keys) == len(set(keys)), name


def test_word_lists_are_lower_case():
    for table in (load_advice(), load_promises()):
        for name in table.__slots__:
            words = getattr(table, name)
            assert words
            assert all(w == w.lower() for w in words)
    assert "naval" in load_military_words()
    assert load_location_nouns()["border"] == "border"


def test_a_treaty_is_found_by_its_last_word():
    (words, treaty), *_ = load_treaties()["treaty"]
    assert words[-1] == "treaty"
    assert treaty.year > 1900
