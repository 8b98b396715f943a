"""What changed in a case between two moments."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from case.making import Hand
from standoff.case.queries import changes
from standoff.errors import CaseError


def said(words: str, *chain: str, act: str = "assert", tail: str = "") -> Hand:
    """One claim among words of the article's own, so that only `tail` can make it another's copy."""
    own = tail or " ".join(f"{chain[-1]}{words[-3:]}{act}{n}" for n in range(40))
    hand = Hand(f"{chain[-1]} said that {words}. {own}")
    hand.actor(chain[-1])
    hand.claim(words, *chain, act=act)
    return hand


CROSSED = "Russian forces had crossed the border near Kharkiv"
AGAIN = "near Kharkiv the border had been crossed by Russian forces"
LATER = "forces of Russia crossed near Kharkiv, at the border, at dawn"


@pytest.fixture
def week(case, put):
    put(said(CROSSED, "Ukraine"), 1, published="2022-02-21T08:00:00", outlet="One")
    put(said(AGAIN, "Ukraine"), 2, published="2022-02-21T18:00:00", outlet="Two")
    put(said(LATER, "NATO"), 3, published="2022-02-22T08:00:00", outlet="Three")
    put(said(CROSSED, "Russia", act="deny"), 4, published="2022-02-22T12:00:00", outlet="Four")
    put(said(AGAIN, "Russia", act="deny"), 5, published="2022-02-23T12:00:00", outlet="Five")
    return case


def told(found):
    return [(c.cause, c.outlet) for c in found]


def test_each_change_has_its_cause_and_repetition_is_none(week):
    found = week.diff()
    assert told(found) == [("claim", "One"), ("origin", "Three"), ("denial", "Four")]
    first, origin, denial = found
    assert origin.against[0] == first.record
    assert set(denial.against) >= {first.record, origin.record}
    assert [week.claim(c.record).claim.quote for c in found] == [c.quote for c in found]
    assert "nobody" in first.why


def test_between_two_moments(week):
    assert told(week.diff(since="2022-02-22", until="2022-02-22")) == [("origin", "Three"), ("denial", "Four")]
    assert told(week.diff(since="2022-02-22T09:00")) == [("denial", "Four")]
    assert not week.diff(since="2022-02-23")
    assert told(week.as_of("2022-02-22T09:00").diff()) == [("claim", "One"), ("origin", "Three")]
    assert told(week.diff(cause="denial")) == [("denial", "Four")]
    assert (len(week.diff(limit=1, offset=1)), week.diff(limit=1).total) == (1, 3)


def test_days_are_counted_from_the_newest_of_the_whole_case(week):
    assert told(week.diff(until="yesterday")) == told(week.diff(until="2022-02-22"))
    assert told(week.diff(since="yesterday", until="yesterday")) == [("origin", "Three"), ("denial", "Four")]


def test_what_nobody_asked_for_is_not_gathered(week, monkeypatch):
    def gathered(*_):
        pytest.fail("texts were gathered")

    monkeypatch.setattr("standoff.case.queries.stories._articles", gathered)
    assert told(week.diff(since="2022-02-22", cause="denial")) == [("denial", "Four")]


def test_a_day_that_nothing_was_read_of_has_not_come(case, put):
    hand = Hand("Ukraine pledged to send grain by 21 February.")
    due = ("by 21 February", "2022-02-21", "2022-02-21")
    hand.commitment("to send grain", "Ukraine", due=due)
    put(hand, 1, published="2022-02-19")
    for until in (None, "2022-12-31", "9999-12-31"):
        assert not case.diff(cause="promise", until=until), until
    put("Snow fell on the harbour.", 2, published="2022-02-23")
    assert [c.cause for c in case.diff(cause="promise", until="2022-12-31")] == ["promise"]


def test_a_reprint_is_no_change(case, put):
    body = " ".join(f"word{n}" for n in range(60))
    put(said(CROSSED, "Ukraine", tail=body), 1, published="2022-02-21T08:00:00", outlet="One")
    put(said(CROSSED, "Ukraine", tail=body), 2, published="2022-02-21T09:00:00", outlet="Two")
    assert told(case.diff()) == [("claim", "One")]


def test_edits_and_retractions_are_changes(case, put):
    address = {"url": "https://harbour.example/live", "published": "2022-02-21T08:00:00"}
    put(said(CROSSED, "Ukraine"), 1, **address)
    put(said("nothing was known of the border", "NATO"), 2, **address, modified="2022-02-22T08:00:00")
    note = Hand("Please disregard our earlier story on the border. It was wrong.")
    put(note, 3, published="2022-02-23", outlet="Wire")
    edit, retraction = case.diff(since="2022-02-22")
    assert (edit.cause, edit.at, len(edit.against)) == ("edit", "2022-02-22T08:00:00", 1)
    assert "1 claim vanished; 1 claim appeared" in edit.why
    assert "nothing says so" in edit.why
    assert (retraction.cause, retraction.quote) == ("retraction", "Please disregard our earlier story on the border.")


def test_texts_are_looked_through_a_few_at_a_time(case, put, monkeypatch):
    for number in range(5):
        note = Hand(f"Please disregard our story number {number}. It was wrong.")
        put(note, number, published=f"2022-02-{28 - number}", outlet=f"Wire {number}")
    whole = case.diff(cause="retraction")
    assert [c.outlet for c in whole] == [f"Wire {number}" for number in (4, 3, 2, 1, 0)]
    asked = []
    execute = Connection.execute

    def heard(self, statement, *rest, **named):
        found = execute(self, statement, *rest, **named)
        if "text" not in getattr(statement, "selected_columns", ()):
            return found
        rows = found.all()
        asked.append(len(rows))
        return rows

    monkeypatch.setattr(Connection, "execute", heard)
    monkeypatch.setattr(changes, "TEXTS", 2)
    with case._scope() as scope:
        assert tuple(changes._retractions(scope, (None, None))) == whole.items
        assert asked == [2, 2, 1]
        assert not list(changes._claims(scope, (None, None)))
    assert asked == [2, 2, 1], "claims are weighed without their texts"


def test_a_retracted_claim_is_no_change(week):
    first = week.diff()[0]
    week.analyst("Ana").retract(first.record, "a slip")
    assert first.record not in {c.record for c in week.diff()}


def test_an_unknown_cause_is_an_error(case):
    with pytest.raises(CaseError, match="there are claim"):
        case.diff(cause="weather")


def test_figures_that_move_and_promises_that_are_answered_are_changes(case, put):
    for number, (day, count) in enumerate((("2022-02-20", 900.0), ("2022-02-22", 1200.0)), start=1):
        hand = Hand(f"Ukraine said on day {number} that {count:.0f} troops of Russia stood in Kharkiv.")
        hand.actor("Ukraine")
        claim = hand.claim(f"{count:.0f} troops of Russia stood in Kharkiv", "Ukraine")
        hand.posture(f"{count:.0f} troops", "Russia", low=count, high=count, where=("Kharkiv",), attribution=claim)
        put(hand, number, published=day, outlet=f"Outlet {number}")
    (moved,) = case.diff(cause="figure")
    assert (moved.at, moved.outlet, moved.quote) == ("2022-02-22", "Outlet 2", "1200 troops")
    assert "later" in moved.why
    assert case.record(moved.against[0]).quote == "900 troops"
    assert not case.diff(cause="figure", until="2022-02-21")

    hand = Hand("Ukraine promised to open the bridge by Monday.")
    hand.commitment("to open the bridge", "Ukraine", due=("Monday", "2022-02-21", "2022-02-21"))
    put(hand, 3, published="2022-02-19")
    (due,) = case.diff(cause="promise", since="2022-02-20")
    assert (due.at, due.quote) == ("2022-02-22", "to open the bridge")
    assert "nothing found" in due.why
    assert not case.diff(cause="promise", since="2022-02-23"), "its day came before"
    assert not case.as_of("2022-02-21").diff(cause="promise"), "its day is not over yet"


def test_the_later_moment_is_what_was_known_then(case, put):
    address = {"url": "https://harbour.example/live", "published": "2022-01-22T08:00:00"}
    put(said(CROSSED, "Ukraine"), 1, **address)
    before = case.diff(since="2022-01-21", until="2022-01-22")
    assert told(before) == [("claim", "The Harbour Post")]
    put(said(CROSSED, "Ukraine", tail="More soon."), 2, **address, modified="2022-01-23T08:00:00")
    assert case.diff(since="2022-01-21", until="2022-01-22") == before, "what came later changes nothing of it"
    assert told(case.diff(since="2022-01-21")) == [("claim", "The Harbour Post"), ("edit", "The Harbour Post")]
