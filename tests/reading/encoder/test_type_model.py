"""The typer: what is marked for it, and that its answers depend on the marked sentence alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.model import Span
from standoff.reading.encoder.pieces import cut
from standoff.reading.encoder.session import load_type_model
from standoff.reading.encoder.type_model import LONGEST, STATUSES, TYPES, Asked, mark

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
    sides = (span(FIRST, "Norland"), span(FIRST, "two envoys of Sudmark"), span(FIRST, "expelled"))
    whole = Span(0, len(FIRST))
    pieces = cut(FIRST, (whole,), ())
    found = mark(pieces, whole, sides)
    words = [(FIRST[a:b], kind) for a, b, kind in zip(pieces.starts, pieces.ends, found.marks.tolist(), strict=True)]
    assert {w for w, kind in words if kind == 3} == {"expelled"}
    assert "".join(w for w, kind in words if kind == 1) == "Norland"
    assert "".join(w for w, kind in words if kind == 2) == "twoenvoysofSudmark"


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_long_sentence_is_cut_round_its_marks(before, after):
    text = "so " * before + "Norland shelled Sudmark" + " again" * after + "."
    whole = Span(0, len(text))
    found = mark(cut(text, (whole,), ()), whole, tuple(span(text, w) for w in ("Norland", "Sudmark", "shelled")))
    assert len(found.ids) == len(found.marks) <= LONGEST
    assert set(found.marks.tolist()) - {0} == {1, 2, 3}


def test_answers_are_probabilities_in_the_order_asked():
    text = f"{FIRST} {SECOND}"
    questions = [
        asked(SECOND, "Sudmark's parliament", "ratified", "Norland", offset=len(FIRST) + 1),
        asked(FIRST, "Norland", "expelled", "two envoys of Sudmark"),
    ]
    ratified, expelled = answers(text, questions)
    assert (ratified.best, expelled.best) == ("SUPPORT", "SANCTION")
    for answer in (ratified, expelled):
        assert answer.types.sum() == pytest.approx(1, abs=1e-4)
        assert answer.statuses.sum() == pytest.approx(1, abs=1e-4)
        assert len(answer.types) == len(TYPES)
        assert len(answer.statuses) == len(STATUSES)


def test_a_side_may_be_missing():
    [answer] = answers(FIRST, [asked(FIRST, "Norland", "expelled")])
    assert answer.best in TYPES


def test_the_same_questions_give_the_same_digits():
    questions = [asked(FIRST, "Norland", "expelled", "two envoys of Sudmark")]
    [one], [other] = answers(FIRST, questions), answers(FIRST, questions)
    assert (one.types == other.types).all()
