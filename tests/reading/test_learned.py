"""What the typer's answers make of the rules' events: kept, typed anew, dropped, or found."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.knowledge.plover import load_coding
from standoff.model import Article, Span, text_sha256
from standoff.reading.actors import find_actors
from standoff.reading.encoder.type_model import STATUSES, TYPES, Answer
from standoff.reading.events import learned
from standoff.reading.events.coding import code_frames
from standoff.reading.events.ground import survey
from standoff.reading.places import find_toponyms
from standoff.reading.reader import read_pages


def told(text):
    [page] = read_pages([Article(id="t", text=text, sha256=text_sha256(text))])
    ground = survey(page, find_actors(page), find_toponyms(page))
    return page, ground, code_frames(page, ground)


def answer(wrong=0.0, **types):
    chances = np.full(len(TYPES), (1 - sum(types.values())) / len(TYPES), dtype=np.float32)
    for plover, chance in types.items():
        chances[TYPES.index(plover)] = chance
    return Answer(chances, np.full(len(STATUSES), 1 / len(STATUSES), dtype=np.float32), wrong)


class Typer:
    """Gives the answers it was made with, by the telling word."""

    def __init__(self, page, found):
        self._text, self._found = page.text, found

    def ask(self, pieces, asked):
        assert len(pieces)
        return [self._found.get(self._text[one.word.start : one.word.end]) for one in asked]


def judged(text, **found):
    page, ground, events = told(text)
    return [(e.typing.code.plover, e.typing.rule) for e in learned.judged(page, ground, events, Typer(page, found))]


def test_what_is_not_answered_stays_as_the_rules_have_it():
    assert judged("Norway expelled three envoys of Chad.") == [("SANCTION", "verb-expel")]


def test_doubt_leaves_the_type_and_certainty_changes_it():
    text = "Norway expelled three envoys of Chad."
    assert judged(text, expelled=answer(COERCE=0.5, SANCTION=0.3)) == [("SANCTION", "verb-expel")]
    assert judged(text, expelled=answer(COERCE=0.95)) == [("COERCE", "verb-expel-learned")]


def test_an_event_the_typer_is_sure_is_none_is_dropped():
    text = "Norway expelled three envoys of Chad."
    assert judged(text, expelled=answer(NONE=0.6, SANCTION=0.3)) == [("SANCTION", "verb-expel")]
    assert judged(text, expelled=answer(NONE=0.98)) == []


def test_the_threat_a_planned_attack_amounts_to_is_no_other_opinion():
    found = judged("Norway plans to attack Chad.", attack=answer(THREATEN=0.95))
    assert ("ASSAULT", "verb-attack") in found


def test_an_act_without_a_class_is_found_between_known_sides():
    text = "Norway blandished Chad."
    assert judged(text) == []
    assert judged(text, blandished=answer(SUPPORT=0.9)) == [("SUPPORT", "learned")]
    assert judged(text, blandished=answer(SUPPORT=0.4)) == []
    assert judged(text, blandished=answer(SUPPORT=0.9, wrong=0.95)) == []


def test_an_act_told_once_more_in_its_sentence_is_not_counted_twice():
    text = "Norway expelled envoys of Chad and blandished Chad."
    assert judged(text, blandished=answer(SANCTION=0.9)) == [("SANCTION", "verb-expel")]
    assert ("SUPPORT", "learned") in judged(text, blandished=answer(SUPPORT=0.9))
    apart = "Norway expelled envoys of Chad. Norway blandished Chad."
    assert ("SANCTION", "learned") in judged(apart, blandished=answer(SANCTION=0.9))


def test_an_act_of_unknown_people_counts_where_the_typer_agrees():
    text = "The pensioners asked the landlord to wait."
    assert judged(text) == []
    assert judged(text, asked=answer(REQUEST=0.9)) == [("REQUEST", "verb-appeal")]
    assert judged(text, asked=answer(CONSULT=0.9)) == []


def test_advice_to_ones_own_people_is_no_act_between_two():
    assert judged("Many countries asked their citizens to leave.", asked=answer(REQUEST=0.9)) == []


def test_trying_to_do_what_is_an_event_is_none_beside_it():
    found = judged("Norway tried to invade Chad.", tried=answer(ASSAULT=0.95))
    assert [plover for plover, _ in found] == ["ASSAULT"]


@pytest.mark.parametrize("plover", sorted(set(TYPES) - {"NONE"}))
def test_a_type_alone_has_a_code_of_that_type(plover):
    assert load_coding().codes[learned.CODES[plover]].plover == plover


def test_spans_of_questions_lie_in_their_sentence():
    page, ground, events = told("Norway expelled three envoys of Chad. The pensioners asked the landlord to wait.")
    asked = learned.questions(page, ground, events)
    assert len(asked) == 2
    for question in asked:
        for span in (question.asked.source, question.asked.target, question.asked.word):
            assert span is None or Span(question.asked.sentence.start, question.asked.sentence.end).overlaps(span)
