"""Headline, dateline, byline, paragraphs and furniture, whatever the page looked like."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.reading.layout import find_layout

BODY = "The minister said on Monday that the talks would go on and that no decision had been taken by the council."


def parts(text):
    layout = find_layout(text)
    return [p.of(text) for p in layout.paragraphs], layout


@pytest.mark.parametrize(
    ("lead", "place", "agency"),
    [
        ("KYIV, Feb. 8 (North Wire) - ", "KYIV", "North Wire"),
        ("KYIV, 8 February (NWA) -- ", "KYIV", "NWA"),
        ("NEW YORK, N.Y., Sept. 26 (UPX) — ", "NEW YORK, N.Y.", "UPX"),
        ("KYIV/MOSCOW, Feb 24 (Meridian Wire) - ", "KYIV", "Meridian Wire"),
        ("GENEVA — ", "GENEVA", None),
        ("(North Wire) -- ", None, "North Wire"),
    ],
)
def test_datelines_are_no_story_text(lead, place, agency):
    text = f"Talks go on\n\n{lead}{BODY}"
    paragraphs, layout = parts(text)
    assert paragraphs == ["Talks go on", BODY]
    assert (layout.dateline_place.of(text) if layout.dateline_place else None) == place
    assert (layout.agency.of(text) if layout.agency else None) == agency


@pytest.mark.parametrize(
    "opening", ["RUSSIA has sent troops.", "NATO - the alliance - met.", "Kyiv said it would stay."]
)
def test_capitals_and_dashes_alone_are_no_dateline(opening):
    text = f"Talks go on\n\n{opening} {BODY}"
    assert parts(text)[0] == ["Talks go on", f"{opening} {BODY}"]


def test_bylines_credits_related_links_and_signatures_are_furniture():
    text = f"Talks go on\n\nBy Ann Bo\n\n{BODY}\n\nNorth Wire contributed to this report.\n\nAnn Bo\n\nRelated\n\nRead more: ten ferries"
    paragraphs, layout = parts(text)
    assert paragraphs == ["Talks go on", BODY]
    assert [f.of(text) for f in layout.furniture] == [
        "By Ann Bo",
        "North Wire contributed to this report.",
        "Ann Bo",
        "Related",
        "Read more: ten ferries",
    ]
    said = layout.provenance
    assert [s.of(text) for s in said.bylines] == ["By Ann Bo"]
    assert [s.of(text) for s in said.credits] == ["North Wire contributed to this report."]


def test_a_credit_in_brackets_behind_the_last_sentence_is_kept_with_its_words():
    text = f"Talks go on\n\nGENEVA, Feb 24 (North Wire) - {BODY} (Additional reporting by Ann Bo in Port Aldo)"
    said = parts(text)[1].provenance
    assert [s.of(text) for s in said.credits] == ["(Additional reporting by Ann Bo in Port Aldo)"]
    assert said.agency is not None
    assert said.agency.of(text) == "North Wire"
    assert said.dateline is not None
    assert said.dateline.of(text).startswith("GENEVA, Feb 24")


def test_a_remark_in_brackets_is_no_credit():
    assert parts(f"Talks go on\n\n{BODY} (The bridge is two miles long.)")[1].provenance.credits == ()


def test_a_text_wrapped_by_hand_is_joined():
    text = (
        "The council of Port Aldo said on Monday that the bridge would open in\n"
        "March after two years of work, and that the ferry would go on until\n"
        "then.\n\n"
        "The ferry company said it had not been told about the date and would\n"
        "wait for a letter.\n"
    )
    assert len(parts(text)[0]) == 2


def test_one_line_a_paragraph_stays_so():
    text = f"{BODY}\n{BODY}\n{BODY}"
    assert len(parts(text)[0]) == 3


def test_blank_texts_have_no_parts():
    assert parts(" \n\n ")[0] == []


@given(st.text(max_size=300))
def test_every_part_lies_in_the_text_in_order_without_overlap(text):
    layout = find_layout(text)
    spans = sorted([*layout.paragraphs, *layout.furniture])
    assert all(s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(p.of(text).strip() for p in layout.paragraphs)
