"""Stories gather articles on one happening and let go of old ones."""

from __future__ import annotations

import itertools

import pytest

from standoff.linking.stories import find_stories, tell_stories
from standoff.model import Article, text_sha256

FERRY = [
    "The ferry Asta ran aground off Cape Lorn on Monday with ninety passengers, the coast guard said. Tugs were sent from Aldo.",
    "Ninety passengers were taken off the ferry Asta, aground off Cape Lorn since Monday, by coast guard boats and tugs.",
    "Tugs pulled the ferry Asta free off Cape Lorn; the coast guard said that no passengers were hurt when it ran aground.",
]
VOTE = [
    "Parliament in Norland votes on the pension bill on Tuesday; the coalition has a majority of three seats.",
    "The pension bill passed parliament in Norland by two votes after the coalition lost one of its three seats' majority.",
]


def article(id_, text, published=None):
    return Article(id=id_, text=text, sha256=text_sha256(text), published=published)


def test_two_happenings_make_two_stories_whatever_the_order():
    texts = [FERRY[0], VOTE[0], FERRY[1], VOTE[1], FERRY[2]]
    found = dict(find_stories(article(str(n), t) for n, t in enumerate(texts)))
    assert found["0"] == found["2"] == found["4"]
    assert found["1"] == found["3"]
    assert found["0"] != found["1"]


def test_an_old_story_is_not_taken_up_again_by_a_like_one():
    told = [(FERRY[0], "2022-01-10"), (VOTE[0], "2022-01-10"), (FERRY[1], "2022-01-11"), (FERRY[2], "2022-06-11")]
    found = dict(find_stories(article(str(n), *what) for n, what in enumerate(told)))
    assert found["0"] == found["2"]
    assert found["3"] != found["0"]


def test_a_story_knows_its_days():
    days = ["2022-01-11", "2022-01-10T23:00:00-05:00", None]
    told = [article(str(n), FERRY[n], day) for n, day in enumerate(days)]
    of = {member: story for story, _ in tell_stories([*told, article("vote", VOTE[0])]) for member in story.members}
    assert sorted(of["0"].members) == ["0", "1", "2"]
    assert (str(of["0"].first), str(of["0"].last)) == ("2022-01-10", "2022-01-11")
    assert (of["vote"].first, of["vote"].last) == (None, None)


QUAKES = [
    "A strong earthquake shook Tarn in Bel on Tuesday, bringing down the old market hall. Mayor Ines Kolb asked Lorn for cranes.",
    "Cranes from Lorn reached Tarn, where the earthquake brought down the market hall; Ines Kolb hoped to find traders alive.",
    "Traders were pulled alive from the market hall of Tarn a day after the earthquake in Bel, Ines Kolb told reporters.",
    "An earthquake cut the mountain road to Orrey in Norland on Friday. Governor Piet Sand sent helicopters with tents.",
    "Helicopters flew tents to Orrey, cut off by an earthquake that blocked the mountain road; Piet Sand spoke of a cold night.",
    "Soldiers cleared the mountain road to Orrey after the earthquake in Norland, and Piet Sand thanked the helicopters' crews.",
]  # fmt: skip


def test_two_happenings_of_one_kind_are_told_apart_by_who_and_where():
    found = dict(find_stories(article(str(n), t) for n, t in enumerate([*QUAKES, *FERRY, *VOTE])))
    assert found["0"] == found["1"] == found["2"]
    assert found["3"] == found["4"] == found["5"]
    assert found["0"] != found["3"]


@pytest.mark.parametrize("days", [None, ("2022-01-10", "2022-01-11", "2022-01-30")])
def test_any_order_gives_the_same_stories(days):
    texts = [FERRY[0], VOTE[0], FERRY[1], QUAKES[0], QUAKES[3]]
    given = [article(str(n), t, days[n % 3] if days else None) for n, t in enumerate(texts)]
    expected = dict(find_stories(given))
    for order in itertools.permutations(given):
        assert dict(find_stories(order)) == expected
