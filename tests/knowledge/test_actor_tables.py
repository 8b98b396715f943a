from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.knowledge import bodies, names, organs, outlets, sectors, states
from standoff.knowledge.offices import Tenure, holders, load_figures, load_titles, office_holder
from standoff.knowledge.tables import valid_on


def test_every_state_has_a_code_of_its_own_and_a_name() -> None:
    rows = [s for s in states.load_states() if s.kind == "state"]
    assert len(rows) >= 196
    assert len({s.code for s in rows}) == len(rows) == len({s.name for s in rows})
    assert all(len(s.code) == 3 and s.code.isupper() and len(s.iso2) == 2 for s in rows)
    assert {"XKX", "TWN", "PSE", "VAT"} <= {s.code for s in rows}


def test_regions_point_at_states() -> None:
    known = {s.code for s in states.load_states() if s.kind != "region"}
    assert all(s.code in known for s in states.load_states())


@pytest.mark.parametrize(
    ("adjective", "code"),
    [("Russian", "RUS"), ("Dutch", "NLD"), ("U.S.", "USA"), ("Soviet", "SUN"), ("Scottish", "GBR"), ("green", None)],
)
def test_adjectives(adjective: str, code: str | None) -> None:
    assert states.code_of_adjective(adjective) == code


def test_the_adjective_of_a_state_names_it_back() -> None:
    for state in states.load_states():
        if state.kind == "state" and state.adjectives:
            assert states.code_of_adjective(states.adjective_of(state.code)) == state.code


@pytest.mark.parametrize(
    ("name", "key", "kind"),
    [
        ("the Kremlin", "Kremlin", "organ"),
        ("Nato", "NATO", "body"),
        ("U.N.", "United Nations", "body"),
        ("Czechia", "Czech Republic", "state"),
        ("Kyiv", "Ukraine", "state"),
        ("The Guardian", "The Guardian", "outlet"),
        ("AFP", "Agence France-Presse", "agency"),
        ("al-Qaeda", "Al Qaeda", "group"),
        ("People's Liberation Army", "People's Liberation Army", "organ"),
    ],
)
def test_by_name(name: str, key: str, kind: str) -> None:
    entry = names.by_name(name)
    assert entry is not None
    assert (entry.key, entry.kind) == (key, kind)


def test_by_name_knows_nothing_of_common_words() -> None:
    assert names.by_name("us") is None
    assert names.by_name("who") is None
    assert names.by_name("table") is None


def test_offices_belong_to_known_states_bodies_or_groups() -> None:
    known = set(states.states_by_code()) | {b.name for b in bodies.load_bodies()}
    known |= {g.name for g in organs.load_groups()}
    tenures = [t for f in load_figures().values() for t in f.tenures]
    assert len({t.of for t in tenures}) >= 100
    assert {t.of for t in tenures} <= known
    assert all(t.start[:4].isdigit() and (not t.end or t.end[:4] >= t.start[:4]) for t in tenures)


def test_titles_name_offices_that_somebody_held() -> None:
    held = {t.office for f in load_figures().values() for t in f.tenures} | {"leader"}
    assert {office for found in load_titles().values() for office, _ in found} <= held


@pytest.mark.parametrize(
    ("of", "office", "date", "person"),
    [
        ("RUS", "foreign_minister", "2022-01-24", "Sergei Lavrov"),
        ("DEU", "head_of_government", "2021-12-07", "Angela Merkel"),
        ("DEU", "head_of_government", "2021-12-09", "Olaf Scholz"),
        ("DEU", "leader", "2022", "Olaf Scholz"),
        ("FRA", "leader", "2022-02", "Emmanuel Macron"),
        ("USA", "head_of_state", "2003-03-20", "George W. Bush"),
        ("NATO", "head", "1999-04", "Javier Solana"),
        ("United Nations", "head", "1998-02-13", "Kofi Annan"),
        ("GBR", "defence_minister", "2022-02-24", "Ben Wallace"),
        ("UKR", "defence_minister", "2021-11-20", "Oleksii Reznikov"),
        ("USA", "head_of_state", None, None),
        ("RUS", "head_of_garden", "2022", None),
    ],
)
def test_office_holder(of: str, office: str, date: str | None, person: str | None) -> None:
    assert office_holder(of, office, date) == person


@pytest.mark.parametrize("office", ["head_of_state", "head_of_government", "foreign_minister", "defence_minister"])
@pytest.mark.parametrize("of", ["RUS", "UKR", "GBR", "DEU", "FRA", "POL", "TUR", "ISR"])
def test_no_gaps_in_the_crisis_years(of: str, office: str) -> None:
    if (of, office) == ("TUR", "head_of_government"):
        pytest.skip("the office was abolished in 2018")
    for month in (f"{year}-{m:02}-15" for year in (2021, 2022) for m in range(1, 13)):
        assert len({t.person for t in holders(of, office, month)}) == 1, month


@pytest.mark.parametrize(
    ("office", "states_wanted"),
    [("leader", 120), ("foreign_minister", 115), ("defence_minister", 80), ("chief_of_staff", 60)],
)
def test_states_whose_office_has_a_known_holder_in_nine_of_ten_years(office: str, states_wanted: int) -> None:
    coded = {t.of for figure in load_figures().values() for t in figure.tenures} & set(states.states_by_code())
    years = range(1995, 2026)
    known = [sum(bool(holders(of, office, f"{year}-06")) for year in years) / len(years) for of in coded]
    assert sum(share >= 0.9 for share in known) >= states_wanted


def test_the_highest_of_several_offices_names_its_holder() -> None:
    found = load_figures()["Saddam Hussein"].on("1990-08-16")
    assert found is not None
    assert found.office == "head_of_state"


@pytest.mark.parametrize(
    ("of", "date", "person"),
    [
        ("IRQ", "1992-01", "Saddam Hussein"),
        ("IRQ", "2020-06", "Mustafa al-Kadhimi"),
        ("PAK", "2003-01", "Pervez Musharraf"),
        ("PAK", "2012-01", "Yusuf Raza Gilani"),
    ],
)
def test_who_leads_a_state_depends_on_the_date(of: str, date: str, person: str) -> None:
    assert office_holder(of, "leader", date) == person


def test_membership_is_dated() -> None:
    assert "POL" in bodies.members("NATO", "1999-03-24")
    assert "POL" not in bodies.members("NATO", "1999-02")
    assert len(bodies.members("NATO", "2022-02-24")) == 30
    assert len(bodies.members("European Union", "2022")) == 27
    assert "GBR" in bodies.members("European Union", "2019-12")
    assert bodies.members("Collective Security Treaty Organization", "2022") == {
        "RUS",
        "BLR",
        "KAZ",
        "KGZ",
        "TJK",
        "ARM",
    }


def test_members_are_states_of_known_bodies() -> None:
    assert {b for b, _, _, _ in bodies._memberships()} <= {b.name for b in bodies.load_bodies()}
    assert {s for _, s, _, _ in bodies._memberships()} <= set(states.states_by_code())


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("the Guardian", "The Guardian"),
        ("edition.cnn.com", "CNN"),
        ("https://www.bbc.co.uk/news/world", "BBC"),
        ("TASS", "TASS"),
        ("nobody.example", None),
    ],
)
def test_find_outlet(key: str, name: str | None) -> None:
    found = outlets.find_outlet(key)
    assert (found.name if found else None) == name


def test_outlets_are_many_and_well_formed() -> None:
    rows = outlets.load_outlets()
    assert len(rows) >= 250
    assert {o.kind for o in rows} == {"agency", "newspaper", "broadcaster", "magazine", "site"}
    assert {o.country for o in rows} <= set(states.states_by_code())
    assert sum(o.state_owned for o in rows) > 50


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("soldiers", "MIL"),
        ("Spokeswoman", "GOV"),
        ("policemen", "COP"),
        ("rebels", "REB"),
        ("countries", None),
        ("cup", None),
    ],
)
def test_sector_of(noun: str, sector: str | None) -> None:
    assert sectors.sector_of(noun) == sector


@given(st.dates(), st.dates(), st.dates())
def test_a_date_inside_is_valid_at_any_precision(a: object, b: object, c: object) -> None:
    start, middle, end = sorted(str(d) for d in (a, b, c))
    for cut in (4, 7, 10):
        assert valid_on(start, end, middle[:cut])
        assert valid_on(start[:cut], end[:cut], middle)


@given(st.dates(), st.dates())
def test_tenures_cover_their_own_ends(a: object, b: object) -> None:
    start, end = sorted((str(a), str(b)))
    tenure = Tenure("A", "head", "NATO", start, end)
    assert tenure.covers(start)
    assert tenure.covers(end)


def test_words_that_end_the_names_of_papers() -> None:
    words = outlets.load_outlet_words()
    assert {"times", "herald", "tribune"} <= words
    assert all(word == word.lower() and word.isalpha() for word in words)
