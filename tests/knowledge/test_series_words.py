"""Tables behind series: land borders run both ways, words are lower case and say one thing."""

from __future__ import annotations

import dataclasses

from standoff.knowledge.neighbours import load_neighbours
from standoff.knowledge.sector_codes import load_sector_codes
from standoff.knowledge.series_words import load_series_words


def test_borders_run_both_ways():
    near = load_neighbours()
    assert all(code in near[other] for code, others in near.items() for other in others)
    assert all(code not in others for code, others in near.items())
    assert "UKR" in near["RUS"]
    assert "USA" not in near["RUS"]
    assert "ISL" not in near


def test_words_are_lower_case_and_listed_once():
    words = load_series_words()
    for field in dataclasses.fields(words):
        listed = getattr(words, field.name)
        if isinstance(listed, tuple) and field.name != "outcomes":
            assert all(word == word.lower().strip() for word in listed)
            assert len(set(listed)) == len(listed), field.name
    assert not set(words.near) & set(words.at)


def test_organs_are_sectors_of_the_code_book():
    assert load_series_words().organs <= set(load_sector_codes())


def test_no_word_tells_of_two_outcomes_of_one_kind():
    for people in (True, False):
        told = [w for o in load_series_words().outcomes if o.people == people for w in o.behind]
        assert len(told) == len(set(told))
