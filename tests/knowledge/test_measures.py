import datetime as dt
import re

import pytest

from standoff.knowledge.number_words import load_number_words
from standoff.knowledge.time_words import load_time_words, read_rows
from standoff.knowledge.units import load_units
from standoff.reading.times.values import holiday


def test_units_know_signs_words_and_phrases():
    units = load_units()
    assert units.signs["km/h"].name == "kilometre per hour"
    assert units.signs["%"].name == "percentage"
    assert units.words["miles"][0] == (("miles", "per", "hour"), units.signs["mph"])
    assert [unit.name for phrase, unit in units.words["percentage"] if phrase == ("percentage", "points")] == [
        "percentage point"
    ]


@pytest.mark.parametrize(
    ("sign", "name", "code"),
    [("$", "dollar", "USD"), ("A$", "australian dollar", "AUD"), ("€", "euro", "EUR"), ("£", "pound sterling", "GBP"),
     ("₽", "russian rouble", "RUB"), ("₴", "ukrainian hryvnia", "UAH"), ("CNY", "chinese yuan", "CNY")],
)  # fmt: skip
def test_currencies_by_sign_and_code(sign, name, code):
    unit = load_units().money[sign]
    assert (unit.name, unit.code, unit.currency) == (name, code, True)


def test_every_currency_code_is_its_own():
    codes = [row[1] for row in read_rows("currencies.tsv") if len(row) > 1 and row[1]]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)


def test_no_sign_or_phrase_names_two_units():
    for table in ("units.tsv", "currencies.tsv"):
        column = 1 if table == "units.tsv" else 2
        signs = [sign for row in read_rows(table) if len(row) > column for sign in row[column].split()]
        assert sorted(signs) == sorted(set(signs))


def test_change_words_have_one_direction():
    lemmas = [row[0] for row in read_rows("change_verbs.tsv")]
    assert len(lemmas) == len(set(lemmas))
    change = load_units().change
    assert change["raise"] == "increase"
    assert change["withdraw" if "withdraw" in change else "cut"] == "decrease"
    assert load_units().change_nouns <= set(change)


def test_number_words_are_distinct_and_positive():
    table = load_number_words()
    assert table.units["nineteen"] == 19
    assert table.tens["ninety"] == 90
    assert table.scales["million"] == 10**6
    assert not set(table.units) & set(table.tens)
    assert all(value > 0 for value in (*table.scales.values(), *table.plurals.values(), *table.fractions.values()))


def test_every_word_of_time_has_one_meaning_of_its_kind():
    words = load_time_words()
    assert sorted(set(words.months.values())) == list(range(1, 13))
    assert sorted(set(words.weekdays.values())) == list(range(1, 8))
    assert words.triggers["monday"] == "weekday"
    assert words.triggers["quarter"] == "unit"
    assert words.deictic["yesterday"] == (-1, "")
    assert all(-720 <= offset <= 840 for offset in words.zones.values())


@pytest.mark.parametrize("row", read_rows("holidays.tsv"), ids=lambda row: row[0])
def test_every_holiday_has_a_day_in_every_year_and_a_source(row):
    assert row[2]
    assert all(holiday(row[1], year) is not None for year in range(1950, 2050))


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [("thanksgiving", 2021, "2021-11-25"), ("easter sunday", 2022, "2022-04-17"), ("orthodox easter", 2022, "2022-04-24"),
     ("memorial day", 2022, "2022-05-30"), ("good friday", 2021, "2021-04-02"), ("new year's eve", 2021, "2021-12-31"),
     ("rosh hashanah", 2021, "2021-09-07"), ("rosh hashanah", 2024, "2024-10-03"), ("yom kippur", 1973, "1973-10-06"),
     ("passover", 2022, "2022-04-16"), ("passover", 2024, "2024-04-23"), ("simchat torah", 2023, "2023-10-08")],
)  # fmt: skip
def test_holidays_fall_where_the_calendar_says(name, year, day):
    rules = {row[0]: row[1] for row in read_rows("holidays.tsv")}
    assert str(holiday(rules[name], year)) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [("eid al-fitr", "2022-05-02"), ("eid al-fitr", "2024-04-10"), ("eid al-adha", "2021-07-20"), ("ramadan", "2023-03-23"),
     ("lunar new year", "1968-01-30"), ("lunar new year", "2022-02-01"), ("lunar new year", "2024-02-10")],
)  # fmt: skip
def test_reckoned_feasts_lie_at_most_a_day_beside_the_day_kept(name, day):
    rules = {row[0]: row[1] for row in read_rows("holidays.tsv")}
    kept = dt.date.fromisoformat(day)
    found = holiday(rules[name], kept.year)
    assert found is not None
    assert abs(found - kept) <= dt.timedelta(days=1)
