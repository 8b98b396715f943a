"""Broken and hostile inputs: each is said, in words that name it, and the rest goes on."""

from __future__ import annotations

import gzip
import json
import os
import time

import pytest

from standoff.errors import EncodingError, FormatError, SourceError, TooLargeError
from standoff.model import Article
from standoff.sources import read_inputs

SAID = "Officials in Kyiv said on Monday that talks would resume and that the border was calm."


def page(body: str = f"<p>{SAID}</p>" * 6, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><article><h1>Talks resume</h1>{body}</article></body></html>".encode()


def json_ld(text: str) -> bytes:
    return page(head=f'<script type="application/ld+json">{text}</script>')


HOSTILE = {
    "script": page(head="<title><script>alert(1)</script></title>"),
    "attribute": page(head=f'<meta name="x" content="{"a" * 1_000_000}">'),
    "unclosed": b"<html><body><div><p>" + f"<b><i>{SAID}".encode() * 100,
    "metas": page(head='<meta property="a" content="b">' * 100_000),
    "entities": b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + page(f"<p>&b;</p><p>{SAID}</p>" * 6),
    "references": page(f"<p>&#xD800; &#0; &#x110000; &#9999999999999; said</p><p>{SAID}</p>" * 6),
    "rows": page("<table>" + "<tr><td>a</td></tr>" * 20_000 + "</table>" + f"<p>{SAID}</p>" * 6),
    "types": json_ld('{"@type": {"a": 1}, "headline": "x"}'),
    "nested": json_ld('{"@type": ["NewsArticle", {"a": 1}], "publisher": ' + "[" * 900 + '"x"' + "]" * 900 + "}"),
    "deep": json_ld("[" * 100_000),
    "graphs": json_ld('{"@graph":[' * 400 + "]}" * 400),
    "values": json_ld('{"@type": "NewsArticle", "headline": {"x": [1]}, "author": [null, 1], "datePublished": 1e999}'),
    "half": json_ld('{"@type": "NewsArticle", "headline": "Talks \\ud800 resume", "publisher": {"name": "\\udfff"}}'),
    "codec": page(head='<meta charset="undefined">') + b"\xe9",
    "nonsense": page(head='<meta charset="nonsense-9">') + b"\xe9",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_still_gives_its_story(tmp_path, name):
    path = tmp_path / f"{name}.html"
    path.write_bytes(HOSTILE[name])
    start = time.process_time()
    (found,) = read_inputs([path])
    assert isinstance(found, Article), found
    assert "talks would resume" in found.text
    assert time.process_time() - start < 10
    for field in found.__struct_fields__:
        (getattr(found, field) or "").encode()


@pytest.mark.parametrize(
    ("name", "data", "error", "words"),
    [
        ("a.html", os.urandom(200) + bytes(20), FormatError, "binary"),
        ("b.txt", bytes(range(1, 256)) * 20, EncodingError, "UTF-8"),
        ("c.txt", b"\xef\xbb\xbf\xff\xfe", EncodingError, "byte order mark"),
        ("d.txt.gz", gzip.compress(b"0" * 30_000_000), TooLargeError, "--max-bytes"),
        ("e.jsonl.gz", gzip.compress(b"0" * 30_000_000), TooLargeError, "--max-bytes"),
        ("f.txt.gz", b"\x1f\x8bgarbage", FormatError, "gzip"),
        ("g.json", b"[" * 200_000, FormatError, "not JSON"),
        ("h.html", page("<div>" * 50_000), FormatError, "nested"),
        ("i.jsonl", b"x" * 21_000_000, TooLargeError, "--max-bytes"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(tmp_path, name, data, error, words):
    path = tmp_path / name
    path.write_bytes(data)
    (tmp_path / "z.txt").write_text(SAID)
    first, second = read_inputs([path, tmp_path / "z.txt"])
    assert type(first) is error
    assert str(first).startswith(str(path))
    assert words in str(first)
    assert isinstance(second, Article)


def test_large_files_are_not_taken_into_memory(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    (found,) = read_inputs([path])
    assert isinstance(found, TooLargeError)
    (endless,) = read_inputs(["/dev/zero"])
    assert isinstance(endless, TooLargeError)


def test_a_directory_with_loops_pipes_and_dead_links(tmp_path):
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    assert [a.text for a in read_inputs([tmp_path])] == [SAID]
    assert isinstance(next(read_inputs([tmp_path / "self.txt"])), SourceError)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "b.txt").write_text(SAID)
    (tmp_path / "a.txt").chmod(0)
    first, second = read_inputs([tmp_path])
    assert "no permission" in str(first)
    assert isinstance(second, Article)


FIELDS = ("id", "title", "outlet", "publisher", "url", "byline", "dateline", "credit", "language", "modified")


@pytest.mark.parametrize("field", FIELDS)
def test_fields_of_the_wrong_type(tmp_path, field):
    path = tmp_path / "feed.jsonl"
    values = ([[1]], {"a": 1}, True, 7, ["A. Writer", "B. Writer"], {"name": "The Quay"}, None, "\ud800")
    path.write_text("\n".join(json.dumps({"text": SAID, field: value}) for value in values))
    found = list(read_inputs([path]))
    assert [type(f) for f in found] == [FormatError] * 3 + [Article] * 5
    assert f'feed.jsonl:1: "{field}" is not a string' in str(found[0])
    for article in found[3:]:
        for name in article.__struct_fields__:
            (getattr(article, name) or "").encode()


@pytest.mark.parametrize("value", [[], {}, 20220124, 1e999, -1, "Mon, 99 Foo 2022", "9" * 400, "+99999999999", True])
def test_a_date_that_is_none_is_unknown(tmp_path, value):
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"text": SAID, "published": value}))
    (found,) = read_inputs([path])
    assert found.published == ("2022-01-24" if value == 20220124 else None)


def test_broken_lines_between_good_ones(tmp_path):
    path = tmp_path / "feed.jsonl"
    good = json.dumps({"id": 1, "text": SAID})
    lines = (
        "[" * 100_000,
        '{"text": ' + "9" * 5000 + "}",
        '{"text": "x\x01y"}',
        f"{good} trailing",
        '"x"',
        "null",
        "3",
    )
    path.write_text("\n".join([good, *lines, '{"id": 1, "id": 2, "text": "A.", "text": "The gate is shut."}', good]))
    found = list(read_inputs([path]))
    assert [isinstance(f, Article) for f in found] == [True, *[False] * len(lines), True, True]
    assert [str(f).split(" ")[0] for f in found[1:-2]] == [f"{path}:{n}:" for n in range(2, len(lines) + 2)]
    assert (found[-2].id, found[-2].text) == ("2", "The gate is shut.")
