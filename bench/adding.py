"""What keeping and linking one more article costs, reading left out: after 1,000, after 10,000, and so on.

    python bench/adding.py [SIZES, 1000 4000]

Thirty articles a day of 400 words each, a third of which carry another's text, with as many marks as running news has
(the sample crisis): 12 attributions, of which a tenth denies, 7 events, 2 postures, a commitment in two of three, 10
toponyms and 8 quantities. From the smallest size to the largest the cost of one more may grow 1.5 times, in processor
time: other programs do not count. `1000 100000` is the measure of an archive, and takes about an hour and a half.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from standoff.case import Case, open_case
from standoff.model import (
    Actor,
    Article,
    Attribution,
    Commitment,
    Due,
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

WORDS = 400
PER_DAY = 30
FIRST_DAY = dt.date(2015, 1, 1)
GROWTH = 1.5
PROMISING = 0.67
"""Share of articles that hold a commitment."""
TURNS = 8
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
        text = " ".join(w.capitalize() if n % 20 == 0 else f"{w}." if n % 20 == 19 else w for n, w in enumerate(words))
        yield Article(
            id=f"made-{number}",
            text=text,
            sha256=text_sha256(text),
            outlet=f"Outlet {number % 40}",
            url=f"https://example.org/{number}",
            published=(FIRST_DAY + dt.timedelta(days=number // PER_DAY)).isoformat(),
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

    def pledge(number: int) -> Commitment:
        due = (
            dt.date.fromisoformat(article.published or "2015-01-01") + dt.timedelta(days=rng.randrange(30))
        ).isoformat()
        then = span(90)
        return Commitment(
            id=mark("m", number), rule="made", by=rng.choice(NAMES), by_code=rng.choice(STATES), kind="promise",
            then=then, due=Due(wording="soon", span=Span(then.start, then.start + 4), start=due, end=due),
            attribution=attributions[number].id,
        )  # fmt: skip

    attributions = tuple(quotation(n) for n in range(12))
    events = tuple(
        Event(
            id=mark("e", n), rule="made", event_spans=(span(8),), plover=rng.choice(TYPES), cameo="112",
            quad=3, status="happened", source_text=rng.choice(NAMES), source_code=rng.choice(STATES),
            target_code=rng.choice(STATES),
            places=(EventPlace(name=rng.choice(PLACES), role="event"),), attribution=attributions[n].id,
        )
        for n in range(7)
    )  # fmt: skip
    postures = tuple(
        Posture(
            id=mark("p", n), rule="made", quote=span(60), holder="Russia", holder_code="RUS", asset="troops",
            low=1_000, high=None, where=(rng.choice(PLACES),),
        )
        for n in range(2)
    )  # fmt: skip
    commitments = tuple(pledge(n) for n in range(rng.random() < PROMISING))
    return Reading(
        id=article.id, sha256=article.sha256, reader="made", attributions=attributions, events=events,
        postures=postures, commitments=commitments, toponyms=tuple(place(n) for n in range(10)),
        quantities=tuple(quantity(n) for n in range(8)),
        actors=tuple(
            Actor(id=mark("a", n), rule="made", name=name, kind="person", key=name, mentions=(span(9), span(9)))
            for n, name in enumerate(rng.sample(NAMES, 6))
        ),
    )  # fmt: skip


def add(case: Case, articles: Iterable[Article]) -> list[float]:
    """Processor milliseconds of each article added; making its Reading is part of it, the same for every size."""

    def reader(batch: Iterable[Article]) -> Iterator[Reading]:
        return (make_reading(a) for a in batch)

    spent = []
    begun = time.process_time()
    for _ in case.add(articles, reader=reader, reader_version="made"):
        done = time.process_time()
        spent.append((done - begun) * 1_000)
        begun = done
    return spent


def main() -> None:
    """Fill a case to each size, then add to all of them in turn, so that whatever else runs hits them alike."""
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 4_000]
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        cases = [stack.enter_context(open_case(Path(folder) / f"{size}.case")) for size in sizes]
        made = [make_articles(size + TURNS * 16) for size in sizes]
        for case, size, articles in zip(cases, sizes, made, strict=True):
            filled = sum(add(case, itertools.islice(articles, size))) / 1_000
            print(f"{size:,} articles: {filled:.0f} s of work", flush=True)
        spent: dict[int, list[float]] = {size: [] for size in sizes}
        for _ in range(TURNS):
            for case, size, articles in zip(cases, sizes, made, strict=True):
                spent[size] += add(case, itertools.islice(articles, 16))
        costs = {size: statistics.median(each) for size, each in spent.items()}
        for size, cost in costs.items():
            room = (Path(folder) / f"{size}.case").stat().st_size / (size + TURNS * 16) / 1_024
            print(f"from {size:,}: {cost:.1f} ms of work an article (median of {TURNS * 16}), {room:.0f} KB each")
        print(f"{sizes[-1]:,} costs {costs[sizes[-1]] / costs[sizes[0]]:.2f} times {sizes[0]:,} (at most {GROWTH})")


if __name__ == "__main__":
    main()
