from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.knowledge.bodies import load_bodies
from standoff.knowledge.importing.positions import Position, holder_of, is_wording, may_be_position, position_of
from standoff.knowledge.offices import load_figures
from standoff.knowledge.states import load_states
from standoff.knowledge.tables import names, read_table


@pytest.mark.parametrize(
    ("label", "office", "of"),
    [
        ("Minister of Foreign Affairs of Ukraine", "foreign_minister", "UKR"),
        ("Minister for Foreign Affairs (Ukraine)", "foreign_minister", "UKR"),
        ("Ukrainian Foreign Minister", "foreign_minister", "UKR"),
        ("President of the Russian Federation", "head_of_state", "RUS"),
        ("President of the Republic of Poland", "head_of_state", "POL"),
        ("President of the Republic of China", "head_of_state", "TWN"),
        ("President of the Republic of the Congo", "head_of_state", "COG"),
        ("President of Serbia and Montenegro", "head_of_state", "SCG"),
        ("President of Guinea-Bissau", "head_of_state", "GNB"),
        ("President of the Swiss Confederation", "head_of_state", "CHE"),
        ("Federal Chancellor of Germany", "head_of_government", "DEU"),
        ("Premier of the People's Republic of China", "head_of_government", "CHN"),
        ("United States Secretary of State", "foreign_minister", "USA"),
        ("United States Secretary of Defense", "defence_minister", "USA"),
        ("Speaker of the United States House of Representatives", "speaker", "USA"),
        ("Permanent Representative of Russia to the United Nations", "ambassador_un", "RUS"),
        ("United States Ambassador to the United Nations", "ambassador_un", "USA"),
        ("Chancellor of the Exchequer", "finance_minister", "GBR"),
        ("Secretary of State for Foreign, Commonwealth and Development Affairs", "foreign_minister", "GBR"),
        ("Secretary-General of the United Nations", "head", "United Nations"),
        ("President of the European Commission", "head", "European Union"),
        ("President of the European Council", "council_president", "European Union"),
        ("Director-General of the World Health Organization", "head", "World Health Organization"),
    ],
)
def test_labels_that_name_the_holder(label: str, office: str, of: str) -> None:
    assert position_of(label) == Position(office, of)
    assert may_be_position(label)


@pytest.mark.parametrize(
    ("label", "holder", "office"),
    [
        ("Minister of Foreign Affairs", "POL", "foreign_minister"),
        ("minister for foreign affairs", "POL", "foreign_minister"),
        ("President", "POL", "head_of_state"),
        ("Secretary of State", "USA", "foreign_minister"),
        ("Secretary of State", "GEO", None),
        ("Chancellor", "POL", None),
        ("Foreign Secretary", "IND", None),
        ("Secretary General", "NATO", "head"),
        ("Secretary General", "POL", None),
        ("President", "NATO", None),
        ("Prime Minister of Poland", "DEU", None),
        ("Minister of Foreign Affairs", None, None),
    ],
)
def test_labels_that_leave_the_holder_open(label: str, holder: str | None, office: str | None) -> None:
    assert position_of(label, holder) == (Position(office, holder) if office and holder else None)


@pytest.mark.parametrize(
    "label",
    [
        "Prime Minister of Scotland",
        "Head of the Chechen Republic",
        "President of Chechnya",
        "Mayor of Moscow",
        "President of the Senate of Poland",
        "President of the United Nations General Assembly",
        "President of the Communist Party of China",
        "Minister of Finance of Bavaria",
        "Former President of Poland",
        "Director-General of the BBC",
        "member of the House of Commons of the United Kingdom",
        "Lieutenant Governor of Georgia",
        "",
    ],
)
def test_other_labels_are_no_office(label: str) -> None:
    assert position_of(label) is None


@pytest.mark.parametrize(
    ("name", "holder"),
    [
        ("Poland", "POL"),
        ("the Kingdom of Denmark", "DNK"),
        ("Polish", "POL"),
        ("NATO", "NATO"),
        ("Warsaw", None),
        ("Poles", None),
        ("Scotland", None),
        ("Hamas", None),
        ("Republic of Reefs", None),
    ],
)
def test_states_and_bodies_hold_offices(name: str, holder: str | None) -> None:
    assert holder_of(name) == holder


def test_the_table_names_offices_and_holders_that_are_there() -> None:
    known = {state.code for state in load_states()} | {body.name for body in load_bodies()} | {"state", "body"}
    held = {t.office for figure in load_figures().values() for t in figure.tenures}
    for row in read_table("positions"):
        holders = names(row["holder"].removesuffix("?"))
        assert set(holders) <= known, row
        assert row["of"] in known | {""}, row
        assert row["office"] in held, row
        assert is_wording(row["wording"]), row


@given(st.text(max_size=60))
def test_any_label_can_be_asked(label: str) -> None:
    found = position_of(label, "POL")
    assert found is None or may_be_position(label)
