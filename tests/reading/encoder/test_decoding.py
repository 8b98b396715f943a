"""Probabilities become whole words: cues, one source, contents without edge commas."""

import numpy as np

from standoff.model import Span
from standoff.reading.encoder.decoding import find_roles, find_runs
from standoff.reading.encoder.pieces import cut

TEXT = "The envoy, who flew in, said the talks had failed."
PIECES = cut(TEXT, [Span(0, len(TEXT))], [])


def at(words):
    start = TEXT.index(words)
    return PIECES.within(Span(start, start + len(words)))


def tags(**words):
    out = np.tile(np.array([0.98, 0.01, 0.01], dtype=np.float32), (len(PIECES), 1))
    for name, values in words.items():
        for i in at(name.replace("_", " ")):
            out[i] = values
    return out


def test_a_cue_is_the_run_of_words_over_the_threshold():
    (found,) = find_runs(PIECES, tags(said=[0.2, 0.7, 0.1]), 0.5)
    assert found.pieces == at("said")
    assert round(found.probability, 3) == 0.8
    assert find_runs(PIECES, tags(said=[0.2, 0.7, 0.1]), 0.9) == []


def test_a_word_that_begins_ends_the_cue_before_it():
    begins, goes_on = [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]
    found = find_runs(PIECES, tags(said=begins, the_talks=begins, had=goes_on), 0.5)
    assert [c.pieces for c in found] == [at("said"), range(at("the talks")[0], at("the talks")[1]), at("talks had")]


def roles(source, content):
    out = np.tile(np.array([0.9, 0.05, 0.05], dtype=np.float32), (len(PIECES), 1))
    for words in source:
        for i in at(words):
            out[i] = [0.1, 0.8, 0.1]
    for words in content:
        for i in at(words):
            out[i] = [0.1, 0.1, 0.8]
    return find_roles(PIECES, TEXT, 0, at("said"), out)


def test_the_likeliest_run_is_the_source_and_edges_are_trimmed_of_commas():
    found = roles(["The envoy,", "flew"], ["the talks had failed."])
    assert found.source is not None
    assert found.source.of(TEXT) == "The envoy"
    assert [s.of(TEXT) for s in found.content] == ["the talks had failed"]
    assert round(found.source_probability, 2) == round(found.content_probability, 2) == 0.8


def test_a_content_may_be_in_fragments_and_is_never_the_cue():
    found = roles([], ["who flew in", "said", "the talks"])
    assert [s.of(TEXT) for s in found.content] == ["who flew in", "the talks"]
    assert found.source is None
    assert found.source_probability > 0.85


def test_no_content_is_no_span():
    assert roles(["The envoy"], []).content == ()
