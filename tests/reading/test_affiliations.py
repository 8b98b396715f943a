"""Which state unnamed officials, organs and rebels are given, and where none is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.reading.actors import Cast, find_actors
from standoff.reading.page import Page

Find = Callable[..., tuple[Page, Cast]]


@pytest.fixture(scope="session")
def find(page: Callable[..., Page]) -> Find:
    def run(text: str) -> tuple[Page, Cast]:
        made = page(text, published="2022-01-24")
        return made, find_actors(made)

    return run


def code_of(found: tuple[Page, Cast], word: str, nth: int = 1) -> str | None:
    made, cast = found
    at = [i for i, lower in enumerate(made.parse.lowers) if lower == word.lower()][nth - 1]
    return cast.code(at)


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Officers in Warsaw said the convoy was late.", "officers", "POLMIL"),
        ("Finland said a spokesman for its embassy in Rome would answer.", "spokesman", "FINGOV"),
        ("Emmanuel Macron never agreed to that, his office stressed.", "office", "FRAGOV"),
        ("Moldova closed the bridge. An adviser to the foreign ministry said it would reopen.", "adviser", "MDAGOV"),
        ("The Kremlin called for calm. A spokesman said the talks would go on.", "spokesman", "RUSGOV"),
        ("Ottawa went further: a senior official told reporters that 200 soldiers had left.", "official", "CANGOV"),
        ("Sanna Marin praised the plan. A government spokesman said it would be published.", "spokesman", "FINGOV"),
        ("HELSINKI -- The harbour froze over, officials said on Tuesday.", "officials", "FINGOV"),
        ("OSLO, 3 February (XPA) -- The harbour froze over, the interior ministry said.", "ministry", "NORGOV"),
        ("GDANSK -- The harbour froze over, police said. A second official agreed.", "official", "POLGOV"),
        ("VILNIUS -- The armed forces denied it.", "forces", "LTUMIL"),
        ("VILNIUS -- Parliament voted for the law.", "parliament", "LTULEG"),
        ("The bridge is open, according to Warsaw.", "warsaw", "POL"),
        # the ministry of the only minister named, and not of whoever is named last
        (
            "Defence Minister Christine Lambrecht went to Munster. Ukraine waits. The ministry said talks went on.",
            "ministry",
            "DEUGOV",
        ),
        (
            "Defence Minister Christine Lambrecht went to Munster. A ministry spokeswoman said talks went on.",
            "spokeswoman",
            "DEUGOV",
        ),
    ],
)
def test_the_text_fixes_whose_they_are(find: Find, text: str, word: str, code: str) -> None:
    assert code_of(find(text), word) == code


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Spain will send two ships, officials said.", "officials"),
        ("HELSINKI -- A European diplomat said the harbour froze over.", "diplomat"),
        ("HELSINKI -- Western officials said the harbour froze over.", "officials"),
        ("OSLO -- A retired general said the harbour froze over.", "general"),
        ("BRUSSELS -- Officials said the summit was late.", "officials"),
        ("Norway and Sweden met. The embassy in Riga said nothing.", "embassy"),
        ("OSLO -- A chief risk officer said the price was high.", "officer"),
        ("OSLO -- The mayor opened the market.", "mayor"),
    ],
)
def test_nobody_is_given_a_state_the_text_does_not_fix(find: Find, text: str, word: str) -> None:
    assert code_of(find(text), word) is None


def test_an_organ_named_in_full_is_meant_by_the_head_of_its_name(find: Find) -> None:
    found = find("The Security Service of Ukraine met. Russia called. The security service said no.")
    assert code_of(found, "service", 2) == "UKRSPY"
    assert code_of(find("The Bank of Chad met. The central bank said no."), "bank", 2) is None


def test_the_same_words_can_mean_officials_of_two_states(find: Find) -> None:
    found = find("Officials in Riga said no. Officials in Tallinn said yes.")
    assert [code_of(found, "officials", n) for n in (1, 2)] == ["LVAGOV", "ESTGOV"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The separatist authorities in Donetsk denied it.", "authorities"),
        ("Officials in rebel-held Luhansk said a bridge had been hit.", "officials"),
        ("The authorities in occupied Donetsk ordered people to leave.", "authorities"),
        ("Fighting went on near Luhansk. Russian-backed separatists shelled a village.", "separatists"),
        ("Fighting went on near Donetsk. A separatist official said it had stopped.", "official"),
    ],
)
def test_rebels_are_not_the_state_they_fight(find: Find, text: str, word: str) -> None:
    assert code_of(find(text), word) == "UKRREB"


def test_one_of_them_belongs_with_them(find: Find) -> None:
    made, cast = find("Polish officials waited all night. One of them said the road was closed.")
    actor = cast.at(made.parse.lowers.index("one"))
    assert actor is not None
    assert (actor.name, actor.code, actor.kind) == ("one of them", "POLGOV", "people")


def test_they_are_all_that_a_list_names(find: Find) -> None:
    made, cast = find("Norway, Sweden and Finland said they would send doctors.")
    they = made.parse.lowers.index("they")
    assert {a.code for a in cast.each(they)} == {"NOR", "SWE", "FIN"}


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Warsaw's envoy, Jan Wolski, answered. He said nothing new.", "He", "Jan Wolski"),
        ("The mayor of Lublin, Anna Kowalska, objected.", "mayor", "Anna Kowalska"),
        ("Piotr Zych, the deputy interior minister, objected.", "minister", "Piotr Zych"),
        ("The government spokesman, Marek Dudek, objected.", "spokesman", "Marek Dudek"),
        ("Secretary of State Antony J. Blinken flew to Oslo.", "Blinken", "Antony Blinken"),
    ],
)
def test_a_title_beside_a_name_is_its_bearer(find: Find, text: str, word: str, name: str) -> None:
    made, cast = find(text)
    actor = cast.at(made.parse.words.index(word))
    assert actor is not None
    assert actor.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Scholz Urges Calm in Berlin\n\nThe chancellor spoke on Monday.", "Olaf Scholz"),
        ("NATO: Jens Stoltenberg Warns Russia of Costs\n\nThe alliance met on Monday.", "Jens Stoltenberg"),
        ("Lavrov Meets Blinken in Geneva\n\nThe talks went on.", "Antony Blinken"),
    ],
)
def test_names_in_headlines_of_capitals(find: Find, text: str, name: str) -> None:
    people = [actor.name for actor in find(text)[1].actors if actor.kind == "person"]
    assert name in people
    assert not any(word in person for person in people for word in ("Urges", "Warns", "Meets"))


def test_a_group_is_not_he(find: Find) -> None:
    made, cast = find("Igor Babic said the strike group had left, and he told people to rest.")
    actor = cast.at(made.parse.lowers.index("he"))
    assert actor is not None
    assert actor.name == "Igor Babic"


@pytest.mark.parametrize("name", ["Coastal Herald", "Lakeside Tribune", "Harbour Gazette"])
def test_papers_that_no_table_lists(find: Find, name: str) -> None:
    kinds = {
        actor.name: actor.kind for actor in find(f"The {name} reported on Monday that the road was open.")[1].actors
    }
    assert kinds.get(name) == "outlet"


def test_an_american_is_not_the_state(find: Find) -> None:
    made, cast = find("The road was closed, said an American who teaches in Lublin.")
    actor = cast.at(made.parse.words.index("American"))
    assert actor is not None
    assert (actor.kind, actor.code) == ("people", "USA")


@pytest.mark.parametrize("text", ["She taught Finnish for ten years.", "The page was written in Finnish."])
def test_a_language_is_nobody(find: Find, text: str) -> None:
    made, cast = find(text)
    assert cast.at(made.parse.words.index("Finnish")) is None


def test_some_of_a_party_are_not_the_party(find: Find) -> None:
    made, cast = find("Several Democrats voted against it.")
    actor = cast.at(made.parse.words.index("Democrats"))
    assert actor is not None
    assert (actor.name, actor.kind, actor.code) == ("Democrats", "people", "USAPTY")


def test_the_place_of_a_dateline_says_nothing(find: Find) -> None:
    cast = find("KYIV, 8 February (XPA) -- The Polish president Andrzej Duda said the road was open.")[1]
    assert "Ukraine" not in [actor.name for actor in cast.actors]
