from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.case.clock import END, find_zone, local_moment, resolve_since, resolve_until, shifted
from standoff.errors import CaseError

UTC = ZoneInfo("UTC")
BERLIN = ZoneInfo("Europe/Berlin")
TODAY = "2022-01-24"


@pytest.mark.parametrize(
    ("written", "zone", "kept"),
    [
        (None, UTC, ""),
        ("", UTC, ""),
        ("2022", UTC, "2022"),
        ("2022-01", UTC, "2022-01"),
        ("2022-01-24", BERLIN, "2022-01-24"),
        ("2022-01-24T23:30:00+00:00", BERLIN, "2022-01-25T00:30:00"),
        ("2022-01-24T18:05:00+01:00", UTC, "2022-01-24T17:05:00"),
        ("2022-01-24T18:05:00", BERLIN, "2022-01-24T18:05:00"),
        ("2022-01-24T99:99", UTC, "2022-01-24"),
    ],
)
def test_moments_are_local_and_as_precise_as_given(written, zone, kept):
    assert local_moment(written, zone) == kept


@pytest.mark.parametrize(
    ("when", "since", "until"),
    [
        ("today", "2022-01-24", "2022-01-25"),
        ("Yesterday", "2022-01-23", "2022-01-24"),
        ("2021-12-31", "2021-12-31", "2022-01-01"),
        (dt.date(2022, 2, 28), "2022-02-28", "2022-03-01"),
        ("2022-01", "2022-01-01", "2022-02-01"),
        (dt.datetime(2022, 1, 24, 12, 0, tzinfo=dt.UTC), "2022-01-24T12:00:00", "2022-01-24T12:00:00~"),
        (None, None, None),
    ],
)
def test_bounds(when, since, until):
    assert resolve_since(when, TODAY, UTC) == since
    assert resolve_until(when, TODAY, UTC) == until


@pytest.mark.parametrize("when", ["soon", "24.01.2022", "2022-13-01", "2022-02-30", "0000", ""])
def test_what_is_no_date_is_refused(when):
    with pytest.raises(CaseError, match="not a date"):
        resolve_until(when, TODAY, UTC)
    with pytest.raises(CaseError, match="not a date"):
        resolve_since(when, TODAY, UTC)


def test_zones():
    assert find_zone("Europe/Kyiv").key == "Europe/Kyiv"
    for name in ("", "../etc", "Nowhere"):
        with pytest.raises(CaseError):
            find_zone(name)


@pytest.mark.parametrize(
    ("moment", "days", "day"),
    [
        ("2022-02-27T23:00", 2, "2022-03-01"), ("2022-01-01", -1, "2021-12-31"), ("2022-01-01", 0, "2022-01-01"),
        ("", 3, ""), ("2022-02", 3, "2022-02"), (END, -3, END), ("9999-12-31", 1, "9999-12-31"),
    ],
)  # fmt: skip
def test_days_from_a_moment(moment, days, day):
    assert shifted(moment, days) == day


days = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))
moments = st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(days, moments)
def test_a_moment_lies_within_its_own_day_and_no_other(day, moment):
    kept = local_moment(moment.isoformat(), UTC)
    since, until = resolve_since(day, TODAY, UTC), resolve_until(day, TODAY, UTC)
    assert since is not None
    assert until is not None
    assert (since <= kept < until) == (moment.date() == day)


@given(moments)
def test_a_moment_is_within_its_own_bounds(moment):
    kept = local_moment(moment.isoformat(), UTC)
    assert (resolve_since(moment.isoformat(), TODAY, UTC) or "~") <= kept < (resolve_until(moment, TODAY, UTC) or "")
