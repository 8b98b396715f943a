"""Rulings on stories: what is joined, what is kept apart, and that the later word holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.linking.rulings import Ruling, settle

ARTICLES = "abcdef"
some = st.frozensets(st.sampled_from(ARTICLES), min_size=1)
rulings = st.builds(Ruling, together=st.booleans(), one=some, other=some)


def ruled(together: bool, one: str, other: str) -> Ruling:
    return Ruling(together=together, one=frozenset(one), other=frozenset(other))


def test_mergers_add_up():
    found = settle([ruled(True, "ab", "c"), ruled(True, "c", "d")], ARTICLES)
    assert found.groups == (frozenset("abcd"),)
    assert not found.apart


def test_a_later_split_takes_one_out_and_leaves_the_rest():
    found = settle([ruled(True, "ab", "cd"), ruled(False, "abc", "d")], ARTICLES)
    assert found.groups == (frozenset("abc"),)
    assert found.apart == {frozenset("ad"), frozenset("bd"), frozenset("cd")}


def test_what_is_not_there_is_passed_over():
    assert settle([ruled(True, "a", "x"), ruled(False, "y", "a")], ARTICLES) == settle([], ARTICLES)


@given(st.lists(rulings, max_size=6))
def test_no_group_holds_two_that_are_kept_apart(made):
    found = settle(made, ARTICLES)
    assert not any(pair <= group for pair in found.apart for group in found.groups)
    assert settle(made, reversed(ARTICLES)) == found


@given(st.lists(rulings, max_size=5), rulings)
def test_the_last_ruling_holds_whole(made, last):
    found = settle([*made, last], ARTICLES)
    if last.together:
        assert any(last.one | last.other <= group for group in found.groups) or len(last.one | last.other) == 1
    else:
        assert all(frozenset((a, b)) in found.apart for a in last.one for b in last.other if a != b)
