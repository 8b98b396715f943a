"""What reading costs beside the bare parse of the same texts, by rules, with the reader model, and with the typer.

Also what times, quantities and places cost beside it, each and together, how much memory a worker takes, and how much
faster two workers are than one.

The texts are those of the sample crisis. Both sides are run in turn, several times; ratios are compared, not times.
"""

from __future__ import annotations

import functools
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from spacy.language import Language

from standoff.model import Article
from standoff.reading import read_articles
from standoff.reading.encoder.running import MODEL_VARIABLE
from standoff.reading.encoder.session import model_folder
from standoff.reading.encoder.type_model import TYPER_FILES
from standoff.reading.page import Page
from standoff.reading.parse import installed_language
from standoff.reading.places import find_toponyms
from standoff.reading.quantities import find_quantities
from standoff.reading.reader import read_pages
from standoff.reading.times import find_times
from standoff.samples import crisis_articles

ROUNDS = 5
BARE_BATCH = 8
"""Texts parsed at a time by the bare parser: more costs memory and gains no speed."""


@functools.cache
def bare_language() -> Language:
    """The parser as it is installed."""
    return installed_language()


def bare(articles: list[Article]) -> int:
    """Parse the texts and nothing more."""
    return sum(len(doc) for doc in bare_language().pipe((a.text for a in articles), batch_size=BARE_BATCH))


def whole(articles: list[Article]) -> int:
    """Read everything in them."""
    return sum(len(reading.attributions) for reading in read_articles(articles))


def timed(work: Callable[[list[Article]], int], articles: list[Article]) -> float:
    """CPU seconds of this process."""
    start = time.process_time()
    work(articles)
    return time.process_time() - start


def measured(articles: list[Article]) -> tuple[float, float, float]:
    """CPU seconds that times, quantities and places take once the texts are parsed."""
    pages: list[Page] = list(read_pages(articles))
    start = time.process_time()
    times = [find_times(page) for page in pages]
    second = time.process_time()
    for page, found in zip(pages, times, strict=True):
        find_quantities(page, found)
    third = time.process_time()
    for page in pages:
        find_toponyms(page)
    return second - start, third - second, time.process_time() - third


@contextmanager
def reading_by(model: str) -> Iterator[None]:
    """Read with the models of a folder, or by "none"."""
    before = os.environ.get(MODEL_VARIABLE)
    os.environ[MODEL_VARIABLE] = model
    try:
        yield
    finally:
        if before is None:
            del os.environ[MODEL_VARIABLE]
        else:
            os.environ[MODEL_VARIABLE] = before


@contextmanager
def without_typer() -> Iterator[str]:
    """A folder of the shipped models but for the typer."""
    shipped = model_folder()
    if shipped is None:
        sys.exit("no reader model is installed: there is nothing to compare the rules with")
    with tempfile.TemporaryDirectory() as folder:
        for path in shipped.iterdir():
            if path.suffix in {".onnx", ".npz"} and path.name not in TYPER_FILES:
                Path(folder, path.name).symlink_to(path)
        yield folder


def workers(articles: list[Article]) -> float:
    """Seconds one worker takes over those two take; each is warm before it is timed."""
    halves = [articles[::2], articles[1::2]]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(whole, [articles[:2]] * 4))
        start = time.perf_counter()
        pool.submit(whole, articles).result()
        one = time.perf_counter() - start
        start = time.perf_counter()
        list(pool.map(whole, halves))
        return one / (time.perf_counter() - start)


def main() -> None:
    """Print the ratios of each round and the medians."""
    articles = list(crisis_articles())
    words = sum(len(a.text.split()) for a in articles)
    bare(articles[:4])
    whole(articles[:4])
    measured(articles[:4])
    names = ("rules", "reader", "all")
    ratios: dict[str, list[float]] = {name: [] for name in names}
    rooms = []
    with without_typer() as folder:
        with reading_by(folder):
            whole(articles[:4])
        for number in range(1, ROUNDS + 1):
            first = timed(bare, articles)
            with reading_by("none"):
                spent = [timed(whole, articles)]
                rooms.append([seconds / first for seconds in measured(articles)])
            with reading_by(folder):
                spent.append(timed(whole, articles))
            spent.append(timed(whole, articles))
            for name, seconds in zip(names, spent, strict=True):
                ratios[name].append(seconds / first)
            speeds = " ".join(f"{words / seconds:,.0f}" for seconds in (first, *spent))
            shown = " ".join(f"{ratios[name][-1]:.2f}" for name in names)
            print(f"round {number}: words/s bare, rules, reader, all {speeds}; {shown}")
    print(f"by rules alone reading costs {statistics.median(ratios['rules']):.2f} of the bare parse (target 1.20)")
    print(f"with the reader model {statistics.median(ratios['reader']):.2f} (target 2.30)")
    print(f"with reader model and typer {statistics.median(ratios['all']):.2f} (target 3.00)")
    shares = [statistics.median(room) for room in zip(*rooms, strict=True)]
    together = statistics.median(sum(room) for room in rooms)
    print("times, quantities and places cost " + ", ".join(f"{share:.3f}" for share in shares), end=" ")
    print(f"of the bare parse, together {together:.3f} (target 0.15)")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(f"memory of this worker at its most: {peak:,.0f} MB (target 1,000)")
    print(f"two workers are {workers(articles):.2f} times as fast as one (target 1.80)")


if __name__ == "__main__":
    main()
