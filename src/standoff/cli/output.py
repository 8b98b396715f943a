"""Where a command's results go: tables to a terminal, JSON Lines to a pipe, messages to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from standoff.errors import StandoffError


class Form(StrEnum):
    """How results are printed."""

    auto = "auto"
    table = "table"
    jsonl = "jsonl"


def wants_table(form: Form) -> bool:
    """Whether to draw tables: asked for, or standard output is a terminal."""
    return form is Form.table or (form is Form.auto and sys.stdout.isatty())


def console() -> Console:
    """A console on standard output; a pipe that asked for tables gets wide ones."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=160)


def notes() -> Console:
    """A console on standard error."""
    from rich.console import Console

    return Console(stderr=True)


def print_lines(values: Iterable[object]) -> None:
    """One JSON object a line, flushed at the end."""
    import msgspec

    encode = msgspec.json.Encoder().encode
    out = sys.stdout.buffer
    for value in values:
        out.write(encode(value) + b"\n")
    out.flush()


def warn(error: StandoffError) -> None:
    """Say on standard error what could not be read."""
    print(f"standoff: {error}", file=sys.stderr)
