"""The first lines of a plain text name it, and are never invented."""

from __future__ import annotations

import pytest

from standoff.sources import read_inputs
from standoff.sources.heads import find_head

BODY = "PORT ALDO - The council said on Monday that the bridge would open in March after two years of work.\n"


def test_headline_byline_outlet_and_time():
    head = find_head(f"Bridge to open in March\n\nBy Ann Bo\nQuay Post, 11 January 2022, 06:10\n\n{BODY}")
    assert (head.title, head.byline, head.outlet) == ("Bridge to open in March", "Ann Bo", "Quay Post")
    assert head.published == "2022-01-11T06:10:00"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("January 24, 2022", "2022-01-24"),
        ("Published: 24 January 2022 at 6:05 p.m.", "2022-01-24T18:05:00"),
        ("Monday, 24 January 2022, 18.05 CET", "2022-01-24T18:05:00+01:00"),
        ("2022-01-24T18:05Z", "2022-01-24T18:05:00+00:00"),
        ("31 February 2022", None),
    ],
)
def test_forms_of_the_publication_line(line, published):
    assert find_head(f"Bridge to open\n{line}\n{BODY}").published == published


def test_a_story_without_a_head_has_none():
    head = find_head(BODY * 3)
    assert (head.title, head.byline, head.outlet, head.published) == (None, None, None, None)


def test_a_date_in_the_story_is_not_the_date_of_the_story():
    assert (
        find_head(f"Bridge to open\n\nThe council met on 24 January 2022 to talk of the bridge.\n{BODY}").published
        is None
    )


def test_inputs_use_it_and_the_head_is_not_read_as_story(tmp_path, page):
    path = tmp_path / "a.txt"
    path.write_text(f"Bridge to open in March\n\nBy Ann Bo\nQuay Post, 11 January 2022, 06:10\n\n{BODY}")
    (article,) = read_inputs([path])
    assert (article.outlet, article.published) == ("Quay Post", "2022-01-11T06:10:00")
    furniture = [s.of(article.text) for s in page(article.text).layout.furniture]
    assert furniture == ["By Ann Bo", "Quay Post, 11 January 2022, 06:10"]
