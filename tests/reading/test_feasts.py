"""Feasts, and days that a state keeps."""

import pytest

from reading.timing import one


@pytest.mark.parametrize(
    ("text", "words", "value", "earliest", "latest"),
    [
        ("They met on Yom Kippur.", "Yom Kippur", "2021-09-16", "2021-09-16", "2021-09-16"),
        ("A truce held on Eid al-Fitr.", "Eid al-Fitr", "2021-05-13", "2021-05-12", "2021-05-14"),
        ("A truce will hold during Ramadan.", "Ramadan", "2022", "2022-04-02", "2022-05-03"),
        (
            "It will march on Ukraine's Independence Day.",
            "Ukraine's Independence Day",
            "2022-08-24",
            "2022-08-24",
            "2022-08-24",
        ),
        ("It marched on Independence Day.", "Independence Day", "2021-07-04", "2021-07-04", "2021-07-04"),
    ],
)
def test_feasts_of_other_calendars_and_states(page, text, words, value, earliest, latest):
    found = one(page, text)
    assert (text[found.start : found.end], found.value) == (words, value)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_a_national_day_of_a_state_the_table_has_not_is_no_date(times):
    assert times("It marched on Finland's Independence Day.") == []
    assert times("Ramadan Abdallah was held.") == []
