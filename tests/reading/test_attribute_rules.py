"""The ruler that remembers sets what the pipeline's own sets, whatever it has met before."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.reading.attribute_rules import NAME, REMEMBERED, remember
from standoff.reading.parse import installed_language, load_language

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = """There 's is are ain't ai n't gonna gon na got ta let 's Let's c'm on y' all y'all nothin' I you it The this that but do
did had to get gets got can 'd 's Kyiv said officials striking struck , . two  \n not no who which whose his her them""".split(
    " "
)


@functools.cache
def plain() -> Language:
    return installed_language()


def set_by(nlp: Language, text: str) -> list[tuple[str, ...]]:
    return [(t.tag_, t.dep_, t.pos_, t.lemma_, str(t.morph)) for t in nlp(text)]


def test_it_takes_the_place_of_the_pipelines_own():
    names = load_language().pipe_names
    assert REMEMBERED in names
    assert NAME not in names


@pytest.mark.parametrize(
    "text",
    [
        "There are talks. There's a truce, and there is nothin' else.",
        "Let's go, y'all; we ain't gonna stay, you have got ta leave. C'm on!",
        "The army did what it could, but it had to retreat.  Two  blanks\nand a line.",
        "",
        "   ",
    ],
)
def test_it_sets_what_the_pipelines_own_sets(text: str):
    wanted = set_by(plain(), text)
    assert [set_by(load_language(), text) for _ in range(2)] == [wanted, wanted]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_neither_order_nor_what_was_read_before_changes_it(words: list[str]):
    text = " ".join(words)
    assert set_by(load_language(), text) == set_by(plain(), text)


def test_parts_of_speech_set_before_are_the_rulers_affair():
    quick = load_language().get_pipe(REMEMBERED)
    texts = [plain()("It had to leave.") for _ in range(2)]
    assert [t.pos_ for t in quick(texts[0])] == [t.pos_ for t in plain().get_pipe(NAME)(texts[1])]


def test_patterns_that_look_at_other_things_leave_the_ruler_in_place():
    nlp = installed_language()
    nlp.get_pipe(NAME).add([[{"SHAPE": "dd"}]], {"POS": "NUM"})
    assert NAME in remember(nlp).pipe_names
    assert REMEMBERED not in nlp.pipe_names
