from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.reading.actors import Cast, find_actors
from standoff.reading.page import Page


@pytest.fixture(scope="session")
def refer(page: Callable[..., Page]) -> Callable[..., str | None]:
    """`refer(text, word, nth=1, date=None)`: the name of the actor the nth token of that word refers to."""

    def run(text: str, word: str, nth: int = 1, date: str | None = None, **fields: str) -> str | None:
        made = page(text, date, **fields)
        cast: Cast = find_actors(made)
        places = [i for i, w in enumerate(made.parse.lowers) if w == word]
        actor = cast.at(places[nth - 1])
        return actor.name if actor else None

    return run


Refer = Callable[..., str | None]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Norway closed its border on Friday.", "its", "Norway"),
        ("Norway said it would close the port.", "it", "Norway"),
        ("Poland has promised that they would send tanks.", "they", "Poland"),
        ("Anna Lindqvist met reporters. She said the talks failed.", "she", "Anna Lindqvist"),
        ("Latvian officials said they feared an attack.", "they", "Latvian officials"),
        ("Iran, which closed the strait, wants talks.", "which", "Iran"),
        ("Swedish officials met Ukraine's request for help in its war.", "its", "Ukraine"),
        ("Egypt sent troops. The small nation of Bhutan said its troops would follow.", "its", "Bhutan"),
        ("The soldiers who crossed the bridge were Finnish.", "who", "soldiers"),
    ],
)
def test_pronouns(refer: Refer, text: str, word: str, name: str) -> None:
    assert refer(text, word) == name


def test_an_object_is_not_its_own_subject(refer: Refer) -> None:
    assert refer("Peter Larsen accused him of lying.", "him") is None
    assert refer("Emma Dahl came. Peter Larsen said she accused him of lying.", "him") == "Peter Larsen"


def test_nobody_calls_himself_him(refer: Refer) -> None:
    assert refer("Emmanuel Macron called him a dear friend.", "him", date="2022-02-09") is None


def test_nobody_calls_himself_he_in_his_own_words(refer: Refer) -> None:
    text = 'A Danish colonel met Angela Merkel. Vladimir Putin said "we doubt that he came".'
    assert refer(text, "he", date="2021-03-01") == "Danish colonel"
    assert refer("Vladimir Putin said that he came.", "he", date="2021-03-01") == "Vladimir Putin"


def test_letters_for_a_title(refer: Refer) -> None:
    assert refer("The Armenian PM resigned.", "pm", date="2022-02-09") == "Nikol Pashinyan"
    assert refer("Talks in Oslo began at 5 pm on Monday.", "pm") is None


def test_gender_decides(refer: Refer) -> None:
    text = "Angela Merkel spoke with Vladimir Putin on Monday. She asked for calm."
    assert refer(text, "she", date="2021-03-01") == "Angela Merkel"


@pytest.mark.parametrize(
    "text", ["It is clear that the border is closed.", "It seems that nobody knows.", "We find it odd that he left."]
)
def test_empty_it_refers_to_nobody(refer: Refer, text: str) -> None:
    assert refer("Norway said no. " + text, "it") is None


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("NATO met on Monday. The alliance sent more ships.", "alliance", "NATO"),
        ("The European Union agreed. The bloc will pay.", "bloc", "European Union"),
        ("Hamas fired rockets. The group said nothing.", "group", "Hamas"),
        ("Reuters quoted two sources. The agency named neither.", "agency", "Reuters"),
        ("Georgia asked for help. The former Soviet state fears an attack.", "state", "Georgia"),
        ("Estonia asked for help. The country fears an attack.", "country", "Estonia"),
    ],
)
def test_definite_descriptions(refer: Refer, text: str, word: str, name: str) -> None:
    assert refer(text, word) == name


def test_the_president_is_the_one_named(refer: Refer) -> None:
    text = "Emmanuel Macron flew to Moscow on Monday. The president met reporters there."
    assert refer(text, "president", date="2022-02-08") == "Emmanuel Macron"


def test_the_president_of_the_outlets_country(refer: Refer) -> None:
    text = "The president will speak on Tuesday."
    assert refer(text, "president", date="2022-02-08", outlet="CNN") == "Joe Biden"
    assert refer(text, "president", date="2022-02-08") == "president"


def test_an_even_choice_is_left_open(refer: Refer) -> None:
    assert refer("Talks between Latvia and Lithuania failed. Nobody knows why it left.", "it") is None


def test_two_named_people_are_the_two_leaders(refer: Refer) -> None:
    text = "Emmanuel Macron met Olaf Scholz in Paris. The two leaders called for calm."
    assert refer(text, "leaders", date="2022-02-09") == "Emmanuel Macron; Olaf Scholz"


def test_forces_go_by_several_nouns(refer: Refer) -> None:
    text = "Danish forces landed on Monday. The troops will stay for a month."
    assert refer(text, "troops") == "Danish forces"


def test_their_people_are_not_themselves(refer: Refer) -> None:
    assert refer("Anna Lindqvist met her aides.", "her") == "Anna Lindqvist"


def test_a_country_without_a_pointing_word_is_nobody_named(refer: Refer) -> None:
    assert refer("Estonia asked for help. If one nation is attacked, all must act.", "nation") is None


def test_a_possessive_may_stand_before_its_subject(refer: Refer) -> None:
    text = "The Russian cabinet met. In its statement, Belarus said that the border was shut."
    assert refer(text, "its") == "Belarus"
    assert refer("Belarus spoke. With its fleet, the wind turned.", "its") == "Belarus"


def test_the_western_alliance_is_the_one_named(refer: Refer) -> None:
    assert refer("Estonia joined NATO. The western alliance sent jets.", "alliance") == "NATO"
    assert refer("Estonia joined NATO. The rival alliance sent jets.", "alliance") is None


def test_its_troops_are_nobody_elses(refer: Refer) -> None:
    text = "Swedish troops are there already. The nation of Bhutan said its troops would follow."
    assert refer(text, "troops") == "Swedish troops"
    assert refer(text, "troops", nth=2) == "troops"


def test_the_two_leaders_are_no_spokespeople(refer: Refer) -> None:
    text = (
        "Leonid Kuchma assured Boris Yeltsin that trade would go on, spokesman Sergei Yastrzhembsky said. "
        "The two leaders met on Friday."
    )
    assert refer(text, "leaders", date="1998-02-27") == "Leonid Kuchma; Boris Yeltsin"
