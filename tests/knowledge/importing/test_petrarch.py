from __future__ import annotations

import bz2
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import FormatError
from standoff.knowledge.importing import dictionary
from standoff.knowledge.importing.dictionary import iso_day
from standoff.knowledge.importing.petrarch import _OFFICES, Undecided, read_petrarch
from standoff.knowledge.importing.report import Report
from standoff.knowledge.overlay import fault_of
from standoff.knowledge.tables import read_table

Import = Callable[..., tuple[list[str], Report]]


@pytest.fixture
def read(tmp_path: Path) -> Import:
    """`read(text)`: the lines made of a dictionary, each sound, and the report."""

    def run(text: str, undecided: Undecided = "leave") -> tuple[list[str], Report]:
        path, report = tmp_path / "own.actors.txt", Report()
        path.write_text(text, encoding="utf-8")
        lines = read_petrarch([path], report, undecided)
        assert [fault for line in lines if (fault := fault_of(line))] == []
        return [str(line) for line in lines], report

    return run


def offices(lines: list[str]) -> list[list[str]]:
    """Person, variants, office, of, from and to of lines of offices."""
    found = [line.split("\t")[1:] + [""] * 2 for line in lines if line.startswith("offices\t")]
    return [[cells[0], cells[1], *cells[3:7]] for cells in found]


@pytest.mark.parametrize(
    "text",
    [
        "MARA_OLSENNE_ [VUTGOV 100101-141231]\n",
        "MARA_OLSENNE_\t[VUTGOV 20100101-20141231] ; Rulers.txt\n",
        "MARA_OLSENNE_  ; somebody\n\t[VUTGOV 100101 - 141231] # so it is\n",
        "# ours\n<!-- <b> of\n two lines -->\n\nMARA_OLSENNE_\n\n    [ VUTGOV 100101-141231 ]\n",
        "MARA OLSENNE_ [VUTELI 900101-100101] [VUTGOV 100101-141231][VUTELI]\n",
        "MARA_OLSENNE_ {MARA_OLSENNE_} [VUTGOV 100101-141231] [---]\n",
    ],
)
def test_a_person_with_dates_in_every_way_they_are_written(read: Import, text: str) -> None:
    lines, report = read(text)
    assert offices(lines) == [["Mara Olsenne", "", "official", "VUT", "2010-01-01", "2014-12-31"]]
    assert (report.left, report.broken_count) == ({}, 0)


@pytest.mark.parametrize(
    ("code", "office", "of", "start", "end"),
    [
        ("VUTGOV <010101", "official", "VUT", "", "2001-01-01"),
        ("VUTGOV <010101>", "official", "VUT", "", "2001-01-01"),
        ("VUTMIL  >070201", "officer", "VUT", "2007-02-01", ""),
        ("VUTGOVMIL 310101-320000", "official", "VUT", "1931-01-01", "1932"),
        ("VUTGOV 300101-300000", "official", "VUT", "2030-01-01", "2030"),
        ("VUTBUS 20050230-20061100", "businessperson", "VUT", "2005-02", "2006-11"),
        ("ROMGOV 900101-910101", "official", "ROU", "1990-01-01", "1991-01-01"),
        ("IGOUNO 970101-061231", "official", "United Nations", "1997-01-01", "2006-12-31"),
        ("IGOUNODEVXYZ >070101", "official", "United Nations", "2007-01-01", ""),
        ("IGOWSTNAT 690101-711231", "official", "NATO", "1969-01-01", "1971-12-31"),
        ("VUTREB", "rebel", "VUT", "", ""),
        ("VUTELI", "public_figure", "VUT", "", ""),
    ],
)
def test_codes_and_dates(read: Import, code: str, office: str, of: str, start: str, end: str) -> None:
    lines, _ = read(f"JOHN_TIDEWELL_ [{code}]\n")
    assert offices(lines) == [["John Tidewell", "", office, of, start, end]]


def test_titles_give_no_office_and_no_name_of_their_own(read: Import) -> None:
    lines, _ = read(
        "SECRETARY-GENERAL_KOFI_CORALLO_\n+KOFI_CORALLO\n+K._CORALLO_\n+UNITED_NATIONS_CHIEF\n+PRESIDENT_CORALLO\n"
        "\t[IGOUNO 970101-061231]\n\t[ELI]; Rulers.txt\n"
    )
    assert offices(lines) == [
        ["Kofi Corallo", "K. Corallo|Corallo", "official", "United Nations", "1997-01-01", "2006-12-31"]
    ]


def test_further_names_of_a_state_but_not_its_cities(read: Import) -> None:
    lines, report = read(
        "VANUATU_  [VUT]\n+VANUATUU_\n+NI-VANUATU_\n+PORT_VILA_ # a city\n+LUGANVILLE\n+THE_HAPPY_ISLES_\n+FRANCE_\n"
    )
    assert lines == ["states\tVUT\tVU\tstate\tVanuatu\tVanuatuu|Happy Isles\tVanuatuan\tni-Vanuatu\tPort Vila"]
    assert report.count("cities and provinces given as names of their state (the gazetteer has them)") == 1
    assert report.count("names that mean another actor here") == 1


def test_known_actors_keep_their_codes_and_get_names(read: Import) -> None:
    lines, report = read(
        "HAMAS_\n+HAMAS_POLITICAL_BUREAU_\n+JOHN_WATERLAKE_\n\t[PSEREBXYZ]\n"
        "UNICEF_ [IGOUNODEVKID]\n+UNITED_NATIONS_FUND_FOR_CHILDREN_\n"
        "KREMLIN_ [USAGOV]\n"
    )
    assert [line.split("\t")[:5] for line in lines] == [
        ["groups", "Hamas", "Hamas Political Bureau", "PSE", "REB"],
        ["bodies", "UNICEF", "Unicef|United Nations Fund for Children", "IGOUNOKID", "agency"],
    ]
    assert report.count("people given as names of an organisation") == 1
    assert report.count("names that mean another actor here") == 1


def test_new_organisations(read: Import) -> None:
    lines, report = read(
        "LAKEWATER_LIBERATION_FRONT_(LLF)_ [VUTREB] # 21 Mar 13\n+LAKEWATER_FRONT_\n\n"
        "VANUATU_NATIONAL_MOBILE_FORCE\n+VNMF_\n    [VUTMIL]\n"
        "UNITED_NATIONS_REEF_PROGRAMME_ [IGOUNOENV]\n+UNRP_\n"
        "CORAL_BRIGADE_\t[IMGSEAMOSXYZ ]; Groups\n"
        "REEF_TRADERS_COMPANY_ [VUTBUS]\nTIDE_FRONT_ [MEAREB]\nREEF_POLICE_ [VUTCOP <990101] [VUTMIL]\n"
    )
    assert lines == [
        "groups\tLakewater Liberation Front\tLLF|Lakewater Front\tVUT\tREB",
        "organs\tVanuatu National Mobile Force\tVNMF\tVUT\tMIL",
        "bodies\tUnited Nations Reef Programme\tUNRP\tIGOUNOENV\torganisation",
        "groups\tCoral Brigade\t\tIMG\tREB",
    ]
    assert report.count("organisations that no table takes (BUS)") == 1
    assert report.count("organisations that no table takes (MEA)") == 1
    assert report.count("organisations whose code changes with the years") == 1


def test_what_no_word_decides_the_user_does(read: Import) -> None:
    text = "TUVAMARO_TIDIYA_ [VUTREB]\n"
    reason = "names that no word shows to be a person's or an organisation's (see --undecided)"
    lines, report = read(text)
    assert (lines, report.count(reason)) == ([], 1)
    assert read(text, "groups")[0] == ["groups\tTuvamaro Tidiya\t\tVUT\tREB"]
    assert offices(read(text, "people")[0]) == [["Tuvamaro Tidiya", "", "rebel", "VUT", "", ""]]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SOLDIER_ {SOLDIERS} [~MIL]\n", "agents: nouns for anybody (see sectors.tsv)"),
        ("ANA_REEF_\n", "names without a code"),
        ("ANA_REEF_ [---]\n", "names with no code but --- or ELI"),
        ("_____ [VUTGOV]\n", "entries whose names have signs that no name has"),
        ("OLDLAND_ [SUN <911226] [RUS]\n", "names that mean several states, one after the other"),
        ("FOREIGN_MINISTER_TIDO_ [VUTGOV 910101-920101]\n", "people of whom only one name is given"),
        ("ANNA_TIDO_ [MEAGOV 910101-920101]\n", "codes of no state and no body known here (MEA...)"),
        ("ANNA_TIDO_ [VUTHLH 910101-920101]\n", "people whose role no office stands for (HLH)"),
        ("JOHN_TIDE_ [VUTGOV]\n\n+PARTED_\n", "names that a blank line parts from what they belong to"),
    ],
)
def test_what_does_not_fit_is_counted(read: Import, text: str, reason: str) -> None:
    _, report = read("JOHN_TIDEWELL_ [VUTGOV]\n" + text)
    assert report.count(reason) == 1, report.left


@pytest.mark.parametrize(
    "line",
    [
        "ANA_REEF_ [VUTGOV 2004017-20061201]",
        "ANA_REEF_ [VUTGOV 041301-061201]",
        "ANA_REEF_ [VUTGOV 040101]",
        "ANA_REEF_ [vut gov]",
        "ANA_REEF_ []",
        "ANA_REEF_ [VUTGOV",
    ],
)
def test_a_broken_line_is_named_and_the_others_go_on(read: Import, line: str) -> None:
    lines, report = read(f"# ours\n{line}\nJOHN_TIDEWELL_ [VUTGOV]\n")
    assert [row[0] for row in offices(lines)] == ["John Tidewell"]
    assert (report.broken_count, report.left) == (1, {})
    assert report.broken[0].where.endswith("own.actors.txt:2")


def test_a_line_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path, report = tmp_path / "own.txt", Report()
    path.write_bytes("JÖRG_TIDE_ [VUTGOV]\n".encode("latin-1") + b"JOHN_TIDEWELL_ [VUTGOV]\n")
    assert len(read_petrarch([path], report)) == 1
    assert [error.where for error in report.broken] == [f"{path}:1"]


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "once upon a time\n", '{"entities": {}}\n', "--- VOW [170] ---\nVOW\n- * RESIST [112]\n"],
)
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError, match=r"other\.txt: holds no actor in PETRARCH's form"):
        read_petrarch([path], Report())


COUNTRY = """<!-- a CountryInfo of our own
 with notes <Country> -->
<Doc>Version</Doc>
<Country>
<CountryCode>VUT</CountryCode>
<CountryName>VANUATU</CountryName>
<Nationality>
\tVANUATUUAN_
</Nationality>
<Capital>
\tREEFTOWN_
</Capital>
<Leaders>
\t<Prime ministers>
\t\tTOMAS_KALVEIT_\t\t[19910101 - 19940715]  [B:19400101]  [D:20080713]
\t\tMARA_OLSENNE_\t[>20101231]
\t</Prime ministers>
\t<Heads of the reef council>
\t\tANA_LAGOONA_\t[19770101 - 19790101]
\t</Heads of the reef council>
</Leaders>
<Government>
\tBORA_TIDEWELL_\t[VUTGOV 20050101 - 20050331]\t# Minister of Foreign Affairs
\tCARO_TIDEWELL_\t[VUTGOVMIL <20050231]\t# Minister of Defense "Acting"
\tDORA_TIDEWELL_\t[VUTGOV 20050101 - 20060531][VUTGOVCOP >20100201]\t# Minister of Interior & Minister of Reefs
\tEBBA_TIDEWELL_\t[VUTGOV 2005 - 2006]\t# Minister of Interior
</Government>
</Country>
"""


def test_a_country_info_file_tells_offices(read: Import) -> None:
    lines, report = read(COUNTRY)
    assert lines[0].split("\t")[:6] == ["states", "VUT", "VU", "state", "Vanuatu", "Vanuatuuan"]
    assert [[row[0], *row[2:]] for row in offices(lines)] == [
        ["Tomas Kalveit", "head_of_government", "VUT", "1991-01-01", "1994-07-15"],
        ["Mara Olsenne", "head_of_government", "VUT", "2010-12-31", ""],
        ["Ana Lagoona", "official", "VUT", "1977-01-01", "1979-01-01"],
        ["Bora Tidewell", "foreign_minister", "VUT", "2005-01-01", "2005-03-31"],
        ["Caro Tidewell", "defence_minister", "VUT", "", "2005-02"],
        ["Dora Tidewell", "interior_minister", "VUT", "2005-01-01", "2006-05-31"],
        ["Dora Tidewell", "official", "VUT", "2010-02-01", ""],
    ]
    assert [error.where.rpartition(":")[2] for error in report.broken] == ["26"]


def test_a_compressed_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "own.txt.bz2"
    path.write_bytes(bz2.compress(b"JOHN_TIDEWELL_ [VUTGOV]\n"))
    assert len(read_petrarch([path], Report())) == 1


def test_a_dictionary_without_end_is_read_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "LARGEST_WHOLE", 1_000)
    path, report = tmp_path / "own.txt", Report()
    path.write_text("JOHN_TIDEWELL_ [VUTGOV]\n" + "# reef\n" * 1_000 + "ANNA_TIDO_ [VUTGOV]\n", encoding="utf-8")
    assert len(read_petrarch([path], report)) == 1
    assert "no dictionary has more" in str(report.broken[0])


def test_every_role_has_an_office_of_its_sector() -> None:
    sectors = {row["office"]: row["sector"] for row in read_table("office_sectors")}
    assert {office: sectors[office] for office in _OFFICES.values()} == {o: role for role, o in _OFFICES.items()}


@given(st.dates())
def test_days_of_eight_digits_are_those_days(day: object) -> None:
    assert iso_day(str(day).replace("-", "")) == str(day)


@given(st.text("0123456789", max_size=9))
def test_other_digits_are_dates_or_none(digits: str) -> None:
    found = iso_day(digits)
    assert found is None or len(found) in (4, 7, 10)
