"""Rules and model together: one attribution a cue, whole phrases at its edges, and a confidence that can be read."""

import itertools

import pytest

from standoff.reading import read
from standoff.reading.attributions.confidence import confidence_of, features
from standoff.reading.attributions.cues import Candidate
from standoff.reading.attributions.drafts import Draft
from standoff.reading.attributions.edges import whole_clause, whole_phrase
from standoff.reading.encoder.session import MODEL_VARIABLE

TEXT = (
    "Kremlin: no talks before spring\n\n"
    "The foreign minister told reporters on Monday that Norway would close its northern ports unless the trawlers left. "
    "“We have waited long enough,” she said. According to two officials, the navy has denied that any order was given."
)


def test_no_word_is_in_two_cues():
    cues = sorted(s for a in read(TEXT).attributions for s in a.cue)
    assert cues
    assert all(a.end <= b.start for a, b in itertools.pairwise(cues))


def test_a_headline_is_left_to_the_rules():
    first = read(TEXT).attributions[0]
    assert first.cue[0].of(TEXT) == ":"
    assert first.found in {"rules", "both"}


def test_inner_words_have_their_parent_with_and_without_the_model(monkeypatch):
    for value in ("", "none"):
        monkeypatch.setenv(MODEL_VARIABLE, value)
        found = {a.cue[0].of(TEXT): a for a in read(TEXT).attributions}
        denied = next(a for cue, a in found.items() if "denied" in cue)
        assert denied.parent == found["According to"].id
        assert denied.chain[0] == "two officials"


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("He backed the old harbour wall.", "old harbour", "the old harbour wall"),
        ("He backed the old harbour wall.", "harbour wall", "the old harbour wall"),
        ("He said ships were being held.", "held", "were being held"),
    ],
)
def test_a_cut_phrase_is_made_whole(page, text, cut, whole):
    parse = page(text).parse
    start = text.index(cut)
    inside = [i for i in range(len(parse)) if start <= parse.starts[i] < start + len(cut)]
    first, last = whole_phrase(parse, inside[0], inside[-1] + 1, range(1, 2))
    assert parse.span(first, last).of(text) == whole


def test_a_phrase_never_grows_over_the_cue(page):
    text = "He backed the wall."
    parse = page(text).parse
    assert whole_phrase(parse, 3, 4, range(1, 3)) == (3, 4)


def draft(**values):
    return Draft(Candidate(0, "verb", "say", "that"), (0, 1), None, (), values.pop("weight", 0.8), "test", **values)


@pytest.mark.parametrize(("found", "alone"), [("rules", True), ("model", False), ("both", False)])
def test_a_surer_cue_is_never_less_believed(found, alone):
    said = [confidence_of(draft(weight=w / 20, found=found), alone=alone) for w in range(1, 20)]
    assert all(0 < a <= b < 1 for a, b in itertools.pairwise(said))


def test_features_say_who_found_it():
    assert "alone" in dict(features(draft(), alone=True))
    assert {"both", "content", "sourceless"} <= set(dict(features(draft(found="both"), alone=False)))


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        (
            "He said the ships will stay if the council agreed to the plan.", "the ships will stay if the council",
            "the ships will stay if the council agreed to the plan",
        ),
        ("He said the ships will stay.", "the ships", "the ships"),
        ("The ships, which the council says left, are back.", "The ships, which the council", "The ships, which the council"),
    ],
)  # fmt: skip
def test_a_clause_is_not_left_behind_its_subject(page, text, cut, whole):
    parse = page(text).parse
    start = text.index(cut)
    inside = [i for i in range(len(parse)) if start <= parse.starts[i] < start + len(cut)]
    cue = next(i for i, word in enumerate(parse.words) if word in {"said", "says"})
    end = whole_clause(parse, inside[0], inside[-1] + 1, range(cue, cue + 1))
    assert parse.span(inside[0], end).of(text) == whole


@pytest.mark.parametrize("model", ["", "none"])
@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The harbour master said that the quay “has not been safe for a ship of any size since the storm of January.”",
            "that the quay “has not been safe for a ship of any size since the storm of January.”",
        ),
        (
            "The mayor told the council he would “close every crossing before the end of the week and keep them closed.”",
            "he would “close every crossing before the end of the week and keep them closed.”",
        ),
    ],
)
def test_the_words_that_lead_into_a_quotation_stay(monkeypatch, model, text, content):
    monkeypatch.setenv(MODEL_VARIABLE, model)
    (found,) = read(text).attributions
    assert [s.of(text) for s in found.content] == [content]
    assert found.manner == "mixed"
