"""What tests of times share: the day their articles are of, and the one expression of a text."""

from standoff.reading.times import find_times

PUBLISHED = "2022-01-26T10:00:00Z"
"""A Wednesday."""


def one(page, text, published=PUBLISHED):
    found = find_times(page(text, published))
    assert len(found) == 1
    return found[0]
