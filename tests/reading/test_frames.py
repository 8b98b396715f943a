"""Predicates with their arguments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.reading.frames import Frame, find_frames
from standoff.reading.page import Page


@pytest.fixture(scope="module")
def frame(page: Callable[..., Page]) -> Callable[..., Any]:
    """`frame(text, lemma)`: the first frame of that lemma, with a function from its tokens to their words."""

    def find(text: str, lemma: str) -> tuple[Frame, Callable[[Any], list[str]]]:
        read = page(text)
        found = [f for f in find_frames(read) if f.lemma == lemma]
        assert found, [f.lemma for f in find_frames(read)]
        return found[0], lambda tokens: [read.parse.words[t] for t in tokens]

    return find


@pytest.mark.parametrize(
    ("text", "lemma", "agents", "patients"),
    [
        ("Rebels attacked the town.", "attack", ["Rebels"], ["town"]),
        ("The town was attacked by rebels.", "attack", ["rebels"], ["town"]),
        ("Poland and Latvia condemned the vote.", "condemn", ["Poland", "Latvia"], ["vote"]),
        ("The army entered the city and arrested a journalist.", "arrest", ["army"], ["journalist"]),
        ("Norway sent tanks, trucks and medics to the border.", "send", ["Norway"], ["tanks", "trucks", "medics"]),
        ("The minister promised to visit Georgia.", "visit", ["minister"], ["Georgia"]),
        ("The council urged Serbia to release the prisoners.", "release", ["Serbia"], ["prisoners"]),
        ("The troops that crossed the river seized a bridge.", "cross", ["troops"], ["river"]),
        ("Iran criticised the embargo that the council imposed.", "impose", ["council"], ["embargo"]),
        ("France accused Libya of arming rebels.", "arm", ["Libya"], ["rebels"]),
        ("Soldiers stormed the square, killing ten people.", "kill", ["Soldiers"], ["people"]),
    ],
)
def test_arguments_of_verbs(frame, text, lemma, agents, patients):
    found, words = frame(text, lemma)
    assert words(found.agents) == agents
    assert words(found.patients) == patients


@pytest.mark.parametrize(
    ("text", "lemma", "agents", "preps"),
    [
        ("Russia's invasion of Ukraine began at dawn.", "invasion", ["Russia"], [("of", "Ukraine")]),
        ("The rebels carried out an attack on the port.", "attack", ["rebels"], [("on", "port")]),
        ("Egypt and Sudan held talks with Ethiopia.", "talk", ["Egypt", "Sudan"], [("with", "Ethiopia")]),
        ("The council imposed a series of sanctions on Iran.", "sanction", ["council"], [("on", "Iran")]),
    ],
)
def test_nouns_and_the_verbs_that_carry_them(frame, text, lemma, agents, preps):
    found, words = frame(text, lemma)
    assert words(found.agents)[: len(agents)] == agents
    assert [(prep, words([token])[0]) for prep, token in found.preps if prep in dict(preps)] == preps


def test_a_light_verb_makes_the_noun_the_predicate(frame):
    found, _ = frame("The two armies will hold joint exercises in May.", "exercise")
    assert found.kind == "light"
    assert found.status == "planned"


def test_particles_belong_to_the_lemma(frame):
    found, words = frame("The company called off the meeting.", "call_off")
    assert words(found.patients) == ["meeting"]


def test_a_number_bound_is_no_particle(frame):
    found, words = frame("Rebels have kidnapped up to 16 foreign engineers from the town.", "kidnap")
    assert words(found.patients) == ["engineers"]


def test_a_gerund_joined_to_a_noun_has_the_subject_of_the_one_before_it(frame):
    found, words = frame("Norway is answering by putting forces on standby and reinforcing Svalbard.", "reinforce")
    assert (words(found.agents), found.status) == (["Norway"], "ongoing")


def test_who_is_behind_a_deed_did_it(frame):
    found, words = frame("Officials said the militia was behind the killings.", "killing")
    assert words(found.agents) == ["militia"]


def test_whom_a_clause_lays_killings_to(frame):
    found, words = frame("The militia is responsible for the killings.", "killing")
    assert words(found.agents) == ["militia"]


def test_conditions_are_ranges_of_tokens(page):
    read = page("The union will strike unless the mine reopens.")
    found = next(f for f in find_frames(read) if f.lemma == "strike")
    assert [" ".join(read.parse.words[slice(*c)]) for c in found.conditions] == ["unless the mine reopens"]


@pytest.mark.parametrize("text", ["", "Hm", "...", "of of of of", "if unless until", "And, and, and, and."])
def test_odd_text_gives_no_error(page, text):
    assert isinstance(find_frames(page(text)), tuple)


_WORDS = (
    "rebels the attack will not if unless to accused of talks with by which and sanctions was plan , . Iran".split()
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25))
def test_every_token_of_a_frame_is_a_token_of_the_page(page, words):
    read = page(" ".join(words))
    size = len(read.parse)
    for found in find_frames(read):
        tokens = [found.predicate, found.word, *found.agents, *found.patients, *found.datives]
        assert all(0 <= t < size for t in tokens + [t for _, t in found.preps])
        assert all(0 <= low < high <= size for low, high in found.conditions)
