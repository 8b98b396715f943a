import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.reading.quantities import find_quantities
from standoff.reading.times import find_times


@pytest.fixture(scope="module")
def quantities(page):
    """`quantities(text)`: the quantities of a text."""

    def run(text):
        made = page(text, "2022-01-26")
        return find_quantities(made, find_times(made))

    return run


@pytest.fixture(scope="module")
def one(quantities):
    def run(text):
        found = quantities(text)
        assert len(found) == 1
        return found[0]

    return run


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Russia has stationed 100,000 troops near the border.", 100_000, "troops"),
        ("The unit has 30 armoured vehicles.", 30, "armoured vehicles"),
        ("Some 5,000 Ukrainian soldiers held the line.", 5000, "soldiers"),
        ("They counted 1,200 U.S. soldiers there.", 1200, "soldiers"),
        ("Two fighter jets were scrambled.", 2, "fighter jets"),
        ("Kyiv received 80 tonnes of ammunition.", 80, "tonnes"),
        ("The convoy is 40 miles long.", 40, "miles"),
        ("The aircraft flew at 900 km/h over the sea.", 900, "km/h"),
        ("About 60 per cent of voters backed it.", 60, "per cent"),
        ("The battalions of 1,000 troops each moved south.", 1000, "troops"),
        ("Thousands of reservists were called up.", 1000, "reservists"),
        ("One of the ships sank.", 1, "ships"),
        ("A dozen diplomats left the embassy.", 12, "diplomats"),
        ("The truce held for three days.", 3, "days"),
    ],
)
def test_the_counted_noun_or_unit(one, text, value, unit):
    quantity = one(text)
    assert (quantity.value, quantity.unit) == (value, unit)
    assert quantity.unit_span is not None
    assert text[quantity.unit_span.start : quantity.unit_span.end] == unit


@pytest.mark.parametrize(
    ("text", "norm", "of"),
    [
        ("Some 5,000 Ukrainian soldiers held the line.", "soldier", "Ukrainian"),
        ("Kyiv received 80 tonnes of ammunition.", "tonne", "ammunition"),
        ("It will pay 20 percent of the cost.", "percentage", "cost"),
        ("Rents were €500 a month.", "euro per month", "Rents"),
        ("Battalions of 1,000 troops each moved south.", "troop", "Battalions"),
        ("The firm, which employs 300 engineers, is moving.", "engineer", "firm"),
        ("A 500-strong garrison held the town.", None, "garrison"),
    ],
)
def test_normal_names_and_what_it_is_of(one, text, norm, of):
    quantity = one(text)
    assert (quantity.unit_norm, quantity.of) == (norm, of)
    assert quantity.of_span is not None


@pytest.mark.parametrize(
    ("text", "value", "norm", "code"),
    [
        ("The aid is worth $1.35 billion.", 1.35e9, "dollar", "USD"),
        ("The aid is worth 1.2 billion euros.", 1.2e9, "euro", "EUR"),
        ("The aid is worth £20m.", 20e6, "pound sterling", "GBP"),
        ("The aid is worth A$30 million.", 30e6, "australian dollar", "AUD"),
        ("The aid is worth 90 billion roubles.", 90e9, "russian rouble", "RUB"),
        ("The aid is worth US$5 million.", 5e6, "dollar", "USD"),
        ("The aid is worth $US5 million.", 5e6, "dollar", "USD"),
        ("The aid is worth $A2.5 billion.", 2.5e9, "australian dollar", "AUD"),
        ("The balance was minus 5 million euros.", -5e6, "euro", "EUR"),
        ("The balance was minus-5 euros.", -5, "euro", "EUR"),
        ("The aid is worth 40 million Canadian dollars.", 40e6, "canadian dollar", "CAD"),
        ("The aid is worth 40 million Hong Kong dollars.", 40e6, "hong kong dollar", "HKD"),
        ("The aid is worth 40 million Namibian dollars.", 40e6, "namibian dollar", None),
        ("The fine was EUR50m.", 50e6, "euro", "EUR"),
        ("A $1.2 billion loan was agreed.", 1.2e9, "dollar", "USD"),
        ("The A$5m fund was closed.", 5e6, "australian dollar", "AUD"),
    ],
)
def test_sums_of_money(one, text, value, norm, code):
    quantity = one(text)
    assert quantity.value == pytest.approx(value)
    assert quantity.unit_norm == norm
    assert quantity.currency == code


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 3,000 and 5,000 civilians fled.", 3000, 5000),
        ("Some 1,500 to 2,000 men crossed.", 1500, 2000),
        ("They sent 3-5 ships.", 3, 5),
        ("They sent 3–5 ships.", 3, 5),
        ("It would cost $3 to $5 billion.", 3e9, 5e9),
        ("It would cost $3 billion to $5 billion.", 3e9, 5e9),
        ("Turnout was between 40% and 45%.", 40, 45),
        ("Eight or nine vehicles burned.", 8, 9),
        ("They were held for one to two years.", 1, 2),
    ],
)
def test_ranges(one, text, low, high):
    quantity = one(text)
    assert quantity.value is None
    assert (quantity.low, quantity.high) == (low, high)
    assert quantity.bounds == (low, high)


@pytest.mark.parametrize(
    ("text", "approx", "bounds"),
    [
        ("Over 100,000 troops stand there.", "more_than", (100_000, None)),
        ("As many as 175,000 troops could be massed.", "less_than", (0, 175_000)),
        ("Up to 1,500 mercenaries crossed.", "less_than", (0, 1500)),
        ("At least 12 people were wounded.", "more_than", (12, None)),
        ("About 4,000 troops are there.", "about", (4000, 4000)),
        ("Nearly 9,000 troops are there.", "about", (None, 9000)),
        ("Dozens of people were killed.", "more_than", (24, 99)),
        ("Thousands of people fled.", "more_than", (1000, None)),
        ("An estimated 30,000 people fled.", "about", (30_000, 30_000)),
        ("No fewer than 20 shells fell.", "more_than", (20, None)),
        ("No more than 20 shells fell.", "less_than", (0, 20)),
        ("A total of 20 shells fell.", "exact", (20, 20)),
        ("Between about 3,000 and 5,000 people fled.", "about", (3000, 5000)),
        ("They live under two flags.", "exact", (2, 2)),
    ],
)
def test_approximators_and_bounds(quantities, text, approx, bounds):
    quantity = quantities(text)[0]
    assert (quantity.approx, quantity.bounds) == (approx, bounds)
    assert (quantity.approx_wording is None) == (approx == "exact")


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("The garrison was raised by 2,000 to 8,500 soldiers.", ["increase", None]),
        ("Exports fell 5% in a month.", ["decrease"]),
        ("Exports fell to 5 million tonnes.", [None]),
        ("Aid rose by more than 3%.", ["increase"]),
        ("The rouble was down 4% against the dollar.", ["decrease"]),
        ("The force numbers 5,000 soldiers.", [None]),
        ("The garrison rose from 900 to 1,200 soldiers.", [None, None]),
        ("Donors raised $30 million.", [None]),
        ("The report breaks down two videos.", [None]),
    ],
)
def test_a_change_is_told_from_a_level(quantities, text, changes):
    assert [q.change for q in quantities(text) if q.unit != "month"][: len(changes)] == changes


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 was invoked.",
        "The Group of 20 met.",
        "Resolution 2202 was passed.",
        "Flight 1990 was held.",
        "The 2015 accords were cited.",
        "It was founded in 1949.",
        "On January 24 the envoys met.",
        "They won 3-0 at home.",
        "Call 555-0123 now.",
        "The third convoy left.",
        "The one in port is old.",
        "No one was hurt.",
        "The S-400 was shown.",
        "Several F-16s took off.",
        "The 31 February order was forged.",
        "They met at 10:30 a.m. in Vienna.",
        "The 9/11 families sued.",
        "It began in the 90's.",
        "Day two of the war began.",
        "It was one of despair.",
    ],
)
def test_labels_names_orders_and_dates_are_no_quantities(quantities, text):
    assert quantities(text) == ()


def test_a_bare_number_shares_the_unit_beside_it(quantities):
    first, second = quantities("The fleet grew to 40 ships from 25 a decade ago.")[:2]
    assert (first.unit, second.unit) == ("ships", "ships")


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("At least 12 were wounded, 30 killed and 5 missing.", "people"),
        ("Thousands protested in the capital.", "people"),
        ("In that war some 20,000 fled.", "people"),
        ("Four were killed in the blast.", "people"),
        ("The number of troops rose to 127,000.", "troop"),
        ("The strike killed more than 50.", "people"),
        ("It besieged a city of 430,000.", "people"),
        ("The city is home to 1.4 million.", "people"),
        ("Maria Sands, 43, was named envoy.", "year of age"),
        ("The envoy, aged 61, resigned.", "year of age"),
        ("A 27-year-old sergeant was held.", "year of age"),
    ],
)
def test_people_and_ages_without_a_noun(quantities, text, norm):
    assert norm in [q.unit_norm for q in quantities(text)]


def test_a_conversion_is_as_inexact_as_what_it_converts(quantities):
    first, second = quantities("The missile flies just under 300 miles (480 km) at most.")[:2]
    assert (first.approx, second.approx) == ("less_than", "less_than")
    assert second.bounds == (0, 480)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("One in five homes has no heat.", [0.2]),
        ("Nine out of ten ships turned back.", [0.9]),
        ("They lost one in five attacks.", [5]),
        ("About 100 000 soldiers and 12 500 tanks crossed.", [100_000, 12_500]),
    ],
)
def test_shares_and_groups_of_digits(quantities, text, values):
    assert [q.value for q in quantities(text)] == values


def test_each_quantity_says_its_rule(quantities):
    rules = {q.rule for q in quantities("Over 500 troops, 3-5 ships, dozens of jets and $5 million.")}
    assert rules == {"approximator", "range", "vague-plural", "number-money"}


WORDS = [
    "5", "1,200", "0", "-3", "2.5", "million", "a", "dozen", "dozens", "of", "to", "-", "and", "between", "about", "up", "nearly", "more", "than",
    "troops", "$", "€", "%", "percent", "one", "two", "half", "third", "years", "old", "km", "(", ")", "or", "least", "at", "hundreds", "thousands",
    "1990", "Article", "US$5m", "10bn", "9" * 25, "1e309", "1/2", "per", "day", "fell", "by", "rose",
]  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_laws_of_any_words(quantities, words):
    text = " ".join(words)
    found = quantities(text)
    for quantity in found:
        assert 0 <= quantity.start < quantity.end <= len(text)
        low, high = quantity.bounds
        assert low is None or high is None or low <= high
        if quantity.value is not None and quantity.rule != "vague-plural" and quantity.value >= 0:
            assert low is None or low <= quantity.value
            assert high is None or high >= quantity.value
        assert quantity.value is not None or (quantity.low is not None and quantity.high is not None)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert quantities(text) == found


@pytest.mark.parametrize(
    ("text", "value", "approx"),
    [
        ("Estonia wished to hand over nine howitzers.", 9, "exact"),
        ("The army will grow by 100,000 over three years.", 3, "exact"),
        ("The talks lasted over two weeks.", 2, "more_than"),
        ("Over 900 men left.", 900, "more_than"),
        ("The bill won 55 votes, five short of the 60 required.", 60, "exact"),
        ("The bill fell short of 60 votes.", 60, "less_than"),
        ("We have put down a hundred and forty mats.", 140, "exact"),
        ("Arms exports grew more than sixfold.", 6, "more_than"),
        ("A tenfold rise was feared.", 10, "exact"),
    ],
)
def test_words_that_only_sometimes_bound_a_number(read, text, value, approx):
    last = read(text).quantities[-1]
    assert (last.value, last.approx) == (value, approx)


def test_a_sum_over_years_counts_no_years(read):
    assert read("The army will grow by 100,000 over three years.").quantities[0].unit_norm != "year"


def test_a_scaled_sum_is_the_decimal_that_was_written(read):
    assert read("It set aside 16.6 billion hryvnias.").quantities[0].value == 16_600_000_000


@pytest.mark.parametrize(
    "text",
    [
        "The shop opens at ten o'clock.",
        "The shell struck at a quarter to nine.",
        "They met at half past seven in the evening.",
        "They came by three in the afternoon.",
        "The state may one day join the pact.",
        "They scaffold the house.",
    ],
)
def test_clock_times_in_words_count_nothing(read, text):
    assert not read(text).quantities
