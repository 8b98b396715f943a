"""Codes of countries in other schemes: complete, unique, and leading back."""

from __future__ import annotations

import pytest

from standoff.knowledge.country_codes import (
    country_name,
    iso3_by_cameo,
    iso3_by_fips,
    iso3_of_name,
    load_country_codes,
    us_state,
)
from standoff.knowledge.gazetteer import load_tables
from standoff.knowledge.sector_codes import cameo_by_icews, cameo_by_plover, load_sector_codes
from standoff.knowledge.sectors import load_actor_nouns
from standoff.knowledge.states import load_states

ROWS = load_country_codes()


def test_every_country_has_a_row_and_every_state_a_fips_code():
    assert set(ROWS) == set(load_tables().by_country)
    assert [s.code for s in load_states() if s.kind == "state" and not ROWS[s.code].fips] == []


def test_fips_codes_are_unique_and_lead_back():
    codes = [code for row in ROWS.values() for code in (row.fips, *row.areas.values()) if code]
    assert len(codes) == len(set(codes)) == 249
    assert all(len(code) == 2 and code.isupper() for code in codes)
    assert all(iso3_by_fips()[row.fips] == iso3 for iso3, row in ROWS.items() if row.fips)


def test_cow_numbers_are_unique_and_those_of_states():
    numbers = [row.cow for row in ROWS.values() if row.cow]
    assert len(numbers) == len(set(numbers)) == 195
    assert all(2 <= int(number) <= 990 for number in numbers)
    states = {s.code for s in load_states() if s.kind == "state"}
    assert {iso3 for iso3, row in ROWS.items() if row.cow} <= states
    # No member of the state system: the Holy See and Palestine.
    assert states - {iso3 for iso3, row in ROWS.items() if row.cow} == {"VAT", "PSE"}


@pytest.mark.parametrize(
    ("iso3", "fips", "cow"),
    [
        ("GBR", "UK", "200"), ("UKR", "UP", "369"), ("RUS", "RS", "365"), ("DEU", "GM", "255"), ("CHN", "CH", "710"),
        ("CHE", "SZ", "225"), ("AUS", "AS", "900"), ("AUT", "AU", "305"), ("SRB", "RI", "345"), ("SSD", "OD", "626"),
        ("KOR", "KS", "732"), ("PRK", "KN", "731"), ("TUR", "TU", "640"), ("ISR", "IS", "666"), ("ISL", "IC", "395"),
        ("EST", "EN", "366"), ("LVA", "LG", "367"), ("LTU", "LH", "368"), ("BLR", "BO", "370"), ("XKX", "KV", "347"),
    ],
)  # fmt: skip
def test_codes_that_are_often_mistaken(iso3, fips, cow):
    assert (ROWS[iso3].fips, ROWS[iso3].cow) == (fips, cow)


def test_cameo_differs_from_iso_for_few():
    assert iso3_by_cameo() == {"ROM": "ROU", "TMP": "TLS", "KSV": "XKX"}
    assert not set(iso3_by_cameo()) & set(ROWS)


def test_names_of_icews_are_unique_and_lead_back():
    assert len({row.icews for row in ROWS.values()}) == len(ROWS)
    assert [iso3 for iso3, row in ROWS.items() if iso3_of_name(row.icews) != iso3] == []
    assert iso3_of_name("russian federation") == "RUS"
    assert iso3_of_name("Atlantis") is None


def test_names_of_countries():
    assert [country_name(c) for c in ("UKR", "SUN", "ABW", "QQQ")] == ["Ukraine", "Soviet Union", "Aruba", None]
    assert [us_state(n) for n in ("North Carolina", "Bavaria", None)] == ["NC", None, None]


def test_every_sector_of_the_knowledge_base_has_its_codes():
    rows = load_sector_codes()
    assert {noun.sector for noun in load_actor_nouns().values() if noun.sector} <= set(rows)
    assert len(cameo_by_plover()) == len(cameo_by_icews()) == len(rows)
    assert (rows["MED"].plover, rows["HLH"].plover) == ("JRN", "MED")
