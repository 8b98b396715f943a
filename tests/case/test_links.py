from __future__ import annotations

from case.making import Hand

REPORT = (
    "Officials from four countries sat down in Paris on Wednesday for eight hours of talks about the ceasefire. "
    "They agreed to meet again in Berlin in two weeks, an adviser to the delegation said. "
    "No date was given for a meeting of the leaders, which one side has asked for since December."
)
CUT = REPORT.split(" No date", maxsplit=1)[0]


def test_copies_are_told_apart(case, put):
    put(REPORT, 1, outlet="Agency", published="2022-01-26T10:00:00+00:00")
    put(REPORT, 2, outlet="Paper", published="2022-01-26T12:00:00+00:00")
    put(CUT, 3, outlet="Radio", published="2022-01-26T11:00:00+00:00")
    put("A wholly different report about grain harvests and river levels in the south.", 4, outlet="Weekly")
    found = {(c.earlier_outlet, c.later_outlet): c for c in case.copies()}
    assert {pair: c.relation for pair, c in found.items()} == {
        ("Agency", "Paper"): "verbatim",
        ("Agency", "Radio"): "truncated",
        ("Radio", "Paper"): "merged",
    }
    assert found["Agency", "Radio"].direction == "ab"
    ((there, here),) = found["Agency", "Radio"].spans
    assert there.of(REPORT) == here.of(CUT) == CUT.rstrip(".")
    assert {s.name: s.copies for s in case.sources()}["Weekly"] == 0


def test_a_long_text_holds_a_short_one(case, put):
    padding = " ".join(f"Word{n} follows word{n + 1} in a long report of its own." for n in range(60))
    put(padding + " " + REPORT, 1)
    put(REPORT, 2)
    put(padding.replace("report", "story"), 3)
    assert ("x1", "x2") in {
        (case.article(c.earlier).record.given_id, case.article(c.later).record.given_id) for c in case.copies()
    }


def test_a_shared_phrase_is_no_copy(case, put):
    put("The minister spoke of a new security order in Europe, then left for the airport without a word.", 1)
    put("A new security order in Europe was on nobody's list when the two delegations met for lunch.", 2)
    assert case.copies() == ()


def test_revisions_are_no_copies_of_each_other(case, put):
    put(REPORT, 1, url="https://u.example/1")
    put(REPORT + " More follows.", 1, url="https://u.example/1")
    assert case.copies() == ()


def test_who_agrees_with_oneself_is_in_no_dispute(case, put):
    hand = Hand("The embassy was closed on Friday night, Ukraine said. The embassy was not closed on Friday night.")
    hand.claim("The embassy was closed on Friday night", "Ukraine")
    hand.claim("The embassy was not closed on Friday night", "Ukraine", act="deny", polarity="-")
    put(hand)
    assert case.disputes().total == 0


def test_far_days_and_other_topics_are_no_dispute(case, put):
    one = Hand("Russia moved missiles into the harbour, NATO said.")
    one.claim("Russia moved missiles into the harbour", "NATO")
    put(one, 1, published="2022-01-01")
    two = Hand("Russia denied that missiles were moved into the harbour.")
    two.claim("missiles were moved into the harbour", "Russia", act="deny", polarity="-")
    put(two, 2, published="2022-02-20")
    three = Hand("Ukraine denied that grain was burned.")
    three.claim("grain was burned", "Ukraine", act="deny", polarity="-")
    put(three, 3, published="2022-01-02")
    assert case.disputes().total == 0
    four = Hand("Russia again denied that any missiles were moved to the harbour.")
    four.claim("any missiles were moved to the harbour", "Russia", act="deny", polarity="-")
    put(four, 4, published="2022-01-03")
    (dispute,) = case.disputes()
    assert {s.chain[0] for s in dispute.sides} == {"NATO", "Russia"}
    assert "missil" in dispute.why


def test_nobody_named_is_in_no_dispute(case, put):
    hand = Hand("Russia moved tanks into the forest, it was said. Russia denied it moved tanks into the forest.")
    hand.claim("Russia moved tanks into the forest", "unstated")
    hand.claim("it moved tanks into the forest", "Russia", act="deny", polarity="-")
    put(hand)
    assert case.disputes().total == 0


def test_a_title_or_surname_means_the_person_of_the_article(case, put):
    hand = Hand("Jens Stoltenberg spoke. Secretary General Jens Stoltenberg promised to answer, and so did Lavrov.")
    hand.actor("Jens Stoltenberg")
    hand.commitment("to answer", "Secretary General Jens Stoltenberg", by_code="NATO")
    put(hand)
    assert case.commitments(by="Jens Stoltenberg").total == 1
    assert case.commitments(by="stoltenberg").total == 1
    assert case.commitments(by="Lavrov").total == 0
