"""Publication times keep their precision and zone."""

from __future__ import annotations

import pytest

from standoff.sources.moments import iso_moment


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2022-01-24", "2022-01-24"),
        ("2022-01", "2022-01"),
        ("2022", "2022"),
        ("20220124", "2022-01-24"),
        ("2022-01-24T18:05:00Z", "2022-01-24T18:05:00+00:00"),
        ("2022-01-24T18:05:33.120+0100", "2022-01-24T18:05:33+01:00"),
        ("2022-01-24 18:05", "2022-01-24T18:05:00"),
        ("Mon, 24 Jan 2022 18:05:00 +0100", "2022-01-24T18:05:00+01:00"),
        ("yesterday", None),
        ("2022-13-40", None),
        ("", None),
        (None, None),
    ],
)
def test_moments(written, iso):
    assert iso_moment(written) == iso
