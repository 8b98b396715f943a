"""Whose copy an article says it is: credit lines, bylines, datelines; and when a name stands for an outlet."""

from __future__ import annotations

import re

from standoff.model import Article

_INITIAL = re.compile(r"\b[A-Z]")
_SITE = re.compile(r"[\W_]+")
_WIRES = re.compile(r"\b(?:wires?|agenc(?:y|ies))\b", re.IGNORECASE)
_DATELINE_AGENCY = re.compile(r"\(([A-Z][\w .&-]{1,30})\)\s*(?:--|[-–—])\s")


def credited(article: Article) -> list[str]:
    """The words in which an article names whose copy it is; empty for its own work."""
    out = [article.credit] if article.credit else []
    if article.byline and _WIRES.search(article.byline):
        out.append(article.byline)
    found = _DATELINE_AGENCY.search(article.text[:200])
    if found:
        out.append(found.group(1))
    return out


def initials(name: str) -> str:
    """First letters of a name's capitalised words: "Continental Press Agency" is CPA."""
    return "".join(_INITIAL.findall(name))


def plain_name(name: str) -> str:
    """An outlet's name as it is compared: no article, no blanks, no domain ending, lower case."""
    bare = name.strip().lower().removeprefix("www.").removeprefix("the ")
    for ending in (".com", ".org", ".net", ".co.uk", ".example", ".ru", ".ua", ".de", ".fr"):
        bare = bare.removesuffix(ending)
    return _SITE.sub("", bare)


def names_outlet(words: str, outlet: str) -> bool:
    """Whether some words name an outlet: by its name, its domain, or its initials in capitals (three or more)."""
    wanted = plain_name(outlet)
    if len(wanted) >= 3 and wanted in _SITE.sub("", words.lower()):
        return True
    short = initials(outlet)
    return len(short) >= 3 and re.search(rf"\b{re.escape(short)}\b", words) is not None
