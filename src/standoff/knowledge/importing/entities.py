"""Entities of Wikidata as its files hold them, reduced to the statements an import reads.

The form is Wikibase's JSON (https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html). An empty object is
written as an empty array there, so every object may be a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from standoff.errors import FormatError, SourceError
from standoff.knowledge.importing.files import beginning, lines_of, whole
from standoff.knowledge.importing.report import Report

HUMAN = "Q5"
_DAY, _MONTH, _YEAR = 11, 10, 9
"""Precisions of a time; a smaller one is a decade or more."""


class Text(msgspec.Struct, frozen=True):
    """A label or alias."""

    value: str


class Labels(msgspec.Struct, frozen=True):
    """The English label, and the one that is the same in all languages."""

    en: Text | None = None
    mul: Text | None = None


class Aliases(msgspec.Struct, frozen=True):
    """Other names, in English or the same in all languages."""

    en: tuple[Text, ...] = ()
    mul: tuple[Text, ...] = ()


class DataValue(msgspec.Struct, frozen=True):
    """What a statement says: an item, a time, a string ..."""

    value: Any = None


class Snak(msgspec.Struct, frozen=True):
    """A property's value, or that it is unknown (somevalue) or that there is none (novalue)."""

    snaktype: str = "value"
    datavalue: DataValue | None = None

    @property
    def item(self) -> str | None:
        """The Q-id of an item."""
        value = self.datavalue.value if self.datavalue is not None else None
        if not isinstance(value, dict):
            return None
        found = value.get("id") or (f"Q{value['numeric-id']}" if "numeric-id" in value else None)
        return found if isinstance(found, str) else None

    @property
    def text(self) -> str | None:
        """A string."""
        value = self.datavalue.value if self.datavalue is not None else None
        return value if isinstance(value, str) else None

    @property
    def date(self) -> str | None:
        """A time as ISO date of its precision; None for decades, centuries and years before the common era."""
        value = self.datavalue.value if self.datavalue is not None else None
        if not isinstance(value, dict):
            return None
        return iso_date(str(value.get("time", "")), value.get("precision", _DAY))


class Qualifiers(msgspec.Struct, frozen=True):
    """What a statement about an office says beside the office."""

    start: tuple[Snak, ...] = msgspec.field(default=(), name="P580")
    end: tuple[Snak, ...] = msgspec.field(default=(), name="P582")
    replaced: tuple[Snak, ...] = msgspec.field(default=(), name="P1366")
    of: tuple[Snak, ...] = msgspec.field(default=(), name="P642")
    jurisdiction: tuple[Snak, ...] = msgspec.field(default=(), name="P1001")
    country: tuple[Snak, ...] = msgspec.field(default=(), name="P17")


class Statement(msgspec.Struct, frozen=True):
    """One statement with its rank: preferred, normal or deprecated."""

    mainsnak: Snak
    rank: str = "normal"
    qualifiers: Qualifiers | list[Any] = msgspec.field(default_factory=Qualifiers)

    @property
    def beside(self) -> Qualifiers:
        """The qualifiers, none where they are an empty array."""
        return self.qualifiers if isinstance(self.qualifiers, Qualifiers) else Qualifiers()


class Claims(msgspec.Struct, frozen=True):
    """The statements an import reads, by property."""

    kinds: tuple[Statement, ...] = msgspec.field(default=(), name="P31")
    positions: tuple[Statement, ...] = msgspec.field(default=(), name="P39")
    genders: tuple[Statement, ...] = msgspec.field(default=(), name="P21")
    deaths: tuple[Statement, ...] = msgspec.field(default=(), name="P570")
    jurisdictions: tuple[Statement, ...] = msgspec.field(default=(), name="P1001")
    countries: tuple[Statement, ...] = msgspec.field(default=(), name="P17")
    directs: tuple[Statement, ...] = msgspec.field(default=(), name="P2389")
    iso3: tuple[Statement, ...] = msgspec.field(default=(), name="P298")


class Entity(msgspec.Struct, frozen=True):
    """An item or property."""

    id: str = ""
    missing: str | None = None
    """Given for ids that Wikidata does not have."""
    labels: Labels | list[Any] = msgspec.field(default_factory=Labels)
    aliases: Aliases | list[Any] = msgspec.field(default_factory=Aliases)
    claims: Claims | list[Any] = msgspec.field(default_factory=Claims)

    @property
    def label(self) -> str:
        """The English name, else the one of all languages; empty where there is neither."""
        labels = self.labels if isinstance(self.labels, Labels) else Labels()
        found = labels.en or labels.mul
        return found.value if found is not None else ""

    @property
    def names(self) -> list[str]:
        """Every other name in English."""
        aliases = self.aliases if isinstance(self.aliases, Aliases) else Aliases()
        labels = self.labels if isinstance(self.labels, Labels) else Labels()
        also = (labels.mul,) if labels.en is not None and labels.mul is not None else ()
        return [text.value for text in (*also, *aliases.en, *aliases.mul)]

    @property
    def said(self) -> Claims:
        """The statements, none where they are an empty array."""
        return self.claims if isinstance(self.claims, Claims) else Claims()

    @property
    def human(self) -> bool:
        """Whether it is said to be a person."""
        return any(s.mainsnak.item == HUMAN for s in self.said.kinds if s.rank != "deprecated")


def iso_date(time: str, precision: object) -> str | None:
    """The ISO date of a time ("+2014-10-22T00:00:00Z") cut to its precision; None for less than a year."""
    day, _, _ = time.removeprefix("+").partition("T")
    parts = day.split("-")
    if day.startswith("-") or len(parts) != 3 or not all(part.isdigit() for part in parts) or len(parts[0]) > 4:
        return None
    level = int(precision) if isinstance(precision, (int, float)) else _DAY
    if level < _YEAR or parts[0] == "0000":
        return None
    kept = parts[: {_YEAR: 1, _MONTH: 2}.get(level, 3)]
    while kept[-1] == "00":
        kept.pop()
    return "-".join((kept[0].zfill(4), *kept[1:]))


class _Whole(msgspec.Struct, frozen=True):
    """The answer of Special:EntityData and of wbgetentities; or an error."""

    entities: dict[str, Entity] | list[Any] | None = None
    error: Any = None


_entity = msgspec.json.Decoder(Entity)
_whole = msgspec.json.Decoder(_Whole)
_ITEM = (b'"type":"item"', b'"type":"property"', b'"type":"lexeme"', b'"labels":', b'"claims":')


def is_list_of_lines(path: Path) -> bool:
    """Whether a file is a dump: an array with one entity a line, or one entity a line without the array."""
    head = beginning(path).removeprefix(b"\xef\xbb\xbf").lstrip()
    first, newline, _ = head.partition(b"\n")
    if first.strip() == b"[":
        return True
    compact = first[:2000].replace(b'": ', b'":')
    return bool(newline) and first.startswith(b"{") and first.rstrip(b"\r, ").endswith(b"}") and _is_item(compact)


def _is_item(head: bytes) -> bool:
    return not head.startswith(b'{"entities"') and any(mark in head for mark in _ITEM)


def read_dump(path: Path, report: Report) -> Iterator[Entity]:
    """Entities of a dump, one at a time; a line that is none is noted, and the others go on."""
    try:
        for number, line in lines_of(path):
            text = line.removeprefix(b"\xef\xbb\xbf").strip().rstrip(b",")
            if text in (b"", b"[", b"]"):
                continue
            try:
                yield _entity.decode(text)
            except msgspec.MsgspecError as error:
                report.spoil(FormatError(f"{path}:{number}", f"no entity of Wikidata ({error})"))
    except SourceError as error:
        report.spoil(error)


def read_entities(path: Path) -> list[Entity] | None:
    """Entities of a file of Special:EntityData or wbgetentities; None where it is something else.

    Raises FormatError where it is no JSON, or the answer is an error.
    """
    data = whole(path).removeprefix(b"\xef\xbb\xbf")
    try:
        if data.lstrip().startswith(b"["):
            found = msgspec.json.decode(data, type=list[Any])
            entities = [e for e in found if isinstance(e, dict) and "id" in e and ("labels" in e or "claims" in e)]
            return [msgspec.convert(e, Entity) for e in entities] if entities else None
        answer = _whole.decode(data)
        if answer.error is not None:
            raise FormatError(str(path), f"Wikidata's answer is an error: {_words(answer.error)}")
        if answer.entities is None:
            one = _entity.decode(data)
            return [one] if one.id else None
        return list(answer.entities.values()) if isinstance(answer.entities, dict) else []
    except msgspec.MsgspecError as error:
        raise FormatError(str(path), f"no JSON of Wikidata ({error})") from error


def _words(error: object) -> str:
    return str(error.get("info", error.get("code", ""))) if isinstance(error, dict) else str(error)
