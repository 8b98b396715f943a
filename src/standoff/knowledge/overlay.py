"""The user's own rows: one file of lines for several tables, checked when it is read."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from standoff.errors import KnowledgeError

OVERLAY_VARIABLE = "STANDOFF_ACTORS"
"""Path of a TSV of the user's own rows: the table's name ("states", "offices"), then that table's columns in order."""

Row = tuple[str, ...]
Overlay = Mapping[str, tuple[Row, ...]]
"""Rows by table, in the file's order."""

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "states": ("code", "kind", "name"),
    "bodies": ("name", "code", "kind"),
    "members": ("body", "state"),
    "organs": ("name", "country", "sector"),
    "groups": ("name", "country", "sector"),
    "offices": ("person", "office", "of"),
    "premiers": ("code",),
    "titles": ("title", "office"),
    "office_sectors": ("office", "sector"),
    "positions": ("wording", "holder", "office"),
    "sectors": ("noun", "kind"),
    "outlets": ("name", "country", "kind"),
    "first_names": ("names", "gender"),
    "honorifics": ("word",),
    "dealings": ("word", "kind"),
}
"""The tables a line may be of, and the columns that may not be empty."""
_VOCABULARY: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("states", "kind"): ("state", "historic", "territory", "region"),
    ("outlets", "kind"): ("agency", "newspaper", "broadcaster", "magazine", "site"),
    ("outlets", "state"): ("", "state"),
    ("sectors", "kind"): tuple(
        "government organ branch official person people collective countries asset body".split()
    ),
    ("dealings", "kind"): ("address", "dealing", "seat", "site", "lying"),
}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_CODE = re.compile(r"[A-Z]{3}")
_CODES = frozenset({("states", "code"), ("premiers", "code"), ("members", "state")})
_SHOWN = 3
"""Faults of one file that its error lists; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row for one table: its cells in the order of the table's columns."""

    table: str
    cells: Row

    def __str__(self) -> str:
        return "\t".join((self.table, *self.cells)).rstrip("\t")


def table_lines(name: str) -> Iterator[Row]:
    """The column names of a shipped table, then its rows; lines that begin with # are comments."""
    text = resources.files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return (tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@functools.cache
def columns(table: str) -> Row:
    """The column names of a shipped table."""
    return next(table_lines(table))


def read_overlay(path: Path) -> Overlay:
    """The rows of a user's file by table.

    Raises KnowledgeError where the file cannot be read, and where lines are no rows: it names file and line of each.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{OVERLAY_VARIABLE}: {path} cannot be read ({error}); unset the variable or give a UTF-8 file"
        raise KnowledgeError(msg) from error
    found: dict[str, list[Row]] = {}
    wrong: list[str] = []
    numbered: list[tuple[int, Line]] = []
    # Not splitlines(): it breaks lines at characters no editor counts as one.
    for number, text_line in enumerate(text.split("\n"), 1):
        written = text_line.rstrip("\r")
        if not written.strip() or written.startswith("#"):
            continue
        table, *cells = written.split("\t")
        line = Line(table.strip(), tuple(cell.strip() for cell in cells))
        fault = fault_of(line)
        if fault:
            wrong.append(f"{path}:{number}: {fault}")
        else:
            numbered.append((number, line))
            found.setdefault(line.table, []).append(line.cells)
    holders = _holders(found) if "offices" in found else frozenset()
    wrong += [
        f"{path}:{number}: {of!r} is no state's code (POL) and no name of a body or group (NATO)"
        for number, line in numbered
        if line.table == "offices" and (of := _named(line)["of"]) not in holders
    ]
    if wrong:
        more = f"\nand {len(wrong) - _SHOWN} lines more" if len(wrong) > _SHOWN else ""
        raise KnowledgeError("\n".join(wrong[:_SHOWN]) + more)
    return {table: tuple(rows) for table, rows in found.items()}


def fault_of(line: Line) -> str | None:
    """What keeps a line from being a row of its table; None for a sound one."""
    if line.table not in REQUIRED:
        return f"{line.table!r} is no table; begin with a table's name (states, bodies, groups, offices ...) and a tab"
    names = columns(line.table)
    if any(line.cells[len(names) :]):
        return f"{len(line.cells)} cells for the {len(names)} columns of {line.table} ({', '.join(names)})"
    row = _named(line)
    empty = [name for name in REQUIRED[line.table] if not row[name]]
    if empty:
        return f"no {' and no '.join(empty)}; the columns of {line.table} are {', '.join(names)}"
    return next((fault for name, value in row.items() if (fault := _fault_in(line.table, name, value))), None) or (
        f"it ends ({row['to']}) before it begins ({row['from']})"
        if row.get("to") and row["to"] < row.get("from", "")[: len(row["to"])]
        else None
    )


def _fault_in(table: str, column: str, value: str) -> str | None:
    allowed = _VOCABULARY.get((table, column), ("", "f", "m") if column == "gender" else None)
    if allowed is not None and value not in allowed:
        return f"{column} is {' or '.join(word or 'empty' for word in allowed)}, not {value!r}"
    if column in ("from", "to") and value and not _DATE.fullmatch(value):
        return f"{column} is a date (2022, 2022-01 or 2022-01-24) or empty, not {value!r}"
    coded = column == "country" or (table, column) in _CODES
    if coded and not _CODE.fullmatch(value):
        return f"{column} is a code of three capitals (POL), not {value!r}"
    return None


def _named(line: Line) -> dict[str, str]:
    return as_row(columns(line.table), line.cells)


def as_row(names: Row, cells: Row) -> dict[str, str]:
    """Cells by column name; those not given are empty."""
    return dict(zip(names, cells + ("",) * (len(names) - len(cells)), strict=False))


def _holders(rows: Mapping[str, Iterable[Row]]) -> frozenset[str]:
    """Whose an office may be: codes of states, names of bodies and groups, shipped or of the file itself."""
    found: set[str] = set()
    for table, column in (("states", "code"), ("bodies", "name"), ("groups", "name")):
        at = columns(table).index(column)
        shipped = table_lines(table)
        next(shipped)
        found.update(cells[at] for cells in (*shipped, *rows.get(table, ())))
    return frozenset(found)


def digest(overlay: Overlay) -> str:
    """Eight digits that differ where the rows differ, comments and blank lines aside; empty for no rows."""
    if not overlay:
        return ""
    lines = (str(Line(table, cells)) for table, rows in sorted(overlay.items()) for cells in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
