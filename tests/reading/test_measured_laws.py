"""Laws of where, when and how many: edges, order, reading back what is printed, batches, and hostile numbers."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.model import Quantity, Timex, Toponym
from standoff.reading.page import Page
from standoff.reading.places import find_toponyms
from standoff.reading.quantities import find_quantities
from standoff.reading.times import find_times
from standoff.reading.times.values import Unit, days, of_grain, written

Marks = tuple[tuple[Timex, ...], tuple[Quantity, ...], tuple[Toponym, ...]]
PUBLISHED = "2022-01-26"
STEADY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def marks(page: Page) -> Marks:
    times = find_times(page)
    return times, find_quantities(page, times), find_toponyms(page)


@pytest.fixture(scope="session")
def marked(page: Callable[..., Page]) -> Callable[..., Marks]:
    """`marked(text, published)`: times, quantities and places."""

    def run(text: str, published: str | None = PUBLISHED) -> Marks:
        return marks(page(text, published))

    return run


PIECES = st.sampled_from([
    "Kyiv", "Paris,", "Texas", "U.S.-led", "the", "Gulf", "of", "in", "on", "until", "the next day", "the day before", "Monday", "31 February",
    "3 March", "2014", "5 p.m.", "(0735 GMT)", "last week", "two weeks ago", "within 48 hours", "the quarter ended July 31", "mid-1990s",
    "$1.2 billion", "€5m", "100 000", "3-5", "between 3 and 9", "up to", "barely", "dozens of tanks", "one in five", "half a million", "1e309",
    "9" * 40, "٢٠٢٢", "２０２２", "-", "(", ")", ".", ",", "fell", "by 2,000 to 8,500", "troops", "\u200b", "\u202f", "years", "31st of June",
    "Year-end", "Easter week", "the 19th century", "24:30", "1/0", "½", "0", "-0", "north of", "about",
])  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map(" ".join)
DATES = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


def is_edge(page: Page, at: int, *, glued: bool) -> bool:
    """Whether a token starts or ends here; in a glued one ("$5m") also where its digits do."""
    parse = page.parse
    if at in parse.starts or at in parse.ends:
        return True
    before, after = page.text[at - 1], page.text[at]
    return glued and (before.isdigit() != after.isdigit() or after in "-−")


@STEADY
@given(text=TEXTS, published=st.sampled_from([None, "2022", PUBLISHED, "0001-01-01", "9999-12-31"]))
def test_every_span_is_in_bounds_on_token_edges_and_apart(page, text, published):
    read = page(text, published)
    for found in marks(read):
        for mark in found:
            assert 0 <= mark.start < mark.end <= len(text)
            glued = isinstance(mark, Quantity)
            assert is_edge(read, mark.start, glued=glued), text[mark.start : mark.end]
            assert mark.end == len(text) or is_edge(read, mark.end, glued=glued), text[mark.start : mark.end]
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@STEADY
@given(text=TEXTS, published=st.sampled_from([None, "2022", PUBLISHED, "0001-01-01", "9999-12-31"]))
def test_every_interval_is_ordered_and_every_number_finite(marked, text, published):
    times, quantities, places = marked(text, published)
    for t in times:
        assert t.earliest is None or t.latest is None or t.earliest <= t.latest, t.value
    for q in quantities:
        for low, high in ((q.low, q.high), q.bounds):
            assert all(end is None or math.isfinite(end) for end in (low, high, q.value))
            assert low is None or high is None or low <= high
    for p in places:
        if p.box is not None:
            south, west, north, east = p.box
            assert -90 <= south <= north <= 90
            assert -180 <= west <= 180
            assert -180 <= east <= 180


PRINTED = (
    "{d.day} {d:%B} {d.year}", "{d:%B} {d.day}, {d.year}", "{d:%A}, {d.day} {d:%B} {d.year}", "{d:%A}, {d:%B} {d.day}, {d.year}",
    "the {d.day}{th} of {d:%B} {d.year}", "{d:%Y-%m-%d}",
)  # fmt: skip


def ending(n: int) -> str:
    return "th" if 11 <= n <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


@STEADY
@given(day=DATES, form=st.sampled_from(PRINTED), published=st.sampled_from([None, PUBLISHED]))
def test_a_day_printed_is_read_back(marked, day, form, published):
    words = form.format(d=day, th=ending(day.day))
    text = f"The pact was signed on {words} in Geneva."
    (time,) = marked(text, published)[0]
    iso = day.isoformat()
    assert (text[time.start : time.end], time.value, time.earliest, time.latest) == (words, iso, iso, iso)


UNITS_PRINTED: dict[str, Callable[[Unit], str]] = {
    "M": lambda u: f"in {dt.date(2000, u.month or 1, 1):%B} {u.year}",
    "Q": lambda u: f"in the {('first', 'second', 'third', 'fourth')[(u.index or 1) - 1]} quarter of {u.year}",
    "H": lambda u: f"in the {('first', 'second')[(u.index or 1) - 1]} half of {u.year}",
    "Y": lambda u: f"in {u.year}",
    "E": lambda u: f"in the {u.year}s",
    "SEASON": lambda u: (
        f"in the {({'SP': 'spring', 'SU': 'summer', 'FA': 'autumn', 'WI': 'winter'})[u.season or 'SP']} of {u.year}"
    ),
}


@STEADY
@given(day=DATES, grain=st.sampled_from(sorted(UNITS_PRINTED)))
def test_a_unit_printed_is_read_back(marked, day, grain):
    unit = of_grain(day, grain)
    (time,) = marked(f"Exports fell {UNITS_PRINTED[grain](unit)} after the embargo.", None)[0]
    span = days(unit)
    assert span is not None
    assert (time.value, time.earliest, time.latest) == (written(unit), span[0].isoformat(), span[1].isoformat())


@STEADY
@given(count=st.integers(2, 999), unit=st.sampled_from(["days", "weeks", "months", "years", "hours", "minutes"]))
def test_a_length_printed_is_read_back(marked, count, unit):
    (time,), quantities, _ = marked(f"The siege lasted for {count} {unit}.")
    clock = "T" if unit in ("hours", "minutes") else ""
    assert (time.type, time.value) == ("DURATION", f"P{clock}{count}{unit[0].upper()}")
    assert [q.value for q in quantities] == [count]


@STEADY
@given(number=st.integers(0, 10**12), sign=st.sampled_from([("$", "USD"), ("€", "EUR"), ("£", "GBP")]))
def test_a_sum_printed_is_read_back(marked, number, sign):
    (found,) = marked(f"Its members pledged {sign[0]}{number:,} to the fund.")[1]
    assert (found.value, found.currency, found.bounds) == (number, sign[1], (number, number))


@STEADY
@given(number=st.integers(1000, 10**9))
def test_digits_in_groups_of_three_are_one_number_whatever_parts_them(marked, number):
    for blank in (",", " ", "\u00a0"):
        words = f"{number:,}".replace(",", blank)
        text = f"The province counted {words} refugees."
        (found,) = marked(text)[1]
        assert (found.value, text[found.start : found.end]) == (number, words)


@STEADY
@given(low=st.integers(1, 5000), more=st.integers(1, 5000))
def test_a_range_printed_is_read_back(marked, low, more):
    high = low + more
    for words in (f"between {low:,} and {high:,}", f"from {low:,} to {high:,}"):
        (found,) = marked(f"The column counted {words} vehicles.")[1]
        assert (found.value, found.low, found.high, found.bounds) == (None, low, high, (low, high))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=2, max_size=5))
def test_the_same_text_has_the_same_marks_whatever_the_batch(page, texts):
    from standoff.model import Article, text_sha256
    from standoff.reading.reader import read_pages

    together = read_pages(
        Article(id=str(n), text=text, sha256=text_sha256(text), published=PUBLISHED) for n, text in enumerate(texts)
    )
    for text, beside_others in zip(texts, together, strict=True):
        assert marks(beside_others) == marks(page(text, PUBLISHED))


HOSTILE: tuple[tuple[str, list[str], list[float]], ...] = (
    ("They counted 1e309 ships.", [], []),
    ("They counted 1E5 ships.", [], []),
    (f"They counted {'9' * 400} ships.", [], []),
    ("They paid $99,999,999,999,999,999,999,999.", [], []),
    ("They counted 10^400 ships.", [], []),
    ("They counted NaN ships, inf boats and ∞ rafts.", [], []),
    ("They counted -0 ships.", [], [0]),
    ("They counted 1/0 and 0/0 ships.", [], []),
    ("They counted 1,2,3 ships.", [], []),
    ("They counted ٢٠٢٢ ships and ५०० boats.", [], []),
    ("They counted １００ ships.", [], []),
    ("The pact of ２４ January ２０２２ was void.", [], []),
    ("\u202e00001 spihs were counted.", [], []),
    ("They counted 5\u200b00 ships.", [], []),
    ("They counted ²³ ships and Ⅷ boats.", [], []),
    ("It began on 31 February 2022.", ["2022"], []),
    ("It began on February 31, 2022.", ["2022"], []),
    ("It began on June 31.", [], []),
    ("It began on the 31st of June 2022.", ["2022"], []),
    ("It began on 29 February 2021.", ["2021"], []),
    ("It began on 32 January 2022 or 0 January 2022.", ["2022", "2022"], []),
    ("It began on 2022-02-30, 2022-13-01 or 0000-00-00.", [], []),
    ("It is dated 31.02.2022, 13/13/2022 and 00/00/0000.", [], []),
    ("It began in the year 0 or the year 0000.", [], []),
    ("It began on 24 January 1022 BC.", [], []),
    ("It began in the 0th century.", [], []),
    ("It began at 25:61 or at 24:30 GMT.", [], []),
    ("It ended 99999999999 years ago.", ["XXXX"], []),
    ("It ends 999999999 days from now.", ["XXXX-XX-XX"], []),
)
"""Text, values of its times, values of its quantities: what is no date and no number makes none."""


@pytest.mark.parametrize(("text", "times", "numbers"), HOSTILE, ids=[row[0][:40] for row in HOSTILE])
def test_what_is_no_date_and_no_number_makes_none(marked, text, times, numbers):
    found_times, quantities, _ = marked(text)
    assert [t.value for t in found_times] == times
    assert [q.value for q in quantities] == numbers


def test_a_page_of_hostile_numbers_and_dates_is_read_whole(marked):
    times, quantities, _ = marked("\n\n".join(text for text, _, _ in HOSTILE))
    assert [t.value for t in times] == [value for _, values, _ in HOSTILE for value in values]
    assert [q.value for q in quantities] == [number for _, _, numbers in HOSTILE for number in numbers]
