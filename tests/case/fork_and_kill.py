"""A process that adds articles in children of its own and kills them: one delay a line in, what became of it out.

Run as `python fork_and_kill.py CASE COUNT`; a delay is counted in articles, by the time one took when all was quiet.
Forked children start in milliseconds, so the kill hits the adding.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator

from case.making import Hand, article
from standoff.case import open_case
from standoff.model import Article, Reading

SENTENCES = (
    "Ministers met in the harbour town on Monday and spoke for six hours.",
    "No result was announced, and both delegations left without a word to the press.",
    "The talks are to go on next week, an adviser said.",
)


def hands(count: int) -> Iterator[tuple[Article, Reading]]:
    """Articles of which every third copies the one before, and every seventh is an edited one."""
    for number in range(count):
        telling = number - 1 if number % 3 == 2 else number
        hand = Hand(f"{' '.join(SENTENCES)} Report {telling} says {telling * 10} troops stand in Yelnya, not Kyiv.")
        hand.claim("Ministers met in the harbour town on Monday", "NATO")
        hand.claim("an adviser said", "Russia", act="deny", polarity="-")
        hand.posture(f"{telling * 10} troops", "Russia", low=telling, high=telling, where=("Yelnya",))
        hand.place("Yelnya")
        hand.actor("Kyiv")
        address = number - 1 if number % 7 == 6 and telling == number else number
        made = article(hand.text, number, url=f"https://harbour.example/{address}")
        yield made, hand.reading(made)


def add_all(path: str, made: list[tuple[Article, Reading]]) -> None:
    """Add every article that is not there yet."""
    readings = {a.id: r for a, r in made}
    with open_case(path) as case:
        for _ in case.add(
            [a for a, _ in made], reader=lambda batch: (readings[a.id] for a in batch), reader_version="hand"
        ):
            pass


def main() -> None:
    """Fork, wait, kill, tell."""
    path, made = sys.argv[1], list(hands(int(sys.argv[2])))
    with tempfile.TemporaryDirectory() as folder:
        # Imports and compiled statements are inherited, so that children spend their time on the case.
        add_all(f"{folder}/warm.case", made[:5])
        before = time.perf_counter()
        add_all(f"{folder}/warm.case", made[5:25])
        pace = (time.perf_counter() - before) / 20
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            add_all(path, made)
            os._exit(0)
        time.sleep(float(line) * pace)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else "done", flush=True)  # noqa: T201 - read by the test


if __name__ == "__main__":
    main()
