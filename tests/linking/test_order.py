"""The order in which articles come changes nothing: the same copies, origins, disputes and stories."""

from __future__ import annotations

import itertools

import pytest

from standoff.linking.copies import find_copies
from standoff.linking.disputes import opposed, tell_one_thing
from standoff.linking.origins import count_origins
from standoff.linking.stances import find_stances
from standoff.model import Article, text_sha256
from standoff.reading import read_articles

WIRE = (
    "Bel moved forty tanks to the ferry port of Tarn on Monday, the Bel defence ministry said."
    " Aldo called the move a threat."
)
TEXTS = [
    ("North Wire", None, WIRE),
    ("Quay Post", "North Wire", WIRE + " Ferries were stopped until the evening."),
    ("Hill Herald", None, "Ukraine said that Russia had moved forty tanks to the ferry port of Tarn on Monday."),
    ("Bay Sentinel", None, "Russia denied that it had moved forty tanks to the ferry port of Tarn."),
]


@pytest.fixture(scope="module")
def given():
    articles = [
        Article(id=f"a{n}", outlet=o, credit=c, text=t, sha256=text_sha256(t), published=f"2026-03-01T0{n}:00")
        for n, (o, c, t) in enumerate(TEXTS)
    ]
    return articles, {reading.id: reading for reading in read_articles(articles)}


def test_any_order_gives_the_same_copies_and_origins(given):
    articles, readings = given
    results = set()
    for order in itertools.permutations(articles):
        copies = frozenset((c.a, c.b, c.relation, c.directed) for c in find_copies(order))
        found = count_origins("c", "Forty tanks were moved to the ferry port of Tarn.", order, readings)
        results.add((copies, found.min, found.max, found.reporting))
    assert len(results) == 1
    assert any(copies for copies, *_ in results)


def test_two_stances_stand_to_each_other_the_same_from_either_side(given):
    articles, readings = given
    stances = [stance for article in articles for stance in find_stances(article, readings[article.id])]
    kinds = set()
    for one, other in itertools.combinations(stances, 2):
        there, back = opposed(one, other), opposed(other, one)
        assert (there and (there.kind, there.score, there.about)) == (back and (back.kind, back.score, back.about))
        assert tell_one_thing(one, other) == tell_one_thing(other, one)
        kinds.add(there.kind if there else None)
    assert "contradict" in kinds
