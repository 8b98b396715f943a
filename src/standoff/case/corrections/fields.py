"""Which fields of a mark an analyst can put right, and what may stand in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from standoff.knowledge.plover import GOLDSTEIN, QUADS, load_coding
from standoff.model import Advisory, Attribution, Commitment, Event, Posture
from standoff.model.marks import (
    Act,
    AdviceKind,
    Asset,
    Certainty,
    CommitmentKind,
    Polarity,
    Readiness,
    Status,
)

if TYPE_CHECKING:
    from standoff.case.corrections.amending import Named, Told

CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "claim": {"act": get_args(Act), "polarity": get_args(Polarity), "certainty": get_args(Certainty)},
    "event": {"type": tuple(QUADS), "status": get_args(Status)},
    "posture": {"asset": get_args(Asset), "readiness": get_args(Readiness), "status": get_args(Status)},
    "advisory": {"kind": get_args(AdviceKind), "lifted": ("yes", "no")},
    "commitment": {"kind": get_args(CommitmentKind)},
}
"""Fields that take one of some words, by kind of record."""
NAMES: dict[str, tuple[str, ...]] = {
    "claim": ("holder",),
    "event": ("actor", "target"),
    "posture": ("holder",),
    "advisory": ("issuer",),
    "commitment": ("by", "to"),
}
"""Fields that take somebody's name."""
NUMBERS = {"posture": ("low", "high")}
"""Fields that take a number, or nothing for an open end."""
CODES = {"event": ("code",)}
"""Fields that take a CAMEO code."""
HOLDERS: Mapping[type, tuple[tuple[str, str | None], ...]] = {
    Event: (("source_text", "source_code"), ("target_text", "target_code")),
    Posture: (("holder", "holder_code"),),
    Advisory: (("issuer", "issuer_code"),),
    Commitment: (("by", "by_code"), ("to", None)),
}
"""Fields of a mark that name somebody, each with that of their code."""
KINDS: Mapping[type, str] = {
    Attribution: "claim", Event: "event", Posture: "posture", Advisory: "advisory", Commitment: "commitment",
}  # fmt: skip
"""Kind of record a mark is made into."""


def fields_of(kind: str) -> tuple[str, ...]:
    """Names of all fields of a kind of record that can be put right."""
    named = (*CHOICES.get(kind, ()), *NAMES.get(kind, ()), *NUMBERS.get(kind, ()), *CODES.get(kind, ()))
    return tuple(sorted(named))


def check(kind: str, field: str, value: str) -> None:
    """ValueError, saying what may stand there, where a value does not fit a field of a kind of record."""
    if field not in fields_of(kind):
        msg = f"{field}: no field of {kind}s that can be put right; there are {', '.join(fields_of(kind))}"
        raise ValueError(msg)
    allowed = CHOICES.get(kind, {}).get(field)
    if allowed and value not in allowed:
        msg = f"{value}: no {field} of {kind}s; there are {', '.join(allowed)}"
        raise ValueError(msg)
    if field in CODES.get(kind, ()) and value not in load_coding().codes:
        msg = f"{value}: no CAMEO code known here (docs/codebook.md lists them)"
        raise ValueError(msg)
    if field in NUMBERS.get(kind, ()) and value:
        _number(value)
    if field in NAMES.get(kind, ()) and not value.strip():
        msg = f"{field}: a name is needed"
        raise ValueError(msg)


def changed(mark: Told, field: str, value: str, to: Named | None) -> Told:
    """The mark with one field put right, saying that an analyst did; ValueError where the value does not fit."""
    kind = KINDS[type(mark)]
    check(kind, field, value)
    given: dict[str, Any]
    if field in NAMES[kind]:
        given = _named(mark, field, value, to)
    elif isinstance(mark, Event) and field == "type":
        given = _typed(mark, value)
    elif isinstance(mark, Event) and field == "code":
        given = _coded(value)
    elif field in NUMBERS.get(kind, ()):
        given = {field: _number(value) if value else None}
    elif field == "lifted":
        given = {"lifted": value == "yes"}
    else:
        given = {field: value}
    first = next(iter(given))
    old = getattr(mark, first)
    return msgspec.structs.replace(
        mark, **given, rule="analyst", runner_up=f"{field} {'unknown' if old is None else old}"
    )


def _number(value: str) -> float:
    try:
        number = float(value.replace(",", ""))
    except ValueError:
        number = float("nan")
    if number != number or number < 0 or number == float("inf"):  # noqa: PLR0124 - only nan differs from itself
        msg = f"{value}: not a number of anything"
        raise ValueError(msg)
    return number


def _named(mark: Told, field: str, value: str, to: Named | None) -> dict[str, Any]:
    columns = dict(zip(NAMES[KINDS[type(mark)]], HOLDERS[type(mark)], strict=True))
    name, code = columns[field]
    given: dict[str, Any] = {name: to.name if to else value}
    if code:
        given[code] = to.code if to else None
    if isinstance(mark, Event):
        # The words it was read from name somebody else.
        given["source_span" if field == "actor" else "target_span"] = None
    return given


def _typed(mark: Event, plover: str) -> dict[str, Any]:
    """A type with the code it keeps, else the broadest code of the type."""
    codes = load_coding().codes
    if mark.cameo in codes and codes[mark.cameo].plover == plover:
        cameo = mark.cameo
    else:
        cameo = min(
            (c.code for c in codes.values() if c.plover == plover), key=lambda c: (len(c), c), default=mark.cameo
        )
    root = cameo[:2]
    return {"plover": plover, "cameo": cameo, "quad": QUADS[plover], "mode": None, "goldstein": GOLDSTEIN.get(root)}


def _coded(cameo: str) -> dict[str, Any]:
    code = load_coding().codes[cameo]
    given: dict[str, Any] = {"cameo": cameo, "goldstein": GOLDSTEIN.get(cameo[:2])}
    if code.plover:
        given |= {"plover": code.plover, "quad": QUADS[code.plover], "mode": code.mode}
    return given
