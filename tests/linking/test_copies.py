"""Copies are found by containment, directed by credit before the clock, and cost no comparison with all."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.linking.copies import MemoryPostings, candidates, compare, find_copies, fingerprint, passages
from standoff.model import Article, text_sha256

WORDS = [f"word{n}" for n in range(400)]
WIRE = (
    "The ferry company said on Tuesday that it would stop sailing to the island from next month because of the cost of "
    "fuel. The island council called a meeting for Thursday evening and asked the ministry to send somebody who could "
    "explain the decision to the people who depend on the boat. A spokesman for the company declined to say how many "
    "jobs would go. The union wants talks before the end of the week."
)


def article(id_, text, **fields):
    return Article(id=id_, text=text, sha256=text_sha256(text), **fields)


def only(copies):
    (copy,) = copies
    return copy


def test_verbatim_truncated_and_merged_are_told_apart():
    cut = WIRE[:230]
    longer = (
        WIRE
        + " Our reporter met islanders in the harbour bar, who had heard nothing of it and did not believe it. " * 3
    )
    assert only(find_copies([article("a", WIRE), article("b", WIRE)])).relation == "verbatim"
    assert (
        only(
            find_copies([article("a", WIRE, published="2022-01-01"), article("b", cut, published="2022-01-02")])
        ).relation
        == "truncated"
    )
    assert (
        only(
            find_copies([article("a", WIRE, published="2022-01-01"), article("b", longer, published="2022-01-02")])
        ).relation
        == "merged"
    )


def test_a_credit_line_directs_against_the_clock():
    early = article("early", WIRE, outlet="Quay Post", credit="North Wire", published="2022-01-01")
    late = article("late", WIRE, outlet="North Wire", published="2022-01-02")
    copy = only(find_copies([early, late]))
    assert (copy.a, copy.b, copy.directed, copy.why) == ("late", "early", True, "credit line")


def test_moments_of_different_zones_are_put_in_order():
    early = article("early", WIRE, published="2022-01-21T20:30:00+02:00")
    late = article("late", WIRE, published="2022-01-21T19:00:00+00:00")
    assert only(find_copies([late, early])).a == "early"


def test_initials_credit_an_agency():
    one = article("one", WIRE, outlet="Continental Press Agency")
    two = article("two", WIRE, outlet="Quay Post", credit="CPA")
    assert only(find_copies([two, one])).a == "one"


def test_without_credit_or_dates_the_direction_is_unknown():
    assert not only(find_copies([article("b", WIRE), article("a", WIRE)])).directed


def test_a_shared_phrase_is_no_copy():
    other = "The minister will go to Rome before the end of the week, and the harbour of the old town was calm today."
    assert list(find_copies([article("a", WIRE), article("b", other)])) == []


def test_boilerplate_in_many_texts_is_no_copy():
    foot = "All content is the property of the paper and may not be copied stored or sent on without the consent of the paper."
    rng = random.Random(7)
    texts = [" ".join(rng.choices(WORDS, k=25)) + ". " + foot for _ in range(40)]
    found = list(find_copies(article(f"t{n}", t) for n, t in enumerate(texts)))
    assert all(int(c.b[1:]) <= 14 for c in found), "past a dozen texts the shared lines prove nothing"


@given(
    st.lists(st.sampled_from(WORDS), min_size=5, max_size=60), st.lists(st.sampled_from(WORDS), min_size=5, max_size=60)
)
@settings(max_examples=60)
def test_containment_is_symmetric_bounded_and_full_for_a_part(one, other):
    a, b = fingerprint("a", " ".join(one)), fingerprint("b", " ".join(other))
    assert compare(a, b) == compare(b, a)
    assert 0 <= compare(a, b) <= 1
    whole = fingerprint("w", " ".join([*one, *other]))
    assert compare(a, whole) == 1


def test_passages_are_the_same_words_on_both_sides():
    edited = (
        WIRE.replace("on Tuesday", "late on Tuesday")
        .replace("asked the ministry", "begged the minister")
        .replace("declined to say", "would not say")
    )
    a, b = fingerprint("a", WIRE), fingerprint("b", edited)
    pairs = passages(a, b)
    assert len(pairs) >= 3
    assert all(x.of(WIRE) == y.of(edited) for x, y in pairs)


def test_candidates_come_from_the_index_alone():
    postings = MemoryPostings()
    postings.add(fingerprint("far", " ".join(WORDS[:50])))
    postings.add(fingerprint("near", WIRE))
    assert set(candidates(fingerprint("new", WIRE[:200]), postings)) == {"near"}
