"""Bytes of all kinds become text or a clear error."""

from __future__ import annotations

import contextlib
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import EncodingError, FormatError, SourceError, TooLargeError
from standoff.sources.decoding import decoded, unpacked
from standoff.sources.limits import Limits

STORY = "The café in Łódź reopened – “at last”, the owner said."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_plain_unicode(encoding):
    assert decoded(STORY.encode(encoding), "x.txt") == STORY


def test_a_declared_encoding_is_used_where_utf8_fails():
    assert decoded("Le café fermé".encode("latin-1"), "x", declared="latin-1") == "Le café fermé"


def test_utf8_wins_over_a_false_declaration():
    assert decoded(STORY.encode(), "x", declared="latin-1") == STORY


def test_meta_charset_of_a_page():
    page = '<html><head><meta charset="windows-1251"></head><body>Мир</body></html>'.encode("cp1251")
    assert "Мир" in decoded(page, "x.html", html=True)


def test_line_ends_become_line_feeds():
    assert decoded(b"a\r\nb\rc", "x") == "a\nb\nc"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"PK\x03\x04zzz", b"\x89PNG\r\n", b"text\x00more", b"SQLite format 3\x00"]
)
def test_what_is_no_text_is_said_to_be_none(data):
    with pytest.raises(FormatError, match=r"x\.txt"):
        decoded(data, "x.txt")


def test_a_lying_byte_order_mark():
    with pytest.raises(EncodingError, match="utf-16"):
        decoded(b"\xff\xfea", "x.txt")


def test_gzip_is_unpacked_within_the_limit():
    packed = gzip.compress(b"a" * 5000)
    assert unpacked(packed, "x.gz") == b"a" * 5000
    with pytest.raises(TooLargeError):
        unpacked(packed, "x.gz", Limits(item_bytes=1000))


def test_cut_and_broken_gzip():
    packed = gzip.compress(STORY.encode() * 20)
    with pytest.raises(FormatError, match="ends early"):
        unpacked(packed[:40], "x.gz")
    with pytest.raises(FormatError, match="broken gzip"):
        unpacked(packed[:-8] + bytes(8), "x.gz")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_source_error(data):
    with contextlib.suppress(SourceError):
        assert "\r" not in decoded(unpacked(data, "x"), "x")
