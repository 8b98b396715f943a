"""Two things an analyst takes for one, or apart: articles that are copies, events of one happening."""

from __future__ import annotations

import pytest

from case.making import Hand
from standoff.errors import CaseError

WORDS = " ".join(f"word{n}" for n in range(120))


def test_articles_are_copies_or_none_as_the_analyst_says(case, put, ana):
    words = " ".join(f"word{n}" for n in range(120))
    one, two = put(words, 1), put(f"{words} and more", 2, outlet="The Ferry Times")
    three = put("Nothing of the kind stands here.", 3, outlet="The Evening Gull")
    assert len(case.copies()) == 1
    made = ana.split(one, two, "both have it of the ministry's page")
    assert not case.copies()
    ana.undo(made.id, "no, one of the other")
    assert len(case.copies()) == 1
    ana.merge(one, three, "a translation of it")
    assert {(c.earlier, c.later) for c in case.copies()} == {(one, two), (one, three)}


def test_the_last_word_on_a_pair_of_articles_counts_and_costs_no_passage(case, put, ana):
    one, two = put(WORDS, 1), put(f"{WORDS} and more", 2, outlet="The Ferry Times")
    (found,) = case.copies()
    ana.split(one, two, "chance")
    ana.merge(one, two, "no chance")
    assert case.copies() == (found,)


def test_what_is_said_of_two_articles_holds_for_their_revisions(case, put, ana):
    one, two = put(WORDS, 1), put(f"{WORDS} and more", 2, outlet="The Ferry Times")
    made = ana.split(one, two, "a statement both print")
    again = put(f"{WORDS} and more of it", 2, outlet="The Ferry Times", modified="2022-01-26")
    assert case.article(again).record.revision == 2
    assert not case.copies(), "a later text of either is no copy"
    first = put(f"As told: {WORDS}", 1, modified="2022-01-27")
    assert not case.copies()
    ana.merge(first, again, "one of the two took it from the other")
    assert [(c.earlier, c.later) for c in case.copies()] == [(again, first)], "the last word counts"
    ana.split(two, one, "no")
    assert not case.copies(), "whichever revision is named"
    last = case.corrections(act="split")[0]
    ana.undo(last.id, "yes")
    ana.undo(case.corrections(act="merge")[0].id, "found by itself")
    assert not case.copies()
    ana.undo(made.id, "they share it")
    assert len(case.copies()) == 1
    assert case.article(first).record.copies == 1


def test_articles_taken_for_copies_stay_so_when_one_is_revised(case, put, ana):
    one, two = put("Tugs pulled the ferry free.", 1), put("The ferry was pulled free.", 2, outlet="The Ferry Times")
    ana.merge(one, two, "both print what the harbour sent")
    again = put("The ferry was pulled free at noon.", 2, outlet="The Ferry Times", modified="2022-01-26")
    (pair,) = case.copies()
    assert {pair.earlier, pair.later} == {one, again}


def test_two_texts_of_one_article_are_no_pair(case, put, ana):
    one = put("Tugs pulled the ferry free.", 1)
    two = put("Tugs pulled the ferry free at noon.", 1, modified="2022-01-26")
    for act in (ana.merge, ana.split):
        with pytest.raises(CaseError, match="texts of one article"):
            act(one, two, "as I see it")
    assert not case.corrections()


def test_events_are_one_happening_or_two_as_the_analyst_says(case, put, ana):
    for number, outlet in enumerate(("One", "Two"), start=1):
        hand = Hand(f"Russia shelled Odesa at dawn, {outlet} reports.")
        hand.event("Russia shelled Odesa", "Russia", "Ukraine")
        put(hand, number, outlet=outlet)
    (both,) = case.happenings(least=2)
    one, other = (e.id for e in both.events)
    made = ana.split(one, other, "two attacks, an hour apart")
    assert case.happenings().total == 2
    ana.undo(made.id, "one attack")
    assert case.happenings(actor="Russia").items == (both,)
    assert (both.articles, both.outlets, both.type) == (2, 2, "ASSAULT")


def test_what_is_split_is_not_brought_together_by_a_third(case, put, ana):
    for number, outlet in enumerate(("One", "Two", "Three"), start=1):
        hand = Hand(f"Russia shelled Odesa at dawn, {outlet} reports.")
        hand.event("Russia shelled Odesa", "Russia", "Ukraine")
        put(hand, number, outlet=outlet)
    a, b, c = (e.id for e in case.events())
    ana.merge(a, b, "one")
    ana.merge(b, c, "one")
    ana.split(a, c, "an hour apart")
    assert all(not {a, c} <= {e.id for e in h.events} for h in case.happenings())


def test_the_diff_heeds_what_analysts_said_of_pairs(case, put, ana):
    said = (
        ("Ukraine", "Russian forces had crossed the border near Kharkiv"),
        ("NATO", "forces of Russia crossed near Kharkiv, at the border, at dawn"),
    )
    for number, (name, words) in enumerate(said, start=1):
        hand = Hand(f"{name} said that {words}. " + " ".join(f"{name}{n}" for n in range(40)))
        hand.actor(name)
        hand.claim(words, name)
        put(hand, number, outlet=name, published=f"2022-02-2{number}")
    first, second = case.diff()
    assert (first.cause, second.cause) == ("claim", "origin")
    ana.split(first.record, second.record, "another border")
    assert [c.cause for c in case.diff()] == ["claim", "claim"]
