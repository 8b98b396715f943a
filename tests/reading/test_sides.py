"""Who acts and who is acted on, by the construction that tells it; each row is one kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.model import Reading

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.fixture(scope="module")
def sides(read: Callable[..., Reading]) -> Callable[..., list[tuple[str | None, str | None]]]:
    """`sides(text, plover)`: the states (or bodies) on both sides of the events of a type, in text order."""

    def find(text: str, plover: str) -> list[tuple[str | None, str | None]]:
        found = [e for e in read(text, "2022-01-20").events if e.plover == plover]
        return [(e.source_code and e.source_code[:3], e.target_code and e.target_code[:3]) for e in found]

    return find


@pytest.mark.parametrize(
    ("text", "plover", "source", "target"),
    [
        # words are their speaker's, whoever they are said to belong to
        ("Norway reaffirmed its support for Estonia.", "SUPPORT", "NOR", "EST"),
        ("The Turkish ministry voiced Turkey's solidarity with Albania.", "SUPPORT", "TUR", "ALB"),
        ("Peru expressed its rejection and strong condemnation of the Chilean decree.", "ACCUSE", "PER", "CHL"),
        # one's own embargo is on somebody else
        ("Chad lifted its blockade of Niger.", "RETREAT", "TCD", "NER"),
        ("Kenya has lifted its ban on Tanzanian maize.", "CONCEDE", "KEN", "TZA"),
        ("Chile plans to impose restrictions on its ports for Bolivian ships.", "THREATEN", "CHL", "BOL"),
        # nouns that are half a preposition are nobody
        (
            "Italy issued an ultimatum in the wake of the storm demanding that Libya release the crew.",
            "THREATEN",
            "ITA",
            "LBY",
        ),
        ("Hundreds of Georgians marched in defiance of Russia.", "PROTEST", "GEO", "RUS"),
        # but where they are somebody's they are their state's
        ("Italy fired on a Libyan patrol.", "ASSAULT", "ITA", "LBY"),
        ("The Taliban carried out an attack on an Indian mission.", "ASSAULT", "AFG", "IND"),
        ("The Taliban launched an attack on the UN mission in Kabul.", "ASSAULT", "AFG", "IGO"),
        ("Chad imposed sanctions on a Nigerien operation.", "SANCTION", "TCD", "NER"),
        ("Police opened fire on a Thai protest.", "ASSAULT", None, "THA"),
        ("Russia launched an attack on the Ukrainian line.", "ASSAULT", "RUS", "UKR"),
        ("Norway imposed sanctions on Ukraine's behalf.", "SANCTION", "NOR", None),
        # what people are sent on
        ("Kenya deployed 200 troops on a UN mission.", "MOBILIZE", "KEN", None),
        # what is joined shares what stands behind it
        ("Turkey launched air and artillery strikes on Syrian positions.", "ASSAULT", "TUR", "SYR"),
        ("Kenya launched an offensive, Operation Linda, against Somalia.", "ASSAULT", "KEN", "SOM"),
        # but two acts with an article or an owner each do not
        ("Kenya began a withdrawal and an attack on Somalia.", "RETREAT", "KEN", None),
        ("Kenya began a withdrawal and an attack on Somalia.", "ASSAULT", "KEN", "SOM"),
        ("Chad's threat and the strikes on Niger alarmed Mali.", "THREATEN", "TCD", None),
        ("Chad's threat and Mali's strikes on Niger ended the truce.", "THREATEN", "TCD", None),
        # a clause behind the noun tells whose it was
        ("France asked Spain to enforce the embargo that Portugal has imposed on Morocco.", "SANCTION", "PRT", "MAR"),
        # the name behind what somebody is
        ("Canada imposed sanctions on its NATO ally Turkey.", "SANCTION", "CAN", "TUR"),
        # forces that are moved are their state's
        ("Danish troops were withdrawn from Mali.", "RETREAT", "DNK", "MLI"),
        # thrown out of where they were
        ("Two Polish envoys were expelled from Belarus.", "SANCTION", "BLR", "POL"),
        ("A Dutch student has been put under investigation in Greece.", "ACCUSE", "GRC", "NLD"),
        ("The house in Minsk was searched and two students were detained.", "COERCE", "BLR", "BLR"),
        ("Turkish police arrested 20 members of a banned group.", "COERCE", "TUR", "TUR"),
        # rebels are not of their state's side
        ("FARC said it will release a Colombian officer.", "RETREAT", "COL", "COL"),
        # an invitation names who is met
        ("The Finnish president accepted an invitation to meet with Swedish officials.", "AGREE", "FIN", "SWE"),
        # subjunctives and the people asked
        ("Greece demanded that its Turkish partners refuse to sign the treaty.", "REQUEST", "GRC", "TUR"),
        # a force faces whom the same sentence threatens
        ("Japan moved ships into the strait and threatened North Korea with a blockade.", "MOBILIZE", "JPN", "PRK"),
        ("Japan moved ships into the strait and said they would not attack North Korea.", "MOBILIZE", "JPN", None),
        # who denies a charge is the accused
        ("The Ethiopian government dismissed allegations of massacres.", "ASSAULT", "ETH", None),
        # people are of where they were struck; what is sent is not who gets it
        ("Norway sent food to people hit by floods in Pakistan.", "AID", "NOR", "PAK"),
        ("Norway sent a team of medical experts to the hospital.", "AID", "NOR", None),
        ("A truce between Armenia and Azerbaijan took hold.", "RETREAT", "ARM", "AZE"),
        # a meeting at a place with somebody
        ("The Peruvian minister held a meeting at the headquarters with Chilean envoys.", "CONSULT", "PER", "CHL"),
        # where a force sits is not whom it takes from
        ("Burmese troops captured a stronghold on the Thai border.", "ASSAULT", "MMR", None),
        # a meeting held by one is of others
        ("The Belgian foreign minister hosted a meeting of Dutch officials.", "CONSULT", "BEL", "NLD"),
        # whom help is for, not whom it is against
        ("France sent troops to help the Malian army in its fight against Boko Haram.", "AID", "FRA", "MLI"),
        ("Spain offered to send medics to help Chile.", "AGREE", "ESP", "CHL"),
        # a protest is against what "anti-" says and not by it
        ("There were anti-Russian protests in Tbilisi.", "PROTEST", "GEO", "RUS"),
        ("Norway called for calm after anti-government protests in Peru.", "PROTEST", "PER", "PER"),
        ("The president of Chile resigned after anti-government protests turned violent.", "PROTEST", None, "CHL"),
        ("Chile told Peru of anti-government protests.", "PROTEST", None, None),
        ("Pro-Russian protests shook Donetsk.", "PROTEST", None, "UKR"),
        # an ultimatum, and whoever it is given to
        ("Chad gave Nigerien troops a month to leave the country.", "THREATEN", "TCD", "NER"),
        ("Turkey gave Syria 48 hours to withdraw its forces.", "THREATEN", "TUR", "SYR"),
        # whom a warrant is for; who summons, where the ministry is named
        ("A court in Peru issued an arrest warrant for the Chilean minister.", "COERCE", "PER", "CHL"),
        ("The Chadian ambassador was summoned to the foreign ministry in Oslo.", "ACCUSE", "NOR", "TCD"),
        # a town the parser takes for a person
        ("Russian forces took full control of Avdiivka, the ministry in Moscow said.", "ASSAULT", "RUS", "UKR"),
        # whose plan it is, and not who foils it
        ("Peru foiled a Chilean plot to attack its embassy.", "ASSAULT", "CHL", "PER"),
        ("Peru said it had thwarted a Chilean attempt to seize the island.", "ASSAULT", "CHL", None),
        # what people are hurt in is no act of theirs
        ("Four children and a man were killed in Israeli tank shelling of Gaza on Friday.", "ASSAULT", "ISR", "PSE"),
        ("Three people were wounded in Ukrainian shelling of Belgorod.", "ASSAULT", "UKR", "RUS"),
        # a participle stands between a subject and its verb
        ("The minister said Danish troops massed nearby threatened Sweden.", "THREATEN", "DNK", "SWE"),
        # people with a common word for them are of the state that holds them
        ("The flat in Ankara was raided and his roommate was arrested.", "COERCE", "TUR", "TUR"),
        # a demand that is repeated, with a day before its clause
        ("France repeated its demand on Tuesday that Iran release the sailors.", "REQUEST", "FRA", "IRN"),
        ("A Syrian regime offensive on the last opposition bastion has displaced many.", "ASSAULT", "SYR", None),
        ("UK and EU negotiators have agreed a free trade agreement.", "SUPPORT", "GBR", "IGO"),
    ],
)
def test_sides_of_one_event(
    text: str,
    plover: str,
    source: str | None,
    target: str | None,
    sides: Callable[..., list[tuple[str | None, str | None]]],
):
    assert (source, target) in sides(text, plover), sides(text, plover)


def test_those_who_agree_on_a_third_each_agree_with_it(sides: Callable[..., list[tuple[str | None, str | None]]]):
    text = "Peru and Chile agreed to lift tariffs on Bolivian goods."
    assert sides(text, "AGREE") == [("PER", "BOL"), ("CHL", "BOL")]
    assert sides("Peru and Chile agreed to share intelligence on Bolivia.", "AGREE") == [("PER", "CHL")]


def test_those_who_hit_somebody_together_do_not_hit_each_other(
    sides: Callable[..., list[tuple[str | None, str | None]]],
):
    text = "Yemeni and Saudi forces shelled the camp and destroyed it."
    assert sides(text, "ASSAULT") == [("YEM", None), ("SAU", None)]
    assert sides("Yemeni and Omani troops clashed on Monday.", "ASSAULT") == [("YEM", "OMN")]


def test_words_somebody_is_called_for_are_said(read: Callable[..., Reading]):
    text = "Qatar's emir Tamim called President Omar al-Bashir on Saturday to express his support for Sudan."
    found = {e.plover: (e.status, e.source_code, e.target_code) for e in read(text, "2018-12-22").events}
    assert found["SUPPORT"] == ("happened", "QATGOV", "SDN")
    assert found["CONSULT"] == ("happened", "QATGOV", "SDNGOV")


def test_a_name_called_names_is_not_phoned(read: Callable[..., Reading]):
    events = read('Senator Cruz called Trump a "disgrace" on Monday.', "2016-09-26").events
    assert not [e for e in events if e.plover == "CONSULT"]


def test_troops_on_a_peacekeeping_mission_are_aid_and_the_mission_is_nobody(read: Callable[..., Reading]):
    (event,) = (e for e in read("Kenya sent 200 troops to Somalia on a peacekeeping mission.").events)
    assert (event.plover, event.cameo, event.source_code, event.target_code) == ("AID", "074", "KEN", "SOM")


def test_somebody_described_keeps_their_words(read: Callable[..., Reading]):
    (event,) = (e for e in read("The doctors said they will not end the strike.").events)
    assert (event.plover, event.source_text) == ("REJECT", "doctors")


def test_in_protest_is_no_second_protest(read: Callable[..., Reading]):
    events = read("Thai students are on a hunger strike in protest of the government's refusal to talk.").events
    assert [e.cameo for e in events if e.plover == "PROTEST"] == ["142"]
