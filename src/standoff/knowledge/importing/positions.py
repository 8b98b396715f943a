"""Positions by their English labels: the office one stands for, and whose it is."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from standoff.knowledge.names import by_name
from standoff.knowledge.states import states_by_code
from standoff.knowledge.tables import names, read_table

_WORD = re.compile(r"[^\W_](?:[\w'’.&-]*[\w.])?")
_LONGEST_HOLDER = 9
"""Words of the longest name of a state or body."""
_LONGEST_LABEL = 16
"""Words of a label that is read at all."""
_STYLES = ("republic", "federal republic", "islamic republic", "kingdom", "state", "commonwealth", "federation")
"""What may stand before a state's short name: the Republic of Poland."""
_SHARED = frozenset({"China", "Korea", "Congo", "the Congo"})
"""Short names that two states share, told apart by their style alone."""


@dataclass(frozen=True, slots=True)
class Position:
    """An office of offices.tsv; `of` is a state's code or a body's name."""

    office: str
    of: str


@dataclass(frozen=True, slots=True)
class _Wording:
    """One row of positions.tsv."""

    office: str
    of: str
    holders: tuple[str, ...]
    alone: bool
    """Whether the holder may go unnamed."""

    def fits(self, holder: str) -> bool:
        kind = "state" if holder in states_by_code() else "body"
        return holder in self.holders or kind in self.holders

    @property
    def only(self) -> str | None:
        """Whose it must be when nobody is named."""
        return self.holders[0] if self.alone and len(self.holders) == 1 else None


@functools.cache
def _wordings() -> dict[str, tuple[_Wording, ...]]:
    found: dict[str, tuple[_Wording, ...]] = {}
    for row in read_table("positions"):
        holder = row["holder"]
        wording = _Wording(row["office"], row["of"], names(holder.removesuffix("?")), holder.endswith("?"))
        key = normal(row["wording"].split())
        found[key] = (*(w for w in found.get(key, ()) if w.holders != wording.holders), wording)
    return found


def normal(words: list[str]) -> str:
    """The words of a label as they are compared."""
    text = " ".join(words).casefold().replace("-", " ").replace("defense", "defence").replace("adviser", "advisor")
    kept = [{"for": "of", "&": "and"}.get(word, word) for word in text.replace(",", " ").split()]
    return " ".join(word for word in kept if word not in ("the", "federal"))


@functools.cache
def _first_words() -> frozenset[str]:
    return frozenset(wording.split()[0] for wording in _wordings())


def may_be_position(label: str) -> bool:
    """Whether a label has a word that an office's wording begins with: most items of a dump have none."""
    words = _WORD.findall(label)
    return len(words) <= _LONGEST_LABEL and not _first_words().isdisjoint(normal(words).split())


def is_wording(label: str) -> bool:
    """Whether a label is an office's wording to the word, without saying whose it is."""
    return normal(_WORD.findall(label)) in _wordings()


def holder_of(name: str) -> str | None:
    """The code of a state, or the name of a body, that is called so; regions, capitals and peoples are neither."""
    entry = by_name(name)
    if entry is None:
        style, _, short = name.removeprefix("the ").partition(" of ")
        if short in _SHARED or style.casefold() not in _STYLES or not short:
            return None
        entry = by_name(short)
    if entry is None or entry.form not in ("name", "adjective"):
        return None
    if entry.kind == "body":
        return entry.key
    state = states_by_code().get(entry.code) if entry.kind == "state" else None
    return state.code if state is not None and state.name == entry.key else None


def position_of(label: str, holder: str | None = None) -> Position | None:
    """The office a label stands for; `holder` is whose it is where the label does not name one.

    None where the label is not worded as an office in positions.tsv, where nobody says whose it is, and where label
    and `holder` name different states.
    """
    words = _WORD.findall(label)[:_LONGEST_LABEL]
    for size in range(min(_LONGEST_HOLDER, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            named = holder_of(" ".join(words[start : start + size]))
            found = _office(words[:start], words[start + size :], named) if named is not None else None
            if found is None or named is None:
                continue
            both_states = holder in states_by_code() and named in states_by_code()
            return None if both_states and holder != named else found
    key = normal(words)
    for wording in _wordings().get(key, ()):
        owner = wording.only or holder
        if owner is not None and (wording.fits(owner)) and (holder is None or wording.fits(holder)):
            return Position(wording.office, wording.of or owner)
    return None


def _office(before: list[str], after: list[str], holder: str) -> Position | None:
    """The office of a label's words around the holder's name; "of the" before it may belong to either."""
    shorter = list(before)
    while shorter and shorter[-1].casefold() in ("of", "the"):
        shorter.pop()
    for key in (normal(shorter + after), normal(before + after)):
        for wording in _wordings().get(key, ()):
            if wording.fits(holder):
                return Position(wording.office, wording.of or holder)
    return None
