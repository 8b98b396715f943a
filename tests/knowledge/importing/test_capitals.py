from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.knowledge.importing.capitals import is_organisation, is_person, with_initials, without_title, written


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("MARA_OLSEN_", ("Mara Olsen",)),
        ("TARIQ_AL-REEFI_", ("Tariq al-Reefi",)),
        ("AL-REEF_", ("Al-Reef",)),
        ("LYNN_O'TIDE_", ("Lynn O'Tide",)),
        ("MICHELE_MCLAGOON_", ("Michele McLagoon",)),
        ("R.K._TIDEWELL_", ("R.K. Tidewell",)),
        ("URSULA_VON_DER_TIDE_", ("Ursula von der Tide",)),
        ("COUNCIL_OF_THE_REEF_", ("Council of the Reef",)),
        ("LAKEWATER_LIBERATION_FRONT_(LLF)_", ("Lakewater Liberation Front", "LLF")),
        ("REEF_FRONT_(COASTLAND)_", ("Reef Front", "COASTLAND")),
        ("CHILDREN'S_REEF_FUND_", ("Children's Reef Fund",)),
        ("FIVE_C'S_", ("Five C's",)),
        ("ORDER_OF_CORALS,_THE_", ("Order of Corals",)),
        ("THE_HAPPY_ISLES_", ("Happy Isles",)),
        ("THE_REEF_", ("The Reef",)),
        ("VNMF_", ("VNMF",)),
        ("UN_REEF_AGENCY_", ("UN Reef Agency",)),
        ("LRA_", ("LRA",)),
        ("ANA\t_REEF_", ("Ana Reef",)),
        ("39649_", ()),
        ("___", ()),
        ("REEF=TIDE_", ()),
    ],
)
def test_capitals_become_ordinary_writing(raw: str, names: tuple[str, ...]) -> None:
    assert written(raw) == names


def test_initials_of_another_name_stay_capitals() -> None:
    names = ["United Nations Reef Programme", "Unrp", "Council of the Reef", "Cr", "Tide"]
    assert with_initials(names) == ["United Nations Reef Programme", "UNRP", "Council of the Reef", "CR", "Tide"]


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("President Olsen", "Olsen"),
        ("Former Foreign Minister Mara Olsen", "Mara Olsen"),
        ("Vanuatuan President Mara Olsen", "Mara Olsen"),
        ("UN Secretary-General Kofi Corallo", "Kofi Corallo"),
        ("United Nations Chief", ""),
        ("Mara Olsen", "Mara Olsen"),
    ],
)
def test_titles_are_no_part_of_a_name(name: str, bare: str) -> None:
    assert without_title(name) == bare


@pytest.mark.parametrize(
    ("name", "person", "organisation"),
    [
        ("John Waterlake", True, False),
        ("General Tidewell", True, False),
        ("Abu Reef", True, False),
        ("Lakewater Liberation Front", False, True),
        ("Reef Police", False, True),
        ("French Occupied Vanuatu", False, False),
        ("Tuvamaros", False, False),
        ("President", False, False),
    ],
)
def test_words_tell_people_from_organisations(name: str, person: bool, organisation: bool) -> None:
    assert (is_person(name), is_organisation(name)) == (person, organisation)


@given(st.text(max_size=40))
def test_no_name_can_break_a_line(raw: str) -> None:
    assert not any(c in name for name in written(raw) for c in "\t\n\r|_")
