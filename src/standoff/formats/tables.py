"""Tab-separated tables of events: cells of a record and back, with what a record has no field for kept beside it.

Two laws hold for every table: reading what was written gives the record again, as far as the format has a place for
its fields; and writing what was read gives the row again, byte for byte.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from standoff.errors import FormatError, SourceError
from standoff.formats.event_codes import is_cameo
from standoff.formats.lines import Line
from standoff.formats.record import CodedEvent, Kept

_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""What would break a row, or what some readers take for the end of a line."""


class CellError(ValueError):
    """A cell does not hold what its column is for; its text names the column."""


class Row:
    """Cells of a row by column, read as what they are; CellError for a cell that is not.

    `blanks` are the texts that stand for an empty cell.
    """

    def __init__(self, cells: Mapping[str, str], blanks: Sequence[str]) -> None:
        self._cells = cells
        self._blanks = frozenset((*blanks, ""))

    def text(self, column: str) -> str | None:
        """The cell; None where it is empty."""
        cell = self._cells[column]
        return None if cell in self._blanks else cell

    def listed(self, column: str, mark: str) -> tuple[str, ...]:
        """The parts of a cell that holds several, without their outer blanks."""
        return tuple(p for part in (self.text(column) or "").split(mark) if (p := part.strip()))

    def integer(self, column: str) -> int | None:
        """A whole number."""
        cell = self.text(column)
        if cell is None:
            return None
        if not re.fullmatch(r"-?\d{1,18}", cell, re.ASCII):
            msg = f"{column}: {cell!r} is no whole number"
            raise CellError(msg)
        return int(cell)

    def identity(self, column: str) -> str:
        """A whole number that tells the row from others."""
        found = self.integer(column)
        if found is None:
            msg = f"{column}: empty"
            raise CellError(msg)
        return str(found)

    def cameo(self, column: str) -> str:
        """A CAMEO code."""
        code = self.text(column)
        if code is None or not is_cameo(code):
            msg = f"{column}: {code or ''!r} is no CAMEO code"
            raise CellError(msg)
        return code

    def number(self, column: str, most: float | None = None) -> float | None:
        """A number, of at most the size given."""
        cell = self.text(column)
        if cell is None:
            return None
        if not re.fullmatch(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", cell, re.ASCII):
            msg = f"{column}: {cell!r} is no number"
            raise CellError(msg)
        value = float(cell)
        if abs(value) > (most if most is not None else 1e300):
            msg = f"{column}: {cell} is more than {most:g}" if most is not None else f"{column}: {cell} is too large"
            raise CellError(msg)
        return value

    def day(self, column: str, form: str = "%Y-%m-%d") -> str | None:
        """A day, as an ISO date; `form` is how the column writes it."""
        moment = self.moment(column, form)
        return moment[:10] if moment else None

    def moment(self, column: str, form: str) -> str | None:
        """A day or second, in ISO form."""
        cell = self.text(column)
        if cell is None:
            return None
        try:
            return dt.datetime.strptime(cell, form).isoformat()  # noqa: DTZ007 - formats carry no zone
        except ValueError:
            msg = f"{column}: {cell!r} is no date of the form {form}"
            raise CellError(msg) from None


def number(value: float | None) -> str | None:
    """A number as tables write it: as short as it reads back, without ".0"."""
    return None if value is None else repr(value).removesuffix(".0")


def joined(parts: Iterable[str], mark: str) -> str | None:
    """Several values in one cell; a mark inside a value becomes a comma."""
    bare = mark.strip()
    return mark.join(part if bare == "," else part.replace(bare, ",") for part in parts) or None


@dataclass(frozen=True, slots=True)
class Table:
    """A tab-separated format: its columns in order, how a record fills them, and how a row is read.

    `cells` gives the filled columns only; `event` raises CellError. `blank` is written for an empty cell.
    """

    form: str
    columns: tuple[str, ...]
    cells: Callable[[CodedEvent], Mapping[str, str | None]]
    event: Callable[[Row], CodedEvent]
    blank: str = ""
    blanks: tuple[str, ...] = ()

    def line(self, event: CodedEvent) -> str:
        """The row of a record, with its line end."""
        given = self.cells(event)
        kept = dict(event.kept.cells) if event.kept and event.kept.form == self.form else {}
        cells = (kept[c] if c in kept else self._cell(given.get(c)) for c in self.columns)
        return "\t".join(cells) + "\n"

    def _cell(self, value: str | None) -> str:
        return _BREAKS.sub(" ", value) if value else self.blank

    @property
    def head(self) -> str:
        """The line of column names, with its line end."""
        return "\t".join(self.columns) + "\n"

    def read(self, cells: Mapping[str, str], where: str) -> CodedEvent | SourceError:
        """The record of a row by its cells; a FormatError that names the column where one is broken."""
        try:
            event = self.event(Row(cells, (self.blank, *self.blanks)))
        except CellError as error:
            return FormatError(where, str(error))
        given = self.cells(event)
        kept = tuple(
            (c, text) for c, text in cells.items() if c not in self.columns or text != self._cell(given.get(c))
        )
        return msgspec.structs.replace(event, kept=Kept(form=self.form, cells=kept)) if kept else event


def matched(head: Sequence[str], columns: Sequence[str], aliases: Mapping[str, str], where: str) -> tuple[str, ...]:
    """The columns a file's first line names, under our names; FormatError names those that are missing."""
    named = tuple(aliases.get(name.strip(), name.strip()) for name in head)
    missing = [c for c in columns if c not in named]
    if missing:
        raise FormatError(where, f"the first line does not name the column {missing[0]!r} ({len(missing)} missing)")
    return named


def by_column(cells: Sequence[str], head: Sequence[str], columns: Sequence[str]) -> dict[str, str] | None:
    """Cells by column: in the order of the file's head, or of the format where the head names columns no row has.

    Blank cells after the last column are dropped. None where the numbers do not fit.
    """
    if len(cells) == len(head):
        return dict(zip(head, cells, strict=True))
    if len(cells) >= len(columns) and not any(cells[len(columns) :]):
        return dict(zip(columns, cells, strict=False))
    return None


def read_headed(
    table: Table, lines: Iterator[Line | SourceError], aliases: Mapping[str, str], split: Callable[[str], list[str]]
) -> Iterator[CodedEvent | SourceError]:
    """Records of a table whose first line names its columns; FormatError where it does not."""
    head: tuple[str, ...] = ()
    for line in lines:
        if not isinstance(line, Line):
            yield line
        elif not head:
            head = matched(split(line.text), table.columns, aliases, line.where)
        else:
            cells = split(line.text)
            row = by_column(cells, head, table.columns)
            if row is None:
                yield FormatError(line.where, f"{len(cells)} cells, {len(table.columns)} columns")
            else:
                yield table.read(row, line.where)
