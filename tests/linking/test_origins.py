"""How many origins: never more than are shown to be independent."""

from __future__ import annotations

import pytest

from standoff.linking.origins import count_origins
from standoff.model import Article, text_sha256
from standoff.reading import read_articles


def count(claim, *reports):
    articles = [
        Article(id=f"r{n}", sha256=text_sha256(r["text"]), published=f"2026-03-01T0{n}:00", **r)
        for n, r in enumerate(reports)
    ]
    readings = {reading.id: reading for reading in read_articles(articles)}
    return count_origins("c", claim, articles, readings)


BRIDGE = "The bridge at Aldo has been closed."


def test_a_wire_story_in_three_papers_is_one_origin():
    text = "The bridge at Aldo has been closed to lorries, the harbour master said on Monday. Ferries run every hour instead."
    found = count(
        BRIDGE,
        {"outlet": "North Wire", "text": text},
        {"outlet": "Quay Post", "text": text, "credit": "North Wire"},
        {"outlet": "Hill Herald", "text": text},
    )
    assert (found.min, found.reporting) == (1, 3)
    assert any("credit" in line for line in found.why)
    assert any("reuse" in line for line in found.why)


def test_two_newsrooms_that_saw_it_are_two():
    found = count(
        BRIDGE,
        {
            "outlet": "North Wire",
            "text": "A North Wire reporter saw barriers across the bridge at Aldo on Monday; it was closed.",
        },
        {
            "outlet": "Quay Post",
            "text": "This correspondent watched engineers close the bridge at Aldo at noon on Monday.",
        },
    )
    assert found.min == 2


def test_ministries_of_one_government_are_one():
    found = count(
        "Norland closed its border.",
        {"outlet": "North Wire", "text": "Norland's interior ministry said it had closed the border."},
        {"outlet": "Quay Post", "text": "The border is closed, Norland's defence ministry said."},
    )
    assert found.min == 1


def test_two_governments_are_two_unless_one_relies_on_the_other():
    first = {"outlet": "North Wire", "text": "Ostmark has moved launchers, Norland's navy said."}
    second = "Southland's army said that Ostmark had moved launchers."
    assert count("Ostmark moved launchers.", first, {"outlet": "Quay Post", "text": second}).min == 2
    leaning = second + ' "We rely on what was shared by Norland," it added.'
    assert count("Ostmark moved launchers.", first, {"outlet": "Quay Post", "text": leaning}).min == 1


def test_unnamed_officials_of_one_ministry_are_not_two():
    found = count(
        "The embassy in Aldo will close.",
        {
            "outlet": "North Wire",
            "text": "The embassy in Aldo closes on Friday, according to an official at the foreign ministry.",
        },
        {
            "outlet": "Quay Post",
            "text": "A foreign ministry official told the Quay Post that the embassy in Aldo would close.",
        },
    )
    assert found.min == 1


def test_a_ring_of_citations_is_at_most_one():
    found = count(
        "There was a coup in Ostmark.",
        {"outlet": "Quay Post", "text": "There are reports of a coup in Ostmark, according to Hill Herald."},
        {"outlet": "Hill Herald", "text": "The Quay Post reports a coup in Ostmark."},
    )
    assert found.min == 1


def test_a_withdrawn_report_takes_its_copies_with_it():
    text = "Ostmark has recalled its envoy, a diplomat said."
    found = count(
        "Ostmark recalled its envoy.",
        {"outlet": "North Wire", "text": text},
        {"outlet": "Quay Post", "text": text, "credit": "North Wire"},
        {
            "outlet": "North Wire",
            "text": "Please disregard the North Wire story on the envoy of Ostmark. The story has been withdrawn.",
        },
    )
    assert (found.min, found.reporting) == (0, 0)


@pytest.mark.parametrize("verb", ["denied", "rejected"])
def test_a_denial_is_not_an_origin_of_the_claim(verb):
    found = count(
        "Ostmark shelled the village of Hale.",
        {
            "outlet": "North Wire",
            "text": "Ostmark's guns shelled the village of Hale overnight, Norland's general staff said.",
        },
        {"outlet": "Quay Post", "text": f"Ostmark's defence ministry {verb} that it had shelled the village of Hale."},
    )
    assert (found.min, found.reporting) == (1, 1)


def test_one_man_by_two_offices_is_one_origin():
    found = count(
        "The strait was lost for good.",
        {"outlet": "North Wire", "text": "The strait was lost for good, the head of the German navy said on Monday."},
        {"outlet": "Quay Post", "text": "Vice Admiral Ole Brand said that the strait was lost for good."},
    )
    assert found.min == 1


def test_two_in_one_breath_are_two_only_where_each_is_named_by_itself():
    one = count(
        "The ferry has sunk.",
        {
            "outlet": "North Wire",
            "text": "The ferry has sunk, the company's founder and chief Elle Norr said on Monday.",
        },
    )
    two = count(
        "The ferry has sunk.",
        {"outlet": "North Wire", "text": "The ferry has sunk, the coast guard and the harbour master said on Monday."},
    )
    assert (one.min, two.min) == (1, 2)


def test_an_unattributed_report_never_raises_the_minimum():
    found = count(
        BRIDGE,
        {"outlet": "North Wire", "text": "The bridge at Aldo has been closed, the mayor told North Wire."},
        {"outlet": "Quay Post", "text": "Traffic is heavy after the bridge at Aldo was closed."},
    )
    assert found.min == 1
    assert found.max == 2
