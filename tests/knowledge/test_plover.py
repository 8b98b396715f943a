"""The code books: complete, consistent, and the classes of verbs and nouns point into them."""

from __future__ import annotations

from collections import Counter

import pytest

from standoff.knowledge.governors import read_table
from standoff.knowledge.plover import GOLDSTEIN, QUADS, load_coding

CODING = load_coding()
FAMILIES = {"+agree", "+demand", "+appeal", "+refuse", "+threat", "+do"}


def test_every_plover_type_has_codes_and_a_quad_class():
    assert {code.plover for code in CODING.codes.values()} - {""} == set(QUADS)


@pytest.mark.parametrize("code", CODING.codes.values(), ids=lambda code: code.code)
def test_a_code_is_two_to_four_digits_with_a_goldstein_root_and_a_definition(code):
    assert code.code.isdigit()
    assert 3 <= len(code.code) <= 4
    assert code.code[:2] in GOLDSTEIN
    assert code.definition[0].isupper()


@pytest.mark.parametrize("code", CODING.codes.values(), ids=lambda code: code.code)
def test_what_an_act_becomes_when_agreed_demanded_refused_or_threatened_is_a_code_of_that_type(code):
    for other, types in (
        (code.agree, {"AGREE"}),
        (code.demand, {"REQUEST", "ACCUSE"}),
        (code.refuse, {"REJECT"}),
        (code.threat, {"THREATEN"}),
    ):
        if other:
            assert CODING.codes[other].plover in types


def test_every_demand_has_an_appeal_of_the_same_number():
    for code in CODING.codes:
        if code.startswith("10"):
            assert CODING.codes["02" + code[2:]].plover == "REQUEST"


def test_verbs_and_nouns_point_at_codes():
    for senses in CODING.verbs.values():
        for sense in senses:
            assert sense.code in CODING.codes or sense.code in FAMILIES or sense.code == "-"
    for noun in CODING.nouns.values():
        for code in (noun.code, noun.theme, noun.charge):
            assert code is None or code in CODING.codes


def test_conditions_name_classes_that_exist():
    names = {noun.name for noun in CODING.nouns.values()} | {"any", "none", "actor", "state", "place", "money"}
    names |= {"several", "plural"}
    clauses = {"yes", "no", "to", "own", "leave", "talk", "typed", "help"}
    for word, senses in CODING.verbs.items():
        for sense in senses:
            for slot, wanted in sense.conditions:
                assert set(wanted) <= (clauses if slot == "c" else names), (word, slot, wanted)


def test_open_senses_are_tried_last():
    for senses in CODING.verbs.values():
        open_ones = [
            bool(sense.conditions) and all("any" in wanted for _, wanted in sense.conditions) for sense in senses
        ]
        assert open_ones == sorted(open_ones)


@pytest.mark.parametrize(
    ("code", "plover", "mode"),
    [
        ("0831", "RETREAT", "resign"),
        ("163", "SANCTION", "discontinue"),
        ("173", "COERCE", "arrest"),
        ("1712", "ASSAULT", "destroy"),
        ("191", "COERCE", "restrict"),
        ("036", "AGREE", None),
        ("154", "MOBILIZE", "troops"),
        ("1952", "ASSAULT", "drone"),
    ],
)
def test_types_and_modes_of_codes(code, plover, mode):
    assert (CODING.codes[code].plover, CODING.codes[code].mode) == (plover, mode)


def test_all_sixteen_types_are_within_reach_of_verbs():
    direct = {CODING.codes[s.code].plover for senses in CODING.verbs.values() for s in senses if s.code in CODING.codes}
    by_family = {"AGREE", "REQUEST", "REJECT", "THREATEN"}
    assert direct | by_family >= set(QUADS)
    assert len(CODING.verbs) > 500


def test_no_noun_stands_in_two_classes():
    words = [word for *_, nouns in read_table("nouns.tsv") for word in nouns.split()]
    assert not [word for word, times in Counter(words).items() if times > 1]


def test_no_sense_of_a_verb_hides_behind_an_earlier_one():
    hidden = [
        (verb, later.code)
        for verb, senses in load_coding().verbs.items()
        for at, later in enumerate(senses)
        for earlier in senses[:at]
        # What stands for the act in its complement may come to nothing, and then the next sense is tried.
        if set(earlier.conditions) <= set(later.conditions) and (earlier.code[0] not in "+-" or earlier == later)
    ]
    assert not hidden
