"""Everything Standoff raises on purpose.

StandoffError
├── SpanError            a span that cannot be one, or lies outside its text
├── SourceError          one item of input cannot be read; the others go on
│   ├── EncodingError    its bytes are not text in any encoding named or guessed
│   ├── EmptyError       it holds no story text
│   ├── FormatError      it is not what its name or header says (JSON, HTML, gzip)
│   ├── TooLargeError    it is larger than the limit for one item
│   └── FetchError       an address could not be fetched
├── ModelMissingError    no English spaCy model is installed
├── KnowledgeError       a data file of the package or a user's overlay is broken
└── CaseError            a case file cannot be opened, is of a newer version, or is not one
    ├── NotFoundError    no record with that id
    └── BriefError       a sentence of a brief is not held by the span it cites
"""

from __future__ import annotations


class StandoffError(Exception):
    """Root of all errors raised on purpose; its text says what happened and what to do."""


class SpanError(StandoffError, ValueError):
    """A span is empty, negative, or reaches outside its text."""


class SourceError(StandoffError):
    """One item of input cannot be read.

    `where` names the item: a path, a url, or `file.jsonl:12` for a line.
    """

    def __init__(self, where: str, reason: str) -> None:
        self.where = where
        self.reason = reason
        super().__init__(f"{where}: {reason}")


class EncodingError(SourceError):
    """The bytes are not text in the encoding they declare nor in a guessed one."""


class EmptyError(SourceError):
    """There is no story text in the item."""


class FormatError(SourceError):
    """The item is not what its name or header says it is."""


class TooLargeError(SourceError):
    """The item is larger than the limit for one article."""


class FetchError(SourceError):
    """An address could not be fetched within its limits."""


class ModelMissingError(StandoffError):
    """No English spaCy model is installed under any of the names looked for."""


class KnowledgeError(StandoffError):
    """A vocabulary of the package, or an overlay given by the user, is broken."""


class CaseError(StandoffError):
    """A case file cannot be opened, is no case, or was written by a newer version."""


class NotFoundError(CaseError):
    """The case holds no record with that id."""


class BriefError(CaseError):
    """A sentence of a brief names something its cited span does not hold."""
