"""Lines of a file of event data, one in memory at a time: plain, gzip, a ZIP archive with one file in it, or "-"."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, NamedTuple, cast

from standoff.errors import EncodingError, FormatError, SourceError, TooLargeError

LONGEST = 1_000_000
"""Bytes of one line; a longer one is refused, and the next is read."""

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_BOM = "\ufeff"


class Line(NamedTuple):
    """A line without its end, and where it stands: `file:12`."""

    text: str
    where: str


def read_lines(source: str | Path) -> Iterator[Line | SourceError]:
    """The lines that are not blank, in order; an error stands where a line cannot be read, and the rest goes on.

    Raises SourceError where the file itself cannot be opened, FormatError where it is broken in the middle.
    """
    where = str(source)
    with ExitStack() as opened:
        try:
            stream = _opened(where, opened)
            yield from _lines(stream, where)
        except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
            raise FormatError(where, f"broken or cut short ({error}); fetch or copy it again") from error
        except OSError as error:
            raise SourceError(where, _reason(error)) from error


def _opened(where: str, opened: ExitStack) -> IO[bytes]:
    if where == "-":
        standard = sys.stdin.buffer
        packed = isinstance(standard, io.BufferedReader) and standard.peek(2)[:2] == _GZIP
        return _unpacked(standard) if packed else standard
    raw = opened.enter_context(Path(where).open("rb"))  # noqa: SIM115 - the stack closes it
    start = raw.read(4)
    raw.seek(0)
    if start.startswith(_GZIP):
        return _unpacked(raw)
    if start != _ZIP:
        return raw
    archive = opened.enter_context(zipfile.ZipFile(raw))
    inside = [name for name in archive.namelist() if not name.endswith("/")]
    if len(inside) != 1:
        raise FormatError(where, f"a ZIP archive of {len(inside)} files; unpack it and name one of them")
    return opened.enter_context(archive.open(inside[0]))


def _unpacked(packed: IO[bytes]) -> IO[bytes]:
    return cast("IO[bytes]", gzip.GzipFile(fileobj=packed))


def _lines(stream: IO[bytes], where: str) -> Iterator[Line | SourceError]:
    number = 0
    while data := stream.readline(LONGEST + 1):
        number += 1
        spot = f"{where}:{number}"
        if len(data) > LONGEST:
            yield TooLargeError(spot, f"a line of more than {LONGEST:,} bytes; is it a table of events?")
            while data and not data.endswith(b"\n"):
                data = stream.readline(LONGEST)
            continue
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            yield EncodingError(spot, f"not UTF-8 (byte {error.start + 1}); convert the file to UTF-8")
            continue
        text = text.removeprefix(_BOM) if number == 1 else text
        text = text.removesuffix("\n").removesuffix("\r")
        if text.strip():
            yield Line(text, spot)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, IsADirectoryError):
        return "a directory; name a file in it"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"cannot be read ({error.strerror or error})"
