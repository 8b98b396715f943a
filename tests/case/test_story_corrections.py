"""Stories as an analyst wants them: joined, taken apart, noted; for good, in every revision, until undone."""

from __future__ import annotations

import pytest

from case.making import Hand
from case.test_stories import OTHER, QUAKE, TALKS
from standoff.errors import CaseError, NotFoundError


@pytest.fixture
def ids(put):
    rows = [
        ("quake", QUAKE, "Izmarra", "2022-03-01T06:00", "Earthquake shakes Izmarra"),
        ("houses", QUAKE, "Izmarra", "2022-03-01T09:00", "Houses down in Izmarra after earthquake"),
        ("tremor", OTHER, "Velholm", "2022-03-02T06:00", "Earthquake shakes Velholm"),
        ("talks", TALKS, "Lissen", "2022-03-02T18:00", "Grain talks in Lissen end with little"),
        ("grain", TALKS, "Lissen", "2022-03-03T08:00", "Ministers agree on little at Lissen grain talks"),
    ]
    return {
        name: put(Hand(text.format(where) + f" Report {n}."), n, published=at, outlet=f"Outlet {n}", title=title)
        for n, (name, text, where, at, title) in enumerate(rows)
    }


def stories(case, ids):
    names = {id_: name for name, id_ in ids.items()}
    return {frozenset(names.get(a.id, a.id) for a in story.articles) for story in case.stories()}


def story(case, article):
    return next(s for s in case.stories() if article in {a.id for a in s.articles})


BEFORE = {frozenset({"quake", "houses"}), frozenset({"tremor"}), frozenset({"talks", "grain"})}


def test_two_stories_are_one_when_an_analyst_says_so(case, ids, ana):
    assert stories(case, ids) == BEFORE
    quake, tremor = story(case, ids["quake"]), story(case, ids["tremor"])
    made = ana.merge(quake.id, tremor.id, "one fault line")
    assert stories(case, ids) == {frozenset({"quake", "houses", "tremor"}), frozenset({"talks", "grain"})}
    (line,) = story(case, ids["tremor"]).said
    assert "merged by Ana" in line
    assert "one fault line" in line
    assert made.id in line
    assert not story(case, ids["talks"]).said
    assert (made.of, made.about, made.other) == ("story", quake.id, tremor.id)
    assert case.corrections(of="story").items == (made,)
    with pytest.raises(CaseError, match="one story already"):
        ana.merge(quake.id, tremor.id, "again")
    with pytest.raises(CaseError, match="undo what made them one"):
        ana.split(quake.id, tremor.id, "after all not")
    ana.undo(made.id, "two quakes after all")
    assert stories(case, ids) == BEFORE
    assert not story(case, ids["tremor"]).said


def test_an_article_is_taken_out_of_a_story_and_into_another(case, ids, ana):
    quake = story(case, ids["quake"])
    ana.split(quake.id, ids["houses"], "another quake, a day before")
    assert frozenset({"houses"}) in stories(case, ids)
    ana.merge(f"t{ids['tremor'][1:]}", ids["houses"], "this one")
    assert stories(case, ids) == {frozenset({"quake"}), frozenset({"houses", "tremor"}), frozenset({"talks", "grain"})}
    with pytest.raises(CaseError, match="is all of"):
        ana.split(story(case, ids["quake"]).id, ids["quake"], "from itself")


def test_the_later_word_holds(case, ids, ana):
    quake, tremor = (f"t{ids[name][1:]}" for name in ("quake", "tremor"))
    ana.merge(quake, tremor, "one")
    ana.split(quake, ids["tremor"], "two")
    assert stories(case, ids) == BEFORE
    ana.merge(quake, ids["tremor"], "one, I am sure")
    assert frozenset({"quake", "houses", "tremor"}) in stories(case, ids)


def test_what_is_said_holds_for_revisions_and_at_every_moment(case, put, ids, ana):
    ana.merge(f"t{ids['quake'][1:]}", ids["tremor"], "one fault line")
    new = put(
        Hand(OTHER.format("Velholm") + " Report 2, put right."), 2, published="2022-03-02T06:00", outlet="Outlet 2",
        title="Earthquake shakes Velholm",
    )  # fmt: skip
    assert new != ids["tremor"]
    assert {ids["quake"], ids["houses"], new} in [{a.id for a in s.articles} for s in case.stories()]
    assert case.as_of("2022-03-02").stories().total == 2
    assert not case.diff(cause="story", since="2022-03-01T12:00"), "what an analyst joins is no news"


def test_a_story_can_be_noted_and_nothing_else_be_merged_with_it(case, ids, ana):
    quake = story(case, ids["quake"])
    note = ana.annotate(quake.id, "watch this one")
    assert note.of == "story"
    assert "watch this one" in story(case, ids["houses"]).said[0]
    with pytest.raises(CaseError, match="a story is merged with another or with an article"):
        ana.merge(quake.id, note.id, "no")
    with pytest.raises(NotFoundError):
        ana.merge(quake.id, "t000000000000", "nobody")
    with pytest.raises(NotFoundError):
        ana.retract(quake.id, "no")
