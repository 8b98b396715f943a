"""Acts done by saying something: a threat, a charge, a demand or a refusal that no verb names.

"The union said its members would take further measures if the fleet stayed" is a threat by what is said, not by a verb
of threatening. The attributions know it already (their act); here it becomes an event, unless one tells of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from standoff.knowledge.plover import QUADS, load_coding
from standoff.model import Attribution, Span
from standoff.model.marks import Act, Status
from standoff.reading.events.coded import Coded
from standoff.reading.events.parties import Parties, Party
from standoff.reading.events.typing_events import Typing
from standoff.reading.frames import Frame
from standoff.reading.frames.roles import conjuncts
from standoff.reading.page import Page
from standoff.reading.parse import Parse

_CODES: dict[Act, str] = {"threaten": "130", "accuse": "112", "demand": "100", "reject": "120"}
_CONFLICT = (3, 4)
LOOKED = 40
"""Tokens of a content looked through for the other side."""


def spoken_events(
    page: Page, parties: Parties, frames: tuple[Frame, ...], attributions: tuple[Attribution, ...], told: list[Coded]
) -> list[Coded]:
    """Events of known speakers against a known other side that nothing told of so far."""
    parse = page.parse
    by_verb = {frame.predicate: frame for frame in frames}
    taken: dict[int, list[Coded]] = {}
    for coded in told:
        for token in {coded.frame.predicate, coded.word if coded.word is not None else coded.frame.predicate}:
            taken.setdefault(token, []).append(coded)
    out: list[Coded] = []
    for attribution in attributions:
        code = _CODES.get(attribution.act)
        cue = parse.tokens(attribution.cue[0]) if attribution.cue else range(0)
        frame = next((by_verb[i] for i in cue if i in by_verb), None)
        if code is None or frame is None or not attribution.source or _is_unsaid(frame):
            continue
        inside = [i for span in (*attribution.cue, *attribution.content) for i in parse.tokens(span)]
        typing = Typing(load_coding().codes[code], f"spoken-{attribution.act}")
        source = _party(parties, frame.agents) or _party(parties, parse.tokens(attribution.source[-1]))
        if source is None or any(_tells(coded, typing, source) for i in inside for coded in taken.get(i, ())):
            continue
        target = _other(parties, source, attribution, _ordered(page, attribution))
        others = [] if target is None else _named_with(parse, parties, target, source)
        word = _main_word(page, attribution)
        out.extend(Coded(frame, typing, _status(frame), source, other, 0.5, word) for other in others)
    return out


def _is_unsaid(frame: Frame) -> bool:
    """Whether nobody has said the words: "demanded that they refuse to recognise it", "did not accuse"."""
    return frame.kind == "verb" and frame.status in ("demanded", "denied")


def _status(frame: Frame) -> Status:
    """Words said once happened; "is demanding", "has been accusing" go on."""
    return "ongoing" if frame.status == "ongoing" and frame.progressive else "happened"


def _named_with(parse: Parse, parties: Parties, target: Party, source: Party) -> list[Party]:
    """The other side and those of other states named with it: "that the U.S. and NATO have broken"."""
    out = [target]
    for token in conjuncts(parse, target.token)[1:]:
        party = parties.at(token, dig=False)
        if party is not None and party.code and not any(party.of_one_state(p) for p in (*out, source)):
            out.append(party)
    return out


def _tells(coded: Coded, typing: Typing, speaker: Party) -> bool:
    """Whether an event tells of the act already: one of its type, or the conflict itself that is spoken of."""
    plover = coded.typing.code.plover
    own = coded.source is None or coded.source.of_one_state(speaker)
    if plover == typing.code.plover:
        return own or coded.status != "denied"
    if own and coded.status == "denied" and typing.code.plover == "REJECT":  # "does not recognize the claim"
        return True
    blamed = typing.code.plover == "ACCUSE" and coded.source is not None
    return QUADS.get(plover) in _CONFLICT and (blamed or (own and typing.code.plover != "ACCUSE"))


def _party(parties: Parties, tokens: Iterable[int]) -> Party | None:
    """The first known actor among these tokens."""
    found = (parties.at(i) for i in tokens)
    return next((party for party in found if party is not None and party.code), None)


def _main_word(page: Page, attribution: Attribution) -> int | None:
    """The verb of what is said, which makes it the act it is."""
    inside = page.parse.tokens(attribution.content[0])
    head = page.parse.head_of(inside.start, inside.stop) if inside else None
    return head if head is not None and page.parse.pos[head] in ("VERB", "AUX") else None


def _ordered(page: Page, attribution: Attribution) -> Iterator[int]:
    """Tokens in which the other side is looked for: those of a condition first, then the content's."""
    spans: list[Span] = [*attribution.condition, *attribution.content]
    for span in spans:
        yield from list(page.parse.tokens(span))[:LOOKED]


def _other(parties: Parties, source: Party, attribution: Attribution, tokens: Iterator[int]) -> Party | None:
    """The first state, body or force named that is not the speaker's own."""
    chain = {attribution.chain[-1]} if attribution.chain else set()
    for token in tokens:
        party = parties.at(token, dig=False)
        if party is not None and party.code and not party.of_one_state(source) and party.text not in chain:
            return party
    return None
