import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.reading.times.values import Unit, days, moved, of_day, of_grain, shifted, written

DATES = st.dates(dt.date(1100, 1, 1), dt.date(2800, 12, 31))
GRAINS = st.sampled_from(["D", "W", "WE", "M", "Q", "H", "SEASON", "Y", "E", "C"])


@given(DATES, GRAINS)
def test_a_unit_of_a_day_has_ordered_days_and_no_unknown_part(day, grain):
    unit = of_grain(day, grain)
    span = days(unit)
    assert span is not None
    assert span[0] <= span[1]
    assert "X" not in written(unit)


@given(DATES, st.sampled_from(["D", "W", "M", "Q", "H", "Y", "E", "C"]))
def test_a_unit_holds_the_day_it_was_made_of(day, grain):
    span = days(of_grain(day, grain))
    assert span is not None
    assert span[0] <= day <= span[1]


@given(DATES, st.sampled_from(["D", "W", "M", "Q", "Y"]), st.integers(-90, 90))
def test_shifting_forth_and_back_is_where_it_was(day, grain, count):
    unit = of_grain(day, grain)
    assert shifted(shifted(unit, count), -count) == unit


@given(DATES, st.sampled_from(["D", "W", "M", "Q", "Y"]))
def test_the_next_unit_starts_the_day_after_this_one(day, grain):
    unit = of_grain(day, grain)
    this, following = days(unit), days(shifted(unit, 1))
    assert this is not None
    assert following is not None
    assert following[0] == this[1] + dt.timedelta(days=1)


@given(DATES, st.integers(-500, 500), st.sampled_from(["D", "W", "M", "Q", "Y", "E", "C"]))
def test_moving_forward_is_later_and_never_raises(day, count, grain):
    target = moved(day, count, grain)
    if target is not None and count:
        assert (target > day) == (count > 0)


@pytest.mark.parametrize(
    ("unit", "value"),
    [(Unit("D", None, 1, 24), "XXXX-01-24"), (Unit("D", weekday=1), "XXXX-WXX-1"), (Unit("D"), "XXXX-XX-XX"), (Unit("M"), "XXXX-XX"),
     (Unit("W"), "XXXX-WXX"), (Unit("Q", index=3), "XXXX-Q3"), (Unit("SEASON", season="SU"), "XXXX-SU"), (Unit("Y"), "XXXX"),
     (Unit("E", 1990), "199"), (Unit("C", 1900), "19"), (Unit("H", 2023, index=2), "2023-H2"), (of_day(dt.date(2022, 1, 24)), "2022-01-24")],
)  # fmt: skip
def test_unknown_parts_stay_x(unit, value):
    assert written(unit) == value
    if "X" in value:
        assert days(unit) is None


@pytest.mark.parametrize(
    "unit", [Unit("D", 2022, 2, 31), Unit("D", 0, 1, 1), Unit("W", 2021, week=60), Unit("Y", 9999)]
)
def test_dates_that_do_not_exist_cover_no_days(unit):
    assert days(unit) is None


def test_the_31st_moves_to_a_months_last_day():
    assert moved(dt.date(2022, 1, 31), 1, "M") == dt.date(2022, 2, 28)
    assert moved(dt.date(2020, 2, 29), 1, "Y") == dt.date(2021, 2, 28)
