"""The share of our own event sentences read right: a floor, pinned to what was reached."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from standoff.model import Article, Event, text_sha256
from standoff.reading import read_articles

GOLD = Path(__file__).parent / "gold" / "events.tsv"
TYPES, WHOLE = 0.87, 0.83
"""Least share with the right type, and with type and both sides right."""
MUTUAL = frozenset({"CONSULT", "SUPPORT", "ASSAULT", "COOPERATE", "AGREE"})


def rows() -> list[list[str]]:
    lines = [line for line in GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def agrees(event: Event, plover: str, source: str, target: str) -> bool:
    def same(code: str | None, wanted: str) -> bool:
        return wanted == "-" or (code or "").startswith(wanted)

    straight = same(event.source_code, source) and same(event.target_code, target)
    turned = same(event.source_code, target) and same(event.target_code, source)
    return event.plover == plover and (straight or (plover in MUTUAL and turned))


def quiet(row: list[str], found: tuple[Event, ...]) -> bool:
    """Whether nothing happens and nothing was found."""
    return row[1] == "-" and not any(e.status in {"happened", "ongoing"} for e in found)


def test_the_file_is_well_formed():
    found = rows()
    assert len(found) == len({text for text, *_ in found}) > 100
    assert all(len(row) == 4 and (row[1].isupper() or row[1] == "-") for row in found)


def test_our_sentences_are_read(record_property: Callable[[str, object], None]):
    gold = rows()
    articles = [
        Article(id=str(n), text=text, sha256=text_sha256(text), published="2022-01-20")
        for n, (text, *_) in enumerate(gold)
    ]
    events = [reading.events for reading in read_articles(articles)]
    typed = [
        any(e.plover == row[1] for e in found) or quiet(row, found) for row, found in zip(gold, events, strict=True)
    ]
    whole = [
        any(agrees(e, *row[1:]) for e in found) or quiet(row, found) for row, found in zip(gold, events, strict=True)
    ]
    missed = [row[0] for row, right in zip(gold, whole, strict=True) if not right]
    record_property("typed", sum(typed) / len(gold))
    record_property("whole", sum(whole) / len(gold))
    assert sum(typed) / len(gold) >= TYPES, missed
    assert sum(whole) / len(gold) >= WHOLE, missed
