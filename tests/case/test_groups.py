"""Groups by pairs are the same whatever the order in which the pairs come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.case.groups import Groups

NAMES = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12)


@given(PAIRS)
def test_a_group_is_all_that_can_be_reached_and_is_called_by_its_least_name(pairs):
    reached = {name: {name} for name in NAMES}
    for _ in NAMES:
        for one, other in pairs:
            reached[one] = reached[other] = reached[one] | reached[other]
    groups = Groups(pairs)
    assert {name: groups.of(name) for name in NAMES} == {name: min(reached[name]) for name in NAMES}
    assert groups.gathered(NAMES) == {min(group): group for group in reached.values()}


@given(PAIRS.flatmap(lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs))))
def test_the_order_of_the_pairs_changes_nothing(orders):
    one, other = map(Groups, orders)
    assert [one.of(name) for name in NAMES] == [other.of(name) for name in NAMES]
