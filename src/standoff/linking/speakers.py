"""Whose word something is: the state or body behind a person or organ, else who is named, else the outlet."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from standoff.knowledge.bodies import load_bodies
from standoff.knowledge.series_words import alternatives, load_series_words
from standoff.knowledge.states import states_by_code
from standoff.linking.sentences import sentence_around
from standoff.model import Actor, Attribution, Holder, Reading, Span

_APPOSED = re.compile(r"[\s,]*(?:(?:also|now|later|itself|themselves)\s+)?")
_BY = re.compile(r"\b(?:by|according to|from)\s+(?:the\s+)?$", re.IGNORECASE)
UNSTATED = "unstated"
BODY = "IGO"
"""How codes of international bodies begin."""
STATE = 3
"""Letters of a state's code."""


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Whose word it is: `key` is equal for all who speak for one state or body, `code` that state's or body's."""

    key: str
    name: str
    code: str | None = None


def speaker_of(
    told: Attribution | None, outlet: str | None, actors: Sequence[Actor] = (), giver: Actor | None = None
) -> Speaker:
    """Who vouches for what an attribution holds: its innermost holder; the outlet where nobody is said to.

    `giver` is who else the words name as giving a number.
    """
    holders = [h for h in (told.holders if told else ()) if h.kind != "unstated"]
    # A paper is its owner's word: "an assessment by the ministry".
    while len(holders) > 1 and holders[-1].kind == "document":
        holders.pop()
    if giver:
        holders.append(Holder(name=giver.name, kind="group", code=giver.code))
    if told is not None and told.holders and not holders:
        return Speaker(key=f"{UNSTATED}:{_plain(outlet)}", name="not named")
    if not holders or holders[-1].kind == "document":
        return Speaker(key=f"outlet:{_plain(outlet)}", name=outlet or "outlet not known")
    inner = holders[-1]
    side = spoken_for(inner.code) or _body_meant(inner, actors)
    around = next((s for h in reversed(holders[:-1]) if (s := spoken_for(h.code))), None)
    if side is None and around and inner.code and inner.code[:STATE] == around:
        # Its analysts, told by a state's own people, are that state's.
        side = around
    if side is None:
        return Speaker(key=f"name:{_plain(inner.name)}", name=inner.name, code=inner.code)
    return Speaker(key=side, name=side_name(side) or inner.name, code=side)


def giver_of(text: str, reading: Reading, number: Span) -> Actor | None:
    """Who gives a number that no attribution holds: "X put the number at 30,000", "X's own count stands at 30,000"."""
    sentence = sentence_around(text, number)
    found = ((m, a) for a in reading.actors for m in a.mentions if sentence.contains(m))
    mentions = sorted(found, key=lambda pair: (pair[0], pair[1].id))
    puts = _puts().search(text, sentence.start, number.end)
    for mention, actor in reversed(mentions):
        if puts and mention.end <= puts.start() and _APPOSED.fullmatch(text, mention.end, puts.start()):
            return actor
        own = _own_count().match(text, mention.end, sentence.end)
        by = _BY.search(text, sentence.start, mention.start)
        if own and (by or own.end() <= number.end):
            return actor
    return None


def spoken_for(code: str | None) -> str | None:
    """The state or body a code speaks for: RUS of RUSGOV; None for people who only belong to a state."""
    if not code:
        return None
    if code.startswith(BODY) or (len(code) >= STATE and code[:STATE] not in states_by_code()):
        return code
    sector = code[STATE : 2 * STATE]
    return code[:STATE] if not sector or sector in load_series_words().organs else None


def side_name(side: str) -> str | None:
    """The name of a state or body by its code."""
    state = states_by_code().get(side)
    return state.name if state else _body_names().get(side)


def _body_meant(holder: Holder, actors: Sequence[Actor]) -> str | None:
    """The body that "the alliance" is, where only one of those the article names is called so."""
    if holder.code:
        return None
    noun = _plain(holder.name).removeprefix("the ")
    meant = {a.code for a in actors if a.code and any(b.code == a.code and noun in b.nouns for b in load_bodies())}
    return meant.pop() if len(meant) == 1 else None


@functools.cache
def _body_names() -> dict[str, str]:
    return {body.code: body.name for body in reversed(load_bodies())}


@functools.cache
def _puts() -> re.Pattern[str]:
    words = load_series_words()
    return re.compile(
        rf"\b{alternatives(words.gives)}\s+(?:the|its|their|his|her)\s+(?:own\s+)?{alternatives(words.numbers)}\b",
        re.IGNORECASE,
    )


@functools.cache
def _own_count() -> re.Pattern[str]:
    # "its", "his ministry's own", "United Nations" before the noun.
    nouns = alternatives(load_series_words().counts)
    return re.compile(rf"(?:\s+\w+)?(?:['’]s?)?(?:\s+own|\s+latest)?\s+{nouns}\b", re.IGNORECASE)


def _plain(name: str | None) -> str:
    return " ".join((name or "").casefold().split())
