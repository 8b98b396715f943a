"""Files of event data: packed or not, long or broken; a bad line is named and the rest is read."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from standoff.errors import EncodingError, FormatError, SourceError, TooLargeError
from standoff.formats import lines
from standoff.formats.lines import Line, read_lines


def texts(path):
    return [item.text for item in read_lines(path) if isinstance(item, Line)]


def test_plain_gzip_and_zip_give_the_same_lines(tmp_path):
    data = "\ufeffa\tb\r\n\n ü \n".encode()
    plain, packed, archive = tmp_path / "x.tab", tmp_path / "x.gz", tmp_path / "x.zip"
    plain.write_bytes(data)
    packed.write_bytes(gzip.compress(data))
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("20220224.export.CSV", data)
    assert texts(plain) == texts(packed) == texts(archive) == ["a\tb", " ü "]


def test_lines_are_numbered_as_they_stand_in_the_file(tmp_path):
    path = tmp_path / "x.tab"
    path.write_text("a\n\nb\n")
    assert [line.where for line in read_lines(path)] == [f"{path}:1", f"{path}:3"]


def test_standard_input(monkeypatch):
    class Given:
        buffer = io.BufferedReader(io.BytesIO(gzip.compress(b"a\nb\n")))

    monkeypatch.setattr("sys.stdin", Given)
    assert texts("-") == ["a", "b"]


def test_a_line_that_is_no_text_is_named(tmp_path):
    path = tmp_path / "latin.tab"
    path.write_bytes("Zürich\n".encode("latin-1") + b"b\n")
    bad, good = read_lines(path)
    assert isinstance(bad, EncodingError)
    assert str(bad).startswith(f"{path}:1: not UTF-8 (byte 2)")
    assert good.text == "b"


def test_a_line_without_end_is_refused_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(lines, "LONGEST", 10)
    path = tmp_path / "x.tab"
    path.write_text("a" * 35 + "\nb\n")
    bad, good = read_lines(path)
    assert isinstance(bad, TooLargeError)
    assert (good.text, good.where) == ("b", f"{path}:2")


def test_files_that_cannot_be_read_say_why(tmp_path):
    (tmp_path / "two.zip").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as made:
        made.writestr("a", "")
        made.writestr("b", "")
    (tmp_path / "cut.gz").write_bytes(gzip.compress(b"a\n" * 999)[:-9])
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04nothing")
    for name, kind, words in [
        ("missing.tab", SourceError, "no such file"),
        ("", SourceError, "a directory"),
        ("two.zip", FormatError, "a ZIP archive of 2 files"),
        ("cut.gz", FormatError, "broken or cut short"),
        ("bad.zip", FormatError, "broken or cut short"),
    ]:
        with pytest.raises(kind, match=words):
            list(read_lines(tmp_path / name))
