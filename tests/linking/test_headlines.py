"""Headlines are no sentences: what each puts first, turns down, demands or only tells of decides how two stand."""

from __future__ import annotations

import pytest

from standoff.linking.disputes import relate
from standoff.model import Article, text_sha256
from standoff.reading import read_articles

DISPUTES = {"contradict", "oppose", "numeric"}


def relation(one, other):
    articles = [
        Article(
            id=str(n), title=t.partition("\n\n")[0], text=t, sha256=text_sha256(t), published="2022-02-15T08:00:00Z"
        )
        for n, t in enumerate((one, other))
    ]
    readings = {r.id: r for r in read_articles(articles)}
    there, back = ([(a, readings[a.id]) for a in turned] for turned in (articles, articles[::-1]))
    assert relate(*there) == relate(*back)
    return relate(*there)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A denial, in every form a headline has for it.
        ("Moscow denies sending tanks to Belarus", "Russian tanks sent to Belarus, Kyiv says"),
        ("Kremlin: no plans to deploy missiles in Belarus", "Russia to deploy missiles in Belarus, Poland warns"),
        ("No plans to mobilise reservists, Kremlin says", "Russia preparing to mobilise reservists, Kyiv says"),
        ("Iran not supplying drones to Russia, minister says", "Iran supplying drones to Russia, US says"),
        ("Soledar has not fallen, Ukraine says", "Russia says Soledar has fallen"),
        ("Claims of chemical attack in Mariupol false, says Moscow", "Kyiv says Mariupol hit by chemical attack"),
        ("Kyiv dismisses Russian claim that Soledar has fallen", "Soledar has fallen, Russia says"),
        ("NATO sees no evidence of Russian pullback from border", "Russia says its troops are pulling back from border"),
        ("Russia's claim of biological weapons labs absurd, US says", "Russia accuses US of running biological weapons labs"),
        ("Germany's 'dirty bomb' hoax has a history", "Germany says Belarus is preparing a dirty bomb"),
        # One deed laid at two doors.
        ("Russia blames Ukraine for strike on Kramatorsk station", "Ukraine blames Russia for strike on Kramatorsk station"),
        ("Russia blames attack on hospital on Ukrainian saboteurs", "Russia condemned for attack on hospital in Ukraine"),
    ],
)  # fmt: skip
def test_a_claim_and_its_denial_contradict(one, other):
    assert relation(one, other) == "contradict"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Germany rules out sending tanks to Ukraine", "Ukraine calls on Germany to send tanks"),
        ("Turkey refuses to close straits to Russian warships", "Ukraine urges Turkey to close straits to Russian warships"),
        ("UN chief urges Russia not to annex Kherson region", "Kherson officials ask Russia to annex region"),
        ("Russia rejects call to demilitarise nuclear plant", "Nuclear plant must be demilitarised, UN says"),
        ("Hungary opposes ban on Russian oil", "EU proposes ban on Russian oil"),
    ],
)  # fmt: skip
def test_a_demand_meets_a_refusal_or_the_opposite_demand(one, other):
    assert relation(one, other) == "oppose"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Both turn it down, or one tells that the other does.
        ("Russia refuses Easter truce", "Ukraine says Russia rejected Easter truce"),
        ("NATO will never recognise annexation of Kherson", "Turkey not to recognise annexation of Kherson"),
        ("US rejects Russian lies about 'dirty bomb' plot", "Russia spreads disinformation about 'dirty bomb'"),
        ("Moldova's claims about missiles are absurd, Romania says", "Romania warns Moldova against lying about missiles"),
        # A denial of something else.
        ("Ukraine rejects Russian demand to surrender besieged Mariupol", "Thousands deported from besieged Mariupol, mayor says"),
        ("No Russian troop movements after nuclear alert, US says", "Putin puts nuclear forces on alert"),
        ("Russia denies shelling hospital in Kharkiv", "Russia shells hospital in Mykolaiv, Kyiv says"),
        ("Kremlin expects no breakthrough at Putin-Macron meeting", "Macron calls Biden before meeting Putin"),
        ("Moscow denies attack on Odesa", "Ukraine denies attack on Belgorod"),
        # Talk of a claim, a question, an aspect, an obligation.
        ("Russia's claims about a 'dirty bomb' are absurd, NATO says", "Ukraine discusses Russia's 'dirty bomb' claims with France"),
        ("Sanctions on Russia not enough, Ukraine says", "Sanctions on Russia: has the EU gone far enough?"),
        ("Russian army does not stop attacking near Bakhmut, Kyiv says", "Russian army attacking near Bakhmut"),
        ("Putin cannot remain in power, opposition says", "Putin remains in power, analysts say"),
        # The headlines agree; the denial is told further down, by one of them.
        ("US accuses Russia of planning false flag attack\n\nMoscow denies the accusation.", "Russia planning false flag attack, US says"),
        # A mass of people against a war deny nothing.
        ("Thousands protest against invasion of Ukraine", "Russians torn over invasion of Ukraine"),
    ],
)  # fmt: skip
def test_no_dispute_is_made_of_headlines_that_go_together(one, other):
    assert relation(one, other) not in DISPUTES
