"""Times that other words of the text fix: the date last told, the day beside them."""

import pytest

from reading.timing import PUBLISHED, one
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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # Words that only look back reach over more than two sentences.
        (
            "A bridge fell on 3 March 2014. Guards ran. Trains stopped. Rain fell. On the same day a dam broke.",
            "2014-03-03",
        ),
        ("The firm was sold in March 2014. It was small. It made glass. The following month it was closed.", "2014-04"),
        # What is to come is not told of.
        (
            "Envoys met on Monday. They will talk again on Friday. They were in Vienna. The same day ships left.",
            "2022-01-24",
        ),
        ("By 2030 the pact will have lapsed. The ministry expects a calm end of the year.", "2022"),
        ("Guards counted few cars on Tuesday. Over the weekend there had been more.", "2022-W03-WE"),
        # What had been before is not where the story is.
        ("The tape had been made two days earlier, on Saturday. Buses were seen in the morning.", "2022-01-26TMO"),
        ("He spoke on 3 March 2014 - the day before the raid.", "2014-03-03"),
    ],
)
def test_where_the_story_is(page, text, value):
    assert find_times(page(text, PUBLISHED))[-1].value == value


def test_the_following_month_of_what_is_over_is_never_the_next_one(page):
    assert find_times(page("The following month the firm was closed.", PUBLISHED))[-1].value == "XXXX-XX"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("By Monday night the car park was empty.", "2022-01-24TNI"),
        ("They wanted an answer by Monday.", "2022-01-31"),
        ("The troops will be home by Monday.", "2022-01-31"),
        # No tense tells when what was called off would have been: the nearer day.
        ("The minister called off Friday's meeting.", "2022-01-28"),
        ("A march planned for Tuesday was cancelled.", "2022-01-25"),
        ("The minister met the president ahead of talks in Geneva on Friday.", "2022-01-28"),
        ("The court suspended the order issued on Friday.", "2022-01-21"),
    ],
)
def test_the_weekday_of_what_was_to_be(page, text, value):
    assert one(page, text).value == value


def test_a_winter_of_two_years_is_the_one_that_is(page):
    assert one(page, "Supply is secure this winter.").value == "2021-WI"
    assert one(page, "Supply will be secure this winter.", "2022-12-10").value == "2022-WI"


def test_a_part_of_the_day_told_before_it_came_was_the_day_befores(page):
    assert one(page, "The flag was lowered in the afternoon.", "2022-01-26T01:40:00+02:00").value == "2022-01-25TAF"
    assert one(page, "The flag was lowered in the afternoon.", "2022-01-26T17:40:00+02:00").value == "2022-01-26TAF"
    assert one(page, "The flag was lowered in the afternoon.", "2022-01-26T00:00:00Z").value == "2022-01-26TAF"


def test_a_vague_length_is_bounded_by_the_day_of_writing(page):
    coming = one(page, "More units should follow in the coming days.")
    assert (coming.value, coming.earliest, coming.latest) == ("PXD", "2022-01-26", None)
    gone = one(page, "Little has moved in the past few weeks.")
    assert (gone.value, gone.earliest, gone.latest) == ("PXW", None, "2022-01-26")


def test_one_day_may_be_some_day(page):
    assert one(page, "The state may one day join the alliance.").value == "FUTURE_REF"
    assert one(page, "One day the wall will fall.").value == "FUTURE_REF"
    assert one(page, "The drills will last one day.").value == "P1D"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The shop opens at ten o'clock.", "ten o'clock", "2022-01-26T10:00"),
        ("The shell struck at a quarter to nine.", "a quarter to nine", "2022-01-26T08:45"),
        ("They met at half past seven in the evening.", "half past seven in the evening", "2022-01-26T19:30"),
        ("They came by three in the afternoon.", "three in the afternoon", "2022-01-26T15:00"),
    ],
)
def test_the_clock_in_words(page, text, words, value):
    found = one(page, text)
    assert (text[found.start : found.end], found.type, found.value) == (words, "TIME", value)


@pytest.mark.parametrize(
    "text", ["They cut a quarter to nine units.", "Half past efforts failed.", "Two in the group."]
)
def test_halves_and_quarters_of_other_things_are_no_clock_times(page, text):
    assert not [t for t in find_times(page(text, PUBLISHED)) if t.type == "TIME"]
