"""Who acts in an event: its agents taken for actors; where it has none, whoever its type lets stand for one."""

from __future__ import annotations

from standoff.knowledge.governors import load_words
from standoff.reading.events.parties import Parties, Party
from standoff.reading.events.typing_events import Typing
from standoff.reading.frames import Frame
from standoff.reading.frames.roles import agents_of_noun, is_prefixed, prepositions, subjects

_OF_AGENT = frozenset(("RETREAT", "MOBILIZE", "PROTEST"))
"""Types whose noun takes the doer after "of": the withdrawal of, the deployment of."""
_MOVED = frozenset(("074", "0874", "1661"))
"""Codes of sending and withdrawing forces."""
_SUMMONS = "114"
_FREED = "0841"
"""The code of a release, whose "of" tells who is let go."""


class Doers(Parties):
    """Finds who does the acts of one page, and whom a noun itself says they are done to."""

    def sources(self, frame: Frame, typing: Typing) -> list[Party]:
        """Who does it; of a threat or demand named by a noun, failing that, who would do the act."""
        code = typing.code
        if typing.turned:
            return self._all(tuple(frame.objects("from")) or self.behind(frame, "from", anywhere=True))
        found = [self._speaker(p, frame) for p in self._all(frame.agents)]
        if frame.kind != "verb":
            befallen = {p.token for p in self.befallen(frame)}
            if code.plover == "RETREAT":
                befallen.update(frame.objects("from"))
            found = [p for p in found if p.token not in befallen and not self._is_tool(p)]
        if not found and frame.kind != "verb" and self.takes_doer(typing):
            moved = tuple(frame.objects("of"))
            found = self._all(moved) or [p for p in (self.deep(t) for t in moved) if p]
        moved_off = frame.passive and code.code in _MOVED and any(self._is_force(t) for t in frame.patients)
        if not found and (code.plover == "MOBILIZE" or moved_off):  # "troops were sent": those whose troops they are
            found = [p for p in self._all(frame.patients) if p.code]
        if not found and code.plover == "AID" and frame.kind == "verb":  # "aid from them arrived"
            gifts = (
                k for t in frame.agents for k in (t, *(n for prep, n in prepositions(self._parse, t) if prep == "of"))
            )
            found = self._all(tuple(k for t in gifts for k in agents_of_noun(self._parse, t)))
        if not found and code.plover == "ASSAULT" and self._is_shot(frame):  # "rockets were fired from Gaza"
            found = [p for t in frame.objects("from") if (p := self.land(t)) is not None]
        if not found and frame.passive and code.code == _SUMMONS:  # "was summoned to the ministry in Oslo"
            found = [p for p in self._all(tuple(frame.objects("to"))) if p.code]
        if not found and frame.kind == "noun":
            preps = ("by", "between") if code.plover == "RETREAT" else ("by", "from", "between")
            found = self._all(tuple(frame.objects(*preps)))
        if not found and frame.kind == "noun" and typing.inner is not None and code.plover == "THREATEN":
            found = self._all(typing.inner.agents)
        return found

    def _is_force(self, token: int) -> bool:
        return self._typer.nouns.name(token) in ("troops", "peacekeeper", "hardware")

    def _is_shot(self, frame: Frame) -> bool:
        return frame.kind == "verb" and any(self._typer.nouns.name(t) == "projectile" for t in frame.patients)

    @staticmethod
    def takes_doer(typing: Typing) -> bool:
        """Whether the act's noun has its doer after "of": "the withdrawal of"."""
        peacekeepers = typing.code.code == "074" and typing.rule == "noun-deployment"
        return (typing.code.plover in _OF_AGENT and typing.code.code != _FREED) or peacekeepers

    def _is_tool(self, party: Party) -> bool:
        """Whether it is only what the noun before says it is done with: "missile strike", "tank fire"."""
        return party.code is None and self._parse.deps[party.token] == "compound"

    def befallen(self, frame: Frame) -> list[Party]:
        """The place named before "war", "invasion", "bombing": where it befalls, not who does it."""
        sense = self._typer.nouns.sense(frame.predicate)
        if sense is None or not sense.site:
            return []
        parse = self._parse
        names = [
            c
            for c in parse.children[frame.predicate]
            if parse.deps[c] == "compound" and parse.pos[c] == "PROPN" and c in self._lands
        ]
        return [p for p in (self.at(c, dig=False) for c in names[-1:]) if p is not None and p.code]

    def opposed(self, frame: Frame) -> list[Party]:
        """Whom a noun says it is against: "anti-Russian protests"."""
        parse = self._parse
        named = [c for c in parse.children[frame.predicate] if is_prefixed(parse, c, "anti")]
        if any(parse.lemmas[c] in load_words("rule") for c in named):
            return self._rulers(frame)
        return [p for p in (self.at(c, dig=False) for c in named) if p is not None and p.code]

    def _rulers(self, frame: Frame) -> list[Party]:
        """Whose government "anti-government protests" are against: where they are held, else the one state named."""
        around = (self.land(t) for t in frame.objects("in", "across", "throughout"))
        held = [p for p in around if p is not None and p.code]
        if held:
            return held[:1]
        nouns = (t for t in range(*self._parse.sentence(frame.predicate)) if self._parse.pos[t] in ("PROPN", "NOUN"))
        states = {actor.code: t for t in nouns if (actor := self._cast.at(t)) is not None and actor.kind == "state"}
        return [self._party(token, code, None) for code, token in states.items()] if len(states) == 1 else []

    def _speaker(self, party: Party, frame: Frame) -> Party:
        """An unresolved "it" or "they" of reported speech is taken for the speaker: "X said they will release"."""
        parse = self._parse
        if party.code or parse.pos[party.token] != "PRON" or self._cast.at(party.token) is not None:
            return party
        at = frame.verb if frame.verb is not None else frame.predicate
        for up in parse.ancestors(at):
            if parse.deps[at] in ("ccomp", "parataxis") and parse.pos[up] == "VERB":
                speakers = self._all(tuple(subjects(parse, up)))
                return speakers[0] if speakers else party
            at = up
        return party
