"""What the typer makes of the events the rules found, and of acts between two known sides they have no class for.

The rules know which words are an act and who takes part; the typer has seen how such words are used. Their opinions are
weighed as log odds: the rules' own type gets a bonus, so that the typer overrules them only where it is sure.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.knowledge.plover import load_coding
from standoff.reading.encoder.pieces import cut
from standoff.reading.encoder.type_model import NONE, TYPES, Answer, Asked, TypeModel
from standoff.reading.events.coded import Coded
from standoff.reading.events.coding import Ground
from standoff.reading.events.parties import Party
from standoff.reading.events.typing_events import Typing
from standoff.reading.frames import Frame
from standoff.reading.page import Page

RULES = 1.5
"""What the rules' type gains over the others in log odds."""
SECOND = 0.5
"""What the type the rules thought of second gains."""
NOTHING = -1.5
"""What no event at all gains where the rules found one."""
SURE = 0.6
"""Least probability of a type that the rules have no class for."""
SIDES = 3
"""Other sides at most that one untyped act is asked about."""
_CODES = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "CONCEDE": "080",
    "RETREAT": "087", "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
    "SANCTION": "160", "MOBILIZE": "150", "COERCE": "170", "ASSAULT": "180",
}  # fmt: skip
"""The code that says no more than the type."""


@dataclass(frozen=True, slots=True)
class Question:
    """An event or an untyped act, asked about with one pair of sides."""

    coded: Coded
    asked: Asked
    typed: bool


def judged(page: Page, ground: Ground, told: list[Coded], model: TypeModel) -> list[Coded]:
    """The events after the typer has had its say, in text order."""
    questions = [*(_question(page, coded, typed=True) for coded in told), *_untold(page, ground, told)]
    if not questions:
        return told
    sentences = sorted({question.asked.sentence for question in questions})
    pieces = cut(page.text, sentences, ())
    answers = model.ask(pieces, [question.asked for question in questions])
    out: list[Coded] = []
    fresh: dict[int, tuple[float, Coded]] = {}
    for question, answer in zip(questions, answers, strict=True):
        coded = question.coded
        if question.typed:
            kept = _weighed(coded, answer)
            out += [kept] if kept is not None else []
        elif answer.best != NONE and (sure := answer.of(answer.best)) >= SURE:
            best = fresh.get(coded.frame.predicate)
            if best is None or sure > best[0]:
                fresh[coded.frame.predicate] = (sure, _typed(coded, answer, "learned"))
    out += [coded for _, coded in fresh.values()]
    out.sort(key=lambda coded: coded.frame.predicate)
    return out


def _question(page: Page, coded: Coded, *, typed: bool) -> Question:
    parse = page.parse
    word = coded.frame.predicate if coded.word is None else coded.word
    low, high = parse.sentence(word)
    sentence = parse.span(low, high)
    source, target = (
        party.span if party is not None and party.span.overlaps(sentence) else None
        for party in (coded.source, coded.target)
    )
    return Question(coded, Asked(sentence, source, target, parse.span(word, word + 1)), typed)


def _weighed(coded: Coded, answer: Answer) -> Coded | None:
    """The event as it is, with another type, or not at all."""
    rules, second = coded.typing.code.plover, coded.typing.runner_up
    odds = {}
    for plover, probability in zip(TYPES, answer.types, strict=True):
        gained = RULES if plover == rules else SECOND if plover == second else NOTHING if plover == NONE else 0.0
        odds[plover] = math.log(max(float(probability), 1e-6)) + gained
    best = max(odds, key=lambda plover: odds[plover])
    if best == rules:
        return coded
    return None if best == NONE else _typed(coded, answer, f"{coded.typing.rule}-learned", best)


def _typed(coded: Coded, answer: Answer, rule: str, plover: str | None = None) -> Coded:
    plover = plover or answer.best
    runner_up = coded.typing.code.plover or next(
        (TYPES[n] for n in answer.types.argsort()[::-1] if TYPES[n] not in (plover, NONE)), None
    )
    typing = Typing(load_coding().codes[_CODES[plover]], rule, runner_up)
    return replace(coded, typing=typing, confidence=round(answer.of(plover), 2))


def _untold(page: Page, ground: Ground, told: list[Coded]) -> Iterator[Question]:
    """Acts between two sides, one of them known, that no event tells of."""
    parse = page.parse
    taken = {token for coded in told for token in _words(coded)}
    blank = Typing(load_coding().codes["010"], "learned")
    for frame in ground.frames:
        if frame.predicate in taken or frame.verb in taken or parse.pos[frame.predicate] == "AUX":
            continue
        sources = [p for token in frame.agents for p in ground.parties.several(token)][:1]
        for source in sources:
            for target in _others(ground, frame, source):
                if source.code or target.code:
                    yield _question(page, Coded(frame, blank, frame.status, source, target, 0.0), typed=False)


def _words(coded: Coded) -> set[int]:
    words = {coded.frame.predicate, *coded.typing.consumed}
    if coded.word is not None:
        words.add(coded.word)
    if coded.frame.verb is not None:
        words.add(coded.frame.verb)
    if coded.typing.inner is not None:
        words.add(coded.typing.inner.predicate)
    return words


def _others(ground: Ground, frame: Frame, source: Party) -> list[Party]:
    """Whom an act may be done to, nearest argument first."""
    inner = ground.typer.acts.by_token.get(frame.complement) if frame.complement is not None else None
    tokens = [*frame.datives, *frame.patients, *(token for _, token in frame.preps)]
    tokens += [] if inner is None else [*inner.datives, *inner.patients, *(token for _, token in inner.preps)]
    out: list[Party] = []
    for token in tokens:
        party = ground.parties.at(token) or ground.parties.deep(token)
        if party is not None and not party.same(source) and all(party.token != other.token for other in out):
            out.append(party)
    return out[:SIDES]
