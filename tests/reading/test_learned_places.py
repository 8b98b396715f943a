"""What the model's place tags make of the rules' names: kept, dropped, or found where the rules have no sign."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.model import Span
from standoff.reading import read
from standoff.reading.encoder.pieces import cut
from standoff.reading.encoder.session import MODEL_VARIABLE
from standoff.reading.encoder.sight import NameTags
from standoff.reading.places.learned import weighed
from standoff.reading.places.names import Search, vouched


@pytest.fixture(scope="session")
def judged(page):
    """`judged(text, **chances)`: names by rules and by a model that is so sure of these words, of no others."""

    def run(text, **chances):
        one = page(text)
        pieces = cut(text, one.layout.paragraphs, ())
        tags = np.zeros((len(pieces), 3), dtype=np.float32)
        tags[:, 0] = 1
        outside = np.zeros(len(pieces), dtype=np.int64)
        for word, chance in chances.items():
            for found in re.finditer(rf"\b{word}\b", text):
                inside = pieces.within(Span(*found.span()))
                tags[inside.start : inside.stop] = (1 - chance, 0, chance)
                tags[inside.start] = (1 - chance, chance, 0)
        return [
            (name.text, name.rule)
            for name in weighed(Search(one), [NameTags(Span(0, len(text)), pieces, tags, outside)])
        ]

    return run


@pytest.fixture(scope="session")
def alone(page):
    """`alone(text)`: names by rules alone."""
    return lambda text: [name.text for name in vouched(Search(page(text)))]


def test_a_state_is_kept_whatever_the_model_thinks(judged):
    assert judged("Oman said that both sides would be back.") == [("Oman", "gazetteer")]


def test_a_name_without_any_sign_is_found_where_the_model_is_sure(alone, judged):
    text = "The Krasnohora militia fired first."
    assert alone(text) == []
    assert judged(text, Krasnohora=0.95) == [("Krasnohora", "learned")]
    assert judged(text, Krasnohora=0.5) == []


def test_one_name_one_label(judged):
    text = "The Krasnohora militia fired first. The Krasnohora dam held."
    assert [name for name, _ in judged(text, Krasnohora=0.95)] == ["Krasnohora", "Krasnohora"]


def test_a_person_of_the_article_is_no_place(judged):
    text = "Georgia Marsh came home. She said that Austin Kent, a farmer, had called. Then Austin left."
    assert judged(text, Austin=0.9) == judged(text)


def test_bodies_and_what_holds_a_place_only_in_its_name_are_no_places(judged):
    text = "The UN envoy told The Albion Post so."
    assert judged(text, Albion=0.95, UN=0.99) == judged(text) == []


def test_the_stop_of_an_abbreviation_belongs_to_it(alone, judged):
    text = "He sold the Calif. plant first."
    assert alone(text) == []
    assert judged(text, Calif=0.99) == [("Calif.", "learned")]


BUSY = (
    "LVIV, March 3 - Ships left Severodvinsk for the White Sea, the U.S.-led force for Al-Tanf. Al Noor, of Al-Tanf, "
    "and Georgia White of Sea Point, Calif., stayed. White said the Severodvinsk Sea Port and Sea Point were closed."
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_whatever_the_model_sees_names_lie_in_the_text_and_never_overlap(page, data):
    one = page(BUSY)
    pieces = cut(BUSY, one.layout.paragraphs, ())
    size = len(pieces)
    chances = data.draw(st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.99]), min_size=size, max_size=size))
    begins = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
    tags = np.array([(1 - c, c * b, c * (not b)) for c, b in zip(chances, begins, strict=True)], dtype=np.float32)
    names = weighed(Search(one), [NameTags(Span(0, len(BUSY)), pieces, tags, np.zeros(size, dtype=np.int64))])
    assert all(BUSY[name.first : name.last] == name.text for name in names)
    assert all(a.last <= b.first for a, b in itertools.pairwise(names))


def test_names_never_overlap_and_lie_in_the_text():
    text = (
        "SEVERODVINSK, March 3 - Ships left Severodvinsk for the White Sea and the Kola Inlet. "
        "The Polyarny yard said nothing. Polyarny lies north of Murmansk, Russia."
    )
    found = read(text).toponyms
    assert all(text[t.start : t.end] == t.name for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_by_rules_alone_no_name_is_learned(monkeypatch):
    text = "The Krasnohora militia fired first near Kharkiv. Fighters shelled Dubivka and Krasna Hora."
    monkeypatch.setenv(MODEL_VARIABLE, "none")
    assert "learned" not in {t.rule for t in read(text).toponyms}
