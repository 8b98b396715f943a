"""What two wordings are compared by: whose side a code is on."""

from __future__ import annotations

import pytest

from standoff.linking.propositions import side_of


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
