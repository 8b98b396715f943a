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


def test_who_refuses_a_claim_by_name_disputes_it_with_its_owner(case, put):
    hand = Hand("Ukraine rejected Russia's claims to the strait and the islands in it.")
    hand.claim("Russia's claims to the strait and the islands in it", "Ukraine", act="reject", polarity="-")
    hand.actor("Russia")
    put(hand)
    (dispute,) = case.disputes()
    assert [(s.stance, s.chain) for s in dispute.sides] == [("refuse", ("Ukraine",)), ("assert", ("Russia",))]
    assert len({s.claim for s in dispute.sides}) == 1
    assert case.claims(disputed=True).total == 1


def test_a_demand_and_its_refusal_are_opposed(case, put):
    demand = Hand("Ukraine demanded that Germany deliver air defence missiles.")
    demand.claim("that Germany deliver air defence missiles", "Ukraine", act="demand")
    put(demand, 1)
    refusal = Hand("Russia refused to see air defence missiles from Germany in place.")
    refusal.claim("to see air defence missiles from Germany in place", "Russia", act="reject", polarity="-")
    put(refusal, 2)
    (dispute,) = case.disputes()
    assert dispute.kind == "oppose"
    assert {s.stance for s in dispute.sides} == {"demand", "refuse"}


def counted(number: int, by: str, as_of: str, place: str = "Yelnya") -> Hand:
    hand = Hand(f"{by} counted {number} Russian tanks at {place}.")
    claim = hand.claim(f"{number} Russian tanks at {place}", by)
    hand.posture(
        f"{number} Russian tanks", "Russia", asset="tanks", low=number, high=number, where=(place,), as_of=as_of,
        attribution=claim,
    )  # fmt: skip
    return hand


def test_numbers_of_one_day_and_place_conflict_between_speakers(case, put):
    put(counted(30, "Ukraine", "2022-01-20"), 1)
    put(counted(61, "United States", "2022-01-22"), 2)
    put(counted(60, "NATO", "2022-01-20", "Kursk"), 3)
    put(counted(40, "Ukraine", "2022-01-20"), 4)
    assert case.disputes(kind="numeric").total == 0
    put(counted(60, "United States", "2022-01-20"), 5)
    (dispute,) = case.disputes(kind="numeric")
    assert {s.chain for s in dispute.sides} == {("Ukraine",), ("United States",)}
    assert "60 Russian tanks" in dispute.why


def test_copies_do_not_dispute_each_other(case, put):
    said, denied = "Russia moved missiles into the harbour", "missiles were moved into the harbour"
    rest = "Ships lay at anchor and the cranes stood still all day, as they had through most of the week before."
    hand = Hand(f"{said}, NATO said. Russia denied that {denied}. {rest}")
    hand.claim(said, "NATO")
    hand.claim(denied, "Russia", act="deny", polarity="-")
    put(hand, 1, outlet="Agency")
    put(hand, 2, outlet="Paper")
    assert len(case.copies()) == 1
    assert all(len({s.article for s in d.sides}) == 1 for d in case.disputes())
    assert case.disputes().total == 2
