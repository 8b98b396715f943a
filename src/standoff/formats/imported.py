"""A row of other people's event data as one of our JSON Lines: the record's fields, and what its codes come to."""

from __future__ import annotations

from typing import Any

import msgspec

from standoff.formats import event_codes
from standoff.formats.record import CodedEvent

_RENAMED = {"text": "quote", "words": "event_text"}


def imported_event(event: CodedEvent, form: str, file: str) -> dict[str, Any]:
    """The line of a row, by key, named as in our own event records; unknown fields are left out.

    `form` and `file` say what it was read from. Where the row has no PLOVER type, that of its CAMEO code stands in, and
    `coded_from` says so; `quad` is the type's or the code's, `goldstein` the code's, `score` the type's. `row` holds
    the cells that the fields do not give again. There are no spans unless the row had them: nobody gave us its words.
    """
    fields: dict[str, Any] = msgspec.to_builtins(event)
    out: dict[str, Any] = {"id": fields.pop("id"), "kind": event.kind, "form": form, "file": file}
    kept = fields.pop("kept", None)
    sides = {role: fields.pop(role, {}) for role in ("source", "target")}
    place = fields.pop("place", None)
    first, last = fields.pop("date", None), fields.pop("end", None)
    out |= _codes(event)
    out |= {"start": first, "end": last or first}
    out |= {f"{role}_{key}": value for role, side in sides.items() for key, value in side.items()}
    out |= {"places": [place]} if place else {}
    out |= {_RENAMED.get(key, key): value for key, value in fields.items() if key not in out}
    out |= {"row": dict(kept["cells"])} if kept else {}
    return {key: value for key, value in out.items() if value is not None}


def _codes(event: CodedEvent) -> dict[str, Any]:
    out: dict[str, Any] = {"plover": event.plover, "mode": event.mode, "cameo": event.cameo}
    if event.cameo:
        row = event_codes.coded(event.cameo)
        out |= {"quad": event_codes.quad(event.cameo), "goldstein": event_codes.goldstein(event.cameo)}
        if event.plover is None and row.plover:
            out |= {"plover": row.plover, "mode": row.mode, "coded_from": "cameo"}
    if event.plover:
        out |= {"quad": event_codes.plover_quad(event.plover), "score": event_codes.plover_score(event.plover)}
    return out
