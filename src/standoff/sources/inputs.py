"""Everything a command may be given: files, directories, JSON Lines, pages, addresses, `-`; gzip anywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from standoff.errors import SourceError, TooLargeError
from standoff.model import Article, text_sha256
from standoff.sources.addresses import Fetcher
from standoff.sources.decoding import decoded, unpacked
from standoff.sources.heads import find_head
from standoff.sources.jsonlines import parse_line, parse_lines
from standoff.sources.limits import DEFAULT_LIMITS, Limits
from standoff.sources.pages import looks_like_html, page_article
from standoff.sources.stories import checked_story

LINES = (".jsonl", ".ndjson", ".json")
PAGES = (".html", ".htm", ".xhtml")
TEXTS = (".txt", ".text", ".md")


def read_inputs(
    inputs: Iterable[str | Path],
    *,
    published: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    fetcher: Fetcher | None = None,
) -> Iterator[Article | SourceError]:
    """Articles in the order given; what cannot be read comes as the error that says why, and the rest goes on.

    `published` stands in where an article has no publication date of its own. A directory is walked in name order
    for the file types known.
    """
    fetcher = fetcher or Fetcher(limits)
    for given in inputs:
        for item in _one(str(given), limits, fetcher):
            if isinstance(item, Article) and published and item.published is None:
                yield msgspec.structs.replace(item, published=published)
            else:
                yield item


def _one(given: str, limits: Limits, fetcher: Fetcher) -> Iterator[Article | SourceError]:
    try:
        if given == "-":
            yield from _from_bytes(sys.stdin.buffer.read(limits.item_bytes + 1), "-", limits)
        elif given.startswith(("http://", "https://")):
            yield _from_address(given, limits, fetcher)
        else:
            yield from _from_path(Path(given), limits)
    except SourceError as error:
        yield error


def _from_path(path: Path, limits: Limits) -> Iterator[Article | SourceError]:
    if path.is_dir():
        found = sorted(p for p in path.rglob("*") if p.is_file() and _known(p) and not _hidden(p, path))
        if not found:
            raise SourceError(
                str(path), f"no files to read in it (looked for {', '.join((*TEXTS, *PAGES, *LINES))}, also .gz)"
            )
        for inner in found:
            yield from _one(str(inner), limits, Fetcher(limits))
        return
    bare = path.name.removesuffix(".gz")
    if bare.endswith((".jsonl", ".ndjson")):
        yield from _streamed_lines(path, limits)
        return
    try:
        size = path.stat().st_size
        if size > limits.item_bytes:
            raise TooLargeError(
                str(path), f"{size:,} bytes, more than {limits.item_bytes:,}; raise the limit with --max-bytes"
            )
        with path.open("rb") as stream:  # a pipe or device has no size to go by
            data = stream.read(limits.item_bytes + 1)
    except OSError as error:
        raise SourceError(str(path), _os_reason(error)) from error
    yield from _from_bytes(data, str(path), limits)


def _from_bytes(data: bytes, where: str, limits: Limits) -> Iterator[Article | SourceError]:
    data = unpacked(data, where, limits)
    bare = where.removesuffix(".gz")
    if bare.endswith(PAGES) or (not bare.endswith(TEXTS + LINES) and looks_like_html(data)):
        yield page_article(data, id=where, where=where, limits=limits)
        return
    text = decoded(data, where)
    if bare.endswith(LINES) or (where == "-" and text.lstrip().startswith("{")):
        yield from parse_lines(text, where, limits)
        return
    yield _plain(checked_story(text, where, limits), where)


def _plain(text: str, where: str) -> Article:
    """An article of plain text, with what its first lines say of it."""
    head = find_head(text)
    return Article(
        id=where, text=text, sha256=text_sha256(text), title=head.title, byline=head.byline, outlet=head.outlet,
        published=head.published, origin=where,
    )  # fmt: skip


def _from_address(url: str, limits: Limits, fetcher: Fetcher) -> Article:
    got = fetcher.fetch(url)
    if got.content_type == "text/plain":
        text = checked_story(decoded(got.data, url, declared=got.encoding), url, limits)
        return Article(id=url, text=text, sha256=text_sha256(text), url=got.url, retrieved=got.retrieved, origin=url)
    return page_article(
        got.data, id=url, where=url, url=got.url, encoding=got.encoding, retrieved=got.retrieved, limits=limits
    )


def _streamed_lines(path: Path, limits: Limits) -> Iterator[Article | SourceError]:
    """Lines of a file of any size, one in memory at a time."""
    import gzip

    where = str(path)
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream = gzip.GzipFile(fileobj=raw) if packed else raw
            number = 0
            while line := stream.readline(limits.item_bytes + 1):
                number += 1
                spot = f"{where}:{number}"
                if len(line) > limits.item_bytes:
                    reason = f"a line of more than {limits.item_bytes:,} bytes; raise the limit with --max-bytes"
                    yield TooLargeError(spot, reason)
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(limits.item_bytes)
                    continue
                if line.strip():
                    yield _line(line, spot, limits)
    except (OSError, EOFError) as error:
        raise SourceError(where, _os_reason(error)) from error


def _line(line: bytes, spot: str, limits: Limits) -> Article | SourceError:
    try:
        return parse_line(decoded(line, spot), spot, limits)
    except SourceError as error:
        return error


def _known(path: Path) -> bool:
    return path.name.removesuffix(".gz").endswith(TEXTS + PAGES + LINES)


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _os_reason(error: OSError | EOFError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or directory"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, EOFError):
        return "the gzip data ends early; fetch or copy the file again"
    return f"cannot be read ({error})"
