"""CAMEO's event codes: their base and root, quad class, and the PLOVER type each comes to."""

from __future__ import annotations

import re

from standoff.knowledge.plover import GOLDSTEIN, QUADS, SCORES, Code, load_coding

_CODE = re.compile(r"(?:0[1-9]|1\d|20)[0-9a-z]{0,2}")
"""A root with up to two further signs; ICEWS files have letters there ("13y")."""


def is_cameo(code: str) -> bool:
    """Whether it is a code of CAMEO by its form; not every code in use is in the code book."""
    return _CODE.fullmatch(code) is not None


def root(code: str) -> str:
    """The first two digits: 0311 has the root 03."""
    return code[:2]


def base(code: str) -> str:
    """The first three digits: 0311 has the base 031."""
    return code[:3]


def quad(code: str) -> int:
    """GDELT's quad class of a code: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
    number = int(root(code))
    return 1 if number <= 5 else 2 if number <= 8 else 3 if number <= 13 else 4


def goldstein(code: str) -> float:
    """The Goldstein value of a code's root."""
    return GOLDSTEIN[root(code)]


def coded(code: str) -> Code:
    """The row of the code table for a code, else for its base or its root."""
    codes = load_coding().codes
    return next(codes[c] for c in (code, base(code), root(code) + "0") if c in codes)


def plover_quad(plover: str) -> int | None:
    """Quad of a PLOVER type; None for a type the manual does not have."""
    return QUADS.get(plover)


def plover_score(plover: str) -> float | None:
    """Base score of a PLOVER type; None for a type the manual does not have."""
    return SCORES.get(plover)
