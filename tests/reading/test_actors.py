from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.model import Actor
from standoff.reading.actors import Cast, find_actors
from standoff.reading.page import Page

_WORDS = (
    "NATO the Russian officials said it that they U.S. president of Poland Putin Bush Kyiv 's , army its who he "
    'foreign minister - led Secretary General Mr. King al van a spokesman for in . " ( ) accused with countries'
).split()

Find = Callable[..., tuple[Page, Cast]]


@pytest.fixture(scope="session")
def find(page: Callable[..., Page]) -> Find:
    def run(text: str, published: str | None = None, **fields: str) -> tuple[Page, Cast]:
        made = page(text, published, **fields)
        return made, find_actors(made)

    return run


def at(found: tuple[Page, Cast], words: str, nth: int = 1) -> Actor | None:
    """The actor under the last token of the nth occurrence of some words."""
    made, cast = found
    start = -1
    for _ in range(nth):
        start = made.text.index(words, start + 1)
    end = start + len(words)
    return cast.at(max(i for i, e in enumerate(made.parse.ends) if e <= end))


def name_at(found: tuple[Page, Cast], words: str, nth: int = 1) -> str | None:
    actor = at(found, words, nth)
    return actor.name if actor else None


@pytest.mark.parametrize(
    ("text", "words", "name", "code"),
    [
        ("Norway said it would send aid.", "Norway", "Norway", "NOR"),
        ("The U.S. rejected the offer.", "U.S.", "United States", "USA"),
        ("The European Union approved new sanctions.", "European Union", "European Union", "IGOEUREEC"),
        ("The Kremlin denied the report.", "Kremlin", "Kremlin", "RUSGOV"),
        ("The IAEA inspected the plant.", "IAEA", "International Atomic Energy Agency", "IGOUNOIAE"),
        ("Hezbollah fired rockets on Sunday.", "Hezbollah", "Hezbollah", "LBNREB"),
        ("Fighters of the Houthis shelled the port.", "Houthis", "Houthis", "YEMREB"),
        ("Reuters reported the talks.", "Reuters", "Reuters", "GBRMED"),
        ("The Soviet Union left the talks.", "Soviet Union", "Soviet Union", "SUN"),
    ],
)
def test_names(find: Find, text: str, words: str, name: str, code: str) -> None:
    actor = at(find(text), words)
    assert actor is not None
    assert (actor.name, actor.code) == (name, code)


@pytest.mark.parametrize(
    ("text", "words", "name", "code"),
    [
        ("Polish officials said the border was closed.", "officials", "Polish officials", "POLGOV"),
        ("Two senior US officials confirmed the plan.", "officials", "Two senior US officials", "USAGOV"),
        ("Turkey's foreign ministry summoned the envoy.", "ministry", "Turkish Foreign Ministry", "TURGOV"),
        ("Latvian soldiers crossed the river.", "soldiers", "Latvian soldiers", "LVAMIL"),
        ("Rebels in Sudan attacked a convoy.", "Rebels", "Rebels", "SDNREB"),
        ("Several countries protested.", "countries", "Several countries", None),
        ("NATO members agreed to send more ships.", "members", "NATO members", "IGOWSTNAT"),
    ],
)
def test_descriptions(find: Find, text: str, words: str, name: str, code: str | None) -> None:
    actor = at(find(text), words)
    assert actor is not None
    assert actor.name.removeprefix("Sudanese ").capitalize() == name.capitalize()
    assert actor.code == code


def test_a_government_is_its_state_with_a_narrower_code(find: Find) -> None:
    made, cast = find("The Russian government refused. Russia wants talks.")
    actor = at((made, cast), "government")
    assert actor is not None
    assert (actor.name, actor.kind, actor.code) == ("Russia", "state", "RUS")
    assert cast.code(made.parse.lowers.index("government")) == "RUSGOV"


def test_an_administration_is_that_of_its_president(find: Find) -> None:
    found = find("The Biden administration wants a diplomatic way out.", "2022-01-30")
    assert name_at(found, "administration") == "United States"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Moscow denied the report on Friday.", "Moscow", "Russia"),
        ("Aid will help Kyiv meet its needs.", "Kyiv", "Ukraine"),
        ("Talks between Ankara and Athens went on.", "Ankara", "Turkey"),
        ("The minister spoke to students in Moscow.", "Moscow", None),
        ("She flew to Kyiv on Monday.", "Kyiv", None),
        ("Kyiv was bombed at night.", "Kyiv", None),
        ("Kyiv's streets were empty.", "Kyiv", None),
        ("Kyiv's demands were rejected.", "Kyiv", "Ukraine"),
        ("Moscow was accused of lying.", "Moscow", "Russia"),
    ],
)
def test_capitals_stand_for_governments_only_when_they_act(find: Find, text: str, words: str, name: str | None) -> None:
    made, cast = find(text)
    assert name_at((made, cast), words) == name
    if name is None:
        assert set(cast.lands.values()) <= {"RUS", "UKR"}
        assert cast.lands


@pytest.mark.parametrize(
    ("text", "date", "words", "name", "office"),
    [
        ("Zelenskiy thanked Poland for its help.", "2022-03-01", "Zelenskiy", "Volodymyr Zelensky", "head_of_state"),
        ("President Bush spoke to Congress.", "1990-08-15", "Bush", "George H. W. Bush", "head_of_state"),
        ("President Bush spoke to Congress.", "2003-03-17", "Bush", "George W. Bush", "head_of_state"),
        ("King Hussein of Jordan met reporters.", "1990-08-16", "Hussein", "King Hussein", "head_of_state"),
        ("Saddam Hussein rejected the offer.", "1990-08-16", "Hussein", "Saddam Hussein", "head_of_state"),
        ("Secretary-General Jens Stoltenberg travelled to Oslo.", None, "Stoltenberg", "Jens Stoltenberg", "head"),
        ("The Russian foreign minister flew home.", "2022-01-22", "minister", "Sergei Lavrov", "foreign_minister"),
        (
            "The president of Kazakhstan asked for help.",
            "2022-01-06",
            "president",
            "Kassym-Jomart Tokayev",
            "head_of_state",
        ),
    ],
)
def test_people_by_office_and_date(find: Find, text: str, date: str | None, words: str, name: str, office: str) -> None:
    actor = at(find(text, date), words)
    assert actor is not None
    assert (actor.name, actor.kind, actor.office) == (name, "person", office)


def test_without_a_date_an_office_held_by_several_stays_an_office(find: Find) -> None:
    actor = at(find("The Russian prime minister resigned."), "minister")
    assert actor is not None
    assert (actor.name, actor.kind, actor.code) == ("Russian prime minister", "office", "RUSGOV")


def test_an_indefinite_spokesman_is_nobody_known(find: Find) -> None:
    actor = at(find("A Kremlin spokesman declined to comment.", "2022-01-22"), "spokesman")
    assert actor is not None
    assert actor.kind == "people"
    assert actor.code == "RUSGOV"


def test_a_name_that_several_bear_keeps_what_they_share(find: Find) -> None:
    actor = at(find("President Bush spoke to reporters."), "Bush")
    assert actor is not None
    assert (actor.name, actor.code, actor.office) == ("Bush", "USAGOV", None)
    assert actor.runner_up is not None


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Ivan Petrenko, a spokesman for the Polish border guard, said no.", "Petrenko", "POLMIL"),
        ("The Danish envoy, Karen Mikkelsen, left early.", "Mikkelsen", "DNKGOV"),
        ("Egyptian activist Samir Hegazy was released.", "Hegazy", "EGYOPP"),
    ],
)
def test_unknown_people_are_coded_by_what_is_said_of_them(find: Find, text: str, words: str, code: str) -> None:
    actor = at(find(text), words)
    assert actor is not None
    assert actor.kind == "person"
    assert actor.code is not None
    assert actor.code[:3] == code[:3]


def test_a_title_tells_bearers_of_a_family_name_apart(find: Find) -> None:
    found = find("Hillary Clinton met donors. President Clinton joined her there.", "2000-05-01")
    assert name_at(found, "Hillary Clinton") == "Hillary Clinton"
    assert name_at(found, "President Clinton") == "Bill Clinton"


def test_a_single_name_used_as_a_place_is_nobody(find: Find) -> None:
    made, cast = find("Shells fell in Irpin on Friday. Irpin has no water.")
    assert all(a.name != "Irpin" for a in cast.actors), made.text


def test_family_name_later(find: Find) -> None:
    found = find("Greta Halvorsen opened the meeting. Halvorsen said the border was quiet.")
    assert name_at(found, "Halvorsen", 2) == "Greta Halvorsen"


def test_several_owners_have_codes_of_their_own(find: Find) -> None:
    made, cast = find("French and Polish troops landed on Monday.")
    assert cast.code(made.parse.lowers.index("french")) == "FRAMIL"
    assert cast.code(made.parse.lowers.index("polish")) == "POLMIL"


def test_acronym_of_a_name_given_in_full(find: Find) -> None:
    found = find("The Baltic Ferry Workers Union called a strike. The BFWU wants more pay.")
    first = at(found, "Union")
    assert first is None or first.name == name_at(found, "BFWU")


def test_anti_and_pro_name_nobody(find: Find) -> None:
    made, cast = find("A pro-Russian crowd gathered near the bridge.")
    assert cast.at(made.parse.lowers.index("russian")) is None


@pytest.mark.parametrize("text", ["", " ", "Yes", "???", "the", "'s", "It said.", "NATO", "Putin", "of the of the"])
def test_odd_texts(find: Find, text: str) -> None:
    _, cast = find(text)
    assert all(m.end <= len(text) for a in cast.actors for m in a.mentions)


def test_a_minister_of_the_only_state_named(find: Find) -> None:
    actor = at(find("Interior Minister Pavol Hudak resigned. Slovakia votes in May."), "Hudak")
    assert actor is not None
    assert (actor.code, actor.rule) == ("SVKGOV", "minister-of-context")
    other = at(find("Interior Minister Pavol Hudak resigned. Slovakia and Austria vote in May."), "Hudak")
    assert other is not None
    assert other.code is None


def test_a_branch_belongs_to_its_possessor_or_the_only_state_near(find: Find) -> None:
    assert name_at(find("Latvia said its army was ready."), "army") == "Latvian Army"
    assert (
        name_at(find("Estonia closed the bridge, the foreign ministry said."), "ministry")
        == "Estonian Foreign Ministry"
    )
    assert name_at(find("Estonia and Latvia met, the foreign ministry said."), "ministry") in (None, "foreign ministry")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14), st.sampled_from([None, "1999-03-24", "2022-02"]))
def test_any_row_of_words_is_read(find: Find, words: list[str], date: str | None) -> None:
    made, cast = find(" ".join(words), date)
    assert set(cast.by_token) <= set(range(len(made.parse)))
    assert set(cast.by_token.values()) <= set(cast.actors)
    assert all(a.mentions for a in cast.actors)


@pytest.mark.parametrize("date", ["2022-01-24", "2022-01-24T18:05:00Z", "20220124", "2022-01", "2022"])
def test_dates_of_any_precision(find: Find, date: str) -> None:
    assert name_at(find("The Russian foreign minister flew home.", date), "minister") == "Sergei Lavrov"


@pytest.mark.parametrize("date", ["24 January 2022", "yesterday", "12", ""])
def test_other_dates_are_none(find: Find, date: str) -> None:
    assert name_at(find("Bush and the Russian president met.", date), "president") == "Russian president"


def test_people_told_by_descent_belong_where_they_live(find: Find) -> None:
    actor = at(find("Ethnic Hungarians in Slovakia protested."), "Hungarians")
    assert actor is not None
    assert (actor.name, actor.code) == ("Ethnic Hungarians", "SVKCVL")
    other = at(find("Some ethnic Russians left."), "Russians")
    assert other is not None
    assert other.code is None


def test_each_of_two(find: Find) -> None:
    made, cast = find("Emmanuel Macron met Olaf Scholz in Paris. The two leaders called for calm.", "2022-02-09")
    both = cast.each(made.parse.lowers.index("leaders"))
    assert [a.code for a in both] == ["FRAGOV", "DEUGOV"]
    assert cast.each(made.parse.lowers.index("met")) == ()


def test_ids_are_stable_and_mentions_in_order(find: Find) -> None:
    text = "NATO said Russia moved troops. The alliance wants Russia to stop. It warned Moscow."
    first, second = find(text)[1], find(text)[1]
    assert [a.id for a in first.actors] == [a.id for a in second.actors]
    for actor in first.actors:
        assert list(actor.mentions) == sorted(actor.mentions)
    assert len({a.id for a in first.actors}) == len(first.actors)
