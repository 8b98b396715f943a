"""What two wordings are compared by: whose side a code is on."""

from __future__ import annotations

import pytest

from standoff.linking.propositions import foremost_sides, side_of
from standoff.model import Span
from standoff.reading import read


@pytest.mark.parametrize(
    ("code", "side"),
    [
        ("RUSGOV", "RUS"),
        ("USAMILNAV", "USA"),
        ("UKRSEP", "UKRSEP"),
        ("IGOUNOHCR", "IGOUNOHCR"),
        ("NGOAMN", "NGOAMN"),
        ("NGOHRW", "NGOHRW"),
        ("MNC", "MNC"),
        ("IMGMOS", "IMGMOS"),
        (None, None),
        ("", None),
    ],
)
def test_a_state_speaks_through_its_organs_and_what_belongs_to_none_for_itself(code, side):
    assert side_of(code) == side


@pytest.mark.parametrize(
    ("charge", "sides"),
    [
        ("Niger has violated the pledges", {"NER"}),
        ("Niger and Chad have violated the pledges made to Mali", {"NER", "TCD"}),
        ("the U.S. and NATO have violated the pledges made to Mali", {"USA", "IGOWSTNAT"}),
        ("Chad, Mali and the Niger have violated the pledges", {"TCD", "MLI", "NER"}),
        ("Mali has violated the pledges made to Niger", {"MLI"}),
        ("Iran had a part in Niger's raid", {"IRN"}),
        ("the pledges were violated", set()),
    ],
)
def test_who_is_named_first_and_in_one_breath_is_who_it_is_about(charge, sides):
    text = f"Kenya said that {charge}."
    assert foremost_sides(read(text), Span(text.index(charge), len(text)), text, frozenset({"KEN"})) == sides


def test_holders_are_not_whom_their_words_are_about():
    text = "Kenya said that Kenya and Mali had kept the pledges."
    assert foremost_sides(read(text), Span(16, len(text)), text, frozenset({"KEN"})) == {"MLI"}
