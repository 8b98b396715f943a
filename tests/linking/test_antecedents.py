"""What a denial that says nothing of its own means, of all that was said before it."""

from __future__ import annotations

import pytest

from standoff.linking.antecedents import calls_untrue
from standoff.linking.disputes import find_disputes, tell_one_thing
from standoff.linking.stances import find_stances
from standoff.model import Article, text_sha256
from standoff.reading import read_articles

CHARGE = "Kenyan officials said that Ethiopia had shelled the border post. "
ASIDE = "A trader in Moyale said that the price of maize had doubled. "


def disputes(text: str) -> set[tuple[str, str]]:
    """Kind of each dispute within a text, and what is said by the one who puts it forward."""
    article = Article(id="t", text=text, sha256=text_sha256(text), published="2022-03-10")
    (reading,) = read_articles([article])
    stances = [s for s in find_stances(article, reading) if s.attribution]
    found = find_disputes(stances, stances)
    up = {"assert", "accuse", "demand"}
    return {
        (d.kind, s.span.of(text).removeprefix("that "))
        for d in found
        for s, t in ((d.one, d.other), (d.other, d.one))
        if s.kind in up and t.kind not in up
    }


@pytest.mark.parametrize(
    "denial",
    [
        "Addis Ababa dismissed the accusation.",
        "The Ethiopian foreign ministry rejected the claims as invented.",
        "Ethiopia's foreign ministry said that the allegation was untrue.",
    ],
)
def test_the_claim_is_the_charge_against_who_denies_it_though_others_spoke_since(denial):
    assert disputes(CHARGE + ASIDE + denial) == {("contradict", "Ethiopia had shelled the border post")}


@pytest.mark.parametrize("denial", ["Ethiopia denied it.", "Ethiopia's army said that this was false."])
def test_a_pronoun_means_what_was_said_last(denial):
    assert disputes(ASIDE + CHARGE + denial) == {("contradict", "Ethiopia had shelled the border post")}


@pytest.mark.parametrize(
    "words",
    ["this was simply untrue", "that it never happened", "that was not the case", "the claim does not accurately put it",
     "that this has no basis in fact", "these reports weren't correct"],
)  # fmt: skip
def test_a_clause_may_say_of_what_was_told_that_it_is_not_so(words):
    assert calls_untrue(words)


@pytest.mark.parametrize(
    "words",
    ["it had no right to enter the strait", "it was not right to arm them", "they have not found the case of rifles",
     "that it is wrong for troops to stay", "the fake news was spread from Aldo", "it is not false"],
)  # fmt: skip
def test_a_clause_with_matter_of_its_own_says_nothing_of_what_was_told(words):
    assert not calls_untrue(words)


def test_a_claim_with_its_owner_is_what_that_one_said():
    text = CHARGE + "Sudan said that Ethiopia had closed the river. " + "Ethiopia rejected Kenya's claim."
    assert ("contradict", "Ethiopia had shelled the border post") in disputes(text)
    assert ("contradict", "Ethiopia had closed the river") not in disputes(text)


def test_who_goes_on_denying_means_the_same_thing():
    text = CHARGE + ASIDE + "Ethiopia dismissed the claim. Its foreign minister said that such reports were unfounded."
    assert disputes(text) == {("contradict", "Ethiopia had shelled the border post")}


def test_such_a_thing_is_what_was_named_so():
    text = "Kenya said that Ethiopia was planning a raid on the wells. " + ASIDE + "Ethiopia denied any such plan."
    assert disputes(text) == {("contradict", "Ethiopia was planning a raid on the wells")}


def test_a_demand_called_what_nobody_accepts_is_refused():
    text = "Chad insisted that it needed a guarantee of free passage. Niger called such demands non-starters."
    assert disputes(text) == {("oppose", "it needed a guarantee of free passage")}


@pytest.mark.parametrize(
    "text",
    [
        ASIDE + "Ethiopia declined to show any proof.",
        ASIDE + "Ethiopian officials said they were not aware of any closure.",
        ASIDE + "Ethiopia denied that it had refused permission.",
        "Kenya said that half of its staff would go home. Uganda said it had no plan to do the same.",
        "Kenya warned that any attack would be a grave mistake. Ethiopia said it did not plan to attack.",
        "Kenya said the ferry with salt had reached the port. Lessors said the ferry with salt was not insured in the port.",
        "Kenya said the planes could no longer be insured. Lessors said the planes would no longer be insured.",
        "The Nairobi Courier saw quarrels on the border grow. Ethiopia has trucks near the border but denies a raid.",
        "Kenya said that Ethiopia had too few doctors. Ethiopia, which has troops in Kenya, denied a raid on a village.",
        "Kenya accused Sudan of massacres as Ethiopia denied the fall of Moyale.",
        "Kenyan senators introduced a bill to help Somalia withstand Ethiopian attacks. Ethiopia denied any plan to attack Somalia.",
        "Kenya accused Sudan of complicity in the Ethiopian attack on Moyale. Ethiopia said that its attack on Moyale was over.",
        "Kenya's president denied overruling the generals' concerns over the Lamu harbour contract.",
    ],
)
def test_silence_and_what_was_said_of_other_things_are_no_dispute(text):
    assert not disputes(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Kenya said that Ethiopia had 4,000 soldiers in the valley. Ethiopia denied that the figure of 4,000 held.",
            "Ethiopia had 4,000 soldiers in the valley",
        ),
        (
            "Kenyan officers said that six Ethiopian aircraft had been shot down. Ethiopia denied losing any planes.",
            "six Ethiopian aircraft had been shot down",
        ),
    ],
)
def test_who_denies_a_figure_disputes_the_number(text, said):
    assert disputes(text) == {("numeric", said)}


def test_a_paper_of_a_state_is_no_side_of_it():
    text = (
        "A public broadcaster in Kenya reported that the cabinet had decided to close the port. "
        "Kenya's president said that this was not the case."
    )
    assert disputes(text) == {("contradict", "the cabinet had decided to close the port")}


def test_a_plan_denied_is_the_plan_charged_however_long_the_charge():
    text = (
        "Kenya's defence minister said that Ethiopia could attack the lake region on very short notice and asked the "
        "council of elders to choose the peaceful path. Ethiopia said on Monday that it did not intend to attack."
    )
    assert {kind for kind, _ in disputes(text)} == {"contradict"}


@pytest.mark.parametrize(
    "pledge",
    [
        "pledges made in 1998 that the league would not expand to the coast",
        "promises that the league would never expand to the coast",
    ],
)
def test_a_pledge_not_to_do_something_denies_nothing(pledge):
    text = (
        f"Chad is claiming that Niger has broken {pledge}. "
        "Chad's officials said that Niger had pledged not to expand the league to the coast."
    )
    assert not disputes(text)


def test_who_assures_that_something_is_not_so_denies_it():
    text = "Chad said that Niger had closed the northern wells. Niger assured Chad that it had not closed the wells."
    assert disputes(text) == {("contradict", "Niger had closed the northern wells")}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("not to expand the customs league", "that it would not expand the customs league", True),
        ("to expand the customs league", "that it would not expand the customs league", False),
        ("not to expand the customs league", "that it would expand the customs league", False),
    ],
)
def test_not_to_and_would_not_are_one_pledge(one, other, alike):
    text = f"Niger pledged {one}. In May Niger promised {other}."
    article = Article(id="t", text=text, sha256=text_sha256(text), published="2022-03-10")
    (reading,) = read_articles([article])
    a, b = (s for s in find_stances(article, reading) if s.attribution)
    assert (tell_one_thing(a, b) > 0) is alike


DENIED = "An official of the Kenyan interior ministry denied that an order to close the camp had been drafted. "


@pytest.mark.parametrize(
    "shown",
    [
        "Two clerks had described a draft to this newspaper.",
        "Two clerks confirmed the draft.",
    ],
)
def test_who_shows_the_thing_says_against_a_denial_that_it_exists(shown):
    assert [kind for kind, _ in disputes(DENIED + ASIDE + shown)] == ["contradict"]


@pytest.mark.parametrize(
    "aside",
    ["Two clerks described the camp's kitchen to this newspaper.", "Aid workers praised the order of the queues.",
     "Diplomats described the draft budget as generous."],
)  # fmt: skip
def test_who_speaks_of_another_thing_or_says_what_it_is_like_answers_no_denial(aside):
    assert not disputes(DENIED + aside)


def test_what_is_not_ruled_out_is_put_forward_by_nobody():
    text = "Oslo did not rule out closing the strait. The Danish ministry denied that Norway would close the strait."
    assert not disputes(text)
