"""Entries of PETRARCH's actor dictionaries, and of the CountryInfo file they were made from.

The form is that of PETRARCH's reader and of TABARI before it: `NAME_ [CODE]`, `+SYNONYM_` and `[CODE 870101-910101]` on
lines of their own or behind the name, `<870101` until and `>870101` from a day; comments behind # or ;. CountryInfo has
`<Country>` blocks with the same lines, the office in the tag around them or in the comment.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from standoff.errors import FormatError, SourceError, TooLargeError
from standoff.knowledge.importing.files import LARGEST_WHOLE, lines_of
from standoff.knowledge.importing.report import Report

_PIVOT = 30
"""Two-digit years up to this one are of this century, as PETRARCH's reader has it."""
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_INSIDE = re.compile(r"(?P<code>[A-Z~-][A-Z0-9~-]{2,})?\s*(?P<date>[<>]?\s*\d+\s*(?:-\s*\d+)?)?\s*>?")
_LIFE = re.compile(r"[BD]:.*")
"""Dates of birth and death."""
_TAG = re.compile(r"<(/?)([A-Za-z][^<>/]*)>\s*(?:([^<]*)</\2>)?\s*$")
_NAMES_OF_STATE = frozenset({"Nationality", "CountryName"})


@dataclass(frozen=True, slots=True)
class Coded:
    """A code and when it holds: ISO dates, empty is open; `title` is the position where the file words it."""

    code: str
    start: str = ""
    end: str = ""
    title: str = ""


@dataclass(slots=True)
class Entry:
    """An actor's names as the file writes them, and their codes."""

    where: str
    names: list[str]
    codes: list[Coded] = field(default_factory=list)
    spoiled: bool = False
    """Whether a code of it could not be read, which has been said."""


def read_entries(path: Path, report: Report) -> list[Entry]:
    """All entries of a file; broken lines are noted and the others go on.

    Raises FormatError where the file holds no entry at all: it is another dictionary, or none.
    """
    broken = Report()
    lines = list(_lines(path, broken))
    tagged = any(line.strip() == "<Country>" for _, line in lines)
    found = list(_country_entries(path, lines, broken) if tagged else _entries(path, lines, broken))
    if not any(entry.codes for entry in found):
        message = "holds no actor in PETRARCH's form (NAME_ [CODE]); verbs, agents and other files are not imported"
        raise FormatError(str(path), message)
    for error in broken.broken:
        report.spoil(error)
    report.broken_count += broken.broken_count - len(broken.broken)
    for reason, counts in broken.left.items():
        for what, count in counts.items():
            for _ in range(count):
                report.leave(reason, what)
    return found


def _lines(path: Path, report: Report) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, without XML comments."""
    hidden, size = False, 0
    try:
        for number, raw in lines_of(path):
            size += len(raw) + 1
            if size > LARGEST_WHOLE:
                where = f"{path}:{number}"
                raise TooLargeError(where, f"no dictionary has more than {LARGEST_WHOLE:,} bytes; the rest is left")
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                report.spoil(FormatError(f"{path}:{number}", f"no UTF-8 ({error.reason}); save the file as UTF-8"))
                continue
            if line.lstrip().startswith("#") and not hidden:
                line = ""
            while "<!--" in line or hidden:
                before, _, rest = ("", "", line) if hidden else line.partition("<!--")
                _, closed, after = rest.partition("-->")
                hidden, line = not closed, before + after
                if hidden:
                    break
            yield number, line
    except SourceError as error:
        report.spoil(error)


def _entries(path: Path, lines: list[tuple[int, str]], report: Report) -> Iterator[Entry]:
    entry: Entry | None = None
    parted = False
    for number, line in lines:
        where = f"{path}:{number}"
        text = re.split(r"[#;]", line, maxsplit=1)[0].strip()
        if not text:
            parted = parted or not line.strip()
            continue
        if text.startswith(("+", "[")):
            if entry is None or (parted and text.startswith("+")):
                report.leave("names that a blank line parts from what they belong to", f"line {number} {text}")
                continue
        else:
            if entry is not None:
                yield entry
            entry = Entry(where, [])
        parted = False
        before = report.broken_count
        name, codes = _parts(text.removeprefix("+"), where, report)
        entry.spoiled = entry.spoiled or report.broken_count > before
        entry.names += _names(name)
        entry.codes += codes
    if entry is not None:
        yield entry


def _parts(text: str, where: str, report: Report) -> tuple[str, list[Coded]]:
    """The name before the codes of a line, and the codes that can be read."""
    name, opened, _ = text.partition("[")
    codes: list[Coded] = []
    inside = _BRACKET.findall(text)
    if opened and text.count("[") != len(inside):
        report.spoil(FormatError(where, f"a code's bracket is not closed: {text!r}"))
    for cell in inside:
        coded = _coded(cell.strip())
        if coded is not None:
            codes.append(coded)
        elif not _LIFE.fullmatch(cell.strip()):
            report.spoil(FormatError(where, f"[{cell}] is no code with dates (ABC, ABC 870101-910101, ABC >870101)"))
    return name, codes


def _names(text: str) -> list[str]:
    """The name of a line and the synonyms in braces behind it."""
    inside = re.findall(r"\{([^{}]*)\}", text)
    bare = re.sub(r"\{[^{}]*\}?", " ", text).strip()
    return [name for name in (bare, *(part for cell in inside for part in cell.split())) if name.strip("_ ")]


def _coded(cell: str) -> Coded | None:
    """A code with the days it holds; None where it is not of the form."""
    found = _INSIDE.fullmatch(cell)
    if found is None or not (found["code"] or found["date"]):
        return None
    code, date = found["code"] or "", "".join((found["date"] or "").split())
    if not date:
        return Coded(code)
    if date[0] in "<>":
        day = iso_day(date[1:])
        return None if day is None else Coded(code, *(("", day) if date[0] == "<" else (day, "")))
    first, dash, last = date.partition("-")
    start, end = iso_day(first), iso_day(last)
    return Coded(code, start, end) if dash and start is not None and end is not None else None


def iso_day(digits: str) -> str | None:
    """YYMMDD or YYYYMMDD as ISO date; a day that the month does not have gives the month, 00 what is before it."""
    if len(digits) == 6:
        digits = f"{'20' if int(digits[:2]) <= _PIVOT else '19'}{digits}"
    if len(digits) != 8:
        return None
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not year or month > 12 or day > 31:
        return None
    if not month:
        return f"{year:04}"
    exact = 0 < day <= calendar.monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day:02}" if exact else f"{year:04}-{month:02}"


def _country_entries(path: Path, lines: list[tuple[int, str]], report: Report) -> Iterator[Entry]:
    """Entries of a CountryInfo file: the state with its names, and its people."""
    tags: list[str] = []
    state = Entry(str(path), [])
    code = ""
    for number, line in lines:
        where = f"{path}:{number}"
        tag = _TAG.match(line.strip())
        if tag is not None:
            closing, name, value = tag.groups()
            if name == "CountryCode" and value:
                code, state = value.strip(), Entry(where, [], [Coded(value.strip())])
            elif name == "CountryName" and value:
                state.names.append(value.strip())
            elif closing:
                if name == "Country" and state.names:
                    yield state
                tags = tags[: tags.index(name)] if name in tags else tags
            elif value is None:
                tags.append(name)
            continue
        words, _, comment = line.partition("#")
        text = words.strip()
        if not text or not tags:
            continue
        if tags[-1] in _NAMES_OF_STATE:
            state.names += _names(text)
        elif "Leaders" in tags or "Government" in tags:
            yield _holder(text, comment, tags, code, where, report)


def _holder(text: str, comment: str, tags: list[str], code: str, where: str, report: Report) -> Entry:
    """A leader, whose office the tag words, or a member of a government, whose office the comment does."""
    name, codes = _parts(text, where, report)
    titles = [title.replace('"Acting"', "").strip() for title in comment.split(" & ")]
    if tags[-1] not in ("Leaders", "Government"):
        titles = [_singular(tags[-1])] * len(codes)
    elif len(titles) != len(codes):
        titles = [""] * len(codes)
    dated = [Coded(c.code or f"{code}GOV", c.start, c.end, title) for c, title in zip(codes, titles, strict=True)]
    return Entry(where, _names(name), dated)


def _singular(tag: str) -> str:
    """The position that a tag around several leaders names: "Prime ministers" is prime minister."""
    head, of, rest = tag.partition(" of ")
    return head.strip().removesuffix("s") + of + rest
