"""Adding lines to an overlay file, so that it is never half written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from standoff.knowledge.overlay import Line, read_overlay


def append_lines(path: Path, lines: Iterable[Line], heading: str) -> int:
    """Add lines that the file does not hold yet behind a comment; the number of lines added.

    The file as it becomes is written beside it and then put in its place: stopped at any moment, one of the two is
    there whole. Raises KnowledgeError, before anything is written, where what is there is no overlay; OSError where
    the folder cannot be written to.
    """
    place = path.resolve()
    there = place.read_bytes() if place.exists() else b""
    if there:
        read_overlay(path)
    held = {line.rstrip() for line in there.decode("utf-8-sig").split("\n")}
    fresh = [text for text in dict.fromkeys(map(str, lines)) if text.rstrip() not in held]
    if not fresh:
        return 0
    gap = b"" if not there or there.endswith(b"\n") else b"\n"
    added = "".join(f"{text}\n" for text in (f"# {' '.join(heading.split())}", *fresh)).encode()
    _replace(place, there + gap + added)
    return len(fresh)


def _replace(place: Path, data: bytes) -> None:
    try:
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(place)) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # A file made anew is readable as others are; one that was there keeps what it had.
        Path(name).chmod(place.stat().st_mode & 0o7777 if place.exists() else 0o666 & ~_mask())
        Path(name).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
