"""Any text is read: a Reading comes out, soundly, of what is hardly a text."""

from __future__ import annotations

import time

import pytest

from robustness.laws import broken_laws

STORY = (
    "Officials in Kyiv said on Monday that Russia had moved over 100,000 troops to the border, according to NATO. "
    "“We will not attack,” Sergei Lavrov said, unless the talks in Geneva fail by Feb. 30, 2022.\n"
)
BLANKS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2003\u200b\u2028\u2029\u202f\u3000\ufeff"
ODD = {
    "nothing": "",
    "a blank": " \n\t ",
    "a letter": "x",
    "a quotation mark": "“",
    "a huge number": "Over " + "9" * 400 + " troops and 1e999 tanks left.",
    "fractions by zero": "Some 12/0 soldiers and 0/0 of 3/0 ships left on 00/00/0000.",
    "days that are none": "On Feb 30, on June 31, on the 99th of May, at 25:61, in the year 0, in 99999 years, 2022-13-45.",
    "ends of time": "Since Jan. 1, 0001, until Dec. 31, 9999, and 10,000 years later, next year, last century.",
    "marks never closed": "“" * 300 + " he said " + "’" * 300,
    "brackets in brackets": "(" * 500 + "he said" + ")" * 500,
    "half pairs": "Putin said \ud800 troops \udfff left",
    "NUL": "Putin\x00 said \x00 troops left",
    "combining": "Putin sai\u0301\u0301\u0301d e\u0301 that İİ ŉŉ ﬁﬂ left 😀👨‍👩‍👧",
    "right to left": "אמר פוטין said Putin مرحبا \u202e said",
    "other scripts": "Россия заявила, что войска остаются. 俄罗斯表示，军队将留在边境。",
    "other digits": "१२३ troops, ٣٤ tanks, Ⅷ ships, ①②③ jets, ² ½ guns, 1,,2 1..2 1.2.3.4 0x1F NaN inf",
    "one long word": "Putin said " + "x" * 100_000 + ".",
    "punctuation": ".,;:!?-—…" * 200,
    "numbers": "1 2 3 4.5 6% $7 " * 100,
    "names": "Vladimir Putin Joe Biden Sergei Lavrov " * 60,
    "said": "said " * 2000,
    "short lines": "He said no.\n" * 1500,
    "a table": "| a | 1 |\n|---|---|\n| b | 2 |\n- one\n- two\n1. three",
    **{f"blank {ord(blank):x}": STORY.replace(" ", blank) for blank in BLANKS},
}


@pytest.mark.parametrize("name", ODD)
def test_any_text_is_read(read, name):
    text = ODD[name]
    reading = read(text, "2022-01-24")
    reading.check(text)
    if name != "half pairs":
        assert not broken_laws(text, reading)


def test_half_pairs_are_read_in_place(read):
    text = STORY.replace("Kyiv", "Ky\ud800iv")
    assert any(a.act == "promise" or a.chain for a in read(text).attributions)
    assert {t.name for t in read(text).toponyms} >= {"Geneva"}


@pytest.mark.parametrize("cut", range(0, len(STORY), 9))
def test_a_text_cut_anywhere_is_read(read, cut):
    for text in (STORY[:cut], STORY[cut:]):
        assert not broken_laws(text, read(text, "2022-01-24"))


@pytest.mark.parametrize(
    "published",
    [
        "0001-01-01", "9999-12-31", "2022", "2022-01", "2024-02-29", "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+14:00", "2022-01-24T18:05:00Z", "2022-02-30", "soon", "",
    ],
)  # fmt: skip
def test_any_date_of_publication_will_do(read, published):
    text = (
        "Officials said today, yesterday, last week, next month, last year, on Monday, next Friday, in three days, two"
        " weeks ago, 3,000 years ago, in 10,000 years, the 1990s, last winter, within 48 hours, a year later, on Jan. 1"
        " and by the end of 9999 that the talks on Feb. 29 had failed."
    )
    assert not broken_laws(text, read(text, published))


def test_a_long_text_costs_no_more_a_word_than_a_short_one(page, sample_articles):
    from standoff.reading.reader import read_page

    story = "\n\n".join(a.text for a in sample_articles)

    def seconds_a_token(characters: int) -> float:
        one = page(story[:characters], "2022-01-24")
        read_page(one)
        start = time.process_time()
        read_page(one)
        return (time.process_time() - start) / len(one.parse)

    assert seconds_a_token(60_000) < 3 * seconds_a_token(10_000)
