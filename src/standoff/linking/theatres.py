"""Where a counted force stands, so that other wordings mean the same: in a state, or around one.

"Near Ukraine's border", "along the frontier with Ukraine" and "close to its neighbour" are all around Ukraine. Who is
meant by "its neighbour" or "the border" is told by the article: the land neighbour of the force's own state around
which it puts that state's forces by name, else the one it has named most before.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import Literal

import msgspec

from standoff.knowledge.assets import load_location_nouns
from standoff.knowledge.neighbours import load_neighbours
from standoff.knowledge.series_words import alternatives, load_series_words
from standoff.knowledge.states import load_states, states_by_code
from standoff.linking.sentences import sentence_around
from standoff.model import Posture, Reading, Span, Toponym

Scope = Literal["in", "around"]

REACH = 90
"""Characters behind a force's words in which its place may still be said."""
LOOSE = 2
"""Words that may stand between a force's words and its place ("100,000 troops, mostly infantry, near ...")."""
NAMED_WITHIN = 7
"""Words from "near" to the name of what it is near to."""

_WORD = re.compile(r"[A-Za-z][\w’'.-]*\w|[A-Za-z]|[.,;:()\n]")
_STOPS = frozenset(".,;:()\n")
_RELATIVE = re.compile(r",?\s+where\s+(?:there\s+)?$", re.IGNORECASE)
_THERE = re.compile(r"\s*(?:in|at|near|outside|inside|on|to|into)\s+(?:the\s+)?", re.IGNORECASE)


class Theatre(msgspec.Struct, frozen=True, kw_only=True):
    """Where a force is counted: `name` is a state or region, `place` the town or the like within it."""

    name: str
    scope: Scope
    place: str


class Ground:
    """The places and states of one article, to tell where its forces stand."""

    def __init__(self, text: str, reading: Reading) -> None:
        self._text = text
        self._toponyms: dict[str, Toponym] = {}
        for toponym in reading.toponyms:
            self._toponyms.setdefault(toponym.name, toponym)
            if toponym.canonical:
                self._toponyms.setdefault(toponym.canonical, toponym)
        self._starts = {t.start: t for t in reading.toponyms}
        names = _names()
        self._postures = reading.postures
        self._named = [(m.start(), names[m.group().lower()]) for m in _any_name().finditer(text)]

    def theatre(self, posture: Posture) -> Theatre | None:
        """Where the force stands; None where nothing tells."""
        own = _own_state(posture)
        beside = self._beside(posture, own)
        if beside:
            state = states_by_code()[beside].name
            return Theatre(name=state, scope="around", place=state)
        abroad = [n for n in posture.where if n != posture.holder]
        for name in abroad or posture.where:
            found = self._at(name, posture, own)
            # Who moves is not counted where they set out from: home, as a rule.
            if found and not (posture.readiness == "moving" and own and found.name == states_by_code()[own].name):
                return found
        if not posture.where and (there := self._following(posture.quote)):
            return self._of_toponym(there)
        return None

    def place(self, name: str) -> Theatre | None:
        """The state or region a place named in the article belongs to."""
        toponym = self._toponyms.get(name)
        if toponym:
            return self._of_toponym(toponym)
        code = _names().get(name.lower())
        return Theatre(name=states_by_code()[code].name, scope="in", place=name) if code else None

    def starting(self, position: int) -> Theatre | None:
        """The state or region of the place whose name begins at a position."""
        toponym = self._starts.get(position)
        return self._of_toponym(toponym) if toponym else None

    def _at(self, name: str, posture: Posture, own: str | None) -> Theatre | None:
        if found := self.place(name):
            return found
        head = load_location_nouns().get(name.lower().rsplit(" ", 1)[-1].removesuffix("s"))
        if head is None or name != name.lower():
            return Theatre(name=name, scope="in", place=name)
        if head == "being" or (head == "area" and not self._just_named(posture.quote, own)):
            # "The region" of an article about many: nobody can tell which.
            return None
        code = self._neighbour(posture.quote.start, own)
        state = states_by_code()[code].name if code else None
        return Theatre(name=state, scope="around", place=state) if state else None

    def _of_toponym(self, toponym: Toponym) -> Theatre:
        name = toponym.canonical or toponym.name
        state = states_by_code().get(toponym.country or "")
        if state is None or toponym.disputed:
            return Theatre(name=name, scope="in", place=name)
        return Theatre(name=state.name, scope="in", place=state.name if toponym.kind == "country" else name)

    def _following(self, quote: Span) -> Toponym | None:
        there = _THERE.match(self._text, quote.end)
        return self._starts.get(there.end()) if there else None

    def _beside(self, posture: Posture, own: str | None, *, named: bool = False) -> str | None:
        """The state that the words of the force, or those just behind them, say (`named`: by name) it is near to."""
        quote = posture.quote
        end = min(sentence_around(self._text, quote).end, quote.end + REACH)
        for found in _nearness().finditer(self._text, quote.start, end):
            between = self._text[quote.end : found.start()]
            if found.start() > quote.end and len(between.split()) > LOOSE:
                break
            code = self._landmark(found.end(), posture, own, border=found.lastgroup == "at", named=named)
            if code:
                return code
        start = sentence_around(self._text, quote).start
        if where := _RELATIVE.search(self._text, start, quote.start):
            for near in list(_nearness().finditer(self._text, start, where.start()))[-1:]:
                return self._landmark(near.end(), posture, own, border=near.lastgroup == "at", named=named)
        return None

    def _landmark(
        self, start: int, posture: Posture, own: str | None, *, border: bool, named: bool = False
    ) -> str | None:
        """The state that is meant by the words after "near"; with `border` only by its border, with `named` by name."""
        codes: list[str] = []
        kinds: set[str] = set()
        across = load_series_words().across
        after_border = False
        starts = dict(self._named)
        for word in list(_WORD.finditer(self._text, start, start + REACH))[:NAMED_WITHIN]:
            lower = word.group().lower()
            plain = re.sub(r"['’]s?$", "", lower)
            if lower in _STOPS:
                break
            if code := starts.get(word.start()):
                codes.append(code)
                if not border and not self._border_follows(word.end()):
                    break
                continue
            if word.start() in self._starts and not codes:
                # Near a town is no more than at it.
                return None
            kind = load_location_nouns().get(plain) or load_location_nouns().get(plain.removesuffix("s"))
            if kind in {"border", "state"}:
                kinds.add(kind)
                after_border = after_border or kind == "border"
            elif kinds and lower not in {*across, "the"}:
                break
        if border and "border" not in kinds:
            return None
        if foreign := [c for c in codes if c != own]:
            return foreign[-1] if after_border else foreign[0]
        if not kinds:
            return None
        if named:
            return None
        told = [c for n in posture.where if (c := self._code(n)) and c in load_neighbours().get(own or "", ())]
        return told[0] if told else self._neighbour(posture.quote.start, own)

    def _border_follows(self, end: int) -> bool:
        """Whether a border stands a word or two behind a state's name."""
        following = [w.group().lower() for w in _WORD.finditer(self._text, end, end + 40)][:3]
        kinds = load_location_nouns()
        return any(kinds.get(w.removesuffix("s")) == "border" for w in following)

    def _code(self, name: str) -> str | None:
        toponym = self._toponyms.get(name)
        return toponym.country if toponym else _names().get(name.lower())

    def _just_named(self, quote: Span, own: str | None) -> bool:
        """Whether a neighbour is named before the force in its own sentence."""
        start = sentence_around(self._text, quote).start
        near = load_neighbours().get(own or "", frozenset())
        return any(start <= at < quote.start and code in near for at, code in self._named)

    def _neighbour(self, before: int, own: str | None) -> str | None:
        """The land neighbour of a state that its forces are put around by name, else that is named most so far."""
        near = load_neighbours().get(own or "", frozenset())
        forces = [p for p in self._postures if _own_state(p) == own]
        around = Counter(code for p in forces if (code := self._beside(p, own, named=True)) in near)
        before_it = Counter(code for at, code in self._named if at < before and code in near)
        in_all = Counter(code for _, code in self._named if code in near)
        return max(in_all, key=lambda code: (around[code], before_it[code], in_all[code], code), default=None)


def state_named(words: str) -> str | None:
    """The code of the first state named in some words by name, adjective or capital."""
    found = _any_name().search(words)
    return _names()[found.group().lower()] if found else None


def _own_state(posture: Posture) -> str | None:
    code = (posture.holder_code or "")[:3]
    return code if code in states_by_code() else None


@functools.cache
def _names() -> dict[str, str]:
    """State code by name, adjective or capital, lower case; regions are left out."""
    return {
        name.lower(): state.code
        for state in reversed(load_states())
        if state.kind != "region"
        for name in (*state.capitals, *state.adjectives, *state.others, state.name)
    }


@functools.cache
def _any_name() -> re.Pattern[str]:
    names = sorted(_names(), key=lambda n: (-len(n), n))
    # Names are written with a capital; "turkey" and "polish" are none.
    return re.compile(r"\b(?=[A-Z])(?i:" + "|".join(re.escape(n) for n in names) + r")\b")


@functools.cache
def _nearness() -> re.Pattern[str]:
    words = load_series_words()
    return re.compile(rf"\b(?:(?P<near>{alternatives(words.near)})|(?P<at>{alternatives(words.at)}))\s+", re.IGNORECASE)
