"""Which events tell one happening."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standoff.linking.happenings import Told, find_happenings, tells_one, why_one


def told(id_: str = "e1", words: str = "Russian forces shelled Odesa", **fields: object) -> Told:
    given = {
        "plover": "ASSAULT", "cameo": "194", "status": "happened", "source": "RUSMIL", "target": "UKR",
        "first": "2022-03-01", "last": "2022-03-01", "dated": True, **fields,
    }  # fmt: skip
    return Told(id=id_, words=words, **given)  # type: ignore[arg-type]


ONE = told()


def test_the_same_act_by_organs_of_the_same_state_is_one():
    assert tells_one(ONE, told("e2", "Moscow's army shelled the port of Odesa", source="RUSGOV"))


def test_other_sides_days_places_kinds_and_phases_are_others():
    others = (
        {"target": "MDA"}, {"source": "UKRREB"}, {"first": "2022-03-02", "last": "2022-03-02"}, {"plover": "COERCE"},
        {"status": "planned"}, {"status": "denied"}, {"status": "demanded"},
    )  # fmt: skip
    for fields in others:
        assert not tells_one(ONE, told("e2", **fields)), fields
    assert not tells_one(told(places=frozenset({"odesa"})), told("e2", places=frozenset({"kyiv"})))


def test_rebels_are_not_their_state_nor_one_body_another():
    assert not tells_one(told(source="UKRREB"), told("e2", source="UKRMIL"))
    assert not tells_one(told(source="IGOEUREEC"), told("e2", source="IGOWSTNAT"))


def test_undated_reports_meet_within_days():
    report = {"dated": False}
    near = told("e2", first="2022-03-03", last="2022-03-03", **report)
    assert tells_one(told(**report), near)
    assert not tells_one(told(**report), told("e2", first="2022-03-04", last="2022-03-04", **report))
    assert not tells_one(ONE, near), "a dated one is a day away at most"


def test_where_a_side_is_not_told_the_words_must_be_the_same():
    vague = told("e2", "Odesa was shelled by forces at night", target=None)
    assert tells_one(ONE, vague)
    assert not tells_one(ONE, told("e2", "a convoy was shelled", target=None))


def test_no_vague_report_draws_two_clear_ones_together():
    ukrainian = told("e2", target="UKR", words="Russian guns shelled a border village")
    moldovan = told("e3", target="MDA", words="Russian guns shelled a border village")
    vague = told("e4", target=None, words="Russian guns shelled a border village")
    groups = find_happenings([vague, moldovan, ukrainian])
    assert sorted(len(group) for group in groups) == [1, 2]
    assert all(not {"e2", "e3"} <= {e.id for e in group} for group in groups)


def test_what_an_analyst_decided_holds():
    pair = frozenset(("e1", "e2"))
    assert len(find_happenings([ONE, told("e2")], apart=[pair])) == 2
    assert len(find_happenings([ONE, told("e2", target="MDA")], same=[pair])) == 1


def test_what_holds_them_together_is_said():
    assert why_one([ONE, told("e2", places=frozenset({"odesa"}))]) == (
        "ASSAULT, done", "by RUS", "to UKR", "2022-03-01", "in odesa"
    )  # fmt: skip


EVENTS = st.lists(
    st.builds(
        told,
        st.integers(0, 10_000).map(lambda n: f"e{n}"),
        st.sampled_from(["Russian forces shelled Odesa", "guns shelled Odesa", "a convoy burned", ""]),
        source=st.sampled_from(["RUS", "RUSMIL", "UKR", None]),
        target=st.sampled_from(["UKR", "MDA", None]),
        status=st.sampled_from(["happened", "ongoing", "planned"]),
        first=st.sampled_from(["2022-03-01", "2022-03-02", "2022-02-01", ""]),
        dated=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda e: e.id,
)


@given(EVENTS, st.randoms())
def test_any_order_gives_the_same_groups_and_loses_nobody(events, rng):
    def grouped(listed):
        return {frozenset(e.id for e in group) for group in find_happenings(listed)}

    shuffled = list(events)
    rng.shuffle(shuffled)
    assert grouped(events) == grouped(shuffled)
    assert sorted(id_ for group in grouped(events) for id_ in group) == sorted(e.id for e in events)
