"""Cross-validate the typer by sentence cluster: a fifth at a time is read by a typer that never saw it.

python -m training.typer.validate EVENTS OUT [--folds 0,1]: prints accuracy, macro F1 and quad accuracy with the pair
given, and writes the readings of the held-out sentences of each corpus to OUT, for any scorer of event data.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np

from standoff.knowledge.plover import QUADS
from standoff.model import Article, text_sha256
from standoff.reading.encoder.running import MODEL_VARIABLE
from standoff.reading.encoder.type_model import TYPES
from standoff.reading.reader import read_articles
from training.typer.corpus import Example, cluster, corpus, rows
from training.typer.export import export
from training.typer.train import EPOCHS, RATE, SENTENCES, ask, fit, lessons

FOLDS = 5
SHIPPED = Path(str(files("standoff.reading.encoder")))


def fold_of(key: str) -> int:
    """The fold of a sentence cluster, the same in every run."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS


def scores(examples: list[Example], types: np.ndarray) -> str:
    """Accuracy, macro F1 and quad accuracy of what was found for some pairs."""
    found = types.argmax(1)
    gold = [one.types for one in examples]
    right = np.mean([one in types for one, types in zip(found, gold, strict=True)])
    quad = np.mean([
        QUADS.get(TYPES[one]) in {QUADS.get(TYPES[k]) for k in types} for one, types in zip(found, gold, strict=True)
    ])  # fmt: skip
    parts = []
    for kind in sorted(set(gold)):
        hit = sum(one in kind and types == kind for one, types in zip(found, gold, strict=True))
        parts.append(2 * hit / max(1, sum(one in kind for one in found) + gold.count(kind)))
    return f"{len(examples)} pairs: accuracy {right:.3f}, macro F1 {np.mean(parts):.3f}, quad accuracy {quad:.3f}"


def readings(path: Path, fold: int) -> Iterator[bytes]:
    """Lines of Readings of a corpus' sentences of one fold, by the model the environment names."""
    held = [row for row in rows(path) if fold_of(cluster(row)) == fold]
    articles = (Article(id=str(row["id"]), text=row["text"], sha256=text_sha256(row["text"])) for row in held)
    for reading in read_articles(articles):
        yield msgspec.json.encode(reading)


def main() -> None:
    """Command line: the folder of the corpora, where the readings go, the folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", default=",".join(map(str, range(FOLDS))))
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    arguments = parser.parse_args()
    sets = {path.name.partition(".")[0]: path for path in sorted(arguments.events.glob("*.jsonl*"))}
    labelled = {name: list(corpus(path)) for name, path in sets.items()}
    every = [example for found in labelled.values() for example in found]
    taught = lessons(every, SENTENCES)
    for fold in map(int, arguments.folds.split(",")):
        network = fit([e for e in taught if fold_of(e.group) != fold], epochs=arguments.epochs, rate=RATE, seed=1)
        for name, examples in labelled.items():
            held = [example for example in examples if fold_of(example.group) == fold]
            print(json.dumps({"fold": fold, "set": name, "found": scores(held, ask(network, held)[0])}), flush=True)
        folder = arguments.out / str(fold)
        shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"), dirs_exist_ok=True)
        export(network, folder)
        os.environ[MODEL_VARIABLE] = str(folder)
        for name, path in sets.items():
            with (arguments.out / f"{name}.jsonl").open("ab") as out:
                out.writelines(line + b"\n" for line in readings(path, fold))


if __name__ == "__main__":
    main()
