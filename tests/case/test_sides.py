"""Whose numbers stand in which line, who is blamed by whom, and who turned about."""

from __future__ import annotations

import itertools

from case.making import Hand, article
from standoff.case import open_case


def counted(number: float, by: str | None, as_of: str, where: str = "near Ukraine's border", **fields: object) -> Hand:
    hand = Hand(f"{by or 'People'} counted {number:.0f} Russian troops {where} that day.")
    claim = hand.claim(f"{number:.0f} Russian troops {where}", by) if by else None
    hand.posture(
        f"{number:.0f} Russian troops", "Russia", low=number, high=number, as_of=as_of, attribution=claim, **fields
    )
    return hand


def test_lines_are_by_state_and_moves_say_what_a_number_is_to_another(case, put):
    put(counted(100, "United States", "2022-01-20"), 1)
    put(counted(130, "United States", "2022-01-25", "along the Ukrainian frontier"), 2)
    put(counted(112, "Ukraine", "2022-01-25", "close to Ukraine"), 3)
    (series,) = case.series(holder="Russia")
    assert (series.scope, series.place) == ("around", "Ukraine")
    assert [(line.speaker, line.code, len(line.statements)) for line in series.lines] == [
        ("United States", "USA", 2), ("Ukraine", "UKR", 1),
    ]  # fmt: skip
    assert sorted(m.kind for m in series.moves) == ["conflict", "later"]
    (own,) = case.series(speaker="Ukraine")
    assert [p.low for p in own.points] == [112]
    assert case.series(since="2022-01-26").total == 0
    assert [p.low for p in case.series(until="2022-01-20")[0].points] == [100]


def test_a_speaker_is_found_in_any_spelling_of_the_letters(case, put):
    put(counted(100, "Élise Roe", "2022-01-20"), 1)
    assert [case.series(speaker=name).total for name in ("Élise Roe", "ÉLISE ROE", "Elise Roe", "Elise")] == [
        1,
        1,
        1,
        0,
    ]


def test_a_number_that_a_revision_dropped_stands_as_replaced(case, put):
    put(counted(300, "Ukraine", "2022-01-20"), 1, url="https://u.example/1")
    put(counted(30, "Ukraine", "2022-01-20"), 1, url="https://u.example/1")
    (series,) = case.series()
    assert [(p.low, p.replaced) for p in series.points] == [(300, True), (30, False)]
    (move,) = series.moves
    assert (move.kind, move.why) == ("revision", "the article was changed")


def test_order_of_arrival_changes_no_line(tmp_path):
    told = [
        (counted(100, "United States", "2022-01-20"), 1),
        (counted(130, "Ukraine", "2022-01-20", "along the Ukrainian frontier"), 2),
        (counted(130, None, "2022-01-21"), 3),
    ]
    seen = set()
    for n, order in enumerate(itertools.permutations(told)):
        with open_case(tmp_path / f"{n}.case") as case:
            for hand, number in order:
                made = article(hand.text, number, outlet=f"Paper {number}")
                readings = iter([hand.reading(made)])
                list(case.add([made], reader=lambda _, readings=readings: readings, reader_version="hand"))
            (series,) = case.series()
            seen.add((series.lines, series.moves, tuple(d.why for d in case.disputes(kind="numeric"))))
    assert len(seen) == 1


def test_nobody_says_where_so_nothing_is_compared(case, put):
    put(counted(100, "United States", "2022-01-20", "somewhere"), 1)
    put(counted(300, "Ukraine", "2022-01-20", "somewhere"), 2)
    (series,) = case.series()
    assert (series.scope, series.moves) == ("", ())
    assert case.disputes(kind="numeric").total == 0


def test_rival_blame_is_a_dispute_of_its_own(case, put):
    hand = Hand("Ukraine said Russian guns shelled the mill. Russia said Ukrainian guns shelled the mill by the river.")
    for by, words, doer, hit in (
        ("Ukraine", "Russian guns shelled the mill.", "Russia", "Ukraine"),
        ("Russia", "Ukrainian guns shelled the mill by", "Ukraine", "Russia"),
    ):
        claim = hand.claim(words, by, act="accuse")
        hand.event(words, doer, hit, attribution=claim, start="2022-01-24", where=("the mill",))
    put(hand)
    (dispute,) = case.disputes(kind="blame")
    assert {s.chain for s in dispute.sides} == {("Ukraine",), ("Russia",)}
    assert "the mill" in dispute.why


def test_who_turned_about_is_told_with_both_claims(case, put):
    asserted = "Russian missiles were moved into the harbour at night"
    first = Hand(f"NATO said {asserted}. Russia denied that missiles were moved into the harbour.")
    first.claim(asserted, "NATO")
    first.claim("that missiles were moved into the harbour", "Russia", act="deny", polarity="-")
    put(first, 1, published="2022-01-20")
    (before,) = case.disputes()
    assert before.moves == ()
    later = Hand("Russia now says that missiles were moved into the harbour for a drill.")
    later.claim("that missiles were moved into the harbour for a drill", "Russia")
    put(later, 2, published="2022-01-28")
    (dispute,) = [d for d in case.disputes() if d.moves]
    (turn,) = dispute.moves
    assert (turn.who, turn.kind) == ("Russia", "asserts now")
    assert (turn.before.at or "", turn.after.at or "") == ("2022-01-20", "2022-01-28")
    assert turn.before.quote.startswith("that missiles")


def test_saying_it_again_in_other_words_is_no_turn(case, put):
    first = Hand(
        "NATO said that Russia had plans for an attack on the harbour. Russia said it had no plans for an attack."
    )
    first.claim("that Russia had plans for an attack on the harbour", "NATO")
    first.claim("it had no plans for an attack", "Russia")
    put(first, 1, published="2022-01-20")
    again = Hand("Russia denied that it had plans for an attack on the harbour.")
    again.claim("that it had plans for an attack on the harbour", "Russia", act="deny", polarity="-")
    put(again, 2, published="2022-01-25")
    assert [d.moves for d in case.disputes() if d.moves] == []
