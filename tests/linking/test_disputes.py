"""Contradiction, opposition and numeric conflict are told apart from agreement."""

from __future__ import annotations

import pytest

from standoff.linking.disputes import find_disputes, relate
from standoff.linking.stances import find_stances
from standoff.model import Article, text_sha256
from standoff.reading import read_articles


def relation(one, other, days=("2022-02-15", "2022-02-15")):
    articles = [
        Article(id=str(n), text=t, sha256=text_sha256(t), published=d)
        for n, (t, d) in enumerate(zip((one, other), days, strict=True))
    ]
    readings = {r.id: r for r in read_articles(articles)}
    return relate(*((a, readings[a.id]) for a in articles))


def test_an_assertion_and_its_denial_contradict():
    one = "Kyiv said that Russian gunners had shelled a kindergarten in Stanytsia Luhanska."
    other = "Russia denied that its gunners had shelled the kindergarten in Stanytsia Luhanska."
    assert relation(one, other) == "contradict"


def test_two_reports_of_one_denial_agree():
    one = "Russia denied on Tuesday that it was planning to attack Ukraine, the ministry said in Moscow."
    other = "Moscow denied that it was planning to attack Ukraine, its foreign ministry said on Tuesday."
    assert relation(one, other) in {"agree", "related"}


def test_a_demand_met_by_a_refusal_is_opposition_not_contradiction():
    one = "Ukraine demanded that Germany deliver air defence missiles to Kyiv without delay."
    other = "Germany refused to deliver air defence missiles to Kyiv."
    assert relation(one, other) == "oppose"


@pytest.mark.parametrize("verb", ["slammed Russia's demands as 'unacceptable'", "called Russia's demands non-starters"])
def test_who_calls_a_demand_unacceptable_refuses_it(verb):
    text = f"Romania {verb}."
    article = Article(id="t", text=text, sha256=text_sha256(text), published="2022-02-15")
    (reading,) = read_articles([article])
    stances = list(find_stances(article, reading))
    assert {(d.kind, *sorted(d.one.holders | d.other.holders)) for d in find_disputes(stances, stances)} == {
        ("oppose", "ROU", "RUS")
    }


@pytest.mark.parametrize(
    ("one", "other", "label"),
    [
        (
            "Officials counted 30 tanks near the town of Yelnya.",
            "Officials counted 60 tanks near the town of Yelnya.",
            "numeric",
        ),
        ("Officials counted over 20 tanks near Yelnya.", "Officials counted 30 tanks near Yelnya.", "agree"),
    ],
)
def test_numbers_conflict_only_when_their_bounds_do_not_meet(one, other, label):
    assert relation(one, other) == label


def test_a_later_number_is_an_update():
    one = "Officials counted 30 tanks near the town of Yelnya."
    other = "Officials counted 60 tanks near the town of Yelnya."
    assert relation(one, other, ("2022-02-15", "2022-02-19")) == "update"
