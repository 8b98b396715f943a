"""What the typer makes of the events the rules found, and of acts between two known sides they have no class for.

The rules know which words are an act and who takes part; the typer has seen how such words are used. Their opinions are
weighed as log odds: the rules' own type gets a bonus, so that the typer overrules them only where it is sure.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from standoff.knowledge.governors import load_words
from standoff.knowledge.plover import QUADS, load_coding
from standoff.model.marks import Status
from standoff.reading.encoder.pieces import cut
from standoff.reading.encoder.type_model import NONE, TYPES, Answer, Asked, TypeModel
from standoff.reading.events.coded import Coded
from standoff.reading.events.ground import Ground, Told
from standoff.reading.events.parties import Party
from standoff.reading.events.typing_events import Typing
from standoff.reading.frames import Frame
from standoff.reading.page import Page

RULES = 3.2
"""What the rules' type gains over the others in log odds."""
SECOND = 0.5
"""What the type the rules thought of second gains."""
NOTHING = -2.0
"""What no event at all gains where the rules found one."""
SURE = 0.7
"""Least probability of a type that the rules have no class for."""
_ULTIMATUM = "139"
"""Told by its construction ("gave them a week to"), whatever its verb is used for elsewhere."""
_WORDS = 3
"""The quad class of hostile words."""
_WORDED = ("intent", "will-not", "does-not", "obligation", "spoken")
"""What the rules begin with by which somebody's words are an event: a modal or a verb of saying marks them, which tells
the typer nothing."""
DOUBTED = 0.7
"""Least probability of the rules' own type where they know neither side."""
STRANGE = 0.8
"""Least probability of wrong sides at which nothing is taken for an act between them."""
_WHERE = frozenset(("in", "at", "near", "inside", "outside", "across", "around", "during", "after", "before", "since"))
"""Prepositions of places and times."""
SIDES = 3
"""Other sides at most that one untyped act is asked about."""
CODES = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "CONCEDE": "080",
    "RETREAT": "087", "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
    "SANCTION": "160", "MOBILIZE": "150", "COERCE": "170", "ASSAULT": "180",
}  # fmt: skip
"""The code that says no more than the type."""


@dataclass(frozen=True, slots=True)
class Question:
    """An event or an act that may be one, asked about with one pair of sides. `told`: the rules count it."""

    coded: Coded
    asked: Asked
    told: bool


def judged(page: Page, ground: Ground, told: Told, model: TypeModel) -> list[Coded]:
    """The events after the typer has had its say, in text order."""
    out = [coded for coded in told.events if _is_worded(coded)]
    asked = questions(page, ground, told)
    if not asked:
        return out
    pieces = cut(page.text, sorted({question.asked.sentence for question in asked}), ())
    fresh: dict[int, Coded] = {}
    for question, answer in zip(asked, model.ask(pieces, [one.asked for one in asked]), strict=True):
        coded = question.coded
        if question.told:
            kept = coded if answer is None else _weighed(coded, answer)
            out += [kept] if kept is not None else []
        elif answer is not None and (found := _discovered(coded, answer)) is not None:
            best = fresh.get(coded.frame.predicate)
            if best is None or found.confidence > best.confidence:
                fresh[coded.frame.predicate] = found
    out += (coded for coded in fresh.values() if not any(_is_again(page, coded, other) for other in out))
    out.sort(key=lambda coded: coded.frame.predicate)
    return out


def _is_again(page: Page, found: Coded, known: Coded) -> bool:
    """Whether an act without a class is one the rules tell of in the same sentence: one type between the same sides."""
    sentence_of = page.parse.sentence_of
    if sentence_of[found.frame.predicate] != sentence_of[known.frame.predicate]:
        return False
    sides = [[party and party.code and party.code[:3] for party in (one.source, one.target)] for one in (found, known)]
    return found.typing.code.plover == known.typing.code.plover and all(sides[0]) and sides[0] == sides[1]


def questions(page: Page, ground: Ground, told: Told) -> list[Question]:
    """What the typer is asked about a page: its events, the acts that may be some, and words without a class."""
    out = [_question(page, coded, told=True) for coded in told.events if not _is_worded(coded)]
    taken = {token for coded in told.events for token in _words(coded)}
    doubtful = [coded for coded in told.doubtful if coded.frame.predicate not in taken]
    out += (_question(page, coded, told=False) for coded in doubtful if _is_unknowns(page, coded))
    taken.update(token for coded in doubtful for token in _words(coded))
    out += (
        _question(page, coded, told=False)
        for coded in _untold(page, ground, taken)
        if coded.frame.predicate not in told.settled
    )
    return out


def _is_unknowns(page: Page, coded: Coded) -> bool:
    """Whether a verb tells of an act between two sides named by more than a pronoun, neither of them known."""
    source, target = coded.source, coded.target
    if source is None or target is None or coded.frame.kind != "verb" or coded.typing.code.plover == "CONSULT":
        return False
    inner = coded.typing.inner
    # "Asked their citizens to leave" asks no other side.
    advice = inner is not None and inner.lemma in load_words("leaving")
    return not (advice or source.code or target.code) and page.parse.pos[source.token] != "PRON"


def _discovered(coded: Coded, answer: Answer) -> Coded | None:
    """An act the rules do not count as an event, if the typer is sure of its type and the rules have no other."""
    rules = coded.typing.code.plover
    if not rules:
        sure = answer.best != NONE and answer.of(answer.best) >= SURE and answer.wrong < STRANGE
        return _typed(coded, answer, "learned") if sure and not _is_interview(coded, answer.best) else None
    found = answer.of(rules) + (answer.of(amounts) if (amounts := _amounts_to(rules, coded.status)) != rules else 0.0)
    return replace(coded, confidence=round(found, 2)) if found >= DOUBTED else None


def _is_interview(coded: Coded, plover: str) -> bool:
    """Whether it is only somebody speaking to the press, which is no consultation."""
    sides = (party.code for party in (coded.source, coded.target) if party is not None)
    return plover == "CONSULT" and any(code is not None and code.endswith("MED") for code in sides)


def _is_worded(coded: Coded) -> bool:
    return coded.typing.rule.startswith(_WORDED) or coded.typing.code.code == _ULTIMATUM


def _question(page: Page, coded: Coded, *, told: bool) -> Question:
    parse = page.parse
    word = coded.frame.predicate if coded.word is None else coded.word
    low, high = parse.sentence(word)
    sentence = parse.span(low, high)
    source, target = (
        party.span if party is not None and party.span.overlaps(sentence) else None
        for party in (coded.source, coded.target)
    )
    return Question(coded, Asked(sentence, source, target, parse.span(word, word + 1)), told)


def _weighed(coded: Coded, answer: Answer) -> Coded | None:
    """The event as it is, with another type, or not at all."""
    rules, second = coded.typing.code.plover, coded.typing.runner_up
    told = dict(zip(TYPES, map(float, answer.types), strict=True))
    # Of a strike that is planned the typer may say that it is a threat, which is no other opinion.
    amounts = _amounts_to(rules, coded.status)
    if amounts != rules:
        told[rules] += told.pop(amounts)
    gains = {NONE: NOTHING, second: SECOND, rules: RULES}
    odds = {plover: math.log(max(found, 1e-6)) + gains.get(plover, 0.0) for plover, found in told.items()}
    best = max(odds, key=lambda plover: odds[plover])
    if best == rules:
        return coded
    if best == NONE:
        return None
    typed = _typed(coded, answer, f"{coded.typing.rule}-learned", best)
    # "Warned that it will not" is an act denied, or a threat that was made.
    made = best == "THREATEN" and coded.typing.rule == "verb-threat" and coded.status == "denied"
    return replace(typed, status="happened") if made else typed


def _amounts_to(plover: str, status: Status) -> str:
    """The type of the words an act that is not done yet amounts to: a strike that may come is a threat."""
    if status == "demanded":
        return "REQUEST"
    if status not in ("planned", "conditional", "possible") or QUADS[plover] == _WORDS:
        return plover
    return "AGREE" if QUADS[plover] < _WORDS else "THREATEN"


def _typed(coded: Coded, answer: Answer, rule: str, plover: str | None = None) -> Coded:
    plover = plover or answer.best
    runner_up = coded.typing.code.plover or next(
        (TYPES[n] for n in answer.types.argsort()[::-1] if TYPES[n] not in (plover, NONE)), None
    )
    typing = Typing(load_coding().codes[CODES[plover]], rule, runner_up)
    return replace(coded, typing=typing, confidence=round(answer.of(plover), 2))


def _untold(page: Page, ground: Ground, taken: set[int]) -> Iterator[Coded]:
    """Acts between two known sides that the rules have no class for; saying, having or minding one's own is none."""
    parse = page.parse
    blank = Typing(load_coding().codes["010"], "learned")
    for frame in ground.frames:
        if frame.predicate in taken or frame.verb in taken or parse.pos[frame.predicate] == "AUX":
            continue
        no_act = parse.lemmas[frame.predicate] in load_words("saying") | load_words("having")
        if no_act or frame.complement in taken:  # "tried to invade"
            continue
        source = next((p for token in frame.agents for p in ground.parties.several(token)), None)
        if source is None:
            continue
        for target in _others(ground, frame, source):
            thing = not ground.typer.nouns.is_actor(target.token) and ground.parties.belongs(target, source)
            if source.code and target.code and not thing:
                yield Coded(frame, blank, frame.status, source, target, 0.0)


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
    """Whom an act may be done to, nearest argument first; where it takes place is nobody."""
    inner = ground.typer.acts.by_token.get(frame.complement) if frame.complement is not None else None
    tokens: list[int] = []
    for one in (frame, inner):
        if one is not None:
            tokens += [*one.datives, *one.patients, *(token for prep, token in one.preps if prep not in _WHERE)]
    out: list[Party] = []
    for token in tokens:
        party = ground.parties.at(token) or ground.parties.deep(token)
        if party is not None and not party.same(source) and all(party.token != other.token for other in out):
            out.append(party)
    return out[:SIDES]
