"""What is told but is no event: headlines told again, what others are let do, what befell somebody before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.model import Event, Reading

pytestmark = pytest.mark.usefixtures("rules_alone")
Read = Callable[..., Reading]


def told(read: Read, text: str) -> list[tuple[str, str, str | None, str | None]]:
    def state(code: str | None) -> str | None:
        return code and code[:3]

    def row(event: Event) -> tuple[str, str, str | None, str | None]:
        return event.plover, event.status, state(event.source_code), state(event.target_code)

    return [row(event) for event in read(text, "2022-01-20").events]


def test_a_headline_and_its_story_tell_one_happening(read: Read) -> None:
    text = "Norway expels Russian envoys\n\nNorway expelled three Russian envoys on Monday, the ministry said."
    (event,) = read(text, "2022-01-20").events
    assert event.event_spans[0].of(text) == "expelled"


@pytest.mark.parametrize(
    ("headline", "kept"),
    [
        ("Norway expels Latvian envoys", ("SANCTION", "happened", "NOR", "LVA")),  # somebody else
        ("Norway to expel Russian envoys", ("SANCTION", "planned", "NOR", "RUS")),  # another standing
        ("Norway arrests Russian sailors", ("COERCE", "happened", "NOR", "RUS")),  # another act
    ],
)
def test_what_the_story_does_not_tell_stays(read: Read, headline: str, kept: tuple[str, str, str, str]) -> None:
    found = told(read, f"{headline}\n\nNorway expelled three Russian envoys on Monday, the ministry said.")
    assert kept in found
    assert ("SANCTION", "happened", "NOR", "RUS") in found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # what somebody is let do, or helped to
        ("Chad refused to allow Kenyan planes to land.", ["REJECT"]),
        ("Peru sent ships to help Chile evacuate its sailors.", ["AID"]),
        # what somebody was won or sent for
        ("Mali dispatched its army to attack the rebels.", ["MOBILIZE"]),
        # wishes of words that nobody has said
        ("Kenya hoped Chadian officials would be indicted.", []),
        # who is meant: what befell them, by nobody named
        ("Egypt freed a Canadian who had been jailed last year.", ["RETREAT"]),
        ("Egypt freed a Canadian jailed last year.", ["RETREAT"]),
        ("In a letter handed over to Chile, Peru accused Bolivia of spying.", ["ACCUSE"]),
        # flights stopped by nobody named are advice
        ("Many flights have been banned across the border.", []),
        # a text aims at nothing by itself
        ("Peru welcomed a Chilean bill that aims to impose sanctions on Bolivia.", ["SUPPORT", "SANCTION"]),
        # what is demanded of somebody is not said yet
        ("Greece demanded that Italy refuse to recognize Libya.", ["REQUEST"]),
        # resigning is offered to nobody
        ("The Maltese prime minister will resign.", ["RETREAT"]),
    ],
)
def test_what_a_careful_reader_strikes_out(read: Read, text: str, left: list[str]) -> None:
    assert [plover for plover, *_ in told(read, text)] == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("There were ten Polish soldiers killed in Mali.", "ASSAULT"),
        ("The brother of a Canadian wounded in Mali met reporters.", "ASSAULT"),
        ("Egypt freed a Canadian who was jailed by Libya.", "COERCE"),
        ("Italy may attack Libya.", "ASSAULT"),
        ("Italy tried to attack Libya.", "ASSAULT"),
        ("The minister said flights to Libya were banned by Italy.", "COERCE"),
    ],
)
def test_what_is_told_in_the_same_way_and_stays(read: Read, text: str, left: str) -> None:
    assert left in [plover for plover, *_ in told(read, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Serbia does not recognize Kosovo.",
        "Serbia has yet to recognize Kosovo.",
        "Serbia said it does not recognize Kosovo.",
    ],
)
def test_to_withhold_recognition_is_to_refuse_it(read: Read, text: str) -> None:
    assert ("REJECT", "ongoing", "SRB", "XKX") in told(read, text)


def test_what_did_not_happen_is_no_stance(read: Read) -> None:
    assert ("SUPPORT", "denied", "SRB", "XKX") in told(read, "Serbia did not recognize Kosovo in 2010.")


def test_what_is_offered_is_not_done(read: Read) -> None:
    found = told(read, "France offered to send troops to help Mali.")
    assert ("AGREE", "happened", "FRA", "MLI") in found
    assert all(status != "happened" for plover, status, *_ in found if plover == "AID")


def test_to_be_ready_is_demanded_where_it_must_be(read: Read) -> None:
    found = told(read, "Egypt said Norway must be ready to mediate between Chad and Niger.")
    assert ("CONSULT", "demanded", "NOR", "TCD") in found
    assert "AGREE" not in [plover for plover, *_ in found]


def test_support_that_is_being_sent_goes_on(read: Read) -> None:
    assert ("SUPPORT", "ongoing", "FRA", "MLI") in told(read, "France is sending support to Mali.")
