"""A Reading checks its spans and gives equal ids for equal content."""

from __future__ import annotations

import msgspec
import pytest

from standoff.errors import SpanError
from standoff.model import Attribution, Commitment, Reading, Span, Timex, content_id, text_sha256

TEXT = "Officials in Port Aldo said talks would go on until Friday."


def reading(**marks):
    return Reading(id="a", sha256=text_sha256(TEXT), reader="test", **marks)


def test_check_names_the_mark_that_reaches_past_the_text():
    beyond = Timex(id="t1", rule="r", start=52, end=90, type="DATE", value="XXXX-WXX-5")
    with pytest.raises(SpanError, match=r"\[52, 90\)"):
        reading(timexes=(beyond,)).check(TEXT)


def test_check_passes_when_all_spans_fit():
    said = Attribution(id="a1", rule="r", source=(Span(0, 9),), cue=(Span(23, 27),), content=(Span(28, 58),))
    assert reading(attributions=(said,)).check(TEXT).attributions == (said,)


def test_the_contract_prints_if_and_then():
    pledge = Commitment(id="c1", rule="r", by="Aldo", kind="promise", then=Span(28, 41), condition=Span(42, 58))
    row = msgspec.json.decode(msgspec.json.encode(reading(commitments=(pledge,))))
    assert row["commitments"][0]["if"] == [42, 58]
    assert row["commitments"][0]["then"] == [28, 41]


def test_a_reading_survives_json():
    said = Attribution(id="a1", rule="r", source=(Span(0, 9),), cue=(Span(23, 27),), content=(Span(28, 58),))
    whole = reading(attributions=(said,))
    assert msgspec.json.decode(msgspec.json.encode(whole), type=Reading) == whole


def test_ids_come_from_content_and_kind():
    assert content_id("q", "x", 1, 2) == content_id("q", "x", 1, 2)
    assert content_id("q", "x", 1, 2) != content_id("q", "x", 12)
    assert content_id("q", "x").startswith("q")
