"""Forces standing or moving somewhere: standing states, not events."""

from __future__ import annotations

import msgspec

from standoff.model import Attribution, Posture, Quantity, Span, Timex, Toponym
from standoff.model.marks import Readiness, Status
from standoff.reading.actors import Cast
from standoff.reading.frames import find_frames
from standoff.reading.holders import UNSTATED, Holders, Holding, innermost
from standoff.reading.page import Page
from standoff.reading.parse import Parse
from standoff.reading.postures.force_holders import ForceHolders
from standoff.reading.postures.forces import Force, Stand, find_forces, is_military, is_sum
from standoff.reading.postures.groups import Group, group_forces
from standoff.reading.postures.readiness import readiness_of, status_of
from standoff.reading.whereabouts import Whereabouts

ARMS = frozenset({"aircraft", "armour", "missiles", "other"})
"""Assets that can be given away."""


_NONE = frozenset({"no", "zero"})


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
    reader = _Postures(page, attributions, Holders(page, cast, toponyms), forces)
    out = []
    for group in group_forces(page.parse, forces, quantities):
        posture = reader.posture(group)
        if posture is not None:
            if _is_absent(page.parse, group):
                posture = msgspec.structs.replace(posture, low=0.0, high=0.0, approx=None)
            said = innermost(attributions, posture.quote)
            as_of = _as_of(page, posture.quote, timexes)
            out.append(msgspec.structs.replace(posture, attribution=said.id if said else None, as_of=as_of))
    return _without_headline_repeats(page, out)


def _is_absent(parse: Parse, group: Group) -> bool:
    """Whether the words count none: "no troops in the country" says that there are none, not that some stand there."""
    heads = {i for force in group.forces for i in (force.head, force.top)}
    return any(parse.lowers[c] in _NONE for i in heads for c in parse.children[i])


class _Postures:
    """The reading of one article's forces."""

    def __init__(
        self, page: Page, attributions: tuple[Attribution, ...], holders: Holders, forces: list[Force]
    ) -> None:
        self.page = page
        self.parse = page.parse
        self.nouns = {force.head for force in forces}
        self.frames = {f.predicate: f for f in find_frames(page)}
        self.whereabouts = Whereabouts(page, holders)
        self.whose = ForceHolders(page, attributions, holders, self.frames)
        self.last: Holding | None = None
        """Whose force was spoken of last, for "the troops"."""
        self.last_sentence = -1

    def posture(self, group: Group) -> Posture | None:
        """The posture a group makes; None where nothing places it, or the noun is no force."""
        parse, stand, force = self.parse, group.stand, group.forces[0]
        holding = self.whose.holding(group.forces, stand)
        military = self._is_military(group)
        if holding is not None and (military or stand is not None):
            self.last, self.last_sentence = holding, parse.sentence_of[force.head]
        elif holding is None and military and self._refers(force, stand):
            holding = self.last
        places = self.whereabouts.under(self._anchors(group), holding.name if holding else None)
        names, first, last = places.names, places.first, places.last
        if stand is not None and not names:
            names, first, last = self._place_object(stand, holding)
        names = names or self._where_clause(force) or self._shared_place(force, holding)
        status = status_of(parse, self.frames, stand)
        readiness = readiness_of(parse, group, status, placed=bool(names), static=places.static, towards=places.towards)
        idle = not military and (holding is None or stand is None or stand.predicate.readiness == "place")
        if readiness is None or idle or self._is_gift(group) or not (holding or group.counted or (names and stand)):
            return None
        start, end = self._extent(group, stand, first, last)
        return self._made(group, holding or Holding(UNSTATED), names, readiness, status, parse.span(start, end))

    def _is_military(self, group: Group) -> bool:
        """Whether the nouns say so, or the force backs another."""
        stand, own = group.stand, group.forces[0].head
        if group.sized or (stand is not None and stand.predicate.readiness in ("alert", "standby")):
            return True
        return any(is_military(self.parse, f) for f in group.forces) or (
            stand is not None and any(i in self.nouns and i != own for i in stand.chain)
        )

    def _refers(self, force: Force, stand: Stand | None) -> bool:
        """Whether a force without a holder is the last one's: "the troops", or a verb that lost its subject."""
        parse = self.parse
        if parse.child(force.top, "det") is not None or force.sure == "number":
            return True
        if stand is not None and stand.role == "s" and parse.deps[force.top] == "pobj" and is_sum(parse, stand.token):
            return True
        if self.last_sentence != parse.sentence_of[force.head] or stand is None or stand.role not in ("o", "w"):
            return False
        frame = self.frames.get(stand.token)
        return frame is not None and not frame.agents and not frame.passive

    def _made(
        self, group: Group, holding: Holding, names: list[str], readiness: Readiness, status: Status, quote: Span
    ) -> Posture:
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
            status=status,
            confidence=0.7 if group.stand else 0.5,
        )

    def _anchors(self, group: Group) -> list[int]:
        anchors = [f.head for f in group.forces] + [f.top for f in group.forces]
        stand = group.stand
        if group.sized and group.quantity is not None:
            anchors += self.parse.tokens(group.quantity.span)
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
            hosted = parse.deps[c] == "nsubj" and parse.lemmas[stand.token] == "host" and stand.role == "o"
            if hosted or (parse.deps[c] == "dobj" and stand.role in ("s", "w")):
                names = self.whereabouts.named(c, name)
                if names:
                    return names, c, parse.rights[c]
        return [], len(parse), 0

    def _shared_place(self, force: Force, holding: Holding | None) -> list[str]:
        """The place told of a force joined to this one: "has 900 troops and 20 tanks in X"."""
        joined = [c for c in self.parse.children[force.top] if self.parse.deps[c] == "conj" and c in self.nouns]
        return self.whereabouts.under(joined, holding.name if holding else None).names

    def _where_clause(self, force: Force) -> list[str]:
        """The noun a "where" clause hangs on: "the border, where there are troops"."""
        parse = self.parse
        for above in parse.ancestors(force.top):
            if parse.deps[above] == "relcl" and any(parse.lowers[c] == "where" for c in parse.children[above]):
                return self.whereabouts.named(parse.heads[above])
            if parse.pos[above] not in ("VERB", "AUX", "NOUN", "ADP"):
                break
        return []

    def _is_gift(self, group: Group) -> bool:
        """Weapons sent to another state are aid, unless they are called the sender's own."""
        if group.stand is None or not group.stand.predicate.gives or any(f.asset not in ARMS for f in group.forces):
            return False
        return not any(self.whose.modifier(f.head) is not None for f in group.forces)

    def _extent(self, group: Group, stand: Stand | None, first: int, last: int) -> tuple[int, int]:
        """Tokens from the predicate (or its near subject) to the end of force and places."""
        parse = self.parse
        tokens = [first] if last else []
        ends = [last] if last else []
        for force in group.forces:
            tokens += [force.first, force.top, parse.lefts[force.head]]
            ends += [force.head + 1, force.top + 1]
        if stand is not None:
            tokens.append(parse.lefts[stand.token] if stand.role == "n" else stand.token)
            ends.append(stand.token + 1)
            ends += [c + 1 for c in parse.children[stand.token] if parse.deps[c] == "prt"]
            ends += [i + 1 for i in stand.chain if i > stand.token]
            tokens += [
                c for c in parse.children[stand.token] if c < stand.token and parse.deps[c] in ("aux", "auxpass")
            ]
        low, high = parse.sentence(group.forces[0].head)
        return max(low, min(tokens)), min(high, max(ends))


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
