"""Series of the sample crisis: the numbers written into it stand where they belong, and whose they are is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samples.crisis_gold import links
from standoff.case import Case
from standoff.case.series import Series, SeriesLine, SeriesStatement

LEAST_RIGHT = {"number": 14, "speaker": 12, "as of": 10}
"""Points of the gold found in their series; in the line of whoever gives them; with their day. They only ever rise."""
LEAST_ALERTS = 3
"""Alerts of the gold that a series holds (one has no number)."""
MOST_SERIES = 23
"""Series of the whole sample, so that finding more is not bought with numbers of nothing in particular."""
MOVES = {"restated", "revision", "later", "conflict", "agree"}
CODES = {"United States": "USA", "Ukraine": "UKR", "Estonia": "EST", "NATO": "IGOWSTNAT"}


def given(case: Case, series: Series, statement: SeriesStatement) -> set[str]:
    """Articles (by the sample's ids) that tell a statement."""
    articles = {p.id: p.article for p in series.points}
    return {case.article(articles[p]).record.given_id for p in statement.points}


def where(series: Series) -> str | None:
    return f"around {series.place}" if series.scope == "around" else series.place


def found(case: Case, gold: dict[str, Any], point: dict[str, Any]) -> Iterator[tuple[SeriesLine, SeriesStatement]]:
    """Statements of the gold's series that give the number of one of its points, in the same article."""
    for series in case.series(holder=gold["holder"], unit=gold["asset"]):
        if where(series) != gold["where"]:
            continue
        for line in series.lines:
            for statement in line.statements:
                ends = statement.low, statement.high
                same = ends == (point.get("low"), point.get("high")) and point["article"] in given(
                    case, series, statement
                )
                if same and (line.standing == "expected") == bool(point.get("expected")):
                    yield line, statement


def test_the_numbers_written_into_the_sample_stand_in_their_series(crisis: Case):
    right = dict.fromkeys(LEAST_RIGHT, 0)
    missed = []
    for gold in links()["series"]:
        for point in gold["points"]:
            told = list(found(crisis, gold, point))
            right["number"] += bool(told)
            by = [s for line, s in told if line.code == CODES.get(gold["source"])]
            right["speaker"] += bool(by)
            right["as of"] += any(s.as_of == point["as_of"] for s in by)
            if not by:
                missed.append(
                    (gold["holder"], gold["where"], gold["source"], point["article"], "wrong" if told else "none")
                )
    assert all(right[what] >= least for what, least in LEAST_RIGHT.items()), (right, missed)


def test_forces_on_alert_are_series_of_their_own(crisis: Case):
    raised = [s for s in crisis.series() if s.scope == "alert"]
    held = 0
    for gold in links()["alerts"]:
        articles = set(gold["articles"])
        for series in raised:
            told = {a for line in series.lines for s in line.statements for a in given(crisis, series, s)}
            if series.holder == gold["holder"] and told & articles:
                assert told <= {*articles, "049-troops-to-rzeszow"}
                held += 1
    assert held >= LEAST_ALERTS
    assert all(line.standing == "alert" for series in raised for line in series.lines)


def test_numbers_of_nothing_in_particular_are_no_series(crisis: Case):
    every = crisis.series()
    assert every.total <= MOST_SERIES, [(s.holder, s.unit, s.place) for s in every]
    assert all(s.holder or s.place for s in every)
    assert not [s for s in every if s.unit in {"year", "people", "dollar", "day"}]


def test_reprints_say_nothing_twice_and_no_side_contradicts_itself(crisis: Case):
    for series in crisis.series():
        lines = {p: line for line in series.lines for s in line.statements for p in s.points}
        assert set(lines) == {p.id for p in series.points}
        for move in series.moves:
            assert move.kind in MOVES
            same = lines[move.before] is lines[move.after]
            assert same == (move.kind in {"restated", "revision", "later"}), move
    (alert,) = [s for s in crisis.series(holder="United States") if s.scope == "alert"]
    pentagon = next(line for line in alert.lines if line.code == "USA")
    assert [s.articles for s in pentagon.statements] == [3]


def test_what_the_two_capitals_count_is_later_and_not_a_revision(crisis: Case):
    (series,) = [s for s in crisis.series(holder="Russia", unit="troops") if s.scope == "around"]
    points = {p.id: p for p in series.points}
    steps = [m.kind for m in series.moves if points[m.before].speaker == points[m.after].speaker == "United States"]
    assert steps == ["later", "later", "later"]
    assert not [m for m in series.moves if m.kind == "revision"]
