from __future__ import annotations

import bz2
import gzip
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.importing.wikibase import Json, entity, item, none, person, says, text, time, unknown
from standoff.errors import FormatError, SourceError
from standoff.knowledge.importing import files
from standoff.knowledge.importing.entities import iso_date
from standoff.knowledge.importing.people import Term, office_lines
from standoff.knowledge.importing.report import Report
from standoff.knowledge.importing.wikidata import read_wikidata
from standoff.knowledge.overlay import fault_of
from standoff.knowledge.states import states_by_code
from standoff.knowledge.tables import read_table

FOREIGN = entity("Q9001", "Minister of Foreign Affairs of Vanuatu")
DEFENCE = entity("Q9002", "Minister of Defence", P1001=[says(item("Q686"))], P17=[says(item("Q686"))])
PROVINCE = entity("Q9003", "Minister of Finance", P1001=[says(item("Q9999"))], P17=[says(item("Q686"))])
YEAR = time("+2010-00-00T00:00:00Z", 9)
Read = Callable[..., tuple[dict[str, list[Term]], Report]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """`read(entities...)`: the terms of each person by name, and the report."""

    def run(*found: Json) -> tuple[dict[str, list[Term]], Report]:
        path, report = tmp_path / "entities.json", Report()
        path.write_text(json.dumps({"entities": {e["id"]: e for e in found}}), encoding="utf-8")
        return {p.name: p.terms for p in read_wikidata([path], report)}, report

    return run


def test_terms_of_office_with_dates_of_every_precision(read: Read) -> None:
    held = [
        says(item("Q9001"), P580=time("+2019-03-00T00:00:00Z", 10), P582=time("+2021-05-04T00:00:00Z")),
        says(item("Q9002"), P580=YEAR, P582=none()),
    ]
    found, report = read(FOREIGN, DEFENCE, person("Q1", "Mara Olsen", held=held))
    assert found == {
        "Mara Olsen": [
            Term("foreign_minister", "VUT", "2019-03", "2021-05-04"),
            Term("defence_minister", "VUT", "2010", ""),
        ]
    }
    assert report.left == {}


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (says(item("Q9001"), "deprecated", P580=YEAR), "deprecated"),
        (says(item("Q9001")), "without a start"),
        (says(item("Q9001"), P582=YEAR), "without a start"),
        (says(item("Q9001"), P580=unknown(), P582=YEAR), "without a start"),
        (says(item("Q9001"), P580=time("+1990-00-00T00:00:00Z", 8)), "without a start"),
        (says(item("Q9001"), P580=time("-0044-03-15T00:00:00Z")), "without a start"),
        (says(item("Q9001"), P580=YEAR, P582=unknown()), "an end that nobody knows"),
        (says(item("Q9001"), P580=YEAR, P1366=item("Q77")), "died or were replaced"),
        (says(item("Q9001"), P580=[YEAR, time("+2012-00-00T00:00:00Z", 9)], P582=YEAR), "several starts"),
        (says(unknown(), P580=YEAR), "a position that nobody knows"),
        (says(item("Q9003"), P580=YEAR), "whose they are"),
        (says(item("Q9004"), P580=YEAR), "no office here"),
        (says(item("Q424242"), P580=YEAR), "not in the file"),
        (says(item("Q30461"), P580=YEAR, P17=item("Q686")), "whose they are"),
        (says(item("Q30461"), P580=YEAR, P642=item("Q777"), P17=item("Q686")), "whose they are"),
    ],
)
def test_what_cannot_be_mapped_is_counted_never_guessed(read: Read, statement: Json, reason: str) -> None:
    other = entity("Q9004", "member of the Reef Council")
    found, report = read(FOREIGN, DEFENCE, PROVINCE, other, person("Q1", "Mara Olsen", held=[statement]))
    assert found == {}
    assert [why for why in report.left if reason in why], report.left
    assert sum(counts.total() for counts in report.left.values()) == 1


def test_who_died_in_office_unknown_when_is_left_out(read: Read) -> None:
    held = [says(item("Q9001"), P580=YEAR), says(item("Q9002"), P580=YEAR, P582=YEAR)]
    found, report = read(FOREIGN, DEFENCE, person("Q1", "Mara Olsen", held=held, P570=[says(YEAR)]))
    assert [t.office for t in found["Mara Olsen"]] == ["defence_minister"]
    assert report.count("terms without an end of people who died or were replaced") == 1


@pytest.mark.parametrize(
    ("position", "qualifiers", "term"),
    [
        ("Q218295", {}, ("head_of_state", "RUS")),
        ("Q8882", {}, ("head", "European Union")),
        ("Q30461", {"P642": item("Q686")}, ("head_of_state", "VUT")),
        ("Q7330070", {"P1001": item("Q686")}, ("foreign_minister", "VUT")),
        ("Q14212", {"P642": item("Q5001")}, ("head_of_government", "VUT")),
        ("Q9005", {"P17": item("Q686")}, ("interior_minister", "VUT")),
        ("Q9006", {}, ("head", "NATO")),
        ("Q9007", {}, ("head", "NATO")),
    ],
)
def test_whose_an_office_is(read: Read, position: str, qualifiers: dict[str, Json], term: tuple[str, str]) -> None:
    others = [
        entity("Q5001", "an old name of Vanuatu", P298=[says(text("VUT"))]),
        entity("Q5002", "NATO"),
        entity("Q9005", "Minister of the Interior"),
        entity("Q9006", "Secretary General of NATO"),
        entity("Q9007", "secretary general", P2389=[says(item("Q5002"))]),
    ]
    held = [says(item(position), P580=YEAR, P582=YEAR, **qualifiers)]
    found, _ = read(*others, person("Q1", "Mara Olsen", held=held))
    assert [(t.office, t.of) for t in found["Mara Olsen"]] == [term]


def test_a_name_of_all_languages_stands_in_for_the_english_one(read: Read) -> None:
    held = [says(item("Q9001"), P580=YEAR, P582=YEAR)]
    nameless = person("Q3", None, held=held)
    cat = entity("Q4", "Reefy", P39=held)
    named = person("Q2", None, held=held, mul="Tomas Kalveit")
    found, report = read(FOREIGN, named, nameless, cat, {"id": "Q5", "missing": ""})
    assert list(found) == ["Tomas Kalveit"]
    assert report.count("people without an English name") == 1
    assert report.count("items with positions that are not said to be people") == 1
    assert report.count("items that Wikidata does not have") == 1


def test_names_and_gender(tmp_path: Path) -> None:
    held = [says(item("Q9001"), P580=YEAR, P582=YEAR)]
    woman = person("Q1", "Mara Olsen", "Mara E. Olsen", "The Iron Reef", held=held, P21=[says(item("Q6581072"))])
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"entities": {"Q1": woman, "Q9001": FOREIGN}}), encoding="utf-8")
    report = Report()
    lines = office_lines(read_wikidata([path], report), report)
    assert [str(line) for line in lines] == [
        "offices\tMara Olsen\tMara E. Olsen\tf\tforeign_minister\tVUT\t2010\t2010",
    ]
    assert [fault_of(line) for line in lines] == [None]


PEOPLE = [
    person("Q1", "Mara Olsen", held=[says(item("Q9001"), P580=YEAR, P582=YEAR)]),
    person("Q2", "Tomas Kalveit", held=[says(item("Q9002"), P580=YEAR)]),
]


def dump(*found: Json) -> str:
    return "[\n" + ",\n".join(json.dumps(e, separators=(",", ":")) for e in found) + "\n]\n"


FORMS: dict[str, Callable[[list[Json]], bytes]] = {
    "entities.json": lambda found: json.dumps({"entities": {e["id"]: e for e in found}, "success": 1}).encode(),
    "pretty.json": lambda found: json.dumps({"entities": {e["id"]: e for e in found}}, indent=2).encode(),
    "marked.json": lambda found: b"\xef\xbb\xbf" + json.dumps({"entities": {e["id"]: e for e in found}}).encode(),
    "array.json": lambda found: json.dumps(found).encode(),
    "dump.json": lambda found: dump(*found).encode(),
    "windows.json": lambda found: dump(*found).replace("\n", "\r\n").encode(),
    "dump.json.gz": lambda found: gzip.compress(dump(*found).encode()),
    "dump.json.bz2": lambda found: bz2.compress(dump(*found).encode()),
    "named-otherwise": lambda found: gzip.compress(dump(*found).encode()),
    "lines.ndjson": lambda found: "".join(json.dumps(e) + "\n" for e in found).encode(),
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("backwards", [False, True])
def test_every_form_that_can_be_downloaded_gives_the_same(tmp_path: Path, name: str, backwards: bool) -> None:
    found = [FOREIGN, DEFENCE, *PEOPLE]
    path, report = tmp_path / name, Report()
    path.write_bytes(FORMS[name](found[::-1] if backwards else found))
    terms = {p.name: p.terms for p in read_wikidata([path], report)}
    assert terms == {
        "Mara Olsen": [Term("foreign_minister", "VUT", "2010", "2010")],
        "Tomas Kalveit": [Term("defence_minister", "VUT", "2010", "")],
    }
    assert (report.left, report.broken_count) == ({}, 0)


def test_a_person_and_the_position_may_come_in_two_files(tmp_path: Path) -> None:
    one, two = tmp_path / "Q1.json", tmp_path / "Q9001.json"
    one.write_text(json.dumps({"entities": {"Q1": PEOPLE[0]}}), encoding="utf-8")
    two.write_text(json.dumps({"entities": {"Q9001": FOREIGN}}), encoding="utf-8")
    assert [p.name for p in read_wikidata([one, two], Report())] == ["Mara Olsen"]
    assert read_wikidata([one], Report()) == []


def test_a_broken_line_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    lines = dump(FOREIGN, DEFENCE, *PEOPLE).split("\n")
    lines.insert(3, '{"type":"item","id":')
    lines.insert(5, '{"type":"item","id":"Q7","claims":{"P39":7}},')
    path, report = tmp_path / "dump.json", Report()
    path.write_text("\n".join(lines), encoding="utf-8")
    assert len(read_wikidata([path], report)) == 2
    assert [error.where for error in report.broken] == [f"{path}:4", f"{path}:6"]


@pytest.mark.parametrize("squeeze", [gzip.compress, bz2.compress])
def test_a_dump_cut_short_gives_what_came_before(tmp_path: Path, squeeze: Callable[[bytes], bytes]) -> None:
    noise = [entity(f"Q{n}", f"river {n * 7919 % 104729}", f"stream {n * n}") for n in range(100, 20_000)]
    path, report = tmp_path / "dump.json.gz", Report()
    data = squeeze(dump(FOREIGN, DEFENCE, *PEOPLE, *noise).encode())
    path.write_bytes(data[: len(data) * 2 // 3])
    assert len(read_wikidata([path], report)) == 2
    assert report.broken_count == 1
    assert "cut short here" in str(report.broken[0])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no JSON"),
        (b"hello", "no JSON"),
        (b'{"entities":', "no JSON"),
        (b'{"a": 1}', "neither entities of Wikidata nor results"),
        (b'{"error": {"code": "no-such-entity", "info": "Could not find Q0"}}', "Could not find Q0"),
        (b"<!DOCTYPE html><html>", "no JSON"),
        (b"\x1f\x8b\x08\x00broken", "damaged"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "some.json"
    path.write_bytes(content)
    with pytest.raises(FormatError, match=rf"some\.json.*{reason}"):
        read_wikidata([path], Report())


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(SourceError, match=str(path)):
            read_wikidata([path], Report())


def test_too_large_lines_and_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LONGEST_LINE", 2_000)
    monkeypatch.setattr(files, "LARGEST_WHOLE", 2_000)
    long = person("Q3", "Reef" * 1_000, held=[])
    path, report = tmp_path / "dump.json", Report()
    path.write_text(dump(FOREIGN, DEFENCE, *PEOPLE, long), encoding="utf-8")
    assert len(read_wikidata([path], report)) == 2
    assert "a line of more than 2,000 bytes" in str(report.broken[0])
    path.write_text(json.dumps({"entities": {"Q3": long}}), encoding="utf-8")
    with pytest.raises(SourceError, match="ask for less at a time"):
        read_wikidata([path], report)


def test_memory_does_not_grow_with_a_dump(tmp_path: Path) -> None:
    path = tmp_path / "dump.json.gz"
    filler = [f"stream {k:040}" for k in range(40)]
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as stream:
        stream.write("[\n" + ",\n".join(json.dumps(e) for e in (FOREIGN, DEFENCE, *PEOPLE)))
        for n in range(3_000):
            stream.write(",\n" + json.dumps(entity(f"Q{10_000 + n}", f"river {n}", *filler)))
        stream.write("\n]\n")
    read_wikidata([path], Report())
    tracemalloc.start()
    try:
        assert len(read_wikidata([path], Report())) == 2
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def binding(**values: str | tuple[str, str]) -> dict[str, dict[str, str]]:
    typed = {name: v if isinstance(v, tuple) else ("literal", v) for name, v in values.items()}
    return {name: {"type": kind, "value": value} for name, (kind, value) in typed.items()}


ROWS = [
    binding(person="http://www.wikidata.org/entity/Q1", personLabel="Mara Olsen", aliases="Mara E. Olsen|Mara Olson",
            gender="http://www.wikidata.org/entity/Q6581072", positionLabel="Minister of Foreign Affairs", iso="VUT",
            ofLabel="Vanuatu", start="2019-03-01T00:00:00Z", startPrecision="10", end="2021-05-04T00:00:00Z",
            endPrecision="11"),
    binding(person="http://www.wikidata.org/entity/Q1", personLabel="Mara Olsen", aliases="",
            positionLabel="Secretary General of NATO", start="2022-01-01T00:00:00Z", startPrecision="9"),
    binding(person="http://www.wikidata.org/entity/Q2", personLabel="Tomas Kalveit", positionLabel="Minister of Defence",
            iso="VUT", start="2009-01-01T00:00:00Z", end=("bnode", "t4711")),
    binding(person="http://www.wikidata.org/entity/Q2", personLabel="Tomas Kalveit", positionLabel="Minister of Defence",
            iso="VUT", start="2010-01-01T00:00:00Z",
            end="http://www.wikidata.org/.well-known/genid/0a1b", endPrecision="11"),
    binding(person="http://www.wikidata.org/entity/Q3", personLabel="Q3", positionLabel="President of Vanuatu",
            start="2010-01-01T00:00:00Z"),
    binding(person="http://www.wikidata.org/entity/Q4", personLabel="Ana Reef", positionLabel="reef warden",
            iso="VUT", start="2010-01-01T00:00:00Z"),
    binding(person="http://www.wikidata.org/entity/Q5", personLabel="Bora Reef", positionLabel="President of Vanuatu",
            iso="VUT", start="2010-01-01T00:00:00Z", died="2015-01-01T00:00:00Z"),
]  # fmt: skip
NAMES = sorted({name for row in ROWS for name in row})


def plain(row: dict[str, dict[str, str]]) -> dict[str, str]:
    return {name: cell["value"] for name, cell in row.items()}


@pytest.mark.parametrize(
    "content",
    [
        {"head": {"vars": NAMES}, "results": {"bindings": ROWS}},
        ROWS,
        [plain(row) for row in ROWS],
    ],
    ids=["endpoint", "verbose download", "download"],
)
def test_results_of_a_query(tmp_path: Path, content: object) -> None:
    path, report = tmp_path / "query.json", Report()
    path.write_text(json.dumps(content), encoding="utf-8")
    (found,) = read_wikidata([path], report)
    assert (found.name, found.gender, found.aliases) == ("Mara Olsen", "f", ["Mara E. Olsen", "Mara Olson"])
    assert found.terms == [
        Term("foreign_minister", "VUT", "2019-03", "2021-05-04"),
        Term("head", "NATO", "2022", ""),
    ]
    assert {reason: counts.total() for reason, counts in report.left.items()} == {
        "terms with an end that nobody knows to the year": 2,
        "people without an English name": 1,
        "terms in positions that are no office here": 1,
        "terms without an end of people who died or were replaced": 1,
    }


def test_results_without_a_variable_that_is_needed_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "query.json"
    path.write_text(json.dumps({"head": {"vars": ["person"]}, "results": {"bindings": []}}), encoding="utf-8")
    with pytest.raises(FormatError, match=r"no \?personLabel, no \?positionLabel, no \?start"):
        read_wikidata([path], Report())


def test_an_empty_result_is_none(tmp_path: Path) -> None:
    path = tmp_path / "query.json"
    path.write_text("[]", encoding="utf-8")
    assert read_wikidata([path], Report()) == []


@given(st.dates(), st.sampled_from([9, 10, 11, 14]))
def test_a_time_is_the_date_of_its_precision(day: Any, precision: int) -> None:
    whole = day.isoformat()
    assert iso_date(f"+{whole}T00:00:00Z", precision) == whole[: {9: 4, 10: 7}.get(precision, 10)]


@given(st.text(max_size=30), st.one_of(st.integers(0, 14), st.none(), st.text()))
def test_odd_times_are_none_or_dates(time_: str, precision: object) -> None:
    found = iso_date(time_, precision)
    assert found is None or found[:4].isdigit()


def test_items_of_states_and_positions_are_ours() -> None:
    items = [(item_, row["code"]) for row in read_table("wikidata_states") for item_ in row["items"].split("|")]
    assert len(items) == len(dict(items))
    assert {code for _, code in items} <= set(states_by_code())
    assert {code for code, state in states_by_code().items() if state.kind == "state"} <= {code for _, code in items}
    assert all(item_[0] == "Q" and item_[1:].isdigit() for item_, _ in items)
    offices = {row["office"] for row in read_table("offices")}
    assert {row["office"] for row in read_table("wikidata_positions")} <= offices


def test_the_example_of_the_manual_gives_the_line_it_shows(tmp_path: Path) -> None:
    manual = (Path(__file__).parents[3] / "docs" / "knowledge.md").read_text(encoding="utf-8")
    example = manual.partition("```json\n")[2].partition("```")[0]
    path, report = tmp_path / "olsen.json", Report()
    path.write_text(example, encoding="utf-8")
    (line,) = office_lines(read_wikidata([path], report), report)
    assert f"    {line}\n" in manual
    assert report.left == {}


def test_a_wording_of_the_users_own_makes_an_office(overlay: Path, read: Read) -> None:
    overlay.write_text("positions\tminister of reefs\tstate\treef_minister\n", encoding="utf-8")
    warden = entity("Q9009", "Minister for Reefs of Vanuatu")
    found, _ = read(warden, person("Q1", "Mara Olsen", held=[says(item("Q9009"), P580=YEAR)]))
    assert found == {"Mara Olsen": [Term("reef_minister", "VUT", "2010", "")]}
