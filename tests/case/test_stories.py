"""Stories of a case: gathered by what they are about, told apart by who and where, the same in any order."""

from __future__ import annotations

import pytest

from case.making import Hand

QUAKE = "A strong earthquake shook {0} before dawn and brought down houses in the old town, rescuers of {0} said."
OTHER = (
    "The ground trembled in {0} for a minute at noon; nobody was hurt, the mayor of {0} said, and schools stayed open."
)
TALKS = (
    "Ministers met in {0} for talks on grain exports and agreed on little, a spokesman in {0} said after the meeting."
)


@pytest.fixture
def told(case, put):
    rows = [
        (QUAKE, "Izmarra", "2022-03-01T06:00", "One", "Earthquake shakes Izmarra"),
        (QUAKE, "Izmarra", "2022-03-01T09:00", "Two", "Houses down in Izmarra after earthquake"),
        (OTHER, "Velholm", "2022-03-02T06:00", "One", "Earthquake shakes Velholm"),
        (TALKS, "Lissen", "2022-03-02T18:00", "Three", "Grain talks in Lissen end with little"),
        (TALKS, "Lissen", "2022-03-03T08:00", "Two", "Ministers agree on little at Lissen grain talks"),
    ]
    for number, (text, where, at, outlet, title) in enumerate(rows):
        put(Hand(text.format(where) + f" Report {number}."), number, published=at, outlet=outlet, title=title)
    return case


def test_like_happenings_elsewhere_are_other_stories(told):
    found = {frozenset(a.title for a in story.articles) for story in told.stories()}
    assert found == {
        frozenset({"Earthquake shakes Izmarra", "Houses down in Izmarra after earthquake"}),
        frozenset({"Earthquake shakes Velholm"}),
        frozenset({"Grain talks in Lissen end with little", "Ministers agree on little at Lissen grain talks"}),
    }


def test_a_story_has_its_headline_its_ends_and_its_reports(told):
    talks, *_ = told.stories()
    assert talks.headline in {a.title for a in talks.articles}
    assert (talks.first, talks.last) == ("2022-03-02T18:00:00", "2022-03-03T08:00:00")
    assert (talks.outlets, talks.reports) == (2, 1), "one text with another ending is one report"
    assert talks.id == f"t{talks.articles[0].id[1:]}"
    assert told.stories(outlet="three").items == (talks,)
    assert told.stories(until="2022-03-01").total == 1
    assert told.stories(since="2022-03-02").total == 2
    assert told.as_of("2022-03-02").stories().total == 3
    assert not told.stories(least=2)


def test_stories_that_become_one_are_told_by_the_diff(case, put):
    first = "Ships of the northern fleet left Karst on Monday. The harbour of Karst fell quiet."
    second = "A storm warning closed the strait of Bellan. Fishermen of Bellan stayed ashore."
    both = (
        "Ships of the northern fleet that left Karst waited out the storm in the strait of Bellan, which fishermen of "
        "Bellan and the harbour of Karst had been warned of; the fleet left the strait on Tuesday as the storm closed in."
    )
    put(Hand(first), 1, published="2022-03-01", title="Fleet leaves Karst")
    put(Hand(second), 2, published="2022-03-01", title="Storm closes Bellan strait", outlet="Two")
    put(Hand(both), 3, published="2022-03-03", title="Fleet waits out storm in Bellan strait", outlet="Three")
    assert case.as_of("2022-03-01").stories().total == 2
    assert case.stories().total == 1
    (merged,) = case.diff(cause="story", since="2022-03-02")
    assert "2 stories became one" in merged.why
    assert len(merged.against) == 2
    assert not case.diff(cause="story", since="2022-03-04")
    put(Hand("A ferry to Osk ran late."), 4, published="2022-04-20", title="Ferry late", outlet="Four")
    for until in (None, "2022-03-20", "2022-03-31", "2022-12-31"):
        assert case.diff(cause="story", since="2022-03-02", until=until).total == 1, "however long the window is"
