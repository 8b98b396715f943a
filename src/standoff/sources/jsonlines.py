"""JSON Lines of articles, in the input form of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from standoff.errors import EmptyError, FormatError, SourceError
from standoff.model import Article, text_sha256
from standoff.sources.decoding import whole
from standoff.sources.limits import DEFAULT_LIMITS, Limits
from standoff.sources.moments import iso_moment
from standoff.sources.stories import checked_story

_TEXTS = ("title", "outlet", "url", "byline", "dateline", "credit", "language", "retrieved", "modified")


def row_article(row: object, where: str, limits: Limits = DEFAULT_LIMITS) -> Article:
    """The article of one row; a row without `text` but with `title` or `summary` is read from those.

    The text is kept as given, so offsets fit it. Raises FormatError or EmptyError.
    """
    if not isinstance(row, dict):
        raise FormatError(where, "not a JSON object")
    text = _row_text(row, where)
    published = next((row[k] for k in ("published", "date", "dct") if row.get(k)), None)
    fields = {k: _field(row, k, where) for k in _TEXTS}
    fields["outlet"] = fields["outlet"] or _field(row, "publisher", where)
    return Article(
        id=_field(row, "id", where) or where,
        text=checked_story(text, where, limits),
        sha256=text_sha256(text),
        published=iso_moment(published),
        origin=where,
        **{k: (iso_moment(v) if k in {"retrieved", "modified"} else v) for k, v in fields.items()},
    )


def _row_text(row: dict[str, Any], where: str) -> str:
    text = row.get("text")
    if text is None:
        text = "\n\n".join(str(row[k]).strip() for k in ("title", "summary", "description") if row.get(k))
    if not isinstance(text, str):
        raise FormatError(where, '"text" is not a string')
    if not text:
        raise EmptyError(where, 'no "text", "title" or "summary" in it')
    return whole(text)


def _field(row: dict[str, Any], key: str, where: str) -> str | None:
    """A field as words: a number is written out, a list of names joined; FormatError for anything else."""
    value = row.get(key)
    if isinstance(value, dict):
        value = value.get("name", value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if isinstance(value, (dict, list, bool)):
        raise FormatError(where, f'"{key}" is not a string')
    return whole(str(value)) if value is not None and value != "" else None


def parse_lines(text: str, where: str, limits: Limits = DEFAULT_LIMITS) -> Iterator[Article | SourceError]:
    """Articles of JSON Lines, of one JSON object, or of one JSON array; a broken line is an error, the rest goes on."""
    whole = _whole_document(text)
    if whole is not None:
        rows = ((f"{where}:{n}", row) for n, row in enumerate(whole, 1))
        for spot, row in rows:
            yield _tried(row, spot, limits)
        return
    for n, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        yield parse_line(line, f"{where}:{n}", limits)


def parse_line(line: str, where: str, limits: Limits = DEFAULT_LIMITS) -> Article | SourceError:
    """The article of one line of JSON, or the error that says why there is none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return FormatError(where, f"not JSON ({error})")
    return _tried(row, where, limits)


def _tried(row: object, spot: str, limits: Limits) -> Article | SourceError:
    try:
        return row_article(row, spot, limits)
    except SourceError as error:
        return error


def _whole_document(text: str) -> list[object] | None:
    """The objects of a text that is one JSON document over several lines; None for JSON Lines."""
    bare = text.strip()
    if not bare.startswith("[") and not (bare.startswith("{") and "\n" in bare):
        return None
    first_line = bare.split("\n", 1)[0]
    if bare.startswith("{"):
        try:
            json.loads(first_line)
        except ValueError:
            pass
        else:
            return None
    try:
        loaded = json.loads(bare)
    except (ValueError, RecursionError):
        return None
    return loaded if isinstance(loaded, list) else [loaded]
