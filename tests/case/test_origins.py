from __future__ import annotations

import pytest

from case.making import Hand
from standoff.case.queries import provenance
from standoff.errors import NotFoundError
from standoff.views.web.screens import claim as screens

FERRY = "Russia moved forty tanks to the ferry port of Yelnya"
HARBOUR = "at the ferry port of Yelnya Russia had moved forty tanks"


def told(by: str, what: str = FERRY, rest: str = "") -> Hand:
    hand = Hand(f"{by} said on Monday that {what}. {rest}")
    hand.claim(what, by)
    hand.actor("Russia")
    return hand


def test_copies_are_one_origin_and_another_speaker_may_be_a_second(case, put):
    first = told(
        "Ukraine", rest="The cranes stood still and nobody in the harbour wished to speak of the night before."
    )
    put(first, 1, outlet="Agency", published="2022-01-24T08:00:00+00:00")
    put(first, 2, outlet="Paper", published="2022-01-24T12:00:00+00:00")
    claims = case.claims(outlet="Agency")
    alone = case.origins(claims[0].id)
    assert (alone.roots, alone.reporting) == (1, 2)
    assert any("reuse" in line for line in alone.why)
    put(told("United States", HARBOUR, "Satellites had shown it."), 3, outlet="Weekly", published="2022-01-25")
    both = case.origins(claims[0].id)
    assert (both.min, both.max, both.reporting) == (1, 2, 3)


def test_far_days_and_other_matters_do_not_count(case, put):
    put(told("Ukraine"), 1, outlet="Agency", published="2022-01-24")
    put(told("United States", HARBOUR), 2, outlet="Weekly", published="2022-03-24")
    grain = Hand("Grain prices rose again in the southern ports, NATO said.")
    grain.claim("Grain prices rose again in the southern ports", "NATO")
    put(grain, 3, outlet="Radio", published="2022-01-24")
    found = case.origins(case.claims(outlet="Agency")[0].id)
    assert (found.roots, found.reporting) == (1, 1)


def test_the_same_question_gets_the_same_answer(case, put):
    put(told("Ukraine"), 1)
    claim = case.claims()[0].id
    assert case.origins(claim) == case.origins(claim)
    with pytest.raises(NotFoundError):
        case.origins("c0")


@pytest.mark.parametrize(
    ("by", "denier", "denied"),
    [
        ("United Nations", "European Commission", "1 independent holder denies it"),
        ("Ukraine", "United Nations", "1 independent holder denies it"),
        ("NATO", "Jens Stoltenberg", "nobody in the case denies it"),
    ],
)
def test_two_bodies_are_two_sides_and_a_body_and_its_head_are_one(case, put, by, denier, denied):
    for number, (who, act) in enumerate(((by, "assert"), (denier, "deny")), start=1):
        hand = Hand(f"{who} would {act} that {FERRY}. " + " ".join(f"{act}{n}" for n in range(60)))
        hand.actor(who)
        hand.claim(FERRY, who, act=act, source=(hand.span(who),))
        put(hand, number, outlet=f"Paper {number}")
    claim = case.claims(act="assert")[0]
    assert denied in case.credibility(claim.id).why


def test_origins_asked_for_already_are_not_counted_again(case, put, monkeypatch):
    put(told("Ukraine"), 1)
    claim = case.claims()[0].id
    origins, alone = case.origins(claim), case.credibility(claim)
    page = screens.claim(case, claim).values

    def again(*_, **__):
        pytest.fail("counted again")

    monkeypatch.setattr(provenance, "count_origins", again)
    assert case.credibility(claim, origins=origins) == alone
    monkeypatch.setattr(case, "origins", lambda _: origins)
    assert screens.claim(case, claim).values == page
