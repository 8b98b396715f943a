"""Names as PETRARCH's dictionaries write them, in capitals and underscores, put into ordinary writing."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from importlib import resources

from standoff.knowledge.english import common_words
from standoff.knowledge.first_names import load_first_names
from standoff.knowledge.honorifics import load_honorifics
from standoff.knowledge.names import by_name
from standoff.knowledge.offices import load_titles
from standoff.knowledge.sectors import load_actor_nouns

_SMALL = frozenset(
    "of the and for in on at to by de la du des del della di da dos das van von der den zu".split()
    + "bin ibn al el ul ur y e".split()
)
"""Words that stay small within a name."""
_PARTS = frozenset(("bin", "ibn", "von", "van", "abu", "bint"))
"""Words that only people's names have."""
_TITLE_WORDS = frozenset(
    ("former", "acting", "deputy", "vice", "interim", "late", "ex", "outgoing", "of", "the", "and")
)
_NAME = re.compile(r"[^\W_](?:[\w .,'’&/-]*[\w.'’])?")
_VOWELS = frozenset("AEIOUY")
_LETTERS = 2


def written(raw: str) -> tuple[str, ...]:
    """A dictionary's name in ordinary writing, with the abbreviation that stands in brackets; empty for no name.

    "SHINING_PATH_" gives "Shining Path"; "POPULAR_FRONT_(PF)_" gives "Popular Front" and "PF".
    """
    text = " ".join(raw.replace("_", " ").split())
    short = re.findall(r"\(([A-Z][A-Z/-]*[A-Z])\)", text)
    text = " ".join(re.sub(r"\([^()]*\)", " ", text).split()).removesuffix(", THE")
    if not _NAME.fullmatch(text) or not any(c.isalpha() for c in text):
        return ()
    words = text.split()
    if len(words) > _LETTERS and words[0].upper() == "THE":
        words = words[1:]
    found = " ".join(_cased(word, first=n == 0, alone=len(words) == 1) for n, word in enumerate(words))
    return (found, *(s for s in short if s.isalpha()))


def with_initials(names: Sequence[str]) -> list[str]:
    """Names, those of one word in capitals where they are the initials of another one."""
    longer = [name.split() for name in names if " " in name]
    short = {"".join(word[0] for word in words).upper() for words in longer}
    short |= {"".join(word[0] for word in words if word[0].isupper()) for words in longer}
    return [name.upper() if name.upper() in short else name for name in names]


def _cased(word: str, *, first: bool, alone: bool) -> str:
    if not word.isupper():
        return word
    if word.lower() in _SMALL and not first:
        return word.lower()
    if "." in word or _is_short(word, alone=alone):
        return word
    return "-".join(_part(part, first=first and n == 0) for n, part in enumerate(word.split("-")))


def _part(part: str, *, first: bool) -> str:
    """One part of a word: "O'BRIEN", "MCCAIN", "CHILDREN'S", the "AL" of "AL-BARADEI"."""
    if part.lower() in _SMALL and not first:
        return part.lower()
    if part.startswith("MC") and len(part) > 4:
        return "Mc" + part[2:].capitalize()
    head, mark, rest = part.partition("'")
    tail = rest.capitalize() if len(rest) > _LETTERS else rest.lower()
    return head.capitalize() + mark + tail


def _is_short(word: str, *, alone: bool) -> bool:
    """Whether capitals are an abbreviation: without vowels, known as one, or so short and alone that it must be."""
    letters = [c for c in word if c.isalpha()]
    if len(letters) > 1 and len(letters) == len(word) and not _VOWELS & set(letters):
        return True
    entry = by_name(word)
    known = entry is not None and entry.exact and entry.words == (word,)
    return known or (alone and len(word) <= 3)


@functools.cache
def _organisation_words() -> frozenset[str]:
    text = resources.files("standoff.knowledge").joinpath("organisation_words.txt").read_text(encoding="utf-8")
    listed = {line for line in text.splitlines() if line and not line.startswith("#")}
    kinds = {"organ", "branch", "collective", "body", "government"}
    return frozenset(listed | {noun.noun for noun in load_actor_nouns().values() if noun.kind in kinds})


@functools.cache
def _title_nouns() -> frozenset[str]:
    nouns = {n.noun for n in load_actor_nouns().values() if n.kind in ("official", "person")}
    return frozenset((nouns | set(load_honorifics())) - set(load_first_names()))


@functools.cache
def _title_words() -> frozenset[str]:
    worded = {word for title in load_titles() for word in title.replace("-", " ").split()}
    return (_title_nouns() | worded | _TITLE_WORDS) - set(load_first_names())


def is_organisation(name: str) -> bool:
    """Whether a word of a name is one of organisations' names."""
    return not _organisation_words().isdisjoint(name.lower().replace("-", " ").split())


def is_person(name: str) -> bool:
    """Whether a name begins with a first name or a title, or has a word that only people's names have."""
    words = name.lower().split()
    title, bare = _cut(name.split())
    if len(words) < _LETTERS or not bare:
        return False
    titled = any(not _title_nouns().isdisjoint(word.lower().split("-")) for word in title)
    return titled or bare[0].lower() in load_first_names() or not _PARTS.isdisjoint(words)


def without_title(name: str) -> str:
    """A person's name without the titles and the states or bodies before it; empty where nothing else is there."""
    return " ".join(_cut(name.split())[1])


def _cut(words: list[str]) -> tuple[list[str], list[str]]:
    """The titles, states and bodies a name begins with, and the rest."""
    start = 0
    while start < len(words):
        size = next((k for k in (3, 2, 1) if _is_actor(" ".join(words[start : start + k]))), 0)
        if not size and not set(words[start].lower().split("-")) <= _title_words():
            break
        start += size or 1
    return words[:start], words[start:]


def _is_actor(name: str) -> bool:
    entry = by_name(name)
    return entry is not None and entry.kind in ("state", "body", "organ") and entry.form in ("name", "adjective")


def is_common(name: str) -> bool:
    """Whether a name is one word that means something else in most texts ("soldiers", "the")."""
    return " " not in name and (name.lower() in load_actor_nouns() or name.lower() in common_words())
