from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import KnowledgeError
from standoff.knowledge import bodies, names, organs, outlets, sectors, states
from standoff.knowledge.offices import load_figures, load_titles, office_holder
from standoff.knowledge.overlay import REQUIRED, Line, columns, digest, fault_of, read_overlay, table_lines
from standoff.knowledge.tables import overlay_digest


def test_every_shipped_row_would_be_a_sound_line_of_an_overlay() -> None:
    for table in REQUIRED:
        _, *rows = table_lines(table)
        assert rows
        assert [(row, fault) for row in rows if (fault := fault_of(Line(table, row)))] == []


def test_entries_add(overlay: Path) -> None:
    overlay.write_text(
        "# mine\n"
        "outlets\tThe Harbour Courier\tHarbour Courier\tharbourcourier.example\tNOR\tnewspaper\t\n"
        "offices\tMara Olsen\tOlsen\tf\treef_minister\tVUT\t2021-01\t\n"
        "groups\tLakewater Front\tLLF\tVUT\tREB\tfront\n"
        "bodies\tReef Council\tRFC\tIGORFC\torganisation\tcouncil\n"
        "offices\tTomas Kalveit\t\tm\thead\tReef Council\t2019\n"
        "titles\treef warden\tforeign_minister\tVUT\n"
        "sectors\tlagooner\tMIL\tpeople\t\n"
        "members\tReef Council\tVUT\t1999\t\n",
        encoding="utf-8",
    )
    found = outlets.find_outlet("harbourcourier.example")
    assert found is not None
    assert found.country == "NOR"
    assert office_holder("VUT", "reef_minister", "2022") == "Mara Olsen"
    assert office_holder("Reef Council", "head", "2022") == "Tomas Kalveit"
    group, body = names.by_name("LLF"), names.by_name("the Reef Council")
    assert group is not None
    assert (group.key, group.kind, group.code) == ("Lakewater Front", "group", "VUTREB")
    assert body is not None
    assert body.code == "IGORFC"
    assert load_titles()["reef warden"] == (("foreign_minister", "VUT"),)
    assert sectors.sector_of("lagooners") == "MIL"
    assert bodies.members("Reef Council", "2000") == {"VUT"}


def test_entries_override_those_of_the_same_key(overlay: Path) -> None:
    overlay.write_text(
        "outlets\tReuters\tReuters\treuters.com\tCAN\tagency\t\n"
        "offices\tJoe Biden\t\tm\thead_of_state\tUSA\t2021-01-20\t2024-02\n"
        "groups\tHamas\tHamasse\tPSE\tPTY\tparty\n"
        "states\tVUT\tVU\tstate\tVanuatu\tVanuatuu\tVanuatuan\n"
        "titles\tchancellor\thead_of_state\tDEU\n"
        "sectors\tsoldier\tREB\tpeople\t\n"
        "members\tNATO\tPOL\t1999-03-12\t2001\n",
        encoding="utf-8",
    )
    assert {"Reuters": "CAN"}.items() <= {o.name: o.country for o in outlets.load_outlets()}.items()
    assert [t.end for t in load_figures()["Joe Biden"].tenures if t.office == "head_of_state"] == ["2024-02"]
    (hamas,) = [g for g in organs.load_groups() if g.name == "Hamas"]
    assert (hamas.others, hamas.sector) == (("Hamasse",), "PTY")
    assert states.states_by_code()["VUT"].others == ("Vanuatuu",)
    assert dict(reversed(pair) for pair in load_titles()["chancellor"])["DEU"] == "head_of_state"
    assert sectors.sector_of("soldiers") == sectors.sector_of("soldier") == "REB"
    assert "POL" not in bodies.members("NATO", "2022")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("gardens\tRose", "no table"),
        ("states", "no code"),
        ("../states\tX", "no table"),
        ("cues\tsay", "no table"),
        ("offices Jane Example", "no table"),
        ("offices\tJane Example\t\tf\tforeign_minister\tPL\t2024", "'PL' is no state's code"),
        ("offices\tJane Example\t\tf\tforeign_minister\tReef Council\t2024", "no name of a body"),
        ("offices\tJane Example\t\tf\tforeign_minister\tPOL\t2024-1", "from is a date"),
        ("offices\tJane Example\t\tf\tforeign_minister\tPOL\t2024-01\t2023", "ends .* before it begins"),
        ("offices\tJane Example\t\tx\tforeign_minister\tPOL\t2024", "gender"),
        ("offices\tJane Example\t\tf\t\tPOL\t2024", "no office"),
        ("offices\tJane Example\t\tf\thead\tPOL\t2024\t\tmore", "8 cells for the 7 columns"),
        ("outlets\tThe Reef\t\t\tVUT\tgazette", "kind is"),
        ("outlets\tThe Reef\t\t\tVanuatu\tnewspaper", "three capitals"),
        ("states\tvu\tVU\tstate\tVanuatu", "three capitals"),
    ],
)
def test_a_broken_line_is_named_by_file_and_number(overlay: Path, line: str, reason: str) -> None:
    overlay.write_text("# mine\n\n" + line + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"mine\.tsv:3: .*{reason}"):
        states.load_states()


def test_several_broken_lines_are_listed_and_the_rest_counted(overlay: Path) -> None:
    overlay.write_text("".join(f"garden{n}\tRose\n" for n in range(7)), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"(?s):1: .*:2: .*:3: .*and 4 lines more"):
        states.load_states()


@pytest.mark.usefixtures("overlay")
def test_a_missing_overlay_is_an_error() -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        states.load_states()


def test_an_overlay_that_is_not_utf_8_is_an_error(overlay: Path) -> None:
    overlay.write_bytes(b"offices\tM\xf6rg\n")
    with pytest.raises(KnowledgeError, match="UTF-8"):
        states.load_states()


def test_spreadsheets_write_marks_and_line_ends_of_their_own(overlay: Path) -> None:
    text = "offices\tMara\u2028Olsen\t\tf\treef_minister\tVUT\t2021 \t\r\n\r\n\r\n"
    overlay.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert office_holder("VUT", "reef_minister", "2022") == "Mara\u2028Olsen"


def test_the_digest_follows_the_rows_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    found = []
    row = "offices\tMara Olsen\t\tf\tforeign_minister\tVUT\t2021-01"
    for text in ("", "# nothing\n", f"{row}\n", f"# mine\n\n{row}\t\n", f"{row}\t2022\n"):
        path.write_text(text, encoding="utf-8")
        found.append(digest(read_overlay(path)))
    assert found[:2] == ["", ""]
    assert found[2] == found[3] != found[4]
    assert len(found[2]) == 8


def test_without_an_overlay_there_is_no_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STANDOFF_ACTORS", raising=False)
    overlay_digest.cache_clear()
    assert overlay_digest() == ""


cells = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)


@given(st.lists(st.tuples(cells, cells.filter(lambda c: c != "#")), min_size=1, max_size=5))
def test_lines_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("overlay") / "mine.tsv"
    lines = [Line("dealings", (word, "seat")) for word, _ in rows]
    lines += [Line("bodies", (name, other, "IGORFC", "forum", "")) for name, other in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    found = read_overlay(path)
    assert [row[0] for row in found["dealings"]] == [word for word, _ in rows]
    assert [row[:2] for row in found["bodies"]] == rows
    assert all(len(row) <= len(columns(table)) for table, kept in found.items() for row in kept)
