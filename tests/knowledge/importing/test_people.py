from __future__ import annotations

from pathlib import Path

import pytest

from standoff.knowledge.importing.people import Person, Term, office_lines, variants_of
from standoff.knowledge.importing.report import Report


def lines(*people: Person) -> tuple[list[str], Report]:
    report = Report()
    return [str(line).removeprefix("offices\t") for line in office_lines(people, report)], report


@pytest.mark.parametrize(
    ("name", "aliases", "variants"),
    [
        ("Mara Olsen", ["Mara Olsen", "Mara E. Olsen", "Mara  Olsón"], ("Mara E. Olsen", "Mara Olsón")),
        ("Mara Olsen", ["The Iron Reef", "M.O.", "Olsena", "mara olsen", "Olsen, Mara", "Mara 2"], ()),
        ("Volodymyr Zelenskyy", ["Vladimir Zelensky"], ("Vladimir Zelensky",)),
        ("Xi Jinping", ["Xi"], ("Xi", "Jinping")),
        ("Elizabeth II", ["Queen Elizabeth II"], ("Queen Elizabeth II", "Elizabeth")),
        ("Ferdinand Marcos Jr.", [], ("Marcos",)),
        ("Naruhito", ["Hironomiya"], ()),
        ("Mara A|B", ["Mara\tOlsen"], ("Mara Olsen",)),
    ],
)
def test_variants_are_other_spellings_and_family_names(
    name: str, aliases: list[str], variants: tuple[str, ...]
) -> None:
    assert variants_of(name, aliases) == variants


def test_terms_come_by_date_with_the_variants_once() -> None:
    terms = [Term("foreign_minister", "VUT", "2022", "2023"), Term("defence_minister", "VUT", "2019-02", "2021")]
    found, _ = lines(Person("Mara\tOlsen ", ["Mara E. Olsen"], "f", terms))
    assert found == [
        "Mara Olsen\tMara E. Olsen\tf\tdefence_minister\tVUT\t2019-02\t2021",
        "Mara Olsen\t\tf\tforeign_minister\tVUT\t2022\t2023",
    ]


def test_of_statements_that_differ_in_the_end_only_the_latest_holds() -> None:
    terms = [Term("speaker", "VUT", "2010", end) for end in ("", "2012", "2014")]
    found, _ = lines(Person("Mara Olsen", terms=terms))
    assert found == ["Mara Olsen\t\t\tspeaker\tVUT\t2010\t2014"]


def test_a_term_without_end_is_over_when_another_one_begins() -> None:
    stale = Person("Ana Reef", terms=[Term("foreign_minister", "Reef Council", "2010", "")])
    holder = Person("Mara Olsen", terms=[Term("foreign_minister", "Reef Council", "2014-05", "")])
    deputy = Person("Bora Reef", terms=[Term("deputy_foreign_minister", "Reef Council", "2010", "")])
    second = Person("Caro Reef", terms=[Term("deputy_foreign_minister", "Reef Council", "2012", "")])
    found, report = lines(stale, holder, deputy, second)
    assert [line.split("\t")[0] for line in found] == ["Mara Olsen", "Bora Reef", "Caro Reef"]
    assert report.count("terms without an end though another one came after") == 1


def test_impossible_terms_are_counted() -> None:
    found, report = lines(Person("Ana Reef", terms=[Term("speaker", "VUT", "2010-05", "2009")]))
    assert found == []
    assert report.count("terms that end before they begin") == 1


@pytest.mark.parametrize(
    ("name", "aliases"), [("Sergey Lavrov", ["Sergei Lavrov"]), ("Sergej Lavrow", []), ("Sergei Lavrov", [])]
)
def test_who_is_known_goes_by_the_known_name(name: str, aliases: list[str]) -> None:
    found, _ = lines(Person(name, aliases, "m", [Term("foreign_minister", "RUS", "2004-03-09", "")]))
    (line,) = found
    assert line.split("\t")[0] == "Sergei Lavrov"
    assert name == "Sergei Lavrov" or name in line.split("\t")[1].split("|")


def test_a_known_term_is_replaced_though_its_start_is_less_exact_here(overlay: Path) -> None:
    overlay.write_text("offices\tMara Olsen\t\tf\tspeaker\tVUT\t2004-03\n", encoding="utf-8")
    found, _ = lines(Person("Mara Olsen", [], "f", [Term("speaker", "VUT", "2004-03-09", "2031-05-02")]))
    assert found == ["Mara Olsen\t\tf\tspeaker\tVUT\t2004-03\t2031-05-02"]


def test_a_namesake_of_a_known_person_is_left_out() -> None:
    found, report = lines(Person("Sergei Lavrov", terms=[Term("foreign_minister", "VUT", "2010", "2011")]))
    assert found == []
    assert report.count("people with the name of another one known here") == 1


def test_namesakes_of_different_states_are_not_made_one() -> None:
    one, two = (Person("Ana Reef", terms=[Term("speaker", of, "2010", "2011")]) for of in ("VUT", "FJI"))
    found, report = lines(one, two)
    assert found == ["Ana Reef\t\t\tspeaker\tVUT\t2010\t2011"]
    assert report.count("people with the name of another one in the file") == 1


def test_an_alias_that_is_another_ones_name_is_dropped() -> None:
    found, _ = lines(Person("Sergei Lavron", ["Sergei Lavrov"], "m", [Term("speaker", "VUT", "2010", "2011")]))
    assert found == ["Sergei Lavron\t\tm\tspeaker\tVUT\t2010\t2011"]


def test_a_vague_term_does_not_cover_an_office_that_is_known() -> None:
    vague = [Term("official", "RUS", "2000-01-01", "", vague=True)]
    found, report = lines(Person("Sergei Lavrov", ["Sergey V. Lavrov"], "", vague))
    (line,) = found
    assert line.split("\t")[:2] == ["Sergei Lavrov", "Sergey V. Lavrov"]
    assert "official" not in line
    assert report.count("terms of people whose office then is known here") == 1


def test_the_report_names_the_commonest_first() -> None:
    report = Report()
    for what in ("reef warden", "tide warden", "reef warden", "a", "b"):
        report.leave("positions", what)
    report.leave("people", "Ana Reef")
    assert list(report.lines(shown=2)) == [
        "5 positions: reef warden (2), tide warden, ...",
        "1 people: Ana Reef",
    ]
