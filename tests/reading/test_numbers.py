import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.reading.quantities.numbers import read_number

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(n):
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    scale, name = (10**6, "million") if n >= 10**6 else (1000, "thousand")
    rest = n % scale
    joined = f" {'and ' if rest < 100 else ''}{in_words(rest)}" if rest else ""
    return f"{in_words(n // scale)} {name}{joined}"


@pytest.fixture(scope="module")
def number(page):
    """`number(text)`: value and text of the number in "They counted <text> ships."."""

    def run(text):
        parse = page(f"They counted {text} ships.").parse
        found = read_number(parse, 2)
        return None if found is None else (found.value, parse.text[found.begin : found.stop])

    return run


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,500", 1500), ("100,000", 100_000), ("1.35 billion", 1.35e9), ("12.5", 12.5), ("2 1/2", 2.5), ("1/2", 0.5), ("4 hundred", 400),
        ("a dozen", 12), ("half a dozen", 6), ("two dozen", 24), ("a hundred", 100), ("half a million", 500_000), ("a million", 1e6),
        ("one and a half million", 1.5e6), ("two hundred and fifty", 250), ("twenty-five thousand", 25_000), ("1.35bn", 1.35e9),
        ("three million two hundred thousand", 3_200_000), ("two-thirds", 2 / 3), ("5 million", 5e6), ("12.3m", 12.3e6), ("2½", 2.5),
        ("dozens", 12), ("tens of thousands", 10_000), ("hundreds of thousands", 100_000), ("several hundred", 200), ("thousands", 1000),
    ],
)  # fmt: skip
def test_numbers_as_news_writes_them(number, text, value):
    assert number(text) == (pytest.approx(value), text)


@pytest.mark.parametrize("text", ["1,23", "3rd", "F-16", "first", "1.2.3", "some", "million", "9" * 30, "1e309"])
def test_what_is_no_number(number, text):
    found = number(text)
    assert found is None or found[1] != text


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 9_999_999))
def test_a_number_written_with_separators_is_read_back(number, n):
    assert number(f"{n:,}") == (n, f"{n:,}")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 999_999_999))
def test_a_number_written_in_words_is_read_back(number, n):
    assert number(in_words(n)) == (n, in_words(n))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 999_99), st.sampled_from([("million", 1e6), ("billion", 1e9), ("bn", 1e9), ("trillion", 1e12)]))
def test_a_decimal_with_its_scale_is_read_back(number, cents, scale):
    text = f"{cents / 100:g} {scale[0]}"
    found = number(text)
    assert found is not None
    assert found[0] == pytest.approx(cents / 100 * scale[1])
