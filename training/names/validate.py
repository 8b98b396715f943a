"""Cross-validate the finding of names by article: a fold at a time is read with a branch that never saw it.

python -m training.names.validate CORPUS OUT [--folds 3] [--run 1]: prints how many held-out place names are found
and how far the entities are the parser's, and writes the toponyms of the held-out articles, rules and model together,
to OUT for any scorer.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from standoff.model import Article, Span, Toponym, text_sha256
from standoff.reading.encoder.running import MODEL_VARIABLE
from standoff.reading.page import Page
from standoff.reading.places import find_toponyms
from standoff.reading.reader import read_pages
from training.names.corpus import SharedLayers
from training.names.export import export
from training.names.silver import silver
from training.names.train import EPOCHS, SHIPPED, fit, lessons, rounds
from training.reader.corpus import rows


def fold_of(key: str, folds: int) -> int:
    """The fold of an article, the same in every run."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % folds


def read(held: Iterable[dict[str, Any]]) -> Iterator[Page]:
    """Articles as pages, by the model the environment names."""
    return read_pages(Article(id=str(row["id"]), text=row["text"], sha256=text_sha256(row["text"])) for row in held)


def agreed(pages: Iterable[Page]) -> Counter[str]:
    """How many entities the parser finds, the branch finds, and both with the same label."""
    kept = list(pages)
    counts: Counter[str] = Counter()
    for page, parsed in zip(kept, silver((page.text, page.layout) for page in kept), strict=True):
        named = {(page.parse.span(one.start, one.end), one.label) for one in page.parse.entities}
        counts += Counter(entities=len(parsed), named=len(named), agreed=len(named & set(parsed)))
    return counts


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
    """A line with exact F1, precision and recall of place names that overlap, and F1 against the parser's entities."""
    exact = 2 * counts["exact"] / max(1, counts["gold"] + counts["found"])
    precision, recall = counts["right"] / max(1, counts["found"]), counts["met"] / max(1, counts["gold"])
    alike = 2 * counts["agreed"] / max(1, counts["entities"] + counts["named"])
    return (
        f"{name}: {counts['gold']} place names, exact F1 {exact:.3f}, overlap P {precision:.3f} R {recall:.3f}; "
        f"{counts['entities']} entities by the parser, F1 {alike:.3f}"
    )


def main() -> None:
    """Command line: the folder of the corpora, where the toponyms go, the folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--run", type=int, help="how many of the folds; all of them unless told")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    arguments = parser.parse_args()
    sets = {path.name.partition(".")[0]: list(rows(path)) for path in sorted(arguments.corpus.glob("*.jsonl*"))}
    epochs = rounds(SharedLayers(SHIPPED), lessons(arguments.corpus), arguments.epochs, seed=1)
    counts: dict[str, Counter[str]] = {name: Counter() for name in sets}
    arguments.out.mkdir(parents=True, exist_ok=True)
    for fold in range(arguments.run or arguments.folds):
        network = fit([[one for one in shown if fold_of(one.article, arguments.folds) != fold] for shown in epochs])
        folder = arguments.out / str(fold)
        shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"), dirs_exist_ok=True)
        export(network, folder)
        os.environ[MODEL_VARIABLE] = str(folder)
        for name, every in sets.items():
            held = [row for row in every if fold_of(str(row["id"]), arguments.folds) == fold]
            pages = list(read(held))
            counts[name] += agreed(pages)
            with (arguments.out / f"{name}.jsonl").open("ab" if fold else "wb") as out:
                for row, page in zip(held, pages, strict=True):
                    if "toponyms" in row:
                        found = find_toponyms(page)
                        counts[name] += count(row, found)
                        out.write(msgspec.json.encode({"id": row["id"], "toponyms": found}) + b"\n")
    print(json.dumps([told(name, found) for name, found in counts.items()], indent=1))


if __name__ == "__main__":
    main()
