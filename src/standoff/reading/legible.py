"""Characters that no prose holds, put right before a text is read; one for one, so that offsets hold."""

from __future__ import annotations

import re

import msgspec

from standoff.model import Article

_ODD = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029\ud800-\udfff]")
_BREAKS = frozenset("\x0b\x0c\u2028\u2029")
"""Ends of lines and pages other than LF."""


def legible(article: Article) -> Article:
    """The article as it is read: odd line ends as LF, odd blanks as blanks, half surrogate pairs as U+FFFD.

    A half pair (JSON can spell one) has no UTF-8, and nothing taken from it could be printed or kept.
    """
    text = _ODD.sub(_plain, article.text)
    return article if text == article.text else msgspec.structs.replace(article, text=text)


def _plain(found: re.Match[str]) -> str:
    character = found[0]
    if character in _BREAKS:
        return "\n"
    return " " if character < "\ud800" else "\ufffd"
