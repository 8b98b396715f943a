"""Code books of events: CAMEO codes with their PLOVER types, and the classes of verbs and nouns that carry them.

Types and modes follow the PLOVER manual, codes the CAMEO code book (Schrodt 2012); definitions are our own words.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from standoff.knowledge.governors import read_table

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Quad class by PLOVER type: verbal and material cooperation, verbal and material conflict."""

SCORES = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5,
    "COOPERATE": 9.5, "AID": 10.0, "RETREAT": 6.5,
    "REQUEST": 0.0, "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5,
    "PROTEST": -5.0, "SANCTION": -6.0, "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
}  # fmt: skip
"""Base score of a PLOVER type, -10 to 10 (PLOVER manual; its table prints ACCUSE without the sign)."""

GOLDSTEIN = {
    "01": 0.0, "02": 3.0, "03": 4.0, "04": 1.0, "05": 3.5, "06": 6.0, "07": 7.0, "08": 5.0, "09": -2.0, "10": -5.0,
    "11": -2.0, "12": -4.0, "13": -6.0, "14": -6.5, "15": -7.2, "16": -4.0, "17": -7.0, "18": -9.0, "19": -10.0,
    "20": -10.0,
}  # fmt: skip
"""Goldstein's conflict-cooperation value of a CAMEO root, as GDELT ships it."""


@dataclass(frozen=True, slots=True)
class Code:
    """A CAMEO code: its PLOVER type and mode, and the codes of the act agreed to, demanded, refused and threatened."""

    code: str
    plover: str
    mode: str | None
    agree: str
    demand: str
    refuse: str
    threat: str
    definition: str


@dataclass(frozen=True, slots=True)
class NounSense:
    """The class of a noun; `code` where it names a happening; `lasting` goes on, `weak` needs arguments to count."""

    name: str
    code: str | None
    lasting: bool
    weak: bool
    site: bool = False
    """Whether a place name before the noun is where it befalls ("the Iraq war"), not who does it."""
    theme: str | None = None
    """What agreeing to, demanding or refusing the thing comes to: the code of granting it."""
    charge: str | None = None
    """The code of accusing somebody of it."""


@dataclass(frozen=True, slots=True)
class VerbSense:
    """A code (or a "+" family) for a verb and its conditions; `turned` where it is done to the subject."""

    code: str
    conditions: tuple[tuple[str, tuple[str, ...]], ...]
    """(slot, alternatives): slot is "o", "d", "s", "c" or "p PREP"."""
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Coding:
    """All the tables."""

    codes: dict[str, Code]
    nouns: dict[str, NounSense]
    event_nouns: dict[str, NounSense]
    event_heads: frozenset[str]
    """Last words of event nouns written with several ("war games")."""
    verbs: dict[str, tuple[VerbSense, ...]]
    light_verbs: dict[str, str]
    phrasal: frozenset[str]
    """Verbs that have entries with a word joined ("find_guilty")."""


def _codes() -> dict[str, Code]:
    out = {}
    for code, plover, mode, agree, demand, refuse, threat, definition in read_table("cameo.tsv"):
        out[code] = Code(
            code=code,
            plover=plover.strip("-"),
            mode=None if mode == "-" else mode,
            agree=agree.strip("-"),
            demand=demand.strip("-"),
            refuse=refuse.strip("-"),
            threat=threat.strip("-"),
            definition=definition,
        )
    return out


def _nouns() -> dict[str, NounSense]:
    out: dict[str, NounSense] = {}
    for name, code, flags, words in read_table("nouns.tsv"):
        told = dict(flag.split("=") for flag in flags.split(",") if "=" in flag)
        blank = None if code == "-" else code
        sense = NounSense(
            name=name,
            code=blank,
            lasting="lasting" in flags,
            weak="arg" in flags,
            site="site" in flags,
            theme=told.get("theme"),
            charge=told.get("charge"),
        )
        for word in words.split():
            out.setdefault(word, sense)
    return out


def _condition(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    out = []
    for part in text.split(";"):
        slot, _, value = part.partition("=")
        if slot == "p":
            prep, _, classes = value.partition(":")
            out.append((f"p {prep}", tuple(classes.split("|")) if classes else ("any",)))
        elif slot in ("o", "s", "d", "c"):
            out.append((slot, tuple(value.split("|"))))
    return tuple(out)


def _is_open(sense: VerbSense) -> bool:
    """Whether a sense takes any object: it is tried after those that ask for a class."""
    return sense.conditions != () and all("any" in wanted for _, wanted in sense.conditions)


@functools.cache
def load_coding() -> Coding:
    """The tables shipped with the package."""
    verbs: dict[str, list[VerbSense]] = {}
    light: dict[str, str] = {}
    for code, condition, words in read_table("acts.tsv"):
        for word in words.split():
            if code == "light":
                light.setdefault(word, condition)
            elif word != "-":
                verbs.setdefault(word, []).append(
                    VerbSense(code.lstrip("<"), _condition(condition), code.startswith("<"))
                )
    nouns = _nouns()
    return Coding(
        codes=_codes(),
        nouns=nouns,
        event_nouns={word: sense for word, sense in nouns.items() if sense.code},
        event_heads=frozenset(word.replace("-", "_").rpartition("_")[2] for word, sense in nouns.items() if sense.code),
        verbs={word: tuple(sorted(senses, key=_is_open)) for word, senses in verbs.items()},
        light_verbs=light,
        phrasal=frozenset(word.partition("_")[0] for word in verbs if "_" in word),
    )
