"""Lines and moves of one series: whose number, what it is to the one before, and to those of others."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.linking.series import Line, Point, find_lines, find_moves

NUMBERS = itertools.count()


def point(speaker: str, as_of: str, low: float | None, high: float | None = None, **fields: Any) -> Point:
    name = fields.pop("id", f"n{next(NUMBERS):04}")
    given = {"place": "ukraine", "article": name, "text": name, "said": as_of, **fields}
    return Point(id=name, speaker=speaker, as_of=as_of, low=low, high=high, **given)


def exact(speaker: str, as_of: str, number: float, **fields: Any) -> Point:
    return point(speaker, as_of, number, number, **fields)


def kinds(*points: Point) -> list[str]:
    return [move.kind for move in find_moves(find_lines(points))]


def test_the_same_number_again_is_restated():
    assert kinds(exact("UKR", "2022-01-19", 127), exact("UKR", "2022-01-25", 127)) == ["restated"]
    assert kinds(point("UKR", "2022-01-19", 127), exact("UKR", "2022-01-19", 127)) == ["restated"]


def test_another_number_for_the_same_day_is_a_revision_and_a_newer_one_is_later():
    assert kinds(exact("UKR", "2022-01-19", 127), exact("UKR", "2022-01-19", 112, said="2022-01-20")) == ["revision"]
    assert kinds(exact("UKR", "2022-01-19", 127), exact("UKR", "2022-01-20", 112)) == ["later"]


def test_later_numbers_say_which_way_they_went():
    (rise,) = find_moves(find_lines([exact("UKR", "2022-01-19", 100), exact("UKR", "2022-01-20", 149)]))
    (fall,) = find_moves(find_lines([exact("UKR", "2022-01-19", 149), exact("UKR", "2022-01-22", 100)]))
    (open_end,) = find_moves(find_lines([point("USA", "2022-01-19", 100), point("USA", "2022-01-20", 130)]))
    assert rise.why.endswith("a day later: more")
    assert fall.why.endswith("3 days later: fewer")
    assert "both could be so" in open_end.why


def test_two_speakers_conflict_only_on_one_day_and_without_a_value_in_common():
    ours, theirs = exact("UKR", "2022-01-31", 112), exact("USA", "2022-01-31", 150)
    assert kinds(ours, theirs) == ["conflict"]
    assert kinds(ours, point("USA", "2022-01-31", 100)) == ["agree"]
    assert kinds(ours, exact("USA", "2022-02-01", 150)) == []
    assert kinds(ours, exact("USA", "2022-01-31", 150, place="belarus")) == []


def test_near_numbers_leave_a_tenth():
    assert kinds(exact("UKR", "2022-01-31", 100, near=True), exact("USA", "2022-01-31", 106)) == ["agree"]
    assert kinds(exact("UKR", "2022-01-31", 100), exact("USA", "2022-01-31", 106)) == ["conflict"]


def test_numbers_to_come_and_on_the_way_are_lines_of_their_own():
    there = exact("NATO", "2022-02-20", 30)
    expected = exact("NATO", "2022-02-20", 40, standing="expected")
    more = exact("NATO", "2022-02-20", 2, standing="moving", change="increase")
    lines = find_lines([there, expected, more])
    assert {(line.standing, line.change) for line in lines} == {
        ("level", None),
        ("expected", None),
        ("moving", "increase"),
    }
    assert find_moves(lines) == ()


def test_a_reprint_is_no_second_statement_and_keeps_the_name_the_other_gives():
    wire = exact("USA", "2022-01-24", 8500, text="t", article="wire")
    paper = exact("outlet:paper", "2022-01-24", 8500, text="t", article="paper", told=False)
    (line,) = find_lines([paper, wire])
    assert line.speaker == "USA"
    assert [(s.articles, len(s.points)) for s in line.statements] == [(2, 2)]


def test_two_who_are_named_in_one_text_are_two():
    lines = find_lines([exact("USA", "2022-01-24", 30, text="t"), exact("UKR", "2022-01-24", 30, text="t")])
    assert {line.speaker for line in lines} == {"USA", "UKR"}


def test_a_changed_article_revises_its_number_whatever_the_day():
    before = exact("GBR", "2022-01-17", 300, lineage="l", replaced=True)
    after = exact("GBR", "2022-01-18", 30, lineage="l")
    lines = find_lines([after, before])
    (move,) = find_moves(lines)
    assert (move.kind, move.why) == ("revision", "the article was changed")
    # What was taken back is held against nobody.
    assert kinds(before, exact("RUS", "2022-01-17", 500)) == []


def test_tolls_of_two_events_are_two_and_an_undated_one_goes_on_with_the_last():
    first = exact("UKR", "2022-02-17", 3, occasion="2022-02-17")
    update = exact("UKR", "2022-02-18", 5)
    second = exact("UKR", "2022-03-05", 2, occasion="2022-03-05")
    lines = find_lines([second, update, first])
    assert [(line.occasion, len(line.statements)) for line in lines] == [("2022-02-17", 2), ("2022-03-05", 1)]
    assert [m.kind for m in find_moves(lines)] == ["later"]


def test_undated_tolls_weeks_apart_are_of_two_events():
    first, update = exact("UKR", "2022-02-01", 3, toll=True), exact("UKR", "2022-02-03", 5, toll=True)
    later = exact("UKR", "2022-03-05", 2, toll=True)
    assert kinds(later, first, update) == ["later"]
    assert len(find_lines([first, update, later])) == 2


DAYS = ("2022-01-19", "2022-01-20", "2022-02-01")


@st.composite
def stated(draw: st.DrawFn) -> Point:
    number = draw(st.integers(0, 10_000))
    low, high = sorted(draw(st.tuples(st.integers(0, 4), st.integers(0, 4))))
    return Point(
        id=f"n{number:05}",
        speaker=draw(st.sampled_from(("RUS", "UKR", "outlet:a"))),
        place=draw(st.sampled_from(("tapa", "estonia"))),
        article=f"a{number % 7}",
        text=f"t{number % 5}",
        as_of=draw(st.sampled_from(DAYS)),
        said=draw(st.sampled_from(DAYS)),
        low=draw(st.sampled_from((float(low), None))),
        high=float(high),
        standing=draw(st.sampled_from(("level", "expected"))),
        near=draw(st.booleans()),
        told=draw(st.booleans()),
        occasion=draw(st.sampled_from((None, *DAYS))),
        toll=draw(st.booleans()),
        lineage=f"l{number % 7}",
        replaced=draw(st.booleans()),
    )


@pytest.mark.filterwarnings("ignore:.*:hypothesis.errors.HypothesisWarning")
@given(st.lists(stated(), max_size=9, unique_by=lambda p: p.id), st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(points: list[Point], random: Any):
    shuffled = list(points)
    random.shuffle(shuffled)
    lines = find_lines(points)
    assert find_lines(shuffled) == lines
    assert find_moves(find_lines(shuffled)) == find_moves(lines)


@given(st.lists(stated(), max_size=9, unique_by=lambda p: p.id))
def test_every_point_is_told_once_in_order_and_between_its_ends(points: list[Point]):
    lines = find_lines(points)
    told = [name for line in lines for s in line.statements for name in s.points]
    assert sorted(told) == sorted(p.id for p in points)
    for line in lines:
        assert [s.as_of for s in line.statements] == sorted(s.as_of for s in line.statements)
        assert all(s.low <= s.high for s in line.statements if s.low is not None and s.high is not None)
    where: dict[str, Line] = {name: line for line in lines for s in line.statements for name in s.points}
    for move in find_moves(lines):
        assert (where[move.before] is where[move.after]) == (move.kind not in {"conflict", "agree"})
