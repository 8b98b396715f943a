"""The public names are few, listed and work."""

from __future__ import annotations

import pytest

import standoff


def test_public_names_are_listed_and_sorted():
    assert standoff.__all__ == sorted(standoff.__all__)
    assert set(standoff.__all__) == set(dir(standoff))
    assert len(standoff.__all__) <= 12


@pytest.mark.parametrize("name", standoff.__all__)
def test_every_public_name_is_there(name):
    assert getattr(standoff, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="verdict"):
        _ = standoff.verdict


def test_read_is_a_pure_function_of_text_and_dates():
    text = "Officials in Berlin said on Monday that they would send 200 soldiers to Lithuania unless talks began."
    once = standoff.read(text, published="2022-01-27")
    assert once == standoff.read(text, published="2022-01-27")
    assert once.attributions
    assert once.sha256 == standoff.read(text).sha256
