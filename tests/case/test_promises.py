"""Promises in a case: told by several, set against what comes later, in whatever order it arrives."""

from __future__ import annotations

import itertools
from pathlib import Path

import msgspec
import pytest

from case.making import Hand
from case.promised import STORY, add, attack, done, made_of, promised
from standoff.case import Case, open_case


@pytest.fixture
def whole(case: Case) -> Case:
    add(case, *(make() for make in STORY))
    return case


def test_two_tellings_are_one_promise_with_its_evidence(whole: Case):
    (letter,) = whole.promises(by="United States")
    assert letter.status == "kept"
    assert [t.at for t in letter.tellings] == ["2022-01-21T10:00:00", "2022-01-22T10:00:00"]
    assert [(e.verdict, e.quote) for e in letter.evidence] == [
        ("kept", "The United States handed Russia a written reply in Moscow.")
    ]
    assert letter.due == "2022-01-28"
    assert "2022-01-26" in letter.why
    assert "United States" in letter.why


def test_every_telling_stands_as_the_promise_does(whole: Case):
    assert {c.status for c in whole.commitments(by="United States")} == {"kept"}
    assert whole.commitments(status="kept").total == 2
    assert whole.commitments(status="withdrawn").total == 1
    assert dict(whole.facets("commitments")["status"]) == {"kept": 2, "withdrawn": 1}
    commitment = whole.commitments(status="kept")[0]
    assert whole.record(commitment.id).status == "kept"  # type: ignore[union-attr]


def test_a_condition_told_as_come_about_is_shown(whole: Case):
    (ships,) = whole.promises(by="NATO")
    assert ships.status == "withdrawn"
    assert ships.met is True
    assert [e.verdict for e in ships.evidence] == ["withdrawn", "met"]


def test_promises_are_narrowed_and_paged(whole: Case):
    assert [p.by for p in whole.promises(kind="threat")] == ["NATO"]
    assert whole.promises(status="open").total == 0
    assert whole.promises(since="2022-01-23").total == 1
    assert [p.by for p in whole.promises(order="oldest")] == ["United States", "NATO"]
    first, second = whole.promises(limit=1), whole.promises(limit=1, offset=1)
    assert (first.total, second.total) == (2, 2)
    assert first[0].id != second[0].id
    with pytest.raises(TypeError):
        whole.promises(nonsense="x")  # type: ignore[call-arg]


def test_a_day_that_passed_without_a_word_is_lapsed_and_says_so(case: Case):
    add(case, promised())
    (letter,) = case.promises()
    assert (letter.status, letter.met) == ("open", None)
    add(case, attack())
    (letter,) = case.promises(status="lapsed")
    assert letter.why == "due 2022-01-28 passed; nothing found"
    assert case.commitments(status="lapsed").total == 1


def test_what_hangs_on_a_condition_does_not_lapse_by_time(case: Case):
    hand = Hand("Russia would withdraw its ships by Friday if NATO agreed.")
    hand.commitment(
        "Russia would withdraw its ships", "Russia", "if NATO agreed", due=("by Friday", "2022-01-24", "2022-01-28")
    )
    add(case, made_of(hand, 1, "2022-01-21"), attack())
    (ships,) = case.promises(by="Russia")
    assert ships.status == "open"
    assert "nothing told of its condition" in ships.why


def test_treaties_are_listed_and_never_lapse(case: Case):
    hand = Hand("NATO must defend Ukraine by Friday, the treaty says.")
    hand.commitment("defend Ukraine by Friday", "NATO", kind="treaty", due=("by Friday", "2022-01-24", "2022-01-28"))
    add(case, made_of(hand, 1, "2022-01-21"), attack())
    assert [(p.kind, p.status) for p in case.promises()] == [("treaty", "open")]


def _shown(case: Case) -> bytes:
    promises = msgspec.to_builtins(case.promises().items)
    return msgspec.json.encode(promises)


def test_the_order_of_arrival_changes_nothing(tmp_path: Path):
    seen = set()
    for number, order in enumerate(itertools.permutations(STORY)):
        # A spread of the 720 orders, in which each article comes first and last.
        if number % 37:
            continue
        with open_case(tmp_path / f"{number}.case", name="crisis") as case:
            add(case, *(make() for make in order))
            seen.add(_shown(case))
    assert len(seen) == 1


def test_reading_again_leaves_it_as_it_was(whole: Case):
    before = _shown(whole)
    readings = {one.sha256: reading for one, reading in (make() for make in STORY)}
    again = list(whole.read_again(reader=lambda batch: (readings[a.sha256] for a in batch), reader_version="hand 2"))
    assert len(again) == len(STORY)
    assert _shown(whole) == before


def test_an_article_that_no_longer_promises_takes_its_telling_with_it(whole: Case):
    texts = {one.sha256: (one, reading) for one, reading in (make() for make in STORY)}
    first = promised()[0].sha256

    def reader(batch):  # type: ignore[no-untyped-def]
        for one in batch:
            reading = texts[one.sha256][1]
            yield msgspec.structs.replace(reading, commitments=()) if one.sha256 == first else reading

    list(whole.read_again(reader=reader, reader_version="hand 2"))
    (letter,) = whole.promises(by="United States")
    assert [t.quote for t in letter.tellings] == ["The United States would give Russia a written answer"]
    assert letter.status == "kept"


def test_undated_articles_promise_and_tell_nothing_of_others(case: Case):
    one, reading = done()
    undated = msgspec.structs.replace(one, published=None)
    add(case, promised(), (undated, reading))
    assert [p.evidence for p in case.promises()] == [()]
