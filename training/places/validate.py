"""Cross-validate the finding of places by article: a fold at a time is read with a branch that never saw it.

python -m training.places.validate CORPUS OUT [--folds 3]: prints how many of the held-out names are found, and
writes the toponyms of the held-out articles, rules and model together, to OUT for any scorer.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from standoff.model import Article, Span, Toponym, text_sha256
from standoff.reading.attributions.quotations import find_quotations
from standoff.reading.encoder.running import MODEL_VARIABLE
from standoff.reading.encoder.sight import look
from standoff.reading.places import find_toponyms
from standoff.reading.reader import read_pages
from training.places.corpus import SharedLayers
from training.places.export import export
from training.places.train import EPOCHS, SHIPPED, fit, lessons, rounds
from training.reader.corpus import rows


def fold_of(key: str, folds: int) -> int:
    """The fold of an article, the same in every run."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % folds


def toponyms(held: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], tuple[Toponym, ...]]]:
    """Articles with the toponyms read in them, by the model the environment names."""
    articles = (Article(id=str(row["id"]), text=row["text"], sha256=text_sha256(row["text"])) for row in held)
    for row, page in zip(held, read_pages(articles), strict=True):
        yield row, find_toponyms(page, look(page.text, page.layout.paragraphs, find_quotations(page)))


def count(row: dict[str, Any], found: Sequence[Toponym]) -> Counter[str]:
    """How many names are told, found, found with the same ends, and found and told with a character in common."""
    gold = [Span(one["start"], one["end"]) for one in row["toponyms"]]
    read = [Span(one.start, one.end) for one in found]
    return Counter(
        gold=len(gold), found=len(read), exact=len(set(gold) & set(read)),
        met=sum(any(one.overlaps(other) for other in read) for one in gold),
        right=sum(any(one.overlaps(other) for other in gold) for one in read),
    )  # fmt: skip


def told(name: str, counts: Counter[str]) -> str:
    """A line with exact F1, and precision and recall of names that overlap."""
    exact = 2 * counts["exact"] / max(1, counts["gold"] + counts["found"])
    precision, recall = counts["right"] / max(1, counts["found"]), counts["met"] / max(1, counts["gold"])
    return f"{name}: {counts['gold']} names, exact F1 {exact:.3f}, overlap P {precision:.3f} R {recall:.3f}"


def main() -> None:
    """Command line: the folder of the corpora, where the toponyms go, the folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    arguments = parser.parse_args()
    sets = {path.name.partition(".")[0]: list(rows(path)) for path in sorted(arguments.corpus.glob("*.jsonl*"))}
    epochs = rounds(SharedLayers(SHIPPED), lessons(arguments.corpus), arguments.epochs, seed=1)
    counts: dict[str, Counter[str]] = {name: Counter() for name in sets}
    arguments.out.mkdir(parents=True, exist_ok=True)
    for fold in range(arguments.folds):
        network = fit([[one for one in shown if fold_of(one.article, arguments.folds) != fold] for shown in epochs])
        folder = arguments.out / str(fold)
        shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"), dirs_exist_ok=True)
        export(network, folder)
        os.environ[MODEL_VARIABLE] = str(folder)
        for name, every in sets.items():
            held = [row for row in every if fold_of(str(row["id"]), arguments.folds) == fold]
            with (arguments.out / f"{name}.jsonl").open("ab" if fold else "wb") as out:
                for row, found in toponyms(held):
                    counts[name] += count(row, found)
                    out.write(msgspec.json.encode({"id": row["id"], "toponyms": found}) + b"\n")
    print(json.dumps([told(name, found) for name, found in counts.items()], indent=1))


if __name__ == "__main__":
    main()
