"""What became of people and things that are counted, read from real sentences."""

from __future__ import annotations

import pytest

from case.making import article
from standoff.linking.outcomes import Toll, toll_of
from standoff.linking.theatres import Ground
from standoff.reading import read_articles


def tolls(text: str) -> list[Toll]:
    made = article(text)
    (reading,) = read_articles([made])
    ground = Ground(text, reading)
    return [t for q in reading.quantities if (t := toll_of(q, text, reading, ground))]


@pytest.mark.parametrize(
    ("text", "unit", "owner", "where"),
    [
        ("More than 40 Ukrainian soldiers were killed on Thursday.", "soldiers killed", "UKR", None),
        ("The shelling killed 12 people in Kharkiv.", "people killed", None, "Ukraine"),
        ("At least one person was killed in Kharkiv.", "people killed", None, "Ukraine"),
        ("Russian airstrikes killed 21 people in Sumy.", "people killed", None, "Ukraine"),
        ("About 70 Ukrainian government websites were hit by hackers.", "websites damaged", "UKR", None),
        ("Six Russian aircraft were shot down on Thursday.", "aircraft shot down", "RUS", None),
    ],
)
def test_a_toll_is_of_somebody_or_somewhere(text: str, unit: str, owner: str | None, where: str | None):
    (toll,) = tolls(text)
    assert (toll.unit, toll.owner_code, toll.where.name if toll.where else None) == (unit, owner, where)


@pytest.mark.parametrize(
    "text",
    [
        "Around sixty people had gathered at the fence.",
        "Dozens of people were killed, he said.",
        "The talks lasted eight hours in Geneva.",
        "The team hit five of six free throws in Warsaw.",
        "The army said it could kill 100 soldiers in Kharkiv if it wanted.",
        "The central bank sold 500 million dollars in Kyiv.",
    ],
)
def test_numbers_without_an_outcome_or_a_subject_are_none(text: str):
    assert tolls(text) == []
