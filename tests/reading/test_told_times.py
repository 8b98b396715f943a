"""Times that other words of the text fix: the date last told, the day beside them."""

import pytest

from reading.timing import PUBLISHED
from standoff.reading.times import find_times


def test_the_narrative_sets_an_anchor(page):
    first, second = find_times(
        page("The bridge was blown up on 3 March 2014. Two days later the town fell.", PUBLISHED)
    )
    assert (second.value, second.anchor) == ("2014-03-05", "text")
    assert first.anchor is None
    third = find_times(page("Output rose in the third quarter of 2020. A year earlier it had fallen.", PUBLISHED))[1]
    assert (third.value, third.anchor) == ("2019-Q3", "text")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Two men were held on 12 January. They were freed the next day.", "2022-01-13"),
        ("Two men were held on 12 January. They were freed the next morning.", "2022-01-13TMO"),
        ("The council met on 14 January and voted the following Monday.", "2022-01-17"),
        ("The council met on 14 January. It had voted the previous Friday.", "2022-01-07"),
        ("The council met on 14 January. The day before, shells had fallen.", "2022-01-13"),
        ("Losses rose to nine in 2020 from four the year before.", "2019"),
        ("On Friday two ships left the port. At 5 p.m. a third followed.", "2022-01-21T17:00"),
        ("He was last seen on 3 November, the day before the raid.", "2021-11-03"),
    ],
)
def test_what_is_counted_from_the_date_last_told(page, text, value):
    last = find_times(page(text, PUBLISHED))[-1]
    assert (last.value, last.anchor) == (value, "text")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was freed the next day.", "XXXX-XX-XX"),
        ("Three days later the search was ended.", "XXXX-XX-XX"),
        ("He was held in 2014. He was freed the next day.", "XXXX-XX-XX"),
        ("Shells fell the day before the vote.", "XXXX-XX-XX"),
        ("Shells fell in the week of the vote.", "2022-W04"),
    ],
)
def test_nothing_told_nothing_counted(page, text, value):
    assert find_times(page(text, PUBLISHED))[-1].value == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The day after Monday was calm.", ["2022-01-25"]),
        ("It fell the day before 3 March 2021.", ["2021-03-02"]),
        ("It struck at 10:35 a.m. (0735 GMT) Friday.", ["2022-01-21T10:35", "2022-01-21T07:35", "2022-01-21"]),
        ("It began at mid-afternoon yesterday.", ["2022-01-25TAF"]),
        ("They will meet on Tuesday at 5 p.m. in Vienna.", ["2022-02-01", "2022-02-01T17:00"]),
        ("On 24 February 2022, at 5:07 a.m., it began.", ["2022-02-24", "2022-02-24T05:07"]),
        ("It began on the night of 23-24 December.", ["2021-12-23TNI"]),
        ("It lasted from 3-5 May.", ["2021-05-03", "2021-05-05"]),
        ("Overnight on Tuesday, missiles hit the port.", ["2022-01-25TNI"]),
        ("Missiles hit the port overnight.", ["2022-01-25TNI"]),
        ("Rain will fall overnight.", ["2022-01-26TNI"]),
        ("Losses rose in the last half of the 1980s.", ["198"]),
    ],
)
def test_what_a_day_beside_it_fixes(page, text, values):
    assert [t.value for t in find_times(page(text, PUBLISHED))] == values
