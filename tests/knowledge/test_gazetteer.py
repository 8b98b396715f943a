from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.knowledge import gazetteer as module
from standoff.knowledge.gazetteer import Gazetteer, load_gazetteer, load_tables, rows_of
from standoff.knowledge.place_keys import alike, place_key

FILE = Path(module.__file__).with_name("gazetteer.sqlite")


def test_the_file_is_small_enough_to_ship() -> None:
    assert FILE.stat().st_size < 12_500_000


def test_opening_is_quick() -> None:
    start = time.perf_counter()
    assert Gazetteer(load_tables(), str(FILE)).find("Odesa")
    assert time.perf_counter() - start < 0.3


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Yel'nya", "Yelnya"),
        ("Yel’nya", "Yelnya"),
        ("Suwałki Gap", "Suwalki gap"),
        ("St. Petersburg", "Saint Petersburg"),
        ("Ft. Worth", "Fort Worth"),
        ("Guinea-Bissau", "Guinea Bissau"),
        ("The Hague", "Hague"),
        ("U.S.", "US"),
        ("Łódź", "Lodz"),
        ("Türkiye", "Turkiye"),
    ],
)
def test_spellings_share_a_key(a: str, b: str) -> None:
    assert place_key(a) == place_key(b)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Kiev", "Kyiv", True),
        ("Odessa", "Odesa", True),
        ("Lvov", "Lviv", True),
        ("Al Fallujah", "Fallujah", True),
        ("Salisbury", "Harare", False),
        ("Berea", "Aleppo", False),
    ],
)
def test_near_spellings_are_told_from_other_names(a: str, b: str, same: bool) -> None:
    assert alike(place_key(a), place_key(b)) is same


@given(st.text(max_size=60))
def test_a_key_is_its_own_key_but_for_short_words(name: str) -> None:
    key = place_key(name)
    assert key == key.strip()
    assert "  " not in key
    if not key.startswith("the "):
        assert place_key(key) == key


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [
        ("Kyiv", 703448),
        ("Kiev", 703448),
        ("Kharkov", 706483),
        ("Yelnya", 467753),
        ("Texas", 4736286),
        ("Ky.", 6254925),
        ("B.C.", 5909050),
        ("United States", 6252001),
        ("U.S.", 6252001),
        ("Turkey", 298795),
        ("Europe", 6255148),
        ("Luhansk Oblast", 702657),
        ("Kharkiv region", 706482),
        ("England", 6269131),
        ("Crimea", 703883),
        ("Hodeidah", 79415),
        ("Raqqa", 172955),
    ],
)
def test_names_find_their_entries(name: str, geonameid: int) -> None:
    assert geonameid in {e.id for e in load_gazetteer().find(name)}


@pytest.mark.parametrize(
    "name",
    [
        "Donbas", "Donbass", "Suwalki Gap", "Transnistria", "West Bank", "Gaza Strip", "Aksai Chin", "Sahel", "Balkans",
        "Strait of Hormuz", "Kerch Strait", "Sea of Azov", "Suez Canal", "South China Sea", "Eastern Europe", "Line of Control",
        "Ramstein", "Fort Bragg", "Zaporizhzhia nuclear power plant", "Yavoriv training ground", "Southern Military District",
    ],
)  # fmt: skip
def test_regions_nobody_ships_are_known(name: str) -> None:
    assert load_gazetteer().find(name)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Turkish", "Turkey"), ("Ukrainians", "Ukraine"), ("European", "Europe"), ("Scottish", "Scotland"),
        ("Chechen", "Chechnya"), ("Dutch", "Netherlands"), ("Baltic", "Baltic states"), ("Texan", "Texas"),
    ],
)  # fmt: skip
def test_peoples_lead_to_their_places(word: str, name: str) -> None:
    assert name in {e.name for e in load_gazetteer().people(word)}


def test_an_abbreviation_counts_only_as_written() -> None:
    found = load_gazetteer().find
    assert found("US")
    assert not [e for e in found("us") if e.kind == "country"]
    assert not [e for e in found("La") if e.kind == "admin1"]


def test_regions_table_is_sound() -> None:
    rows = list(rows_of("regions.tsv"))
    assert len(rows) >= 400
    names = [row["name"] for row in rows]
    assert len(set(names)) == len(names)
    codes = set(load_tables().by_country)
    for row in rows:
        assert -90 <= float(row["lat"]) <= 90, row["name"]
        assert -180 <= float(row["lon"]) <= 180, row["name"]
        assert set(filter(None, row["countries"].split("|"))) <= codes, row["name"]
        assert row["disputed"] in {"", "x"}, row["name"]
        box = [float(x) for x in row["box"].split()]
        assert len(box) in {0, 4}, row["name"]
        if box:
            assert box[0] < box[2], row["name"]


def test_countries_table_is_sound() -> None:
    rows = list(rows_of("countries.tsv"))
    assert len({row["iso3"] for row in rows}) == len(rows) == 250
    assert len({row["geonameid"] for row in rows}) == len(rows)
    gazetteer = load_gazetteer()
    for row in rows:
        if row["capital"]:
            capital = gazetteer.subdivision(int(row["capital"]))
            assert capital is not None, row["name"]
            assert capital.country == row["iso3"], row["name"]


def test_subdivisions_of_the_table_are_in_the_file() -> None:
    gazetteer = load_gazetteer()
    for row in rows_of("subdivisions.tsv"):
        entry = gazetteer.subdivision(int(row["geonameid"]))
        assert entry is not None, row["name"]
        assert entry.country == row["country"], row["name"]
        assert entry.name == row["name"]


def test_disputed_places_say_so_and_others_do_not() -> None:
    entries = {row["name"]: row["disputed"] for row in rows_of("regions.tsv")}
    assert all(
        entries[n] == "x"
        for n in ("Crimea", "Golan Heights", "Aksai Chin", "Senkaku Islands", "Western Sahara")
        if n in entries
    )
    assert entries["Black Sea"] == ""
