"""The typer: what is marked for it, and that its answers depend on the marked sentence alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.model import Span
from standoff.reading.encoder.pieces import cut
from standoff.reading.encoder.session import load_type_model
from standoff.reading.encoder.type_model import LONGEST, SOURCE, STATUSES, TARGET, TYPES, WORD, Asked, framed, mark

FIRST = "Norland expelled two envoys of Sudmark on Monday."
SECOND = "Sudmark's parliament has ratified the fishing treaty with Norland."


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def asked(text, source, word, target=None, offset=0):
    moved = [Span(s.start + offset, s.end + offset) for s in (span(text, source), span(text, word))]
    whole = Span(offset, offset + len(text))
    other = None
    if target is not None:
        found = span(text, target)
        other = Span(found.start + offset, found.end + offset)
    return Asked(whole, moved[0], other, moved[1])


def answers(text, questions):
    model = load_type_model()
    assert model is not None
    return model.ask(cut(text, sorted({q.sentence for q in questions}), ()), questions)


def test_source_target_and_word_are_marked():
    question = asked(FIRST, "Norland", "expelled", "two envoys of Sudmark")
    pieces = cut(FIRST, (question.sentence,), ())
    marks = mark(pieces, question)
    assert len(marks) == len(framed(pieces, question.sentence)[0]) == len(pieces) + 2
    words = [(FIRST[a:b], kind) for a, b, kind in zip(pieces.starts, pieces.ends, marks[1:-1].tolist(), strict=True)]
    assert {w for w, kind in words if kind == WORD} == {"expelled"}
    assert "".join(w for w, kind in words if kind == SOURCE) == "Norland"
    assert "".join(w for w, kind in words if kind == TARGET) == "twoenvoysofSudmark"


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_long_sentence_is_read_up_to_a_limit(before, after):
    text = "so " * before + "Norland shelled Sudmark" + " again" * after + "."
    question = asked(text, "Norland", "shelled", "Sudmark")
    pieces = cut(text, (question.sentence,), ())
    ids, cases = framed(pieces, question.sentence)
    marks = mark(pieces, question)
    assert len(ids) == len(cases) == len(marks) <= LONGEST + 2
    assert (WORD in marks) == (pieces.within(span(text, "shelled")).start < LONGEST)


def test_what_lies_too_far_on_is_not_answered():
    text = "so " * LONGEST + "Norland shelled Sudmark."
    assert answers(text, [asked(text, "Norland", "shelled", "Sudmark")]) == [None]


def test_answers_are_probabilities_in_the_order_asked():
    text = f"{FIRST} {SECOND}"
    questions = [
        asked(SECOND, "Sudmark's parliament", "ratified", "Norland", offset=len(FIRST) + 1),
        asked(FIRST, "Norland", "expelled", "two envoys of Sudmark"),
    ]
    ratified, expelled = answers(text, questions)
    assert ratified is not None
    assert expelled is not None
    assert (ratified.best, expelled.best) == ("SUPPORT", "SANCTION")
    for answer in (ratified, expelled):
        assert answer.types.sum() == pytest.approx(1, abs=1e-4)
        assert answer.statuses.sum() == pytest.approx(1, abs=1e-4)
        assert len(answer.types) == len(TYPES)
        assert len(answer.statuses) == len(STATUSES)


def test_a_side_may_be_missing():
    [answer] = answers(FIRST, [asked(FIRST, "Norland", "expelled")])
    assert answer is not None
    assert answer.best in TYPES


def test_the_same_questions_give_the_same_digits():
    questions = [asked(FIRST, "Norland", "expelled", "two envoys of Sudmark")]
    [one], [other] = answers(FIRST, questions), answers(FIRST, questions)
    assert one is not None
    assert other is not None
    assert (one.types == other.types).all()


def test_an_answer_does_not_depend_on_the_sentences_asked_about_beside_it():
    alone = answers(FIRST, [asked(FIRST, "Norland", "expelled", "two envoys of Sudmark")])[0]
    text = f"{FIRST} {SECOND}"
    beside = answers(text, [
        asked(FIRST, "Norland", "expelled", "two envoys of Sudmark"),
        asked(SECOND, "Sudmark's parliament", "ratified", "Norland", offset=len(FIRST) + 1),
    ])[0]  # fmt: skip
    assert alone is not None
    assert beside is not None
    assert alone.best == beside.best
    assert alone.types == pytest.approx(beside.types, abs=0.05)
