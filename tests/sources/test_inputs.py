"""Whatever is given is read, or says why not, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json

import pytest

from standoff.errors import EmptyError, FormatError, SourceError, TooLargeError
from standoff.model import Article
from standoff.sources import Limits, read_inputs

LINE = {"id": "a1", "text": "Officials said the bridge would open.", "publisher": "The Quay", "date": "20220124"}


def read(*inputs, **options):
    return list(read_inputs([str(i) for i in inputs], **options))


def test_json_lines_keep_the_text_and_take_the_contracts_names(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps(LINE) + "\n\n" + json.dumps({"id": 2, "title": "T", "summary": "S"}) + "\n")
    first, second = read(path)
    assert (first.id, first.text, first.outlet, first.published) == ("a1", LINE["text"], "The Quay", "2022-01-24")
    assert (second.id, second.text) == ("2", "T\n\nS")


def test_broken_lines_are_named_by_number_and_the_rest_goes_on(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_text(
        f'{json.dumps(LINE)}\n{{"id": 1,\n[]\n{{"id": "e"}}\n{{"id": "n", "text": 5}}\n{json.dumps(LINE)}\n'
    )
    items = read(path)
    assert [type(i) for i in items] == [Article, FormatError, FormatError, EmptyError, FormatError, Article]
    assert items[1].where.endswith("feed.jsonl:2")


def test_gzip_anywhere(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"The bridge is open."))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps(LINE).encode()))
    text, line = read(tmp_path)
    assert text.text == "The bridge is open."
    assert line.id == "a1"


def test_cut_gzip_gives_what_was_whole_and_then_an_error(tmp_path):
    path = tmp_path / "b.jsonl.gz"
    rows = "".join(json.dumps({"id": n, "text": f"Bridge {n * 7919 % 1000} is open."}) + "\n" for n in range(3000))
    path.write_bytes(gzip.compress(rows.encode())[:-2000])
    *articles, last = read(path)
    assert len(articles) > 100
    assert type(last) is SourceError
    assert "ends early" in str(last)


def test_a_directory_is_walked_in_name_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text(f"The file is {name}.")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_text("The file is c.")
    assert [i.text for i in read(tmp_path)] == ["The file is a.txt.", "The file is b.txt.", "The file is c."]


def test_missing_empty_and_huge(tmp_path):
    (tmp_path / "empty.txt").write_text("  \n ")
    (tmp_path / "huge.txt").write_text("word " * 1000)
    (tmp_path / "nothing").mkdir()
    items = read(
        tmp_path / "no.txt",
        tmp_path / "empty.txt",
        tmp_path / "huge.txt",
        tmp_path / "nothing",
        limits=Limits(item_bytes=1000),
    )
    assert [type(i) for i in items] == [SourceError, EmptyError, TooLargeError, SourceError]
    assert all(i.where.startswith(str(tmp_path)) for i in items)


def test_published_stands_in_only_where_unknown(tmp_path):
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps(LINE) + "\n" + json.dumps({"id": 2, "text": "No date here."}))
    assert [i.published for i in read(path, published="2022-02-01")] == ["2022-01-24", "2022-02-01"]


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        (b"A plain line of text.", ["A plain line of text."]),
        (json.dumps(LINE).encode(), [LINE["text"]]),
        (json.dumps([LINE, LINE], indent=1).encode(), None),
    ],
)
def test_standard_input(monkeypatch, given, texts):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    items = read("-")
    if texts is not None:
        assert [i.text for i in items] == texts


def test_one_json_document_over_several_lines(tmp_path):
    path = tmp_path / "all.json"
    path.write_text(json.dumps([LINE, {"id": "b", "text": "Second one is here."}], indent=2))
    assert [i.id for i in read(path)] == ["a1", "b"]
