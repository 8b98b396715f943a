"""Sides told by where it happens: whose land people are hurt on, whose power arrests them, who is held at home."""

from __future__ import annotations

from dataclasses import replace

from standoff.knowledge.governors import load_words
from standoff.knowledge.sectors import load_actor_nouns
from standoff.reading.events.coded import Coded
from standoff.reading.events.parties import Party
from standoff.reading.events.sides import Sides
from standoff.reading.events.typing_events import Typer
from standoff.reading.frames import Frame
from standoff.reading.frames.roles import prepositions
from standoff.reading.parse import Parse

_BY_THE_STATE = frozenset(("171", "173", "174", "175"))
"""Codes of what only those in power do on the spot: searching, arresting, deporting, repressing."""
_IN_COURT = frozenset(("115", "116"))
_HELD = frozenset((("RETREAT", "0841"), ("ASSAULT", "180"), ("ASSAULT", "182"), ("ASSAULT", "190")))
_RULING = frozenset(("COP", "JUD", "GOV"))
"""Sectors that hold power at home."""
_WITHIN = ("in", "at", "near", "outside", "inside", "across", "around", "throughout")


class Soil:
    """Asks whose soil the events of one page happen on."""

    def __init__(self, parse: Parse, parties: Sides, typer: Typer) -> None:
        self._parse = parse
        self._parties = parties
        self._typer = typer

    def _place(self, event: Coded) -> Party | None:
        """The state on whose soil unnamed people are hurt or held, or things hit."""
        frame = event.frame
        code = event.typing.code
        if frame.protasis or not (code.plover == "ASSAULT" or code.code[:3] in _BY_THE_STATE or code.code == "176"):
            return None
        tokens = frame.objects(*_WITHIN)
        for patient in frame.patients:
            tokens += [k for prep, k in prepositions(self._parse, patient) if prep in _WITHIN]
        land = next((p for t in tokens if (p := self._parties.land(t)) is not None), None)
        if land is None:
            return None
        return land if event.target is None else replace(event.target, code=land.code)

    def _at_home(self, event: Coded, source: Party | None, target: Party | None) -> Party | None:
        """Unnamed people whom a state's police, courts or government hold, ban or hit: they are its own."""
        code = event.typing.code
        ruled = code.plover == "COERCE" or code.code[:3] in _IN_COURT or (code.plover, code.code) in _HELD
        if source is None or not source.code or target is None or target.code or not ruled:
            return None
        noun = load_actor_nouns().get(self._parse.lowers[target.token])
        people = noun is not None and (noun.kind in ("people", "person") or noun.noun == "member")
        people = people and self._parse.pos[target.token] == "NOUN"
        ruling = source.code[3:6] in _RULING or (len(source.code) == 3 and code.plover == "COERCE")
        return replace(target, code=source.code[:3]) if people and ruling else None

    def _on_its_soil(self, event: Coded) -> Party | None:
        """The state where people are arrested or houses searched by nobody named, or where there are protests."""
        frame, code = event.frame, event.typing.code.code
        if code == "0841" and frame.passive and frame.complement is not None:  # "were permitted to leave the country"
            inner = self._typer.acts.by_token.get(frame.complement)
            return (
                next((p for t in inner.patients if (p := self._parties.land(t)) is not None), None) if inner else None
            )
        ruled = code[:3] in _BY_THE_STATE | _IN_COURT or code.startswith("09")
        thrown_out = frame.passive and frame.lemma in load_words("expelling")
        if frame.protasis or not (code.startswith("14") or (ruled and frame.passive) or thrown_out):
            return None
        tokens = frame.objects(*_WITHIN) or (frame.objects("from") if thrown_out else [])
        tokens += self._in_clause_before(frame) if code.startswith("17") else []
        for noun in event.typing.consumed:  # "was put under investigation in"
            tokens += [k for prep, k in prepositions(self._parse, noun) if prep in _WITHIN]
        for patient in frame.patients if code.startswith("17") else ():
            tokens += [k for prep, k in prepositions(self._parse, patient) if prep in _WITHIN]
        land = next((p for t in tokens if (p := self._parties.land(t)) is not None), None)
        if land is None:
            return None
        return land if event.source is None else replace(event.source, code=land.code)

    def _in_clause_before(self, frame: Frame) -> list[int]:
        """Places of the clause that an arrest is joined to: "the house in the town was searched and two were held"."""
        parse = self._parse
        at = frame.predicate
        up = parse.heads[at]
        if parse.deps[at] == "ccomp":  # both told: "was searched and two were held, it said"
            up = max((c for c in parse.children[up] if parse.deps[c] == "ccomp" and c < at), default=at)
        before = self._typer.acts.by_token.get(up)
        if parse.deps[at] not in ("conj", "ccomp") or before is None or before is frame or not before.passive:
            return []
        tokens = before.objects(*_WITHIN)
        return tokens + [k for t in before.patients for prep, k in prepositions(parse, t) if prep in _WITHIN]
