"""The case as it stood at an earlier moment."""

from __future__ import annotations

import pytest

from case.making import Hand
from standoff.errors import CaseError, NotFoundError

ADDRESS = "https://harbour.example/live"


def told(words: str, *chain: str, act: str = "assert", polarity: str = "+") -> Hand:
    hand = Hand(f"{words}. So it was said.")
    for name in chain:
        if name != "unstated":
            hand.text += f" {name}."
            hand.actor(name)
    hand.claim(words, *chain, act=act, polarity=polarity)
    return hand


@pytest.fixture
def revised(case, put):
    """One address captured three times, and another outlet's article between."""
    put(told("About 300 soldiers arrived", "NATO"), 1, url=ADDRESS, published="2022-01-18T08:00:00")
    put(
        told("About 30 soldiers arrived", "NATO"), 2, url=ADDRESS, published="2022-01-18T08:00:00",
        modified="2022-01-18T15:00:00",
    )  # fmt: skip
    put(told("No soldiers arrived", "Russia", act="deny"), 3, published="2022-01-19", outlet="The Ferry Times")
    put(
        told("About 33 soldiers arrived", "NATO"), 4, url=ADDRESS, published="2022-01-18T08:00:00",
        modified="2022-01-21T10:00:00",
    )  # fmt: skip
    return case


def quotes(case):
    return sorted(claim.quote for claim in case.claims())


def test_each_moment_has_the_text_of_its_time(revised):
    assert quotes(revised) == ["About 33 soldiers arrived", "No soldiers arrived"]
    assert quotes(revised.as_of("2022-01-18T09:00")) == ["About 300 soldiers arrived"]
    assert quotes(revised.as_of("2022-01-18T15:00")) == ["About 30 soldiers arrived"]
    assert quotes(revised.as_of("2022-01-19")) == ["About 30 soldiers arrived", "No soldiers arrived"]
    assert quotes(revised.as_of("2022-01-17")) == []
    assert quotes(revised) == ["About 33 soldiers arrived", "No soldiers arrived"], "the case itself is as it was"


def test_everything_else_follows(revised):
    then = revised.as_of("2022-01-18")
    assert then.info().articles == 1
    assert [a.revision for a in then.articles()] == [2]
    assert all(a.current for a in then.articles())
    assert [a.name for a in then.actors()] == ["NATO"]
    assert [s.name for s in then.sources()] == ["The Harbour Post"]
    assert then.overview().totals["claims"] == 1
    assert then.days() == (("2022-01-18", 1, 1),)
    only = then.articles()[0].id
    assert [r.revision for r in then.article(only).revisions] == [1, 2]
    assert [r.revision for r in revised.article(only).revisions] == [1, 2, 3]


def test_today_is_the_day_asked_for(revised):
    assert [c.quote for c in revised.as_of("2022-01-19").claims(since="today")] == ["No soldiers arrived"]
    assert revised.claims(since="today").total == 1
    assert revised.as_of("yesterday").info().last == "2022-01-18T08:00:00"


def test_revisions_of_later_days_are_not_listed_either(revised):
    assert {a.revision for a in revised.as_of("2022-01-18").articles(revisions=True)} == {1, 2}


def test_undated_articles_cannot_be_shown_to_have_been_there(case, put):
    put(told("The bridge is open", "NATO"), 1, published=None)
    assert quotes(case) == ["The bridge is open"]
    assert quotes(case.as_of("2030-01-01")) == []


def test_copies_that_came_later_are_not_counted(case, put):
    words = " ".join(f"word{n}" for n in range(60))
    first = put(words, 1, published="2022-01-18")
    put(f"{words} and more", 2, outlet="The Ferry Times", published="2022-01-20")
    put(f"{words} and less", 2, outlet="The Ferry Times", published="2022-01-20", modified="2022-01-22")

    def shared(asked):
        return asked.article(first).record.copies, [(s.name, s.copies) for s in asked.sources()]

    assert shared(case) == (1, [("The Ferry Times", 1), ("The Harbour Post", 1)]), (
        "revisions of one article are one copy"
    )
    assert shared(case.as_of("2022-01-20")) == shared(case)
    assert shared(case.as_of("2022-01-19")) == (0, [("The Harbour Post", 0)])


def test_no_moment_is_an_error(case):
    with pytest.raises(CaseError, match="not a date"):
        case.as_of("soon")


def test_what_came_later_is_not_there_by_its_id_either(revised):
    denied = next(c for c in revised.claims() if c.act == "deny")
    then = revised.as_of("2022-01-18")
    for ask, wanted in ((then.claim, denied.id), (then.record, denied.id), (then.article, denied.article)):
        with pytest.raises(NotFoundError, match="after the moment asked for"):
            ask(wanted)
    assert revised.as_of("2022-01-19").claim(denied.id).claim == denied


def test_only_the_case_itself_is_written_to(revised):
    then = revised.as_of("2022-01-19")
    with pytest.raises(CaseError, match="only the case itself"):
        then.analyst("Ana")
    with pytest.raises(CaseError, match="only the case itself"):
        list(then.add([]))
    assert then.as_of("2022-02-01").info().articles == then.info().articles


@pytest.mark.parametrize("odd", ["20220123", "2022-W04", "2022-13", "0001-01-01T00:00+14:00", "2022-02-30", "~", ""])
def test_what_is_no_date_is_said_to_be_none(revised, odd):
    with pytest.raises(CaseError, match="not a date"):
        revised.claims(since=odd)


def test_the_ends_of_time_and_whole_periods(revised):
    assert revised.as_of("9999-12-31").claims().total == 2
    assert revised.claims(until="9999-12-31").total == 2
    assert revised.as_of("2022-01").claims().total == 2
    assert not revised.as_of("2021").claims()
    assert revised.as_of("2022-01").stories().total
    assert not revised.stories(until="0001-01-01")
