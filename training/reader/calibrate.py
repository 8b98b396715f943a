"""Fit the confidence of attributions (src/standoff/knowledge/confidence.tsv) on labelled articles.

python training/reader/calibrate.py LABELLED [NESTED]

Penalised logistic regression by Newton's method; the features are those of the program. Run it once as installed and
once with STANDOFF_READER_MODEL=none: each run fits the weights of its own way of finding and leaves the others.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from standoff.reading import attributions as room
from standoff.reading.attributions import confidence, drafts
from training.reader.corpus import rows
from training.reader.matching import judge, read_rows

TABLE = Path(__file__).resolve().parents[2] / "src" / "standoff" / "knowledge" / "confidence.tsv"
PENALTY = 3.0


def gathered(path: Path, *, nested: bool) -> list[tuple[dict[str, float], bool]]:
    """Features and rightness of every attribution that can be judged."""
    seen: list[dict[str, float]] = []

    def keep(draft: drafts.Draft, *, alone: bool) -> float:
        seen.append(dict(confidence.features(draft, alone=alone)))
        return 0.5

    original, room.confidence_of = room.confidence_of, keep
    out = []
    try:
        for row in rows(path):
            seen.clear()
            ((_, found),) = read_rows([row])
            judged, _ = judge(row, found, nested=nested)
            out += [(f, bool(j.right)) for f, j in zip(seen, judged, strict=True) if j.right is not None]
    finally:
        room.confidence_of = original
    return out


def fit(data: Sequence[tuple[dict[str, float], bool]], without: frozenset[str] = frozenset()) -> dict[str, float]:
    """Weights by feature; a surer cue, source or content never counts against an attribution."""
    names = sorted({name for features, _ in data for name in features} - without)
    x = np.array([[features.get(name, 0.0) for name in names] for features, _ in data])
    y = np.array([right for _, right in data], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - PENALTY * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(names))
        weights += np.linalg.solve(hessian, gradient)
    made = dict(zip(names, weights.tolist(), strict=True))
    wrong = {n for n, w in made.items() if w < 0 and (n.endswith("-cue") or n in {"content", "source", "sourceless"})}
    return fit(data, without | wrong) if wrong else made


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path, help="articles with outermost attributions labelled")
    parser.add_argument("nested", type=Path, nargs="?", help="passages with nested ones labelled too")
    arguments = parser.parse_args()
    data = gathered(arguments.labelled, nested=False)
    if arguments.nested is not None:
        data += gathered(arguments.nested, nested=True)
    weights = fit(data)
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    old = dict(line.split("\t") for line in lines if line and not line.startswith("#"))
    alone = any(name.startswith("alone") for name in weights)
    kept = {name: value for name, value in old.items() if name.startswith("alone") != alone}
    made = {**kept, **{name: str(round(100 * value)) for name, value in weights.items()}}
    TABLE.write_text("\n".join([*head, *(f"{n}\t{v}" for n, v in sorted(made.items()))]) + "\n", encoding="utf-8")
    print(f"{len(data)} attributions, {sum(right for _, right in data)} right, {len(weights)} weights")


if __name__ == "__main__":
    main()
