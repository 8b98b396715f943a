"""Parties that a clause leaves out and its surroundings name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.model import Event, Reading


@pytest.fixture(scope="module")
def event(read: Callable[..., Reading]) -> Callable[..., Event]:
    """`event(text, plover, words)`: the first event of that type whose words begin so."""

    def find(text: str, plover: str, words: str = "") -> Event:
        events = read(text, "2022-01-20").events
        found = [e for e in events if e.plover == plover and e.event_spans[0].of(text).startswith(words)]
        assert found, [(e.plover, e.cameo, e.status, e.source_code, e.target_code) for e in events]
        return found[0]

    return find


pytestmark = pytest.mark.usefixtures("rules_alone")


def state(code: str | None) -> str | None:
    return code[:3] if code else None


@pytest.mark.parametrize(
    ("text", "plover", "words", "source", "target"),
    [
        # the means names the parties
        ("Nine people were killed in a Saudi air strike on Yemen.", "ASSAULT", "killed", "SAU", "YEM"),
        ("A rocket attack on Israel killed two farmers.", "ASSAULT", "attack", None, "ISR"),
        # whoever answers words was spoken to
        ("Niger rejected French demands for an apology.", "REQUEST", "", "FRA", "NER"),
        ("Rwanda denied Congolese accusations of meddling.", "ACCUSE", "", "COD", "RWA"),
        # whom sanctions press
        ("Sanctions hurt Venezuela.", "SANCTION", "", None, "VEN"),
        # the place
        ("Gunmen killed 12 villagers in Mali.", "ASSAULT", "killed", None, "MLI"),
        ("A student was arrested in Belarus.", "COERCE", "arrested", "BLR", "BLR"),
        ("Two reporters were detained in Turkey on Friday.", "COERCE", "detained", "TUR", "TUR"),
        # the condition
        ("Turkey said it would use force unless Greece pulled its ships back.", "THREATEN", "", "TUR", "GRC"),
        (
            "The US is prepared to impose sanctions on Russia should it move to invade Latvia.",
            "ASSAULT",
            "",
            "RUS",
            "LVA",
        ),
        ("France would use force if diplomacy fails to move Niger.", "ASSAULT", "", "FRA", "NER"),
        # people held at home
        ("Police in Minsk detained three students.", "COERCE", "", "BLR", "BLR"),
        ("Turkish police arrested four students.", "COERCE", "", "TUR", "TUR"),
        # whose words are answered
        ("Pakistan refused a request from India to cross its airspace.", "REJECT", "", "PAK", "IND"),
        ("Norway sought compensation from Iceland. Iceland bowed to Norway's demands.", "CONCEDE", "", "ISL", "NOR"),
        # what a pronoun cannot mean
        ("Peru sees Chile as a danger, as it has occupied parts of its territory.", "ASSAULT", "", "CHL", "PER"),
        ("Niger moved troops to its border with Mali, fearing that it will invade.", "ASSAULT", "", "MLI", None),
        ("Syria said it had bombed its own towns.", "ASSAULT", "", "SYR", "SYR"),
        ("Kenya bombed its neighbour.", "ASSAULT", "", "KEN", None),
        # a promise is made to neither the promiser nor whom it is about
        ("The European Union promised to respond.", "AGREE", "", "IGO", None),
        ("France promised that Russia would pay.", "AGREE", "", "FRA", None),
        # whose aid it is that an official announces
        ("The Danish minister said weapons had been delivered to Kenya.", "AID", "", "DNK", "KEN"),
        # who owns the phrase
        ("US officials fulfilled Ukraine's request for planes in its war with Russia.", "ASSAULT", "war", "UKR", "RUS"),
        ("A shipment of military aid from Denmark has arrived in Ukraine.", "AID", "", "DNK", "UKR"),
        # who is guilty of what
        ("India and Pakistan were guilty of violating the ceasefire.", "ASSAULT", "", "IND", "PAK"),
        # a deed blamed on whom it is punished in
        ("The United States imposed sanctions on Iran for seizing a tanker.", "COERCE", "seizing", "IRN", None),
        # the clause behind the noun
        ("Traders complained about the embargo that India has imposed on Nepal.", "SANCTION", "", "IND", "NPL"),
        ("The air strikes carried out by Israel in Syria lasted an hour.", "ASSAULT", "", "ISR", "SYR"),
        # origin of a withdrawal, source of aid, holder of a prisoner
        ("The statement welcomed the Ethiopian withdrawal from Somalia.", "RETREAT", "", "ETH", "SOM"),
        ("Military aid from Canada arrived in Ukraine.", "AID", "", "CAN", "UKR"),
        ("The Italian demand for his extradition from Brazil was repeated.", "REQUEST", "", "ITA", "BRA"),
        # who gives leave to go
        ("The tourists were permitted to leave Libya.", "RETREAT", "", "LBY", None),
        # where recruits are to fight
        ("Russia is recruiting Serbs to fight in Ukraine.", "MOBILIZE", "", "RUS", "UKR"),
    ],
)
def test_parties_out_of_the_surroundings(
    event: Callable[..., Event], text: str, plover: str, words: str, source: str | None, target: str | None
):
    found = event(text, plover, words)
    assert (state(found.source_code), state(found.target_code)) == (source, target)


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Gunmen killed 12 villagers on Monday.", "ASSAULT"),
        ("A student was arrested on Monday.", "COERCE"),
        ("Russia threatened to use force.", "THREATEN"),
    ],
)
def test_nobody_is_made_up(read: Callable[..., Reading], text: str, plover: str):
    for found in read(text, "2022-01-20").events:
        if found.plover == plover:
            assert found.target_code is None


def test_two_names_before_a_noun_are_two_parties(event: Callable[..., Event]):
    for text in (
        "Envoys of Chad and Niger talked for six hours.",
        "Chinese and Indian diplomats spent five hours in talks.",
        "Egypt and Sudan were engaged in talks on Monday.",
    ):
        found = event(text, "CONSULT")
        assert found.source_code, text
        assert found.target_code, text
        assert state(found.source_code) != state(found.target_code), text


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Norway will send helicopters to Ukraine.", "AID"),
        ("Norway is supplying Ukraine with helmets.", "AID"),
        ("Norway sent troops and helicopters to Mali.", "MOBILIZE"),
        ("The president of Mali ordered troops to withdraw from Niger.", "RETREAT"),
        ("Hackers hit the website of the Estonian parliament.", "COERCE"),
        ("Canada froze the assets of two Iranian generals.", "SANCTION"),
        ("Spain is opposed to the sanctions on Cuba.", "REJECT"),
        ("Chad renewed an invitation to the president of Niger.", "AGREE"),
        ("Turkey received praise from Germany.", "SUPPORT"),
        ("Some Turkish units returned to their bases.", "RETREAT"),
        ("French and Spanish frigates began ten days of exercises.", "COOPERATE"),
    ],
)
def test_types(event: Callable[..., Event], text: str, plover: str):
    assert event(text, plover)


def test_praise_received_is_given_by_the_other(event: Callable[..., Event]):
    found = event("Turkey received praise from Germany.", "SUPPORT")
    assert (found.source_code, found.target_code) == ("DEU", "TUR")


@pytest.mark.parametrize(
    "text",
    ["The team identified victims killed in the crash.", "She wrote a novel about the 1848 massacre."],
)
def test_what_only_names_somebody_is_no_event(read: Callable[..., Reading], text: str):
    assert not read(text, "2022-01-20").events
