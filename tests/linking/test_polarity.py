"""Polarity is read off the words: what is negated, what a negation is on, and what only tells of a refusal."""

from __future__ import annotations

import pytest

from standoff.linking.polarity import disbelieved, focus_of, goes_on, negated, obliges, tells_refusal


@pytest.mark.parametrize(
    "words",
    [
        "no plans to deploy missiles in Belarus",
        "it has not moved tanks to the border",
        "Soledar has not fallen",
        "Aldo won't send tanks",
        "Turkey not to recognise the vote",
        "NATO will never accept it",
        "that no order was given",
        "that today, March 28, the corridors will not open",
    ],
)
def test_a_clause_that_says_something_is_not_so(words):
    assert negated(words)


@pytest.mark.parametrize(
    "words",
    [
        "Aldo is ready to strike at no notice",
        "a no-fly zone over the strait",
        "the charges are not groundless",
        "it is not soldiers who came, it is ships that came",
        "not only tanks but aircraft were sent",
        "the army does not stop attacking near Tarn",
        "the ministry has not ruled out talks",
        "the president cannot remain in power",
        "the embassy called on Bel not to supply weapons",
        "the convoy left, and did not return",
        "Aldo attacked because Bel had not withdrawn",
    ],
)
def test_a_not_that_turns_no_clause(words):
    assert not negated(words)


@pytest.mark.parametrize(
    ("words", "focus"),
    [
        ("no new manoeuvres after the nuclear alert", "new manoeuvres"),
        ("no plans to mobilise reservists", "mobilise reservists"),
        ("no sign that troops are leaving", "troops"),
        ("the navy has not moved ships to the strait", "moved ships"),
        ("the navy moved ships to the strait", ""),
    ],
)
def test_a_negation_is_on_the_words_behind_it(words, focus):
    assert focus_of(words) == focus


@pytest.mark.parametrize(
    ("words", "so"),
    [
        ("claims of a chemical attack are false", True),
        ("false claims about the dam", True),
        ("warns Aldo against lying about the dam", True),
        ("Aldo's hoax about the dam", True),
        ("a false flag operation at the dam", False),
        ("claims about the dam are not groundless", False),
        ("that this was untrue", True),
        ("that is a harbour of a false friend", False),
    ],
)
def test_disbelief_is_of_a_claim(words, so):
    assert disbelieved(words) is so


@pytest.mark.parametrize(
    ("words", "so"),
    [
        ("Bel says Aldo rejected an Easter truce", True),
        ("anger over rejection of the no-fly zone", True),
        ("Aldo rules out talks", True),
        ("the city is left without water", True),
        ("Ambassador Sand: No friction with Bel", True),
        ("the charges against Bel are not groundless", False),
        ("Aldo shelled the harbour", False),
    ],
)
def test_what_tells_of_a_refusal_holds_nothing_up(words, so):
    assert tells_refusal(words) is so


def test_an_end_denied_goes_on_and_a_duty_is_no_fact():
    assert goes_on("the army does not stop attacking")
    assert not goes_on("the army stopped attacking")
    assert obliges("the plant must be handed back")
    assert not obliges("the plant was handed back because it must")
