"""Where a counted force stands: other wordings of one place are one theatre."""

from __future__ import annotations

import pytest

from case.making import Hand, article
from standoff.linking.levels import level_of
from standoff.linking.speakers import giver_of, speaker_of, spoken_for
from standoff.linking.theatres import Ground
from standoff.model import Actor, Attribution, Holder, Reading, Span

INTRO = "Ukraine called its ambassador home. Ukraine is calm, said Kyiv. "


def level(text: str, quote: str, holder: str = "Russia", **fields: object):
    hand = Hand(INTRO + text)
    for name in fields.pop("places", ()):  # type: ignore[attr-defined]
        hand.place(name, country=fields.pop("country", None))
    hand.posture(quote, holder, low=100_000.0, high=100_000.0, **fields)
    reading = hand.reading(article(hand.text))
    return level_of(reading.postures[0], hand.text, reading, Ground(hand.text, reading), "2022-01-24")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Russia keeps 100,000 troops near Ukraine's border.", "100,000 troops near Ukraine's border"),
        ("Russia keeps 100,000 troops along the Ukrainian frontier.", "100,000 troops"),
        ("Russia keeps 100,000 troops within reach of Ukraine.", "100,000 troops"),
        ("Russia has massed 100,000 troops close to its neighbour.", "100,000 troops"),
        ("Russia has 100,000 troops on its border with Ukraine.", "100,000 troops"),
        ("Some 100,000 Russian troops stand in and near Ukraine.", "100,000 Russian troops stand in and near Ukraine"),
        ("Some 100,000 Russian troops are encircling Ukraine.", "100,000 Russian troops are encircling Ukraine"),
        ("Russia has 100,000 troops at the border.", "100,000 troops"),
        (
            "Months of tension near the Ukraine-Russia border, where there are 100,000 Russian troops.",
            "are 100,000 Russian troops",
        ),
    ],
)
def test_wordings_of_nearness_are_one_theatre(text: str, quote: str):
    found = level(text, quote)
    assert (found.scope, found.theatre, found.standing) == ("around", "Ukraine", "level")


def test_in_a_state_is_not_around_it():
    found = level("Some 100,000 Russian troops are in Belarus.", "100,000 Russian troops", where=("Belarus",))
    assert (found.scope, found.theatre) == ("in", "Belarus")


def test_a_town_is_kept_beside_its_state():
    found = level(
        "Russia keeps 100,000 troops at Brest.", "100,000 troops", where=("Brest",), places=("Brest",), country="BLR"
    )
    assert (found.theatre, found.place) == ("Belarus", "Brest")


def test_where_nothing_tells_there_is_no_theatre():
    found = level("Russia keeps 100,000 troops in the region.", "100,000 troops", where=("the region",))
    assert (found.scope, found.theatre) == ("", None)


@pytest.mark.parametrize(
    ("text", "quote", "fields", "standing", "change"),
    [
        ("Russia will send another 100,000 troops to Belarus.", "another 100,000 troops", {"status": "planned"},
         "expected", "increase"),
        ("Russia sent 100,000 additional troops to Belarus.", "100,000 additional troops", {"readiness": "moving"},
         "moving", "increase"),
        ("Russia has 100,000 more troops in Belarus.", "100,000 more troops", {}, "moving", "increase"),
        ("Russia has more than 100,000 troops in Belarus.", "more than 100,000 troops", {}, "level", None),
        ("About 100,000 troops have gathered in Belarus.", "100,000 troops have gathered", {"readiness": "moving"},
         "level", None),
        ("Russia put 100,000 troops on alert.", "100,000 troops on alert", {"readiness": "alert"}, "alert", None),
        ("Russia withdrew 100,000 troops from Belarus.", "100,000 troops", {"readiness": "withdrawn"}, "leaving", None),
    ],
)  # fmt: skip
def test_only_what_stands_is_a_level(text, quote, fields, standing, change):
    found = level(text, quote, where=("Belarus",), **fields)
    assert (found.standing, found.change) == (standing, change)


def test_what_is_denied_or_demanded_is_no_number():
    assert level("Russia keeps 100,000 troops in Belarus.", "100,000 troops", status="denied") is None
    assert level("Russia keeps 100,000 troops in Belarus.", "100,000 troops", status="demanded") is None


def test_what_stands_cannot_be_so_after_it_is_said():
    found = level("Russia keeps 100,000 troops in Belarus.", "100,000 troops", as_of="2022-02-28")
    assert found.as_of == "2022-01-24"


def told(*holders: tuple[str, str, str | None]) -> Attribution:
    made = tuple(Holder(name=n, kind=k, code=c) for n, k, c in holders)  # type: ignore[arg-type]
    return Attribution(
        id="q1", rule="hand", source=(), cue=(), content=(Span(0, 4),), chain=tuple(h.name for h in made), holders=made
    )


def test_organs_speak_for_their_state_and_others_for_themselves():
    assert speaker_of(told(("Pentagon", "organ", "USAMIL")), "Post").key == "USA"
    assert speaker_of(told(("Jens Stoltenberg", "person", "IGOWSTNAT")), "Post").name == "NATO"
    assert speaker_of(told(("Joe Biden", "person", "USAGOV"), ("analysts", "people", "USAELI")), "Post").key == "USA"
    assert speaker_of(told(("a resident", "people", "UKRCVL")), "Post").key == "name:a resident"
    assert speaker_of(told(("separatists", "people", "UKRREB")), "Post").key == "name:separatists"
    assert spoken_for("UKRREB") is None


def test_a_paper_is_its_owners_word_and_an_outlet_stands_where_nobody_does():
    chain = (("ministry", "organ", "UKRGOV"), ("an assessment", "document", None))
    assert speaker_of(told(*chain), "Post").key == "UKR"
    assert speaker_of(None, "The Harbour Post").name == "The Harbour Post"
    assert speaker_of(told(("unstated", "unstated", None)), "Post").name == "not named"


@pytest.mark.parametrize(
    "text",
    [
        "The envoy put the number of troops at 112,000 on Monday.",
        "The envoy's own count stands at 112,000 troops.",
        "Some 112,000 troops are there, by the envoy's estimates.",
    ],
)
def test_who_gives_a_number_is_found_without_a_verb_of_saying(text: str):
    start = text.lower().index("envoy")
    envoy = Actor(
        id="a1", rule="hand", name="The envoy", kind="person", code="UKRGOV", mentions=(Span(start, start + 5),)
    )
    reading = Reading(id="x", sha256="0" * 64, reader="hand", actors=(envoy,))
    at = text.index("112,000")
    found = giver_of(text, reading, Span(at, at + 7))
    assert found is not None
    assert found.code == "UKRGOV"
    assert giver_of("The envoy left. Some 112,000 troops are there.", reading, Span(21, 28)) is None
