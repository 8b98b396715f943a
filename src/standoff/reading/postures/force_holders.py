"""Whose a force is: by the words before it, by who moves it, by what follows it."""

from __future__ import annotations

from standoff.knowledge.assets import load_force_nouns
from standoff.model import Attribution
from standoff.reading.enclosing import worded
from standoff.reading.frames import Frame
from standoff.reading.frames.roles import subjects
from standoff.reading.holders import Holders, Holding, innermost
from standoff.reading.page import Page
from standoff.reading.postures.forces import Force, Stand

LIGHT = frozenset(
    "order announce begin start continue plan complete approve authorize authorise make have increase speed".split()
)
"""Verbs that carry a noun of movement and give its doer as their subject."""
COLLECTIVE = frozenset("country state nation member ally leader power coalition alliance".split())
"""Nouns for several states that hold forces together, kept as worded."""
ANNOUNCING = frozenset({"announce"})
JOINT = frozenset({"multinational", "international", "allied", "coalition", "joint"})
"""Words for forces of several states, which hold themselves."""


class ForceHolders:
    """Answers whose a force is, for one article."""

    __slots__ = ("attributions", "frames", "holders", "parse")

    def __init__(
        self, page: Page, attributions: tuple[Attribution, ...], holders: Holders, frames: dict[int, Frame]
    ) -> None:
        self.parse = page.parse
        self.attributions = attributions
        self.holders = holders
        self.frames = frames

    def holding(self, forces: list[Force], stand: Stand | None) -> Holding | None:
        """Whose force: its possessor or adjective, then the agent of its predicate, then "of X" after the noun."""
        own = None
        for force in forces:
            own = self.modifier(force.head) or (self.modifier(force.top) if force.top != force.head else None)
            if own is not None:
                break
        if own is not None and own.known:
            return own
        agent = self._agent(stand) or self._units(stand) if stand is not None else None
        if agent is not None and (own is None or agent.known):
            return agent
        if own is not None:
            return own
        mostly = self._mostly(forces[0].head)
        if mostly is not None:
            return mostly
        announcer = self._announcer(stand) if stand is not None else None
        if announcer is not None:
            return announcer
        leaving = stand is not None and stand.predicate.readiness == "withdrawn"
        return self._after(forces[0], ("of",) if leaving else ("of", "from"))

    def modifier(self, noun: int) -> Holding | None:
        """Whose a noun is by the words before it; a force of several states holds itself."""
        parse = self.parse
        led = self.holders.leader(noun)
        if led is not None:
            return led
        for c in parse.children[noun]:
            if parse.deps[c] == "poss" and parse.lowers[c] in ("our", "my"):
                return self._speaker(c)
            if c < noun and parse.lowers[c] in JOINT:
                return self.holders.owner(noun) or self.holders.described(noun)
        return self.holders.owner(noun)

    def _speaker(self, token: int) -> Holding | None:
        """Whoever says "our" or "we"."""
        attribution = innermost(self.attributions, self.parse.span(token, token + 1))
        return self.holders.speaker(attribution) if attribution is not None else None

    def _agent(self, stand: Stand) -> Holding | None:
        parse = self.parse
        token = stand.token
        if stand.role == "n":
            return self.modifier(token) or self._light_subject(token)
        if stand.role == "s":
            return None
        by = parse.child(token, "agent")
        if by is not None:
            named = parse.child(by, "pobj")
            found = self.holders.group(named) if named is not None else None
            if found is not None:
                return found
        frame = self.frames.get(token)
        agents = frame.agents if frame is not None else ()
        found = self._whose(agents)
        if found is None and parse.child(token, "auxpass") is None:
            found = self._whose(tuple(subjects(parse, token)))  # "by the border" passes for an agent
        return found

    def _units(self, stand: Stand) -> Holding | None:
        """Whose the units are that a force serves in or under: "soldiers serve in its battalions"."""
        parse = self.parse
        for c in parse.children[stand.token]:
            if parse.deps[c] == "prep" and parse.lowers[c] in ("in", "with", "under"):
                unit = parse.child(c, "pobj")
                if unit is not None and parse.lowers[unit] in load_force_nouns():
                    return self.modifier(unit)
        return None

    def _mostly(self, noun: int) -> Holding | None:
        """Whose most of a force is: "soldiers, most of them Xish", "troops, mainly Xish"."""
        parse = self.parse
        end = min(noun + 7, parse.sentence(noun)[1])
        if parse.lowers[noun + 1 : noun + 2] != [","]:
            return None
        if noun + 2 < end and parse.lowers[noun + 2] in ("most", "mostly", "mainly", "largely", "all", "chiefly"):
            for i in range(noun + 3, end):
                if parse.pos[i] == "PUNCT":
                    break
                found = self.holders.at(i) if parse.pos[i] in ("ADJ", "PROPN", "NOUN") else None
                if found is not None:
                    return found
        return None

    def _announcer(self, stand: Stand) -> Holding | None:
        """Who announces in its sentence that forces were put on alert: that is done at command, of one's own forces."""
        parse = self.parse
        if stand.predicate.readiness not in ("alert", "standby") or parse.child(stand.token, "auxpass") is None:
            return None
        sentence = parse.sentence_of[stand.token]
        for attribution in worded(parse, self.attributions, ANNOUNCING, range(sentence, sentence + 1)):
            speaker = self.holders.speaker(attribution)
            if speaker is not None and speaker.known:
                return speaker
        return None

    def _light_subject(self, noun: int) -> Holding | None:
        """For "X ordered the deployment of troops": X."""
        parse = self.parse
        if parse.deps[noun] == "dobj" and parse.lemmas[parse.heads[noun]] in LIGHT:
            return self._whose(tuple(subjects(parse, parse.heads[noun])))
        return None

    def _whose(self, agents: tuple[int, ...]) -> Holding | None:
        """The state or body an agent is or belongs to; a group of states as worded."""
        parse = self.parse
        for agent in agents:
            if parse.lowers[agent] in ("we", "i"):
                return self._speaker(agent)
            found = self.holders.group(agent)
            if found is not None and (found.known or parse.pos[agent] == "PROPN"):
                return found
            if parse.lemmas[agent] in COLLECTIVE:
                return self.holders.described(agent)
            owner = self.modifier(agent) or found
            if owner is not None:
                return owner
        return None

    def _after(self, force: Force, links: tuple[str, ...]) -> Holding | None:
        parse = self.parse
        for anchor in (force.head, force.top):
            for c in parse.children[anchor]:
                if parse.deps[c] == "prep" and parse.lowers[c] in links and c > force.head:
                    named = parse.child(c, "pobj")
                    found = self.holders.group(named) if named is not None else None
                    if found is not None:
                        return found
        if any(parse.deps[c] == "prep" and parse.lowers[c] in ("in", "at", "on") for c in parse.children[force.head]):
            return None  # "soldiers in X" need not be X's
        actor = self.holders.actor(force.head)
        return self.holders.behind(actor) if actor is not None and "from" in links else None
