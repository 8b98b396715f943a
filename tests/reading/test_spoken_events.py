"""What a holder does by saying something becomes an event, where no verb tells of one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standoff.model import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "plover", "source", "target"),
    [
        (
            "France said it would respond decisively if Turkey sent its fleet into the bay.", "THREATEN", "FRA", "TUR",
        ),
        ("Norway said Russia had displayed contempt and misled the council.", "ACCUSE", "NOR", "RUS"),
        ("Norway said Russia must leave the island.", "REQUEST", "NOR", "RUS"),
    ],
)  # fmt: skip
def test_an_act_done_by_saying_so(read: Read, text: str, plover: str, source: str, target: str) -> None:
    found = [(e.plover, (e.source_code or "")[:3], (e.target_code or "")[:3]) for e in read(text, "2022-01-20").events]
    assert (plover, source, target) in found


def test_it_is_told_once(read: Read) -> None:
    text = "France threatened to sink the fleet if Turkey sent it into the bay."
    assert [e.plover for e in read(text, "2022-01-20").events].count("THREATEN") == 1


def test_words_against_several_go_to_each(read: Read) -> None:
    events = read("Chad is claiming that Niger and Mali have violated their pledges.", "2022-01-20").events
    found = {(e.status, e.target_code) for e in events if e.plover == "ACCUSE"}
    assert found == {("ongoing", "NER"), ("ongoing", "MLI")}


def test_a_refusal_is_the_speakers_and_told_once(read: Read) -> None:
    events = read("Norway stated that Chad cannot deny Niger the right to join.", "2022-01-20").events
    assert [(e.source_code, e.target_code) for e in events if e.plover == "REJECT"] == [("NOR", "TCD")]
    denied = read("Norway does not recognize the Chadian claims.", "2022-01-20").events
    assert len(denied) == 1


def test_nobody_is_threatened_in_plain_words(read: Read) -> None:
    text = "France said its fleet was in the bay. Turkey said the weather was fine."
    assert read(text, "2022-01-20").events == ()


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Chad warned the ships of Niger not to enter the strait.", "NER"),
        ("Chad threatened not to renew its treaty with Niger.", "NER"),
    ],
)
def test_what_is_not_to_be_done_is_threatened_all_the_same(read: Read, text: str, target: str) -> None:
    threats = [e for e in read(text, "2022-01-20").events if e.plover == "THREATEN"]
    assert [(e.status, e.source_code, (e.target_code or "")[:3]) for e in threats] == [("happened", "TCD", target)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway warned its citizens against all travel to Sudan.",
        "Norway warned its citizens against travelling to Sudan.",
        "Norway warned Norwegians not to travel to Sudan.",
    ],
)
def test_what_a_state_advises_its_people_threatens_nobody(read: Read, text: str) -> None:
    reading = read(text, "2022-01-20")
    assert [advice.kind for advice in reading.advisories] == ["avoid-travel"]
    assert not {event.plover for event in reading.events} & {"THREATEN", "CONSULT"}


def test_what_would_have_been_done_is_no_threat(read: Read) -> None:
    events = read("Had Chad fired, Niger would have attacked the port.", "2022-01-20").events
    assert "THREATEN" not in {event.plover for event in events}
