"""A Reading as an analyst wants it: marks taken out, fields put right, actors taken for one. Pure, without storage.

The Reading itself stays as it was read; this is laid over it each time records are made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from standoff.case.cast import TOGETHER, fold
from standoff.case.corrections.fields import HOLDERS, changed
from standoff.model import Advisory, Attribution, Commitment, Event, Holder, Posture, Reading

Told = Attribution | Event | Posture | Advisory | Commitment


class Named(NamedTuple):
    """Somebody as records name them."""

    name: str
    kind: str
    key: str | None = None
    code: str | None = None

    def bears(self, name: str | None, key: str | None) -> bool:
        """Whether a name or key is theirs: by key where both have one, else by the folded name."""
        if self.key and key:
            return self.key == key
        return name is not None and fold(name) == fold(self.name)


class Change(NamedTuple):
    """One field of one mark put right; `field` None takes the mark out. `to` is set where the value is somebody."""

    mark: str
    field: str | None
    value: str
    to: Named | None = None


def amend(reading: Reading, changes: Sequence[Change], same: Sequence[tuple[Named, Named]] = ()) -> Reading:
    """The Reading with changes made in order; of each pair in `same` the first is everywhere the second.

    ValueError where a field or value does not fit its mark.
    """
    for change in changes:
        reading = _without(reading, change.mark) if change.field is None else _with(reading, change)
    for old, new in same:
        reading = _taken_for(reading, old, new)
    return reading


def marks_of(reading: Reading) -> Mapping[str, Told]:
    """Marks that records are made of, by id."""
    every = (reading.attributions, reading.events, reading.postures, reading.advisories, reading.commitments)
    return {mark.id: mark for listed in every for mark in listed}


def _mapped(reading: Reading, give: Callable[[Any], Any]) -> Reading:
    """The Reading with each such mark replaced by what `give` makes of it; None takes it out."""
    names = ("attributions", "events", "postures", "advisories", "commitments")
    listed = {
        name: tuple(made for mark in getattr(reading, name) if (made := give(mark)) is not None) for name in names
    }
    return msgspec.structs.replace(reading, **listed)


def _without(reading: Reading, wanted: str) -> Reading:
    """Without a mark; what stood under it stands under what it stood under."""
    mark = marks_of(reading).get(wanted)
    if mark is None:
        return reading
    if not isinstance(mark, Attribution):
        return _mapped(reading, lambda m: None if m.id == wanted else m)
    up = next((a for a in reading.attributions if a.id == mark.parent), None)
    ends = (up.chain, up.holders) if up else ((), ())

    def lifted(m: Told) -> Told | None:
        if m.id == wanted:
            return None
        if isinstance(m, Attribution):
            return msgspec.structs.replace(m, parent=mark.parent) if m.parent == wanted else m
        return msgspec.structs.replace(m, attribution=mark.parent) if m.attribution == wanted else m

    return _rechained(_mapped(reading, lifted), reading, mark, ends)


def _with(reading: Reading, change: Change) -> Reading:
    """With one field put right."""
    mark = marks_of(reading).get(change.mark)
    if mark is None or change.field is None:
        return reading
    if isinstance(mark, Attribution) and change.field == "holder" and change.to:
        one = Holder(name=change.to.name, kind=change.to.kind, key=change.to.key, code=change.to.code)  # type: ignore[arg-type]
        old = mark.chain[-1] if mark.chain else "nobody"
        new = msgspec.structs.replace(
            mark, chain=(*mark.chain[:-1], one.name), holders=(*mark.holders[:-1], one), rule="analyst",
            runner_up=f"holder {old}",
        )  # fmt: skip
        put = _mapped(reading, lambda m: new if m.id == mark.id else m)
        return _rechained(put, reading, mark, (new.chain, new.holders))
    put_right = changed(mark, change.field, change.value, change.to)
    return _mapped(reading, lambda m: put_right if m.id == mark.id else m)


def _rechained(
    reading: Reading, before: Reading, mark: Attribution, ends: tuple[tuple[str, ...], tuple[Holder, ...]]
) -> Reading:
    """With the chains of all that stood inside a mark beginning with `ends` instead of the mark's own chain."""
    inside = {mark.id}
    growing = True
    while growing:
        more = {a.id for a in before.attributions if a.parent in inside} - inside
        inside |= more
        growing = bool(more)
    links, size = ends, len(mark.chain)

    def begun(m: Told) -> Told:
        if not isinstance(m, Attribution) or m.id not in inside or m.id == mark.id or m.chain[:size] != mark.chain:
            return m
        return msgspec.structs.replace(
            m, chain=(*links[0], *m.chain[size:]), holders=(*links[1], *m.holders[len(mark.holders) :])
        )

    return _mapped(reading, begun)


def _taken_for(reading: Reading, old: Named, new: Named) -> Reading:
    """With one actor everywhere taken for another."""

    def link(holder: Holder) -> Holder:
        names = holder.name.split(TOGETHER)
        keys = holder.key.split(TOGETHER) if holder.key else [""] * len(names)
        if len(names) == 1 and old.bears(holder.name, holder.key):
            return msgspec.structs.replace(holder, name=new.name, kind=new.kind, key=new.key, code=new.code)
        theirs = [old.bears(n, k or None) for n, k in zip(names, keys, strict=False)]
        if len(keys) != len(names) or not any(theirs):
            return holder
        codes = holder.code.split(TOGETHER) if holder.code else [""] * len(names)

        def put(parts: list[str], value: str | None) -> str | None:
            said = [value or "" if own else part for own, part in zip(theirs, parts, strict=True)]
            return TOGETHER.join(said) if any(said) else None

        return msgspec.structs.replace(
            holder,
            name=put(names, new.name),
            key=put(keys, new.key),
            code=put(codes, new.code) if len(codes) == len(names) else holder.code,
        )

    def renamed(mark: Told) -> Told:
        if isinstance(mark, Attribution):
            holders = tuple(map(link, mark.holders))
            if holders == mark.holders:
                return mark
            names = (*(h.name for h in holders), *mark.chain[len(holders) :])
            return msgspec.structs.replace(mark, holders=holders, chain=names[: len(mark.chain)])
        given = {
            field: value
            for name, code in HOLDERS[type(mark)]
            if old.bears(getattr(mark, name), None)
            for field, value in ((name, new.name), (code, new.code))
            if field
        }
        return msgspec.structs.replace(mark, **given) if given else mark

    actors = tuple(
        msgspec.structs.replace(a, name=new.name, kind=new.kind, key=new.key, code=new.code)
        if old.bears(a.name, a.key)
        else a
        for a in reading.actors
    )
    return msgspec.structs.replace(_mapped(reading, renamed), actors=actors)
