"""What later words tell of a promise: only what is told as done, by who promised it, of the thing promised."""

from __future__ import annotations

import pytest

from case.making import Hand, article
from standoff.linking.pledges import Pledge, alike, find_pledges
from standoff.linking.promises import Finding, judge
from standoff.linking.reports import Report

LETTER = "The United States will hand Russia a written reply next week, officials said."
ACTORS = ("United States", "Russia", "Ukraine", "NATO", "Sergey Lavrov", "Jens Stoltenberg")


def told(text: str, number: int = 2, published: str = "2022-01-26", hand: Hand | None = None) -> Report:
    hand = hand or Hand(text)
    for name in ACTORS:
        if name in text:
            hand.actor(name)
    made = article(text, number, published=published)
    return Report(made, hand.reading(made), published)


def pledge(text: str, then: str, by: str, condition: str | None = None, published: str = "2022-01-21") -> Pledge:
    hand = Hand(text)
    hand.commitment(then, by, condition)
    return told(text, 1, published, hand).pledges[0]


def verdicts(promised: Pledge, text: str, **given: str) -> list[str]:
    return [f.verdict for f in judge(promised, told(text, **given))]  # type: ignore[arg-type]


@pytest.fixture
def letter() -> Pledge:
    return pledge(LETTER, "The United States will hand Russia a written reply next week", "United States")


def test_the_maker_told_to_have_done_it_has_kept_it(letter: Pledge):
    (found,) = judge(
        letter, told("On Wednesday the United States handed Russia its written reply.".replace("the U", "U"))
    )
    assert found.verdict == "kept"
    assert found.doer == "USA"
    assert found.told == "handed"
    assert {"written", "reply"} <= set(found.common)


@pytest.mark.parametrize(
    "text",
    [
        "The United States will hand Russia a written reply on Thursday.",
        "The United States has not handed Russia a written reply.",
        "Ukraine handed Russia a written reply.",
        "The United States handed Russia a list of prisoners.",
        "The United States promised again to hand Russia a written reply.",
        "The United States may have handed Russia a written reply.",
        "A written reply was handed to Russia by Ukraine.",
        "The United States handed Russia the first page of a written reply.",
        "If the United States handed Russia a written reply, talks could go on.",
        "In December 2021 officials of NATO wrote to Russia.",
    ],
)
def test_less_than_that_does_not_keep_it(letter: Pledge, text: str):
    assert "kept" not in verdicts(letter, text)


def test_a_synonym_and_a_passive_keep_it_too(letter: Pledge):
    assert verdicts(letter, "A written reply was delivered to Russia by United States officials.") == ["kept"]
    assert verdicts(letter, "United States delivers written answer to Russia\n\nThe talks go on.") == ["kept"]


def test_what_was_done_before_the_promise_does_not_keep_it(letter: Pledge):
    assert verdicts(letter, "The United States handed Russia a written reply.", published="2022-01-20") == []


def test_only_the_makers_own_word_is_marked_as_that(letter: Pledge):
    text = "Officials said that the United States handed Russia a written reply."
    hand = Hand(text)
    hand.claim("the United States handed Russia a written reply", "United States")
    (found,) = judge(letter, told(text, hand=hand))
    assert found.verdict == "kept"
    assert found.own


@pytest.mark.parametrize("act", ["demand", "deny", "promise", "expect"])
def test_what_is_demanded_denied_or_expected_is_not_done(letter: Pledge, act: str):
    text = "It was said that the United States handed Russia a written reply."
    hand = Hand(text)
    hand.claim("the United States handed Russia a written reply", "Russia", act=act)
    assert judge(letter, told(text, hand=hand)) == []


def test_the_opposite_told_as_done_breaks_it():
    kept_open = pledge(
        "Ukraine will keep its airspace open, it said.", "Ukraine will keep its airspace open", "Ukraine"
    )
    text = "Ukraine closed its airspace."
    hand = Hand(text)
    hand.event("closed", "Ukraine", "Ukraine", plover="COERCE", cameo="191")
    assert [f.verdict for f in judge(kept_open, told(text, hand=hand))] == ["broken"]
    assert verdicts(kept_open, "Ukraine opened its airspace to more flights.") == []


def test_a_negated_promise_is_broken_by_the_act_and_kept_by_nothing():
    never = pledge(
        "The United States would not send combat troops to Ukraine, it said.",
        "The United States would not send combat troops to Ukraine",
        "United States",
    )
    assert never.negated
    assert verdicts(never, "The United States sent combat troops to Ukraine.") == ["broken"]
    assert verdicts(never, "The United States sent combat troops to Poland and helmets to Ukraine on Monday.") in (
        [],
        ["broken"],
    )


def test_calling_a_meeting_off_withdraws_it():
    meeting = pledge(
        "The United States agreed to meet Sergey Lavrov in Geneva next week.",
        "to meet Sergey Lavrov in Geneva next week",
        "United States",
    )
    assert verdicts(meeting, "The United States called off the meeting with Sergey Lavrov.") == ["withdrawn"]
    assert verdicts(meeting, "The United States called off an exercise, and Sergey Lavrov spoke in Geneva.") == []


def test_not_yet_is_told_as_such():
    helmets = pledge(
        "NATO promised Ukraine 5,000 helmets.", "5,000 helmets", "NATO",
    )  # fmt: skip
    waiting = told("The 5,000 helmets that NATO promised have not yet arrived.")
    assert [f.verdict for f in judge(helmets, waiting)] == ["open"]


def test_the_maker_who_denies_having_promised_disputes_it():
    text = (
        "Jens Stoltenberg said that Russia had promised to hold no exercises near Ukraine. "
        "Russia denied that a bargain had been struck."
    )
    hand = Hand(text)
    outer = hand.claim("that Russia had promised to hold no exercises near Ukraine", "Jens Stoltenberg")
    hand.commitment("to hold no exercises near Ukraine", "Russia", attribution=outer)
    hand.claim("that a bargain had been struck", "Russia", act="deny", polarity="-")
    report = told(text, hand=hand)
    assert [f.verdict for f in judge(report.pledges[0], report)] == ["disputed"]


def test_a_promise_called_broken_by_another_is_disputed_by_the_outlet_broken():
    promised = pledge("Russia will pull back troops from Kyiv.", "Russia will pull back troops from Kyiv", "Russia")
    text = "Russia has broken a promise to pull back troops from Kyiv, Ukraine said."
    hand = Hand(text)
    hand.claim("Russia has broken a promise to pull back troops from Kyiv", "Ukraine")
    assert [f.verdict for f in judge(promised, told(text, hand=hand))] == ["disputed"]
    assert verdicts(promised, text.replace(", Ukraine said", "")) == ["broken"]


def test_one_promise_told_twice_is_one_and_two_are_two():
    one = pledge(LETTER, "The United States will hand Russia a written reply next week", "United States")
    text = "A written answer to Russia: the United States would give Russia a written answer, it said."
    again = pledge(text, "the United States would give Russia a written answer", "United States")
    other = pledge(
        "The United States will send Ukraine new missiles.", "The United States will send Ukraine new missiles",
        "United States",
    )  # fmt: skip
    another = pledge("NATO will hand Russia a written reply.", "NATO will hand Russia a written reply", "NATO")
    assert alike(one, again)
    assert not alike(one, other)
    assert not alike(one, another)


def test_troops_to_two_places_are_two_promises():
    here, there = (
        pledge(f"NATO will send troops to {place}.", f"NATO will send troops to {place}", "NATO")
        for place in ("Ukraine", "Russia")
    )
    assert not alike(here, there)


@pytest.mark.parametrize(
    ("then", "act", "negated"),
    [
        ("the troops would not remain in Belarus", "leave", False),
        ("no soldier would be left in the country", "leave", False),
        ("There would no longer be a pipeline", "end", False),
        ("the deal would be brought to an end", "end", False),
        ("to supply 5,000 helmets", "give", False),
        ("never to attack its neighbour", "attack", True),
        ("to keep the embassy open", "open", False),
        ("to hold no further exercises", "hold", True),
    ],
)
def test_a_promise_is_known_by_its_verb(then: str, act: str, negated: bool):
    made = pledge(f"NATO said: {then}.", then, "NATO")
    assert (made.act, made.negated) == (act, negated)


def test_treaties_are_no_pledges():
    text = "An attack on one is an attack on all, the treaty says."
    hand = Hand(text)
    hand.commitment("An attack on one is an attack on all", "NATO", kind="treaty")
    made = article(text)
    assert list(find_pledges(made, hand.reading(made), "2022-01-24")) == []


def test_findings_say_where_and_in_which_words(letter: Pledge):
    report = told("Snow fell. The United States handed Russia a written reply. More snow fell.")
    (found,) = judge(letter, report)
    assert isinstance(found, Finding)
    assert found.span.of(report.article.text) == "The United States handed Russia a written reply."
