"""The bytes of a file the user downloaded, plain or compressed, by line or whole, in bounded memory."""

from __future__ import annotations

import bz2
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from standoff.errors import FormatError, SourceError, TooLargeError

LONGEST_LINE = 64_000_000
"""Bytes of one line; the longest entities of Wikidata have a tenth of that."""
LARGEST_WHOLE = 256_000_000
"""Bytes of a file that is no list of lines and so must be held whole."""
_BROKEN = (EOFError, zlib.error, gzip.BadGzipFile)


def _open(path: Path) -> IO[bytes]:
    """The file unpacked: gzip and bzip2 are told by their first bytes. SourceError where it cannot be opened."""
    try:
        with path.open("rb") as stream:
            head = stream.read(3)
        if head.startswith(b"\x1f\x8b"):
            return cast("IO[bytes]", gzip.open(path, "rb"))
        return bz2.open(path, "rb") if head == b"BZh" else path.open("rb")
    except OSError as error:
        raise SourceError(str(path), error.strerror or str(error)) from error


def lines_of(path: Path) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers from 1, without line ends.

    Raises FormatError, naming the line, where a compressed file is damaged or cut short: all before it was given.
    """
    number = 0
    with _open(path) as stream:
        try:
            while line := stream.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    where = f"{path}:{number}"
                    raise TooLargeError(where, f"a line of more than {LONGEST_LINE:,} bytes")
                yield number, line.rstrip(b"\r\n")
        except (*_BROKEN, OSError) as error:
            where = f"{path}:{number + 1}"
            raise FormatError(where, f"damaged or cut short here ({error}); download it again") from error


def whole(path: Path) -> bytes:
    """The file's bytes. TooLargeError beyond the limit, FormatError where it is damaged."""
    with _open(path) as stream:
        try:
            data = stream.read(LARGEST_WHOLE + 1)
        except (*_BROKEN, OSError) as error:
            raise FormatError(str(path), f"damaged or cut short ({error}); download it again") from error
    if len(data) > LARGEST_WHOLE:
        raise TooLargeError(
            str(path), f"more than {LARGEST_WHOLE:,} bytes and no list of lines; ask for less at a time"
        )
    return data


def beginning(path: Path, size: int = 65_536) -> bytes:
    """The first bytes, unpacked; fewer of a file that is cut short there. FormatError where none can be read."""
    found = b""
    with _open(path) as stream:
        try:
            while len(found) < size and (part := stream.read(1024)):
                found += part
        except (*_BROKEN, OSError) as error:
            if not found:
                raise FormatError(str(path), f"damaged or cut short ({error}); download it again") from error
    return found
