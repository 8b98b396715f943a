"""Every name of the actor knowledge base in one index that is walked along an article's tokens."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from standoff.knowledge.bodies import load_bodies
from standoff.knowledge.offices import load_figures
from standoff.knowledge.organs import load_groups, load_organs
from standoff.knowledge.outlets import load_outlets
from standoff.knowledge.states import load_states

Form = Literal["name", "adjective", "demonym", "capital", "family"]
Kind = Literal["state", "body", "organ", "person", "group", "outlet", "agency"]

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s)|St\.|No\.|'s\b|[^\s\-–/'’.]+(?:['’](?!s\b)[^\s\-–/]+)?|[\-–/]")
"""Cuts a name the way the parser's tokenizer cuts it in running text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One way of writing one actor; `key` is the actor's name in the knowledge base."""

    words: tuple[str, ...]
    key: str
    kind: Kind
    form: Form
    code: str
    country: str | None
    exact: bool
    """Compare with case: short names and abbreviations."""
    nouns: tuple[str, ...] = ()
    """What the actor is called on second mention."""


_OUTLET_NOUNS = {
    "agency": ("agency",),
    "newspaper": ("newspaper", "paper", "daily"),
    "broadcaster": ("broadcaster", "channel", "network"),
    "magazine": ("magazine", "weekly"),
    "site": ("site", "website"),
}


@dataclass(slots=True)
class Names:
    """Names that begin with one word: that word alone, and longer ones by their second word, longest first."""

    alone: list[Entry] = field(default_factory=list)
    longer: dict[str, list[Entry]] = field(default_factory=dict)


Index = dict[str, Names]


def tokens_of(name: str) -> tuple[str, ...]:
    """The tokens a name has in running text."""
    return tuple(_TOKEN.findall(name))


def _entry(
    name: str, key: str, kind: Kind, code: str, country: str | None, form: Form = "name", nouns: tuple[str, ...] = ()
) -> Entry:
    exact = name.upper() == name or (len(name) <= 3)
    return Entry(tokens_of(name), key, kind, form, code, country, exact, nouns)


def _state_entries() -> list[Entry]:
    found: list[Entry] = []
    for state in load_states():
        forms: tuple[tuple[Form, tuple[str, ...]], ...] = (
            ("name", (state.name, *state.others)),
            ("adjective", state.adjectives),
            ("demonym", (*state.demonyms, *(_people(a) for a in state.adjectives if _people(a)))),
            ("capital", state.capitals),
        )
        for form, words in forms:
            found += [_entry(w, state.name, "state", state.code, state.code, form) for w in words]
    return found


def _people(adjective: str) -> str:
    return (
        adjective + "s"
        if adjective.endswith(("n", "i", "b", "t", "ek", "o", "d", "e")) and adjective[-2:] != "se"
        else ""
    )


@functools.cache
def load_index() -> Index:
    """Every name by its first word in lower case."""
    entries = _state_entries()
    for body in load_bodies():
        entries += [_entry(w, body.name, "body", body.code, None, nouns=body.nouns) for w in (body.name, *body.others)]
    for organ in load_organs():
        entries += [_entry(w, organ.name, "organ", organ.code, organ.country) for w in (organ.name, *organ.others)]
    for group in load_groups():
        entries += [
            _entry(w, group.name, "group", group.code, group.country, nouns=group.nouns)
            for w in (group.name, *group.others)
        ]
    for outlet in load_outlets():
        kind: Kind = "agency" if outlet.kind == "agency" else "outlet"
        code = outlet.country + "MED"
        entries += [
            _entry(w, outlet.name, kind, code, outlet.country, nouns=_OUTLET_NOUNS[outlet.kind])
            for w in (outlet.name, *outlet.others)
        ]
    index: Index = {}
    for entry in sorted(entries, key=lambda e: -len(e.words)):
        first, *rest = (word.lower() for word in entry.words)
        node = index.setdefault(first, Names())
        if rest:
            node.longer.setdefault(rest[0], []).append(entry)
        else:
            node.alone.append(entry)
    return index


@functools.cache
def load_people() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """People by family name (several may share one) and by full name, in lower case without accents' loss."""
    family: dict[str, list[str]] = {}
    full: dict[str, str] = {}
    for figure in load_figures().values():
        singles = [v for v in figure.variants if " " not in v] or [figure.name.split()[-1]]
        for single in singles:
            family.setdefault(single.lower(), []).append(figure.name)
        for name in (figure.name, *figure.variants):
            if " " in name:
                full[name.lower()] = figure.name
    return {name: tuple(dict.fromkeys(found)) for name, found in family.items()}, full


def match(node: Names, lowers: Sequence[str], words: Sequence[str], i: int) -> list[Entry]:
    """Entries of the longest name that begins at token i; more than one where a name is shared."""
    found: list[Entry] = []
    if node.longer and i + 1 < len(words):
        for entry in node.longer.get(lowers[i + 1], ()):
            if found and len(entry.words) < len(found[0].words):
                break
            if _fits(entry, words, i):
                found.append(entry)
    return found or [entry for entry in node.alone if _fits(entry, words, i)]


def _fits(entry: Entry, words: Sequence[str], i: int) -> bool:
    """Whether the entry's words stand at token i: as written if exact, else with capitals where it has them."""
    wanted = entry.words
    if i + len(wanted) > len(words):
        return False
    for k, word in enumerate(wanted):
        have = words[i + k]
        if have == word:
            continue
        if entry.exact or have.lower() != word.lower() or (word[0].isupper() and not have[0].isupper()):
            return False
    return True


def by_name(name: str) -> Entry | None:
    """The entry of a name as an article would write it ("the Kremlin", "U.S.", "Nato"); None when unknown."""
    name = name.strip()
    for variant in (name, name.removeprefix("the ").removeprefix("The ")):
        words = tokens_of(variant) or (variant,)
        lowers = [w.lower() for w in words]
        node = load_index().get(lowers[0])
        found = [e for e in match(node, lowers, words, 0) if len(e.words) == len(words)] if node else []
        if found:
            return found[0]
    return None
