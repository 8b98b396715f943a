"""What reading costs beside the bare parse of the same texts, in one run; and how much memory a worker takes.

The texts are those of the sample crisis. Both sides are run in turn, several times; ratios are compared, not times.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable

from standoff.model import Article
from standoff.reading import read_articles
from standoff.reading.parse import load_language
from standoff.samples import crisis_articles

ROUNDS = 5
BARE_BATCH = 8
"""Texts parsed at a time by the bare parser: more costs memory and gains no speed."""


def bare(articles: list[Article]) -> int:
    """Parse the texts and nothing more."""
    return sum(len(doc) for doc in load_language().pipe((a.text for a in articles), batch_size=BARE_BATCH))


def whole(articles: list[Article]) -> int:
    """Read everything in them."""
    return sum(len(reading.attributions) for reading in read_articles(articles))


def timed(work: Callable[[list[Article]], int], articles: list[Article]) -> float:
    """CPU seconds of this process."""
    start = time.process_time()
    work(articles)
    return time.process_time() - start


def main() -> None:
    """Print the ratio of each round and the median."""
    articles = list(crisis_articles())
    words = sum(len(a.text.split()) for a in articles)
    bare(articles[:4])
    whole(articles[:4])
    ratios = []
    for number in range(1, ROUNDS + 1):
        first, second = timed(bare, articles), timed(whole, articles)
        ratios.append(second / first)
        speeds = f"bare parse {words / first:,.0f} words/s, reading {words / second:,.0f} words/s"
        print(f"round {number}: {speeds}, {ratios[-1]:.2f}")
    print(f"reading costs {statistics.median(ratios):.2f} of the bare parse (target 1.40)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(f"memory of this worker at its most: {peak:,.0f} MB (target 700)")


if __name__ == "__main__":
    main()
