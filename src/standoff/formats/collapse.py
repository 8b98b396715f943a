"""The collapse of an act's status to a plain type: what is not done yet is coded as the saying of it.

PLOVER asks for "the single category, not category + auxiliary"; the table is in docs/formats.md. Sources: PLOVER manual
(auxiliary modes), and the override of types by tense in Hu et al., "Leveraging Codebook Knowledge with NLI and ChatGPT
for Zero-Shot Political Relation Classification" (ACL 2024).
"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.formats.event_codes import coded
from standoff.knowledge.plover import QUADS, load_coding
from standoff.model.marks import Status

_AGREE, _REQUEST, _THREATEN = "030", "100", "130"
"""Codes where the code table names no nearer one."""

DONE = frozenset(("happened", "ongoing", "recurring"))
"""Statuses of what is, or was, so; all others are only spoken of."""
_COOPERATION = (1, 2)
_WORDS = 3


@dataclass(frozen=True, slots=True)
class Plain:
    """A type without a status. `said`: it is the saying of the act; `demanded`: by somebody other than its source."""

    plover: str
    mode: str | None
    cameo: str
    said: bool = False
    demanded: bool = False


def collapse(plover: str, mode: str | None, cameo: str, status: Status) -> Plain | None:
    """The plain type of a coded act; None for one denied, and for words or cooperation that are only possible."""
    as_it_is = Plain(plover, mode, cameo)
    if status == "denied":
        return None
    if status in DONE:
        return as_it_is
    if status == "demanded":
        demand = coded(cameo).demand
        # CAMEO codes a call for sanctions or charges as rallying against somebody (113), which is no request any more.
        asked = bool(demand) and coded(demand).plover == "REQUEST"
        return _said(demand if asked else _REQUEST, demanded=True)
    quad = QUADS.get(plover)
    if quad in _COOPERATION:
        offered = as_it_is if plover == "AGREE" else _said(coded(cameo).agree or _AGREE)
        return offered if status != "possible" else None
    if quad == _WORDS:
        # Words that may come are no words yet; those announced are as good as spoken.
        return as_it_is if status == "planned" else None
    return _said(coded(cameo).threat or _THREATEN)


def _said(code: str, *, demanded: bool = False) -> Plain:
    found = load_coding().codes[code]
    return Plain(found.plover, found.mode, code, said=True, demanded=demanded)
