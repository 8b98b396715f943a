"""Forces standing or moving somewhere: standing states, not events."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from standoff.knowledge.assets import ForcePredicate
from standoff.model import Attribution, Posture, Quantity, Span, Timex, Toponym
from standoff.model.marks import Readiness, Status
from standoff.reading.actors import Cast
from standoff.reading.forces import Force, Stand, find_forces, find_stand, is_military
from standoff.reading.frames import Frame, find_frames
from standoff.reading.holders import UNSTATED, Holders, Holding, innermost
from standoff.reading.page import Page
from standoff.reading.roles import subjects
from standoff.reading.whereabouts import Whereabouts

PLANNED_AUX = frozenset({"will", "'ll", "wo", "shall"})
POSSIBLE_AUX = frozenset({"may", "might", "could", "can"})
STANDING = ForcePredicate("place")


@dataclass(slots=True)
class Group:
    """Forces one predicate speaks of together, counted together: they make one posture."""

    forces: list[Force]
    stand: Stand | None
    quantity: Quantity | None = None
    low: float | None = None
    high: float | None = None
    approx: str | None = None
    holding: Holding | None = None
    where: list[str] = field(default_factory=list)
    span: tuple[int, int] = (0, 0)
    static: bool = False


def find_postures(
    page: Page,
    attributions: tuple[Attribution, ...],
    cast: Cast,
    toponyms: tuple[Toponym, ...],
    timexes: tuple[Timex, ...],
    quantities: tuple[Quantity, ...],
) -> tuple[Posture, ...]:
    """Postures in text order."""
    forces = find_forces(page.parse)
    if not forces:
        return ()
    reader = _Postures(page, attributions, cast, toponyms, quantities)
    reader.nouns = {force.head for force in forces}
    out = []
    for group in reader.groups(forces):
        posture = reader.posture(group)
        if posture is not None:
            attribution = innermost(attributions, posture.quote)
            out.append(
                msgspec.structs.replace(
                    posture,
                    attribution=attribution.id if attribution else None,
                    as_of=_as_of(page, posture.quote, timexes),
                )
            )
    return _without_headline_repeats(page, out)


class _Postures:
    """The reading of one article's forces."""

    def __init__(
        self,
        page: Page,
        attributions: tuple[Attribution, ...],
        cast: Cast,
        toponyms: tuple[Toponym, ...],
        quantities: tuple[Quantity, ...],
    ) -> None:
        self.page = page
        self.parse = page.parse
        self.attributions = attributions
        self.holders = Holders(page, cast, toponyms)
        self.whereabouts = Whereabouts(page, self.holders)
        self.nouns: set[int] = set()
        self.counts: dict[int, Quantity] = {}
        for quantity in quantities:
            for i in self.parse.tokens(quantity.span):
                self.counts[i] = quantity
        self.frames: dict[int, Frame] = {f.predicate: f for f in find_frames(page)}
        self.last: Holding | None = None
        """Whose force was spoken of last, for "the troops"."""
        self.last_sentence = -1

    def groups(self, forces: list[Force]) -> list[Group]:
        """Forces joined by "and" under one predicate are one group, unless they are counted apart."""
        out: list[Group] = []
        by_head: dict[int, Group] = {}
        for force in forces:
            quantity, low, high, approx = self._count(force)
            first = self._first_conjunct(force.top)
            joined = by_head.get(first)
            if joined is not None and first != force.top and quantity is None and low is None:
                joined.forces.append(force)
                continue
            if self._contains(force):
                continue
            stand = find_stand(self.parse, force)
            group = Group([force], stand, quantity, low, high, approx)
            by_head[force.top] = group
            by_head.setdefault(force.head, group)
            out.append(group)
        self._numbered(out)
        return out

    def _numbered(self, groups: list[Group]) -> None:
        """ "They now number N": the count of the force spoken of before in the sentence."""
        parse = self.parse
        for i, quantity in self.counts.items():
            verb = parse.heads[parse.heads[i]] if parse.deps[i] == "pobj" else parse.heads[i]
            if parse.lemmas[verb] != "number" or parse.pos[verb] != "VERB":
                continue
            subject = parse.child(verb, "nsubj")
            if subject is None or parse.pos[subject] != "PRON":
                continue
            before = [g for g in groups if g.forces[0].head < subject and g.low is None and g.high is None]
            if before and parse.sentence_of[subject] - parse.sentence_of[before[-1].forces[0].head] <= 1:
                group = before[-1]
                group.quantity = quantity
                group.low, group.high, group.approx = _bounds(quantity)

    def _contains(self, force: Force) -> bool:
        """Whether the noun only says in what unit another force stands ("troops in battalions")."""
        parse = self.parse
        if parse.deps[force.head] != "pobj":
            return False
        preposition = parse.heads[force.head]
        return parse.lowers[preposition] in ("in", "into", "as", "aboard") and parse.heads[preposition] in self.nouns

    def _first_conjunct(self, i: int) -> int:
        parse = self.parse
        while parse.deps[i] == "conj" and parse.pos[parse.heads[i]] in ("NOUN", "PROPN", "NUM"):
            i = parse.heads[i]
        return i

    def _count(self, force: Force) -> tuple[Quantity | None, float | None, float | None, str | None]:
        """The count in a force's noun phrase, with the bounds a posture keeps."""
        parse = self.parse
        start = min(parse.lefts[force.top], parse.lefts[force.head])
        for i in range(force.head, start - 1, -1):
            quantity = self.counts.get(i)
            if quantity is not None and not quantity.change:
                if i < force.first or i == force.head:
                    return (quantity, *_bounds(quantity))
        return None, None, None, None

    # ---- holder

    def holding(self, group: Group) -> Holding | None:
        """Whose force: its possessor or adjective, then the agent of its predicate, then "of X" after the noun."""
        for force in group.forces:
            found = self._modifier(force.head) or (self._modifier(force.top) if force.top != force.head else None)
            if found is not None:
                return found
        if group.stand is not None:
            agent = self._agent(group.stand)
            if agent is not None:
                return agent
        leaving = group.stand is not None and group.stand.predicate.readiness == "withdrawn"
        return self._after(group.forces[0], ("of",) if leaving else ("of", "from"))

    def _modifier(self, noun: int) -> Holding | None:
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
            return self._modifier(token) or self._light_subject(token)
        if stand.role == "s":
            return None
        by = parse.child(token, "agent")
        if by is not None:
            named = parse.child(by, "pobj")
            found = self.holders.group(named) if named is not None else None
            if found is not None:
                return found
        frame = self.frames.get(token)
        agents = frame.agents if frame is not None else tuple(subjects(parse, token))
        return self._whose(agents)

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
                return self._modifier(agent) if parse.lemmas[agent] == "government" else self.holders.described(agent)
            owner = self._modifier(agent) or found
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
        actor = self.holders.actor(force.head)
        return self.holders.behind(actor) if actor is not None else None

    # ---- the posture

    def posture(self, group: Group) -> Posture | None:
        """The posture a group makes; None where nothing places it, or the noun is no force."""
        parse, stand = self.parse, group.stand
        force = group.forces[0]
        holding = self.holding(group)
        military = any(is_military(parse, f) for f in group.forces) or (
            stand is not None and any(i in self.nouns and i != force.head for i in stand.chain)
        )
        if holding is None and not military:
            return None
        if holding is not None and (military or stand is not None):
            self.last = holding
            self.last_sentence = parse.sentence_of[force.head]
        elif holding is None and self._refers(force, stand):
            holding = self.last
        anchors = self._anchors(group)
        names, first, last, static = self.whereabouts.under(anchors, holding.name if holding else None)
        if stand is not None and not names:
            names, first, last = self._place_object(stand, holding)
        if not names:
            names = self._where_clause(force)
        readiness = self._readiness(group, stand, names, static=static)
        if readiness is None or (not military and (stand is None or stand.predicate.readiness == "place")):
            return None
        if stand is not None and stand.predicate.gives and self._is_gift(group):
            return None
        if holding is None:
            if not names and group.low is None:
                return None
            holding = Holding(UNSTATED)
        start, end = self._extent(group, stand, first, last)
        return self._made(group, holding, names, readiness, parse.span(start, end))

    def _refers(self, force: Force, stand: Stand | None) -> bool:
        """Whether a force without a holder is the last one's: "the troops", or a verb that lost its subject."""
        parse = self.parse
        if parse.child(force.top, "det") is not None:
            return True
        if self.last_sentence != parse.sentence_of[force.head] or stand is None or stand.role not in ("o", "w"):
            return False
        frame = self.frames.get(stand.token)
        return frame is not None and not frame.agents and not frame.passive

    def _made(self, group: Group, holding: Holding, names: list[str], readiness: Readiness, quote: Span) -> Posture:
        asset = "; ".join(dict.fromkeys(f.asset for f in group.forces))
        units = "; ".join(dict.fromkeys(" ".join(self.parse.words[f.first : f.head + 1]) for f in group.forces))
        return Posture(
            id=self.page.mark_id("p", quote.start, quote.end, asset, group.low, group.high),
            rule=f"force-{group.stand.role if group.stand else 'place'}",
            quote=quote,
            holder=holding.name,
            holder_code=holding.code,
            asset=asset,
            low=group.low,
            high=group.high,
            approx=group.approx,
            where=tuple(names),
            readiness=readiness,
            unit=units,
            quantity=group.quantity.id if group.quantity else None,
            status=self._status(group.stand),
            confidence=0.7 if group.stand else 0.5,
        )

    def _anchors(self, group: Group) -> list[int]:
        anchors = [f.head for f in group.forces] + [f.top for f in group.forces]
        stand = group.stand
        if stand is not None:
            anchors += stand.chain
            anchors.append(stand.token)
            if stand.role == "n" and self.parse.deps[stand.token] in ("dobj", "nsubjpass"):
                anchors.append(self.parse.heads[stand.token])
        return anchors

    def _place_object(self, stand: Stand, holding: Holding | None) -> tuple[list[str], int, int]:
        """The place as object: "reinforce X with ships", "patrol the streets of X", "enter X"."""
        parse = self.parse
        name = holding.name if holding else None
        for c in parse.children[stand.token]:
            if parse.deps[c] == "dobj" and stand.role in ("s", "w"):
                names = self.whereabouts.named(c, name)
                if names:
                    return names, c, parse.rights[c]
        return [], len(parse), 0

    def _where_clause(self, force: Force) -> list[str]:
        """ "the border, where there are troops": the noun the clause hangs on."""
        parse = self.parse
        for above in parse.ancestors(force.top):
            if parse.deps[above] == "relcl" and any(parse.lowers[c] == "where" for c in parse.children[above]):
                return self.whereabouts.named(parse.heads[above])
            if parse.pos[above] not in ("VERB", "AUX", "NOUN", "ADP"):
                break
        return []

    def _readiness(self, group: Group, stand: Stand | None, names: list[str], *, static: bool) -> Readiness | None:
        if stand is None:
            own = self.whereabouts.under([f.head for f in group.forces] + [f.top for f in group.forces])
            if not (own[0] and own[3]):
                return None
            return "moving" if self.parse.lemmas[group.forces[0].head] in BUILDUP else "stationed"
        kind = stand.predicate.readiness
        status = self._status(stand)
        if kind == "withdrawn":
            if status in ("happened", "ongoing", "planned", "recurring"):
                return "withdrawn"
            return "stationed" if names else None
        if status == "denied" or (status in UNREAL and not names and group.low is None):
            return None
        if kind == "place":
            return "stationed" if names or group.low is not None else None
        if kind == "settled":
            return "stationed" if static and self._settled(stand) else "moving"
        return kind  # type: ignore[return-value]

    def _settled(self, stand: Stand) -> bool:
        """A perfect, a participle or a level ("increased its forces in X") tells of a state reached."""
        parse = self.parse
        if stand.role == "n":
            return False
        if parse.lemmas[stand.token] in LEVEL:
            return True
        return self._status(stand) == "happened" and parse.tags[stand.token] != "VBG"

    def _status(self, stand: Stand | None) -> Status:
        if stand is None:
            return "happened"
        parse = self.parse
        if self._missing(stand.token):
            return "denied"
        above = self.frames.get(parse.heads[stand.token]) if parse.deps[stand.token] == "csubj" else None
        if above is not None and above.negated:
            return "denied"
        frame = self.frames.get(stand.token)
        return frame.status if frame is not None else "happened"

    def _missing(self, token: int) -> bool:
        """ "no sign of X doing": a gerund under a noun that there is none of."""
        parse = self.parse
        if parse.deps[token] != "pcomp":
            return False
        noun = parse.heads[parse.heads[token]]
        return any(
            parse.lowers[c] in ("no", "little") for c in parse.children[noun] if parse.deps[c] in ("det", "amod")
        )

    def _is_gift(self, group: Group) -> bool:
        """Weapons sent to another state are aid, unless they are called the sender's own."""
        if any(f.sure != "arms" and f.asset not in ("aircraft", "armour", "missiles", "other") for f in group.forces):
            return False
        return not any(self._modifier(f.head) is not None for f in group.forces)

    def _extent(self, group: Group, stand: Stand | None, first: int, last: int) -> tuple[int, int]:
        """Tokens from the predicate (or its near subject) to the end of force and places."""
        parse = self.parse
        tokens = [first] if last else []
        ends = [last] if last else []
        for force in group.forces:
            tokens += [force.first, force.top, parse.lefts[force.head]]
            ends += [force.head + 1, force.top + 1]
        if stand is not None:
            tokens.append(stand.token)
            ends.append(stand.token + 1)
            ends += [c + 1 for c in parse.children[stand.token] if parse.deps[c] == "prt"]
            ends += [i + 1 for i in stand.chain if i > stand.token]
            tokens += [
                c for c in parse.children[stand.token] if c < stand.token and parse.deps[c] in ("aux", "auxpass")
            ]
        low, high = parse.sentence(group.forces[0].head)
        return max(low, min(tokens)), min(high, max(ends))


LIGHT = frozenset(
    "order announce begin start continue plan complete approve authorize authorise make have increase".split()
)
JOINT = frozenset({"multinational", "international", "allied", "coalition", "joint"})
"""Words for forces of several states, which hold themselves."""
UNREAL = frozenset({"planned", "possible", "conditional", "demanded"})
BUILDUP = frozenset({"buildup", "up"})
LEVEL = frozenset("increase expand double boost build beef strengthen bolster".split())
COLLECTIVE = frozenset("country state nation member ally government leader power coalition alliance".split())


def _bounds(quantity: Quantity) -> tuple[float | None, float | None, str | None]:
    """Low and high as a posture keeps them: "about 4,000" stays 4,000, "over" and "up to" open one side."""
    wording = quantity.approx_wording
    if quantity.approx in ("more_than", "less_than"):
        return quantity.bounds[0] or None, quantity.bounds[1], wording
    if quantity.value is not None:
        return quantity.value, quantity.value, wording
    return quantity.low, quantity.high, wording


def _as_of(page: Page, quote: Span, timexes: tuple[Timex, ...]) -> str | None:
    """The day the posture is told of: a date beside it in the sentence, else the publication date."""
    parse = page.parse
    tokens = parse.tokens(quote)
    if tokens:
        start, end = parse.sentence(tokens[0])
        for timex in timexes:
            if (
                timex.type in ("DATE", "TIME")
                and timex.latest
                and parse.starts[start] <= timex.start < parse.ends[end - 1]
            ):
                return timex.latest[:10]
    return page.article.published[:10] if page.article.published else None


def _without_headline_repeats(page: Page, postures: list[Posture]) -> tuple[Posture, ...]:
    """A headline's posture without a count is left out where the body tells the same force of the same holder."""
    headline = page.layout.headline
    if headline is None:
        return tuple(postures)
    body = {(p.holder, a) for p in postures if not headline.contains(p.quote) for a in p.asset.split("; ")}
    return tuple(
        p
        for p in postures
        if not headline.contains(p.quote)
        or p.low is not None
        or not any((p.holder, a) in body for a in p.asset.split("; "))
    )
