"""Stories gather articles on one happening and let go of old ones."""

from __future__ import annotations

from standoff.linking.stories import Stories, find_stories
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
    stories = Stories()
    texts = [(FERRY[0], "2022-01-10"), (VOTE[0], "2022-01-10"), (FERRY[1], "2022-01-11"), (FERRY[2], "2022-06-11")]
    for text, _ in texts:
        stories.terms.learn(list(dict.fromkeys(text.lower().split())))
    for n, (text, _) in enumerate(texts):
        from standoff.linking.stories import counts_of

        stories.terms.learn(counts_of(article(str(n), text)))
    homes = [stories.place(article(str(n), t, d)).id for n, (t, d) in enumerate(texts)]
    assert homes[0] == homes[2]
    assert homes[3] != homes[0]


def test_a_story_knows_its_days():
    stories = Stories()
    story = stories.place(article("a", FERRY[0], "2022-01-10T08:00:00+01:00"))
    assert (story.first.isoformat(), story.last.isoformat()) == ("2022-01-10", "2022-01-10")
