"""What keeping one more article costs, reading left out: at the 100th, the 1,000th, and so on.

    python bench/adding.py [NUMBER OF ARTICLES, 1100]

Articles of 800 words, a third of which carry another's text, with 40 attributions, 25 events, 6 postures,
30 toponyms and 20 quantities each. The 1,000th may cost at most 1.3 times the 100th, in
processor time: other programs do not count.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from standoff.case import open_case
from standoff.model import (
    Actor,
    Article,
    Attribution,
    Event,
    EventPlace,
    Holder,
    Posture,
    Quantity,
    Reading,
    Span,
    Toponym,
    content_id,
    text_sha256,
)

WORDS = 800
PLACES = [f"Town{n}" for n in range(200)]
TYPES = ["ACCUSE", "CONSULT", "THREATEN", "MOBILIZE", "ASSAULT", "SUPPORT", "REQUEST", "REJECT"]
STATES = ["RUS", "UKR", "USA", "GBR", "DEU", "FRA", "BLR", "POL", "NATO"]
NAMES = [f"Speaker {n}" for n in range(300)]


def make_articles(count: int) -> Iterator[Article]:
    """Articles of made-up words; a third take half their text from one of the last fifty."""
    rng = random.Random(7)  # noqa: S311 - the same figures in every run
    vocabulary = ["".join(rng.choices("abcdefghij", k=rng.randint(2, 11))) for _ in range(6_000)]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    recent: list[list[str]] = []
    for number in range(count):
        words = rng.choices(vocabulary, weights, k=WORDS)
        if recent and rng.random() < 0.33:
            words[: WORDS // 2] = rng.choice(recent)[: WORDS // 2]
        recent = [*recent[-49:], words]
        text = " ".join(words)
        yield Article(
            id=f"made-{number}",
            text=text,
            sha256=text_sha256(text),
            outlet=f"Outlet {number % 40}",
            url=f"https://example.org/{number}",
            published=f"2022-{number // 800 % 12 + 1:02}-{number // 30 % 28 + 1:02}",
        )


def make_reading(article: Article) -> Reading:
    """As many marks as a long report has, spread over the text."""
    rng = random.Random(article.id)  # noqa: S311
    size = len(article.text) - 200

    def mark(kind: str, number: int) -> str:
        return content_id(kind, article.sha256, number)

    def span(length: int) -> Span:
        start = rng.randrange(size)
        return Span(start, start + length)

    def quotation(number: int) -> Attribution:
        name = rng.choice(NAMES)
        deny = rng.random() < 0.1
        return Attribution(
            id=mark("q", number), rule="made", source=(span(9),), cue=(span(5),), content=(span(150),),
            chain=(name,), holders=(Holder(name=name, kind="person", key=name),), act="deny" if deny else "assert",
            polarity="-" if deny else "+",
        )  # fmt: skip

    def place(number: int) -> Toponym:
        at, name = span(6), rng.choice(PLACES)
        return Toponym(
            id=mark("t", number), rule="made", start=at.start, end=at.end, name=name, canonical=name, geonameid=number
        )

    def quantity(number: int) -> Quantity:
        at, value = span(5), float(rng.randrange(1_000))
        return Quantity(
            id=mark("n", number), rule="made", start=at.start, end=at.end, value=value, low=value, high=value,
            bounds=(value, value), unit="troops", unit_norm=rng.choice(PLACES),
        )  # fmt: skip

    attributions = tuple(quotation(n) for n in range(40))
    events = tuple(
        Event(
            id=mark("e", n), rule="made", event_spans=(span(8),), plover=rng.choice(TYPES), cameo="112",
            quad=3, status="happened", source_text=rng.choice(NAMES), source_code=rng.choice(STATES),
            target_code=rng.choice(STATES),
            places=(EventPlace(name=rng.choice(PLACES), role="event"),), attribution=attributions[n].id,
        )
        for n in range(25)
    )  # fmt: skip
    postures = tuple(
        Posture(
            id=mark("p", n), rule="made", quote=span(60), holder="Russia", holder_code="RUS", asset="troops",
            low=1_000, high=None, where=(rng.choice(PLACES),),
        )
        for n in range(6)
    )  # fmt: skip
    return Reading(
        id=article.id, sha256=article.sha256, reader="made", attributions=attributions, events=events,
        postures=postures, toponyms=tuple(place(n) for n in range(30)),
        quantities=tuple(quantity(n) for n in range(20)),
        actors=tuple(
            Actor(id=mark("a", n), rule="made", name=name, kind="person", key=name, mentions=(span(9), span(9)))
            for n, name in enumerate(rng.sample(NAMES, 15))
        ),
    )  # fmt: skip


def main() -> None:
    """Print the cost of one article around certain numbers."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_100
    articles = list(make_articles(count))
    made = {a.id: make_reading(a) for a in articles}

    def reader(batch: Iterable[Article]) -> Iterator[Reading]:
        return (made[a.id] for a in batch)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.case"
        with open_case(path) as case:
            spent: list[float] = []
            worked: list[float] = []
            before, begun = time.perf_counter(), time.process_time()
            for _ in case.add(articles, reader=reader, reader_version="made"):
                now, done = time.perf_counter(), time.process_time()
                spent.append((now - before) * 1_000)
                worked.append((done - begun) * 1_000)
                before, begun = now, done
        print(f"{count} articles, {sum(spent) / 1_000:.1f} s, {path.stat().st_size / count / 1_024:.0f} KB an article")
        costs = {}
        for at in (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000):
            if at + 50 <= count:
                costs[at] = statistics.median(worked[at - 50 : at + 50])
                waited = statistics.median(spent[at - 50 : at + 50])
                print(f"around the {at:,}th: {costs[at]:.1f} ms of work an article, {waited:.1f} ms in all (medians)")
        if 1_000 in costs:
            print(f"the 1,000th costs {costs[1_000] / costs[100]:.2f} times the 100th (at most 1.3)")


if __name__ == "__main__":
    main()
