import datetime as dt
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading.timing import PUBLISHED, one
from standoff.reading.times import find_times


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The treaty was signed on 4 April 1949 in Washington.", "4 April 1949", "1949-04-04"),
        ("It was signed on April 4, 1949, by twelve states.", "April 4, 1949", "1949-04-04"),
        ("Envoys signed it on the 12th of September 1990.", "the 12th of September 1990", "1990-09-12"),
        ("The pact of September of 1990 still stands.", "September of 1990", "1990-09"),
        ("The pipeline was shut in January 2009.", "January 2009", "2009-01"),
        ("The alliance was founded in 1949.", "1949", "1949"),
        ("Relations froze in the 1990s.", "the 1990s", "199"),
        ("A stamp of 2022-01-24 was on the order.", "2022-01-24", "2022-01-24"),
        ("The file is dated 24.01.2022.", "24.01.2022", "2022-01-24"),
        ("It began in the 19th century.", "the 19th century", "18"),
        ("It began in the 1980's.", "the 1980's", "198"),
        ("Growth slowed in the third quarter of 2021.", "the third quarter of 2021", "2021-Q3"),
        ("It will end in the second half of 2023.", "the second half of 2023", "2023-H2"),
        ("The drills took place in the summer of 2021.", "the summer of 2021", "2021-SU"),
        ("Output fell in fiscal 2021.", "fiscal 2021", "2021"),
    ],
)
def test_dates_the_text_gives_in_full(times, text, words, value):
    assert times(text, None) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Envoys met on Monday in Geneva.", "Monday", "2022-01-24"),
        ("Envoys will meet on Monday in Geneva.", "Monday", "2022-01-31"),
        ("The council is scheduled to meet Friday.", "Friday", "2022-01-28"),
        ("Ministers met last Friday.", "last Friday", "2022-01-21"),
        ("They were told to answer by Friday.", "Friday", "2022-01-28"),
        ("The border has been shut since Saturday.", "Saturday", "2022-01-22"),
        ("Officials met on Wednesday.", "Wednesday", "2022-01-26"),
        ("The order was given yesterday.", "yesterday", "2022-01-25"),
        ("Talks resume tomorrow.", "tomorrow", "2022-01-27"),
        ("It was agreed the day before yesterday.", "the day before yesterday", "2022-01-24"),
        ("The first ships left last week.", "last week", "2022-W03"),
        ("The exercise begins next month.", "next month", "2022-02"),
        ("It was promised last year.", "last year", "2021"),
        ("The fleet left three days ago.", "three days ago", "2022-01-23"),
        ("It was seized eight years ago.", "eight years ago", "2014"),
        ("Two weeks ago the mission closed.", "Two weeks ago", "2022-W02"),
        ("The reply came on January 24th.", "January 24th", "2022-01-24"),
        ("The drill will start on 10 February.", "10 February", "2022-02-10"),
        ("It ended on 28 December after talks.", "28 December", "2021-12-28"),
        ("The envoy resigned in November.", "November", "2021-11"),
        ("The envoy will retire in November.", "November", "2022-11"),
        ("It reported a loss in the fourth quarter.", "the fourth quarter", "2021-Q4"),
        ("He resigned on 3 March after the defeat.", "3 March", "2021-03-03"),
        ("The pact was extended to 3 March.", "3 March", "2022-03-03"),
        ("The port has been shut since 3 February.", "3 February", "2021-02-03"),
        ("The February visit was cancelled.", "February", "2022-02"),
        ("They were ready to leave as soon as Tuesday.", "Tuesday", "2022-02-01"),
        ("The tanks had been due to leave Friday.", "Friday", "2022-01-21"),
        ("The deadline is Friday.", "Friday", "2022-01-28"),
        ("They spoke on Christmas Eve.", "Christmas Eve", "2021-12-24"),
        ("The crisis began last spring.", "last spring", "2021-SP"),
        ("They met over the weekend.", "the weekend", "2022-W03-WE"),
        ("It fell in the first week of February.", "the first week of February", "2021-02"),
        ("It will fall in the second half of February.", "the second half of February", "2022-02"),
        # Until: a perfect puts it in the past only where it is denied or "had".
        ("The court has given them until Friday to leave.", "Friday", "2022-01-28"),
        ("The envoys had not met until Monday.", "Monday", "2022-01-24"),
        ("The lease will not end until Monday.", "Monday", "2022-01-31"),
        # Through: the nearer month, whatever the tense.
        ("Exports fell this far through November.", "November", "2021-11"),
        ("The bank has extended the loan through March.", "March", "2022-03"),
        # The time of what is planned is not that of the planning.
        ("Protesters planned a march on Saturday.", "Saturday", "2022-01-29"),
        ("On Monday, the union plans to hold a vote.", "Monday", "2022-01-31"),
        ("The first states to join on Friday were Baltic.", "Friday", "2022-01-21"),
        ("It was difficult to cross the river on Monday.", "Monday", "2022-01-24"),
        ("The vote is this Friday.", "this Friday", "2022-01-28"),
        ("They met this Monday.", "this Monday", "2022-01-24"),
        ("Sunday's vote will be watched.", "Sunday", "2022-01-30"),
        ("Sunday's vote was watched.", "Sunday", "2022-01-23"),
        ("The ban ends in June.", "June", "2022-06"),
        # The present of a timetable.
        ("The two ministers meet in Geneva on Monday.", "Monday", "2022-01-31"),
        ("The talks resume on Friday in Vienna.", "Friday", "2022-01-28"),
        ("They have been searching since the 23 June raid.", "23 June", "2021-06-23"),
        ("The border has been open since year-end.", "year-end", "2021"),
        ("The brigade will be ready by year-end.", "year-end", "2022"),
        ("They prayed as Easter week began.", "Easter week", "2021-W13"),
        # "in" and "within" with a verb of what is to come.
        ("Talks will resume in three days.", "three days", "2022-01-29"),
        ("The pact expires in six months.", "six months", "2022-07"),
    ],
)
def test_dates_against_the_publication_date(times, text, words, value):
    assert times(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The reply came on January 24th.", "XXXX-01-24"),
        ("Envoys met on Monday.", "XXXX-WXX-1"),
        ("The order was given yesterday.", "XXXX-XX-XX"),
        ("The first ships left last week.", "XXXX-WXX"),
        ("It was promised last year.", "XXXX"),
        ("The envoy resigned in November.", "XXXX-11"),
        ("It was seized eight years ago.", "XXXX"),
        ("They met at 5 p.m. in Vienna.", "XXXX-XX-XXT17:00"),
        ("The crisis began last spring.", "XXXX-SP"),
        ("They spoke on Christmas Eve.", "XXXX-12-24"),
    ],
)
def test_without_a_publication_date_no_year_is_invented(page, text, value):
    timex = one(page, text, None)
    assert timex.value == value
    assert (timex.earliest, timex.latest, timex.anchor) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [("It was promised last year.", "2022", "2021"), ("It was promised last month.", "2022-01", "2021-12"),
     ("It was promised last month.", "2022", "XXXX-XX"), ("Envoys met on Monday.", "2022-01", "XXXX-WXX-1"),
     ("Envoys met on Monday.", "not a date", "XXXX-WXX-1"), ("Envoys met on Monday.", "2022-01-26T01:00:00+02:00", "2022-01-24")],
)  # fmt: skip
def test_a_publication_date_of_month_or_year_resolves_what_it_can(page, text, published, value):
    assert one(page, text, published).value == value


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("A letter will follow later this week.", "2022-01-26", "2022-01-30"),
        ("A letter was sent earlier this month.", "2022-01-01", "2022-01-26"),
        ("The accord dates from early 2015.", "2015-01-01", "2015-07-02"),
        ("It has stood since the end of 2014.", "2014-07-02", "2014-12-31"),
        ("The exercise runs next month.", "2022-02-01", "2022-02-28"),
        ("The posts were manned over the past two weeks.", "2022-01-12", "2022-01-26"),
        ("Troops will stay for the next ten days.", "2022-01-26", "2022-02-05"),
        ("It happened in the 1990s.", "1990-01-01", "1999-12-31"),
    ],
)
def test_intervals(page, text, earliest, latest):
    timex = one(page, text)
    assert (timex.earliest, timex.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The truce lasted three days.", "three days", "DURATION", "P3D"),
        ("They waited two and a half years for it.", "two and a half years", "DURATION", "P2Y6M"),
        ("A 30-day notice was given.", "30-day", "DURATION", "P30D"),
        ("It took several months to agree.", "several months", "DURATION", "PXM"),
        ("The blockade held for more than six weeks.", "more than six weeks", "DURATION", "P6W"),
        ("Drills are held every year.", "every year", "SET", "P1Y"),
        ("It holds yearly exercises with the alliance.", "yearly", "SET", "P1Y"),
        ("The council meets every Tuesday.", "every Tuesday", "SET", "XXXX-WXX-2"),
        ("Russia is currently holding drills.", "currently", "DATE", "PRESENT_REF"),
        ("In recent years such moves were rare.", "recent years", "DATE", "PAST_REF"),
        ("An answer is expected soon.", "soon", "DATE", "FUTURE_REF"),
        ("Membership is not planned in the near future.", "the near future", "DATE", "FUTURE_REF"),
        ("They met on Thursday evening.", "Thursday evening", "TIME", "2022-01-20TEV"),
        ("The deadline is 5 p.m. EST on Friday.", "5 p.m. EST", "TIME", "2022-01-28T17:00"),
        ("They met at noon Tuesday in Kyiv.", "noon Tuesday", "TIME", "2022-01-25T12:00"),
    ],
)
def test_lengths_sets_references_and_times_of_day(times, text, words, kind, value):
    assert (words, kind, value) in times(text)


def test_in_so_many_days_is_a_date_only_of_what_is_to_come(times):
    for text in ("They can reach the river in two days.", "It was rebuilt in two days.", "Few rose in two days."):
        assert times(text) == [("two days", "DURATION", "P2D")]


def test_the_midnight_of_what_is_over_has_gone_by(page):
    assert one(page, "The truce took effect at midnight.").latest == "2022-01-26T00:00"
    assert one(page, "The truce will take effect at midnight.").latest == "2022-01-27T00:00"


def test_how_often_is_a_set(times):
    assert times("They meet twice a week.") == [("twice a week", "SET", "P1W")]
    assert times("They met three times a year.") == [("three times a year", "SET", "P1Y")]


def test_within_a_length_from_now_has_its_last_day(page):
    found = one(page, "They must answer within 48 hours.")
    assert (found.value, found.earliest, found.latest) == ("PT48H", "2022-01-26", "2022-01-28")


def test_a_clock_time_keeps_its_zone(page):
    first = find_times(page("The truce began at 0800 GMT on 24 February 2022.", PUBLISHED))[0]
    assert (first.earliest, first.latest) == ("2022-02-24T08:00+00:00", "2022-02-24T08:00+00:00")
    second = one(page, "The truce began at 5 p.m. Moscow time.")
    assert second.earliest == "2022-01-26T17:00+03:00"


def test_a_quarter_ends_on_the_day_it_is_said_to_end(page):
    text = "Exports rose in the quarter ended July 31. A year earlier they had fallen."
    assert [t.value for t in find_times(page(text, "2021-09-10"))] == ["2021-Q2", "2021-07-31", "2020-Q2"]
    assert one(page, "Sales in the 2020 quarter were low.").value == "2020-Q4"


def test_soon_of_what_is_over_is_no_time_to_come(times):
    assert times("He was soon freed.") == []
    assert times("He will soon be freed.") == [("soon", "DATE", "FUTURE_REF")]
    assert times("He said that last week the port was shut.")[0][0] == "last week"


def test_in_the_first_hours_of_a_utc_day_yesterdays_weekday_is_meant(page):
    text = "An answer could come as soon as Tuesday, officials said."
    assert one(page, text, "2022-01-26T00:30:00Z").value == "2022-01-25"
    assert one(page, text, "2022-01-26T15:30:00Z").value == "2022-02-01"


def test_the_modifier_is_kept(page):
    assert one(page, "The accord dates from early 2015.").mod == "START"
    assert one(page, "The truce lasted at least three days.").mod == "EQUAL_OR_MORE"
    assert one(page, "A letter will follow later this week.").mod == "END"


def test_the_second_reading_is_kept(page):
    assert one(page, "Envoys met on Monday in Geneva.").runner_up == "2022-01-31"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The exercise runs from 10 to 20 February.", ["2022-02-10", "2022-02-20"]),
        ("The ministers met on May 3-5, 2021.", ["2021-05-03"]),
        ("Between 3 February and 9 March 2021 the port was closed.", ["2021-02-03", "2021-03-09"]),
        ("It was closed from Monday until Thursday.", ["2022-01-24", "2022-01-27"]),
    ],
)
def test_ranges_are_two_dates(page, text, values):
    found = [t.value for t in find_times(page(text, PUBLISHED))]
    assert [value for value in found if value in values] == values


@pytest.mark.parametrize(
    "text",
    [
        "Some 1,500 troops crossed the river.",
        "Flight 1990 was held on the ground.",
        "The Sunday Times carried the story.",
        "The unit fired 2000 shells.",
        "They may march on the town.",
        "A second convoy followed the first.",
        "Mr March spoke to reporters.",
        "The fall of the city was feared.",
        "He is 27 years old.",
        "A 44-year-old officer was held.",
        "It costs $2022 to send.",
        "A quarter of the fleet was lost.",
        "Most were in their early 20s.",
        "The 31 February order and the 32 January order were forged.",
    ],
)
def test_numbers_names_and_verbs_are_no_times(times, text):
    assert times(text) == []


@pytest.mark.parametrize(
    "text", ["", "5", "Monday", "the", "-", "of the end of the the past last next", "１２ ٣٤ on ٢٤ January"]
)
@pytest.mark.parametrize("published", [None, "", "0001-01-01", "9999-12-31", "2022-02-31", PUBLISHED])
def test_odd_input_never_raises(page, text, published):
    find_times(page(text, published))


WORDS = [
    "three", "two", "a", "the", "last", "next", "this", "every", "few", "weeks", "year", "days", "month", "Monday", "January", "24", "2014",
    "ago", "later", "earlier", "of", "end", "early", "late", "mid", "-", "quarter", "third", "morning", "5", "p.m.", "weekend", "spring",
    "99999999", "decades", "from", "now", "before", "31", "February", "'s", "half", "century",
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), st.dates(dt.date(1950, 1, 1), dt.date(2060, 1, 1)))
def test_laws_of_any_words(page, words, day):
    text = " ".join(words)
    found = find_times(page(text, day.isoformat()))
    for timex in found:
        assert 0 <= timex.start < timex.end <= len(text)
        if timex.earliest is not None and timex.latest is not None:
            assert timex.earliest <= timex.latest
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert find_times(page(text, day.isoformat())) == found
    undated = find_times(page(text))
    for timex in undated:
        assert timex.anchor != "published"
        assert timex.earliest is None or any(year in text for year in ("2014", "99999999"))


def test_the_month_of_what_is_come_for_may_lie_ahead(read):
    text = "Two battalions have begun arriving in Latvia for exercises in February."
    assert [t.value for t in read(text, "2022-01-18").timexes] == ["2022-02"]
    assert [t.value for t in read("He was fined in February for exercises on the beach.", "2022-01-18").timexes] == [
        "2021-02"
    ]
