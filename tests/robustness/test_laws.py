"""The laws of a Reading, over the sample articles and over paragraphs broken in every way."""

from __future__ import annotations

import json
import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from robustness.laws import broken_laws
from robustness.schema import breaches

SCHEMA = json.loads(Path(__file__).parents[2].joinpath("docs", "reading.schema.json").read_text(encoding="utf-8"))
INSERTED = (
    *"\"“”‘’«»„'()[],;:—-…/$%.", "\n\n", "said", "that", "if", "unless", "denied", "troops", "citing officials",
    "Feb. 30", "99999", "12/0", "between 9 and 3", "two-thirds", "\u200b", "\u2028", "\x85", "😀", "e\u0301",
)  # fmt: skip


def test_the_laws_hold_in_every_sample_article(sample_readings):
    broken = {a.origin: laws for a, reading in sample_readings if (laws := broken_laws(a.text, reading))}
    assert not broken


def test_the_json_of_every_sample_reading_is_what_the_schema_says(sample_readings):
    for article, reading in sample_readings:
        found = list(breaches(json.loads(msgspec.json.encode(reading)), SCHEMA, SCHEMA))
        assert not found, article.origin


def mangled(paragraph: str, seed: int) -> str:
    """The paragraph with words lost, doubled, moved, put in, or its case or punctuation gone."""
    chance = random.Random(seed)
    words = paragraph.split(" ")
    for _ in range(chance.randrange(1, 9)):
        at = chance.randrange(len(words))
        match chance.randrange(5):
            case 0 if len(words) > 3:
                del words[at]
            case 1:
                words.insert(at, words[at])
            case 2:
                other = chance.randrange(len(words))
                words[at], words[other] = words[other], words[at]
            case 3:
                words[at] += chance.choice(INSERTED)
            case _:
                words.insert(at, chance.choice(INSERTED))
    text = " ".join(words)
    text = chance.choice((str, str, str, str.upper, str.lower, str.title))(text)
    return text[chance.choice((0, 0, chance.randrange(40))) : chance.choice((None, None, -chance.randrange(1, 60)))]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), published=st.sampled_from([None, "2022-01-24", "2022", "0001-01-01", "9999-12-31"]))
def test_the_laws_hold_whatever_is_done_to_a_paragraph(sample_articles, read, seed, published):
    paragraphs = [p for a in sample_articles for p in a.text.split("\n") if len(p) > 80]
    text = "\n\n".join(mangled(paragraphs[(seed + n) % len(paragraphs)], seed + n) for n in range(2))
    assert not broken_laws(text, read(text, published))


@pytest.mark.parametrize(
    "text",
    [
        # Contents that hold one another's cues in a ring.
        "Peskov rejected any suggestion that the talks had a stressed yet he deadline, would Russia that not for endless the accept discussion sake of discussion.",
        # A range told downwards.
        "Estimates run from 10,000 to two-thirds of the men. Between 9 and 3 ships left the harbour.",
        # Two blanks behind a measure.
        "The minister, ending a two-day  visit, said the port was well prepared.",
        # An odd blank at the edge of a word.
        'He grumbled: "It is a forty-second\x85 decision and a 12-day\u2029 march of 300\x1f men."',
    ],
)
def test_texts_that_once_broke_a_law(read, text):
    assert not broken_laws(text, read(text, "2022-01-24"))
