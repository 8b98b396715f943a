"""A promise told twice and kept, a threat taken back whose condition comes about: articles read by hand."""

from __future__ import annotations

from case.making import Article, Hand, Reading, article
from standoff.case import Case

LETTER = "The United States will hand Russia a written reply by Friday"
NAMES = ("United States", "Russia", "Ukraine", "NATO")


def promised() -> tuple[Article, Reading]:
    hand = Hand(LETTER + ", officials in Geneva said.")
    hand.commitment(LETTER, "United States", due=("by Friday", "2022-01-24", "2022-01-28"))
    return made_of(hand, 1, "2022-01-21T10:00:00")


def retold() -> tuple[Article, Reading]:
    hand = Hand("The United States would give Russia a written answer, a diplomat confirmed.")
    hand.commitment("The United States would give Russia a written answer", "United States")
    return made_of(hand, 2, "2022-01-22T10:00:00")


def done() -> tuple[Article, Reading]:
    return made_of(Hand("The United States handed Russia a written reply in Moscow."), 3, "2022-01-26T10:00:00")


def threat() -> tuple[Article, Reading]:
    hand = Hand("NATO would send ships to the Black Sea if Russia attacked Ukraine.")
    hand.event("attacked", "Russia", "Ukraine", status="possible")
    hand.commitment("NATO would send ships to the Black Sea", "NATO", "if Russia attacked Ukraine", kind="threat")
    return made_of(hand, 4, "2022-01-23")


def attack() -> tuple[Article, Reading]:
    hand = Hand("Russia attacked Ukraine at dawn, it was reported.")
    hand.event("Russia attacked Ukraine", "Russia", "Ukraine")
    return made_of(hand, 5, "2022-02-24")


def taken_back() -> tuple[Article, Reading]:
    return made_of(Hand("NATO cancelled the ships it was to send to the Black Sea."), 6, "2022-02-01")


STORY = (promised, retold, done, threat, attack, taken_back)


def made_of(hand: Hand, number: int, published: str) -> tuple[Article, Reading]:
    """An article of a hand's text that names whom it names, with its Reading."""
    for name in NAMES:
        if name in hand.text:
            hand.actor(name)
    made = article(hand.text, number, published=published)
    return made, hand.reading(made)


def add(case: Case, *items: tuple[Article, Reading]) -> None:
    """Put articles with their Readings into a case."""
    for one, reading in items:
        (added,) = case.add([one], reader=lambda batch, r=reading: (r for _ in batch), reader_version="hand")  # type: ignore[misc]
        assert added.status == "new", added
